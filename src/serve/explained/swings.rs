//! One input at a time.

use super::shares::assumption;
use crate::serve::wire::{End, Swing, Swings};
use crate::tables::explanation::{Explained, value_of};
use crate::tables::figure::known;

/// The tornado of the leading outcome, as its table and its chart have it.
pub(super) fn swings(explained: &Explained<'_>) -> Option<Swings> {
    let found = explained.found;
    let (middle, swings) = &found.tornado;
    let (question, order) = found.swings()?;
    let asked = &found.questions[question];
    let rows = order.into_iter().map(|place| {
        let one = &swings[place];
        let end = |value: f64, answer: f64| End {
            input: value_of(explained, one.factor, value),
            answer,
            told: known(answer),
        };
        let [low, high] = one.figures[question];
        Swing {
            name: found.study.factors[one.factor].name.clone(),
            title: explained.input(one.factor),
            assumption: assumption(explained, one.factor),
            low: end(one.values[0], low),
            high: end(one.values[2], high),
        }
    });
    Some(Swings {
        question: explained.question(asked),
        unit: explained.unit(asked),
        middle: middle[question],
        middle_told: known(middle[question]),
        rows: rows.collect(),
    })
}
