//! Pareto-smoothed importance sampling: can weights be trusted, and the largest of them tamed.
//!
//! The largest weights are taken for draws of a generalised Pareto distribution. Its shape k̂ says
//! whether their mean exists: above [`limit`] they cannot be used.
//!
//! # References
//! Vehtari, A., Simpson, D., Gelman, A., Yao, Y. and Gabry, J. (2024), "Pareto smoothed importance
//! sampling", Journal of Machine Learning Research 25(72), 1–58. Zhang, J. and Stephens, M. A. (2009), "A
//! new and efficient estimation method for the generalized Pareto distribution", Technometrics 51(3),
//! 316–325, doi 10.1198/tech.2009.08017.

use super::weights::{effective, normalised};

/// Weights, their largest smoothed.
#[derive(Debug, Clone, PartialEq)]
pub struct Smoothed {
    /// The weights; they add up to one.
    pub weights: Vec<f64>,
    /// The shape of their tail; infinite where there are too few draws to tell.
    pub k_hat: f64,
    /// How many equal draws the smoothed weights are worth.
    pub effective: f64,
    /// The same of the weights as they were.
    pub raw_effective: f64,
}

/// Above which k̂ weights of so many draws cannot be used.
#[must_use]
pub fn limit(draws: usize) -> f64 {
    (1.0 - 1.0 / libm::log10(draws as f64)).min(0.7)
}

/// Smooths weights given by their logarithms.
#[must_use]
pub fn smooth(logs: &[f64]) -> Smoothed {
    let count = logs.len();
    let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let raw = normalised(logs);
    let raw_effective = effective(&raw);
    let as_they_are = |k_hat| Smoothed {
        weights: raw.clone(),
        k_hat,
        effective: raw_effective,
        raw_effective,
    };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a number of draws"
    )]
    let tail = (0.2 * count as f64).min(3.0 * (count as f64).sqrt()).ceil() as usize;
    if tail < 5 || tail >= count || most == f64::NEG_INFINITY {
        return as_they_are(f64::INFINITY);
    }
    let shifted: Vec<f64> = logs.iter().map(|log| log - most).collect();
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|a, b| shifted[*a].total_cmp(&shifted[*b]).then(a.cmp(b)));
    let (below, largest) = order.split_at(count - tail);
    let cut = below
        .last()
        .map_or(f64::NEG_INFINITY, |draw| shifted[*draw]);
    let floor = libm::exp(cut);
    let excesses: Vec<f64> = largest
        .iter()
        .map(|draw| libm::exp(shifted[*draw]) - floor)
        .collect();
    if excesses.last().is_none_or(|largest| *largest <= 0.0) {
        // All of the largest weights are alike: nothing is heavier than the rest.
        return as_they_are(f64::NEG_INFINITY);
    }
    let fitted = fit(&excesses);
    let mut smoothed = shifted;
    for (place, draw) in largest.iter().enumerate() {
        let share = (place as f64 + 0.5) / tail as f64;
        let weight = floor + fitted.quantile(share);
        smoothed[*draw] = libm::log(weight).min(0.0);
    }
    let weights = normalised(&smoothed);
    Smoothed {
        effective: effective(&weights),
        weights,
        k_hat: fitted.shape,
        raw_effective,
    }
}

/// A generalised Pareto distribution of excesses.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pareto {
    /// Its shape k.
    pub shape: f64,
    /// Its scale σ.
    pub scale: f64,
}

impl Pareto {
    /// The value that a share of the excesses stays below.
    #[must_use]
    pub fn quantile(self, share: f64) -> f64 {
        let log_rest = libm::log1p(-share);
        if self.shape.abs() < 1e-12 {
            -self.scale * log_rest
        } else {
            self.scale * libm::expm1(-self.shape * log_rest) / self.shape
        }
    }
}

/// Fits a generalised Pareto distribution to excesses in rising order, with the weak prior of Vehtari et
/// al. that draws the shape of a few towards one half.
#[must_use]
pub fn fit(excesses: &[f64]) -> Pareto {
    let count = excesses.len();
    let n = count as f64;
    let largest = excesses[count - 1];
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a place among the excesses"
    )]
    let (quarter, tries) = (
        excesses[((n / 4.0 + 0.5).floor() as usize).clamp(1, count) - 1],
        30 + n.sqrt().floor() as usize,
    );
    let of = |theta: f64| -> f64 {
        let logs = excesses.iter().map(|x| libm::log1p(-theta * x));
        logs.sum::<f64>() / n
    };
    let thetas: Vec<f64> = (1..=tries)
        .map(|j| 1.0 / largest + (1.0 - (tries as f64 / (j as f64 - 0.5)).sqrt()) / (3.0 * quarter))
        .collect();
    let likelihoods: Vec<f64> = thetas
        .iter()
        .map(|theta| {
            let k = of(*theta);
            n * (libm::log(-theta / k) - k - 1.0)
        })
        .collect();
    let weights = normalised(&likelihoods);
    let theta: f64 = thetas.iter().zip(&weights).map(|(t, w)| t * w).sum();
    let k = of(theta);
    Pareto {
        shape: (n * k + 5.0) / (n + 10.0),
        scale: -k / theta,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratios(count: usize, k: f64) -> Vec<f64> {
        let at = |i: usize| (i as f64 + 0.5) / count as f64;
        (0..count).map(|i| -k * libm::log1p(-at(i))).collect()
    }

    /// Case UP-04, also found with `arviz` 0.23.4 to six digits.
    #[test]
    fn heavy_weights_have_the_shapes_and_sizes_of_up_04() {
        let known = [
            (1000, 0.3, 0.323_561, 835.6685, 832.3784, true),
            (1000, 0.5, 0.497_086, 442.3103, 444.2133, true),
            (1000, 0.7, 0.670_658, 124.1187, 138.9385, false),
            (1000, 0.9, 0.844_266, 29.7612, 38.1443, false),
            (1000, 1.2, 1.104_674, 6.0803, 8.3722, false),
            (4000, 0.5, 0.498_313, 1544.9423, 1549.8219, true),
            (4000, 0.7, 0.684_322, 294.9054, 319.3200, true),
            (4000, 0.9, 0.870_321, 46.5984, 55.1798, false),
        ];
        for (count, k, k_hat, raw, smoothed, holds) in known {
            let found = smooth(&ratios(count, k));
            assert!((found.k_hat - k_hat).abs() < 1e-6, "{count} {k}: {found:?}");
            assert!((found.raw_effective - raw).abs() < 1e-4, "{count} {k}");
            assert!((found.effective - smoothed).abs() < 1e-4, "{count} {k}");
            assert_eq!(found.k_hat <= limit(count), holds, "{count} {k}");
        }
    }

    /// Case UP-04: exponential excesses.
    #[test]
    fn a_light_tail_has_the_shape_of_up_04() {
        let at = |i: usize| (f64::from(u32::try_from(i).unwrap_or(0)) + 0.5) / 100.0;
        let excesses: Vec<f64> = (0..100).map(|i| -libm::log1p(-at(i))).collect();
        let fitted = fit(&excesses);
        assert!((fitted.shape - 0.065_625_563_5).abs() < 1e-9, "{fitted:?}");
        assert!((fitted.scale - 0.975_219_939_1).abs() < 1e-9, "{fitted:?}");
    }

    #[test]
    fn too_few_draws_tell_nothing_and_even_weights_are_left_alone() {
        assert_eq!(smooth(&[0.0; 10]).k_hat, f64::INFINITY);
        let even = smooth(&[-3.0; 1000]);
        assert!((even.effective - 1000.0).abs() < 1e-6);
        assert_eq!(even.k_hat, f64::NEG_INFINITY);
    }
}
