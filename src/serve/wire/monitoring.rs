//! A monitoring return against the plan.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::table::{ParagraphTold, PartTold, TableTold};
use super::{Moved, Year};

/// A plan that is set against a return.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MonitoringAsked {
    /// The scenario’s name.
    #[schema(example = "chi-zone")]
    pub scenario: String,
    /// The levers that are moved.
    #[serde(default)]
    pub changes: Vec<Moved>,
    /// The return: a file, or one that comes with the program.
    #[serde(rename = "return")]
    pub returned: Returned,
    /// The calendar year in which the last financial year starts that the return may tell of; all that it
    /// has unless said.
    #[serde(default)]
    pub as_of: Option<i32>,
    /// How many futures: a multiple of 8.
    #[serde(default = "usual_draws")]
    #[schema(minimum = 1024, maximum = 16384, example = 4096)]
    pub draws: u32,
    /// The same seed gives the same answer, to the last digit.
    #[serde(default = "usual_seed")]
    #[schema(example = 1)]
    pub seed: u64,
}

const fn usual_draws() -> u32 {
    4096
}

const fn usual_seed() -> u64 {
    1
}

/// A return.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(untagged)]
pub enum Returned {
    /// One that comes with the program.
    Example(ExampleNamed),
    /// A file.
    File(FileSent),
}

/// A return that comes with the program.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExampleNamed {
    /// Its name.
    #[schema(example = "chi-zone-example")]
    pub example: String,
}

/// A file that was sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FileSent {
    /// Its name, which ends in `.csv` or `.xlsx`.
    #[schema(max_length = 200, example = "return.csv")]
    pub name: String,
    /// What it holds, in Base64.
    pub base64: String,
}

/// An empty return to be filled.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TemplateAsked {
    /// The scenario’s name.
    #[schema(example = "chi-zone")]
    pub scenario: String,
    /// The levers that are moved.
    #[serde(default)]
    pub changes: Vec<Moved>,
    /// The calendar year in which the last financial year starts that is asked for; the programme’s third
    /// unless said.
    #[serde(default)]
    pub as_of: Option<i32>,
    /// Whether to ask for every figure that can be observed.
    #[serde(default)]
    pub everything: bool,
    /// A workbook or a CSV file.
    #[serde(default)]
    pub format: TemplateFormat,
}

/// A workbook or a CSV file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum TemplateFormat {
    /// A workbook.
    #[default]
    Xlsx,
    /// A CSV file.
    Csv,
}

/// The forecast before a return and after it.
#[derive(Debug, Serialize, ToSchema)]
pub struct MonitoringTold {
    /// What it is about.
    pub title: String,
    /// The return’s name.
    pub returned: String,
    /// The last year that it may tell of.
    pub as_of: Year,
    /// How many futures were simulated.
    pub draws: u32,
    /// The seed.
    pub seed: u64,
    /// The file of the plan, to be saved before the command is given.
    pub plan: String,
    /// Whether that file lies in the folder already, or comes with the program.
    pub saved: bool,
    /// The command that does the same.
    pub command: String,
    /// The financial years.
    pub years: Vec<Year>,
    /// How much was reported, and against what it is set.
    pub lead: ParagraphTold,
    /// Figures to be checked before anything else is read; empty where there are none.
    pub doubts: Vec<ParagraphTold>,
    /// The figure that the return is asked about.
    pub headline: HeadlineTold,
    /// Each promise before and after.
    pub promises: Vec<PromiseMoved>,
    /// What is said, part by part.
    pub parts: Vec<PartTold>,
    /// The course of the headline and of what was reported.
    pub courses: Vec<Course>,
    /// The tables: promises, the figures that were reported, what moved, what to report next.
    pub tables: Vec<TableTold>,
}

/// The figure that a return is asked about.
#[derive(Debug, Serialize, ToSchema)]
pub struct HeadlineTold {
    /// What it is called, with its year.
    pub title: String,
    /// Its unit, in words.
    pub unit: String,
    /// The middle before, as it is told, and the range of eight in ten.
    pub before: RangeTold,
    /// The same now.
    pub now: RangeTold,
    /// Whether the forecast moved, in a sentence.
    pub verdict: String,
}

/// A middle and a range.
#[derive(Debug, Serialize, ToSchema)]
pub struct RangeTold {
    /// The middle, as it is told.
    pub middle: String,
    /// Where eight in ten futures lie, as it is told.
    pub range: String,
    /// One future in ten lies below.
    pub p10: Option<f64>,
    /// The middle.
    pub p50: Option<f64>,
    /// One future in ten lies above.
    pub p90: Option<f64>,
}

/// A promise before and after a return.
#[derive(Debug, Serialize, ToSchema)]
pub struct PromiseMoved {
    /// What was promised.
    pub title: String,
    /// How much, and by when.
    pub promised: String,
    /// The chance before, as it is told.
    pub before: String,
    /// The chance now, as it is told.
    pub now: String,
}

/// A figure year by year, before and after.
#[derive(Debug, Serialize, ToSchema)]
pub struct Course {
    /// The metric.
    pub metric: String,
    /// What it is called.
    pub title: String,
    /// Its unit, in words.
    pub unit: String,
    /// Where it ends, and where it was to end; empty where that is nothing.
    pub sentence: String,
    /// Each year.
    pub rows: Vec<CourseYear>,
}

/// A year of a figure.
#[derive(Debug, Serialize, ToSchema)]
pub struct CourseYear {
    /// The calendar year in which it starts.
    pub year: i32,
    /// P10, the middle and P90 before.
    pub before: [Option<f64>; 3],
    /// The same now.
    pub now: [Option<f64>; 3],
    /// The same as they are told.
    pub before_told: [String; 3],
    /// The same now.
    pub now_told: [String; 3],
    /// What was reported, scaled up to the whole year.
    pub reported: Option<f64>,
    /// The same as it is told; empty where nothing was.
    pub reported_told: String,
}
