//! A sheet of cells, whatever file it comes from, and how its places are called.

mod csv_text;
mod workbook;

use super::problems::Problems;
use super::text::{cleaned, folded, shortened};
use crate::problem::Problem;

/// The sheet of a workbook that holds the list.
pub(super) const SHEET: &str = "Projects";

/// How far a list may reach.
const MOST_ROWS: u32 = 5_000;
const MOST_COLUMNS: u32 = 300;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    /// Nothing, or only spaces.
    Empty,
    /// A number.
    Number(f64),
    /// A text, without spaces around it.
    Text(String),
    /// A formula that ends in an error, such as `#REF!`.
    Broken(String),
    /// A formula that was never calculated.
    Uncalculated,
    /// Something that a list has no use for: `a date`.
    Strange(&'static str),
}

impl Cell {
    fn text(text: &str) -> Self {
        match text.trim() {
            "" => Self::Empty,
            // CSV keeps what a broken formula shows.
            "#REF!" | "#N/A" | "#DIV/0!" | "#VALUE!" | "#NAME?" | "#NULL!" | "#NUM!" => {
                Self::Broken(text.trim().to_owned())
            }
            text => Self::Text(text.to_owned()),
        }
    }

    /// What it shows, for messages.
    pub fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Number(number) => number.to_string(),
            Self::Text(text) | Self::Broken(text) => shortened(text),
            Self::Uncalculated => "a formula without a result".to_owned(),
            Self::Strange(what) => (*what).to_owned(),
        }
    }
}

/// A row that is not empty.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    /// Its number in the spreadsheet, from 1.
    pub number: usize,
    /// Its cells from column A.
    pub cells: Vec<Cell>,
}

impl Row {
    /// The cell of a column, counted from 0.
    pub fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&Cell::Empty)
    }
}

/// The cells of a list.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sheet {
    /// The file's name.
    pub file: String,
    /// The name of the sheet within it, in a workbook.
    pub within: Option<String>,
    /// Rows that are not empty.
    pub rows: Vec<Row>,
}

impl Sheet {
    /// What it is called in messages: `projects.xlsx, sheet Projects`.
    pub fn name(&self) -> String {
        let file = cleaned(&self.file);
        match &self.within {
            Some(sheet) => format!("{file}, sheet {}", cleaned(sheet)),
            None => file,
        }
    }

    /// What a row is called.
    pub fn row(&self, row: usize) -> String {
        format!("{}, row {row}", self.name())
    }

    /// What a cell is called, by its column counted from 0 and the heading above it.
    pub fn cell(&self, row: usize, column: usize, heading: &str) -> String {
        let letters = letters(column);
        let row = self.row(row);
        if heading.is_empty() {
            format!("{row}, column {letters}")
        } else {
            format!("{row}, column {letters} “{}”", shortened(heading))
        }
    }
}

/// The letters of a column counted from 0: `A`, `Z`, `AA`.
pub(super) fn letters(column: usize) -> String {
    let mut left = column + 1;
    let mut letters = Vec::new();
    while left > 0 {
        let place = u8::try_from((left - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + place));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// Reads the cells of a file by its ending.
pub(super) fn read(name: &str, bytes: &[u8], problems: &mut Problems) -> Option<Sheet> {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned();
    let mut refuse = |message: &str, help: &str| {
        let message = format!("{}: {message}", cleaned(&file));
        problems.push(Problem::nowhere(message).help(help));
    };
    let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
    let ending = folded(ending);
    if !matches!(ending.as_str(), "xlsx" | "xlsm" | "csv") {
        let help = "save it in Excel as “Excel Workbook (*.xlsx)” or “CSV UTF-8 (*.csv)”; `regiocast init --template` writes an empty list";
        refuse(
            "a list of projects is a file that ends in .xlsx or .csv",
            help,
        );
        return None;
    }
    if bytes.is_empty() {
        refuse(
            "the file is empty",
            "save the list again; `regiocast init --template` writes an empty list to fill",
        );
        return None;
    }
    let sheet = if ending == "csv" {
        csv_text::read(file, bytes, problems)
    } else {
        workbook::read(file, bytes, problems)
    }?;
    if sheet.rows.is_empty() {
        let message = format!("{}: there is nothing in it", sheet.name());
        let help = "`regiocast init --template` writes a list with headings to fill";
        problems.push(Problem::nowhere(message).help(help));
        return None;
    }
    Some(sheet)
}

/// A list that reaches too far.
fn too_far(sheet: &str) -> Problem {
    let message =
        format!("{sheet}: something stands beyond row {MOST_ROWS} or beyond column {MOST_COLUMNS}");
    let help = "delete what does not belong to the list; in Excel, Ctrl+End shows the last cell";
    Problem::nowhere(message).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_called_as_in_a_spreadsheet() {
        let called = [0, 25, 26, 51, 52, 701, 702].map(letters);
        assert_eq!(called, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
