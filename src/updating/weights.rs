//! Weights: how many draws they are worth, how far a likelihood may be turned up, and dealing draws anew.
//!
//! # References
//! Kish, L. (1965), Survey Sampling: the effective sample size (Σw)²/Σw² (recalled).

/// The logarithm of a sum of exponentials.
#[must_use]
pub fn log_sum_exp(logs: &[f64]) -> f64 {
    let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if most == f64::NEG_INFINITY {
        return most;
    }
    let sum: f64 = logs.iter().map(|log| libm::exp(log - most)).sum();
    most + libm::log(sum)
}

/// Weights that add up to one, from their logarithms; all alike where every one is nothing.
#[must_use]
pub fn normalised(logs: &[f64]) -> Vec<f64> {
    let sum = log_sum_exp(logs);
    if sum == f64::NEG_INFINITY {
        return vec![1.0 / logs.len() as f64; logs.len()];
    }
    logs.iter().map(|log| libm::exp(log - sum)).collect()
}

/// How many equal draws weights are worth: 1/Σw² for weights that add up to one.
#[must_use]
pub fn effective(weights: &[f64]) -> f64 {
    let total: f64 = weights.iter().sum();
    let squares: f64 = weights.iter().map(|weight| weight * weight).sum();
    if squares > 0.0 {
        total * total / squares
    } else {
        0.0
    }
}

/// How much more of a log-likelihood may count, at the most `left`, so that the weights it gives are
/// still worth `wanted` draws.
#[must_use]
pub fn step(log_likelihoods: &[f64], wanted: f64, left: f64) -> f64 {
    let worth = |power: f64| {
        let logs: Vec<f64> = log_likelihoods.iter().map(|log| power * log).collect();
        effective(&normalised(&logs))
    };
    if worth(left) >= wanted {
        return left;
    }
    // In logarithms: the first steps may be a millionth of the way.
    let (mut low, mut high) = (libm::log(left) - 40.0, libm::log(left));
    for _ in 0..50 {
        let middle = f64::midpoint(low, high);
        if worth(libm::exp(middle)) >= wanted {
            low = middle;
        } else {
            high = middle;
        }
    }
    libm::exp(low)
}

/// Deals as many draws as there are weights, each about as often as its weight says: the draw in whose
/// stretch of the heaped-up weights the points (start + i)/n lie, `start` between 0 and 1.
#[must_use]
pub fn systematic(weights: &[f64], start: f64) -> Vec<usize> {
    let count = weights.len();
    let total: f64 = weights.iter().sum();
    let mut dealt = Vec::with_capacity(count);
    let (mut heap, mut draw) = (weights.first().copied().unwrap_or(0.0), 0);
    for place in 0..count {
        let point = (start + place as f64) / count as f64 * total;
        while heap <= point && draw + 1 < count {
            draw += 1;
            heap += weights[draw];
        }
        dealt.push(draw);
    }
    dealt
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::special::normal_quantile;

    /// Case UP-03: the effective size of 0.1, 0.2, 0.3, 0.4.
    #[test]
    fn four_uneven_weights_are_worth_three_and_a_third_as_in_up_03() {
        assert!((effective(&[0.1, 0.2, 0.3, 0.4]) - 3.333_333).abs() < 1e-5);
    }

    /// Case UP-04: systematic resampling of 0.1, 0.2, 0.3, 0.4 with a start of 0.35.
    #[test]
    fn draws_are_dealt_as_in_up_04() {
        assert_eq!(systematic(&[0.1, 0.2, 0.3, 0.4], 0.35), [0, 2, 2, 3]);
    }

    fn normal_likelihood(points: &[f64], y: f64, variance: f64) -> Vec<f64> {
        let log = |x: &f64| -0.5 * (y - x) * (y - x) / variance;
        points.iter().map(log).collect()
    }

    fn even_normals(count: usize) -> Vec<f64> {
        let at = |i: usize| normal_quantile((i as f64 + 0.5) / count as f64);
        (0..count).map(at).collect()
    }

    /// Case UP-03: prior N(0, 1), one observation y with variance s²: effective share, marginal
    /// likelihood, posterior mean and variance.
    #[test]
    fn weighing_an_even_prior_gives_the_known_answers_of_up_03() {
        let points = even_normals(200_000);
        let known = [
            (0.0, 1.0, 0.866_025_40, 0.282_094_79),
            (1.0, 1.0, 0.733_074_68, 0.219_695_64),
            (1.0, 0.25, 0.420_470_41, 0.239_186_83),
            (2.0, 0.25, 0.144_706_48, 0.072_041_69),
            (3.0, 0.25, 0.024_457_32, 0.009_749_78),
            (2.0, 0.01, 0.019_568_89, 0.054_797_44),
        ];
        for (y, variance, share, marginal) in known {
            let logs = normal_likelihood(&points, y, variance);
            let weights = normalised(&logs);
            let worth = effective(&weights) / points.len() as f64;
            assert!(
                (worth / share - 1.0).abs() < 2e-3,
                "{y} {variance}: {worth}"
            );
            let constant = -0.5 * libm::log(std::f64::consts::TAU * variance);
            let mean = log_sum_exp(&logs) - libm::log(points.len() as f64) + constant;
            let mean = libm::exp(mean);
            assert!(
                (mean / marginal - 1.0).abs() < 1e-3,
                "{y} {variance}: {mean}"
            );
            let moments = |power: i32| -> f64 {
                let each = weights.iter().zip(&points);
                each.map(|(w, x)| w * x.powi(power)).sum()
            };
            assert!((moments(1) - y / (1.0 + variance)).abs() < 2e-4);
            let found = moments(2) - moments(1) * moments(1);
            assert!((found - variance / (1.0 + variance)).abs() < 2e-4);
        }
    }

    /// Case UP-03: the power at which half the draws are left, for an observation of 2 with variance 0.01.
    #[test]
    fn a_likelihood_is_turned_up_until_half_the_draws_are_left_as_in_up_03() {
        let points = even_normals(200_000);
        let logs = normal_likelihood(&points, 2.0, 0.01);
        let power = step(&logs, points.len() as f64 / 2.0, 1.0);
        assert!((power - 0.008_449_57).abs() < 1e-6, "{power}");
    }

    #[test]
    fn a_likelihood_that_leaves_enough_counts_whole() {
        assert_eq!(step(&[0.0, -0.1, 0.1], 1.5, 0.7), 0.7);
    }
}
