//! Blends of what is simulated side by side: a programme, and the reference that is taken off it.
//!
//! An input has the same luck in every one of them, so a coordinate that changes side changes it in all.

use super::Coordinates;
use super::blend::{Blend, Side, second};
use crate::inputs::{Coordinate, Inputs};
use crate::number::{Luck, Point};

/// Blends with common coordinates.
#[derive(Debug, Clone)]
pub struct Blends<'a> {
    parts: Vec<Part<'a>>,
}

#[derive(Debug, Clone)]
struct Part<'a> {
    blend: Blend<'a>,
    again: Vec<Coordinate>,
    /// For each common coordinate, its place in this part.
    places: Vec<Option<usize>>,
}

impl<'a> Blends<'a> {
    /// Room for the parts of a whole; places of coordinates are those among the whole's.
    #[must_use]
    pub fn new(whole: &Inputs, parts: &[&'a Inputs]) -> Self {
        let part = |inputs: &&'a Inputs| {
            let place = |one: &Coordinate| {
                let mut own = inputs.coordinates.iter();
                own.position(|other| other.stream == one.stream)
            };
            Part {
                blend: Blend::new(inputs),
                again: second(inputs),
                places: whole.coordinates.iter().map(place).collect(),
            }
        };
        Self {
            parts: parts.iter().map(part).collect(),
        }
    }

    /// Draws both sides in the draws from `first` on; every coordinate is the first's.
    pub fn draw(&mut self, coordinates: &dyn Coordinates, first: u64) {
        for part in &mut self.parts {
            part.blend.draw(coordinates, &part.again, first);
        }
    }

    /// Draws the first side alone.
    pub fn draw_first(&mut self, coordinates: &dyn Coordinates, first: u64) {
        for part in &mut self.parts {
            part.blend.draw_first(coordinates, first);
        }
    }

    /// Takes every coordinate from one side.
    pub fn all_from(&mut self, side: Side) {
        for part in &mut self.parts {
            part.blend.all_from(side);
        }
    }

    /// Takes some coordinates from a side, the others staying where they are.
    pub fn take(&mut self, places: &[usize], side: Side) {
        for part in &mut self.parts {
            let own: Vec<usize> = places.iter().filter_map(|one| part.places[*one]).collect();
            part.blend.take(&own, side);
        }
    }

    /// Sets the luck of one coordinate in all eight futures, the others staying as they are.
    pub fn fix(&mut self, place: usize, luck: f64) {
        for part in &mut self.parts {
            if let Some(own) = part.places[place] {
                part.blend.fix(own, luck);
            }
        }
    }

    /// The values of an assumption of the first part, by its row.
    #[must_use]
    pub fn values(&self, row: usize) -> Option<&[f64]> {
        self.parts.first()?.blend.values(row)
    }

    /// The eight futures of every part, for the model.
    #[must_use]
    pub fn packets(&self, luck: Luck) -> Vec<Point<'_>> {
        self.parts
            .iter()
            .map(|part| part.blend.packet(luck))
            .collect()
    }
}
