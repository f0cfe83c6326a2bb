//! The cells of a workbook.

use std::io::Cursor;

use calamine::{DataRef, Reader, Xlsx, XlsxError};

use super::problems::Problems;
use super::text::{cleaned, folded, in_words};
use super::{Cell, MOST_COLUMNS, MOST_ROWS, Row, Sheet, Wanted, letters, too_far, unpacked};
use crate::problem::{Problem, did_you_mean};

/// Reads the sheet that is wanted.
pub(super) fn read(
    file: String,
    bytes: &[u8],
    wanted: &Wanted,
    problems: &mut Problems,
) -> Option<Sheet> {
    let shown = cleaned(&file);
    let broken = |error: &XlsxError| {
        let message = format!("{shown}: this is no workbook that can be read: {error}");
        let help = "open it in Excel, take away a password if it has one, and save it as “Excel Workbook (*.xlsx)”";
        Problem::nowhere(message).help(help)
    };
    if unpacked::is_too_much(bytes) {
        let message = format!(
            "{shown}: unpacked, this workbook has more than {} MB, far more than {} takes",
            unpacked::MOST / (1024 * 1024),
            wanted.it
        );
        let help = format!(
            "save the sheet “{}” alone, as a file of its own",
            wanted.sheet
        );
        problems.push(Problem::nowhere(message).help(help));
        return None;
    }
    let mut book: Xlsx<_> = match Xlsx::new(Cursor::new(bytes)) {
        Ok(book) => book,
        Err(error) => {
            problems.push(broken(&error));
            return None;
        }
    };
    let names = book.sheet_names();
    let only = || match names.as_slice() {
        [only] if wanted.or_the_only_sheet => Some(only),
        _ => None,
    };
    let is_wanted = |name: &&String| folded(name) == folded(wanted.sheet);
    let Some(name) = names.iter().find(is_wanted).or_else(only) else {
        problems.push(no_such_sheet(&shown, &names, wanted));
        return None;
    };
    let mut sheet = Sheet {
        file,
        within: Some(name.clone()),
        rows: Vec::new(),
    };
    match cells(&mut book, name, &mut sheet) {
        Ok(true) => {}
        Ok(false) => {
            problems.push(too_far(&sheet.name(), wanted.it));
            return None;
        }
        Err(error) => {
            problems.push(broken(&error));
            return None;
        }
    }
    let merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
    for area in merged {
        let corner = |(row, column): (u32, u32)| format!("{}{}", letters(column as usize), row + 1);
        let message = format!(
            "{}: the cells {}:{} are merged, so what stands in each cannot be told",
            sheet.name(),
            corner(area.start),
            corner(area.end)
        );
        let help = "select them in Excel and choose Home → Merge & Center → Unmerge Cells; every column has one heading, in one row";
        problems.push(Problem::nowhere(message).help(help));
    }
    Some(sheet)
}

fn no_such_sheet(file: &str, names: &[String], wanted: &Wanted) -> Problem {
    let Wanted {
        it, sheet: wanted, ..
    } = wanted;
    let shown: Vec<String> = names
        .iter()
        .map(|name| format!("“{}”", cleaned(name)))
        .collect();
    let message = format!(
        "{file}: there is no sheet called “{wanted}”; it has {}",
        in_words(&shown)
    );
    let likely = did_you_mean(wanted, names.iter().map(String::as_str));
    let help = match likely.or(names.first().map(String::as_str)) {
        Some(name) if likely.is_some() || names.len() == 1 => {
            format!("name “{}” “{wanted}”, if {it} is there", cleaned(name))
        }
        _ => format!("give the sheet with {it} the name “{wanted}”"),
    };
    Problem::nowhere(message).help(help)
}

/// Cell by cell, so that a stray cell in the last row of a sheet takes no memory. `false` if the sheet
/// reaches too far.
fn cells(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, sheet: &mut Sheet) -> Result<bool, XlsxError> {
    let mut reader = book.worksheet_cells_reader(name)?;
    while let Some(cell) = reader.next_cell_with_formula()? {
        let has_formula = cell.formula.as_ref().is_some_and(|text| !text.is_empty());
        let found = match cell.value {
            DataRef::Empty if has_formula => Cell::Uncalculated,
            DataRef::Empty => continue,
            value => meant(&value),
        };
        if found == Cell::Empty {
            continue;
        }
        let (row, column) = cell.pos;
        if row >= MOST_ROWS || column >= MOST_COLUMNS {
            return Ok(false);
        }
        let number = row as usize + 1;
        let place = match sheet.rows.binary_search_by_key(&number, |row| row.number) {
            Ok(place) => place,
            Err(place) => {
                let cells = Vec::new();
                sheet.rows.insert(place, Row { number, cells });
                place
            }
        };
        let cells = &mut sheet.rows[place].cells;
        if cells.len() <= column as usize {
            cells.resize(column as usize + 1, Cell::Empty);
        }
        cells[column as usize] = found;
    }
    Ok(true)
}

fn meant(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::Int(whole) => Cell::Number(*whole as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::String(text) => Cell::text(text),
        DataRef::SharedString(text) => Cell::text(text),
        DataRef::Bool(_) => Cell::Strange("TRUE or FALSE"),
        DataRef::DateTime(_) | DataRef::DateTimeIso(_) => Cell::Strange("a date"),
        DataRef::DurationIso(_) => Cell::Strange("a time"),
        DataRef::Error(error) => Cell::Broken(error.to_string()),
    }
}
