//! The value of information, where it can be worked out.
//!
//! 65,536 paired draws; figures agree to 4 standard errors, which luck exceeds once in 16,000
//! comparisons.

use regiocast::analysis::worth::{Decision, Worth, evpi, evppi};
use regiocast::inputs::{Coordinate, stream};
use regiocast::points::{Coordinates, Seeded};
use regiocast::special::normal_quantiles;

const DRAWS: usize = 65_536;

fn normal(name: &str) -> Vec<f64> {
    let mut luck = vec![0.0; DRAWS];
    let coordinate = Coordinate {
        stream: stream(name),
        name: name.to_owned(),
    };
    Seeded::new(41).fill(&coordinate, 0, &mut luck);
    let mut scores = vec![0.0; DRAWS];
    normal_quantiles(&luck, &mut scores);
    scores
}

fn assert_worth(found: Worth, expected: f64) {
    let off = (found.value - expected).abs();
    assert!(off < 4.0 * found.error, "{found:?} is not {expected}");
    assert!(found.error < 0.011, "{found:?}");
}

/// Doing nothing, against a net benefit that is the sum of two inputs.
fn sum_of(a: &[f64], b: &[f64]) -> Vec<Vec<f64>> {
    let sum = a.iter().zip(b).map(|(a, b)| a + b).collect();
    vec![vec![0.0; DRAWS], sum]
}

/// Case VI-01 (a model of the R package voi, read; values computed): p1 ~ N(mean, 1), p2 ~ N(0, 2²).
#[test]
fn vi_01_two_normal_inputs() {
    for (mean, everything, first, second) in [
        (0.0, 0.892_062_06, 0.398_942_28, 0.797_884_56),
        (0.5, 0.664_271_15, 0.197_796_56, 0.572_689_40),
        (1.0, 0.479_810_71, 0.083_315_47, 0.395_593_11),
    ] {
        let a: Vec<f64> = normal("p1").iter().map(|z| mean + z).collect();
        let b: Vec<f64> = normal("p2").iter().map(|z| 2.0 * z).collect();
        let decision = Decision::new(&sum_of(&a, &b)).unwrap();
        let all = decision.of_everything();
        assert_worth(all, everything);
        assert_worth(decision.of_inputs(&[&a]).unwrap(), first);
        assert_worth(decision.of_inputs(&[&b]).unwrap(), second);
        let both = decision.of_inputs(&[&a, &b]).unwrap();
        assert!(both.value <= all.value && both.value > 0.99 * all.value);
    }
}

/// Case VI-02 (computed): the same, correlated by 0.5, so that each input tells of the other.
#[test]
fn vi_02_two_correlated_inputs() {
    let a = normal("p1");
    let b: Vec<f64> = a
        .iter()
        .zip(normal("p2"))
        .map(|(a, z)| 2.0 * (0.5 * a + 0.75_f64.sqrt() * z))
        .collect();
    let benefits = sum_of(&a, &b);
    assert_worth(evpi(&benefits).unwrap(), 1.055_502_06);
    assert_worth(evppi(&benefits, &[&a]).unwrap(), 0.797_884_56);
}

/// Case VI-03 (computed): ten observations with sd 2 of p1 ~ N(0.5, 1), summed up by their mean.
#[test]
fn vi_03_ten_observations_of_a_normal_input() {
    let a: Vec<f64> = normal("p1").iter().map(|z| 0.5 + z).collect();
    let b: Vec<f64> = normal("p2").iter().map(|z| 2.0 * z).collect();
    let found: Vec<f64> = a
        .iter()
        .zip(normal("survey"))
        .map(|(a, z)| a + 2.0 / 10.0_f64.sqrt() * z)
        .collect();
    let benefits = sum_of(&a, &b);
    assert_worth(evppi(&benefits, &[&found]).unwrap(), 0.144_509_57);
}
