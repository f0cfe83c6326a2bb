//! Several forecasts together.

use super::bias::{Bias, mean};
use super::coverage::{Coverage, RANGES};
use super::one::Scored;
use super::pit::Uniformity;
use super::simple::{Rival, Skill, skill};
use super::{Forecast, bias, coverage, pit};

/// What some forecasts scored together.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// How many forecasts.
    pub of: usize,
    /// The mean score; it has a meaning for figures of one unit alone. NaN without forecasts.
    pub crps: f64,
    /// The mean fair score, likewise.
    pub fair_crps: f64,
    /// The mean of fair scores, each for each unit of what its series is on average; `None` where
    /// every outturn is nothing.
    pub relative: Option<f64>,
    /// The hits of the ranges of 50, 80 and 90%.
    pub coverage: [Coverage; 3],
    /// Whether they lean.
    pub bias: Bias,
    /// How evenly outturns fall.
    pub uniformity: Uniformity,
    /// How much better they were than simple forecasts, in the order of [`Rival::ALL`].
    pub skills: [Skill; 3],
}

/// Sums up some scored forecasts.
#[must_use]
pub fn of(rows: &[&Scored], forecasts: &[Forecast<'_>]) -> Summary {
    let column = |figure: &dyn Fn(&Scored) -> f64| -> Vec<f64> {
        rows.iter().map(|row| figure(row)).collect()
    };
    let relative: Vec<f64> = rows
        .iter()
        .filter_map(|row| Some(row.crps.fair / row.scale?))
        .collect();
    Summary {
        of: rows.len(),
        crps: mean(&column(&|row| row.crps.plain)),
        fair_crps: mean(&column(&|row| row.crps.fair)),
        relative: (!relative.is_empty()).then(|| mean(&relative)),
        coverage: std::array::from_fn::<_, { RANGES.len() }, _>(|range| {
            coverage::of(range, rows, forecasts)
        }),
        bias: bias::of(rows, forecasts),
        uniformity: pit::of(rows),
        skills: Rival::ALL.map(|rival| skill(rival, rows)),
    }
}

/// Sets the scale of every row: the mean size of the outturns of its run and series that are scored.
///
/// A scale of each outturn’s own would favour forecasts that are too low, since a small outturn would
/// weigh more.
pub(super) fn set_scales(rows: &mut [Scored], forecasts: &[Forecast<'_>]) {
    let key = |row: &Scored| {
        let forecast = &forecasts[row.forecast];
        (forecast.run, forecast.series)
    };
    let sizes: Vec<((&str, &str), f64)> = rows
        .iter()
        .map(|row| (key(row), forecasts[row.forecast].outturn.abs()))
        .collect();
    for row in rows {
        let own = sizes.iter().filter(|(other, _)| *other == key(row));
        let own: Vec<f64> = own.map(|(_, size)| *size).collect();
        let scale = mean(&own);
        row.scale = (scale > 0.0).then_some(scale);
    }
}
