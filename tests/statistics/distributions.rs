//! Every spelling of a number, drawn through the points of a scenario.

use super::K;
use crate::common::draws::{assert_mean, assert_sd, assert_share, draw_input};
use crate::common::{plan, scenario, with_luck};

const DRAWS: usize = 1 << 16;

/// A scenario in which the gain from a course (any number is legal) is spelled so.
fn gain(spelling: &str) -> String {
    plan(
        &[1.0],
        &format!(
            "[activity.plan.training]\npathway = \"course\"\ngroup = \"lab\"\n\
             cost_per_start = 1_000\ncompletion = 1\nearnings_gain = {spelling}\n\
             [skill.lab]\ncandidates = 0\nsupply = 0\n"
        ),
    )
}

fn drawn(spelling: &str) -> Vec<f64> {
    let name = "activity.plan.training.course.earnings_gain";
    draw_input(&gain(spelling), name, DRAWS, 3)
}

/// Mean and sd, and some percentiles: the share of draws below `x` is `p`.
fn check(spelling: &str, (mean, sd): (f64, f64), percentiles: &[(f64, f64)]) {
    let draws = drawn(spelling);
    assert_mean(&draws, mean, K);
    assert_sd(&draws, sd, K);
    check_percentiles(&draws, percentiles);
}

fn check_percentiles(draws: &[f64], percentiles: &[(f64, f64)]) {
    for (p, x) in percentiles {
        assert_share(draws, *p, K, |value| value < *x);
    }
}

/// Standard normal quantiles of 5, 10, 50, 90 and 95 %, from tables.
const NORMAL: [(f64, f64); 5] = [
    (0.05, -1.644_853_626_951_472_6),
    (0.10, -1.281_551_565_544_600_4),
    (0.50, 0.0),
    (0.90, 1.281_551_565_544_600_4),
    (0.95, 1.644_853_626_951_472_6),
];

#[test]
fn a_uniform_range() {
    let sd = 6.0 / 12.0_f64.sqrt();
    let percentiles = [(0.1, 2.6), (0.5, 5.0), (0.95, 7.7)];
    check("{ uniform = [2, 8] }", (5.0, sd), &percentiles);
}

#[test]
fn a_triangular_range() {
    // Mean (a + m + b)/3; variance (a² + m² + b² − am − ab − mb)/18. Left of the mode
    // x = a + √(p(b − a)(m − a)), right of it b − √((1 − p)(b − a)(b − m)).
    let mean = 90.0 / 3.0;
    let sd = (2_100.0_f64 / 18.0).sqrt();
    let percentiles = [(0.05, 15.0), (0.2, 20.0), (0.8, 40.0), (0.95, 50.0)];
    check("{ triangular = [10, 20, 60] }", (mean, sd), &percentiles);
}

#[test]
fn a_pert_range() {
    // Mean (a + 4m + b)/6 = 25; variance (mean − a)(b − mean)/7 = 75; percentiles of METHODS 4.3.
    let percentiles = [
        (0.05, 12.948_869_380_6),
        (0.50, 23.833_612_969_6),
        (0.95, 41.063_836_200_8),
    ];
    check(
        "{ pert = [10, 20, 60] }",
        (25.0, 75.0_f64.sqrt()),
        &percentiles,
    );
}

#[test]
fn a_normal_spread() {
    let percentiles = NORMAL.map(|(p, z)| (p, -50.0 + 20.0 * z));
    check("{ normal = [-50, 20] }", (-50.0, 20.0), &percentiles);
}

#[test]
fn a_normal_spread_cut_at_its_mean_is_a_half_normal_not_a_heap_at_the_cut() {
    // Mean σ√(2/π), variance σ²(1 − 2/π); the median is where Φ(z) = 0.75.
    let mean = 20.0 * (2.0 / std::f64::consts::PI).sqrt();
    let sd = 20.0 * (1.0 - 2.0 / std::f64::consts::PI).sqrt();
    let percentiles = [(0.5, 20.0 * 0.674_489_750_196_081_7)];
    check("{ normal = [0, 20], min = 0 }", (mean, sd), &percentiles);
}

#[test]
fn a_lognormal_spread() {
    // Mean m·e^{σ²/2}, CV √(e^{σ²} − 1).
    let mean = 30.0 * 0.125_f64.exp();
    let sd = mean * (0.25_f64.exp() - 1.0).sqrt();
    let percentiles = NORMAL.map(|(p, z)| (p, 30.0 * (0.5 * z).exp()));
    check("{ lognormal = [30, 0.5] }", (mean, sd), &percentiles);
}

#[test]
fn a_lognormal_spread_between_bounds() {
    // Between the median and e^{σ} times it: z evenly through Φ(0) = 0.5 to Φ(1) = 0.8413.
    let draws = drawn("{ lognormal = [30, 0.5], min = 30, max = 49.461_638_121_003_84 }");
    // The middle of these, Φ(z) = 0.670 672 4, is z = 0.441 770…
    let middle = 30.0 * (0.5 * 0.441_770_5_f64).exp();
    assert_share(&draws, 0.5, K, |value| value < middle);
    assert!(draws.iter().all(|value| (30.0..=49.461_64).contains(value)));
}

/// Mean and sd of a beta distribution.
fn beta(a: f64, b: f64) -> (f64, f64) {
    let n = a + b;
    (a / n, (a * b / (n * n * (n + 1.0))).sqrt())
}

#[test]
fn a_beta_share() {
    check(
        "{ beta = [6, 14] }",
        beta(6.0, 14.0),
        &[(0.05, 0.147_469_565_6)],
    );
    // U-shaped: P(x) = (2/π)·asin(√x).
    let quarter = (std::f64::consts::PI / 8.0).sin().powi(2);
    check("{ beta = [0.5, 0.5] }", beta(0.5, 0.5), &[(0.25, quarter)]);
    // Beta(a, 1): x = u^{1/a}.
    check(
        "{ beta = [3, 1] }",
        beta(3.0, 1.0),
        &[(0.5, 0.5_f64.cbrt())],
    );
}

#[test]
fn an_observed_share_is_jeffreys_beta() {
    check("{ observed = [14, 20] }", beta(14.5, 6.5), &[]);
    check("{ observed = [0, 9] }", beta(0.5, 9.5), &[]);
}

#[test]
fn three_percentiles_without_bounds() {
    // a₁ = p50; a₂·ln 9·2 = p90 − p10; with r = (p50 − p10)/(p90 − p10) = 0.4:
    // a₃ = (p90 − p10)(1 − 2r)/(0.8·ln 9). Mean a₁ + a₃/2.
    let draws = drawn("{ p10 = 10, p50 = 18, p90 = 30 }");
    let a3 = 20.0 * 0.2 / (0.8 * 9.0_f64.ln());
    assert_mean(&draws, 18.0 + a3 / 2.0, K);
    check_percentiles(&draws, &[(0.1, 10.0), (0.5, 18.0), (0.9, 30.0)]);
}

#[test]
fn three_percentiles_within_bounds() {
    for bounds in ["min = 5", "max = 90", "min = 5, max = 90"] {
        let draws = drawn(&format!("{{ p10 = 10, p50 = 18, p90 = 30, {bounds} }}"));
        check_percentiles(&draws, &[(0.1, 10.0), (0.5, 18.0), (0.9, 30.0)]);
        let low = if bounds.contains("min") {
            5.0
        } else {
            f64::NEG_INFINITY
        };
        let high = if bounds.contains("max") {
            90.0
        } else {
            f64::INFINITY
        };
        assert!(draws.iter().all(|value| (low..=high).contains(value)));
    }
}

#[test]
fn discrete_values_by_weight() {
    // Weights 2, 5, 3 of 10, sorted by value: 1, 3, 5. Mean 3.6, variance 15.4 − 12.96.
    let spelling = "{ discrete = [[1, 2], [5, 5], [3, 3]] }";
    check(spelling, (3.6, 2.44_f64.sqrt()), &[(0.2, 2.0), (0.5, 4.0)]);
}

#[test]
fn samples_are_joined_by_lines() {
    // Three segments, each equally likely: means 1.5, 3, 6; mean squares 7/3, 28/3, 112/3.
    let (mean, square) = (10.5_f64 / 3.0, 147.0_f64 / 9.0);
    let sd = (square - mean * mean).sqrt();
    let percentiles = [(1.0 / 6.0, 1.5), (1.0 / 3.0, 2.0), (0.5, 3.0)];
    check("{ samples = [4, 1, 8, 2] }", (mean, sd), &percentiles);
}

#[test]
fn a_range_whose_ends_meet_is_a_fixed_value() {
    let text = scenario(
        1,
        "[fund.grant]\nkind = \"public\"\namount = { uniform = [7, 7] }\nprices = \"real\"\n\
         profile = \"even\"\n[activity.plan]\nfunded_by = { grant = 1 }\n",
    );
    with_luck(&text, &[]).is("investment.total", &[7.0]);
}
