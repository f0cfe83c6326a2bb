//! What a heading means, and where it is not right, which column was probably meant.

use super::{Column, PLAIN, YEARS};
use crate::calendar;
use crate::problem::did_you_mean;
use crate::sheet::text::folded;
use crate::sheet::year::financial_year;

/// What a heading means.
pub(super) enum Meaning {
    /// A column of a list.
    Known(Column),
    /// Words of a column, but not its heading.
    Wrong(NotRight),
    /// Nothing of a list.
    Unknown(NotRight),
}

/// A heading that is not right.
pub(super) struct NotRight {
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub help: String,
    /// Which column was probably meant.
    pub meant: Option<Column>,
}

/// Reads a heading. Capitals and punctuation do not count; other words are never taken for it.
pub(super) fn meaning(heading: &str) -> Meaning {
    let words = folded(heading);
    let is_it = |column: Column| folded(&column.heading()) == words;
    for (column, others) in PLAIN {
        if is_it(column) {
            return Meaning::Known(column);
        }
        if others.contains(&words.as_str()) {
            return Meaning::Wrong(NotRight {
                message: NOT_KNOWN.to_owned(),
                help: format!(
                    "if it holds what the list calls “{}”, write the heading so",
                    column.heading()
                ),
                meant: Some(column),
            });
        }
    }
    let parts: Vec<&str> = words.split(' ').collect();
    match parts.as_slice() {
        ["capital", rest @ ..] => money(Column::Capital, rest),
        ["revenue", rest @ ..] => money(Column::Revenue, rest),
        parts => Meaning::Unknown(unknown(heading, parts)),
    }
}

const NOT_KNOWN: &str = "this heading is not known";

/// A heading of money by the words after its kind.
fn money(column: fn(i32) -> Column, rest: &[&str]) -> Meaning {
    let likely = likely_year(rest);
    let wrong = |message: String| {
        let help = match likely {
            Some(year) => format!("write it as “{}”", column(year).heading()),
            None => format!(
                "write its financial year into it, as in “{}”",
                column(2026).heading()
            ),
        };
        Meaning::Wrong(NotRight {
            message,
            help,
            meant: likely.map(column),
        })
    };
    let year = match rest {
        [start, end, ..] if is_number(start) && is_number(end) => financial_year(start, end)
            .ok_or_else(|| format!("“{start}/{end}” is no financial year")),
        _ => Err("names no financial year".to_owned()),
    };
    let year = match year {
        Ok(year) => year,
        Err(message) => return wrong(message),
    };
    if !(YEARS.0..=YEARS.1).contains(&year) {
        return Meaning::Wrong(NotRight {
            message: format!(
                "a list speaks of {} to {}",
                calendar::financial_year(YEARS.0),
                calendar::financial_year(YEARS.1)
            ),
            help: "put the year right, or leave the column out".to_owned(),
            meant: None,
        });
    }
    let unit = rest.get(2..).unwrap_or_default().join(" ");
    if !matches!(unit.as_str(), "" | "m" | "million" | "gbp m") {
        return wrong("the money of a list is counted in £m".to_owned());
    }
    Meaning::Known(column(year))
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// The year that `27/28`, `2027`, `FY2027/28` and the like most likely mean.
fn likely_year(words: &[&str]) -> Option<i32> {
    let numbers: Vec<&str> = words
        .iter()
        .map(|word| word.strip_prefix("fy").unwrap_or(word))
        .filter(|word| is_number(word) && matches!(word.len(), 2 | 4))
        .collect();
    let year = match numbers.as_slice() {
        [start, ..] if start.len() == 4 => start.parse().ok()?,
        [start, end] => financial_year(&format!("20{start}"), end)?,
        _ => return None,
    };
    (YEARS.0..=YEARS.1).contains(&year).then_some(year)
}

fn unknown(heading: &str, words: &[&str]) -> NotRight {
    let plain = PLAIN.iter().map(|(column, _)| *column);
    let money = likely_year(words).map(|year| [Column::Capital(year), Column::Revenue(year)]);
    let columns: Vec<Column> = plain.chain(money.into_iter().flatten()).collect();
    let headings: Vec<String> = columns.iter().map(|column| column.heading()).collect();
    let likely = did_you_mean(heading, headings.iter().map(String::as_str));
    let meant = likely
        .and_then(|likely| headings.iter().position(|heading| heading == likely))
        .map(|place| columns[place]);
    let help = match likely {
        Some(likely) => format!(
            "did you mean “{likely}”? A column of your own goes on another sheet, or into Note"
        ),
        None => "a list has no such column; one of your own goes on another sheet, or into Note"
            .to_owned(),
    };
    NotRight {
        message: NOT_KNOWN.to_owned(),
        help,
        meant,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn help(heading: &str) -> String {
        match meaning(heading) {
            Meaning::Known(column) => panic!("{heading} is taken for {column:?}"),
            Meaning::Wrong(wrong) | Meaning::Unknown(wrong) => wrong.help,
        }
    }

    #[test]
    fn the_year_that_was_meant_is_the_year_that_is_suggested() {
        for heading in [
            "Capital 27/28",
            "Capital 2027",
            "capital FY2027/28 £m",
            "Capital £m 2027/28",
            "Capital 2027/29, £m",
            "Capital 2027/28, £000",
            "Captial 2027/28, £m",
        ] {
            let help = help(heading);
            assert!(help.contains("“Capital 2027/28, £m”"), "{heading}: {help}");
        }
        assert!(help("Revenue").contains("as in “Revenue 2026/27, £m”"));
        assert!(!help("Capital 1999/00, £m").contains("2026"));
    }

    #[test]
    fn capitals_and_punctuation_do_not_count_and_other_words_do() {
        for heading in ["jobs claimed", "JOBS CLAIMED:", "Capital 2027/28 (£m)"] {
            assert!(matches!(meaning(heading), Meaning::Known(_)), "{heading}");
        }
        for (heading, meant) in [("Jobs", "Jobs claimed"), ("Learners", "Learners in all")] {
            assert!(help(heading).contains(meant), "{heading}");
        }
    }
}
