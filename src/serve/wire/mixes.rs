//! Which mix is best.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Apart, Moved, ProblemTold};

/// A plan, and one or two of its levers to be tried at several values.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MixesAsked {
    /// The scenario’s name.
    #[schema(example = "lsiz")]
    pub scenario: String,
    /// The levers that are moved in the plan on the screen, with which every mix is compared.
    #[serde(default)]
    pub changes: Vec<Moved>,
    /// One lever, or two of which every combination is tried.
    #[schema(min_items = 1, max_items = 2)]
    pub levers: Vec<MixLever>,
    /// Whether the levers move together, as where one activity gets what another one gives up: the first value of each is a
    /// mix, then the second of each, and so on, in place of every combination.
    #[serde(default)]
    pub together: bool,
    /// The outcome that they are judged by, `jobs.net_skilled@2033`; the first promise unless said, or what leads where
    /// nothing is promised.
    #[serde(default)]
    pub outcome: Option<String>,
    /// The number of a promise, from 1, to be judged by the chance that it is kept.
    #[serde(default)]
    pub target: Option<usize>,
    /// How many futures to simulate of each.
    #[serde(default = "usual_draws")]
    #[schema(minimum = 100, maximum = 100_000, example = 2000)]
    pub draws: u32,
    /// The same seed gives the same futures, to the last digit.
    #[serde(default = "usual_seed")]
    #[schema(example = 1)]
    pub seed: u64,
}

/// A lever and the values to try.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MixLever {
    /// The lever’s path, as the scenario’s list of levers has it.
    #[schema(example = "activity.skills.funded_by.hmg_revenue")]
    pub path: String,
    /// What it is set to, one after the other.
    #[schema(min_items = 1, max_items = 9, example = json!([0.2, 0.3, 0.4]))]
    pub values: Vec<f64>,
}

const fn usual_draws() -> u32 {
    2000
}

const fn usual_seed() -> u64 {
    1
}

/// Mixes beside the plan on the screen, each in the same futures.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MixesTold {
    /// How many futures were simulated of each.
    pub draws: u32,
    /// The seed.
    pub seed: u64,
    /// What they are judged by.
    pub question: String,
    /// Whether that is the chance of a promise, and not the mean of an outcome.
    pub by_promise: bool,
    /// The outcome, with its year.
    pub outcome: String,
    /// Its unit, in words.
    pub unit: String,
    /// `more` or `less`: what is better of it.
    pub better: &'static str,
    /// The title of what was promised of it; empty where nothing was.
    pub promise: String,
    /// How much was promised of it.
    pub promised: Option<f64>,
    /// What to judge by instead, where the promise is kept always or never; empty elsewhere.
    #[schema(example = "investment.total.nominal@2033")]
    pub judge_by: String,
    /// The answer, in one sentence.
    pub answer: String,
    /// Whether the best mix does better than the plan on the screen by more than chance explains.
    pub clear: bool,
    /// What must be said with it.
    pub sentences: Vec<String>,
    /// The levers, in the order in which they were asked for.
    pub levers: Vec<MixLeverTold>,
    /// Whether they move together, in place of every combination.
    pub together: bool,
    /// What the plan on the screen brings.
    pub screen: MixBrings,
    /// Every mix; the last lever changes fastest.
    pub mixes: Vec<MixTold>,
}

/// A lever that was tried.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MixLeverTold {
    /// Its path.
    pub path: String,
    /// What it is called, with what it belongs to.
    pub title: String,
    /// The values that were tried.
    pub values: Vec<f64>,
    /// The same for people.
    pub told: Vec<String>,
    /// The published value; `null` where nothing is set.
    pub published: Option<f64>,
    /// The same for people; empty where nothing is set.
    pub published_told: String,
    /// What it is in the plan on the screen; `null` where that is no single number.
    pub screen: Option<f64>,
    /// The same for people; empty where it is no single number.
    pub screen_told: String,
}

/// A mix.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MixTold {
    /// The value of each lever.
    pub values: Vec<f64>,
    /// The same for people.
    pub told: Vec<String>,
    /// `best`, `alike` (it cannot be told apart from the best), `other`, or `impossible`.
    pub standing: &'static str,
    /// The same for people; empty where there is nothing to say.
    pub standing_told: &'static str,
    /// Whether it is the plan on the screen.
    pub screen: bool,
    /// Why it cannot be; empty where it can.
    pub problems: Vec<ProblemTold>,
    /// What it brings; `null` where it cannot be.
    pub brings: Option<MixBrings>,
}

/// What a mix brings of the outcome.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MixBrings {
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
    /// The middle, and in brackets the range of 8 in 10 futures.
    pub told: String,
    /// The mean for people.
    pub mean_told: String,
    /// The share of futures in which the promise is kept; `null` where nothing was promised.
    pub kept: Option<f64>,
    /// Monte Carlo standard error of that.
    pub kept_error: Option<f64>,
    /// The same for people, and in brackets how many percentage points more often than with the plan on the screen;
    /// empty where nothing was promised.
    pub kept_told: String,
    /// What it is judged by, for people: the chance, or the mean.
    pub figure: String,
    /// Beside the plan on the screen; `null` for that plan.
    pub difference: Option<Apart>,
    /// In how many futures it does better than the plan on the screen, for people; empty for that plan.
    pub better_told: String,
    /// What the best of all mixes and the plan on the screen would have brought more in each future, on average.
    pub regret: Option<f64>,
    /// The same for people.
    pub regret_told: String,
    /// What it costs the public beside the plan on the screen, for people; of that plan, what it costs on average. Empty
    /// where that is what mixes are judged by.
    pub cost_told: String,
}
