//! Outcomes that a scenario defines: a formula over metrics, with a unit of its own.

pub mod formula;

use std::fmt;

use super::Name;
use crate::number::Number;
use crate::register::Rating;

pub use formula::{Expression, Formula, Function, Operator, Reference};

/// How a metric runs through time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// How much there is at the end of a year.
    Stock,
    /// How much happens within a year; it adds up over years.
    Flow,
    /// One figure for the whole period.
    Whole,
}

impl Nature {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Stock, Self::Flow, Self::Whole];

    /// The word for it in a scenario.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Stock => "stock",
            Self::Flow => "flow",
            Self::Whole => "whole",
        }
    }
}

/// An outcome that a scenario defines.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnOutcome {
    /// Id and title.
    pub name: Name,
    /// What it counts.
    pub unit: Unit,
    /// How it runs through time.
    pub nature: Nature,
    /// Strength of the evidence for the formula itself.
    pub rating: Rating,
    /// Where the formula comes from, what a reader should know, who answers for it.
    pub texts: [String; 3],
    /// How it is worked out.
    pub formula: Formula,
    /// The assumptions of the formula: key and number, in file order.
    pub assumptions: Vec<(String, Number)>,
}

impl OwnOutcome {
    /// The metric that it is.
    #[must_use]
    pub fn metric(&self) -> String {
        format!("{}{}", Self::BEGINNING, self.name.id)
    }

    /// The input that one of its assumptions is.
    #[must_use]
    pub fn input(&self, assumption: &str) -> String {
        format!("{}.{assumption}", self.metric())
    }

    /// How the metrics of such outcomes begin.
    pub const BEGINNING: &'static str = "outcome.";
}

/// A unit in a scenario's own words, such as `hours`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    bytes: [u8; Self::LONGEST],
    length: u8,
}

impl Unit {
    /// How many bytes it may have.
    pub const LONGEST: usize = 40;

    /// A unit of some words; `None` where they are too long.
    #[must_use]
    pub fn of(words: &str) -> Option<Self> {
        let length = u8::try_from(words.len()).ok()?;
        let mut bytes = [0; Self::LONGEST];
        bytes
            .get_mut(..words.len())?
            .copy_from_slice(words.as_bytes());
        Some(Self { bytes, length })
    }

    /// The words.
    #[must_use]
    pub fn words(&self) -> &str {
        let own = self.bytes.get(..usize::from(self.length));
        std::str::from_utf8(own.unwrap_or_default()).unwrap_or_default()
    }
}

impl fmt::Debug for Unit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.words())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_keeps_its_words_and_knows_when_they_are_too_many() {
        assert_eq!(Unit::of("hours").unwrap().words(), "hours");
        assert_eq!(Unit::of("€ je Stunde").unwrap().words(), "€ je Stunde");
        assert!(Unit::of(&"x".repeat(40)).is_some());
        assert!(Unit::of(&"x".repeat(41)).is_none());
        assert!(Unit::of(&"x".repeat(400)).is_none());
    }
}
