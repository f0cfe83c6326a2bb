//! Headings: which column holds what.

mod found;
mod meaning;

use crate::calendar;
use crate::sheet::{Cell, Row, Sheet};

pub(super) use found::read;

/// Financial years that a list may speak of. Before the first, prices are not known.
pub(super) const YEARS: (i32, i32) = (2009, 2100);

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Title,
    Payer,
    Sponsor,
    Kind,
    Capital(i32),
    Revenue(i32),
    CapitalTotal,
    RevenueTotal,
    Total,
    Floorspace,
    Firms,
    LearnersAYear,
    LearnersInAll,
    Jobs,
    Opens,
    Source,
    Note,
}

/// Columns that are there once, and what else people call them: enough to ask whether that is meant,
/// and not enough to take it for granted. “Jobs” may be jobs claimed, safeguarded or built on site.
const PLAIN: [(Column, &[&str]); 15] = [
    (Column::Title, &["project", "title", "project name"]),
    (Column::Payer, &["money", "type of money"]),
    (Column::Sponsor, &["funder", "paid by"]),
    (Column::Kind, &["kind", "type", "type of project"]),
    (
        Column::CapitalTotal,
        &["total capital", "total capital m", "capital total"],
    ),
    (
        Column::RevenueTotal,
        &["total revenue", "total revenue m", "revenue total"],
    ),
    (Column::Total, &["total", "total cost m"]),
    (Column::Floorspace, &["floorspace sqm", "floor space m2"]),
    (Column::Firms, &["firms"]),
    (Column::LearnersAYear, &["learners per year"]),
    (Column::LearnersInAll, &["learners total", "learners"]),
    (Column::Jobs, &["jobs"]),
    (Column::Opens, &["opens", "year of opening"]),
    (Column::Source, &["sources"]),
    (Column::Note, &["notes", "comments"]),
];

impl Column {
    /// Its heading in the template.
    pub fn heading(self) -> String {
        let plain = match self {
            Self::Capital(year) => {
                return format!("Capital {}, £m", calendar::financial_year(year));
            }
            Self::Revenue(year) => {
                return format!("Revenue {}, £m", calendar::financial_year(year));
            }
            Self::Title => "Project title",
            Self::Payer => "Whose money",
            Self::Sponsor => "Sponsor",
            Self::Kind => "Kind of project",
            Self::CapitalTotal => "Capital total, £m",
            Self::RevenueTotal => "Revenue total, £m",
            Self::Total => "Total, £m",
            Self::Floorspace => "Floorspace, m²",
            Self::Firms => "Firms supported",
            Self::LearnersAYear => "Learners a year",
            Self::LearnersInAll => "Learners in all",
            Self::Jobs => "Jobs claimed",
            Self::Opens => "Opening year",
            Self::Source => "Source",
            Self::Note => "Note",
        };
        plain.to_owned()
    }
}

/// Where everything stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Layout {
    /// The row of the headings, from 1.
    pub row: usize,
    /// What each column holds, by its place from 0.
    columns: Vec<(usize, Column)>,
    /// The headings as they are written, from column A.
    headings: Vec<String>,
    /// The calendar years in which the financial years start.
    pub years: Vec<i32>,
}

impl Layout {
    /// Where a column stands.
    pub fn place(&self, column: Column) -> Option<usize> {
        self.columns
            .iter()
            .find(|(_, other)| *other == column)
            .map(|(place, _)| *place)
    }

    /// The cell of a column, named for messages; the row where there is no such column.
    pub fn name(&self, sheet: &Sheet, row: usize, column: Column) -> String {
        match self.place(column) {
            Some(place) => sheet.cell(row, place, self.heading(place)),
            None => sheet.row(row),
        }
    }

    /// The cell of a column; empty where there is no such column.
    pub fn cell<'r>(&self, row: &'r Row, column: Column) -> &'r Cell {
        match self.place(column) {
            Some(place) => row.cell(place),
            None => &Cell::Empty,
        }
    }

    /// The heading of a place.
    pub fn heading(&self, place: usize) -> &str {
        self.headings.get(place).map_or("", String::as_str)
    }
}
