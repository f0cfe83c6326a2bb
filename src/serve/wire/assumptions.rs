//! The numbers that a plan rests on.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Judgement, Moved};

/// A plan whose assumptions are asked for.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AssumptionsAsked {
    /// The scenario's name.
    #[schema(example = "lsiz")]
    pub scenario: String,
    /// The levers that are moved, and the assumptions that are set anew.
    #[serde(default)]
    pub changes: Vec<Moved>,
    /// The seed of the futures in which impacts are looked for.
    #[serde(default = "usual_seed")]
    pub seed: u64,
}

/// An assumption that may be set anew.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PreviewAsked {
    /// The scenario's name.
    #[schema(example = "lsiz")]
    pub scenario: String,
    /// What else is changed in the plan.
    #[serde(default)]
    pub changes: Vec<Moved>,
    /// The assumption's path.
    #[schema(example = "fund.anchor_a.amount")]
    pub path: String,
    /// What it would be; no reason is needed yet.
    pub value: Judgement,
}

/// Every assumption of a plan.
#[derive(Debug, Serialize, ToSchema)]
pub struct Assumptions {
    /// In the order of the scenario. Numbers that several places take from the same evidence stand once.
    pub assumptions: Vec<AssumptionTold>,
    /// How many there are of each rating, in words.
    pub sentence: String,
}

/// An assumption.
#[derive(Debug, Serialize, ToSchema)]
pub struct AssumptionTold {
    /// The path that a change names.
    pub path: String,
    /// What it is called.
    pub title: String,
    /// What it belongs to: the title of a fund, an activity and so on.
    pub group: String,
    /// The places that take it from the same evidence, where it stands for several.
    pub places: Vec<String>,
    /// Its unit, in words.
    pub unit: String,
    /// What it may be.
    pub figure: FigureTold,
    /// What the scenario says where the plan sets it anew.
    pub published: Option<FigureTold>,
    /// Where it comes from.
    pub source: String,
    /// How strong the evidence is: `green`, `amber` or `red`; empty where that is not said.
    pub rating: &'static str,
    /// What a reader should know; of one that was set anew, why.
    pub note: String,
    /// Who answers for it.
    pub owner: String,
    /// When it was set.
    pub date: String,
    /// Until when it may be used.
    pub valid_until: String,
    /// Who signed it off.
    pub signed_off: String,
    /// The names under which what hangs on it is found: its own, and those whose luck it shares.
    pub follows: Vec<String>,
    /// Whether it can be set anew here.
    pub can_be_set: bool,
}

/// What a number may be.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FigureTold {
    /// In words, as the assumption log has it.
    pub words: String,
    /// Whether it is one number and no range.
    pub certain: bool,
    /// One case in ten lies below.
    pub p10: String,
    /// The middle.
    pub p50: String,
    /// One in ten lies above.
    pub p90: String,
    /// What that says, in a sentence.
    pub sentence: String,
    /// Its picture.
    pub picture: Picture,
    /// How it is written, in the scenario’s prices.
    pub written: Judgement,
}

/// How likely each value is.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Picture {
    /// The lowest value shown.
    pub low: f64,
    /// The highest value shown.
    pub high: f64,
    /// The chance of each of equally wide parts from the lowest value to the highest; empty where only some values
    /// are possible.
    pub parts: Vec<f64>,
    /// Single values, each with its chance; empty where every value between two ends is possible.
    pub single: Vec<Single>,
    /// Where one in ten lies below, the middle, and where one in ten lies above.
    pub marks: [f64; 3],
}

/// A value with its chance.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Single {
    /// The value.
    pub value: f64,
    /// Its chance.
    pub chance: f64,
}

/// An assumption as it would be, beside what the scenario says.
#[derive(Debug, Serialize, ToSchema)]
pub struct Preview {
    /// As it would be.
    pub figure: FigureTold,
    /// What the scenario says.
    pub published: FigureTold,
    /// What would be another, in a sentence.
    pub sentence: String,
}

/// What hangs on each assumption: a first look.
#[derive(Debug, Serialize, ToSchema)]
pub struct Impacts {
    /// The figure that they are looked for in.
    pub outcome: String,
    /// What they mean and how rough they are, in a sentence.
    pub sentence: String,
    /// Those that can be told from none, largest first.
    pub numbers: Vec<Impact>,
}

/// What hangs on an assumption.
#[derive(Debug, Serialize, ToSchema)]
pub struct Impact {
    /// The path of the assumption, or of the evidence that several share.
    pub path: String,
    /// The rank correlation with the figure.
    pub correlation: f64,
    /// The same for people.
    pub told: String,
}

const fn usual_seed() -> u64 {
    1
}
