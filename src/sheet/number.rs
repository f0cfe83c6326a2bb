//! Numbers in cells, and what is wrong with a cell.

use super::Cell;

/// What is wrong with a cell, and what would be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub help: String,
}

pub fn wrong(message: impl Into<String>, help: impl Into<String>) -> Wrong {
    Wrong {
        message: message.into(),
        help: help.into(),
    }
}

/// What goes for every cell that should hold something plain: neither a broken formula nor a date.
pub fn usable(cell: &Cell, instead: &str) -> Result<(), Wrong> {
    match cell {
        Cell::Broken(error) => Err(wrong(
            format!("the formula here ends in {error}"),
            format!("put the formula right, or {instead}"),
        )),
        Cell::Uncalculated => Err(wrong(
            "the formula here has no result in the file",
            format!("open the file in Excel and save it, or {instead}"),
        )),
        Cell::Strange(what) => Err(wrong(
            format!("this is {what}"),
            format!("format the cell as a number or as text, and {instead}"),
        )),
        _ => Ok(()),
    }
}

/// Dashes stand for nothing: spreadsheets show 0 so.
pub fn is_nothing(text: &str) -> bool {
    matches!(text, "-" | "–" | "—" | "−")
}

/// Whether a number is negative, and what it is without its sign: `-1`, `−1` and `(1)`.
pub fn signed(text: &str) -> (bool, &str) {
    if let Some(inside) = text
        .strip_prefix('(')
        .and_then(|text| text.strip_suffix(')'))
    {
        return (true, inside);
    }
    let text = text.trim_start_matches(['£', ' ']);
    match text.strip_prefix(['-', '−']) {
        Some(size) => (true, size.trim_start()),
        None => (false, text),
    }
}

/// Digits with a point, and with commas at thousands.
pub fn plain_number(text: &str) -> Option<f64> {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let grouped = whole.contains(',');
    let whole_fits = digits(first)
        && (!grouped || first.len() <= 3)
        && groups.all(|group| digits(group) && group.len() == 3);
    let fraction = fraction.unwrap_or_default();
    let fits = match (whole, fraction) {
        ("", fraction) => digits(fraction),
        (_, "") => whole_fits,
        (_, fraction) => whole_fits && digits(fraction),
    };
    let plain = format!("0{}.{fraction}0", whole.replace(',', ""));
    fits.then(|| plain.parse().ok()).flatten()
}
