//! How exact the simulation is, and how many digits that supports.
//!
//! The Monte Carlo error shrinks with more draws; what is not known does not. Percentiles have
//! distribution-free intervals from order statistics.
//!
//! # References
//! David, H. A. and Nagaraja, H. N. (2003), Order Statistics, 3rd edition, section 7.1 (intervals
//! for quantiles), doi 10.1002/0471722162.

use statrs::distribution::{Binomial, DiscreteCDF};

use super::quantiles::quantiles;

/// The ranks (from 1) of the order statistics that enclose a percentile with the given confidence.
#[must_use]
pub fn enclosing_ranks(draws: usize, probability: f64, confidence: f64) -> Option<(usize, usize)> {
    let count = Binomial::new(probability, draws as u64).ok()?;
    let tail = (1.0 - confidence) / 2.0;
    let low = usize::try_from(count.inverse_cdf(tail)).ok()?;
    let high = usize::try_from(count.inverse_cdf(1.0 - tail)).ok()? + 1;
    (low >= 1 && high <= draws).then_some((low, high))
}

/// The standard error of a percentile: half the width of its central interval at one standard
/// deviation of the rank. `None` where there are too few draws to tell.
#[must_use]
pub fn percentile_error(values: &[f64], probability: f64) -> Option<f64> {
    const ONE_SD: f64 = 0.682_689_492_137_086;
    let (low, high) = enclosing_ranks(values.len(), probability, ONE_SD)?;
    let last = values.len().checked_sub(1)?.max(1) as f64;
    let at = |rank: usize| (rank - 1) as f64 / last;
    let [low, high] = quantiles(values, [at(low), at(high)]);
    Some((high - low) / 2.0)
}

/// The standard error of a share of draws.
#[must_use]
pub fn share_error(share: f64, draws: usize) -> f64 {
    (share * (1.0 - share) / draws as f64).sqrt()
}

/// Rounds a figure to the digits that its error supports, and to two significant digits at most: what
/// is not known is far wider than the third.
#[must_use]
pub fn rounded(value: f64, error: f64) -> f64 {
    let unit = supported_unit(value, error);
    if unit > 0.0 {
        (value / unit).round() * unit
    } else {
        value
    }
}

/// The power of ten below twice an error; 0 where none is known.
fn unit_of_error(error: f64) -> f64 {
    if error > 0.0 && error.is_finite() {
        libm::pow(10.0, libm::log10(2.0 * error).floor())
    } else {
        0.0
    }
}

/// The units to which the lower end, the middle and the upper end of a range are told: each as if it stood
/// alone, unless the two ends would then look the same although they differ by more than chance. A narrow
/// range is told as much finer as it takes for them to differ, as far as their errors support it.
#[must_use]
pub fn range_units(values: [f64; 3], errors: [f64; 3]) -> [f64; 3] {
    /// Finer than a thousandth of what two digits support, nobody wants to know.
    const FINER: usize = 3;
    let all = [0, 1, 2];
    let mut units = all.map(|place| supported_unit(values[place], errors[place]));
    let error = errors[0].max(errors[2]);
    let differ = values[2] - values[0] > 2.0 * error && error > 0.0;
    let told = |units: [f64; 3], place: usize| {
        let (value, unit) = (values[place], units[place]);
        if unit > 0.0 {
            (value / unit).round() * unit
        } else {
            value
        }
    };
    for _ in 0..FINER {
        if !differ || told(units, 0) < told(units, 2) {
            break;
        }
        units = all.map(|place| (units[place] / 10.0).max(unit_of_error(errors[place])));
    }
    units
}

/// The power of ten to which a figure may be told: no finer than twice its error, and no finer than
/// two significant digits.
#[must_use]
pub fn supported_unit(value: f64, error: f64) -> f64 {
    let power = |x: f64| libm::pow(10.0, x);
    let by_error = unit_of_error(error);
    let by_size = if value == 0.0 || !value.is_finite() {
        0.0
    } else {
        power(libm::log10(value.abs()).floor() - 1.0)
    };
    by_error.max(by_size)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Case UQ-11: n = 1000, 95 %: P10 (82, 120), P50 (469, 532), P80 (775, 825), P90 (881, 919).
    #[test]
    fn order_statistics_enclose_percentiles_as_in_uq_11() {
        let known = [
            (0.10, (82, 120)),
            (0.50, (469, 532)),
            (0.80, (775, 825)),
            (0.90, (881, 919)),
        ];
        for (probability, ranks) in known {
            assert_eq!(
                enclosing_ranks(1000, probability, 0.95),
                Some(ranks),
                "{probability}"
            );
        }
    }

    #[test]
    fn the_ends_of_a_narrow_range_are_told_apart_as_far_as_errors_allow() {
        let wide = range_units([920.0, 1_400.0, 2_100.0], [6.0, 8.0, 15.0]);
        assert_eq!(wide, [10.0, 100.0, 100.0]);
        let narrow = range_units([1_812.0, 1_834.0, 1_849.0], [0.4, 0.4, 0.4]);
        assert_eq!(narrow, [10.0, 10.0, 10.0]);
        // Two digits would say 1,800 to 1,800; the error does not support a tenth.
        let noisy = range_units([1_811.0, 1_812.0, 1_814.0], [0.9, 0.9, 0.9]);
        assert_eq!(noisy, [1.0, 1.0, 1.0]);
        // A difference within chance is not made to look like one.
        let same = range_units([1_812.0, 1_812.5, 1_813.0], [0.9, 0.9, 0.9]);
        assert_eq!(same, [100.0, 100.0, 100.0]);
        let unknown = range_units([1_812.0, 1_834.0, 1_849.0], [f64::NAN; 3]);
        assert_eq!(unknown, [100.0, 100.0, 100.0]);
    }

    #[test]
    fn figures_are_told_to_the_digits_their_error_supports() {
        assert!((rounded(2_239.4, 13.0) - 2_200.0).abs() < 1e-9);
        assert!((rounded(2_239.4, 600.0) - 2_000.0).abs() < 1e-9);
        assert!((rounded(0.123_456, 0.000_01) - 0.12).abs() < 1e-12);
        assert!((rounded(5.0, 0.0) - 5.0).abs() < 1e-12);
    }
}
