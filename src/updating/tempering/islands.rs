//! The eight islands: dealing their draws anew, what each says of the evidence, and how far they lie apart.

use std::sync::Arc;

use super::super::informed::{Informed, moments};
use super::super::weights::{log_sum_exp, systematic};
use super::super::{Likelihoods, Reported};
use super::{ISLANDS, felt};
use crate::inputs::{Coordinate, stream};
use crate::points::{Cloud, Coordinates, Seeded};

/// Deals the draws of each island anew.
pub(super) fn deal(weights: &[f64], (seed, name): (u64, &str)) -> Vec<usize> {
    let label = format!("{name}.dealt");
    let coordinate = Coordinate {
        stream: stream(&label),
        name: label,
    };
    let mut starts = [0.0; ISLANDS];
    Seeded::new(seed).fill(&coordinate, 0, &mut starts);
    let mut dealt = vec![0; weights.len()];
    for (island, start) in starts.into_iter().enumerate() {
        let own: Vec<f64> = weights
            .iter()
            .skip(island)
            .step_by(ISLANDS)
            .copied()
            .collect();
        for (place, draw) in systematic(&own, start).into_iter().enumerate() {
            dealt[place * ISLANDS + island] = draw * ISLANDS + island;
        }
    }
    dealt
}

/// Adds the logarithm of the mean weight of each island.
pub(super) fn add_evidence(evidence: &mut [f64; ISLANDS], steps: &[f64]) {
    for (island, evidence) in evidence.iter_mut().enumerate() {
        let own: Vec<f64> = steps
            .iter()
            .skip(island)
            .step_by(ISLANDS)
            .copied()
            .collect();
        *evidence += log_sum_exp(&own) - libm::log(own.len() as f64);
    }
}

/// How far islands lie apart, at the worst of the informed directions and of the likelihood:
/// √(1 + variance between over variance within) (Gelman and Rubin 1992, doi 10.1214/ss/1177011136).
pub(super) fn r_hat(target: &dyn Reported, cloud: &Arc<Cloud>, logs: &Likelihoods) -> f64 {
    let of = |values: &[f64]| {
        let islands: Vec<(f64, f64)> = (0..ISLANDS)
            .map(|island| {
                let own: Vec<f64> = values
                    .iter()
                    .skip(island)
                    .step_by(ISLANDS)
                    .copied()
                    .collect();
                moments(&own)
            })
            .collect();
        let means: Vec<f64> = islands.iter().map(|island| island.0).collect();
        let within: f64 = islands.iter().map(|island| island.1).sum::<f64>() / ISLANDS as f64;
        if within > 0.0 {
            (1.0 + moments(&means).1 / within).sqrt()
        } else {
            1.0
        }
    };
    let worth = cloud.draws as f64;
    let informed = Informed::of(cloud, &felt(target, cloud, worth), worth);
    let scores = informed.scores(cloud);
    let all: Vec<f64> = (0..cloud.draws).map(|draw| logs.at(draw, 1.0)).collect();
    scores.iter().map(|row| of(row)).fold(of(&all), f64::max)
}
