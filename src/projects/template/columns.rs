//! The columns of an empty list: heading, width, help, example.

use super::{TEN, example_capital};
use crate::calendar::financial_year;
use crate::projects::columns::Column;
use crate::projects::example;
use crate::sheet::writing::Entry;

/// A column of the empty list.
pub(super) struct Described {
    pub column: Column,
    /// Its width in characters.
    pub width: f64,
    /// What to enter, and in which unit; at most 255 characters.
    pub help: String,
    /// What the example row has there.
    pub example: Entry,
}

fn described(column: Column, width: f64, help: &str, example: Entry) -> Described {
    Described {
        column,
        width,
        help: help.to_owned(),
        example,
    }
}

fn text(text: &str) -> Entry {
    Entry::Text(text.to_owned())
}

/// All columns, in order.
pub(super) fn columns(start: i32) -> Vec<Described> {
    let mut all = names();
    all.extend(money(start));
    all.extend(quantities());
    all.extend(the_rest(start));
    all
}

/// What it is and whose.
fn names() -> Vec<Described> {
    vec![
        described(
            Column::Title,
            34.0,
            "What the project is called, in a few words. One row for each project. If several bodies pay for it: one row for each, with the same title, and floorspace, firms, learners and jobs in the first only.",
            text(example::TITLE),
        ),
        described(
            Column::Payer,
            13.0,
            "Choose: Public, Private, University or Other.",
            text(example::PAYER.word()),
        ),
        described(
            Column::Sponsor,
            22.0,
            "The body that pays, by name. May be empty.",
            text(example::SPONSOR),
        ),
        described(
            Column::Kind,
            30.0,
            "Choose from the list; the sheet “Read me” says what each kind means and what its money buys.",
            text(example::KIND.word()),
        ),
    ]
}

/// Ten years of each money.
fn money(start: i32) -> Vec<Described> {
    let mut all = Vec::new();
    for place in 0..TEN {
        let help = format!(
            "Capital in {}, in £ million of the day: 1.5 for £1.5m. Empty where there is none. No formulas that end in an error, no totals.",
            financial_year(start + place)
        );
        let example = example_capital(place).map_or(Entry::Nothing, Entry::Number);
        all.push(described(
            Column::Capital(start + place),
            12.0,
            &help,
            example,
        ));
    }
    for place in 0..TEN {
        let help = format!(
            "Revenue in {}, in £ million of the day: 0.25 for £250,000. Empty where there is none.",
            financial_year(start + place)
        );
        all.push(described(
            Column::Revenue(start + place),
            12.0,
            &help,
            Entry::Nothing,
        ));
    }
    all
}

/// What comes of it.
fn quantities() -> Vec<Described> {
    vec![
        described(
            Column::Floorspace,
            12.0,
            "Gross internal floorspace that is built or refitted, in square metres, for the whole project. 10 sq ft are 0.93 m².",
            Entry::Number(example::FLOORSPACE),
        ),
        described(
            Column::Firms,
            12.0,
            "Firms that are supported, founded or brought here, over all years. Each firm once.",
            Entry::Nothing,
        ),
        described(
            Column::LearnersAYear,
            12.0,
            "For training: learners who start in a year. This or “Learners in all”; one is enough.",
            Entry::Nothing,
        ),
        described(
            Column::LearnersInAll,
            12.0,
            "For training: learners who start, over all years.",
            Entry::Nothing,
        ),
        described(
            Column::Jobs,
            12.0,
            "Jobs that the project is said to bring, full-time equivalents, gross. A promise: results are compared with it and never built on it.",
            Entry::Number(example::JOBS),
        ),
    ]
}

/// When, and where it is written down.
fn the_rest(start: i32) -> Vec<Described> {
    vec![
        described(
            Column::Opens,
            12.0,
            "The financial year in which it opens: 2027/28, or 2027. For buildings.",
            Entry::Text(financial_year(start + example::OPENS_AFTER)),
        ),
        described(
            Column::Source,
            36.0,
            "Where the numbers of this row are written down: paper, page, date. Without a source they are rated red.",
            text(example::SOURCE),
        ),
        described(
            Column::Note,
            30.0,
            "Anything a reader should know.",
            text(example::NOTE),
        ),
    ]
}
