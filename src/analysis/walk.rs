//! From jobs on offer to net additional jobs, step by step, rounded once for every reader.
//!
//! Means add up, percentiles do not. Every level is rounded to the same unit and a step is the
//! difference of two rounded levels, so that what is printed adds up too.

use super::precision::supported_unit;
use super::{Row, Summary};
use crate::outcomes::jobs::WALK;

/// What a step does to the running level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A level that is reached.
    Level,
    /// Taken off.
    Loss,
    /// Added.
    Gain,
}

/// The steps' kinds, in the order of [`WALK`].
pub const KINDS: [Kind; 11] = [
    Kind::Level,
    Kind::Loss,
    Kind::Loss,
    Kind::Loss,
    Kind::Loss,
    Kind::Loss,
    Kind::Loss,
    Kind::Loss,
    Kind::Level,
    Kind::Gain,
    Kind::Level,
];

/// The walk of one year: the rows of all steps.
#[must_use]
pub fn rows(summary: &Summary, year: i32) -> Option<Vec<&Row>> {
    let find = |step| summary.find(&format!("jobs.walk.{step}"), Some(year));
    WALK.iter().map(find).collect()
}

/// The unit to which all levels of these years are told, the same for all: what the error of the
/// jobs on offer supports where it is largest.
#[must_use]
pub fn unit(summary: &Summary, years: impl Iterator<Item = i32>) -> f64 {
    let [offer, ..] = WALK;
    let metric = format!("jobs.walk.{offer}");
    let errors = years.filter_map(|year| Some(summary.find(&metric, Some(year))?.mcse));
    // By the error alone: in two digits of the largest level, small steps would vanish. A tenth of a
    // job is enough for anybody.
    errors
        .map(|error| supported_unit(0.0, error))
        .fold(0.1, f64::max)
}

/// Digits after the point of a unit.
#[must_use]
pub fn decimals(unit: f64) -> usize {
    usize::from(unit < 1.0)
}

/// The rounded walk of a year: levels, and steps with their sign, which add up exactly.
#[must_use]
pub fn rounded(rows: &[&Row], unit: f64) -> Vec<(Kind, f64)> {
    let mut level = 0.0;
    let mut told: Option<f64> = None;
    rows.iter()
        .zip(KINDS)
        .map(|(row, kind)| {
            let reached = match kind {
                Kind::Level => row.mean,
                Kind::Loss => level - row.mean,
                Kind::Gain => level + row.mean,
            };
            let before = told.unwrap_or(0.0);
            // A level that the steps before lead to stays where they led, whichever way it would round.
            let same = kind == Kind::Level && (reached - level).abs() < unit / 2.0;
            let now = match told {
                Some(told) if same => told,
                _ => (reached / unit).round() * unit,
            };
            (level, told) = (reached, Some(now));
            let value = if kind == Kind::Level {
                now
            } else {
                now - before
            };
            (kind, value)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outcomes::Measure;

    fn row(mean: f64) -> Row {
        Row {
            metric: String::new(),
            year: Some(2033),
            measure: Measure::Jobs,
            mean,
            sd: 0.0,
            mcse: 0.0,
            percentiles: [mean; 7],
            central: mean,
            as_promised: mean,
            available: 10_000,
        }
    }

    #[test]
    fn rounded_steps_add_up_to_every_level() {
        let means = [
            2_089.6,
            204.7,
            604.4,
            445.2,
            174.9,
            215.1,
            12.4,
            54.9,
            378.0,
            0.0,
            378.000_001,
        ];
        let steps = means.map(row);
        let steps: Vec<&Row> = steps.iter().collect();
        for unit in [0.1, 1.0, 10.0] {
            let mut sum = 0.0;
            for (place, (kind, value)) in rounded(&steps, unit).into_iter().enumerate() {
                if kind == Kind::Level && place > 0 {
                    assert!((value - sum).abs() < 1e-9, "{unit}: {value} after {sum}");
                } else {
                    sum += value;
                }
                let units = value / unit;
                assert!((units - units.round()).abs() < 1e-6, "{unit}: {value}");
            }
        }
    }
}
