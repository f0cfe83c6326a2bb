//! What goes over the wire. The `OpenAPI` document is made from these types, so that it cannot say
//! anything else than the server does.
//!
//! A number that is not known is `null`. Whatever ends in `told` is a text for people, with the digits that
//! the number of futures supports.

mod answer;
mod asked;
mod assumptions;
mod choices;
mod compare;
mod explain;
mod mixes;
mod monitoring;
mod pack;
mod shelf;
mod table;

pub use answer::{
    Answer, Difference, DifferenceYear, Fan, FanTold, FanYear, Ledger, Likely, Line, Mark, Skill,
    Step, Target, Told, Year,
};
pub use asked::{Asked, Judgement, Moved, SaveAsked, Value};
pub use assumptions::{
    AssumptionTold, Assumptions, AssumptionsAsked, FigureTold, Impact, Impacts, Picture, Preview,
    PreviewAsked, Single,
};
pub use choices::{Choices, OutcomeChoice, OutcomesAsked, PromiseChoice};
pub use compare::{
    Apart, BridgeStep, BridgeTold, Brings, BringsInYear, CompareAsked, ComparedOutcome,
    ComparedPlan, ComparisonTold, Decision, Regret, SettingDiffers,
};
pub use explain::{
    Against, Condition, End, ExplainAsked, Explanation, Fails, Grouped, Input, Mover, Portion,
    Swing, Swings, Turning, Worth,
};
pub use mixes::{MixBrings, MixLever, MixLeverTold, MixTold, MixesAsked, MixesTold};
pub use monitoring::{
    Course, CourseYear, HeadlineTold, MonitoringAsked, MonitoringTold, PromiseMoved, RangeTold,
    Returned, TemplateAsked, TemplateFormat,
};
pub use pack::{FileMade, Format, PackAsked, PackMade};
pub use shelf::{
    Card, Cards, Family, FamilyMember, FileTold, LeverTold, NameTold, NewScenario, Opened,
    OverlayTold, Saved,
};
pub use table::{ParagraphTold, PartTold, PieceTold, TableTold};

use serde::Serialize;
use utoipa::ToSchema;

use crate::problem::{Problem, Severity};

/// Why there is no answer.
#[derive(Debug, Serialize, ToSchema)]
pub struct Refusal {
    /// A word for programs: `plan`, `return`, `asked`, `request`, `forbidden`, `token`, `missing`, `exists`, `stale`,
    /// `busy`, `too_long`, `outside`, `bug`.
    pub kind: String,
    /// A sentence for people.
    pub message: String,
    /// What is wrong with the plan or the return, where it is that.
    pub problems: Vec<ProblemTold>,
}

/// How far a long task is.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Progress {
    /// What is being done, in words.
    pub doing: String,
    /// How much of that is done, from 0 to 1; `null` where it cannot be told.
    pub share: Option<f64>,
}

/// A line of the answer to a long task: how far it is, or how it ended.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "it describes what is written line by line")]
pub enum Lines<T> {
    /// How far it is.
    Progress(Progress),
    /// It is done.
    Answer {
        /// The answer.
        answer: T,
    },
    /// It is not done.
    Refused {
        /// Why.
        refused: Refusal,
    },
}

/// Something wrong with a plan, as the command line says it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProblemTold {
    /// Whether the plan can be used all the same.
    pub warning: bool,
    /// The dotted key concerned; empty for the whole plan.
    pub path: String,
    /// What is wrong.
    pub message: String,
    /// What would be right; empty where there is nothing to add.
    pub help: String,
    /// The line of the text where it stands; `null` where it stands in none.
    pub line: Option<usize>,
}

impl ProblemTold {
    pub fn of(problem: &Problem) -> Self {
        Self {
            warning: problem.severity == Severity::Warning,
            path: problem.path.clone(),
            message: problem.message.clone(),
            help: problem.help.clone(),
            line: problem.line(),
        }
    }
}

/// A number, unless it is not known.
pub fn known(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}
