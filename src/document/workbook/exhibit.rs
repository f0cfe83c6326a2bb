//! Tables of a document as sheets, in the numbers that people are told.

use super::names::Names;
use super::page::{Digits, Entry, Grid, Heading, Page};
use super::prose::{broken, plain, sentences};
use super::sums::{Check, Summed};
use crate::document::{Exhibit, Sum};
use crate::tables::number::Number;
use crate::tables::{Align, Cell, Table};

/// How many lines may stand above a table: those stay in sight when the table is read further down.
const MOST_LINES: usize = 9;
/// How long lines may be, in characters: what is longer would be printed small.
const WIDEST_LINE: usize = 110;
/// What stands above a table whose cells are not all filled.
const BLANKS: &str = "Blank cells: not known, or does not apply.";

/// A table as a sheet, and what is checked about its sums.
pub(super) fn page(
    names: &mut Names,
    exhibit: &Exhibit,
    about: &About,
    source: &str,
) -> (Page, Vec<Check>) {
    let table = &exhibit.table;
    let shown = table.for_people();
    let headings = shown.iter().filter_map(|place| table.columns.get(*place));
    let headings: Vec<Heading> = headings
        .map(|column| Heading {
            text: column.told(),
            right: column.align == Align::Right,
        })
        .collect();
    let rows = table.rows.iter().map(|row| {
        let cells = shown.iter().map(|place| row.get(*place));
        cells.map(|cell| cell.map_or(Entry::Blank, told)).collect()
    });
    let title = &about.sheet;
    let name = names.sheet(&[title, head(title), &about.short]);
    let grid = Grid {
        name: names.word(&name, ""),
        headings,
        rows: rows.collect(),
        totals: totals(&exhibit.sums),
        filter: false,
    };
    let mut page = Page {
        lines: lines(table, about, grid.has_blanks(), source),
        name,
        title: about.title.clone(),
        shows: about.shows.clone(),
        grid: grid.with_distinct_headings(),
        chart: None,
        printed: None,
    };
    if page.grid.rows.is_empty() && !page.grid.headings.is_empty() {
        let mut row = vec![Entry::Blank; page.grid.headings.len()];
        row[0] = Entry::words("There is nothing to show.");
        page.grid.rows.push(row);
    }
    let checks = Summed::of(table, &shown).write(&exhibit.sums, &mut page);
    (page, checks)
}

/// A title up to where it begins to explain itself, which is never within quotation marks.
fn head(title: &str) -> &str {
    let count = |text: &str, mark: char| text.chars().filter(|c| *c == mark).count();
    let is_whole = |text: &str| {
        // The mark that closes a quotation may also be an apostrophe.
        count(text, '‘') <= count(text, '’') && count(text, '“') == count(text, '”')
    };
    let ends = [": ", ", "]
        .iter()
        .flat_map(|end| title.match_indices(end))
        .map(|(end, _)| end)
        .filter(|end| is_whole(&title[..*end]));
    ends.min().map_or(title, |end| &title[..end])
}

/// The name of a table in words: `UK welfare` of `uk_welfare`.
pub(super) fn in_words(name: &str) -> String {
    let words = name.split('_');
    let words: Vec<&str> = words
        .map(|word| if word == "uk" { "UK" } else { word })
        .collect();
    words.join(" ")
}

/// The words around a table.
#[derive(Debug, Clone)]
pub(super) struct About {
    /// What the sheet is called, where that fits.
    pub(super) sheet: String,
    /// What it is called where that does not fit.
    pub(super) short: String,
    /// The title.
    pub(super) title: String,
    /// What it shows, for the contents.
    pub(super) shows: String,
    /// What the picture of it shows, where there is one.
    pub(super) picture: String,
}

/// What stands above a table: what it shows, its note sentence by sentence, where it comes from.
fn lines(table: &Table, about: &About, blanks: bool, source: &str) -> Vec<String> {
    let mut texts = vec![about.picture.clone()];
    texts.extend(plain(&table.note));
    let sentences = texts.iter().flat_map(|text| sentences(text));
    let mut lines: Vec<String> = sentences
        .flat_map(|text| broken(&text, WIDEST_LINE))
        .collect();
    if lines.len() > MOST_LINES {
        lines.truncate(MOST_LINES - 1);
        lines.push("More on this table stands on the sheet ‘Notes’.".to_owned());
    }
    if blanks {
        lines.push(BLANKS.to_owned());
    }
    if !source.is_empty() {
        lines.push(format!("Source: {source}"));
    }
    lines
}

/// A cell as people are told it: a number wherever that is one.
pub(super) fn told(cell: &Cell) -> Entry {
    cell.number()
        .map_or_else(|| Entry::words(&cell.told()), number)
}

/// A number that is told.
pub(super) const fn number(number: Number) -> Entry {
    Entry::Number(number.value, digits(number))
}

/// The digits in which it is told.
pub(super) const fn digits(number: Number) -> Digits {
    if number.percent {
        Digits::Percent(number.decimals)
    } else {
        Digits::Decimals(number.decimals)
    }
}

fn totals(sums: &[Sum]) -> Vec<usize> {
    let row = |sum: &Sum| match sum {
        Sum::Row { row, .. } => Some(*row),
        Sum::Column { .. } => None,
    };
    sums.iter().filter_map(row).collect()
}
