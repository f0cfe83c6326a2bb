//! What the cells of a return say: figures, shares, kinds.

use super::Kind;
use crate::problem::did_you_mean;
use crate::sheet::Cell;
use crate::sheet::number::{Wrong, is_nothing, plain_number, signed, usable, wrong};
use crate::sheet::text::told;

/// A figure, and what its spelling says of its kind: £, %, yes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Said {
    pub value: f64,
    pub kind: Option<Kind>,
}

/// Reads a figure; nothing where nothing was reported yet.
pub(super) fn figure(cell: &Cell) -> Result<Option<Said>, Wrong> {
    usable(cell, "write a plain number; yes or no for what happened")?;
    match cell {
        Cell::Number(value) => Ok(Some(Said {
            value: *value,
            kind: None,
        })),
        Cell::Text(text) if is_nothing(text) => Ok(None),
        Cell::Text(text) => spelt(text, &cell.shown()).map(Some),
        _ => Ok(None),
    }
}

fn spelt(text: &str, shown: &str) -> Result<Said, Wrong> {
    let small = text.to_lowercase();
    let said = |value: f64, kind: Kind| Said {
        value,
        kind: Some(kind),
    };
    match small.as_str() {
        "yes" | "y" | "true" => return Ok(said(1.0, Kind::Event)),
        "no" | "n" | "false" => return Ok(said(0.0, Kind::Event)),
        _ => {}
    }
    if let Some(percent) = small.strip_suffix('%') {
        let value = number(percent, shown)?;
        return Ok(said(value / 100.0, Kind::Share));
    }
    let (negative, size) = signed(&small);
    let plain = size.trim_start_matches(['£', ' ']);
    if let Some((body, millions)) = in_millions(plain) {
        let amount = number(body, shown)? * millions;
        if millions == 1.0 && small.contains('£') {
            return Ok(said(if negative { -amount } else { amount }, Kind::Money));
        }
        return Err(not_plain(shown, amount));
    }
    let value = number(&small, shown)?;
    if small.contains('£') {
        return Err(wrong(
            format!("“{shown}” does not say that it is in £ million"),
            match told(value) {
                amount if value < 1_000.0 => format!("write £{amount}m, or {amount}, if it is"),
                amount => format!(
                    "write {} if these are pounds, and £{amount}m if they are millions",
                    told(value / 1e6)
                ),
            },
        ));
    }
    Ok(Said { value, kind: None })
}

fn not_plain(shown: &str, amount: f64) -> Wrong {
    wrong(
        format!("“{shown}” is no plain number"),
        format!(
            "money is counted in £m: {0} or £{0}m; anything else is written in full, without letters",
            told(amount)
        ),
    )
}

/// An amount with the word for millions, thousands or thousands of millions after it.
fn in_millions(text: &str) -> Option<(&str, f64)> {
    let units: [(&str, f64); 7] = [
        ("million", 1.0),
        ("mn", 1.0),
        ("m", 1.0),
        ("thousand", 1e-3),
        ("k", 1e-3),
        ("billion", 1e3),
        ("bn", 1e3),
    ];
    units
        .iter()
        .find_map(|(unit, millions)| Some((text.strip_suffix(unit)?.trim_end(), *millions)))
}

/// A number as people write it: `1,234`, `-1.5`, `(3)`.
fn number(text: &str, shown: &str) -> Result<f64, Wrong> {
    let (negative, size) = signed(text.trim());
    let size = size.trim_start_matches(['£', ' ']);
    if let Some(number) = plain_number(size) {
        return Ok(if negative { -number } else { number });
    }
    if plain_number(&size.replace(',', ".")).is_some() {
        let help = format!("write {} with a point", size.replace(',', "."));
        return Err(wrong(format!("“{shown}” has a comma for a point"), help));
    }
    Err(wrong(
        format!("“{shown}” is not a number"),
        "write a plain number such as 1234 or 0.6, and leave the cell empty where nothing was reported",
    ))
}

/// Reads a plain number in a column that says how exactly the figure is known.
pub(super) fn plain(cell: &Cell) -> Result<Option<Said>, Wrong> {
    let said = figure(cell)?;
    match said {
        Some(said) if said.kind == Some(Kind::Event) => Err(wrong(
            format!("“{}” is not a number", cell.shown()),
            "write a plain number, or leave the cell empty",
        )),
        said => Ok(said),
    }
}

/// Reads a share of a whole, above 0 and at most 1: `0.6` and `60%`.
pub(super) fn share(cell: &Cell) -> Result<Option<f64>, Wrong> {
    let Some(said) = plain(cell)? else {
        return Ok(None);
    };
    let share = said.value;
    if said.kind == Some(Kind::Money) || share > 1.0 {
        let help = if said.kind.is_none() && share <= 100.0 {
            format!("write {}, or {}%", told(share / 100.0), told(share))
        } else {
            "write a share such as 0.6 or 60%, or leave the cell empty".to_owned()
        };
        return Err(wrong(format!("{} is no share", cell.shown()), help));
    }
    if share <= 0.0 {
        return Err(wrong(
            format!("{} is not above 0", cell.shown()),
            "write a share such as 0.6 or 60%, or leave the cell empty",
        ));
    }
    Ok(Some(share))
}

/// Reads the kind of a figure.
pub(super) fn kind(cell: &Cell) -> Result<Option<Kind>, Wrong> {
    usable(cell, "write count, money, share or event")?;
    let text = match cell {
        Cell::Empty => return Ok(None),
        Cell::Text(text) if is_nothing(text) => return Ok(None),
        other => other.shown(),
    };
    let small = text.to_lowercase();
    let known = Kind::ALL.into_iter().find(|kind| kind.word() == small);
    if known.is_some() {
        return Ok(known);
    }
    let likely = did_you_mean(&small, Kind::ALL.map(Kind::word));
    let help = match likely {
        Some(word) => format!("did you mean {word}?"),
        None => "write count, money, share or event, or leave the cell empty: the metric says it"
            .to_owned(),
    };
    Err(wrong(format!("“{text}” is no kind of figure"), help))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    #[test]
    fn figures_are_read_as_people_write_them() {
        for (written, value, kind) in [
            ("1,234", 1234.0, None),
            ("0.6", 0.6, None),
            ("60%", 0.6, Some(Kind::Share)),
            ("62.5 %", 0.625, Some(Kind::Share)),
            ("£1.5m", 1.5, Some(Kind::Money)),
            ("£ 1,234.5 million", 1234.5, Some(Kind::Money)),
            ("Yes", 1.0, Some(Kind::Event)),
            ("no", 0.0, Some(Kind::Event)),
            ("-3", -3.0, None),
        ] {
            assert_eq!(
                figure(&text(written)),
                Ok(Some(Said { value, kind })),
                "{written}"
            );
        }
        assert_eq!(figure(&text("–")), Ok(None));
        assert_eq!(figure(&Cell::Empty), Ok(None));
    }

    #[test]
    fn what_may_mean_two_things_is_never_guessed() {
        for written in [
            "£1.5", "1.5m", "£1,200k", "£2bn", "1,5", "abc", "tbc", "1e3", "nan", "inf", "%", "£",
            "1 2", "£1.5m%", "about 60", "12 jobs",
        ] {
            assert!(figure(&text(written)).is_err(), "{written}");
        }
    }

    #[test]
    fn a_share_is_no_percentage_without_its_sign() {
        assert_eq!(share(&text("60%")), Ok(Some(0.6)));
        assert_eq!(share(&Cell::Number(0.6)), Ok(Some(0.6)));
        let wrong = share(&Cell::Number(60.0)).unwrap_err();
        assert_eq!(wrong.help, "write 0.6, or 60%");
        for written in ["0", "-0.1", "yes", "£0.5m"] {
            assert!(share(&text(written)).is_err(), "{written}");
        }
    }
}
