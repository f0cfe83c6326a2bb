//! Numbers in cells: money in £m, and how many.

use super::scale::MOST_IN_A_CELL;
use super::sheet::Cell;
use super::text::told;

/// £m of one year that nobody has, whatever the cell says: a tenth of what the whole country spends.
pub(super) const MORE_THAN_ANYBODY_HAS: f64 = 100_000.0;

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

pub(super) fn wrong(message: impl Into<String>, help: impl Into<String>) -> Wrong {
    Wrong {
        message: message.into(),
        help: help.into(),
    }
}

/// What goes for every cell that should hold something plain: neither a broken formula nor a date.
pub(super) fn usable(cell: &Cell, instead: &str) -> Result<(), Wrong> {
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

/// An amount of money.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Money {
    /// £m.
    pub amount: f64,
    /// Whether the cell itself says that it is in millions.
    pub with_unit: bool,
}

/// Money of one year.
pub(super) fn money(cell: &Cell) -> Result<Option<Money>, Wrong> {
    usable(cell, "write the amount in £m")?;
    let money = match cell {
        Cell::Number(amount) => Money {
            amount: *amount,
            with_unit: false,
        },
        Cell::Text(text) if is_nothing(text) => return Ok(None),
        Cell::Text(text) => money_text(text, &cell.shown())?,
        _ => return Ok(None),
    };
    if money.amount < 0.0 {
        return Err(wrong(
            format!("{} is negative", cell.shown()),
            "write what is paid as a positive number; savings and income have no place in the list",
        ));
    }
    if money.with_unit && money.amount > MORE_THAN_ANYBODY_HAS {
        return Err(wrong(
            format!("“{}” is more than any body has", cell.shown()),
            "write the amount in £m: 1.5 for £1.5m",
        ));
    }
    Ok(Some(money))
}

/// Dashes stand for nothing: spreadsheets show 0 so.
pub(super) fn is_nothing(text: &str) -> bool {
    matches!(text, "-" | "–" | "—" | "−")
}

fn money_text(text: &str, shown: &str) -> Result<Money, Wrong> {
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
    let (body, unit, factor) = units
        .iter()
        .find_map(|(unit, factor)| Some((size.strip_suffix(unit)?.trim_end(), *unit, *factor)))
        .unwrap_or((size, "", 1.0));
    let Some(number) = plain_number(body) else {
        if plain_number(&body.replace(',', ".")).is_some() {
            let help = format!("write {} with a point", body.replace(',', "."));
            return Err(wrong(format!("“{shown}” has a comma for a point"), help));
        }
        return Err(not_a_number());
    };
    if factor != 1.0 {
        let amount = told(number * factor);
        // So large a number without its unit would be taken for one in thousands.
        let written = if number * factor > MOST_IN_A_CELL {
            format!("£{amount}m")
        } else {
            amount
        };
        let help = format!("write {written} for it: the list counts in £m");
        return Err(wrong(format!("“{shown}” is not in £ million"), help));
    }
    Ok(Money {
        amount: if negative { -number } else { number },
        with_unit: !unit.is_empty(),
    })
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

/// How many of what comes in whole ones: firms, learners. Jobs may be full-time equivalents.
pub(super) fn whole(cell: &Cell, unit: &str) -> Result<Option<f64>, Wrong> {
    /// What a formula may leave behind.
    const DUST: f64 = 1e-6;
    let Some(number) = how_many(cell, unit)? else {
        return Ok(None);
    };
    let rounded = number.round();
    if rounded < 1.0 || (number - rounded).abs() > DUST {
        return Err(wrong(
            format!("{} is no whole number of {unit}", cell.shown()),
            format!(
                "write whole {unit}; a number with a point is often an amount in the wrong column"
            ),
        ));
    }
    Ok(Some(rounded))
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
            let found = money(&text(written)).map(|money| money.map(|money| money.amount));
            assert_eq!(found, Ok(Some(meant)), "{written}");
        }
        assert_eq!(money(&text("–")), Ok(None));
    }

    #[test]
    fn what_is_not_in_millions_is_never_guessed() {
        for written in [
            "£1,200k",
            "1,5",
            "abc",
            "inf",
            "nan",
            "1e3",
            "-1",
            "(1.5)",
            "£-2",
            "tbc",
            "1.2.3",
            "1,20",
            "£",
            "m",
            "2bn",
            "1 2",
            "50%",
            "$3",
            "5 pounds",
            "£200,000m",
            "",
        ] {
            let cell = if written.is_empty() {
                text("£ ")
            } else {
                text(written)
            };
            assert!(money(&cell).is_err(), "{written}");
        }
    }
}
