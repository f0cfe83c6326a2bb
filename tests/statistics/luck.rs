//! The coordinates themselves: even, without memory, and different for every name and seed.

use super::K;
use crate::common::draws::{assert_mean, assert_sd, count};
use regiocast::analysis::drivers::correlation;
use regiocast::inputs::{Coordinate, stream};
use regiocast::points::{Coordinates, Seeded};

const DRAWS: usize = 100_000;

/// The luck of a name.
fn luck(name: &str, seed: u64) -> Vec<f64> {
    let coordinate = Coordinate {
        name: name.to_owned(),
        stream: stream(name),
    };
    let mut values = vec![0.0; DRAWS];
    Seeded::new(seed).fill(&coordinate, 0, &mut values);
    values
}

const NAMES: [&str; 12] = [
    "fund.hmg.amount",
    "fund.hmg.delay",
    "activity.park.slippage",
    "activity.park.premises.cost_per_m2",
    "skill.digital.supply",
    "chance.fund.hmg",
    "chance.recession.2024",
    "chance.recession.2025",
    "chance.park.ventures.number.2024",
    "chance.park.ventures.luck.2024",
    "evidence.annual_exit",
    "a",
];

/// Chi-square of draws over equal cells; its mean is cells − 1, its variance twice that.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "cells are few"
)]
fn assert_even(values: impl Iterator<Item = f64>, cells: usize, what: &str) {
    let mut counts = vec![0.0_f64; cells];
    let mut total = 0.0;
    for value in values {
        counts[(value * cells as f64) as usize] += 1.0;
        total += 1.0;
    }
    let expected = total / cells as f64;
    let chi_square: f64 = counts
        .iter()
        .map(|n| (n - expected).powi(2) / expected)
        .sum();
    let freedom = cells as f64 - 1.0;
    let distance = (chi_square - freedom) / (2.0 * freedom).sqrt();
    // Too even is as suspicious as too uneven.
    assert!(distance.abs() < K, "{what}: {distance} from {freedom}");
}

#[test]
fn every_coordinate_is_spread_evenly() {
    for name in NAMES {
        let values = luck(name, 1);
        assert_mean(&values, 0.5, K);
        assert_sd(&values, 1.0 / 12.0_f64.sqrt(), K);
        assert_even(values.iter().copied(), 128, name);
        // So are its later digits.
        let later = values.iter().map(|u| (u * 1e6).fract());
        assert_even(later, 128, name);
    }
}

#[test]
fn the_tails_are_there() {
    // Of 1.2 million draws 12 lie below 1e-5 on average, and as many above 1 − 1e-5.
    let all: Vec<f64> = NAMES.iter().flat_map(|name| luck(name, 1)).collect();
    for edge in [1e-5, 1e-4, 1e-3] {
        let expected = edge * count(&all);
        for tail in [
            all.iter().filter(|u| **u < edge).count(),
            all.iter().filter(|u| **u > 1.0 - edge).count(),
        ] {
            let tail = f64::from(u32::try_from(tail).unwrap_or(u32::MAX));
            assert!(
                (tail - expected).abs() < K * expected.sqrt(),
                "{tail} of {expected}"
            );
        }
    }
}

#[test]
fn a_draw_says_nothing_about_the_next() {
    for name in NAMES {
        let values = luck(name, 2);
        for lag in 1..=4 {
            let found = correlation(&values[lag..], &values[..values.len() - lag]);
            assert!(
                found.abs() < K / count(&values).sqrt(),
                "{name}, lag {lag}: {found}"
            );
        }
        // Pairs of neighbours fill the square evenly.
        let pairs = values.chunks_exact(2);
        let cells = pairs.map(|pair| ((pair[0] * 16.0).floor() + pair[1]) / 16.0);
        assert_even(cells, 256, name);
    }
}

#[test]
fn names_have_luck_of_their_own() {
    let all: Vec<Vec<f64>> = NAMES.iter().map(|name| luck(name, 3)).collect();
    for (place, a) in all.iter().enumerate() {
        for b in &all[..place] {
            let found = correlation(a, b);
            assert!(found.abs() < K / count(a).sqrt(), "{found}");
        }
    }
}

#[test]
fn seeds_next_to_each_other_have_nothing_in_common() {
    let all: Vec<Vec<f64>> = (0..6).map(|seed| luck("fund.hmg.amount", seed)).collect();
    for (place, a) in all.iter().enumerate() {
        for b in &all[..place] {
            assert!(correlation(a, b).abs() < K / count(a).sqrt());
        }
    }
}
