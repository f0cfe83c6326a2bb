//! Numbers in cells: money in £m, and how many.

use super::sheet::Cell;
use super::text::told;

/// £m of one year above which a number is surely in pounds.
const SURELY_POUNDS: f64 = 10_000.0;

/// £m of one year above which a number may well be in thousands.
pub(super) const PERHAPS_THOUSANDS: f64 = 500.0;

/// More of anything than a region has.
const TOO_MANY: f64 = 10_000_000.0;

/// What is wrong with a cell, and what would be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wrong {
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub help: String,
}

fn wrong(message: impl Into<String>, help: impl Into<String>) -> Wrong {
    Wrong {
        message: message.into(),
        help: help.into(),
    }
}

/// What goes for every cell that should hold something plain: neither a broken formula nor a date.
fn usable(cell: &Cell, instead: &str) -> Result<(), Wrong> {
    match cell {
        Cell::Broken(error) => Err(wrong(
            format!("the formula here ends in {error}"),
            format!("put the formula right, or {instead}"),
        )),
        Cell::Uncalculated => Err(wrong(
            "the formula here has no result in the file",
            format!("open the list in Excel and save it, or {instead}"),
        )),
        Cell::Strange(what) => Err(wrong(
            format!("this is {what}"),
            format!("format the cell as a number or as text, and {instead}"),
        )),
        _ => Ok(()),
    }
}

/// Money of one year, £m.
pub(super) fn money(cell: &Cell) -> Result<Option<f64>, Wrong> {
    usable(cell, "write the amount in £m")?;
    let amount = match cell {
        Cell::Number(number) => *number,
        Cell::Text(text) if is_nothing(text) => return Ok(None),
        Cell::Text(text) => money_text(text, &cell.shown())?,
        _ => return Ok(None),
    };
    if amount < 0.0 {
        return Err(wrong(
            format!("{} is negative", cell.shown()),
            "write what is paid as a positive number; savings and income have no place in the list",
        ));
    }
    if amount > SURELY_POUNDS {
        return Err(wrong(
            format!(
                "£{} million in one year is surely meant in pounds",
                told(amount)
            ),
            format!(
                "the list counts in £m: write {} for £{}",
                told(amount / 1e6),
                told(amount)
            ),
        ));
    }
    Ok(Some(amount))
}

/// Dashes stand for nothing: spreadsheets show 0 so.
fn is_nothing(text: &str) -> bool {
    matches!(text, "-" | "–" | "—" | "−")
}

fn money_text(text: &str, shown: &str) -> Result<f64, Wrong> {
    let not_a_number = || {
        let help = "write 1.5 for £1.5m, and leave the cell empty where there is no money";
        wrong(format!("“{shown}” is not a number"), help)
    };
    let small = text.to_lowercase();
    let (negative, size) = signed(&small);
    let size = size.trim_start_matches(['£', ' ']);
    let units: [(&str, f64); 9] = [
        ("million", 1.0),
        ("mn", 1.0),
        ("m", 1.0),
        ("thousand", 1e-3),
        ("k", 1e-3),
        ("billion", 1e3),
        ("bn", 1e3),
        ("pounds", 1e-6),
        ("", 1.0),
    ];
    let (body, factor) = units
        .iter()
        .find_map(|(unit, factor)| Some((size.strip_suffix(unit)?.trim_end(), *factor)))
        .unwrap_or((size, 1.0));
    let Some(number) = plain_number(body) else {
        if plain_number(&body.replace(',', ".")).is_some() {
            let help = format!("write {} with a point", body.replace(',', "."));
            return Err(wrong(format!("“{shown}” has a comma for a point"), help));
        }
        return Err(not_a_number());
    };
    if factor != 1.0 {
        let help = format!(
            "write {} for it: the list counts in £m",
            told(number * factor)
        );
        return Err(wrong(format!("“{shown}” is not in £ million"), help));
    }
    Ok(if negative { -number } else { number })
}

/// Whether a number is negative, and what it is without its sign: `-1`, `−1` and `(1)`.
fn signed(text: &str) -> (bool, &str) {
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
fn plain_number(text: &str) -> Option<f64> {
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

/// How many: m², firms, learners, jobs.
pub(super) fn how_many(cell: &Cell, unit: &str) -> Result<Option<f64>, Wrong> {
    let help = format!("write a plain number of {unit}, such as 1200, or leave the cell empty");
    usable(cell, &format!("write the number of {unit}"))?;
    let number = match cell {
        Cell::Number(number) => *number,
        Cell::Text(text) if is_nothing(text) => return Ok(None),
        Cell::Text(text) => {
            let (negative, size) = signed(text);
            match plain_number(size) {
                Some(number) if negative => -number,
                Some(number) => number,
                None => return Err(wrong(format!("“{}” is not a number", cell.shown()), help)),
            }
        }
        _ => return Ok(None),
    };
    if number < 0.0 {
        return Err(wrong(format!("{} is negative", cell.shown()), help));
    }
    if number > TOO_MANY {
        let message = format!("{} {unit} are more than any region has", cell.shown());
        return Err(wrong(message, help));
    }
    Ok((number > 0.0).then_some(number))
}

/// A financial year by the calendar year in which it starts: `2027` and `2027/28`.
pub(super) fn year(cell: &Cell) -> Result<Option<i32>, Wrong> {
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
pub(super) fn financial_year(start: &str, end: &str) -> Option<i32> {
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
    fn money_is_read_as_people_write_it() {
        for (written, meant) in [
            ("1.5", 1.5),
            ("£1.5m", 1.5),
            ("£ 1.5 million", 1.5),
            ("1,234.5", 1234.5),
            (".5", 0.5),
            ("5.", 5.0),
            ("0", 0.0),
        ] {
            assert_eq!(money(&text(written)), Ok(Some(meant)), "{written}");
        }
        assert_eq!(money(&text("–")), Ok(None));
    }

    #[test]
    fn what_is_not_in_millions_is_never_guessed() {
        for written in [
            "£1,200k", "1200000", "1,5", "abc", "inf", "nan", "1e3", "-1", "(1.5)", "£-2", "tbc",
            "1.2.3", "1,20", "£", "m", "2bn", "1 2", "50%", "$3", "5 pounds", "",
        ] {
            let cell = if written.is_empty() {
                text("£ ")
            } else {
                text(written)
            };
            assert!(money(&cell).is_err(), "{written}");
        }
    }

    #[test]
    fn years_are_read_in_both_spellings() {
        assert_eq!(year(&text("2027/28")), Ok(Some(2027)));
        assert_eq!(year(&text("2099/00")), Ok(Some(2099)));
        assert_eq!(year(&Cell::Number(2027.0)), Ok(Some(2027)));
        for wrong in ["2027/29", "27", "27/28", "2027.5", "spring 2027", "20270"] {
            assert!(year(&text(wrong)).is_err(), "{wrong}");
        }
    }
}
