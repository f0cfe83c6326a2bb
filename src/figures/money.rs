//! Investment by source, added up year by year, beside what was promised.

use super::{Findings, column, figure, stated};
use crate::analysis::TargetResult;
use crate::calendar::financial_year;
use crate::charts::stack::{Layer, Level, Stack};
use crate::charts::{Chart, ChartError};
use crate::programme::{Bound, PriceBasis};

const SOURCES: [(&str, &str); 4] = [
    ("public", "Public"),
    ("university", "University"),
    ("private", "Private"),
    ("other", "Other"),
];

/// What the chart of sources shows: means added up so far, year by year.
#[derive(Debug, Clone, PartialEq)]
pub struct Sources {
    /// Whether in the money of the day; at constant prices otherwise.
    pub nominal: bool,
    /// Each source and what it has brought by the end of each year, £m.
    pub layers: Vec<Layer>,
}

/// Investment so far by source, on the basis of the promise where there is one; `None` where nothing is
/// invested.
#[must_use]
pub fn sources(findings: &Findings) -> Option<Sources> {
    let promise = promised(findings);
    let nominal = promise.is_some_and(|result| result.target.prices == PriceBasis::Nominal);
    let basis = if nominal { ".nominal" } else { "" };
    let mut layers: Vec<Layer> = SOURCES
        .iter()
        .filter_map(|(word, label)| {
            let rows = findings.rows(&format!("investment.{word}{basis}.total"))?;
            Some(Layer {
                label: (*label).to_owned(),
                values: column(&rows, |row| row.mean),
            })
        })
        .collect();
    if promise.is_some_and(|result| result.target.metric.ends_with("with_relief")) {
        add_relief(findings, basis, &mut layers);
    }
    (!layers.is_empty()).then_some(Sources { nominal, layers })
}

/// The latest promise of investment.
fn promised<'a>(findings: &Findings<'a>) -> Option<&'a TargetResult> {
    findings
        .targets
        .iter()
        .filter(|result| result.target.metric.starts_with("investment.total"))
        .max_by_key(|result| result.target.by)
}

/// Investment so far by source, beside what was promised.
///
/// # Errors
///
/// If the numbers cannot be drawn.
pub fn by_source(findings: &Findings) -> Result<Option<Chart>, ChartError> {
    let promise = promised(findings);
    let Some(Sources { nominal, layers }) = sources(findings) else {
        return Ok(None);
    };
    let last = findings.calendar().years - 1;
    let total: f64 = layers.iter().map(|layer| layer.values[last]).sum();
    let prices = if nominal {
        "£ million in the money of the day".to_owned()
    } else {
        format!(
            "£ million in {} prices",
            financial_year(findings.calendar().price_year)
        )
    };
    let measure = "Investment so far by source (mean of all simulations)";
    let mut chart = Stack {
        caption: findings.caption("investment_by_source", String::new(), measure),
        axis: format!("Investment so far, {prices}"),
        years: findings.years(),
        layers,
        total: Some(total),
        promise: promise.map(|result| Level {
            value: result.target.bound.value(),
            label: match result.target.bound {
                Bound::AtLeast(value) => format!("Promise: £{}m", stated(value)),
                Bound::AtMost(value) => format!("Promise: at most £{}m", stated(value)),
            },
        }),
    };
    let told = figure(total);
    let by = findings.last_year();
    chart.caption.title = match promise.map(|result| result.target.bound) {
        Some(Bound::AtLeast(value)) => format!(
            "On average, £{told}m of the £{}m promised is invested by {by}",
            stated(value),
        ),
        Some(Bound::AtMost(value)) => format!(
            "On average, £{told}m is invested by {by}; at most £{}m was promised",
            stated(value),
        ),
        None => format!("On average, £{told}m is invested by {by}"),
    };
    chart.draw().map(Some)
}

/// Puts tax reliefs, which some promises count as investment, with the smallest other source where
/// there would be more than four parts.
fn add_relief(findings: &Findings, basis: &str, layers: &mut Vec<Layer>) {
    let rows = |name: &str| findings.rows(&format!("investment.{name}{basis}.total"));
    let (Some(all), Some(without)) = (rows("total_with_relief"), rows("total")) else {
        return;
    };
    let relief: Vec<f64> = all
        .iter()
        .zip(&without)
        .map(|(a, b)| a.mean - b.mean)
        .collect();
    if relief.iter().all(|value| *value == 0.0) {
        return;
    }
    match layers.last_mut() {
        Some(last) if last.label == "Other" => {
            "Other and tax reliefs".clone_into(&mut last.label);
            for (value, relief) in last.values.iter_mut().zip(relief) {
                *value += relief;
            }
        }
        _ => layers.push(Layer {
            label: "Tax reliefs".to_owned(),
            values: relief,
        }),
    }
}
