//! Tables: what a run found, as rows and columns with units.
//!
//! A [`Table`] is a value. It becomes CSV for machines (every digit, headings that do not change,
//! years as numbers) or Markdown for people (digits that the Monte Carlo error supports, financial
//! years, units in the heading). Nothing here touches files, and nothing is calculated beyond adding
//! up what is shown.
//!
//! Texts go into CSV as they are, also those that begin with `=`, `+`, `-` or `@`: a prefix would
//! change the data for every other reader. Import such files as text where the scenario's author is
//! not trusted.

pub mod assumptions;
pub mod comparison;
pub mod csv_text;
pub mod districts;
pub mod events;
pub mod explanation;
pub mod figure;
pub mod headline;
pub mod indicators;
pub mod markdown;
pub mod mixes;
pub mod multiplier_choice;
pub mod number;
pub mod outside;
pub mod own_outcomes;
pub mod plausibility;
pub mod reference;
pub mod scores;
pub mod summary;
pub mod targets;
#[cfg(test)]
pub(crate) mod testing;
pub mod updated;
pub mod walk;
pub mod words;
pub mod workforces;

use crate::analysis::precision::supported_unit;
use crate::outcomes::Measure;

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// File name without its ending.
    pub name: &'static str,
    /// What it shows.
    pub title: String,
    /// What a reader has to know. Empty where there is nothing.
    pub note: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, one cell for each column.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// A table without rows.
    #[must_use]
    pub fn new(name: &'static str, title: &str, note: &str, columns: Vec<Column>) -> Self {
        Self {
            name,
            title: title.to_owned(),
            note: note.to_owned(),
            columns,
            rows: Vec::new(),
        }
    }
}

/// One table in the shape for machines and in the shape for people.
#[derive(Debug, Clone, PartialEq)]
pub struct Published {
    /// Tidy: one figure a row or one thing a row.
    pub data: Table,
    /// As it fits a page; `None` where it is for machines alone.
    pub page: Option<Table>,
}

impl From<Table> for Published {
    fn from(table: Table) -> Self {
        Self {
            page: Some(table.clone()),
            data: table,
        }
    }
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading in data files.
    pub key: String,
    /// Its heading for people.
    pub heading: String,
    /// The unit of all its numbers, in words. Empty where rows differ or there is none.
    pub unit: String,
    /// On which side its cells stand.
    pub align: Align,
    /// Who is shown it.
    pub readers: Readers,
}

/// On which side cells stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Text.
    Left,
    /// Numbers.
    Right,
}

/// Who is shown a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// Machines and people.
    All,
    /// Machines.
    Machines,
    /// People.
    People,
}

impl Column {
    /// A column of text.
    #[must_use]
    pub fn text(key: &str, heading: &str) -> Self {
        Self {
            key: key.to_owned(),
            heading: heading.to_owned(),
            unit: String::new(),
            align: Align::Left,
            readers: Readers::All,
        }
    }

    /// A column of numbers.
    #[must_use]
    pub fn number(key: &str, heading: &str) -> Self {
        Self {
            align: Align::Right,
            ..Self::text(key, heading)
        }
    }

    /// All numbers of the column have this unit.
    #[must_use]
    pub fn in_unit(self, unit: &str) -> Self {
        Self {
            unit: unit.to_owned(),
            ..self
        }
    }

    /// Only data files have the column.
    #[must_use]
    pub fn for_machines(self) -> Self {
        Self {
            readers: Readers::Machines,
            ..self
        }
    }

    /// Only pages have the column.
    #[must_use]
    pub fn for_people(self) -> Self {
        Self {
            readers: Readers::People,
            ..self
        }
    }
}

/// A cell. Numbers that are not known (NaN) are empty cells, never 0.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A financial year, by the calendar year in which it starts.
    Year(i32),
    /// A number that a person has set, told in its own digits.
    Given(f64),
    /// An assumption that follows from what a person has set, without error; told in three digits.
    Known(f64),
    /// A simulated number and its Monte Carlo standard error (0 or NaN where that is not known).
    Figure {
        /// The number.
        value: f64,
        /// Its error.
        error: f64,
    },
    /// A simulated number that is told to a power of ten which its range decided.
    ToUnit {
        /// The number.
        value: f64,
        /// The power of ten.
        unit: f64,
        /// Its error.
        error: f64,
    },
    /// A ratio of two sums of money, told to a power of ten, and where it is tiny as such.
    Ratio {
        /// The ratio.
        value: f64,
        /// The power of ten.
        unit: f64,
        /// Its error.
        error: f64,
    },
    /// A number that was rounded by the table itself, to as many digits after the point.
    Rounded {
        /// The number.
        value: f64,
        /// Digits after the point.
        decimals: usize,
    },
    /// A share from 0 to 1, told as a percentage, with its Monte Carlo standard error.
    Share {
        /// The share.
        value: f64,
        /// Its error.
        error: f64,
    },
    /// A share of simulated futures, told as a percentage that never claims more than they can tell.
    Chance {
        /// The share.
        value: f64,
        /// Its error.
        error: f64,
        /// How many futures there are.
        draws: usize,
    },
    /// How many.
    Count(usize),
    /// Nothing, or not known.
    Empty,
}

impl Cell {
    /// Words.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A simulated number.
    #[must_use]
    pub const fn figure(value: f64, error: f64) -> Self {
        Self::Figure { value, error }
    }

    /// A number of a measure to a power of ten that its range decided.
    #[must_use]
    pub const fn to_unit(value: f64, unit: f64, error: f64, measure: Measure) -> Self {
        match measure {
            Measure::Ratio => Self::Ratio { value, unit, error },
            _ => Self::ToUnit { value, unit, error },
        }
    }

    /// A simulated number of a measure, to its own digits.
    #[must_use]
    pub fn measured(value: f64, error: f64, measure: Measure) -> Self {
        match measure {
            Measure::Ratio => Self::Ratio {
                value,
                unit: supported_unit(value, error),
                error,
            },
            _ => Self::Figure { value, error },
        }
    }

    /// A share.
    #[must_use]
    pub const fn share(value: f64, error: f64) -> Self {
        Self::Share { value, error }
    }

    /// A share of simulated futures.
    #[must_use]
    pub const fn chance(value: f64, error: f64, draws: usize) -> Self {
        Self::Chance {
            value,
            error,
            draws,
        }
    }

    /// A number that a person may have set.
    #[must_use]
    pub fn given(value: Option<f64>) -> Self {
        value.map_or(Self::Empty, Self::Given)
    }

    /// A year, if there is one.
    #[must_use]
    pub fn year(year: Option<i32>) -> Self {
        year.map_or(Self::Empty, Self::Year)
    }
}
