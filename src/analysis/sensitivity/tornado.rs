//! The tornado: each assumption from its tenth to its ninetieth percentile, all others in the middle.
//!
//! This is a local picture. It leaves out what inputs do together and everything that luck decides, so it
//! stands beside the total effect, never alone.

use super::factors::{Factor, Nature};
use super::response::Response;
use crate::lanes::Lanes;
use crate::number::Luck;
use crate::points::Blends;

/// What one input does by itself to each figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Swing {
    /// The place of the input among the factors.
    pub factor: usize,
    /// The value of the first assumption that follows it, at its P10, P50 and P90.
    pub values: [f64; 3],
    /// Each figure with the input at its P10 and at its P90.
    pub figures: Vec<[f64; 2]>,
}

/// Every figure in the middle, and the swing of every input that is not known.
#[must_use]
pub fn tornado<R: Response>(response: &R, factors: &[Factor]) -> (Vec<f64>, Vec<Swing>) {
    let mut room = response.room();
    let mut blend = Blends::new(response.inputs(), &response.parts());
    let mut respond = |blend: &Blends<'_>| -> Vec<f64> {
        let mut figures = vec![Lanes::ZERO; response.figures()];
        response.respond(&blend.packets(Luck::Central), &mut room, &mut figures);
        figures.iter().map(|lanes| lanes.0[0]).collect()
    };
    let middle = respond(&blend);
    let unknown = factors
        .iter()
        .enumerate()
        .filter(|(_, factor)| factor.nature == Nature::Unknown && !factor.rows.is_empty())
        .filter(|(_, factor)| !factor.is_own_part(response.inputs()));
    let swings = unknown.map(|(place, factor)| {
        let at = |blend: &mut Blends<'_>, luck: f64| {
            for (coordinate, luck) in factor.held_at(luck, response.inputs()) {
                blend.fix(coordinate, luck);
            }
            let row = factor.rows.first().copied();
            row.and_then(|row| blend.values(row))
                .map_or(f64::NAN, |values| values[0])
        };
        let low = at(&mut blend, 0.1);
        let below = respond(&blend);
        let high = at(&mut blend, 0.9);
        let above = respond(&blend);
        let centre = at(&mut blend, 0.5);
        let figures = below.into_iter().zip(above);
        Swing {
            factor: place,
            values: [low, centre, high],
            figures: figures.map(|(low, high)| [low, high]).collect(),
        }
    });
    let swings = swings.collect();
    (middle, swings)
}
