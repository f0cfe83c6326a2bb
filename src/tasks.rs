//! What is asked of the engine as a whole: a scenario simulated, plans compared, an answer explained, a return
//! taken in, a pack made.
//!
//! The command line and the planner’s page both ask for these, and get the same. A task writes no file and
//! speaks to nobody: it tells a [`Watch`] how far it is, and gives up when that says so.

pub mod choices;
pub mod compare;
pub mod explain;
pub mod futures;
pub mod given;
pub mod impacts;
pub mod mixes;
pub mod outcome;
pub mod own_outcomes;
pub mod pack;
pub mod pictures;
pub mod simulation;
pub mod starter;
pub mod template;
pub mod update;

use crate::analysis::sensitivity::Halted;
use crate::points::SamplingError;
use crate::scenario::ScenarioError;

use outcome::OutcomeError;

/// Why a task is not done.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The scenario is wrong.
    #[error(transparent)]
    Scenario(#[from] ScenarioError),
    /// An outcome cannot be told.
    #[error(transparent)]
    Outcome(#[from] OutcomeError),
    /// There is no such promise.
    #[error("promise {asked}: {why}")]
    Promise {
        /// As it was asked for.
        asked: String,
        /// Why there is none, and what there is.
        why: String,
    },
    /// What is asked does not fit together.
    #[error("{0}")]
    Asked(String),
    /// Something went wrong that nobody asked for: what was found cannot be drawn or written down.
    #[error("{0}")]
    Outside(String),
    /// Nobody waits for it any more.
    #[error("it was stopped before it was done")]
    GivenUp,
}

impl From<SamplingError> for Refused {
    fn from(error: SamplingError) -> Self {
        Self::Asked(error.to_string())
    }
}

impl From<Halted> for Refused {
    fn from(halted: Halted) -> Self {
        match halted {
            Halted::Sampling(error) => error.into(),
            Halted::GivenUp => Self::GivenUp,
        }
    }
}

/// Whoever waits for a task.
pub trait Watch: Sync {
    /// Something begins that will be done so many times.
    fn begin(&self, doing: &'static str, whole: usize);
    /// So much of it is done.
    fn done(&self, count: usize);
    /// Whether nobody waits any more.
    fn has_gone(&self) -> bool;

    /// Fails where nobody waits any more.
    ///
    /// # Errors
    ///
    /// Then.
    fn go_on(&self) -> Result<(), Refused> {
        if self.has_gone() {
            Err(Refused::GivenUp)
        } else {
            Ok(())
        }
    }
}

/// Nobody looks on, and nothing is given up.
#[derive(Debug, Clone, Copy)]
pub struct Unwatched;

impl Watch for Unwatched {
    fn begin(&self, _: &'static str, _: usize) {}

    fn done(&self, _: usize) {}

    fn has_gone(&self) -> bool {
        false
    }
}
