//! What drives an answer.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Moved;

/// What is to be explained: an outcome or a promise, not both; without either, what leads.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExplainAsked {
    /// The scenario’s name.
    #[schema(example = "lsiz")]
    pub scenario: String,
    /// The levers that are moved.
    #[serde(default)]
    pub changes: Vec<Moved>,
    /// The outcome, as `/api/outcomes` lists it.
    #[serde(default)]
    #[schema(example = "jobs.net_skilled@2033")]
    pub outcome: Option<String>,
    /// The promise, by its number.
    #[serde(default)]
    pub target: Option<usize>,
    /// Other plans to decide between: what would it be worth to know more before choosing?
    #[serde(default)]
    #[schema(max_items = 4)]
    pub against: Vec<Against>,
    /// In how many futures inputs are changed one at a time, from 256; more make the intervals narrower. As
    /// many as the command line takes unless said.
    #[serde(default)]
    #[schema(minimum = 256, maximum = 100_000, example = 512)]
    pub draws: Option<u32>,
    /// The same seed gives the same answer, to the last digit.
    #[serde(default = "usual_seed")]
    #[schema(example = 1)]
    pub seed: u64,
}

/// A plan to decide between.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Against {
    /// What it is called.
    #[schema(max_length = 200)]
    pub title: String,
    /// The scenario’s name.
    #[schema(example = "lsiz")]
    pub scenario: String,
    /// The levers that are moved.
    #[serde(default)]
    pub changes: Vec<Moved>,
}

const fn usual_seed() -> u64 {
    1
}

/// What drives an answer.
#[derive(Debug, Serialize, ToSchema)]
pub struct Explanation {
    /// What is explained.
    pub question: String,
    /// What it is counted in; `chance` for a promise.
    pub unit: String,
    /// SHA-256 of the plan standing alone, as in `run.toml` of a run.
    pub digest: String,
    /// The seed.
    pub seed: u64,
    /// In how many futures inputs were changed one at a time.
    pub draws: usize,
    /// How often the model was evaluated for the shares.
    pub evaluations: usize,
    /// How many futures the conditions were looked for and counted in.
    pub futures: usize,
    /// The answer in a few sentences; why there is none where nothing can be explained.
    pub sentences: Vec<String>,
    /// What else is to be said of it.
    pub remarks: Vec<String>,
    /// What could be learnt and what is luck: both add up to the whole spread.
    pub kinds: Vec<Portion>,
    /// What each input explains, most first.
    pub inputs: Vec<Input>,
    /// The inputs put together, in several ways.
    pub groups: Vec<Grouped>,
    /// One input at a time; `null` where none moves the answer by itself.
    pub tornado: Option<Swings>,
    /// For each promise, what would turn it.
    pub turning: Vec<Turning>,
    /// For each promise, when it is missed or kept.
    pub failing: Vec<Fails>,
    /// What it would be worth to know more before choosing between the plans that were named.
    pub worth: Vec<Worth>,
    /// What the assumptions of `check_first` have in common; empty where there are none.
    pub check_first_title: String,
    /// Assumptions to check first.
    pub check_first: Vec<String>,
}

/// A share of the answer’s spread.
#[derive(Debug, Serialize, ToSchema)]
pub struct Portion {
    /// Of what.
    pub title: String,
    /// `unknown`, `luck` or `mixed`.
    pub kind: &'static str,
    /// The share, from 0 to 1.
    pub share: f64,
    /// The lower end of its 95% interval.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// The share with its interval, as people write it.
    pub told: String,
}

/// An input and what it explains.
#[derive(Debug, Serialize, ToSchema)]
pub struct Input {
    /// Its name; empty for inputs that are too small to be told one by one.
    pub name: String,
    /// What it is called.
    pub title: String,
    /// `unknown` or `luck`.
    pub kind: &'static str,
    /// Its share of the spread, from 0 to 1.
    pub share: f64,
    /// The lower end of the share’s 95% interval.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// The share with its interval, as people write it.
    pub told: String,
    /// Whether it belongs to those that matter most.
    pub leads: bool,
    /// `not known` or `luck`.
    pub nature: String,
    /// How far its evidence can be trusted; empty for luck, or where nothing is said.
    pub rating: String,
    /// What it does.
    pub mechanism: String,
    /// The assumption that follows it, by its name; `null` for luck.
    pub assumption: Option<String>,
    /// What it explains by itself; empty where it hangs together with others.
    pub alone: String,
    /// With what it does together with others.
    pub with_others: String,
}

/// Inputs put together.
#[derive(Debug, Serialize, ToSchema)]
pub struct Grouped {
    /// By what.
    pub title: String,
    /// The groups, in the order of what they explain.
    pub rows: Vec<Portion>,
}

/// One input at a time, from where one in ten lies below it to where one in ten lies above; all others in the middle.
#[derive(Debug, Serialize, ToSchema)]
pub struct Swings {
    /// What is moved by them.
    pub question: String,
    /// What it is counted in.
    pub unit: String,
    /// The answer with every input in the middle.
    pub middle: f64,
    /// As people write it.
    pub middle_told: String,
    /// The inputs, those that move most first.
    pub rows: Vec<Swing>,
}

/// What one input does by itself.
#[derive(Debug, Serialize, ToSchema)]
pub struct Swing {
    /// The input’s name.
    pub name: String,
    /// What it is called.
    pub title: String,
    /// The assumption that follows it, by its name.
    pub assumption: Option<String>,
    /// With the input at its low end.
    pub low: End,
    /// With the input at its high end.
    pub high: End,
}

/// One end of an input.
#[derive(Debug, Serialize, ToSchema)]
pub struct End {
    /// The input there, with its unit.
    pub input: String,
    /// The answer there.
    pub answer: f64,
    /// As people write it.
    pub told: String,
}

/// What would turn a promise.
#[derive(Debug, Serialize, ToSchema)]
pub struct Turning {
    /// The promise.
    pub promise: String,
    /// What is said before the lines, or that nothing turns it.
    pub sentence: String,
    /// Where things take its chance across the levels.
    pub crossings: Vec<String>,
    /// Everything that was moved.
    pub rows: Vec<Mover>,
}

/// A thing that was moved, and how far it takes a chance.
#[derive(Debug, Serialize, ToSchema)]
pub struct Mover {
    /// What was moved.
    pub title: String,
    /// The chance aimed at.
    pub level: String,
    /// Where it is crossed.
    pub crossed_at: String,
    /// The chance with the thing at its low end.
    pub at_low: String,
    /// And at its high end.
    pub at_high: String,
}

/// When a promise is missed or kept.
#[derive(Debug, Serialize, ToSchema)]
pub struct Fails {
    /// The promise.
    pub promise: String,
    /// One sentence for the futures that miss it and one for those that keep it, or why there is none.
    pub sentences: Vec<String>,
    /// The conditions in numbers.
    pub rows: Vec<Condition>,
}

/// A condition that goes with missing or keeping a promise.
#[derive(Debug, Serialize, ToSchema)]
pub struct Condition {
    /// `miss it` or `keep it`.
    pub about: String,
    /// The condition.
    pub told: String,
    /// The share of such futures that meet all conditions.
    pub coverage: String,
    /// The share of futures meeting them all that are such.
    pub density: String,
    /// The same without this condition.
    pub density_without: String,
}

/// What it is worth to know more, for one aim.
#[derive(Debug, Serialize, ToSchema)]
pub struct Worth {
    /// In words.
    pub sentence: String,
    /// What surveys would be worth.
    pub surveys: Vec<String>,
}
