//! Inputs in the draws at hand: their luck, and the values that follow.

use rayon::prelude::*;

use super::sensitivity::{Factor, Nature};
use crate::distribution::Quantile;
use crate::inputs::{Inputs, Source};
use crate::points::{Points, Seeded};
use crate::special::normal_quantiles;

/// One input in every draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Sampled {
    /// Its place among the factors.
    pub factor: usize,
    /// Its luck, correlations included.
    pub luck: Vec<f64>,
    /// The value of the first assumption that follows it, in that assumption's unit (in the prices of
    /// median inflation where it is uprated); the luck itself for chances.
    pub values: Vec<f64>,
}

/// Inputs that have one coordinate, in the first random draws of a seed.
#[must_use]
pub fn sampled(inputs: &Inputs, factors: &[Factor], (seed, draws): (u64, usize)) -> Vec<Sampled> {
    let seeded = Seeded::new(seed);
    let single: Vec<(usize, usize)> = factors
        .iter()
        .enumerate()
        .filter(|(_, factor)| factor.coordinates.len() == 1)
        .map(|(place, factor)| (place, factor.coordinates[0]))
        .collect();
    single
        .into_par_iter()
        .with_min_len(32)
        .map_init(
            || {
                let mut points = Points::of_luck(inputs, draws);
                points.hold_first(inputs, &seeded);
                points
            },
            |points, (place, coordinate)| {
                let luck = points.luck_of(inputs, &seeded, &Source::Own(coordinate));
                let luck = luck[..draws].to_vec();
                let row = factors[place].rows.first();
                let known = row.filter(|_| factors[place].nature == Nature::Unknown);
                let values = known.map_or_else(
                    || luck.clone(),
                    |row| valued(&inputs.assumptions[*row].quantile, &luck),
                );
                Sampled {
                    factor: place,
                    luck,
                    values,
                }
            },
        )
        .collect()
}

fn valued(quantile: &Quantile, luck: &[f64]) -> Vec<f64> {
    let mut scores = vec![0.0; luck.len()];
    normal_quantiles(luck, &mut scores);
    let mut values = vec![0.0; luck.len()];
    quantile.fill(luck, &scores, &mut values);
    values
}
