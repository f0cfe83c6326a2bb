//! Headline ratios: the ratio of expectations, never the expectation of ratios.
//!
//! ```text
//! E[above]/E[below], with the standard error of the delta method
//! ```
//!
//! # References
//! Cochran, W. G. (1977), Sampling Techniques, 3rd edition, chapter 6 (ratio estimators).

use super::quantiles::mean_and_sd;
use super::reading::{Reading, spread};
use super::summary::Row;
use crate::ensemble::{Counted, Ensemble, Sample};
use crate::lanes::WIDTH;
use crate::outcomes::Gauge;
use crate::outcomes::value::{HEADLINES, Headline};

/// Whether a mean can stand below the line: a cost for each of fewer than no jobs is no cost.
fn is_below_a_line(mean: f64) -> bool {
    mean > 0.0 && mean.is_finite()
}

/// A ratio of means with its Monte Carlo standard error; `None` where the mean below is nothing or
/// less.
#[must_use]
pub fn ratio_of_means(above: &[f64], below: &[f64]) -> Option<(f64, f64)> {
    let (mean_above, _) = mean_and_sd(above);
    let (mean_below, _) = mean_and_sd(below);
    if !is_below_a_line(mean_below) {
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

/// The same of draws in their order, which may be dealt to replicates.
#[must_use]
pub fn ratio_with_error(above: &[f64], below: &[f64], replicated: bool) -> Option<(f64, f64)> {
    if replicated {
        replicates(above, below)
    } else {
        ratio_of_means(above, below)
    }
}

/// Puts a row `<metric>.of_means` behind each headline ratio.
pub fn add_headlines(ensemble: &Ensemble, rows: &mut Vec<Row>) {
    for headline in HEADLINES {
        let Some(row) = headline_row(ensemble, &headline) else {
            continue;
        };
        // Nothing that was not asked for, where some metrics were.
        if let Some(place) = rows.iter().position(|row| row.metric == headline.name) {
            rows.insert(place + 1, row);
        }
    }
}

/// The row of a headline ratio; `None` where it has no numerator or denominator.
#[must_use]
pub fn headline_row(ensemble: &Ensemble, headline: &Headline) -> Option<Row> {
    let (above, below) = (
        whole_period(ensemble, headline.above)?,
        whole_period(ensemble, headline.below)?,
    );
    let (of_above, of_below) = (ensemble.sample(above), ensemble.sample(below));
    let replicated = ensemble.settings.sampler.replicated();
    let found = match (&of_above, &of_below) {
        (Sample::Drawn(above), Sample::Drawn(below)) => ratio_with_error(above, below, replicated),
        (Sample::Counted(a), Sample::Counted(b)) if replicated => {
            let lanes = (a.lane_means(), b.lane_means());
            with_spread(a.mean_and_sd().0, b.mean_and_sd().0, lanes)
        }
        (Sample::Counted(a), Sample::Counted(b)) => of_sums(a, b, ensemble.products(above, below)),
        _ => None,
    };
    let (ratio, error) = found.unwrap_or((f64::NAN, f64::NAN));
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
        available: Reading::of(ensemble, above).known(),
    })
}

/// The ratio and its error from the spread of the replicates' own ratios.
fn replicates(above: &[f64], below: &[f64]) -> Option<(f64, f64)> {
    let mean = |values: &[f64]| mean_and_sd(values).0;
    let lane = |values: &[f64], lane: usize| {
        let own: Vec<f64> = values.iter().skip(lane).step_by(WIDTH).copied().collect();
        mean(&own)
    };
    let lanes = (
        std::array::from_fn(|number| lane(above, number)),
        std::array::from_fn(|number| lane(below, number)),
    );
    with_spread(mean(above), mean(below), lanes)
}

fn with_spread(
    above: f64,
    below: f64,
    (of_above, of_below): ([f64; WIDTH], [f64; WIDTH]),
) -> Option<(f64, f64)> {
    if !is_below_a_line(below) {
        return None;
    }
    let ratios = std::array::from_fn(|lane| of_above[lane] / of_below[lane]);
    Some((above / below, spread(ratios)))
}

/// The ratio and its error by the delta method, from sums of deviations and of their products.
fn of_sums(a: &Counted, b: &Counted, products: Option<[f64; WIDTH]>) -> Option<(f64, f64)> {
    let (mean_above, sd_above) = a.mean_and_sd();
    let (mean_below, sd_below) = b.mean_and_sd();
    if !is_below_a_line(mean_below) {
        return None;
    }
    let count = a.known as f64;
    let total = |lanes: &[f64; WIDTH]| lanes.iter().sum::<f64>();
    let ratio = mean_above / mean_below;
    let Some(products) = products else {
        return Some((ratio, f64::NAN));
    };
    let ((_, [of_a, _]), (_, [of_b, _])) = (a.sums(), b.sums());
    let covariance = (total(&products) - total(&of_a) * total(&of_b) / count) / (count - 1.0);
    let variance =
        sd_above * sd_above - 2.0 * ratio * covariance + ratio * ratio * sd_below * sd_below;
    let error = (variance.max(0.0) / count).sqrt() / mean_below.abs();
    Some((ratio, error))
}

/// The gauge of a metric over the whole period: stocks in the last year, flows added up.
#[must_use]
pub fn whole_period(ensemble: &Ensemble, name: &str) -> Option<Gauge> {
    ensemble.outcomes.directory.at_the_end(name)
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
