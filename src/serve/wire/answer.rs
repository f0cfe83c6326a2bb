//! What a plan brings.

use serde::Serialize;
use utoipa::ToSchema;

use super::ProblemTold;

/// What a plan brings, and how that differs from the pinned plan.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Answer {
    /// The plan's title.
    pub title: String,
    /// SHA-256 of the plan standing alone, as in `run.toml` of a run.
    pub digest: String,
    /// How many futures were simulated.
    pub draws: u32,
    /// The seed.
    pub seed: u64,
    /// The years.
    pub years: Vec<Year>,
    /// Each promise.
    pub targets: Vec<Target>,
    /// What the scenario is about beside its promises: outcomes of its own, and what staff can do. Where it promises
    /// nothing and has neither, the figure that it is judged by first.
    pub likely: Vec<Likely>,
    /// The one figure to be told where there is room for one; `null` where there is none.
    pub leading: Option<Likely>,
    /// The headline figures, ledger by ledger. Ledgers answer different questions and are never added up.
    pub ledgers: Vec<Ledger>,
    /// Outcomes of its own, skilled jobs, net jobs, people completing training and what staff can do, year by year.
    pub fans: Vec<Fan>,
    /// Money by source, year by year.
    pub money: Vec<Fan>,
    /// From jobs on offer to net additional jobs in the last year, as means that add up.
    pub walk: Vec<Step>,
    /// Skilled jobs wanted and filled, group by group.
    pub skills: Vec<Skill>,
    /// Whether the plan and the pinned one are the same; `null` where none is pinned.
    pub same_as_pinned: Option<bool>,
    /// What the plan's author should know.
    pub warnings: Vec<ProblemTold>,
}

/// A financial year.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Year {
    /// The calendar year in which it starts.
    pub start: i32,
    /// As people write it: `2024/25`.
    pub told: String,
}

/// How a promise fares.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Target {
    /// The promise.
    pub title: String,
    /// What answers it.
    pub metric: String,
    /// What that is called.
    pub measured_by: String,
    /// The financial year by whose end it is to be kept.
    pub by: Year,
    /// `at_least` or `at_most`.
    pub bound: &'static str,
    /// How much is promised.
    pub promised: f64,
    /// The same for people, with its unit.
    pub promised_told: String,
    /// The share of futures that keep it; `null` where no future has a value.
    pub probability: Option<f64>,
    /// Monte Carlo standard error of that share.
    pub error: Option<f64>,
    /// One sentence: how likely.
    pub sentence: String,
    /// One sentence: what comes instead.
    pub range_sentence: String,
    /// What comparable programmes say; empty where none is named.
    pub outside_sentence: String,
    /// How much more often it is kept than in the pinned plan, in the same futures.
    pub more_often: Option<f64>,
    /// Monte Carlo standard error of that.
    pub more_often_error: Option<f64>,
    /// One sentence: how that differs; empty where none is pinned.
    pub difference_sentence: String,
}

/// What is likely of a figure.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Likely {
    /// The metric, as in `summary.csv`.
    pub metric: String,
    /// What it is called, and when it is so.
    pub title: String,
    /// One sentence: the middle and the range.
    pub sentence: String,
    /// The range alone, for people.
    pub short: String,
    /// One future in ten lies below.
    pub p10: Option<f64>,
    /// Half.
    pub p50: Option<f64>,
    /// Nine in ten.
    pub p90: Option<f64>,
    /// Whether it differs between futures.
    pub varies: bool,
    /// How it differs from the pinned plan.
    pub difference: Option<Difference>,
}

/// Headline figures that belong together.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Ledger {
    /// A word for it: `gross`, `net`, `people`, `investment`, `cost`, `place`, `welfare`.
    pub id: &'static str,
    /// What it is called.
    pub title: String,
    /// What must be known to read it beside another; empty where there is nothing to say.
    pub note: String,
    /// Its figures.
    pub lines: Vec<Line>,
}

/// A headline figure.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Line {
    /// The metric, as in `summary.csv`.
    pub metric: String,
    /// What it is called.
    pub title: String,
    /// Its unit, in words.
    pub unit: String,
    /// One future in twenty lies below.
    pub p5: Option<f64>,
    /// One in ten.
    pub p10: Option<f64>,
    /// One in four.
    pub p25: Option<f64>,
    /// Half.
    pub p50: Option<f64>,
    /// Three in four.
    pub p75: Option<f64>,
    /// Nine in ten.
    pub p90: Option<f64>,
    /// Nineteen in twenty.
    pub p95: Option<f64>,
    /// The mean; of a ratio, the ratio of means.
    pub mean: Option<f64>,
    /// Monte Carlo standard error of the mean.
    pub mcse: Option<f64>,
    /// The central case.
    pub central: Option<f64>,
    /// The plan as promised.
    pub as_promised: Option<f64>,
    /// The same for people.
    pub told: Told,
    /// How it differs from the pinned plan.
    pub difference: Option<Difference>,
}

/// A figure for people.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Told {
    /// One future in ten lies below.
    pub p10: String,
    /// The middle.
    pub p50: String,
    /// One in ten lies above.
    pub p90: String,
}

/// How a figure differs from the pinned plan's, future by future: the plan less the pinned one.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Difference {
    /// One future in ten has less.
    pub p10: Option<f64>,
    /// The middle.
    pub p50: Option<f64>,
    /// One in ten has more.
    pub p90: Option<f64>,
    /// The mean.
    pub mean: Option<f64>,
    /// Monte Carlo standard error of the mean.
    pub mcse: Option<f64>,
    /// The share of futures in which the plan has more.
    pub more: Option<f64>,
    /// The share of futures in which the two are the same.
    pub equal: Option<f64>,
    /// Whether the mean differs from nothing by more than chance explains.
    pub clear: bool,
    /// One sentence.
    pub sentence: String,
}

/// A metric year by year.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Fan {
    /// The metric, as in `summary.csv`.
    pub metric: String,
    /// What it is called.
    pub title: String,
    /// Its unit, in words.
    pub unit: String,
    /// Each year.
    pub rows: Vec<FanYear>,
    /// What was promised of it, if anything.
    pub mark: Option<Mark>,
    /// What the picture shows, in a sentence.
    pub sentence: String,
    /// How it differs from the pinned plan, year by year; empty where none is pinned.
    pub difference: Vec<DifferenceYear>,
    /// How it differs in the last year, in a sentence; empty where none is pinned.
    pub difference_sentence: String,
}

/// A step from jobs on offer to net additional jobs.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Step {
    /// What it is called.
    pub title: String,
    /// `level`, `loss` or `gain`.
    pub kind: &'static str,
    /// The level, or what is taken off (below nothing) or added.
    pub value: f64,
    /// The same for people.
    pub told: String,
}

/// A group of skills.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Skill {
    /// What it is called.
    pub title: String,
    /// Jobs wanted at the end of each year, mean.
    pub wanted: Vec<Option<f64>>,
    /// Jobs filled at the end of each year, mean.
    pub filled: Vec<Option<f64>>,
    /// The last year in words.
    pub sentence: String,
}

/// A metric in a year.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FanYear {
    /// The calendar year in which the financial year starts.
    pub year: i32,
    /// One future in twenty lies below.
    pub p5: Option<f64>,
    /// One in ten.
    pub p10: Option<f64>,
    /// One in four.
    pub p25: Option<f64>,
    /// Half.
    pub p50: Option<f64>,
    /// Three in four.
    pub p75: Option<f64>,
    /// Nine in ten.
    pub p90: Option<f64>,
    /// Nineteen in twenty.
    pub p95: Option<f64>,
    /// The mean.
    pub mean: Option<f64>,
    /// The central case.
    pub central: Option<f64>,
    /// The same for people.
    pub told: FanTold,
}

/// A year of a picture in the digits of tables; empty where it is not known.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FanTold {
    /// One future in twenty lies below.
    pub p5: String,
    /// One in four.
    pub p25: String,
    /// The middle.
    pub p50: String,
    /// One in four lies above.
    pub p75: String,
    /// One in twenty.
    pub p95: String,
    /// The mean.
    pub mean: String,
}

/// A promise in a picture.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Mark {
    /// The calendar year in which its financial year starts.
    pub year: i32,
    /// How much.
    pub value: f64,
    /// The words beside it.
    pub label: String,
}

/// A difference in a year: the plan less the pinned one.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DifferenceYear {
    /// The calendar year in which the financial year starts.
    pub year: i32,
    /// One future in twenty lies below.
    pub p5: Option<f64>,
    /// One in four.
    pub p25: Option<f64>,
    /// Half.
    pub p50: Option<f64>,
    /// Three in four.
    pub p75: Option<f64>,
    /// Nineteen in twenty.
    pub p95: Option<f64>,
    /// The mean.
    pub mean: Option<f64>,
    /// Monte Carlo standard error of the mean.
    pub mcse: Option<f64>,
}
