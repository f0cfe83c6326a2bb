//! What is asked.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::scenario::changes::{self, Change};
use crate::scenario::levers::Setting;

/// A plan to be simulated: a scenario with some of its levers moved.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// The scenario's name.
    #[schema(example = "lsiz")]
    pub scenario: String,
    /// The levers that are moved.
    #[serde(default)]
    pub changes: Vec<Moved>,
    /// How many futures to simulate.
    #[serde(default = "usual_draws")]
    #[schema(minimum = 10, maximum = 100_000, example = 2000)]
    pub draws: u32,
    /// The same seed gives the same futures, to the last digit.
    #[serde(default = "usual_seed")]
    #[schema(example = 1)]
    pub seed: u64,
    /// A plan to compare with, future by future.
    #[serde(default)]
    pub pinned: Option<Pinned>,
    /// Who asks: a page's own name. With a number of the change, a newer change makes this one stale.
    #[serde(default)]
    #[schema(max_length = 64)]
    pub page: Option<String>,
    /// The number of the change: it rises with each.
    #[serde(default)]
    pub change: u64,
}

/// A plan to compare with.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Pinned {
    /// The scenario's name.
    #[schema(example = "lsiz")]
    pub scenario: String,
    /// The levers that are moved.
    #[serde(default)]
    pub changes: Vec<Moved>,
}

/// A plan to be saved.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SaveAsked {
    /// The scenario's name.
    #[schema(example = "lsiz")]
    pub scenario: String,
    /// The levers that are moved.
    #[serde(default)]
    pub changes: Vec<Moved>,
    /// What the plan is called; the scenario's title and “changed” unless said.
    #[serde(default)]
    #[schema(max_length = 200)]
    pub title: String,
    /// Whether a plan that was saved under the name before is replaced.
    #[serde(default)]
    pub replace: bool,
}

/// A lever that is moved.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Moved {
    /// The lever's path, as the scenario's list of levers has it.
    #[schema(example = "fund.anchor_a.amount")]
    pub path: String,
    /// What it is set to.
    pub value: Value,
}

/// What a lever is set to.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(untagged)]
pub enum Value {
    /// A number.
    Number(f64),
    /// One share for each year.
    Shares(Vec<f64>),
    /// A word, such as `even`.
    Word(String),
    /// A whole assumption.
    Judgement(Judgement),
}

/// What a number may be, as whoever plans judges it. It can stand in place of any assumption of the scenario.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Judgement {
    /// How the number is written: `value`, `pert` or `triangular` (low, most likely, high), `uniform` (low, high),
    /// `percentiles` (1 in 10 below, middle, 1 in 10 above), `normal` (mean, standard deviation), `lognormal`
    /// (median, spread), `beta`, `observed` (how many of how many), `discrete` (each value and its weight),
    /// `samples`.
    #[schema(example = "pert")]
    pub form: String,
    /// Its numbers, in the scenario’s prices.
    #[schema(example = json!([80, 100, 130]))]
    pub numbers: Vec<f64>,
    /// The lowest value, beside `percentiles`, `normal` and `lognormal`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<f64>,
    /// The highest value, likewise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<f64>,
    /// Why; it goes into the note of the assumption.
    #[schema(example = "The anchor’s letter of June", max_length = 500)]
    #[serde(default)]
    pub reason: String,
}

impl From<Setting> for Value {
    fn from(setting: Setting) -> Self {
        match setting {
            Setting::Number(number) => Self::Number(number),
            Setting::Shares(shares) => Self::Shares(shares),
            Setting::Word(word) => Self::Word(word),
            Setting::Judgement(judgement) => Self::Judgement(judgement.into()),
        }
    }
}

impl From<changes::Judgement> for Judgement {
    fn from(judgement: changes::Judgement) -> Self {
        Self {
            form: judgement.form,
            numbers: judgement.numbers,
            min: judgement.min,
            max: judgement.max,
            reason: judgement.reason,
        }
    }
}

impl From<Judgement> for changes::Judgement {
    fn from(judgement: Judgement) -> Self {
        Self {
            form: judgement.form,
            numbers: judgement.numbers,
            min: judgement.min,
            max: judgement.max,
            reason: judgement.reason,
        }
    }
}

impl From<Moved> for Change {
    fn from(moved: Moved) -> Self {
        Self {
            path: moved.path,
            value: match moved.value {
                Value::Number(number) => Setting::Number(number),
                Value::Shares(shares) => Setting::Shares(shares),
                Value::Word(word) => Setting::Word(word),
                Value::Judgement(judgement) => Setting::Judgement(judgement.into()),
            },
        }
    }
}

const fn usual_draws() -> u32 {
    2000
}

const fn usual_seed() -> u64 {
    1
}
