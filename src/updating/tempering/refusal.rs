//! Why there are no draws that can be trusted.

use std::fmt;

use super::MOST_STEPS;

/// Why there are no draws to be trusted.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// No draw makes what was reported possible.
    Impossible,
    /// The draws do not move.
    Stuck {
        /// How far they are still where they were.
        stayed: f64,
        /// The share of the last moves that were taken.
        taken: f64,
    },
    /// The islands do not agree.
    Apart {
        /// R̂.
        r_hat: f64,
    },
    /// It takes too many steps.
    Endless,
}

/// Above which R̂ islands do not agree.
pub const AGREED: f64 = 1.1;

/// Draws that are where they were, as a correlation, above which they count as stuck.
pub(super) const STUCK: f64 = 0.7;

impl fmt::Display for Refusal {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Impossible => to.write_str(
                "no simulated future makes these figures possible, not even roughly: look for a wrong unit, year or \
                 metric, or widen what the scenario holds possible",
            ),
            Self::Stuck { stayed, taken } => write!(
                to,
                "the draws do not move (they are still where they were by {:.0}%, {:.1}% of moves are taken): the \
                 figures lie too far from everything simulated, or leave too little room; look for a wrong unit, year or \
                 metric, or give a wider sd or discrepancy",
                stayed * 100.0,
                taken * 100.0
            ),
            Self::Apart { r_hat } => write!(
                to,
                "eight independent parts of the calculation do not agree (R-hat {r_hat:.2}, the limit is {AGREED}): ask \
                 for more --draws, or give a wider sd or discrepancy to the rows that contradict each other"
            ),
            Self::Endless => write!(
                to,
                "the figures lie so far from everything simulated that {MOST_STEPS} steps do not reach them: look for \
                 a wrong unit, year or metric"
            ),
        }
    }
}
