//! The row of headings: which column holds what.

use super::problems::Problems;
use super::{Cell, Row, Sheet, letters};
use crate::problem::Problem;

/// Among so many rows, the headings are looked for.
const LOOKED_AT: usize = 20;

/// What a heading means.
pub enum Meaning<C> {
    /// A column that is known.
    Known(C),
    /// Something else.
    Unknown {
        /// What would be right.
        help: String,
        /// Which column was probably meant.
        meant: Option<C>,
    },
}

/// Where everything stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Headings<C> {
    /// The row of the headings, from 1.
    pub row: usize,
    /// What each column holds, by its place from 0.
    columns: Vec<(usize, C)>,
    /// Columns that stand below a heading that is not right, and must not be called missing as well.
    meant: Vec<C>,
    /// The headings as they are written, from column A.
    texts: Vec<String>,
}

impl<C: Copy + PartialEq> Headings<C> {
    /// Finds the headings and what they mean. A line of title above them is common; two known headings
    /// make a row of headings.
    pub fn read(
        sheet: &Sheet,
        meaning: impl Fn(&str) -> Meaning<C>,
        empty: &str,
        problems: &mut Problems,
    ) -> Option<Self> {
        let known = |row: &&Row| {
            let texts = row.cells.iter().filter_map(|cell| match cell {
                Cell::Text(text) => Some(text),
                _ => None,
            });
            texts
                .filter(|text| matches!(meaning(text), Meaning::Known(_)))
                .count()
        };
        let mut looked_at = sheet.rows.iter().take(LOOKED_AT);
        let found = looked_at.find(|row| known(row) >= 2);
        let row = found.or_else(|| sheet.rows.first().filter(|row| known(row) > 0));
        let Some(row) = row else {
            let first = sheet.rows.first().map_or(1, |row| row.number);
            let message = format!(
                "{}: here the headings should stand, and none of them is known",
                sheet.row(first)
            );
            let help = format!("the first row says what the columns hold; {empty}");
            problems.push(Problem::nowhere(message).help(help));
            return None;
        };
        let mut headings = Self {
            row: row.number,
            columns: Vec::new(),
            meant: Vec::new(),
            texts: row.cells.iter().map(Cell::shown).collect(),
        };
        for (place, cell) in row.cells.iter().enumerate() {
            headings.add(sheet, (place, cell), &meaning, problems);
        }
        headings.headless(sheet, problems);
        Some(headings)
    }

    fn add(
        &mut self,
        sheet: &Sheet,
        (place, cell): (usize, &Cell),
        meaning: impl Fn(&str) -> Meaning<C>,
        problems: &mut Problems,
    ) {
        let name = sheet.cell(self.row, place, self.text(place));
        let mut wrong = |message: String, help: &str| {
            problems.push(Problem::nowhere(format!("{name}: {message}")).help(help));
        };
        let heading = match cell {
            Cell::Empty => return,
            Cell::Text(text) => text,
            other => {
                let message = format!("{} is no heading", other.shown());
                return wrong(message, "write the heading as text");
            }
        };
        match meaning(heading) {
            Meaning::Known(column) => match self.place(column) {
                Some(twin) => wrong(
                    format!("column {} has this heading already", letters(twin)),
                    "keep one of the two",
                ),
                None => self.columns.push((place, column)),
            },
            Meaning::Unknown { help, meant } => {
                wrong("this heading is not known".to_owned(), &help);
                self.meant.extend(meant);
            }
        }
    }

    /// Columns that hold something below no heading.
    fn headless(&self, sheet: &Sheet, problems: &mut Problems) {
        let below = || sheet.rows.iter().filter(|row| row.number > self.row);
        let width = below().map(|row| row.cells.len()).max().unwrap_or(0);
        for place in (0..width).filter(|place| self.text(*place).is_empty()) {
            if let Some(row) = below().find(|row| *row.cell(place) != Cell::Empty) {
                let message = format!(
                    "{}: “{}” stands below no heading",
                    sheet.cell(row.number, place, ""),
                    row.cell(place).shown()
                );
                let help = format!(
                    "write a heading in row {}, or delete what is in this column; in a CSV file a comma inside a cell needs \"quotation marks\"",
                    self.row
                );
                problems.push(Problem::nowhere(message).help(help));
            }
        }
    }

    /// Whether a column is there, or was meant to be.
    pub fn has(&self, column: C) -> bool {
        self.place(column).is_some() || self.meant.contains(&column)
    }

    /// Where a column stands.
    pub fn place(&self, column: C) -> Option<usize> {
        let mut columns = self.columns.iter();
        columns
            .find(|(_, other)| *other == column)
            .map(|(place, _)| *place)
    }

    /// The cell of a column, named for messages; the row where there is no such column.
    pub fn name(&self, sheet: &Sheet, row: usize, column: C) -> String {
        match self.place(column) {
            Some(place) => sheet.cell(row, place, self.text(place)),
            None => sheet.row(row),
        }
    }

    /// The cell of a column; empty where there is no such column.
    pub fn cell<'r>(&self, row: &'r Row, column: C) -> &'r Cell {
        match self.place(column) {
            Some(place) => row.cell(place),
            None => &Cell::Empty,
        }
    }

    /// The heading of a place, as it is written.
    fn text(&self, place: usize) -> &str {
        self.texts.get(place).map_or("", String::as_str)
    }
}
