//! The empty list: a workbook or a CSV file with headings, help in every cell, and one example.

mod columns;
mod read_me;
mod workbook;

use super::columns::YEARS;
use super::example;
use crate::sheet::text::number;

use columns::{Entry, columns};

pub use workbook::workbook;

/// Financial years of an empty list.
const TEN: i32 = 10;

/// First years for which an empty list can be made.
pub const FIRST_YEARS: std::ops::RangeInclusive<i32> = YEARS.0..=YEARS.1 - TEN + 1;

/// The workbook could not be made: a mistake of this program, never of its user.
#[derive(Debug, thiserror::Error)]
#[error("the empty list could not be made: {0}")]
pub struct TemplateError(#[from] rust_xlsxwriter::XlsxError);

/// The empty list as CSV. A mark at its beginning makes spreadsheets read `£` and `m²` right.
#[must_use]
pub fn csv_text(start: i32) -> String {
    let columns = columns(start);
    let headings: Vec<String> = columns
        .iter()
        .map(|column| in_csv(&column.column.heading()))
        .collect();
    let example: Vec<String> = columns
        .iter()
        .map(|column| match &column.example {
            Entry::Nothing => String::new(),
            Entry::Number(value) => number(*value).trim_end_matches(".0").to_owned(),
            Entry::Text(text) => in_csv(text),
        })
        .collect();
    format!(
        "\u{feff}{}\r\n{}\r\n",
        headings.join(","),
        example.join(",")
    )
}

fn in_csv(text: &str) -> String {
    if text.contains([',', '"', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

/// Capital of the example in a year, counted from 0, £m.
fn example_capital(year: i32) -> Option<f64> {
    let amount = usize::try_from(year)
        .ok()
        .and_then(|year| example::CAPITAL.get(year).copied())?;
    (amount > 0.0).then_some(amount)
}
