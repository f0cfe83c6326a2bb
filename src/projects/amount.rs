//! Numbers in cells: money in £m, and how many.

use super::scale::MOST_IN_A_CELL;
use crate::sheet::Cell;
use crate::sheet::number::{Wrong, is_nothing, plain_number, signed, usable, wrong};
use crate::sheet::text::told;

/// £m of one year that nobody has, whatever the cell says: a tenth of what the whole country spends.
pub(super) const MORE_THAN_ANYBODY_HAS: f64 = 100_000.0;

/// More of anything than a region has.
const TOO_MANY: f64 = 10_000_000.0;

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
