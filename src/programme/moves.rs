//! Money moved from one activity to another.

use super::{ActivityId, Name};
use crate::number::Number;

/// A decision to shift money: what one activity was given goes to another, year by year.
#[derive(Debug, Clone, PartialEq)]
pub struct Move {
    /// Id and title.
    pub name: Name,
    /// Who answers for it. Empty where nobody is named.
    pub owner: String,
    /// Whose money it takes.
    pub from: ActivityId,
    /// Who gets it, with the funds that it comes from.
    pub to: ActivityId,
    /// Share of the money that the first activity was given by its funds, once the move is whole.
    pub share: Number,
    /// How far the move has gone in each year, from 0 to 1.
    pub profile: Vec<f64>,
}

impl Move {
    /// How far it has gone in a year, counted from 0; after the last year as in it.
    #[must_use]
    pub fn gone(&self, year: usize) -> f64 {
        let last = self.profile.last();
        self.profile.get(year).or(last).copied().unwrap_or(0.0)
    }
}
