//! Do random, Latin and Sobol' points make the error that they state?
//!
//! For each sampler 200 seeds; each run states a figure and its standard error, and an interval of
//! 95 % by it. Of 200 such intervals about 190 hold the truth, ± 3.08; k = 4 lets 178 or more pass
//! (fewer: one choice of seeds in 5,000 for each of the eighteen claims). They may all hold it, so
//! there is no upper bound on that; instead the squares of the distances in standard errors, which
//! are 1 on average for random points (normal) and 7/5 for the others (Student's t with the seven
//! degrees of freedom of eight replicates), must not be far below either: a mean's error that is stated
//! twice too large would make them a quarter.

use crate::common::{read, scenario};
use regiocast::analysis::ratios::headline_row;
use regiocast::analysis::reading::Reading;
use regiocast::ensemble::{Settings, run};
use regiocast::outcomes::value::HEADLINES;
use regiocast::points::Sampler;
use regiocast::programme::Bound;

const SEEDS: u64 = 200;
const DRAWS: usize = 512;
const AT_LEAST: usize = 178;

/// Money lognormal about £100m, σ 0.3; jobs at a cost lognormal about £50,000, σ 0.3; benefits
/// lognormal about £150m, σ 0.4.
const TEXT: &str = r#"
[fund.grant]
kind = "public"
amount = { lognormal = [100, 0.3] }
prices = "real"
profile = "even"
[fund.firm]
kind = "private"
amount = 1
prices = "real"
profile = "even"
[activity.spend]
funded_by = { grant = 1 }
[activity.spend.jobs]
cost_per_job = { lognormal = [50_000, 0.3] }
[activity.course]
funded_by = { firm = 1 }
[activity.course.training]
pathway = "course"
group = "lab"
cost_per_start = 1_000
duration = 0
completion = 1
earnings_gain = { lognormal = [150_000, 0.4] }
[skill.lab]
candidates = 0
supply = 0
"#;

/// A claim: in how many runs its interval held the truth, and the mean square of the distances in
/// stated errors.
#[derive(Debug, Default)]
struct Claim {
    held: usize,
    squares: f64,
}

impl Claim {
    fn hears(&mut self, (found, error): (f64, f64), truth: f64, quantile: f64) {
        let distance = (found - truth) / error;
        self.held += usize::from(distance.abs() < quantile);
        self.squares += distance * distance / SEEDS as f64;
    }
}

/// The mean of the jobs, the chance of many, their median, the 50th and 90th percentile of the money
/// (which one input decides, so that even points leave them little error), and the benefit–cost
/// ratio.
const CLAIMS: [&str; 6] = [
    "mean",
    "chance",
    "P50",
    "P50 of one",
    "P90 of one",
    "ratio of means",
];

fn claims(sampler: Sampler) -> [Claim; 6] {
    // Jobs are lognormal about 100m/50,000 = 2,000, with σ² = 0.09 + 0.09.
    let sigma = 0.18_f64.sqrt();
    let mean = 2_000.0 * 0.09_f64.exp();
    // More than this are met in three of ten futures: Φ⁻¹(0.7) = 0.524 400 512 708 040 9.
    let many = 2_000.0 * (sigma * 0.524_400_512_708_040_9).exp();
    let money = 100.0 * (0.3 * 1.281_551_565_544_600_4_f64).exp();
    let ratio = 1.5 * (0.08_f64 - 0.045).exp();
    // The normal and Student's t at 0.975.
    let quantile = if sampler.replicated() {
        2.364_624_251_592_784
    } else {
        1.959_963_984_540_054
    };
    let scenario = read(&scenario(1, TEXT));
    let mut claims: [Claim; 6] = Default::default();
    for seed in 0..SEEDS {
        let settings = Settings {
            draws: DRAWS,
            seed,
            sampler,
        };
        let run = run(scenario.case(), settings, &|_| ()).unwrap();
        let gauge = |metric| run.outcomes.directory.at_the_end(metric).unwrap();
        let jobs = Reading::of(&run, gauge("jobs.filled"));
        let moments = jobs.moments();
        claims[0].hears((moments.mean, moments.error), mean, quantile);
        let chance = jobs.meeting(Bound::AtLeast(many));
        claims[1].hears((chance.share, chance.error), 0.3, quantile);
        let percentile = |reading: &Reading, p: f64| {
            let [found] = reading.percentiles([p]);
            (found, reading.percentile_error(p).unwrap_or(f64::NAN))
        };
        claims[2].hears(percentile(&jobs, 0.5), 2_000.0, quantile);
        let paid = Reading::of(&run, gauge("investment.public"));
        claims[3].hears(percentile(&paid, 0.5), 100.0, quantile);
        claims[4].hears(percentile(&paid, 0.9), money, quantile);
        let bcr = HEADLINES
            .iter()
            .find(|one| one.name == "value.bcr")
            .unwrap();
        let row = headline_row(&run, bcr).unwrap();
        claims[5].hears((row.mean, row.mcse), ratio, quantile);
    }
    claims
}

/// Do the intervals hold the truth as often as they say, and are they no wider than they need be?
#[track_caller]
fn assert_honest(sampler: Sampler, squares: std::ops::Range<f64>) {
    for (claim, name) in claims(sampler).into_iter().zip(CLAIMS) {
        println!("{sampler} {name}: {claim:?}");
        assert!(claim.held >= AT_LEAST, "{sampler}, {name}: {claim:?}");
        assert!(
            squares.contains(&claim.squares),
            "{sampler}, {name}: {claim:?}"
        );
    }
}

#[test]
fn random_points_make_the_error_that_they_state() {
    // Squares of normal distances: 1 ± 0.1, and stated errors of percentiles vary by a fifth or so.
    assert_honest(Sampler::Random, 0.6..1.6);
}

#[test]
fn latin_hypercubes_make_the_error_that_they_state() {
    // A percentile at the edge of two strata is all but free of error, and half a rank is stated.
    assert_honest(Sampler::Latin, 0.2..2.6);
}

#[test]
fn sobol_points_make_the_error_that_they_state() {
    assert_honest(Sampler::Sobol, 0.2..2.6);
}
