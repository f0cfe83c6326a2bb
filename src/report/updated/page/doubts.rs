//! Figures to be checked before anything else of an update is read: hardly any forecast had them.
//!
//! An update believes what was reported. A slip of the pen is then explained by luck that nobody has, and
//! the forecast that follows from it looks like any other.

use std::fmt::Write as _;

use super::rows::{named, rare, two_digits, value};
use crate::analysis::updated::rows::VERY;
use crate::tables::updated::Updating;

/// The figures, most surprising first, with what was expected; `None` where there is none.
#[must_use]
pub fn told(updating: &Updating<'_>) -> Option<String> {
    let update = updating.update;
    let surprise = |place: &usize| update.rows[*place].surprise;
    let mut odd: Vec<usize> = (0..update.rows.len())
        .filter(|place| surprise(place) < VERY)
        .collect();
    if odd.is_empty() {
        return None;
    }
    odd.sort_by(|a, b| surprise(a).total_cmp(&surprise(b)).then(a.cmp(b)));
    let mut text = format!(
        "**Check first:** {} hardly any forecast had (fewer than one in 200), and the forecast now rests on {}.\n\n",
        if odd.len() == 1 {
            "one reported figure is one that".to_owned()
        } else {
            format!("{} reported figures are some that", odd.len())
        },
        if odd.len() == 1 { "it" } else { "them" }
    );
    for place in odd {
        let (row, one) = (&update.rows[place], &update.observations[place]);
        let [low, middle, high] = row.before.map(|x| value(one.kind, two_digits(x)));
        let _ = writeln!(
            text,
            "- {}: {} reported, {middle} expected (8 in 10: {low} to {high}); {} probable{}.",
            named(updating, place),
            value(one.kind, one.value),
            rare(row.surprise),
            if row.still < VERY {
                ", and nothing that was simulated explains it"
            } else {
                ""
            }
        );
    }
    Some(text)
}
