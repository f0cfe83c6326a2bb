//! The S-curve of a promise: the chance of at least so much.

use super::{Findings, chance_in_words, stated};
use crate::analysis::TargetResult;
use crate::calendar::financial_year;
use crate::charts::curve::{Curve, Promise};
use crate::charts::{Chart, ChartError};
use crate::outcomes::Measure;

/// The chance of at least so much, with the promise marked.
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
    let draws = findings.summary.rows.first().map_or(0, |row| row.available);
    let amount = amount(result.measure, target.bound.value());
    let title = format!(
        "{}: reached {}",
        target.title,
        chance_in_words(result.probability, draws),
    );
    let mut values = result.curve.clone();
    values.dedup_by(|a, b| a.0 == b.0);
    let reaching = match target.bound {
        crate::programme::Bound::AtLeast(_) => result.probability,
        crate::programme::Bound::AtMost(_) => 1.0 - result.probability,
    };
    let chart = Curve {
        caption: findings.caption(
            &format!("chance_{}", place + 1),
            title,
            "Chance of at least so much",
        ),
        axis: axis(findings, place, result),
        values,
        promise: Some(Promise {
            value: target.bound.value(),
            chance: reaching,
            label: format!("Promise: {amount}"),
        }),
        central: Some(result.central.0),
        as_promised: Some(result.as_promised.0),
    };
    chart.draw()
}

/// A stated amount with its unit.
#[must_use]
pub fn amount(measure: Measure, value: f64) -> String {
    match measure {
        Measure::Money | Measure::NominalMoney => format!("£{}m", stated(value)),
        Measure::Pounds => format!("£{}", stated(value)),
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
        Measure::Pounds => format!("{what} by {by}, £ in {prices} prices"),
        Measure::Jobs => format!("{what}, {by} (full-time equivalent)"),
        _ => format!("{what} by {by}"),
    }
}
