//! Points: blocks of draws, in which every input has its value.
//!
//! A draw is addressed, not consumed: the coordinate of an input in a draw depends on the seed, the
//! input's name and the number of the draw, and on nothing else. So the result is the same for any
//! number of threads and any way of cutting the draws into blocks; the first 500 of 2,000 draws are
//! a run of 500; a new input leaves the others' luck alone; and one input has the same luck in
//! every scenario.

pub mod blend;
mod blends;
mod cloud;
mod hash;
pub mod latin;
mod replicates;
mod row;
pub mod sampler;
pub mod sobol;
pub mod stream;

use crate::inputs::{Inputs, Source};
use crate::lanes::WIDTH;
use crate::number::{Luck, Point};
use crate::register::{ChanceKind, Uprating};
use crate::special::normal_quantiles;

pub use blends::Blends;
pub use cloud::{Cloud, Conditioned, kept};
pub use latin::Latin;
pub use replicates::REPLICATES;
pub use sampler::{Sampler, SamplingError};
pub use sobol::Sobol;
pub use stream::Seeded;

use row::{Need, Row, inside, rows_to_hold};

/// How many draws a block holds.
pub const BLOCK: usize = 512;

/// Where coordinates come from.
pub trait Coordinates: Send + Sync + std::fmt::Debug {
    /// Writes the coordinate of one input in the draws from `first` on; every value lies strictly
    /// between 0 and 1.
    fn fill(&self, coordinate: &crate::inputs::Coordinate, first: u64, out: &mut [f64]);

    /// The same with the normal scores, which a source may have at hand.
    fn fill_scored(
        &self,
        coordinate: &crate::inputs::Coordinate,
        first: u64,
        (luck, scores): (&mut [f64], &mut [f64]),
    ) {
        self.fill(coordinate, first, luck);
        normal_quantiles(luck, scores);
    }
}

/// Every coordinate in the middle: the central case.
#[derive(Debug, Clone, Copy)]
pub struct Middle;

impl Coordinates for Middle {
    fn fill(&self, _: &crate::inputs::Coordinate, _: u64, out: &mut [f64]) {
        out.fill(0.5);
    }
}

/// A block of points.
#[derive(Debug, Clone)]
pub struct Points {
    draws: usize,
    assumptions: Vec<f64>,
    chances: Vec<f64>,
    held: Vec<Row>,
    row: Row,
    own: Vec<f64>,
}

impl Points {
    /// Room for blocks of `draws` points (rounded up to whole packets).
    #[must_use]
    pub fn new(inputs: &Inputs, draws: usize) -> Self {
        let draws = draws.next_multiple_of(WIDTH);
        Self {
            assumptions: vec![0.0; inputs.assumptions.len() * draws],
            chances: vec![0.0; inputs.chances.len() * draws],
            ..Self::of_luck(inputs, draws)
        }
    }

    /// Room for the luck of `draws` points alone, without values: for [`luck_of`](Self::luck_of).
    #[must_use]
    pub fn of_luck(inputs: &Inputs, draws: usize) -> Self {
        let draws = draws.next_multiple_of(WIDTH);
        Self {
            draws,
            assumptions: Vec::new(),
            chances: Vec::new(),
            held: rows_to_hold(inputs, draws),
            row: Row::new(0, draws),
            own: vec![0.0; draws],
        }
    }

    /// How many points the block holds.
    #[must_use]
    pub const fn draws(&self) -> usize {
        self.draws
    }

    /// Draws the block that starts at draw `first`.
    pub fn draw(&mut self, inputs: &Inputs, coordinates: &dyn Coordinates, first: u64) {
        self.hold(inputs, coordinates, first);
        let mut values = std::mem::take(&mut self.assumptions);
        for (row, input) in inputs.assumptions.iter().enumerate() {
            let need = if input.quantile.needs_scores() {
                Need::Scores
            } else {
                Need::Luck
            };
            let source = self.take(inputs, coordinates, (&input.source, first), need);
            let (before, values) = values.split_at_mut(row * source.luck.len());
            let values = &mut values[..source.luck.len()];
            input.quantile.fill(&source.luck, &source.scores, values);
            if let Some(uprating) = input.uprating {
                let start = uprating.inflation.0 * values.len();
                carry_on(uprating, &before[start..start + values.len()], values);
            }
        }
        self.assumptions = values;
        let mut values = std::mem::take(&mut self.chances);
        for (chance, row) in inputs
            .chances
            .iter()
            .zip(values.chunks_exact_mut(self.draws))
        {
            let source = Source::Own(chance.coordinate);
            let (need, scored) = match chance.kind {
                ChanceKind::Score => (Need::Scores, true),
                ChanceKind::Coordinate => (Need::Luck, false),
            };
            let source = self.take(inputs, coordinates, (&source, first), need);
            row.copy_from_slice(if scored { &source.scores } else { &source.luck });
        }
        self.chances = values;
    }

    /// The packet that starts at the `place`-th point of the block.
    #[must_use]
    pub fn packet(&self, place: usize, luck: Luck) -> Point<'_> {
        Point::new(&self.assumptions, &self.chances, self.draws, place, luck)
    }

    /// Makes ready for [`luck_of`](Self::luck_of): draws what several inputs share, in the draws
    /// from 0 on.
    pub fn hold_first(&mut self, inputs: &Inputs, coordinates: &dyn Coordinates) {
        self.hold(inputs, coordinates, 0);
    }

    /// The luck of one input in the draws from 0 on, correlations and shared luck included. Shared
    /// luck must have been drawn by [`hold_first`](Self::hold_first).
    pub fn luck_of(
        &mut self,
        inputs: &Inputs,
        coordinates: &dyn Coordinates,
        source: &Source,
    ) -> &[f64] {
        &self.take(inputs, coordinates, (source, 0), Need::Luck).luck
    }

    /// Draws the coordinates that several inputs need, and lets correlated ones move together.
    fn hold(&mut self, inputs: &Inputs, coordinates: &dyn Coordinates, first: u64) {
        for row in &mut self.held {
            let place = row.coordinate;
            row.draw(inputs, coordinates, (place, first), Need::Scores);
        }
        let Some(copula) = &inputs.copula else {
            return;
        };
        // The members are the first rows held, in the order of the factor; going from the last row
        // up, each needs only rows above it that are still as drawn.
        for member in (0..copula.members.len()).rev() {
            let (above, here) = self.held.split_at_mut(member);
            let row = &mut here[0];
            let own = copula.factor[member][member];
            for score in &mut row.scores {
                *score *= own;
            }
            for (weight, other) in copula.factor[member].iter().zip(above.iter()) {
                if *weight == 0.0 {
                    continue;
                }
                for (score, drawn) in row.scores.iter_mut().zip(&other.scores) {
                    *score += weight * drawn;
                }
            }
            let mean = copula.means[member];
            if mean != 0.0 {
                for score in &mut row.scores {
                    *score += mean;
                }
            }
            row.luck_of_scores();
        }
    }

    /// The luck of one source, or its scores, whichever is needed.
    fn take(
        &mut self,
        inputs: &Inputs,
        coordinates: &dyn Coordinates,
        (source, first): (&Source, u64),
        need: Need,
    ) -> &Row {
        match source {
            Source::Own(place) | Source::Common(place) => {
                if let Some(held) = self.held.iter().position(|row| row.coordinate == *place) {
                    return &self.held[held];
                }
                self.row.draw(inputs, coordinates, (*place, first), need);
            }
            Source::Mixed {
                common,
                own,
                shared,
            } => {
                let mut scores = std::mem::take(&mut self.own);
                let own = (&Source::Own(*own), first);
                scores.copy_from_slice(&self.take(inputs, coordinates, own, Need::Scores).scores);
                let (in_common, alone) = (shared.sqrt(), (1.0 - shared).sqrt());
                if let Some(common) = self.held.iter().find(|row| row.coordinate == *common) {
                    let mixed = self.row.scores.iter_mut().zip(&common.scores);
                    for ((score, common), own) in mixed.zip(&scores) {
                        *score = in_common * common + alone * own;
                    }
                } else {
                    self.row.scores.copy_from_slice(&scores);
                }
                self.own = scores;
                if need == Need::Luck {
                    self.row.luck_of_scores();
                }
            }
        }
        &self.row
    }
}

/// Takes values that were put into the scenario's prices at the median of inflation to each draw's
/// own inflation: × ((1 + median)/(1 + drawn))^years. Inflation stands in an earlier row.
fn carry_on(uprating: Uprating, inflation: &[f64], values: &mut [f64]) {
    for (value, inflation) in values.iter_mut().zip(inflation) {
        let yearly = (1.0 + uprating.median) / (1.0 + inflation);
        for _ in 0..uprating.years.unsigned_abs() {
            if uprating.years > 0 {
                *value *= yearly;
            } else {
                *value /= yearly;
            }
        }
    }
}
