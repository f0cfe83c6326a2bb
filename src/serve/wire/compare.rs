//! Plans side by side.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Against, ProblemTold, Told, Year};

/// Plans to be compared: two to five.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CompareAsked {
    /// The plans, each with a title of its own.
    pub plans: Vec<Against>,
    /// The title of the plan that all others are compared with; the first one unless said.
    #[serde(default)]
    pub with: Option<String>,
    /// What they are compared by, `jobs.net_skilled@2033`; the headline figures and whatever was promised unless
    /// said.
    #[serde(default)]
    #[schema(max_items = 20)]
    pub outcomes: Vec<String>,
    /// How many futures to simulate of each.
    #[serde(default = "usual_draws")]
    #[schema(minimum = 100, maximum = 100_000, example = 10_000)]
    pub draws: u32,
    /// The same seed gives the same futures, to the last digit.
    #[serde(default = "usual_seed")]
    #[schema(example = 1)]
    pub seed: u64,
}

const fn usual_draws() -> u32 {
    10_000
}

const fn usual_seed() -> u64 {
    1
}

/// Plans side by side, each in the same futures.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ComparisonTold {
    /// How many futures were simulated of each.
    pub draws: u32,
    /// The seed.
    pub seed: u64,
    /// The place of the plan that all others are compared with, counted from 0.
    pub with: usize,
    /// One paragraph: what is compared, and in what prices.
    pub basis: String,
    /// Whether somebody could choose among them; `false` where one says that it is no alternative.
    pub choice: bool,
    /// What must be known before the figures are read.
    pub remarks: Vec<String>,
    /// The years.
    pub years: Vec<Year>,
    /// The plans, in the order in which they were asked for.
    pub plans: Vec<ComparedPlan>,
    /// What they are compared by; the first one leads.
    pub outcomes: Vec<ComparedOutcome>,
}

/// A plan that is compared.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ComparedPlan {
    /// What it is called.
    pub title: String,
    /// SHA-256 of the plan standing alone.
    pub digest: String,
    /// In what it differs from the plan compared with.
    pub settings: Vec<SettingDiffers>,
    /// What its author should know.
    pub warnings: Vec<ProblemTold>,
}

/// A setting in which two plans differ.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SettingDiffers {
    /// Its key, dotted.
    pub path: String,
    /// What it is.
    pub what: String,
    /// What it is in the plan compared with, as in a scenario file.
    pub there: String,
    /// What it is here.
    pub here: String,
}

/// What plans are compared by.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ComparedOutcome {
    /// How it is asked for.
    #[schema(example = "jobs.net_skilled@2033")]
    pub asked: String,
    /// The metric.
    pub metric: String,
    /// What it is called.
    pub title: String,
    /// The year, as it stands behind that in a sentence: `in 2033/34`; empty for a figure of the whole period.
    pub when: String,
    /// Its unit, in words.
    pub unit: String,
    /// `more` or `less`: what is better of it.
    pub better: &'static str,
    /// The title of what was promised of it; empty where nothing was.
    pub promise: String,
    /// How much was promised of it.
    pub promised: Option<f64>,
    /// What each plan brings, in the order of the plans.
    pub plans: Vec<Brings>,
    /// What rules of decision would choose; `null` where nobody could choose, or nothing differs.
    pub decision: Option<Decision>,
}

/// What a plan brings of an outcome.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Brings {
    /// One future in ten lies below.
    pub p10: Option<f64>,
    /// The middle.
    pub p50: Option<f64>,
    /// One in ten lies above.
    pub p90: Option<f64>,
    /// The mean.
    pub mean: Option<f64>,
    /// Monte Carlo standard error of the mean.
    pub mcse: Option<f64>,
    /// The central case.
    pub central: Option<f64>,
    /// The middle, and in brackets the range of 8 in 10 futures.
    pub told: String,
    /// The share of futures in which the promise is kept; `null` where nothing was promised.
    pub kept: Option<f64>,
    /// Monte Carlo standard error of that.
    pub kept_error: Option<f64>,
    /// The same for people, and in brackets how many percentage points more often than in the plan compared with;
    /// empty where nothing was promised.
    pub kept_told: String,
    /// Beside the plan compared with; `null` for that plan.
    pub difference: Option<Apart>,
    /// Regret, among all plans; `null` where nobody could choose, or nothing differs.
    pub regret: Option<Regret>,
    /// What explains the difference; `null` for the plan compared with, and where no setting differs.
    pub bridge: Option<BridgeTold>,
    /// Year by year; empty for a figure of the whole period.
    pub years: Vec<BringsInYear>,
}

/// How a plan differs from the one compared with, future by future.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Apart {
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
    /// The share of futures in which the plan does better.
    pub better: Option<f64>,
    /// The share of futures in which the two are the same.
    pub equal: Option<f64>,
    /// How much more often the promise is kept; `null` where nothing was promised.
    pub kept_more: Option<f64>,
    /// Whether the mean differs from nothing by more than chance explains.
    pub clear: bool,
    /// The middle, and in brackets the range of 8 in 10 futures; in words where there is no difference.
    pub told: String,
    /// One sentence.
    pub sentence: String,
    /// How it stands to the plan compared with whatever one’s taste for risk: `dominates (first order)`, `neither`.
    pub dominance: &'static str,
}

/// What whoever chooses a plan may regret.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Regret {
    /// What the best plan of each future would have brought more, on average.
    pub mean: Option<f64>,
    /// The same for people.
    pub mean_told: String,
    /// The most that it would have brought more in any of these futures.
    pub most: Option<f64>,
    /// The same for people.
    pub most_told: String,
    /// The share of futures in which this is the best plan.
    pub best: Option<f64>,
    /// The same for people.
    pub best_told: String,
    /// The rules that choose it.
    pub chosen_by: Vec<&'static str>,
}

/// What rules of decision would choose by an outcome.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Decision {
    /// By what, and among what.
    pub basis: String,
    /// What they say together.
    pub verdict: String,
    /// What each says, where they disagree.
    pub rules: Vec<String>,
    /// In how many futures each plan is the best, and what whoever takes the plan with the best mean regrets.
    pub regret: String,
    /// Plans that are better or worse whatever one’s taste for risk.
    pub dominance: Vec<String>,
}

/// From the plan compared with to another, one setting at a time; means, which add up.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BridgeTold {
    /// One sentence: the whole difference.
    pub sentence: String,
    /// The mean of the plan compared with.
    pub first: f64,
    /// The same for people.
    pub first_told: String,
    /// What each setting changes by itself.
    pub steps: Vec<BridgeStep>,
    /// What they do together beyond the sum of these.
    pub together: BridgeStep,
    /// The mean of the plan.
    pub second: f64,
    /// The same for people.
    pub second_told: String,
}

/// A step of a bridge.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BridgeStep {
    /// What is changed.
    pub title: String,
    /// The settings that it changes.
    pub settings: Vec<String>,
    /// What that adds, on average.
    pub value: f64,
    /// Monte Carlo standard error of that.
    pub error: Option<f64>,
    /// The same for people, with its sign.
    pub told: String,
    /// The same in words: `12 jobs fewer`.
    pub words: String,
}

/// What a plan brings of an outcome in a year: stocks in it, flows added up to it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BringsInYear {
    /// The calendar year in which the financial year starts.
    pub year: i32,
    /// One future in ten lies below.
    pub p10: Option<f64>,
    /// The middle.
    pub p50: Option<f64>,
    /// One in ten lies above.
    pub p90: Option<f64>,
    /// The same for people.
    pub told: Told,
    /// The plan less the one compared with: one future in ten has less, the middle, one in ten has more.
    pub difference: [Option<f64>; 3],
    /// The same for people.
    pub difference_told: Told,
}
