//! Draws that were counted, beside the same draws kept whole.
//!
//! [`Engine::keep`] gives every draw of a run that was counted. What is expected is worked out here
//! from those: sorted, interpolated, added up with compensation (Neumaier 1974).
//!
//! Moments, ends, shares at stated values and the number of draws must agree to the last digits.
//! Percentiles may be off by the width of a class, which is one part in 256 of the range from the
//! 0.1st to the 99.9th percentile of the pilot at the most, and by far less than chance makes them
//! off: the error by counting is held against the standard error of the percentile itself, half the
//! distance between the order statistics one standard deviation of the rank below and above it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::common::{plan, read, scenario};
use regiocast::analysis::reading::Reading;
use regiocast::analysis::watch::watchlist;
use regiocast::analysis::{PERCENTILES, summarise, targets};
use regiocast::ensemble::classes::CELLS;
use regiocast::ensemble::kept::Kept;
use regiocast::ensemble::{Course, Engine, Ensemble, PILOT, Settings, Watchlist, run};
use regiocast::outcomes::{Gauge, Gauges, Outcomes};
use regiocast::points::Sampler;
use regiocast::programme::Bound;
use regiocast::scenario::Scenario;

/// A counted run and all its draws.
struct Both {
    counted: Ensemble,
    kept: Kept,
    draws: usize,
}

impl Both {
    /// Runs a scenario, watching what `list` says.
    #[track_caller]
    fn run(
        scenario: &Scenario,
        settings: Settings,
        wanted: impl Fn(&str) -> bool,
        list: impl FnOnce(&Scenario, &Outcomes) -> Watchlist,
    ) -> Self {
        let outcomes = Outcomes::only(&scenario.programme, wanted);
        let list = list(scenario, &outcomes);
        let engine = Engine::new(scenario.case(), outcomes, settings);
        let mut course = Course::begin(engine.unwrap(), list);
        course.advance(0..course.units(), &|_| ());
        let kept = course.engine().keep(0..settings.draws);
        let counted = course.end();
        assert!(counted.kept().is_none(), "the draws were kept");
        Self {
            counted,
            kept,
            draws: settings.draws,
        }
    }

    /// The usual watchlist.
    fn usual(scenario: &Scenario, outcomes: &Outcomes) -> Watchlist {
        watchlist(&scenario.programme, &outcomes.directory)
    }

    #[track_caller]
    fn gauge(&self, metric: &str) -> Gauge {
        let directory = &self.counted.outcomes.directory;
        let gauge = directory.at_the_end(metric);
        gauge.unwrap_or_else(|| panic!("there is no metric {metric}"))
    }

    fn gauges(&self) -> Vec<Gauge> {
        Gauges::of(&self.counted.outcomes.directory).all
    }

    fn name(&self, gauge: Gauge) -> String {
        let metric = &self.counted.outcomes.directory.metrics[gauge.metric];
        format!("{} {:?}", metric.name, gauge.when)
    }

    /// Every draw of a gauge in order.
    fn drawn(&self, gauge: Gauge) -> Vec<f64> {
        let mut values = Vec::new();
        let directory = &self.counted.outcomes.directory;
        self.kept
            .draws_of(directory, gauge, self.draws, &mut values);
        assert_eq!(values.len(), self.draws);
        values
    }

    fn exact(&self, gauge: Gauge) -> Exact {
        Exact::of(&self.drawn(gauge))
    }
}

/// What all draws say, sorted.
struct Exact {
    sorted: Vec<f64>,
    /// From the 0.1st to the 99.9th percentile of the pilot.
    body: f64,
}

impl Exact {
    fn of(draws: &[f64]) -> Self {
        let sorted = |draws: &[f64]| {
            let mut known: Vec<f64> = draws.iter().copied().filter(|x| !x.is_nan()).collect();
            known.sort_by(f64::total_cmp);
            known
        };
        let pilot = sorted(&draws[..PILOT]);
        let aside = pilot.len() / 1000;
        Self {
            sorted: sorted(draws),
            body: match pilot.len() {
                0 => 0.0,
                known => pilot[known - 1 - aside] - pilot[aside],
            },
        }
    }

    fn count(&self) -> f64 {
        self.sorted.len() as f64
    }

    /// Hyndman and Fan's type 7.
    fn percentile(&self, p: f64) -> f64 {
        let place = p * (self.count() - 1.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a rank lies between 0 and the number of draws"
        )]
        let [low, high] = [place.floor(), place.ceil()].map(|rank| self.sorted[rank as usize]);
        low + (place - place.floor()) * (high - low)
    }

    /// The standard error of a percentile.
    fn error(&self, p: f64) -> f64 {
        let one_sd = (p * (1.0 - p) / self.count()).sqrt();
        (self.percentile(p + one_sd) - self.percentile(p - one_sd)) / 2.0
    }

    fn mean_and_sd(&self) -> (f64, f64) {
        if self.sorted.is_empty() {
            return (f64::NAN, f64::NAN);
        }
        let mean =
            self.sorted[0] + sum(self.sorted.iter().map(|x| x - self.sorted[0])) / self.count();
        let squares = sum(self.sorted.iter().map(|x| (x - mean) * (x - mean)));
        (mean, (squares / (self.count() - 1.0)).sqrt())
    }

    /// Whether a quarter of draws and more have the value of another draw, but for rounding.
    fn is_lumps(&self) -> bool {
        let same = |pair: &&[f64]| pair[1] - pair[0] <= 1e-12 * pair[1].abs();
        self.sorted.windows(2).filter(same).count() * 4 > self.sorted.len()
    }

    fn below(&self, value: f64) -> usize {
        self.sorted.partition_point(|x| *x < value)
    }

    fn at(&self, value: f64) -> usize {
        self.sorted.partition_point(|x| *x <= value) - self.below(value)
    }
}

/// A sum with what rounding lost.
fn sum(values: impl Iterator<Item = f64>) -> f64 {
    let (mut total, mut lost) = (0.0_f64, 0.0);
    for value in values {
        let next = total + value;
        lost += if total.abs() >= value.abs() {
            (total - next) + value
        } else {
            (value - next) + total
        };
        total = next;
    }
    total + lost
}

/// How far counting puts a percentile off.
struct Off {
    /// Which.
    name: String,
    /// In standard errors of the percentile, which chance makes it off by.
    by_chance: f64,
    /// As a share of the body of the distribution.
    by_body: f64,
}

/// How far counting puts P5 … P95 off, each within its class; and whether the draws are lumps, many
/// of them at the same value.
#[track_caller]
fn percentiles_off(both: &Both, gauge: Gauge) -> (bool, Vec<Off>) {
    let exact = both.exact(gauge);
    if exact.sorted.is_empty() {
        return (true, Vec::new());
    }
    let found = Reading::of(&both.counted, gauge).percentiles(PERCENTILES);
    let off = |(p, found): (f64, f64)| {
        let name = format!("{}: P{}", both.name(gauge), p * 100.0);
        let expected = exact.percentile(p);
        let off = (found - expected).abs();
        // The last digits of a difference are rounding.
        let rounding = 4.0 * f64::EPSILON * expected.abs();
        let class = exact.body / CELLS as f64 / 2.0;
        assert!(
            off <= class + rounding,
            "{name}: {found} is not {expected}: {off} is more than a class, {class}"
        );
        let share = |whole: f64| if off <= rounding { 0.0 } else { off / whole };
        Off {
            name,
            by_chance: share(exact.error(p)),
            by_body: share(exact.body),
        }
    };
    let all = PERCENTILES.into_iter().zip(found).map(off).collect();
    (exact.is_lumps(), all)
}

/// Moments, ends and the number of draws, to the last digits.
#[track_caller]
fn assert_moments(both: &Both, gauge: Gauge) {
    let (name, exact) = (both.name(gauge), both.exact(gauge));
    let reading = Reading::of(&both.counted, gauge);
    assert_eq!(reading.known(), exact.sorted.len(), "{name}");
    let found = reading.moments();
    if exact.sorted.is_empty() {
        assert!(
            found.mean.is_nan() && found.sd.is_nan(),
            "{name}: {found:?}"
        );
        return;
    }
    let (mean, sd) = exact.mean_and_sd();
    let close = |a: f64, b: f64, scale: f64| (a - b).abs() <= 1e-12 * scale;
    assert!(
        close(found.mean, mean, mean.abs().max(sd)),
        "{name}: mean {} is not {mean}",
        found.mean
    );
    // Squares of deviations of the size of the last digit of a value are no digits.
    let noise = 1e-3 * f64::EPSILON * mean.abs() / 1e-12;
    assert!(
        close(found.sd, sd, sd + noise),
        "{name}: sd {} is not {sd}",
        found.sd
    );
    let ends = reading.percentiles([0.0, 1.0]);
    let [low, high] = [exact.sorted[0], exact.sorted[exact.sorted.len() - 1]];
    assert_eq!(ends, [low, high], "{name}");
}

const MANY: usize = 200_000;

/// Funds of all shapes. What is drawn with them is told in £m.
fn funds() -> Scenario {
    let mut tables = String::new();
    let mut ids = Vec::new();
    let mut fund = |id: &str, amount: &str, arrives: f64| {
        let _ = write!(
            tables,
            "[fund.{id}]\nkind = \"public\"\nprices = \"real\"\nprofile = \"even\"\n\
             amount = {amount}\n"
        );
        if arrives < 1.0 {
            let _ = writeln!(tables, "arrives = {arrives}");
        }
        ids.push(format!("{id} = 1"));
    };
    fund("normal", "{ normal = [100, 15], min = 0 }", 1.0);
    fund("wide", "{ lognormal = [10, 2] }", 1.0);
    fund("uniform", "{ uniform = [3, 4] }", 1.0);
    fund("far", "{ normal = [1_000_000, 0.001], min = 0 }", 1.0);
    fund("perhaps", "{ lognormal = [10, 0.5] }", 0.3);
    fund("either", "5", 0.55);
    fund("constant", "7", 1.0);
    let _ = write!(
        tables,
        "[activity.plan]\nfunded_by = {{ {} }}\n",
        ids.join(", ")
    );
    read(&scenario(1, &tables))
}

/// Three amounts that come or do not: eight values, none of them a whole number but nothing, of
/// which only two have classes of their own. No percentile told lies on an edge between two.
fn lumps() -> Scenario {
    let mut tables = String::new();
    for (id, amount, arrives) in [("a", 1.5, 0.6), ("b", 3.25, 0.47), ("c", 6.5, 0.33)] {
        let _ = write!(
            tables,
            "[fund.{id}]\nkind = \"public\"\nprices = \"real\"\nprofile = \"even\"\n\
             amount = {amount}\narrives = {arrives}\n"
        );
    }
    tables += "[activity.plan]\nfunded_by = { a = 1, b = 1, c = 1 }\n";
    read(&scenario(1, &tables))
}

/// A school that may not come, is full in many draws, and of whose few people some complete: atoms
/// at nothing and at the top, counts of people, ratios without a value and with a heavy tail.
fn school() -> Scenario {
    read(&scenario(
        1,
        "[fund.grant]\nkind = \"public\"\nprices = \"real\"\nprofile = \"even\"\n\
         amount = { uniform = [0.001, 0.1] }\narrives = 0.8\n\
         [activity.school]\nfunded_by = { grant = 1 }\n\
         [activity.school.training]\npathway = \"course\"\ngroup = \"lab\"\nduration = 0\n\
         cost_per_start = 1_000\ncapacity = 60\ncompletion = 0.1\n\
         earnings_gain = { normal = [500, 1_000] }\n\
         [skill.lab]\ncandidates = 0\nsupply = 0\n",
    ))
}

/// Is each percentile off by no more than so many standard errors? On a lump, where the error by
/// chance is nothing or all but, one part in 200 of the body is let pass: values that differ by
/// rounding alone count as different, and whole numbers may be off by one.
#[track_caller]
fn assert_percentiles(both: &Both, gauge: Gauge, most: f64) -> Vec<f64> {
    let (lumps, all) = percentiles_off(both, gauge);
    for off in &all {
        let Off {
            name,
            by_chance,
            by_body,
        } = off;
        let piled = lumps || by_body / by_chance <= 1e-5;
        assert!(
            *by_chance <= most || piled && *by_body <= 1.0 / 200.0,
            "{name}: off by {by_chance} standard errors, {by_body} of the body"
        );
    }
    let smooth = all
        .into_iter()
        .filter(|off| !lumps && off.by_body / off.by_chance > 1e-5);
    smooth.map(|off| off.by_chance).collect()
}

#[test]
fn draws_of_any_shape_are_told_as_well_counted_as_kept() {
    // Measured: the worst of the percentiles is off by 0.30 standard errors of 200,000 draws.
    for scenario in [funds(), lumps(), school()] {
        let both = Both::run(&scenario, Settings::new(MANY, 21), |_| true, Both::usual);
        for gauge in both.gauges() {
            assert_moments(&both, gauge);
            assert_percentiles(&both, gauge, 0.4);
        }
    }
}

#[test]
fn values_that_many_draws_share_are_exact() {
    let exactly = |scenario: &Scenario, metric: &str, known: &[(f64, f64)]| {
        let both = Both::run(scenario, Settings::new(MANY, 22), |_| true, Both::usual);
        let reading = Reading::of(&both.counted, both.gauge(metric));
        for (p, value) in known {
            assert_eq!(reading.percentiles([*p]), [*value], "{metric} {p}");
        }
    };
    // Nothing in seven of ten draws; £5m in 55 of 100.
    exactly(
        &funds(),
        "investment.fund.perhaps",
        &[(0.05, 0.0), (0.5, 0.0), (0.69, 0.0)],
    );
    exactly(
        &funds(),
        "investment.fund.either",
        &[(0.05, 0.0), (0.44, 0.0), (0.46, 5.0), (0.95, 5.0)],
    );
    exactly(
        &funds(),
        "investment.fund.constant",
        &[(0.0, 7.0), (0.5, 7.0), (1.0, 7.0)],
    );
    // A fifth of draws without money; the money is enough for 60 people in 0.8 · 40/99 of them.
    exactly(
        &school(),
        "training.starts",
        &[(0.05, 0.0), (0.19, 0.0), (0.69, 60.0), (0.95, 60.0)],
    );
    // Eight values with probabilities of 0.14 to 0.21 and 0.07 to 0.10; summed up from the lowest:
    // 0, 1.5, 3.25, 4.75 at 0.142, 0.355, 0.481, 0.670, then the same and 6.5 more at 0.740, 0.845,
    // 0.907, 1.
    exactly(
        &lumps(),
        "investment.total",
        &[
            (0.05, 0.0),
            (0.25, 1.5),
            (0.42, 3.25),
            (0.6, 4.75),
            (0.7, 6.5),
            (0.8, 8.0),
            (0.88, 9.75),
            (0.95, 11.25),
        ],
    );
}

#[test]
fn every_figure_of_a_counted_run_of_a_shipped_scenario_is_far_within_chance() {
    // Measured: of 12,819 percentiles that are no lumps the worst is off by 0.56 standard errors of
    // 20,000 draws, and the root of the mean square is 0.07. So the error of a percentile becomes
    // 1.15 times what chance makes it at the worst, and 1.002 times as a rule.
    let scenario = Scenario::read("chi-zone").unwrap();
    let both = Both::run(&scenario, Settings::new(20_000, 23), |_| true, Both::usual);
    let mut all: Vec<f64> = Vec::new();
    for gauge in both.gauges() {
        assert_moments(&both, gauge);
        all.extend(assert_percentiles(&both, gauge, 0.7));
    }
    assert!(all.len() > 10_000, "{}", all.len());
    let worst = all.iter().copied().fold(0.0, f64::max);
    let root_mean_square = (sum(all.iter().map(|x| x * x)) / all.len() as f64).sqrt();
    println!(
        "{} percentiles: worst {worst:.3}, rms {root_mean_square:.3}",
        all.len()
    );
    assert!(root_mean_square < 0.1, "{root_mean_square}");
}

/// Values to compare draws with: inside, at lumps, at the ends and beyond.
const STATED: [f64; 9] = [-1.0, 0.0, 0.25, 5.0, 9.75, 16.5, 60.0, 75.0, 1e9];

#[test]
fn shares_at_stated_values_are_exact() {
    for (scenario, metrics) in [
        (
            funds(),
            ["investment.fund.perhaps", "investment.fund.either"],
        ),
        (school(), ["training.starts", "training.completions"]),
    ] {
        for (sampler, draws) in [
            (Sampler::Random, 50_000),
            (Sampler::Latin, 50_000),
            (Sampler::Sobol, 32_768),
        ] {
            let settings = Settings {
                draws,
                seed: 24,
                sampler,
            };
            let watch = |_: &Scenario, outcomes: &Outcomes| Watchlist {
                gauges: metrics
                    .iter()
                    .filter_map(|metric| outcomes.directory.at_the_end(metric))
                    .map(|gauge| (gauge, STATED.to_vec()))
                    .collect(),
                ratios: Vec::new(),
            };
            let both = Both::run(&scenario, settings, |_| true, watch);
            for metric in metrics {
                let gauge = both.gauge(metric);
                let (exact, reading) = (both.exact(gauge), Reading::of(&both.counted, gauge));
                for value in STATED {
                    let (below, at) = (exact.below(value) as f64, exact.at(value) as f64);
                    let all = exact.count();
                    let name = format!("{metric} {value} {sampler}");
                    assert_eq!(
                        reading.above(value).share,
                        (all - below - at) / all,
                        "{name}"
                    );
                    let kept = reading.meeting(Bound::AtLeast(value)).share;
                    assert_eq!(kept, (all - below) / all, "{name}");
                    let kept = reading.meeting(Bound::AtMost(value)).share;
                    assert_eq!(kept, (below + at) / all, "{name}");
                    assert_eq!(
                        reading.share_below(value),
                        (below + 0.5 * at) / all,
                        "{name}"
                    );
                }
            }
        }
    }
}

#[test]
fn shares_at_other_values_are_off_by_a_class_at_most() {
    let both = Both::run(&funds(), Settings::new(MANY, 25), |_| true, Both::usual);
    for (metric, values) in [
        ("investment.fund.normal", [70.0, 85.0, 100.0, 115.0, 130.0]),
        ("investment.fund.uniform", [3.01, 3.2, 3.5, 3.77, 3.99]),
        ("investment.fund.wide", [0.5, 3.0, 10.0, 50.0, 300.0]),
    ] {
        let gauge = both.gauge(metric);
        let (exact, reading) = (both.exact(gauge), Reading::of(&both.counted, gauge));
        for value in values {
            let share = exact.below(value) as f64 / exact.count();
            let found = reading.share_below(value);
            // A class holds one draw in 256 of the body or fewer; the value lies somewhere in it.
            assert!(
                (found - share).abs() < 1.0 / 512.0,
                "{metric} {value}: {found}, {share}"
            );
        }
    }
}

fn everything() -> Scenario {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/independent/scenarios/everything.toml"
    );
    Scenario::read(path).unwrap_or_else(|error| panic!("{error}"))
}

/// The metrics that the promises of `everything.toml` are about.
fn promised(name: &str) -> bool {
    [
        "jobs.filled",
        "training.completions",
        "investment.total",
        "value.public_cost_per_net_job",
    ]
    .iter()
    .any(|beginning| name.starts_with(beginning))
}

#[test]
fn promises_are_kept_in_as_many_counted_draws_as_kept_ones() {
    let scenario = everything();
    for (sampler, draws) in [(Sampler::Random, 17_000), (Sampler::Sobol, 32_768)] {
        let settings = Settings {
            draws,
            seed: 26,
            sampler,
        };
        let both = Both::run(&scenario, settings, promised, Both::usual);
        let found = targets::results(&scenario.programme, &both.counted, &BTreeMap::new());
        assert_eq!(found.len(), 4);
        for result in found {
            let gauge = targets::answer(&both.counted, &result.target).unwrap();
            let drawn = both.drawn(gauge);
            let kept = Reading::drawn(&drawn, sampler.replicated());
            let bound = result.target.bound;
            let expected = kept.meeting(bound);
            let name = &result.target.title;
            assert_eq!(result.probability, expected.share, "{name}");
            assert!((result.error - expected.error).abs() <= 1e-12, "{name}");
            assert_eq!(result.draws, expected.draws, "{name}");
            assert_eq!(
                result.central.1,
                kept.share_below(result.central.0),
                "{name}"
            );
            assert_eq!(
                result.as_promised.1,
                kept.share_below(result.as_promised.0),
                "{name}"
            );
            let (missing, expected) = (result.shortfall, kept.shortfall(bound));
            let body = Exact::of(&drawn).body;
            assert_eq!(missing.is_some(), expected.is_some(), "{name}");
            let off = missing.unwrap_or(0.0) - expected.unwrap_or(0.0);
            assert!(
                off.abs() <= body / CELLS as f64,
                "{name}: shortfall off by {off}"
            );
        }
    }
}

#[test]
fn the_first_draws_are_at_hand_where_they_are_watched() {
    let scenario = everything();
    let both = Both::run(&scenario, Settings::new(16_385, 27), promised, Both::usual);
    for metric in ["jobs.filled", "training.completions", "investment.total"] {
        let gauge = both.gauge(metric);
        let reading = Reading::of(&both.counted, gauge);
        assert_eq!(
            reading.first_draws(),
            &both.drawn(gauge)[..PILOT],
            "{metric}"
        );
    }
}

/// Mean and standard error of eight replicates' figures.
fn of_replicates(drawn: &[f64], figure: impl Fn(&Exact) -> f64) -> f64 {
    let figures: Vec<f64> = (0..8)
        .map(|lane| {
            let mut own: Vec<f64> = drawn.iter().skip(lane).step_by(8).copied().collect();
            own.retain(|x| !x.is_nan());
            own.sort_by(f64::total_cmp);
            figure(&Exact {
                sorted: own,
                body: f64::NAN,
            })
        })
        .collect();
    let mean = figures.iter().sum::<f64>() / 8.0;
    let squares: f64 = figures.iter().map(|x| (x - mean).powi(2)).sum();
    (squares / 7.0 / 8.0).sqrt()
}

#[test]
fn errors_of_replicated_points_are_the_spread_of_the_eight() {
    let scenario = school();
    for (sampler, draws) in [(Sampler::Latin, 40_000), (Sampler::Sobol, 32_768)] {
        let settings = Settings {
            draws,
            seed: 28,
            sampler,
        };
        let both = Both::run(&scenario, settings, |_| true, Both::usual);
        for metric in [
            "training.starts",
            "training.completions",
            "value.cost_per_completion",
            "value.npsv",
        ] {
            let gauge = both.gauge(metric);
            let (drawn, reading) = (both.drawn(gauge), Reading::of(&both.counted, gauge));
            let expected = of_replicates(&drawn, |lane| lane.mean_and_sd().0);
            let found = reading.moments().error;
            assert!(
                (found / expected - 1.0).abs() < 1e-9,
                "{metric} {sampler}: {found} is not {expected}"
            );
        }
    }
}

#[test]
fn percentiles_of_counted_sobol_points_are_off_by_less_than_their_errors() {
    // Sobol' points leave the figures of a programme so little error that classes might show. (They
    // do for a figure that one input decides, whose error by chance is smaller still.)
    let scenario = everything();
    let settings = Settings {
        draws: 32_768,
        seed: 31,
        sampler: Sampler::Sobol,
    };
    let both = Both::run(&scenario, settings, promised, Both::usual);
    for metric in ["jobs.filled", "training.completions", "investment.total"] {
        let gauge = both.gauge(metric);
        let (drawn, reading) = (both.drawn(gauge), Reading::of(&both.counted, gauge));
        let exact = Exact::of(&drawn);
        for p in [0.1, 0.5, 0.9] {
            let name = format!("{metric} P{}", p * 100.0);
            // The error of the share below it, half a rank more, and what that is in values.
            let value = exact.percentile(p);
            let below = |lane: &Exact| lane.below(value) as f64 / lane.count();
            let not_above = |lane: &Exact| below(lane) + lane.at(value) as f64 / lane.count();
            let share = of_replicates(&drawn, below).max(of_replicates(&drawn, not_above));
            let share = share + 0.5 / exact.count();
            let expected = (exact.percentile(p + share) - exact.percentile(p - share)) / 2.0;
            let found = reading.percentile_error(p).unwrap();
            let off = (reading.percentiles([p])[0] - exact.percentile(p)).abs();
            // People are whole: a figure may be one off, and a half of the distance of two a half.
            let people = metric == "training.completions";
            let (most, most_error) = if people {
                (1.0, 0.5)
            } else {
                (0.5 * expected, 0.3 * expected)
            };
            assert!(
                (found - expected).abs() <= most_error,
                "{name}: error {found} is not {expected}"
            );
            assert!(off <= most, "{name}: off by {off}, error {expected}");
        }
    }
}

#[test]
fn ratios_of_means_have_the_errors_of_all_draws() {
    let scenario = school();
    for (sampler, draws) in [(Sampler::Random, 40_000), (Sampler::Sobol, 32_768)] {
        let settings = Settings {
            draws,
            seed: 29,
            sampler,
        };
        let both = Both::run(&scenario, settings, |_| true, Both::usual);
        let summary = summarise(&both.counted);
        for (ratio, above, below, scale) in [
            ("value.bcr", "value.pv_welfare", "value.pv_public_cost", 1.0),
            (
                "value.cost_per_completion",
                "value.training_cost",
                "training.completions",
                1e6,
            ),
        ] {
            let row = summary.find(&format!("{ratio}.of_means"), None).unwrap();
            let (a, b) = (both.drawn(both.gauge(above)), both.drawn(both.gauge(below)));
            let count = draws as f64;
            let (mean_a, mean_b) = (
                sum(a.iter().copied()) / count,
                sum(b.iter().copied()) / count,
            );
            let expected = mean_a / mean_b;
            assert!((row.mean / scale / expected - 1.0).abs() < 1e-12, "{ratio}");
            let error = if sampler.replicated() {
                let pairs = |lane: usize| {
                    let of = |values: &[f64]| values.iter().skip(lane).step_by(8).sum::<f64>();
                    of(&a) / of(&b)
                };
                let ratios: Vec<f64> = (0..8).map(pairs).collect();
                of_replicates(&ratios, |lane| lane.sorted[0])
            } else {
                let squares = a.iter().zip(&b).map(|(a, b)| (a - expected * b).powi(2));
                (sum(squares) / (count - 1.0) / count).sqrt() / mean_b
            };
            assert!(
                (row.mcse / scale / error - 1.0).abs() < 1e-9,
                "{ratio}: {} is not {error}",
                row.mcse
            );
        }
    }
}

#[test]
fn what_is_nothing_in_every_draw_is_known_in_every_draw() {
    // A promise of jobs where nothing brings any.
    let promise =
        "[[target]]\ntitle = \"Jobs\"\nmetric = \"jobs.filled\"\nby = 2024\nat_least = 1\n";
    let text = plan(&[1.0], promise);
    let scenario = read(&text);
    for draws in [10_000, 20_000] {
        let settings = Settings::new(draws, 30);
        let run = run(scenario.case(), settings, &|_| ()).unwrap();
        for row in summarise(&run).rows {
            if !row.mean.is_nan() {
                assert_eq!(row.available, draws, "{}", row.metric);
            }
        }
        let results = targets::results(&scenario.programme, &run, &BTreeMap::new());
        let [result] = &results[..] else {
            panic!("{} results", results.len())
        };
        assert_eq!((result.probability, result.draws), (0.0, draws));
        assert_eq!(result.shortfall, Some(1.0));
    }
}
