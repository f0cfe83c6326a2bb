//! A sheet of cells, whatever file it comes from, and how its places are called.

mod csv_text;
pub mod headings;
pub mod number;
pub mod problems;
pub mod text;
mod unpacked;
mod workbook;
pub mod writing;
pub mod year;

use crate::problem::Problem;
use problems::Problems;
use text::{cleaned, folded, shortened};

/// What a file should hold, in words for messages.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// What it is: `a list of projects`.
    pub what: &'static str,
    /// The same, once it has been named: `the list`.
    pub it: &'static str,
    /// The sheet of a workbook that holds it.
    pub sheet: &'static str,
    /// Whether the sheet of a workbook that has no other may have any name.
    pub or_the_only_sheet: bool,
    /// What gives an empty one: `` `regiocast init --template` writes an empty list``.
    pub empty: &'static str,
}

/// How far a sheet may reach.
const MOST_ROWS: u32 = 5_000;
const MOST_COLUMNS: u32 = 300;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
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
    /// Something that a sheet has no use for: `a date`.
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
pub struct Row {
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

/// The cells of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
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
pub fn letters(column: usize) -> String {
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
pub fn read(name: &str, bytes: &[u8], wanted: &Wanted, problems: &mut Problems) -> Option<Sheet> {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned();
    let Wanted {
        what, it, empty, ..
    } = wanted;
    let mut refuse = |message: &str, help: String| {
        let message = format!("{}: {message}", cleaned(&file));
        problems.push(Problem::nowhere(message).help(help));
    };
    let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
    let ending = folded(ending);
    if !matches!(ending.as_str(), "xlsx" | "xlsm" | "csv") {
        refuse(
            &format!("{what} is a file that ends in .xlsx or .csv"),
            format!(
                "save it in Excel as “Excel Workbook (*.xlsx)” or “CSV UTF-8 (*.csv)”; {empty}"
            ),
        );
        return None;
    }
    if bytes.is_empty() {
        let help = format!("save {it} again; {empty} to fill");
        refuse("the file is empty", help);
        return None;
    }
    let sheet = if ending == "csv" {
        csv_text::read(file, bytes, wanted, problems)
    } else {
        workbook::read(file, bytes, wanted, problems)
    }?;
    if sheet.rows.is_empty() {
        let message = format!("{}: there is nothing in it", sheet.name());
        problems.push(Problem::nowhere(message).help(format!("{empty} to fill")));
        return None;
    }
    Some(sheet)
}

/// A sheet that reaches too far.
fn too_far(sheet: &str, it: &str) -> Problem {
    let message =
        format!("{sheet}: something stands beyond row {MOST_ROWS} or beyond column {MOST_COLUMNS}");
    let help =
        format!("delete what does not belong to {it}; in Excel, Ctrl+End shows the last cell");
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
