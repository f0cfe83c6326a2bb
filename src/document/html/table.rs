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

/// From this many characters on, words are broken into lines on a page rather than kept in one.
const LONG: usize = 28;

impl Grid {
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
            Align::Left if longest(column) > LONG => "long",
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
        let characters = headings
            .iter()
            .enumerate()
            .map(|(column, heading)| width(heading, longest(column)))
            .sum();
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
            paper: paper(characters),
        }
    }
}

/// About how many characters wide a column is on paper, its padding included.
fn width(heading: &Heading, longest: usize) -> usize {
    let word = heading
        .text
        .split(' ')
        .map(|word| word.chars().count())
        .max();
    longest.min(LONG).max(word.unwrap_or(0)) + 3
}

/// How a table of so many characters fits on A4: upright, in small type, or on a sheet turned round.
fn paper(characters: usize) -> &'static str {
    match characters {
        0..=95 => "",
        96..=120 => "small",
        121..=180 => "landscape",
        _ => "landscape small",
    }
}

/// A text on one line, as in the Markdown form.
fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}
