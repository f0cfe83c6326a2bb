//! From what happens in a future to what would be reported of it.
//!
//! A survey, or a count with a known error, is not what happened. A range for what happens is too narrow
//! for what is reported, so that good forecasts would look bad; each future therefore gets an error of
//! its own. The errors are the quantiles of their distribution at evenly spaced places, so that they have
//! its mean and spread exactly, in an order that comes from the seed and the name of the figure and has
//! nothing to do with the future.

use crate::inputs::{Coordinate, stream};
use crate::points::{Coordinates as _, Seeded};
use crate::special::{binomial_quantile, normal_quantile};

/// How a figure is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Knowledge {
    /// As it is.
    Exact,
    /// With a normal error of this standard deviation, in the unit of what is reported.
    Sd(f64),
    /// As the share of so many who were asked or counted.
    ShareOf(f64),
}

/// Turns the draws of a figure into those of its report.
///
/// `share` is how much of the figure is in the report. Luck: the seed, and a name of the figure.
pub fn reported(draws: &mut [f64], share: f64, knowledge: Knowledge, (seed, name): (u64, &str)) {
    for draw in draws.iter_mut() {
        *draw *= share;
    }
    if knowledge == Knowledge::Exact {
        return;
    }
    let places = places(draws.len(), seed, name);
    for (draw, place) in draws.iter_mut().zip(places) {
        match knowledge {
            Knowledge::Sd(sd) => *draw += sd * normal_quantile(place),
            Knowledge::ShareOf(of) if draw.is_finite() => {
                *draw = binomial_quantile(place, of, *draw) / of;
            }
            // A share that has no value has none in a report either.
            Knowledge::Exact | Knowledge::ShareOf(_) => {}
        }
    }
}

/// Evenly spaced numbers between 0 and 1 in an order of chance.
fn places(count: usize, seed: u64, name: &str) -> Vec<f64> {
    let name = format!("reported.{name}");
    let coordinate = Coordinate {
        stream: stream(&name),
        name,
    };
    let mut luck = vec![0.0; count];
    Seeded::new(seed).fill(&coordinate, 0, &mut luck);
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|a, b| luck[*a].total_cmp(&luck[*b]));
    let mut places = vec![0.0; count];
    for (rank, draw) in order.into_iter().enumerate() {
        places[draw] = (rank as f64 + 0.5) / count as f64;
    }
    places
}
