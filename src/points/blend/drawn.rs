//! One draw of every coordinate.

use crate::inputs::{Copula, Inputs};
use crate::lanes::WIDTH;
use crate::points::{Coordinates, inside};
use crate::special::{normal_cdf, normal_quantiles};

/// Luck and normal scores of every coordinate, a packet of each.
#[derive(Debug, Clone)]
pub(super) struct Drawn {
    pub(super) luck: Vec<f64>,
    pub(super) scores: Vec<f64>,
}

impl Drawn {
    pub(super) fn new(coordinates: usize) -> Self {
        Self {
            luck: vec![0.5; coordinates * WIDTH],
            scores: vec![0.0; coordinates * WIDTH],
        }
    }

    pub(super) fn packet(&self, coordinate: usize) -> (&[f64], &[f64]) {
        let place = coordinate * WIDTH..(coordinate + 1) * WIDTH;
        (&self.luck[place.clone()], &self.scores[place])
    }

    /// Draws every coordinate in the draws from `first` on, and lets correlated ones move together.
    pub(super) fn draw(
        &mut self,
        inputs: &Inputs,
        coordinates: &dyn Coordinates,
        first: u64,
        suffix: Option<&[crate::inputs::Coordinate]>,
    ) {
        let named = suffix.unwrap_or(&inputs.coordinates);
        for (coordinate, luck) in named.iter().zip(self.luck.chunks_exact_mut(WIDTH)) {
            coordinates.fill(coordinate, first, luck);
        }
        normal_quantiles(&self.luck, &mut self.scores);
        let Some(Copula {
            members,
            factor,
            means,
        }) = &inputs.copula
        else {
            return;
        };
        for member in (0..members.len()).rev() {
            for lane in 0..WIDTH {
                let at = |other: usize| members[other] * WIDTH + lane;
                let mut score = self.scores[at(member)] * factor[member][member];
                for (other, weight) in factor[member][..member].iter().enumerate() {
                    if *weight != 0.0 {
                        score += weight * self.scores[at(other)];
                    }
                }
                if means[member] != 0.0 {
                    score += means[member];
                }
                self.scores[at(member)] = score;
                self.luck[at(member)] = inside(normal_cdf(score));
            }
        }
    }
}

/// A second coordinate beside each of some inputs: other luck, from the same source.
#[must_use]
pub fn second(inputs: &Inputs) -> Vec<crate::inputs::Coordinate> {
    let again = |one: &crate::inputs::Coordinate| {
        // No input's name holds a space.
        let name = format!("{} again", one.name);
        crate::inputs::Coordinate {
            stream: crate::inputs::stream(&name),
            name,
        }
    };
    inputs.coordinates.iter().map(again).collect()
}
