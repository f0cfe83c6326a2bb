//! What the page says of the reported figures.

use std::fmt::Write as _;

use super::{NAMED, measure};
use crate::analysis::updated::influence::How;
use crate::analysis::updated::rows::{SURPRISING, VERY};
use crate::calendar::financial_year;
use crate::monitoring::Kind;
use crate::tables::figure::{given, percent, quantity, told};
use crate::tables::markdown::escaped;
use crate::tables::updated::Updating;

/// A row as it stands in a list.
pub(super) fn named(updating: &Updating<'_>, place: usize) -> String {
    let one = &updating.update.observations[place];
    let year = one
        .year
        .map_or_else(String::new, |year| format!(", {}", financial_year(year)));
    format!("“{}{year}”", escaped(&updating.metric(&one.metric)))
}

/// A reported or forecast figure.
pub(super) fn value(kind: Kind, value: f64) -> String {
    match kind {
        Kind::Share => percent(value, 0.005),
        Kind::Event if value >= 0.5 => "yes".to_owned(),
        Kind::Event => "no".to_owned(),
        Kind::Money => format!("£{}m", given(value)),
        Kind::Count => given(value),
    }
}

pub(super) fn surprising(updating: &Updating<'_>) -> String {
    let update = updating.update;
    let mut order: Vec<usize> = (0..update.rows.len()).collect();
    order.sort_by(|a, b| {
        update.rows[*a]
            .surprise
            .total_cmp(&update.rows[*b].surprise)
    });
    let odd: Vec<usize> = order
        .into_iter()
        .filter(|place| update.rows[*place].surprise < SURPRISING)
        .collect();
    if odd.is_empty() {
        return "No figure was surprising: each lies where at least one in twenty forecasts would have had it or further out."
            .to_owned();
    }
    let mut text = String::new();
    for place in odd.iter().take(2 * NAMED) {
        let (row, one) = (&update.rows[*place], &update.observations[*place]);
        let direction = if row.below < 0.5 { "lower" } else { "higher" };
        let still = if row.still < VERY {
            " **It still cannot be explained after everything was learnt: either the figure or the model is wrong. Check the \
figure first.**"
        } else {
            ""
        };
        let [low, middle, high] = row.before.map(|x| value(one.kind, two_digits(x)));
        let _ = writeln!(
            text,
            "- {}: {} reported, {direction} than the {middle} expected (8 in 10: {low} to {high}); a figure at least so far out \
was {} probable.{still}",
            named(updating, *place),
            value(one.kind, one.value),
            rare(row.surprise)
        );
    }
    let expected = update.rows.len() as f64 * SURPRISING;
    let _ = write!(
        text,
        "\n{} of {} are surprising at the level of one in twenty; by luck alone about {} would be.\n",
        odd.len(),
        update.rows.len(),
        told(expected, f64::NAN)
    );
    text
}

/// A value in two significant digits, as people are told simulated figures.
pub(super) fn two_digits(value: f64) -> f64 {
    crate::analysis::precision::rounded(value, f64::NAN)
}

/// A small probability.
pub(super) fn rare(probability: f64) -> String {
    if probability < 0.001 {
        "less than 0.1%".to_owned()
    } else {
        percent(probability, f64::NAN)
    }
}

pub(super) fn decides(updating: &Updating<'_>) -> String {
    let update = updating.update;
    let measure = measure(updating);
    let now = update.ranges[1][1];
    let known = |place: &usize| update.influences[*place].how != How::Unknown;
    let mut order: Vec<usize> = (0..update.influences.len()).filter(known).collect();
    let change = |place: usize| update.influences[place].median - now;
    order.sort_by(|a, b| change(*b).abs().total_cmp(&change(*a).abs()));
    let spread = update.ranges[1][2] - update.ranges[1][0];
    let mut text = String::new();
    for place in order.iter().take(NAMED) {
        if change(*place).abs() < 0.05 * spread {
            continue;
        }
        let change = change(*place);
        let _ = writeln!(
            text,
            "- Without {} the median would be {} {}.",
            named(updating, *place),
            quantity(change.abs(), f64::NAN, measure),
            if change > 0.0 { "higher" } else { "lower" }
        );
    }
    if text.is_empty() {
        text.push_str("No single figure decides the answer: without any one of them it would be nearly the same.\n");
    }
    let unknown = update.influences.len() - order.len();
    if unknown > 0 {
        let _ = write!(
            text,
            "\nWhat {unknown} of the figures decide could not be found out reliably.\n"
        );
    }
    text
}
