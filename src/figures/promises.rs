//! The S-curve of a promise: the chance of at least, or of at most, so much.

use super::{Findings, chance_in_words, stated};
use crate::analysis::TargetResult;
use crate::calendar::financial_year;
use crate::charts::curve::{Curve, Promise, Side};
use crate::charts::{Chart, ChartError};
use crate::outcomes::Measure;
use crate::programme::Bound;

/// The chance of keeping such a promise, with the promise marked.
///
/// # Errors
///
/// If the numbers cannot be drawn.
pub fn curve(
    findings: &Findings,
    place: usize,
    result: &TargetResult,
) -> Result<Chart, ChartError> {
    let target = &result.target;
    let amount = amount(result.measure, target.bound.value());
    let (side, kept, measure, most) = match target.bound {
        Bound::AtLeast(_) => (Side::AtLeast, "reached", "Chance of at least so much", ""),
        Bound::AtMost(_) => (
            Side::AtMost,
            "kept",
            "Chance of at most so much",
            "at most ",
        ),
    };
    let title = format!(
        "{}: {kept} {}",
        target.title,
        chance_in_words(result.probability, result.draws),
    );
    let chart = Curve {
        caption: findings.caption(&format!("chance_{}", place + 1), title, measure),
        axis: axis(findings, place, result),
        values: shares(result),
        promise: Some(Promise {
            value: target.bound.value(),
            chance: result.probability,
            label: format!("Promise: {most}{amount}"),
        }),
        central: Some(result.central.0),
        as_promised: Some(result.as_promised.0),
    };
    chart.draw_for(side)
}

/// Each outcome with the share of simulations on the side that keeps the promise, once.
fn shares(result: &TargetResult) -> Vec<(f64, f64)> {
    let mut values = result.curve.clone();
    match result.target.bound {
        Bound::AtLeast(_) => values.dedup_by(|a, b| a.0 == b.0),
        // Of several shares at one outcome the highest counts: the last one.
        Bound::AtMost(_) => {
            for (_, share) in &mut values {
                *share = 1.0 - *share;
            }
            values.reverse();
            values.dedup_by(|a, b| a.0 == b.0);
            values.reverse();
        }
    }
    values
}

/// A stated amount with its unit.
#[must_use]
pub fn amount(measure: Measure, value: f64) -> String {
    match measure {
        Measure::Money | Measure::NominalMoney | Measure::FundMoney => {
            format!("£{}m", stated(value))
        }
        Measure::Pounds => format!("£{}", stated(value)),
        Measure::Own(unit) => format!("{} {}", stated(value), unit.words()),
        _ => stated(value),
    }
}

/// What is measured, by when and in which unit.
fn axis(findings: &Findings, place: usize, result: &TargetResult) -> String {
    let by = financial_year(result.target.by);
    let prices = financial_year(findings.calendar().price_year);
    let what = findings
        .measured_by
        .get(place)
        .unwrap_or(&result.target.title);
    match result.measure {
        Measure::Money => format!("{what} by {by}, £ million in {prices} prices"),
        Measure::NominalMoney => format!("{what} by {by}, £ million in the money of the day"),
        Measure::FundMoney => format!("{what} by {by}, £ million, each fund in its own prices"),
        Measure::Pounds => format!("{what} by {by}, £ in {prices} prices"),
        Measure::Jobs => format!("{what}, {by} (full-time equivalent)"),
        Measure::Own(unit) => format!("{what} by {by}, {}", unit.words()),
        _ => format!("{what} by {by}"),
    }
}
