//! Is the error that a run states for itself the error that it makes?
//!
//! Each claim is put to the test with 200 seeds. Of 200 intervals of 95 % about 190 hold the truth,
//! ± 3.08; k = 4 lets 178 or more pass (fewer: one choice of seeds in 5,000).
//! They may all hold it (one in 28,000), so there is no upper bound.

use crate::common::draws::{Draws, run_draws};
use crate::common::scenario;
use regiocast::analysis::precision::{enclosing_ranks, percentile_error, share_error};
use regiocast::analysis::quantiles::quantiles;

const SEEDS: u64 = 200;
const DRAWS: usize = 500;
const AT_LEAST: usize = 178;

/// Costs lognormal about £100m, σ 0.3, and benefits lognormal about £150m, σ 0.4.
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

/// How many of the runs pass a test.
fn passing(holds: impl Fn(&Draws) -> bool) -> usize {
    let text = scenario(1, TEXT);
    let runs = (0..SEEDS).map(|seed| run_draws(&text, DRAWS, seed));
    runs.filter(holds).count()
}

#[test]
fn intervals_of_the_mean_hold_the_truth_as_often_as_they_say() {
    let truth = 100.0 * 0.045_f64.exp();
    let found = passing(|run| {
        let (mean, error) = run.mean("investment.public", Some(2024));
        (mean - truth).abs() < 1.96 * error
    });
    assert!(found >= AT_LEAST, "{found}");
}

#[test]
fn intervals_of_the_ratio_of_means_hold_the_truth_as_often_as_they_say() {
    let truth = 1.5 * (0.08_f64 - 0.045).exp();
    let found = passing(|run| {
        let (ratio, error) = run.mean("value.bcr.of_means", None);
        (ratio - truth).abs() < 1.96 * error
    });
    assert!(found >= AT_LEAST, "{found}");
}

#[test]
fn intervals_of_a_probability_hold_the_truth_as_often_as_they_say() {
    // ln(B/C) is normal with mean ln 1.5 and sd 0.5: P(B/C > 1) = Φ(0.810 93) = 0.791 297.
    let found = passing(|run| {
        let ratios = run.of("value.bcr", None);
        let share = crate::common::draws::share(&ratios, |ratio| ratio > 1.0);
        (share - 0.791_297).abs() < 1.96 * share_error(share, ratios.len())
    });
    assert!(found >= AT_LEAST, "{found}");
}

#[test]
fn ranks_enclose_a_percentile_as_often_as_they_say() {
    // P10 of the costs: 100·e^{−0.3·1.28155}.
    let truth = 100.0 * (-0.3 * 1.281_551_565_544_600_4_f64).exp();
    let (low, high) = enclosing_ranks(DRAWS, 0.1, 0.95).unwrap_or_default();
    let found = passing(|run| {
        let mut costs = run.of("investment.public", Some(2024));
        costs.sort_by(f64::total_cmp);
        costs[low - 1] < truth && truth < costs[high - 1]
    });
    assert!(found >= AT_LEAST, "{found}");
}

#[test]
fn the_stated_error_of_a_percentile_is_the_spread_over_seeds() {
    // For each run the distance from the truth in units of the stated error: squares of about 1 on
    // average. Two hundred of them: ± 0.1, and the stated error itself varies by a fifth or so.
    let truth = 100.0 * (0.3 * 1.281_551_565_544_600_4_f64).exp();
    let text = scenario(1, TEXT);
    let mut total = 0.0;
    for seed in 0..SEEDS {
        let costs = run_draws(&text, DRAWS, seed).of("investment.public", Some(2024));
        let error = percentile_error(&costs, 0.9).unwrap_or(f64::NAN);
        let [p90] = quantiles(&costs, [0.9]);
        total += ((p90 - truth) / error).powi(2);
    }
    let mean_square = total / 200.0;
    assert!((0.6..1.6).contains(&mean_square), "{mean_square}");
}

#[test]
fn four_times_the_draws_halve_the_error() {
    let text = scenario(1, TEXT);
    let (_, few) = run_draws(&text, 4_000, 1).mean("value.npsv", None);
    let (_, many) = run_draws(&text, 16_000, 1).mean("value.npsv", None);
    assert!((few / many - 2.0).abs() < 0.15, "{}", few / many);
}
