//! Does a figure make sense, as far as its kind says?

use super::column::Column;
use super::{Kind, Row, Spread};
use crate::sheet::number::{Wrong, wrong};
use crate::sheet::text::told;

/// £m that nobody reports: a tenth of what the whole country spends in a year.
const MORE_THAN_ANYBODY_HAS: f64 = 100_000.0;

/// More of anything than a region has.
const TOO_MANY: f64 = 10_000_000.0;

/// What is wrong with a row, and in which column.
pub(super) type InColumn = (Column, Wrong);

/// What is wrong whatever the kind.
pub(super) fn of_any_kind(row: &Row) -> Vec<InColumn> {
    let mut found = Vec::new();
    if row.value < 0.0 {
        found.push((
            Column::Value,
            wrong(
                format!("{} is negative", row.value),
                "nothing that is counted is below 0; if an earlier figure was put right, report the running total (`.total`)",
            ),
        ));
    }
    match row.spread {
        Some(Spread::Sd(sd)) if sd <= 0.0 => found.push((
            Column::Sd,
            wrong(
                format!("{sd} is not above 0"),
                "leave it empty for a full count: how far the model may be off is allowed for anyway",
            ),
        )),
        Some(Spread::Range(lower, upper)) if lower >= upper => found.push((
            Column::Lower,
            wrong(
                format!("{lower} is not below the upper end, {upper}"),
                "write the ends of the range that holds the true figure in 80 of 100 cases; leave both empty for a full count",
            ),
        )),
        Some(Spread::Range(lower, upper)) if !(lower..=upper).contains(&row.value) => {
            found.push((
                Column::Value,
                wrong(
                    format!("{} does not lie in its own range, {lower} to {upper}", row.value),
                    "the value is the best estimate, the range goes around it",
                ),
            ));
        }
        _ => {}
    }
    if row.of.is_some_and(|of| of <= 0.0) {
        found.push((
            Column::Of,
            wrong(
                "nobody was asked or counted",
                "write how many were asked or counted, of which the value is a share",
            ),
        ));
    }
    if row.of.is_some() && row.spread.is_some() {
        found.push((
            Column::Of,
            wrong(
                "both the number asked and a standard error or range are given",
                "keep one: the number asked for a simple count, the standard error where the survey was weighted or clustered",
            ),
        ));
    }
    found
}

/// What is wrong with a figure of a kind.
pub(super) fn of_kind(row: &Row, kind: Kind) -> Vec<InColumn> {
    let mut found = match kind {
        Kind::Count => too_many(row, TOO_MANY, "write the number itself"),
        Kind::Money => too_many(
            row,
            MORE_THAN_ANYBODY_HAS,
            "money is counted in £m: 1.5 for £1.5m",
        ),
        Kind::Share => share(row),
        Kind::Event => event(row),
    };
    if row.of.is_some() && kind != Kind::Share {
        found.push((
            Column::Of,
            wrong(
                format!(
                    "only a share is of so many, and this is {}",
                    kind.with_article()
                ),
                "leave it empty, or write “share” into the column Kind if the value is one",
            ),
        ));
    }
    if row.reported_share < 1.0 && matches!(kind, Kind::Share | Kind::Event) {
        found.push((
            Column::ReportedShare,
            wrong(
                format!("{} cannot be reported in part", kind.with_article()),
                "only numbers and money of part of a year are scaled up; leave it empty",
            ),
        ));
    }
    found
}

fn too_many(row: &Row, most: f64, help: &str) -> Vec<InColumn> {
    if row.value <= most {
        return Vec::new();
    }
    let message = format!("{} is more than any region has", told(row.value));
    vec![(Column::Value, wrong(message, help))]
}

fn share(row: &Row) -> Vec<InColumn> {
    let mut found = Vec::new();
    let ends = match row.spread {
        Some(Spread::Range(lower, upper)) => vec![(Column::Lower, lower), (Column::Upper, upper)],
        _ => Vec::new(),
    };
    for (column, value) in std::iter::once((Column::Value, row.value)).chain(ends) {
        if value > 1.0 {
            let help = if value <= 100.0 {
                format!("write {}, or {}%", told(value / 100.0), told(value))
            } else {
                "a share lies between 0 and 1: write 0.6 or 60%".to_owned()
            };
            found.push((column, wrong(format!("{} is no share", told(value)), help)));
        }
    }
    if row.of.is_none() && row.spread.is_none() {
        found.push((
            Column::Of,
            wrong(
                "it is not said how exactly this share is known",
                "write how many were asked or counted into “Of”, or the standard error into “SD”, or a range into “Lower” and “Upper”",
            ),
        ));
    }
    found
}

fn event(row: &Row) -> Vec<InColumn> {
    let mut found = Vec::new();
    if row.value != 0.0 && row.value != 1.0 {
        found.push((
            Column::Value,
            wrong(
                format!("{} is neither yes nor no", row.value),
                "write yes if it happened and no if it did not",
            ),
        ));
    }
    if row.spread.is_some() {
        found.push((
            Column::Sd,
            wrong(
                "what happened has no standard error and no range",
                "leave them empty; if it is not known whether it happened, leave the value empty too",
            ),
        ));
    }
    found
}
