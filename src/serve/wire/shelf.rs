//! Scenarios and their levers.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ProblemTold, Value};
use crate::scenario::levers::{Kind, Lever, Section};

/// Every scenario there is.
#[derive(Debug, Serialize, ToSchema)]
pub struct Cards {
    /// Those of the folder first.
    pub scenarios: Vec<Card>,
    /// Files that hold several scenarios to be set side by side.
    pub families: Vec<Family>,
    /// Whether nothing may be saved.
    pub read_only: bool,
    /// The program's version.
    pub version: String,
}

/// A scenario on the shelf.
#[derive(Debug, Serialize, ToSchema)]
pub struct Card {
    /// Its name.
    pub name: String,
    /// What it is called.
    pub title: String,
    /// Whether it lies in the folder, and does not come with the program.
    pub own: bool,
    /// What it builds on; `null` where it stands alone.
    pub base: Option<String>,
}

/// Several scenarios in one file, to be set side by side.
#[derive(Debug, Serialize, ToSchema)]
pub struct Family {
    /// Its name.
    pub name: String,
    /// What it is called.
    pub title: String,
    /// What its author says of it.
    pub note: String,
    /// The scenario that all of them build on, where it can be opened here.
    pub base: Option<String>,
    /// The scenarios in it.
    pub members: Vec<FamilyMember>,
    /// Whether it lies in the folder, and does not come with the program.
    pub own: bool,
    /// The command that sets them side by side.
    pub command: String,
}

/// One of several scenarios in a file.
#[derive(Debug, Serialize, ToSchema)]
pub struct FamilyMember {
    /// The name by which it is opened, `FILE:MEMBER`; `null` where its own has signs that no address can have.
    pub name: Option<String>,
    /// What it is called.
    pub title: String,
}

/// A scenario that is to lie in the folder.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(tag = "from", rename_all = "lowercase", deny_unknown_fields)]
pub enum NewScenario {
    /// A scenario file that somebody has.
    Text {
        /// The TOML text. The files that it names lie in the folder or come with the program.
        toml: String,
        /// Whether a scenario of the folder of that name is replaced.
        #[serde(default)]
        replace: bool,
    },
    /// A copy of another scenario, to be changed. What comes with the program is built upon, and changes with it.
    Copy {
        /// The name of the other.
        #[schema(example = "lsiz")]
        scenario: String,
        /// What the copy is called.
        #[schema(max_length = 200)]
        title: String,
    },
    /// The starter: a small programme with invented numbers.
    Starter {
        /// What it is called.
        #[schema(max_length = 200)]
        title: String,
    },
}

/// A scenario as the file that it is.
#[derive(Debug, Serialize, ToSchema)]
pub struct FileTold {
    /// The file's name.
    pub file: String,
    /// What it holds.
    pub toml: String,
}

/// A scenario with its levers.
#[derive(Debug, Serialize, ToSchema)]
pub struct Opened {
    /// Its name.
    pub name: String,
    /// What it is called.
    pub title: String,
    /// What its author says of it.
    pub note: String,
    /// Whether it lies in the folder.
    pub own: bool,
    /// SHA-256 of the scenario standing alone.
    pub digest: String,
    /// Its financial years, as people write them.
    pub years: Vec<String>,
    /// The words that can stand for a list of shares of years.
    pub profiles: Vec<String>,
    /// The monitoring returns that come with the program for it.
    pub examples: Vec<String>,
    /// What can be moved.
    pub levers: Vec<LeverTold>,
    /// The assumptions, and the evidence of several of them, that can be set anew.
    pub assumptions: Vec<NameTold>,
    /// What its author should know.
    pub warnings: Vec<ProblemTold>,
}

/// A part of a scenario by its path.
#[derive(Debug, Serialize, ToSchema)]
pub struct NameTold {
    /// The path that a change names.
    pub path: String,
    /// What it is called.
    pub title: String,
}

/// Something that can be moved.
#[derive(Debug, Serialize, ToSchema)]
pub struct LeverTold {
    /// The path that a change names.
    pub path: String,
    /// What it is called.
    pub title: String,
    /// The part of the plan: `money`, `spending`, `moves` or `risks`.
    pub section: &'static str,
    /// What it belongs to: a fund, an activity, a move or a risk.
    pub group: String,
    /// What that is called.
    pub group_title: String,
    /// How it is moved: `amount`, `share`, `chance`, `years` or `profile`.
    pub kind: &'static str,
    /// What stands in the scenario; the median of a range; `null` where nothing does.
    pub published: Option<Value>,
    /// The range behind it, in words; empty where it is one number.
    pub spread: String,
    /// The unit, in words.
    pub unit: String,
    /// The lowest legal number.
    pub least: f64,
    /// The highest legal number; `null` where there is none.
    pub most: Option<f64>,
    /// What moving it means.
    pub help: String,
}

impl From<Lever> for LeverTold {
    fn from(lever: Lever) -> Self {
        let kind = match lever.kind {
            Kind::Amount => "amount",
            Kind::Share | Kind::Part => "share",
            Kind::Chance => "chance",
            Kind::Years => "years",
            Kind::Profile => "profile",
        };
        Self {
            path: lever.path,
            title: lever.title,
            section: match lever.group.section {
                Section::Money => "money",
                Section::Spending => "spending",
                Section::Moves => "moves",
                Section::Risks => "risks",
            },
            group: lever.group.id,
            group_title: lever.group.title,
            kind,
            published: lever.published.map(Value::from),
            spread: lever.spread,
            unit: lever.unit,
            least: 0.0,
            most: lever.most,
            help: lever.help,
        }
    }
}

/// A plan as a scenario file.
#[derive(Debug, Serialize, ToSchema)]
pub struct OverlayTold {
    /// The TOML text, which builds on its scenario.
    pub toml: String,
    /// SHA-256 of the plan standing alone.
    pub digest: String,
    /// What its author should know.
    pub warnings: Vec<ProblemTold>,
}

/// A plan that was saved.
#[derive(Debug, Serialize, ToSchema)]
pub struct Saved {
    /// Its name.
    pub name: String,
    /// The file's name in the folder.
    pub file: String,
    /// The command that runs it, in the folder.
    pub command: String,
    /// SHA-256 of the plan standing alone.
    pub digest: String,
}
