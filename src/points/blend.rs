//! Points blended from two draws: some inputs have the luck of the first, the others of the second.
//!
//! What an input decides is found by changing it alone. A [`Blend`] holds two independent draws of
//! every coordinate, eight futures of each, and the values that follow when each coordinate is taken
//! from one of the two. Changing side costs only what depends on the coordinates that change.
//!
//! Where coordinates are correlated, one of them cannot be drawn anew as if the others were not there.
//! Those of the second draw are then drawn *given* those of the first: with R the correlation of the
//! normal scores, S the coordinates that are new and T those that stay,
//!
//! ```text
//! z_S = z″_S + R_ST · R_TT⁻¹ · (z′_T − z″_T)
//! ```
//!
//! has the distribution of the scores S given those of T (conditioning by kriging, Matheron, recalled).
//! With none new it is the first draw, with all new the second.

mod drawn;
mod factor;

use super::{Coordinates, carry_on, inside};
use crate::inputs::{Inputs, Source, cholesky};
use crate::lanes::WIDTH;
use crate::number::{Luck, Point};
use crate::register::ChanceKind;
use crate::special::{normal_cdf, normal_quantile};
use drawn::Drawn;
pub use drawn::second;
use factor::{product, solved};

/// Of which draw a coordinate is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The first.
    First,
    /// The second.
    Second,
}

/// Eight futures, put together from two draws of each coordinate.
#[derive(Debug, Clone)]
pub struct Blend<'a> {
    inputs: &'a Inputs,
    sides: [Drawn; 2],
    of: Vec<Side>,
    now: Drawn,
    assumptions: Vec<f64>,
    chances: Vec<f64>,
    /// The rows of assumptions and of chances that depend on each coordinate, in their order.
    depends: Vec<(Vec<usize>, Vec<usize>)>,
    /// The place of each coordinate in the copula.
    member: Vec<Option<usize>>,
    /// The correlation of the copula's scores.
    correlation: Vec<Vec<f64>>,
    /// Rows of assumptions, and of chances, that have to be worked out again.
    stale: (Vec<bool>, Vec<bool>),
}

impl<'a> Blend<'a> {
    /// Room for eight futures of some inputs, every coordinate in the middle.
    #[must_use]
    pub fn new(inputs: &'a Inputs) -> Self {
        let count = inputs.coordinates.len();
        let mut member = vec![None; count];
        let mut correlation = Vec::new();
        if let Some(copula) = &inputs.copula {
            for (place, coordinate) in copula.members.iter().enumerate() {
                member[*coordinate] = Some(place);
            }
            correlation = product(&copula.factor);
        }
        let mut blend = Self {
            inputs,
            sides: [Drawn::new(count), Drawn::new(count)],
            of: vec![Side::First; count],
            now: Drawn::new(count),
            assumptions: vec![0.0; inputs.assumptions.len() * WIDTH],
            chances: vec![0.0; inputs.chances.len() * WIDTH],
            depends: dependents(inputs),
            member,
            correlation,
            stale: (
                vec![true; inputs.assumptions.len()],
                vec![true; inputs.chances.len()],
            ),
        };
        blend.refresh();
        blend
    }

    /// Draws both sides in the draws from `first` on; every coordinate is the first's.
    ///
    /// `again` names the second's coordinates ([`second`]).
    pub fn draw(
        &mut self,
        coordinates: &dyn Coordinates,
        again: &[crate::inputs::Coordinate],
        first: u64,
    ) {
        self.sides[0].draw(self.inputs, coordinates, first, None);
        self.sides[1].draw(self.inputs, coordinates, first, Some(again));
        self.all_from(Side::First);
    }

    /// Draws the first side alone.
    pub fn draw_first(&mut self, coordinates: &dyn Coordinates, first: u64) {
        self.sides[0].draw(self.inputs, coordinates, first, None);
        self.all_from(Side::First);
    }

    /// Takes every coordinate from one side.
    pub fn all_from(&mut self, side: Side) {
        self.of.fill(side);
        self.now.clone_from(&self.sides[side as usize]);
        self.stale.0.fill(true);
        self.stale.1.fill(true);
        self.refresh();
    }

    /// Takes some coordinates from a side, the others staying where they are.
    pub fn take(&mut self, places: &[usize], side: Side) {
        let mut correlated = false;
        for place in places {
            if self.of[*place] == side {
                continue;
            }
            self.of[*place] = side;
            if self.member[*place].is_some() {
                correlated = true;
                continue;
            }
            let (luck, scores) = self.sides[side as usize].packet(*place);
            let range = place * WIDTH..(place + 1) * WIDTH;
            self.now.luck[range.clone()].copy_from_slice(luck);
            self.now.scores[range].copy_from_slice(scores);
            self.mark(*place);
        }
        if correlated {
            self.condition();
        }
        self.refresh();
    }

    /// Sets the luck of one coordinate in all eight futures, the others staying as they are.
    pub fn fix(&mut self, place: usize, luck: f64) {
        let range = place * WIDTH..(place + 1) * WIDTH;
        self.now.luck[range.clone()].fill(luck);
        self.now.scores[range].fill(normal_quantile(luck));
        self.mark(place);
        self.refresh();
    }

    /// The values of an assumption, by its row; `None` where there is no such row.
    #[must_use]
    pub fn values(&self, row: usize) -> Option<&[f64]> {
        self.assumptions.get(row * WIDTH..(row + 1) * WIDTH)
    }

    /// The eight futures, for the model.
    #[must_use]
    pub fn packet(&self, luck: Luck) -> Point<'_> {
        Point::new(&self.assumptions, &self.chances, WIDTH, 0, luck)
    }

    fn mark(&mut self, place: usize) {
        let (assumptions, chances) = &self.depends[place];
        for row in assumptions {
            self.stale.0[*row] = true;
        }
        for row in chances {
            self.stale.1[*row] = true;
        }
    }

    /// Draws the correlated coordinates of the second side given those of the first.
    fn condition(&mut self) {
        let Some(copula) = &self.inputs.copula else {
            return;
        };
        let members = copula.members.clone();
        let is_new = |place: &usize| self.of[members[*place]] == Side::Second;
        let (new, old): (Vec<usize>, Vec<usize>) = (0..members.len()).partition(is_new);
        let correlation = &self.correlation;
        let part = |row: usize| -> Vec<f64> {
            let columns = old.iter().map(|column| correlation[row][*column]);
            columns.collect()
        };
        let within: Vec<Vec<f64>> = old.iter().map(|row| part(*row)).collect();
        // A part of a positive definite matrix is one.
        let factor = cholesky(&within).unwrap_or_default();
        for lane in 0..WIDTH {
            let at = |place: usize| members[place] * WIDTH + lane;
            let (first, second) = (&self.sides[0].scores, &self.sides[1].scores);
            let apart: Vec<f64> = old
                .iter()
                .map(|place| first[at(*place)] - second[at(*place)])
                .collect();
            let weights = solved(&factor, apart);
            for place in &new {
                let tied = part(*place).into_iter().zip(&weights);
                let tied: f64 = tied.map(|(r, w)| r * w).sum();
                let score = second[at(*place)] + tied;
                self.now.scores[at(*place)] = score;
                self.now.luck[at(*place)] = inside(normal_cdf(score));
            }
            for place in &old {
                self.now.scores[at(*place)] = first[at(*place)];
                self.now.luck[at(*place)] = self.sides[0].luck[at(*place)];
            }
        }
        for member in members {
            self.mark(member);
        }
    }

    /// Works out what is stale.
    fn refresh(&mut self) {
        let mut mixed = (vec![0.0; WIDTH], vec![0.0; WIDTH]);
        for (row, input) in self.inputs.assumptions.iter().enumerate() {
            if !std::mem::take(&mut self.stale.0[row]) {
                continue;
            }
            let (luck, scores) = match &input.source {
                Source::Own(place) | Source::Common(place) => self.now.packet(*place),
                Source::Mixed {
                    common,
                    own,
                    shared,
                } => {
                    let (in_common, alone) = (shared.sqrt(), (1.0 - shared).sqrt());
                    let both = self
                        .now
                        .packet(*common)
                        .1
                        .iter()
                        .zip(self.now.packet(*own).1);
                    for (lane, (common, own)) in both.enumerate() {
                        mixed.1[lane] = in_common * common + alone * own;
                        mixed.0[lane] = inside(normal_cdf(mixed.1[lane]));
                    }
                    (mixed.0.as_slice(), mixed.1.as_slice())
                }
            };
            let (before, values) = self.assumptions.split_at_mut(row * WIDTH);
            let values = &mut values[..WIDTH];
            input.quantile.fill(luck, scores, values);
            if let Some(uprating) = input.uprating {
                let start = uprating.inflation.0 * WIDTH;
                carry_on(uprating, &before[start..start + WIDTH], values);
            }
        }
        for (row, chance) in self.inputs.chances.iter().enumerate() {
            if !std::mem::take(&mut self.stale.1[row]) {
                continue;
            }
            let (luck, scores) = self.now.packet(chance.coordinate);
            let values = &mut self.chances[row * WIDTH..(row + 1) * WIDTH];
            values.copy_from_slice(match chance.kind {
                ChanceKind::Coordinate => luck,
                ChanceKind::Score => scores,
            });
        }
    }
}

/// The rows that depend on each coordinate.
fn dependents(inputs: &Inputs) -> Vec<(Vec<usize>, Vec<usize>)> {
    let mut depends = vec![(Vec::new(), Vec::new()); inputs.coordinates.len()];
    let sources = |row: usize| match &inputs.assumptions[row].source {
        Source::Own(place) | Source::Common(place) => vec![*place],
        Source::Mixed { common, own, .. } => vec![*common, *own],
    };
    for (row, input) in inputs.assumptions.iter().enumerate() {
        let mut places = sources(row);
        if let Some(uprating) = input.uprating {
            places.extend(sources(uprating.inflation.0));
        }
        places.sort_unstable();
        places.dedup();
        for place in places {
            depends[place].0.push(row);
        }
    }
    for (row, chance) in inputs.chances.iter().enumerate() {
        depends[chance.coordinate].1.push(row);
    }
    depends
}

#[cfg(test)]
mod tests;
