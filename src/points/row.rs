//! The luck of one coordinate in a block of draws, and which of it is kept because several inputs share it.

use crate::inputs::{Inputs, Source};
use crate::special::normal_cdf;

use super::Coordinates;

/// The luck of one coordinate in a block of draws, with its normal scores.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) coordinate: usize,
    pub(super) luck: Vec<f64>,
    pub(super) scores: Vec<f64>,
}

/// Which of luck and scores somebody needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    Luck,
    Scores,
}

impl Row {
    pub(super) fn new(coordinate: usize, draws: usize) -> Self {
        Self {
            coordinate,
            luck: vec![0.0; draws],
            scores: vec![0.0; draws],
        }
    }

    /// Draws a coordinate, and its scores if these are needed.
    pub(super) fn draw(
        &mut self,
        inputs: &Inputs,
        coordinates: &dyn Coordinates,
        (place, first): (usize, u64),
        need: Need,
    ) {
        let coordinate = &inputs.coordinates[place];
        match need {
            Need::Luck => coordinates.fill(coordinate, first, &mut self.luck),
            Need::Scores => {
                let both = (self.luck.as_mut_slice(), self.scores.as_mut_slice());
                coordinates.fill_scored(coordinate, first, both);
            }
        }
    }

    /// Turns scores back into luck.
    pub(super) fn luck_of_scores(&mut self) {
        for (luck, score) in self.luck.iter_mut().zip(&self.scores) {
            *luck = inside(normal_cdf(*score));
        }
    }
}

/// Keeps a coordinate strictly between 0 and 1 where rounding would put it on the edge.
pub(super) fn inside(luck: f64) -> f64 {
    const EDGE: f64 = f64::EPSILON / 4.0;
    luck.clamp(EDGE, 1.0 - 2.0 * EDGE)
}

/// The rows to keep for a whole block: the correlated coordinates first, in the copula's order,
/// then whatever places share.
pub(super) fn rows_to_hold(inputs: &Inputs, draws: usize) -> Vec<Row> {
    let correlated = inputs.copula.iter().flat_map(|copula| &copula.members);
    let shared = inputs
        .assumptions
        .iter()
        .filter_map(|input| match &input.source {
            Source::Own(_) => None,
            Source::Common(common) | Source::Mixed { common, .. } => Some(common),
        });
    let mut held: Vec<usize> = Vec::new();
    for place in correlated.chain(shared) {
        if !held.contains(place) {
            held.push(*place);
        }
    }
    held.into_iter()
        .map(|coordinate| Row::new(coordinate, draws))
        .collect()
}
