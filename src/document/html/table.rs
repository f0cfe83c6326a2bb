//! A table of the page, in the very words of its Markdown form.

use serde::Serialize;

use crate::tables::{Align, Table};

/// A table ready for the template.
#[derive(Serialize)]
pub(super) struct Grid {
    /// Its id on the page.
    id: String,
    /// What stands before its title: `Table 2`. Empty where it belongs to a figure.
    label: String,
    title: String,
    note: String,
    headings: Vec<Heading>,
    rows: Vec<Vec<Entry>>,
    /// Classes that say how it fits on paper.
    paper: &'static str,
    /// Whether it is so long that it scrolls by itself on a screen.
    tall: bool,
    /// Whether it is short enough to stand on one sheet.
    short: bool,
}

#[derive(Serialize)]
struct Heading {
    text: String,
    class: &'static str,
}

#[derive(Serialize)]
struct Entry {
    text: String,
    class: &'static str,
    /// Whether it names its row.
    names: bool,
}

/// From this many rows on, a table scrolls under its headings on a screen.
const TALL: usize = 40;
/// Up to this many rows of short cells stand on one sheet.
const SHORT: usize = 20;
/// From this many characters on, words are broken into lines on a page rather than kept in one.
const LONG: usize = 28;
/// About how many characters a line of a column of words has at least on paper.
const LINE: usize = 18;

impl Grid {
    /// Whether it is printed on a sheet turned round.
    pub(super) fn is_turned(&self) -> bool {
        self.paper.starts_with("landscape")
    }

    /// The table as people see it.
    pub(super) fn of(table: &Table, id: String, label: String) -> Self {
        let shown = table.for_people();
        let texts: Vec<Vec<String>> = table
            .rows
            .iter()
            .map(|row| {
                let cell = |place: &usize| row.get(*place).map(|cell| one_line(&cell.told()));
                shown
                    .iter()
                    .map(|place| cell(place).unwrap_or_default())
                    .collect()
            })
            .collect();
        let longest = |column: usize| {
            let lengths = texts.iter().map(|row| row[column].chars().count());
            lengths.max().unwrap_or(0)
        };
        let class = |column: usize| match table.columns[shown[column]].align {
            Align::Right => "number",
            Align::Left if longest(column) > 4 * LONG => "longest",
            Align::Left if longest(column) > LONG => "long",
            Align::Left if longest(column) > LONG / 2 => "middling",
            Align::Left => "",
        };
        let headings: Vec<Heading> = shown
            .iter()
            .enumerate()
            .map(|(column, place)| Heading {
                text: one_line(&table.columns[*place].told()),
                class: class(column),
            })
            .collect();
        let columns: Vec<f64> = headings
            .iter()
            .enumerate()
            .map(|(column, heading)| width(heading, longest(column)))
            .collect();
        let rows = texts
            .iter()
            .map(|row| {
                row.iter()
                    .enumerate()
                    .map(|(column, text)| Entry {
                        names: column == 0 && !text.is_empty(),
                        text: text.clone(),
                        class: class(column),
                    })
                    .collect()
            })
            .collect();
        Self {
            id,
            label,
            title: one_line(&table.title),
            note: table.note.clone(),
            headings,
            rows,
            paper: paper(&columns),
            tall: texts.len() > TALL,
            short: texts.len() <= SHORT
                && (0..shown.len()).all(|column| longest(column) <= 2 * LONG),
        }
    }
}

/// About how wide a column is on paper, in sizes of its type and without its padding.
fn width(heading: &Heading, longest: usize) -> f64 {
    const DIGIT: f64 = 0.556;
    const LETTER: f64 = 0.5;
    const BOLD: f64 = 0.6;
    let words = heading.text.split(' ').map(|word| word.chars().count());
    // Words may be broken into lines, of no fewer characters than the style sheet leaves them.
    let cell = match heading.class {
        "number" => DIGIT * longest as f64,
        "longest" => LETTER * LONG as f64,
        _ => LETTER * longest.min(LINE) as f64,
    };
    cell.max(BOLD * words.max().unwrap_or(0) as f64)
}

/// How a table fits on A4: upright, in small type, or, where even the smallest is too broad, on a sheet
/// turned round, which leaves room unused before and after it. Sizes are those of the style sheet: type
/// and padding in points, the width between the margins in millimetres.
fn paper(columns: &[f64]) -> &'static str {
    const MILLIMETRE: f64 = 72.0 / 25.4;
    let fits = |size: f64, padding: f64, sheet: f64| {
        let needed: f64 = columns.iter().map(|width| width * size + padding).sum();
        needed <= sheet * MILLIMETRE
    };
    if fits(9.0, 8.0, 174.0) {
        ""
    } else if fits(7.5, 5.0, 174.0) {
        "small"
    } else if fits(6.5, 4.0, 174.0) {
        "smallest"
    } else if fits(9.0, 8.0, 261.0) {
        "landscape"
    } else {
        "landscape small"
    }
}

/// A text on one line, as in the Markdown form.
fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}
