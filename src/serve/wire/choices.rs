//! What can be asked about.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Moved;

/// A plan whose outcomes are to be listed.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OutcomesAsked {
    /// The scenario’s name.
    #[schema(example = "lsiz")]
    pub scenario: String,
    /// The levers that are moved.
    #[serde(default)]
    pub changes: Vec<Moved>,
}

/// What can be asked about.
#[derive(Debug, Serialize, ToSchema)]
pub struct Choices {
    /// Outcomes: those of the headline in its order, those of promises, those that the scenario defines.
    pub outcomes: Vec<OutcomeChoice>,
    /// Promises.
    pub promises: Vec<PromiseChoice>,
}

/// An outcome that can be asked for.
#[derive(Debug, Serialize, ToSchema)]
pub struct OutcomeChoice {
    /// How it is asked for. Another year can stand behind the `@`.
    #[schema(example = "jobs.net_skilled@2033")]
    pub asked: String,
    /// The metric.
    pub metric: String,
    /// What it is called, with its year.
    pub title: String,
    /// What it is counted in.
    pub unit: String,
    /// The calendar year in which its financial year starts; `null` where it is one figure for all years.
    pub year: Option<i32>,
    /// Whether it leads where nothing is asked for.
    pub leads: bool,
}

/// A promise that can be asked about.
#[derive(Debug, Serialize, ToSchema)]
pub struct PromiseChoice {
    /// Its number in the scenario, from 1.
    pub target: usize,
    /// The promise.
    pub title: String,
}
