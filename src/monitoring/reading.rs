//! From a file to the rows of a return. All that is wrong is said at once, by row and column.

mod rows;

use std::path::Path;

use super::column::{Column, meaning};
use super::{Returns, shipped};
use crate::problem::{Problem, help_for_unknown};
use crate::scenario::ScenarioError;
use crate::sheet::headings::Headings;
use crate::sheet::problems::Problems;
use crate::sheet::text::in_words;
use crate::sheet::{self, Sheet, Wanted};
use rows::Reader;

/// The sheet of a workbook that holds the return.
pub(super) const SHEET: &str = "Monitoring";

/// Where an empty return is to be had, as it is said where a return is wrong.
pub const EMPTY_RETURN: &str = "`regiocast monitor-template SCENARIO` writes an empty return";

/// What a file should hold.
const WANTED: Wanted = Wanted {
    what: "a monitoring return",
    it: "the return",
    sheet: SHEET,
    or_the_only_sheet: true,
    empty: EMPTY_RETURN,
};

impl Returns {
    /// Reads a return from a file that ends in `.csv` or `.xlsx`, or a shipped one by its name. A file
    /// of that name wins.
    ///
    /// # Errors
    ///
    /// With all that is wrong with it, by row and column.
    pub fn read(name_or_path: &str) -> Result<Self, ScenarioError> {
        let refuse = |message: String, help: String| {
            Err(ScenarioError {
                problems: vec![Problem::nowhere(message).help(help)],
            })
        };
        let path = Path::new(name_or_path);
        if path.is_dir() {
            let message = format!("`{name_or_path}` is a folder, not a monitoring return");
            return refuse(
                message,
                "name a file in it that ends in .csv or .xlsx".to_owned(),
            );
        }
        if path.is_file() {
            return match std::fs::read(path) {
                Ok(bytes) => Self::parse(name_or_path, &bytes),
                Err(error) => refuse(
                    format!("`{name_or_path}` cannot be read: {error}"),
                    "close it in the spreadsheet, and see that you may read it".to_owned(),
                ),
            };
        }
        if let Some((file, bytes)) = shipped::find(name_or_path) {
            return Self::parse(&file, bytes);
        }
        let names = shipped();
        let known = names.iter().map(String::as_str);
        refuse(
            format!("there is neither a file nor a shipped return called `{name_or_path}`"),
            format!(
                "{}; {} to fill",
                help_for_unknown(name_or_path, known, "shipped returns"),
                WANTED.empty
            ),
        )
    }

    /// Reads a return that comes with the program, and no file.
    ///
    /// # Errors
    ///
    /// If there is none of that name.
    pub fn shipped(name: &str) -> Result<Self, ScenarioError> {
        match shipped::find(name) {
            Some((file, bytes)) => Self::parse(&file, bytes),
            None => Err(ScenarioError {
                problems: vec![Problem::nowhere(format!(
                    "no return called `{name}` comes with the program"
                ))],
            }),
        }
    }

    /// The file's ending and what the file holds, of a return named as for [`read`](Self::read), so that it
    /// can be kept beside what was made of it; `None` where there is none.
    #[must_use]
    pub fn as_sent(name_or_path: &str) -> Option<(String, Vec<u8>)> {
        let ending = |name: &str| {
            let ending = Path::new(name).extension();
            ending.map_or_else(String::new, |one| one.to_string_lossy().to_lowercase())
        };
        match std::fs::read(name_or_path) {
            Ok(bytes) => Some((ending(name_or_path), bytes)),
            Err(_) => {
                shipped::find(name_or_path).map(|(name, bytes)| (ending(&name), bytes.to_vec()))
            }
        }
    }

    /// Reads a return from bytes at hand. The name says what they are: it ends in `.csv`, `.xlsx` or
    /// `.xlsm`.
    ///
    /// # Errors
    ///
    /// With all that is wrong with it, by row and column.
    pub fn parse(name: &str, bytes: &[u8]) -> Result<Self, ScenarioError> {
        let mut problems = Problems::default();
        let found = read(name, bytes, &mut problems);
        match found {
            Some(returns) if problems.is_empty() => Ok(returns),
            _ => Err(ScenarioError {
                problems: problems.in_order(),
            }),
        }
    }
}

fn read(name: &str, bytes: &[u8], problems: &mut Problems) -> Option<Returns> {
    let sheet = sheet::read(name, bytes, &WANTED, problems)?;
    let headings = Headings::read(&sheet, meaning, WANTED.empty, problems)?;
    required(&sheet, &headings, problems);
    // Under headings that are not right, every row would be wrong.
    if !problems.is_empty() {
        return None;
    }
    let mut reader = Reader {
        sheet: &sheet,
        headings: &headings,
        problems,
    };
    let rows = reader.rows();
    if rows.is_empty() && problems.is_empty() {
        let message = format!(
            "{}: nothing was reported yet: no row has a value",
            sheet.name()
        );
        let help = "fill the column “Value” in the rows for which there is a figure; all others may stay as they are";
        problems.push(Problem::nowhere(message).help(help));
    }
    Some(Returns {
        name: sheet.name(),
        rows,
    })
}

fn required(sheet: &Sheet, headings: &Headings<Column>, problems: &mut Problems) {
    let missing: Vec<String> = [Column::Metric, Column::Year, Column::Value]
        .into_iter()
        .filter(|column| !headings.has(*column))
        .map(|column| format!("“{}”", column.heading()))
        .collect();
    if !missing.is_empty() {
        let message = format!(
            "{}: the headings lack {}",
            sheet.row(headings.row),
            in_words(&missing)
        );
        let help = format!(
            "every return has the columns Metric, Year and Value; {} with all of them",
            WANTED.empty
        );
        problems.push(Problem::nowhere(message).help(help));
    }
}
