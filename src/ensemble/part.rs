//! A part of a run that can be put aside, carried to another machine and taken up again.

use serde::{Deserialize, Serialize};

use super::kept::Kept;
use super::spans::Spans;
use super::tally::Tally;

/// What is done of a run, as it can be put aside and taken up again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// Which units.
    pub spans: Spans,
    /// The digest of the plan by which draws were counted; nothing where they were kept.
    pub plan: String,
    /// The draws.
    pub done: Done,
}

/// Draws of a run, kept or counted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Done {
    /// Kept whole.
    Kept(Kept),
    /// Counted.
    Counted(Tally),
}

/// Why a part of a run cannot be taken up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// It was counted by another plan, or kept where this run counts.
    #[error("its draws were counted in another way")]
    Plan,
    /// Its contents are not those of such a run.
    #[error("it is damaged")]
    Damaged,
    /// Some of its draws are there already.
    #[error("it holds draws that are there already")]
    Twice,
}
