//! A sheet as a value: a title, lines of text, and one table whose place is known before it is written.

use rust_xlsxwriter::{Chart, ChartRange};

use super::names::quoted;

/// A sheet with one table.
#[derive(Clone)]
pub(super) struct Page {
    /// The sheet's name.
    pub(super) name: String,
    /// The title, in A1.
    pub(super) title: String,
    /// What it shows, for the contents.
    pub(super) shows: String,
    /// What a reader has to know before the table, a row each.
    pub(super) lines: Vec<String>,
    /// The table.
    pub(super) grid: Grid,
    /// A chart below the table.
    pub(super) chart: Option<Chart>,
    /// How many of its columns are printed; `None` for all.
    pub(super) printed: Option<usize>,
}

/// A table on a sheet. It begins in the first column.
#[derive(Debug, Clone, Default)]
pub(super) struct Grid {
    /// The table's name, for formulas.
    pub(super) name: String,
    /// Headings, each once.
    pub(super) headings: Vec<Heading>,
    /// Rows, one entry for each heading.
    pub(super) rows: Vec<Vec<Entry>>,
    /// Rows that are totals.
    pub(super) totals: Vec<usize>,
    /// Whether rows can be filtered by the buttons of the headings.
    pub(super) filter: bool,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    /// Its words.
    pub(super) text: String,
    /// Whether numbers stand below it.
    pub(super) right: bool,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Entry {
    /// Nothing, or not known.
    Blank,
    /// Words.
    Text(String),
    /// Words that lead to a cell: the words, the sheet and the cell.
    Link(String, String, String),
    /// A number.
    Number(f64, Digits),
    /// A formula and the number that it results in.
    Formula(String, f64, Digits),
    /// A formula and the word that it results in.
    Verdict(String, String),
}

/// In which digits a number is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Digits {
    /// As many after the point.
    Decimals(usize),
    /// As a percentage, as many after the point.
    Percent(usize),
    /// As many as fit.
    Full,
}

impl Page {
    /// The row of the headings, counted from 0: after title, lines and the way back.
    pub(super) const fn header(&self) -> usize {
        2 + self.lines.len()
    }

    /// The address of a cell of the table on its own sheet: `B7`.
    pub(super) fn own(&self, row: usize, column: usize) -> String {
        cell(self.header() + 1 + row, column)
    }

    /// The address of a cell of the table from anywhere: `'Money'!B7`.
    pub(super) fn anywhere(&self, row: usize, column: usize) -> String {
        format!("{}!{}", quoted(&self.name), self.own(row, column))
    }

    /// The cells of a column, for charts. Given in numbers: as a text, the library would split the name of
    /// a sheet that has a `!`.
    pub(super) fn column(&self, column: usize) -> ChartRange {
        let row = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        let column = u16::try_from(column).unwrap_or(u16::MAX);
        let first = self.header() + 1;
        let last = self.header() + self.grid.rows.len();
        ChartRange::new_from_range(&self.name, row(first), column, row(last), column)
    }
}

impl Heading {
    /// A heading above text.
    pub(super) fn text(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            right: false,
        }
    }

    /// A heading above numbers.
    pub(super) fn number(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            right: true,
        }
    }
}

impl Grid {
    /// Gives each heading once, on one line and no longer than tables allow.
    pub(super) fn with_distinct_headings(mut self) -> Self {
        const LONGEST: usize = 200;
        let mut seen = std::collections::HashSet::new();
        for (place, heading) in self.headings.iter_mut().enumerate() {
            let words: Vec<&str> = heading.text.split_whitespace().collect();
            // Tables read `_x0041_` as a letter.
            let text = super::names::beginning(&words.join(" ").replace("_x", "_ x"), LONGEST);
            let base = if text.is_empty() {
                format!("Column {}", place + 1)
            } else {
                text
            };
            let mut text = base.clone();
            let mut number = 1;
            while !seen.insert(text.to_lowercase()) {
                number += 1;
                text = format!("{base} ({number})");
            }
            heading.text = text;
        }
        self
    }

    /// Whether a cell of it is blank.
    pub(super) fn has_blanks(&self) -> bool {
        self.rows.iter().flatten().any(Entry::is_blank)
    }
}

impl Entry {
    /// A text; nothing where it has no words.
    pub(super) fn words(text: &str) -> Self {
        if text.is_empty() {
            Self::Blank
        } else {
            Self::Text(text.to_owned())
        }
    }

    fn is_blank(&self) -> bool {
        matches!(self, Self::Blank)
    }
}

/// An address from a row and a column, both counted from 0: `B7`.
pub(super) fn cell(row: usize, column: usize) -> String {
    format!("{}{}", letters(column), row + 1)
}

/// The letters of a column, counted from 0: `AA` of 26.
fn letters(column: usize) -> String {
    let mut rest = column;
    let mut out = Vec::new();
    loop {
        let letter = u8::try_from(rest % 26).unwrap_or_default();
        out.push(char::from(b'A' + letter));
        if rest < 26 {
            break;
        }
        rest = rest / 26 - 1;
    }
    out.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_those_of_spreadsheets() {
        assert_eq!(
            [(0, 0), (6, 25), (9, 26), (9, 701), (9, 702)].map(|(row, column)| cell(row, column)),
            ["A1", "Z7", "AA10", "ZZ10", "AAA10"]
        );
    }

    #[test]
    fn headings_are_given_once() {
        let grid = Grid {
            headings: ["P50", "p50", "", "a\n b", "_x0041_"]
                .map(Heading::number)
                .to_vec(),
            ..Grid::default()
        };
        let headings = grid.with_distinct_headings().headings;
        let texts: Vec<&str> = headings
            .iter()
            .map(|heading| heading.text.as_str())
            .collect();
        assert_eq!(texts, ["P50", "p50 (2)", "Column 3", "a b", "_ x0041_"]);
    }
}
