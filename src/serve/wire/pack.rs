//! The pack of a plan.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Moved;
use crate::document;
use crate::pack;
use crate::tasks::pack::Format as Made;

/// A plan of which a pack is to be made.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PackAsked {
    /// The scenario’s name.
    #[schema(example = "chi-zone")]
    pub scenario: String,
    /// The levers that are moved.
    #[serde(default)]
    pub changes: Vec<Moved>,
    /// The name under which a changed plan is to be saved; the scenario’s and “changed” unless said. A plan
    /// without changes keeps the name it has.
    #[serde(default)]
    #[schema(max_length = 64)]
    pub name: String,
    /// What a changed plan is called; the scenario’s title and “changed” unless said.
    #[serde(default)]
    #[schema(max_length = 200)]
    pub title: String,
    /// Whom it is for.
    #[serde(default)]
    pub reader: Reader,
    /// The body that publishes it; it stands on the cover.
    #[serde(default)]
    #[schema(max_length = 200)]
    pub lead: String,
    /// Which files to make; all unless said.
    #[serde(default)]
    pub formats: Vec<Format>,
    /// How many futures to simulate.
    #[serde(default = "usual_draws")]
    #[schema(minimum = 100, maximum = 100_000, example = 10_000)]
    pub draws: u32,
    /// The same seed gives the same figures, to the last digit.
    #[serde(default = "usual_seed")]
    #[schema(example = 1)]
    pub seed: u64,
}

const fn usual_draws() -> u32 {
    crate::tasks::pack::USUAL
}

const fn usual_seed() -> u64 {
    1
}

/// Whom a pack is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Reader {
    /// Whoever writes or reviews a bid: everything, sentences that may be quoted first.
    #[default]
    Bid,
    /// A board that decides: short, with risks.
    Board,
    /// An evaluator: promises, indicators and method first.
    Evaluation,
}

impl From<Reader> for pack::Reader {
    fn from(reader: Reader) -> Self {
        match reader {
            Reader::Bid => Self::Bid,
            Reader::Board => Self::Board,
            Reader::Evaluation => Self::Evaluation,
        }
    }
}

/// A format of the pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// One web page that stands alone.
    Html,
    /// A workbook.
    Xlsx,
    /// A document for word processors.
    Docx,
    /// Markdown.
    Md,
}

impl From<Format> for Made {
    fn from(format: Format) -> Self {
        match format {
            Format::Html => Self::Html,
            Format::Xlsx => Self::Xlsx,
            Format::Docx => Self::Docx,
            Format::Md => Self::Md,
        }
    }
}

/// A pack that was made.
#[derive(Debug, Serialize, ToSchema)]
pub struct PackMade {
    /// What it is about.
    pub title: String,
    /// What kind of document it is.
    pub subtitle: String,
    /// SHA-256 of the plan standing alone.
    pub digest: String,
    /// How many futures were simulated.
    pub draws: u32,
    /// The seed.
    pub seed: u64,
    /// The file of the plan, to be saved before the command is given.
    pub plan: String,
    /// Whether that file lies in the folder already, or comes with the program.
    pub saved: bool,
    /// The command that makes the same pack.
    pub command: String,
    /// Its files.
    pub files: Vec<FileMade>,
    /// The figures that it quotes, as they stand in it.
    pub figures: Vec<FigureQuoted>,
    /// Its sentences that may be quoted.
    pub statements: Vec<StatementTold>,
    /// What is not in it, and why.
    pub left_out: Vec<String>,
}

/// A file of a pack.
#[derive(Debug, Serialize, ToSchema)]
pub struct FileMade {
    /// Its name.
    pub name: String,
    /// The ending of its name: `html`, `xlsx`, `docx`, `md`, `zip` or `toml`.
    pub kind: String,
    /// What it is good for.
    pub about: String,
    /// How many bytes it has.
    pub bytes: usize,
    /// Where it is to be had, for a quarter of an hour.
    pub href: String,
}

/// A figure that a pack quotes.
#[derive(Debug, Serialize, ToSchema)]
pub struct FigureQuoted {
    /// Its name in the pack: `jobs.net@2033`.
    pub name: String,
    /// What it is called.
    pub title: String,
    /// Its ledger.
    pub ledger: String,
    /// Its unit, in words.
    pub unit: String,
    /// One future in ten lies below, as it is told.
    pub low: String,
    /// The middle, as it is told.
    pub middle: String,
    /// One future in ten lies above, as it is told.
    pub high: String,
}

impl From<&document::Quoted> for FigureQuoted {
    fn from(one: &document::Quoted) -> Self {
        let [low, middle, high] = one.told.clone();
        Self {
            name: one.name.clone(),
            title: one.title.clone(),
            ledger: one.ledger.clone(),
            unit: one.unit.clone(),
            low,
            middle,
            high,
        }
    }
}

/// A sentence that may be quoted.
#[derive(Debug, Serialize, ToSchema)]
pub struct StatementTold {
    /// What it is about.
    pub title: String,
    /// The sentence.
    pub sentence: String,
    /// Its footnote.
    pub footnote: String,
    /// The figures that stand in it.
    pub figures: Vec<String>,
}

impl From<&document::Statement> for StatementTold {
    fn from(one: &document::Statement) -> Self {
        Self {
            title: one.title.clone(),
            sentence: one.sentence.clone(),
            footnote: one.footnote.clone(),
            figures: one.figures.clone(),
        }
    }
}
