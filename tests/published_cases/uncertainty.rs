//! Uncertainty: moments, percentiles, dependence.

use crate::common::draws::{assert_share, count, draw_input, draw_input_at};
use crate::common::{assert_within, plan, scenario, with_luck};
use regiocast::analysis::drivers::{correlation, ranks};
use regiocast::analysis::precision::enclosing_ranks;
use regiocast::analysis::quantiles::mean_and_sd;
use regiocast::inputs::Coordinate;
use regiocast::points::Coordinates;

/// METHODS UQ-01: NIST's statistical reference data sets `NumAcc1` and `NumAcc4` (read, with
/// certified mean and sd). The certified sd of `NumAcc4` is 0.1; its numbers cannot be held exactly
/// in binary, and two passes give 0.100000000558794 (computed). Sums of squares would give no
/// number at all.
#[test]
fn uq_01_nists_reference_data_lose_no_digits() {
    let (mean, sd) = mean_and_sd(&[10_000_001.0, 10_000_003.0, 10_000_002.0]);
    assert!((mean - 10_000_002.0).abs() < 1e-9 && (sd - 1.0).abs() < 1e-12);
    let mut values = vec![10_000_000.2];
    for _ in 0..500 {
        values.extend([10_000_000.1, 10_000_000.3]);
    }
    let (mean, sd) = mean_and_sd(&values);
    assert!((mean - 10_000_000.2).abs() < 1e-8, "{mean}");
    assert!((sd - 0.100_000_000_558_794).abs() < 1e-12, "{sd}");
}

/// A scenario whose fund is so uncertain.
fn fund(spelling: &str) -> String {
    scenario(
        1,
        &format!(
            "[fund.grant]\nkind = \"public\"\namount = {spelling}\nprices = \"real\"\n\
             profile = \"even\"\n[activity.plan]\nfunded_by = {{ grant = 1 }}\n"
        ),
    )
}

/// One coordinate in the middle of each of so many equal cells, in order.
#[derive(Debug)]
struct Cells(f64);

impl Coordinates for Cells {
    #[expect(clippy::cast_precision_loss, reason = "draws are few")]
    fn fill(&self, _: &Coordinate, first: u64, out: &mut [f64]) {
        for (place, value) in out.iter_mut().enumerate() {
            *value = ((first + place as u64) as f64 + 0.5) / self.0;
        }
    }
}

/// METHODS UQ-07 and the distributions beside it in section 4.3 (computed), spelled in a scenario.
#[test]
fn uq_07_percentiles_of_what_practitioners_enter() {
    let known: [(&str, &[(f64, f64)]); 4] = [
        (
            "{ triangular = [10, 20, 60] }",
            &[
                (0.05, 15.0),
                (0.10, 17.071_067_811_9),
                (0.50, 28.377_223_398_3),
                (0.80, 40.0),
                (0.90, 45.857_864_376_3),
                (0.95, 50.0),
            ],
        ),
        (
            "{ pert = [10, 20, 60] }",
            &[
                (0.05, 12.948_869_380_6),
                (0.50, 23.833_612_969_6),
                (0.80, 32.512_930_690_8),
                (0.95, 41.063_836_200_8),
            ],
        ),
        (
            "{ lognormal = [126.491106406735, 0.35749272854454894] }",
            &[(0.10, 80.0), (0.50, 126.491_106_406_735), (0.90, 200.0)],
        ),
        (
            "{ beta = [6, 14] }",
            &[
                (0.05, 0.147_469_565_6),
                (0.50, 0.293_220_179_9),
                (0.95, 0.475_797_110_4),
            ],
        ),
    ];
    for (spelling, percentiles) in known {
        for (u, expected) in percentiles {
            let answer = with_luck(&fund(spelling), &[("fund.grant.amount", *u)]);
            assert_within(answer.whole("investment.promised"), *expected, 1e-9);
        }
    }
}

/// Moments, by going through 2^17 equal cells of the coordinate: the error of the rule is below one
/// in ten thousand of the sd.
#[test]
fn uq_07_moments_of_what_practitioners_enter() {
    const CELLS: usize = 1 << 17;
    let lognormal_sd =
        134.837_793_459_377 * (0.357_492_728_544_548_94_f64.powi(2).exp() - 1.0).sqrt();
    for (spelling, mean, sd) in [
        (
            "{ triangular = [10, 20, 60] }",
            30.0,
            (350.0_f64 / 3.0).sqrt(),
        ),
        ("{ pert = [10, 20, 60] }", 25.0, 75.0_f64.sqrt()),
        (
            "{ lognormal = [126.491106406735, 0.35749272854454894] }",
            134.837_793_459_377,
            lognormal_sd,
        ),
        ("{ beta = [6, 14] }", 0.3, 0.1),
    ] {
        let cells = Cells(131_072.0);
        let values = draw_input_at(&fund(spelling), "fund.grant.amount", CELLS, &cells);
        let found = mean_and_sd(&values);
        assert!((found.0 - mean).abs() < 1e-5 * sd, "{spelling}: {found:?}");
        assert!((found.1 - sd).abs() < 1e-4 * sd, "{spelling}: {found:?}");
    }
}

/// Two funds with a stated rank correlation.
fn two_funds(spearman: f64) -> [Vec<f64>; 2] {
    const DRAWS: usize = 100_000;
    let text = plan(
        &[1.0],
        &format!(
            "[fund.a]\nkind = \"public\"\namount = {{ lognormal = [10, 1] }}\nprices = \"real\"\n\
             profile = \"even\"\n\
             [fund.b]\nkind = \"public\"\namount = {{ triangular = [1, 2, 9] }}\nprices = \"real\"\n\
             profile = \"even\"\n\
             [[correlation]]\nbetween = [\"fund.a.amount\", \"fund.b.amount\"]\n\
             spearman = {spearman:?}\n"
        ),
    );
    ["fund.a.amount", "fund.b.amount"].map(|name| draw_input(&text, name, DRAWS, 8))
}

/// METHODS UQ-08 (computed): r = 2·sin(π·ρ/6). The standard error of a rank correlation is about
/// 1.03·(1 − ρ²)/√n.
#[test]
fn uq_08_the_rank_correlation_that_is_asked_for_is_drawn() {
    for spearman in [0.1, 0.3, 0.5, 0.7, 0.9, -0.6] {
        let [a, b] = two_funds(spearman);
        let found = correlation(&ranks(&a), &ranks(&b));
        let error = 1.03 * (1.0 - spearman * spearman) / count(&a).sqrt();
        assert!(
            (found - spearman).abs() < 4.0 * error,
            "{spearman}: {found}"
        );
    }
}

/// METHODS UQ-08 (computed): for scores correlated at r = 0.3, 0.5 and 0.8, how often both inputs
/// lie above their medians (1/4 + asin(r)/2π), and above their 90th percentiles.
#[test]
fn uq_08_both_inputs_are_high_together_as_often_as_a_gaussian_copula_says() {
    let (median_a, median_b) = (10.0, 9.0 - (0.5_f64 * 8.0 * 7.0).sqrt());
    let top_a = 10.0 * 1.281_551_565_544_600_4_f64.exp();
    let top_b = 9.0 - (0.1_f64 * 8.0 * 7.0).sqrt();
    for (r, both_above_median, both_above_p90) in [
        (0.3_f64, 0.298_493_342, 0.021_616_480),
        (0.5, 0.333_333_333, 0.032_401_523),
        (0.8, 0.397_583_618, 0.056_242_737),
    ] {
        let spearman = 6.0 / std::f64::consts::PI * (r / 2.0).asin();
        let [a, b] = two_funds(spearman);
        let both = |low_a: f64, low_b: f64| -> Vec<f64> {
            let pairs = a.iter().zip(&b);
            pairs
                .map(|(a, b)| f64::from(u8::from(*a > low_a && *b > low_b)))
                .collect()
        };
        assert_share(&both(median_a, median_b), both_above_median, 4.0, |x| {
            x > 0.5
        });
        assert_share(&both(top_a, top_b), both_above_p90, 4.0, |x| x > 0.5);
    }
}

/// METHODS UQ-11 (computed): 95 % intervals for percentiles of 1,000 draws, as ranks.
#[test]
fn uq_11_order_statistics_that_enclose_a_percentile() {
    for (probability, ranks) in [
        (0.10, (82, 120)),
        (0.50, (469, 532)),
        (0.80, (775, 825)),
        (0.90, (881, 919)),
    ] {
        assert_eq!(enclosing_ranks(1_000, probability, 0.95), Some(ranks));
    }
}
