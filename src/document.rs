//! One content model for every format: sections of prose, tables, figures and statements.
//!
//! A [`Document`] is a value without layout. Web page, workbook, word-processor document and Markdown
//! only render it, each as far as it can; none of them words a sentence, rounds a number or leaves one out
//! by itself. That is how a figure is the same figure everywhere.
//!
//! Prose is Markdown of a small kind (paragraphs, lists, quotes, bold, emphasis, struck out, links), with
//! whatever a scenario's author wrote escaped. Everything else is plain text, which each format escapes
//! in its own way.

use crate::charts::Chart;
use crate::tables::Table;

pub mod docx;
pub mod html;
pub mod markdown;
#[cfg(test)]
pub(crate) mod testing;
pub mod workbook;

/// A document.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// What it is about: the programme.
    pub title: String,
    /// What kind of document it is, and the question that it answers.
    pub subtitle: String,
    /// The body that publishes it. Empty where none is named.
    pub lead: String,
    /// What stands on the cover, as pairs of a label and its text.
    pub facts: Vec<(String, String)>,
    /// Sections in their order.
    pub sections: Vec<Section>,
    /// The figures that are quoted, each once: the same in every format.
    pub quoted: Vec<Quoted>,
    /// Outcomes year by year, for charts that a reader can change and for a workbook's own charts.
    pub series: Vec<Series>,
    /// Every figure of the run in full digits, for whoever calculates on.
    pub data: Option<Table>,
    /// What made it, in a line that stands at the foot of each page.
    pub source: String,
}

/// A section.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Section {
    /// A short name for links and sheets: `targets`. Lower case, letters and hyphens.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// What is in it.
    pub blocks: Vec<Block>,
}

/// A part of a section.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// Prose, in Markdown of a small kind.
    Prose(String),
    /// A heading below that of the section.
    Heading(String),
    /// A table.
    Table(Exhibit),
    /// A chart with its numbers.
    Figure(Figure),
    /// A sentence that may be quoted.
    Statement(Statement),
}

/// A table as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Exhibit {
    /// The table; its note stands below it.
    pub table: Table,
    /// Which of its cells are sums of others, so that a workbook can write them as live formulas.
    pub sums: Vec<Sum>,
    /// Whether it is a register that is too long to be read on paper: a web page shows it where it is asked
    /// for, a workbook on its sheet, and what is printed or pasted says where it is.
    pub annex: bool,
}

impl Exhibit {
    /// What stands in place of an annex where it is not shown. Plain text.
    #[must_use]
    pub fn left_out(&self) -> String {
        format!(
            "“{}” has {} rows and is left out on paper: it is in the web page, where it unfolds, and on a sheet of the \
             workbook.",
            self.table.title,
            crate::tables::figure::count(self.table.rows.len())
        )
    }
}

impl From<Table> for Exhibit {
    fn from(table: Table) -> Self {
        Self {
            table,
            sums: Vec::new(),
            annex: false,
        }
    }
}

/// Cells that are sums of others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sum {
    /// A row is the sum of other rows, in every column of numbers but those that say otherwise.
    Row {
        /// Which row, counted from 0 below the heading.
        row: usize,
        /// Of which rows.
        of: Vec<usize>,
    },
    /// A column is the sum of other columns, in every row.
    Column {
        /// Which column, counted from 0.
        column: usize,
        /// Of which columns.
        of: Vec<usize>,
    },
}

/// A chart with its numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The picture, the finding that it shows, and its text alternative.
    pub chart: Chart,
    /// Its numbers, for those who cannot see it or want them.
    pub table: Table,
}

/// A sentence that may be quoted as it stands, and the footnote that goes with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// What it is about: `Skilled jobs`.
    pub title: String,
    /// The sentence, plain text.
    pub sentence: String,
    /// Its footnote: what is measured, in which prices, by which run. Plain text.
    pub footnote: String,
    /// The figures that stand in it, `jobs.net@2033`.
    pub figures: Vec<String>,
}

/// A figure that is quoted: its name, its numbers and its words.
#[derive(Debug, Clone, PartialEq)]
pub struct Quoted {
    /// Its name, `jobs.net@2033`; without a year for the whole period (`value.bcr.of_means`).
    pub name: String,
    /// What it is called.
    pub title: String,
    /// Its ledger: `Net additional`.
    pub ledger: String,
    /// Its unit, in words.
    pub unit: String,
    /// Which column of the data its middle is: `p50`, or `mean` for a ratio of means, whose range is that of
    /// the ratio in single futures.
    pub column: &'static str,
    /// P10, the middle and P90 in full digits, as `summary.csv` has them; NaN where they are not known.
    pub values: [f64; 3],
    /// The same as they are told, without unit: `510`, `250`, `1,100`.
    pub told: [String; 3],
    /// The power of ten to which each was rounded: 10 for `510`, 0.1 for `7.7`; 0 where it was not.
    pub units: [f64; 3],
}

/// An outcome year by year.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// The metric.
    pub metric: String,
    /// What it is called.
    pub title: String,
    /// Its unit, in words.
    pub unit: String,
    /// The calendar years in which its financial years start.
    pub years: Vec<i32>,
    /// P5, P10, P25, P50, P75, P90 and P95 of each year, in full digits.
    pub percentiles: Vec<[f64; 7]>,
    /// The central case of each year.
    pub central: Vec<f64>,
    /// A promise on it: in which year, and how much.
    pub promise: Option<(i32, f64)>,
}

/// Why a document could not be rendered: a mistake of this program, never of its user.
#[derive(Debug, thiserror::Error)]
#[error("{format} could not be made: {reason}")]
pub struct RenderError {
    /// Which format.
    pub format: &'static str,
    /// What went wrong.
    pub reason: String,
}
