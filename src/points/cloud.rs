//! A cloud: draws that are kept, as normal scores of each coordinate.
//!
//! Whoever knows more than the prior — that some futures did not happen, say — keeps the draws that
//! are left in a cloud. It is a source of coordinates like any other: what it does not hold keeps the
//! luck that the seed gives it, so that a scenario with further inputs can be run on the same draws.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Coordinates, Middle, Seeded, inside};
use crate::inputs::Coordinate;
use crate::special::{normal_cdfs, normal_quantiles};

/// Draws of some coordinates, as normal scores.
#[derive(Debug, Clone, PartialEq)]
pub struct Cloud {
    /// Which coordinates.
    pub coordinates: Vec<Coordinate>,
    /// How many draws.
    pub draws: usize,
    /// The scores, coordinate after coordinate.
    pub scores: Vec<f64>,
}

impl Cloud {
    /// The first draws of some coordinates as a source has them.
    #[must_use]
    pub fn drawn(coordinates: Vec<Coordinate>, draws: usize, from: &dyn Coordinates) -> Self {
        let mut scores = vec![0.0; coordinates.len() * draws];
        let mut luck = vec![0.0; draws];
        for (row, coordinate) in scores.chunks_mut(draws.max(1)).zip(&coordinates) {
            from.fill(coordinate, 0, &mut luck);
            normal_quantiles(&luck, row);
        }
        Self {
            coordinates,
            draws,
            scores,
        }
    }

    /// The scores of one coordinate, by its place.
    #[must_use]
    pub fn row(&self, place: usize) -> &[f64] {
        &self.scores[place * self.draws..(place + 1) * self.draws]
    }

    /// The place of a coordinate, by its name.
    #[must_use]
    pub fn place(&self, name: &str) -> Option<usize> {
        self.coordinates.iter().position(|one| one.name == name)
    }

    /// The draws with these numbers, in their order, as often as they are named.
    #[must_use]
    pub fn picked(&self, draws: &[usize]) -> Self {
        let mut scores = Vec::with_capacity(self.coordinates.len() * draws.len());
        for place in 0..self.coordinates.len() {
            let row = self.row(place);
            scores.extend(draws.iter().map(|draw| row[*draw]));
        }
        Self {
            coordinates: self.coordinates.clone(),
            draws: draws.len(),
            scores,
        }
    }

    /// The same with the digits that a file keeps of it: what is read back is then the very cloud.
    #[must_use]
    pub fn as_kept(mut self) -> Self {
        for score in &mut self.scores {
            *score = f64::from(kept(*score));
        }
        self
    }
}

/// A score with the digits that a file keeps.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    reason = "seven digits of a score are more than any luck needs"
)]
pub const fn kept(score: f64) -> f32 {
    score as f32
}

/// The luck of a cloud, and of a seed for what the cloud does not hold.
#[derive(Debug, Clone)]
pub struct Conditioned {
    cloud: Arc<Cloud>,
    places: BTreeMap<u64, usize>,
    otherwise: Arc<dyn Coordinates>,
}

impl Conditioned {
    /// The coordinates of a cloud; all others are those of a seed.
    #[must_use]
    pub fn new(cloud: Arc<Cloud>, seed: u64) -> Self {
        Self::with(cloud, Arc::new(Seeded::new(seed)))
    }

    /// The coordinates of a cloud; all others are in the middle.
    #[must_use]
    pub fn alone(cloud: Arc<Cloud>) -> Self {
        Self::with(cloud, Arc::new(Middle))
    }

    fn with(cloud: Arc<Cloud>, otherwise: Arc<dyn Coordinates>) -> Self {
        let places = cloud.coordinates.iter().zip(0..);
        Self {
            places: places.map(|(one, place)| (one.stream, place)).collect(),
            cloud,
            otherwise,
        }
    }

    /// The draws.
    #[must_use]
    pub fn cloud(&self) -> &Cloud {
        &self.cloud
    }
}

impl Conditioned {
    /// The scores of a coordinate from a draw on, as far as the cloud holds them; `None` where it does not
    /// know the coordinate.
    fn held(&self, coordinate: &Coordinate, first: u64, draws: usize) -> Option<&[f64]> {
        let row = self.cloud.row(*self.places.get(&coordinate.stream)?);
        let start = usize::try_from(first).unwrap_or(usize::MAX).min(row.len());
        Some(&row[start..(start + draws).min(row.len())])
    }
}

impl Coordinates for Conditioned {
    /// Beyond the last draw of the cloud there is the luck of whatever it does not hold.
    fn fill(&self, coordinate: &Coordinate, first: u64, out: &mut [f64]) {
        let held = self.held(coordinate, first, out.len()).unwrap_or_default();
        let (known, rest) = out.split_at_mut(held.len());
        normal_cdfs(held, known);
        for luck in known {
            *luck = inside(*luck);
        }
        if !rest.is_empty() {
            self.otherwise
                .fill(coordinate, first + held.len() as u64, rest);
        }
    }

    fn fill_scored(
        &self,
        coordinate: &Coordinate,
        first: u64,
        (luck, scores): (&mut [f64], &mut [f64]),
    ) {
        self.fill(coordinate, first, luck);
        let held = self.held(coordinate, first, luck.len()).unwrap_or_default();
        let (known, rest) = scores.split_at_mut(held.len());
        known.copy_from_slice(held);
        normal_quantiles(&luck[held.len()..], rest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coordinate(name: &str) -> Coordinate {
        Coordinate {
            name: name.to_owned(),
            stream: crate::inputs::stream(name),
        }
    }

    #[test]
    fn a_cloud_gives_back_the_luck_it_was_drawn_with_and_the_seeds_elsewhere() {
        let seeded = Seeded::new(3);
        let names = vec![coordinate("a"), coordinate("b")];
        let cloud = Cloud::drawn(names, 40, &seeded);
        let conditioned = Conditioned::new(Arc::new(cloud), 3);
        for name in ["a", "b", "c"] {
            let (mut known, mut given) = ([0.0; 24], [0.0; 24]);
            seeded.fill(&coordinate(name), 30, &mut known);
            conditioned.fill(&coordinate(name), 30, &mut given);
            for (known, given) in known.iter().zip(given) {
                assert!((known - given).abs() < 1e-14, "{name}: {known} {given}");
            }
        }
    }

    #[test]
    fn draws_are_picked_in_the_order_named_and_as_often() {
        let cloud = Cloud::drawn(vec![coordinate("a"), coordinate("b")], 5, &Seeded::new(1));
        let picked = cloud.picked(&[4, 0, 0]);
        for place in 0..2 {
            let (all, few) = (cloud.row(place), picked.row(place));
            assert_eq!(few, [all[4], all[0], all[0]]);
        }
        let kept = picked.as_kept();
        assert_eq!(kept.clone().as_kept(), kept);
    }
}
