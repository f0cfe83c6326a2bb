//! The empty return of a scenario: what its monitoring officers can count, year by year, to be filled.

mod asked;
mod definitions;
mod example;
mod read_me;
mod workbook;

use super::column::Column;
use super::{Kind, Row, Spread};
use crate::calendar::financial_year;
use crate::sheet::text::cleaned;
use crate::sheet::writing::{self, Entry};

pub use crate::sheet::writing::TemplateError;
pub use asked::{Wording, lines};
pub use workbook::workbook;

/// A row of a return to be filled, or one that was filled.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What the metric is called.
    pub title: String,
    /// What is counted, in plain words.
    pub definition: String,
    /// Anything a reader should know.
    pub note: String,
    /// The figure; where nothing was reported, only its metric, year, unit and kind count.
    pub row: Row,
    /// Whether the figure was reported.
    pub is_reported: bool,
}

/// A return as CSV. A mark at its beginning makes spreadsheets read `£` right.
#[must_use]
pub fn csv_text(lines: &[Line]) -> String {
    let headings = Column::ALL.map(|column| column.heading().to_owned());
    let rows: Vec<Vec<Entry>> = lines.iter().map(cells).collect();
    writing::csv_text(&headings, rows.iter().map(Vec::as_slice))
}

/// The cells of a line, in the order of the columns.
fn cells(line: &Line) -> Vec<Entry> {
    Column::ALL.map(|column| cell(line, column)).to_vec()
}

fn cell(line: &Line, column: Column) -> Entry {
    let row = &line.row;
    let number = |value: Option<f64>| {
        let value = value.filter(|_| line.is_reported);
        value.map_or(Entry::Nothing, Entry::Number)
    };
    let (lower, upper) = match row.spread {
        Some(Spread::Range(lower, upper)) => (Some(lower), Some(upper)),
        _ => (None, None),
    };
    match column {
        Column::Title => Entry::text(&cleaned(&line.title)),
        // As a text: spreadsheets would make a date of 2011/12.
        Column::Year => row
            .year
            .map_or(Entry::Nothing, |year| Entry::Text(financial_year(year))),
        Column::Value => match (row.kind, row.value) {
            (Some(Kind::Event), 1.0) if line.is_reported => Entry::text("yes"),
            (Some(Kind::Event), 0.0) if line.is_reported => Entry::text("no"),
            (_, value) => number(Some(value)),
        },
        Column::Unit => Entry::text(&row.unit),
        Column::Lower => number(lower),
        Column::Upper => number(upper),
        Column::Sd => number(match row.spread {
            Some(Spread::Sd(sd)) => Some(sd),
            _ => None,
        }),
        Column::Of => number(row.of),
        Column::Kind => row
            .kind
            .map_or(Entry::Nothing, |kind| Entry::text(kind.word())),
        Column::ReportedShare => number(Some(row.reported_share).filter(|share| *share < 1.0)),
        Column::Discrepancy => number(row.discrepancy),
        Column::Source => Entry::text(&row.source),
        Column::Note => Entry::text(&cleaned(&line.note)),
        Column::Metric => Entry::text(&row.metric),
        Column::Definition => Entry::text(&line.definition),
    }
}

impl Column {
    /// What goes into it; at most 255 characters.
    const fn help(self) -> &'static str {
        match self {
            Self::Title => "What is reported. It is for you: it is not read.",
            Self::Year => {
                "The financial year: 2026/27, or 2026. Stocks (jobs there are, levels of a workforce) as they are at the end of the year in March. Empty for what has no year."
            }
            Self::Value => {
                "What was counted. Money in £ million: 1.5 for £1,500,000. Yes or no for what happened. Shares as 0.6 or 60%. Empty where nothing was reported yet: such rows are skipped. 0 only where it was counted and there was none."
            }
            Self::Unit => {
                "How the value is counted. It is compared with the metric’s own unit, so that pounds are not taken for millions or heads for full-time equivalents."
            }
            Self::Lower => {
                "Optional. Lower end of the range that holds the true figure in 80 of 100 cases. Only with “Upper”, and not with “SD”. Empty for a full count."
            }
            Self::Upper => {
                "Optional. Upper end of the range that holds the true figure in 80 of 100 cases. Only with “Lower”. Empty for a full count."
            }
            Self::Sd => {
                "Optional. Standard error of the figure in its own unit, for instance of a survey. Not the standard deviation between people. Empty for a full count."
            }
            Self::Of => {
                "For shares: how many were asked or counted. 57% of 240 people: value 57%, of 240."
            }
            Self::Kind => {
                "What sort of figure it is: count, money, share or event (yes or no). It may be left as it is."
            }
            Self::ReportedShare => {
                "Optional. How much of the year is in the figure: 60% if three of five returns are in. Empty if all of it is. The figure itself stays as reported; do not scale it up."
            }
            Self::Discrepancy => {
                "Optional. How far the model may be off this figure, as a share, even with every assumption right: 20% where it fits badly. Empty for the usual one of the evidence library. Never 0."
            }
            Self::Source => {
                "Where the figure is written down: return, claim, survey, with its date."
            }
            Self::Note => "Anything a reader should know. It is not read.",
            Self::Metric => {
                "The name by which the program knows the figure. Do not change it. For the running total of a yearly figure add .total to it."
            }
            Self::Definition => "What is counted, in plain words. It is not read.",
        }
    }
}
