//! Financial years in cells and headings.

use super::Cell;
use super::number::{Wrong, is_nothing, usable, wrong};

/// A financial year by the calendar year in which it starts: `2027` and `2027/28`.
pub fn read(cell: &Cell) -> Result<Option<i32>, Wrong> {
    let help = "write the financial year as 2027/28, or the calendar year in which it starts, 2027";
    usable(cell, "write the year as 2027/28")?;
    let text = match cell {
        Cell::Empty => return Ok(None),
        Cell::Text(text) if is_nothing(text) => return Ok(None),
        other => other.shown(),
    };
    let found = match text.split_once(['/', '-', '–']) {
        Some((start, end)) => financial_year(start.trim(), end.trim()),
        None => four_digits(&text),
    };
    found
        .map(Some)
        .ok_or_else(|| wrong(format!("“{text}” is not a year"), help))
}

/// The year of `2027` and `28`, if they follow each other.
pub fn financial_year(start: &str, end: &str) -> Option<i32> {
    let start = four_digits(start)?;
    let next: i32 = end.parse().ok()?;
    let follows = match end.len() {
        2 => next == (start + 1).rem_euclid(100),
        4 => next == start + 1,
        _ => false,
    };
    follows.then_some(start)
}

fn four_digits(text: &str) -> Option<i32> {
    let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    is_year.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    #[test]
    fn years_are_read_in_both_spellings() {
        assert_eq!(read(&text("2027/28")), Ok(Some(2027)));
        assert_eq!(read(&text("2099/00")), Ok(Some(2099)));
        assert_eq!(read(&Cell::Number(2027.0)), Ok(Some(2027)));
        for wrong in ["2027/29", "27", "27/28", "2027.5", "spring 2027", "20270"] {
            assert!(read(&text(wrong)).is_err(), "{wrong}");
        }
    }
}
