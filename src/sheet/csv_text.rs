//! The cells of a CSV file.

use super::problems::Problems;
use super::{Cell, MOST_COLUMNS, MOST_ROWS, Row, Sheet, Wanted, too_far};
use crate::problem::Problem;

/// Reads a CSV file. Spreadsheets number empty lines too, and so do we.
pub(super) fn read(
    file: String,
    bytes: &[u8],
    wanted: &Wanted,
    problems: &mut Problems,
) -> Option<Sheet> {
    let it = wanted.it;
    let mut sheet = Sheet {
        file,
        within: None,
        rows: Vec::new(),
    };
    let mut refuse = |sheet: &Sheet, message: &str, help: &str| {
        problems.push(Problem::nowhere(format!("{}: {message}", sheet.name())).help(help));
    };
    let Ok(text) = std::str::from_utf8(bytes) else {
        let help =
            "in Excel, save it as “CSV UTF-8 (Comma delimited) (*.csv)”, or as a workbook (.xlsx)";
        refuse(
            &sheet,
            "the file is not written in UTF-8, so its letters cannot be told",
            help,
        );
        return None;
    };
    if text.contains('\0') {
        let help = format!("save {it} in Excel as “CSV UTF-8 (*.csv)” or as a workbook (.xlsx)");
        refuse(&sheet, "this is no text", &help);
        return None;
    }
    let text = plain(text);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(&text))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut number = 0;
    let mut record = csv::StringRecord::new();
    loop {
        let before = reader.position().line();
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                refuse(
                    &sheet,
                    &format!("it cannot be read: {error}"),
                    &format!("save {it} again from the spreadsheet"),
                );
                return None;
            }
        }
        // The lines that it took, less those within its cells, are itself and the empty ones before it.
        let taken = reader.position().line().saturating_sub(before);
        let within: usize = record.iter().map(|cell| cell.matches('\n').count()).sum();
        let rows = usize::try_from(taken).unwrap_or_default();
        number += rows.saturating_sub(within).max(1);
        let cells: Vec<Cell> = record.iter().map(Cell::text).collect();
        let last = cells.iter().rposition(|cell| *cell != Cell::Empty);
        let Some(last) = last else { continue };
        if number > MOST_ROWS as usize || last >= MOST_COLUMNS as usize {
            problems.push(too_far(&sheet.name(), it));
            return None;
        }
        sheet.rows.push(Row { number, cells });
    }
    Some(sheet)
}

/// Without the mark that spreadsheets put first, and with one kind of line end, the last included.
fn plain(text: &str) -> String {
    let text = text.trim_start_matches('\u{feff}');
    let mut text = text.replace("\r\n", "\n").replace('\r', "\n");
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text
}

/// Where a comma is the decimal point, spreadsheets part cells by semicolons.
fn delimiter(text: &str) -> u8 {
    let heading = text.lines().find(|line| !line.trim().is_empty());
    let heading = heading.unwrap_or_default();
    [b',', b';', b'\t']
        .into_iter()
        .max_by_key(|mark| {
            let found = heading.bytes().filter(|byte| byte == mark).count();
            (found, *mark == b',')
        })
        .unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<usize> {
        let mut problems = Problems::default();
        let wanted = Wanted {
            what: "a list",
            it: "the list",
            sheet: "List",
            or_the_only_sheet: false,
            empty: "nothing writes an empty one",
        };
        let file = "a.csv".to_owned();
        let sheet = read(file, text.as_bytes(), &wanted, &mut problems).unwrap();
        sheet.rows.iter().map(|row| row.number).collect()
    }

    #[test]
    fn rows_have_the_numbers_that_a_spreadsheet_shows() {
        assert_eq!(numbers("a,b\n1,2\n\n\n3,4"), [1, 2, 5]);
        assert_eq!(
            numbers("\u{feff}a,b\r\n\"x\r\ny\",2\r\n,,\r\n3,4\r\n"),
            [1, 2, 4]
        );
        assert_eq!(numbers("\n\na,b\n\"x\ny\n\nz\",2\n5,6\n\n"), [3, 4, 5]);
    }
}
