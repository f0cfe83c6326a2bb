//! What draws at hand say about which inputs matter, without further runs.
//!
//! One row for each input, against one outcome. Each figure asks something else, so that together
//! they are a cross-check on indices for which the model was run again:
//!
//! | figure | asks |
//! |---|---|
//! | Spearman, Kendall | do they rise and fall together? |
//! | first order | what share of the variance does the input explain by itself? |
//! | Chatterjee's ξ | how close is the outcome to a function of the input? |
//! | δ, PAWN | how far does knowing the input move the outcome's distribution? |
//!
//! [`dummy`] gives an input that has no part in the model: what its row shows is noise, and so is what
//! other rows show of the same size.
//!
//! Inputs that are correlated are credited with each other's effects in all these figures. Draws in
//! which an input does not vary say nothing about it.
//!
//! The shares of a polynomial's variance are in [`chaos`].

pub mod chaos;
mod classes;
mod kendall;
mod neighbours;
mod response;
mod shift;

use rayon::prelude::*;

use super::drivers::{correlation, ranks};
use crate::inputs::{Coordinate, stream};
use crate::points::{Coordinates, Seeded};

pub use response::{FEWEST, Refusal, Response};
pub use shift::Shift;

/// A figure with its standard error, in the figure's own unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The estimate.
    pub value: f64,
    /// Its standard error: how far it would move from one run to another. `None` where the draws
    /// cannot tell, below 1,000 always.
    pub error: Option<f64>,
}

/// What the draws say about one input. All figures are without unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    /// Spearman's rank correlation, −1 to 1.
    pub spearman: f64,
    /// Kendall's rank correlation τ-b, −1 to 1.
    pub kendall: f64,
    /// The share of the variance that the input explains by itself, by ranks; by chance it can lie
    /// below nothing.
    pub first_order: Estimate,
    /// Chatterjee's ξ. Where an input decides nothing it lies around nothing with a standard
    /// deviation of √(2/5n); see [`xi_noise`].
    pub chatterjee: f64,
    /// How far the outcome's distribution moves; `None` below 1,200 draws.
    pub shift: Option<Shift>,
}

/// What the draws say about one input; `None` where it does not vary.
///
/// # Errors
/// If the input has another number of draws than the outcome, or a draw that is not a number.
pub fn given(response: &Response, input: &[f64]) -> Result<Option<Given>, Refusal> {
    let Some(order) = response.order(input)? else {
        return Ok(None);
    };
    let shift = classes::classes(&response.cells, &order)
        .and_then(|classes| shift::shift(&response.cells, &classes));
    Ok(Some(Given {
        spearman: correlation(&ranks(input), &response.ranks),
        kendall: kendall::tau_b(response, input, &order),
        first_order: neighbours::first_order(response, &order),
        chatterjee: neighbours::chatterjee(response, &order),
        shift,
    }))
}

/// One row for each input, in the order of the inputs; `None` where an input does not vary.
///
/// # Errors
/// As [`given`].
pub fn table(response: &Response, inputs: &[&[f64]]) -> Result<Vec<Option<Given>>, Refusal> {
    inputs
        .par_iter()
        .map(|input| given(response, input))
        .collect()
}

/// The standard deviation of Chatterjee's ξ over runs if an input decides nothing and few outcomes
/// are the same.
#[must_use]
pub fn xi_noise(draws: usize) -> f64 {
    (0.4 / draws as f64).sqrt()
}

/// Coordinates of an input that has no part in the model: its row shows what noise looks like.
#[must_use]
pub fn dummy(seed: u64, draws: usize) -> Vec<f64> {
    let name = "analysis.dummy".to_owned();
    let mut values = vec![0.0; draws];
    let coordinate = Coordinate {
        stream: stream(&name),
        name,
    };
    Seeded::new(seed).fill(&coordinate, 0, &mut values);
    values
}

#[cfg(test)]
mod tests;
