//! Whether forecasts lean to one side.

use super::Forecast;
use super::luck::Luck;
use super::one::Scored;
use crate::analysis::quantiles::quantiles;

/// How forecasts lean. An error is the forecast’s mean less the outturn: above 0, too much was forecast.
#[derive(Debug, Clone, PartialEq)]
pub struct Bias {
    /// Of how many figures.
    pub of: usize,
    /// How many outturns were lower than the forecast’s median.
    pub lower: usize,
    /// How many were higher.
    pub higher: usize,
    /// The mean of the errors; it has a meaning for figures of one unit alone. NaN without figures.
    pub mean_error: f64,
    /// The median of the errors, likewise.
    pub median_error: f64,
    /// The mean of the errors for each unit of the outturn, outturns of nothing left out.
    pub relative_mean_error: Option<f64>,
    /// The median of these.
    pub relative_median_error: Option<f64>,
    /// How many outturns are lower than the median in the forecasts’ own futures.
    pub lower_by_luck: Luck,
    /// How many are higher.
    pub higher_by_luck: Luck,
}

impl Bias {
    /// The probability of so many outturns on the side where most lie, or more, if the forecasts are
    /// right.
    #[must_use]
    pub fn so_lopsided(&self) -> f64 {
        if self.lower >= self.higher {
            self.lower_by_luck.at_least(self.lower)
        } else {
            self.higher_by_luck.at_least(self.higher)
        }
    }
}

/// The bias of some forecasts.
#[must_use]
pub fn of(rows: &[&Scored], forecasts: &[Forecast<'_>]) -> Bias {
    let outturn = |row: &Scored| forecasts[row.forecast].outturn;
    let median = |row: &Scored| row.percentiles[3];
    let errors: Vec<f64> = rows.iter().map(|row| row.mean - outturn(row)).collect();
    let relative: Vec<f64> = rows
        .iter()
        .filter(|row| outturn(row) != 0.0)
        .map(|row| (row.mean - outturn(row)) / outturn(row).abs())
        .collect();
    let known = |value: f64| (!relative.is_empty()).then_some(value);
    let number = |test: &dyn Fn(&Scored) -> bool| rows.iter().filter(|row| test(row)).count();
    Bias {
        of: rows.len(),
        lower: number(&|row| outturn(row) < median(row)),
        higher: number(&|row| outturn(row) > median(row)),
        mean_error: mean(&errors),
        median_error: quantiles(&errors, [0.5])[0],
        relative_mean_error: known(mean(&relative)),
        relative_median_error: known(quantiles(&relative, [0.5])[0]),
        lower_by_luck: Luck::of(rows, forecasts, |row, draw| draw < median(row)),
        higher_by_luck: Luck::of(rows, forecasts, |row, draw| draw > median(row)),
    }
}

/// The mean; NaN of nothing.
pub(super) fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}
