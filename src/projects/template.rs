//! The empty list: a workbook or a CSV file with headings, help in every cell, and one example.

mod columns;
mod read_me;
mod workbook;

use super::columns::YEARS;
use super::example;
use crate::sheet::writing::{self, Entry};

use columns::columns;

pub use crate::sheet::writing::TemplateError;
pub use workbook::workbook;

/// Financial years of an empty list.
const TEN: i32 = 10;

/// First years for which an empty list can be made.
pub const FIRST_YEARS: std::ops::RangeInclusive<i32> = YEARS.0..=YEARS.1 - TEN + 1;

/// The empty list as CSV. A mark at its beginning makes spreadsheets read `£` and `m²` right.
#[must_use]
pub fn csv_text(start: i32) -> String {
    let (headings, example): (Vec<String>, Vec<Entry>) = columns(start)
        .into_iter()
        .map(|column| (column.column.heading(), column.example))
        .unzip();
    writing::csv_text(&headings, [example.as_slice()])
}

/// Capital of the example in a year, counted from 0, £m.
fn example_capital(year: i32) -> Option<f64> {
    let amount = usize::try_from(year)
        .ok()
        .and_then(|year| example::CAPITAL.get(year).copied())?;
    (amount > 0.0).then_some(amount)
}
