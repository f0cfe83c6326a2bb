//! Headline ratios: the ratio of expectations, never the expectation of ratios.
//!
//! ```text
//! E[above]/E[below], with the standard error of the delta method
//! ```
//!
//! # References
//! Cochran, W. G. (1977), Sampling Techniques, 3rd edition, chapter 6 (ratio estimators).

use super::quantiles::mean_and_sd;
use super::summary::{Row, When};
use crate::ensemble::Ensemble;
use crate::outcomes::value::{HEADLINES, Headline};
use crate::outcomes::{Metric, Nature};

/// A ratio of means with its Monte Carlo standard error; `None` where the mean below is nothing.
#[must_use]
pub fn ratio_of_means(above: &[f64], below: &[f64]) -> Option<(f64, f64)> {
    let (mean_above, _) = mean_and_sd(above);
    let (mean_below, _) = mean_and_sd(below);
    if mean_below == 0.0 || !mean_below.is_finite() {
        return None;
    }
    let ratio = mean_above / mean_below;
    let residuals: Vec<f64> = above
        .iter()
        .zip(below)
        .map(|(a, b)| a - ratio * b)
        .collect();
    let (_, sd) = mean_and_sd(&residuals);
    Some((ratio, sd / (above.len() as f64).sqrt() / mean_below.abs()))
}

/// Puts a row `<metric>.of_means` behind each headline ratio.
pub fn add_headlines(ensemble: &Ensemble, rows: &mut Vec<Row>) {
    for headline in HEADLINES {
        let Some(row) = headline_row(ensemble, &headline) else {
            continue;
        };
        let behind = rows.iter().position(|row| row.metric == headline.name);
        rows.insert(behind.map_or(rows.len(), |place| place + 1), row);
    }
}

fn headline_row(ensemble: &Ensemble, headline: &Headline) -> Option<Row> {
    let draws = |name: &str| {
        let metric = ensemble.outcomes.directory.find(name)?;
        let mut values = Vec::new();
        ensemble.draws_of(metric, whole_period(ensemble, metric), &mut values);
        Some(values)
    };
    let (above, below) = (draws(headline.above)?, draws(headline.below)?);
    let (ratio, error) = ratio_of_means(&above, &below).unwrap_or((f64::NAN, f64::NAN));
    Some(Row {
        metric: format!("{}.of_means", headline.name),
        year: None,
        measure: headline.measure,
        mean: ratio * headline.scale,
        sd: f64::NAN,
        mcse: error * headline.scale,
        percentiles: [f64::NAN; 7],
        central: f64::NAN,
        as_promised: f64::NAN,
        available: above.len(),
    })
}

fn whole_period(ensemble: &Ensemble, metric: &Metric) -> When {
    let last = ensemble.outcomes.directory.calendar.years - 1;
    match metric.nature {
        Nature::Whole => When::Whole,
        Nature::Stock => When::Year(last),
        Nature::Flow => When::UpTo(last),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_headline_is_the_ratio_of_means_not_the_mean_of_ratios() {
        let (ratio, _) = ratio_of_means(&[1.0, 9.0], &[1.0, 3.0]).unwrap_or_default();
        assert!((ratio - 2.5).abs() < 1e-15);
    }

    #[test]
    fn nothing_below_the_line_has_no_ratio() {
        assert_eq!(ratio_of_means(&[1.0], &[0.0]), None);
    }
}
