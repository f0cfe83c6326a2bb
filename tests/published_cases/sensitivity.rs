//! Which inputs matter: known answers, by the functions that `explain` calls.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::f64::consts::PI;
use std::ops::ControlFlow::Continue;

use regiocast::analysis::sensitivity::factors::factors;
use regiocast::analysis::sensitivity::indices::{
    Effects, change, first_order, first_order_jansen, total,
};
use regiocast::analysis::sensitivity::shapley::chains;
use regiocast::analysis::sensitivity::tornado::tornado;
use regiocast::analysis::sensitivity::{Estimate, Response};
use regiocast::distribution::{Bounds, Distribution};
use regiocast::inputs::Inputs;
use regiocast::lanes::{Lanes, WIDTH};
use regiocast::number::{InputId, Point};
use regiocast::points::Sampler;
use regiocast::register::{Assumption, Correlation, Provenance, Register};

/// A formula over some uncertain inputs.
struct Formula<F> {
    inputs: Inputs,
    formula: F,
}

fn register(distributions: &[Distribution]) -> Register {
    let mut register = Register::default();
    for (place, distribution) in distributions.iter().enumerate() {
        register.assume(Assumption {
            name: format!("x{}", place + 1),
            distribution: distribution.clone(),
            input: None,
            evidence: None,
            uprating: None,
            provenance: Provenance::default(),
        });
    }
    register
}

fn formula<F: Fn(&[f64]) -> f64 + Sync>(distributions: &[Distribution], formula: F) -> Formula<F> {
    Formula {
        inputs: Inputs::of(&register(distributions)),
        formula,
    }
}

impl<F: Fn(&[f64]) -> f64 + Sync> Response for Formula<F> {
    type Room = ();

    fn inputs(&self) -> &Inputs {
        &self.inputs
    }

    fn room(&self) {}

    fn figures(&self) -> usize {
        1
    }

    fn respond(&self, points: &[Point<'_>], (): &mut (), figures: &mut [Lanes]) {
        let count = self.inputs.assumptions.len();
        let rows: Vec<Lanes> = (0..count)
            .map(|row| points[0].assumption(InputId(row)))
            .collect();
        let mut x = vec![0.0; count];
        for lane in 0..WIDTH {
            for (x, row) in x.iter_mut().zip(&rows) {
                *x = row.0[lane];
            }
            figures[0].0[lane] = (self.formula)(&x);
        }
    }
}

fn uniform(low: f64, high: f64, count: usize) -> Vec<Distribution> {
    vec![Distribution::uniform(low, high).unwrap(); count]
}

fn normal(sd: f64) -> Distribution {
    Distribution::normal(0.0, sd, Bounds::NONE).unwrap()
}

/// First-order and total effects of each input, from so many draws.
fn effects<R: Response>(response: &R, draws: usize) -> Vec<Effects> {
    let factors = factors(response.inputs());
    let sets: Vec<&[usize]> = factors
        .iter()
        .map(|one| one.coordinates.as_slice())
        .collect();
    let changed = change(response, &sets, (1, draws, Sampler::Sobol), &|_| {
        Continue(())
    })
    .unwrap();
    changed.effects(0).unwrap()
}

fn shares<R: Response>(response: &R, orders: usize) -> Vec<Estimate> {
    let factors = factors(response.inputs());
    let sets: Vec<&[usize]> = factors
        .iter()
        .map(|one| one.coordinates.as_slice())
        .collect();
    chains(response, &sets, (1, orders), &|_| Continue(()))
        .unwrap()
        .shares(0)
        .unwrap()
}

fn ishigami(x: &[f64]) -> f64 {
    let sine = libm::sin(x[1]);
    libm::sin(x[0]) + 7.0 * sine * sine + 0.1 * x[2].powi(4) * libm::sin(x[0])
}

/// Case UQ-13 (computed): no randomness; a first-order effect may come out below zero.
#[test]
fn the_estimators_are_those_of_uq_13() {
    let (a, b, ab) = (
        [1.0, 2.0, 3.0, 5.0],
        [2.0, 1.0, 4.0, 3.0],
        [1.0, 1.5, 3.5, 4.0],
    );
    assert!((first_order(&a, &b, &ab) + 0.216_216_216).abs() < 1e-9);
    assert!((total(&a, &b, &ab) - 0.108_108_108).abs() < 1e-9);
    assert!((first_order_jansen(&a, &b, &ab) - 0.819_819_820).abs() < 1e-9);
}

/// Case UQ-10 (formula read, answers computed to 30 digits): Ishigami's function, a = 7, b = 0.1. The
/// case allows 0.006 with 2^12 points; a run has eight replicates, so 2^15 draws.
#[test]
fn ishigami_s_indices_come_out_as_in_uq_10() {
    let function = formula(&uniform(-PI, PI, 3), ishigami);
    let found = effects(&function, 1 << 15);
    let first = [0.313_905_191_147_811, 0.442_411_144_790_041, 0.0];
    let all = [
        0.557_588_855_209_959,
        0.442_411_144_790_041,
        0.243_683_664_062_148,
    ];
    for input in 0..3 {
        let Effects { first: s, total: t } = found[input];
        assert!((s.value - first[input]).abs() < 0.006, "S{input} {s:?}");
        assert!((t.value - all[input]).abs() < 0.006, "ST{input} {t:?}");
    }
}

/// Case UQ-10: the Shapley shares. 4,096 orders of eight futures; k = 4 standard errors.
#[test]
fn ishigami_s_shapley_shares_come_out_as_in_uq_10() {
    let function = formula(&uniform(-PI, PI, 3), ishigami);
    let found = shares(&function, 4_096);
    let known = [
        0.435_747_023_178_885,
        0.442_411_144_790_041,
        0.121_841_832_031_074,
    ];
    for (found, known) in found.iter().zip(known) {
        assert!(
            (found.value - known).abs() < 4.0 * found.error,
            "{found:?} {known}"
        );
        assert!(found.error < 0.02);
    }
    assert!((found.iter().map(|one| one.value).sum::<f64>() - 1.0).abs() < 1e-12);
}

/// Case UQ-14 (computed): the G-function in eight dimensions; 2^15 draws, within 0.01.
#[test]
fn the_g_function_s_indices_come_out_as_in_uq_14() {
    let a = [0.0, 1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0];
    let function = formula(&uniform(0.0, 1.0, 8), move |x| {
        let terms = x.iter().zip(a);
        terms
            .map(|(x, a)| ((4.0 * x - 2.0).abs() + a) / (1.0 + a))
            .product()
    });
    let found = effects(&function, 1 << 15);
    let first = [0.716_192_169, 0.179_048_042, 0.023_675_774, 0.007_161_922];
    let all = [0.787_144_127, 0.242_198_193, 0.034_316_910, 0.010_460_387];
    for (input, found) in found.iter().enumerate() {
        let s = first.get(input).copied().unwrap_or(7.1619e-5);
        let t = all.get(input).copied().unwrap_or(1.049_49e-4);
        assert!((found.first.value - s).abs() < 0.01, "{found:?}");
        assert!((found.total.value - t).abs() < 0.01, "{found:?}");
    }
}

/// Case UQ-15, first polynomial (computed): ∏(3x² + 1)/2³.
#[test]
fn a_product_of_three_has_the_indices_of_uq_15() {
    let function = formula(&uniform(0.0, 1.0, 3), |x| {
        x.iter().map(|x| f64::midpoint(3.0 * x * x, 1.0)).product()
    });
    for one in effects(&function, 1 << 14) {
        assert!((one.first.value - 0.274_725_275).abs() < 0.005, "{one:?}");
        assert!((one.total.value - 0.395_604_396).abs() < 0.005, "{one:?}");
    }
}

/// X1 + X2 + X3, or X1 + 2·X2, with two normal inputs whose scores have a correlation.
fn gaussian(sd: &[f64], (a, b): (usize, usize), r: f64, weights: &'static [f64]) -> impl Response {
    let distributions: Vec<Distribution> = sd.iter().map(|sd| normal(*sd)).collect();
    let mut register = register(&distributions);
    if r != 0.0 {
        register.correlations.push(Correlation {
            between: vec![format!("x{a}"), format!("x{b}")],
            spearman: 6.0 / PI * libm::asin(r / 2.0),
        });
    }
    Formula {
        inputs: Inputs::of(&register),
        formula: move |x: &[f64]| x.iter().zip(weights).map(|(x, w)| x * w).sum(),
    }
}

/// Case UQ-19 (formula of R's shapleyLinearGaussian, computed): shares under correlation. 4,096 orders;
/// k = 4 standard errors, fifteen comparisons.
#[test]
fn correlated_inputs_have_the_shapley_shares_of_uq_19() {
    let cases: [(f64, [f64; 3]); 4] = [
        (0.0, [1.0 / 6.0, 1.0 / 6.0, 2.0 / 3.0]),
        (0.5, [0.125, 0.296_875, 0.578_125]),
        (0.9, [0.104_166_67, 0.418_229_17, 0.477_604_17]),
        (-0.5, [0.25, 0.093_75, 0.656_25]),
    ];
    let agrees = |found: Vec<Estimate>, known: &[f64]| {
        for (found, known) in found.iter().zip(known) {
            let off = (found.value - known).abs();
            assert!(
                off < 4.0 * found.error && found.error < 0.02,
                "{found:?} {known}"
            );
        }
    };
    for (r, known) in cases {
        let response = gaussian(&[1.0, 1.0, 2.0], (2, 3), r, &[1.0, 1.0, 1.0]);
        agrees(shares(&response, 4_096), &known);
    }
    let response = gaussian(&[1.0, 1.0], (1, 2), 0.5, &[1.0, 2.0]);
    agrees(shares(&response, 4_096), &[0.339_285_71, 0.660_714_29]);
}

/// Case UQ-20 (computed): f = a·b·c; each from its P10 to its P90, the others in the middle.
#[test]
fn the_tornado_swings_as_in_uq_20() {
    let percentiles = |p10, p50, p90| Distribution::metalog(p10, p50, p90, Bounds::NONE).unwrap();
    let function = formula(
        &[
            percentiles(80.0, 100.0, 130.0),
            percentiles(0.50, 0.6, 0.65),
            percentiles(1.05, 1.2, 1.30),
        ],
        |x| x.iter().product(),
    );
    let (middle, swings) = tornado(&function, &factors(function.inputs()));
    assert!((middle[0] - 72.0).abs() < 1e-9);
    let known = [[57.6, 93.6], [60.0, 78.0], [63.0, 78.0]];
    for (swing, known) in swings.iter().zip(known) {
        for (found, known) in swing.figures[0].iter().zip(known) {
            assert!((found - known).abs() < 1e-9, "{found} is not {known}");
        }
    }
}

/// Between independent inputs S ≤ Shapley share ≤ ST, and an input that does nothing has exactly none.
#[test]
fn shapley_shares_lie_between_first_and_total_effects() {
    let function = formula(&uniform(0.0, 1.0, 4), |x| x[0] * x[1] + 0.3 * x[2]);
    let (effects, shares) = (effects(&function, 1 << 14), shares(&function, 4_096));
    for (effects, share) in effects.iter().zip(&shares) {
        let slack = 4.0 * (share.error + effects.first.error + effects.total.error);
        assert!(
            effects.first.value - slack <= share.value,
            "{effects:?} {share:?}"
        );
        assert!(
            share.value <= effects.total.value + slack,
            "{effects:?} {share:?}"
        );
    }
    assert_eq!((shares[3].value, shares[3].error), (0.0, 0.0));
    assert_eq!((effects[3].first.value, effects[3].total.value), (0.0, 0.0));
}
