//! Distributions given by their values: a weighted list, or a sample.
//!
//! ```text
//! discrete    sorted by value: the first value whose cumulative weight reaches u × (sum of the weights)
//! samples     h = (n−1) u + 1,   x = x₍⌊h⌋₎ + (h − ⌊h⌋) (x₍⌊h⌋₊₁₎ − x₍⌊h⌋₎)
//! ```
//!
//! # References
//!
//! Hyndman, R. J. and Fan, Y. (1996). Sample quantiles in statistical packages. *The American Statistician* 50, 361–365
//! (type 7). <https://doi.org/10.1080/00031305.1996.10473566>

use super::bounds::{Support, checked};
use super::quantile::{Kind, Quantile};
use super::words::{number, numbers};
use super::{Distribution, DistributionError, Family};

/// Up to so many values are listed one by one in words.
const FEW_VALUES: usize = 5;

/// Some values, each with its probability.
#[derive(Debug, Clone, PartialEq)]
pub struct Discrete {
    /// Rising, no two alike.
    values: Vec<f64>,
    /// The probability of each value; none is zero.
    probabilities: Vec<f64>,
    /// The probability of each value or a smaller one; the last is 1.
    cumulative: Vec<f64>,
}

impl Discrete {
    pub(super) fn validated(pairs: &[(f64, f64)]) -> Result<Distribution, DistributionError> {
        if pairs.is_empty() {
            return Err(DistributionError::NoValues { form: "discrete" });
        }
        for &(value, weight) in pairs {
            checked("value in discrete", value)?;
            checked("weight in discrete", weight)?;
            if weight < 0.0 {
                return Err(DistributionError::NegativeWeight { value, weight });
            }
        }
        let mut sorted: Vec<(f64, f64)> = pairs.iter().copied().filter(|p| p.1 > 0.0).collect();
        sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
        // The same value twice is one value with both weights.
        sorted.dedup_by(|later, first| {
            let same = later.0 <= first.0;
            if same {
                first.1 += later.1;
            }
            same
        });
        match sorted.as_slice() {
            [] => Err(DistributionError::NoWeight),
            [(value, _)] => Ok(Distribution::Fixed(*value)),
            _ => Ok(Distribution::Discrete(Self::from_sorted(&sorted))),
        }
    }

    /// The values, rising.
    #[must_use]
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    fn from_sorted(sorted: &[(f64, f64)]) -> Self {
        let total: f64 = sorted.iter().map(|p| p.1).sum();
        let mut running = 0.0;
        let mut cumulative: Vec<f64> = sorted
            .iter()
            .map(|(_, weight)| {
                running += weight;
                running / total
            })
            .collect();
        if let Some(last) = cumulative.last_mut() {
            *last = 1.0;
        }
        Self {
            values: sorted.iter().map(|p| p.0).collect(),
            probabilities: sorted.iter().map(|p| p.1 / total).collect(),
            cumulative,
        }
    }

    fn expectation(&self, g: impl Fn(f64) -> f64) -> f64 {
        self.values
            .iter()
            .zip(&self.probabilities)
            .map(|(&x, p)| p * g(x))
            .sum()
    }

    fn first(&self) -> f64 {
        self.values.first().copied().unwrap_or(0.0)
    }

    fn last(&self) -> f64 {
        self.values.last().copied().unwrap_or(0.0)
    }
}

impl Family for Discrete {
    #[inline]
    fn quantile(&self, u: f64) -> f64 {
        let i = self.cumulative.partition_point(|&c| c < u);
        self.values.get(i).copied().unwrap_or_else(|| self.last())
    }

    fn cdf(&self, x: f64) -> f64 {
        match self.values.partition_point(|&v| v <= x) {
            0 => 0.0,
            n => self.cumulative.get(n - 1).copied().unwrap_or(1.0),
        }
    }

    fn mean(&self) -> Option<f64> {
        Some(self.expectation(|x| x))
    }

    fn sd(&self) -> Option<f64> {
        let mean = self.expectation(|x| x);
        Some(self.expectation(|x| (x - mean) * (x - mean)).sqrt())
    }

    fn support(&self) -> Support {
        Support::closed(self.first(), self.last())
    }

    fn scaled(&self, factor: f64) -> Distribution {
        Distribution::Discrete(Self {
            values: self.values.iter().map(|x| x * factor).collect(),
            probabilities: self.probabilities.clone(),
            cumulative: self.cumulative.clone(),
        })
    }

    fn in_words(&self) -> String {
        if self.values.len() > FEW_VALUES {
            let [low, high] = numbers([self.first(), self.last()]);
            return format!(
                "one of {} values between {low} and {high}",
                self.values.len()
            );
        }
        let list: Vec<String> = self
            .values
            .iter()
            .zip(&self.probabilities)
            .map(|(&x, &p)| format!("{} ({}%)", number(x), number(100.0 * p)))
            .collect();
        format!("one of {}", list.join(", "))
    }

    fn compile(&self) -> Quantile {
        Quantile::new(Kind::Discrete(self.clone()))
    }
}

/// A sample of observed values, with straight lines between neighbours.
#[derive(Debug, Clone, PartialEq)]
pub struct Samples {
    /// Sorted; at least two, not all alike.
    values: Vec<f64>,
}

impl Samples {
    pub(super) fn validated(samples: &[f64]) -> Result<Distribution, DistributionError> {
        for &x in samples {
            checked("value in samples", x)?;
        }
        let mut values = samples.to_vec();
        values.sort_by(f64::total_cmp);
        match values.as_slice() {
            [] => Err(DistributionError::NoValues { form: "samples" }),
            [first, .., last] if first < last => Ok(Distribution::Samples(Self { values })),
            [first, ..] => Ok(Distribution::Fixed(*first)),
        }
    }

    /// The number of intervals between the sorted values.
    fn intervals(&self) -> f64 {
        as_float(self.values.len() - 1)
    }

    /// The average over all intervals of `f(lower end, upper end)`.
    fn average(&self, f: impl Fn(f64, f64) -> f64) -> f64 {
        let sum: f64 = self.values.windows(2).map(|w| f(w[0], w[1])).sum();
        sum / self.intervals()
    }

    fn first(&self) -> f64 {
        self.values.first().copied().unwrap_or(0.0)
    }

    fn last(&self) -> f64 {
        self.values.last().copied().unwrap_or(0.0)
    }
}

#[inline]
fn as_float(n: usize) -> f64 {
    n as f64
}

impl Family for Samples {
    #[inline]
    fn quantile(&self, u: f64) -> f64 {
        let place = u * self.intervals();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "rounding down is meant, and a cast keeps to the range of the type"
        )]
        let i = (place as usize).min(self.values.len() - 2);
        let (low, high) = (self.values[i], self.values[i + 1]);
        (low + (place - as_float(i)) * (high - low)).min(high)
    }

    fn cdf(&self, x: f64) -> f64 {
        let n = self.values.partition_point(|&v| v <= x);
        if n == 0 {
            return 0.0;
        }
        if n == self.values.len() {
            return 1.0;
        }
        let (low, high) = (self.values[n - 1], self.values[n]);
        (as_float(n - 1) + (x - low) / (high - low)) / self.intervals()
    }

    fn mean(&self) -> Option<f64> {
        Some(self.average(|a, b| 0.5 * (a + b)))
    }

    fn sd(&self) -> Option<f64> {
        let mean = self.average(|a, b| 0.5 * (a + b));
        // ∫ x² over a straight line from a to b is (a² + ab + b²) / 3.
        let variance = self.average(|a, b| {
            let (a, b) = (a - mean, b - mean);
            (a * a + a * b + b * b) / 3.0
        });
        Some(variance.sqrt())
    }

    fn support(&self) -> Support {
        Support::closed(self.first(), self.last())
    }

    fn scaled(&self, factor: f64) -> Distribution {
        Distribution::Samples(Self {
            values: self.values.iter().map(|x| x * factor).collect(),
        })
    }

    fn in_words(&self) -> String {
        let [low, middle, high] = numbers([self.first(), self.quantile(0.5), self.last()]);
        format!(
            "like {} values seen, from {low} to {high}, half of them below {middle} (samples)",
            self.values.len()
        )
    }

    fn compile(&self) -> Quantile {
        Quantile::new(Kind::Samples(self.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_discrete_value_is_the_first_whose_weight_reaches_the_coordinate()
    -> Result<(), DistributionError> {
        let d = Discrete::validated(&[(3.0, 1.0), (1.0, 2.0), (2.0, 1.0)])?;
        for (u, x) in [
            (1e-9, 1.0),
            (0.5, 1.0),
            (0.500_001, 2.0),
            (0.75, 2.0),
            (0.76, 3.0),
            (1.0 - 1e-16, 3.0),
        ] {
            assert!((d.quantile(u) - x).abs() <= 0.0, "at {u}");
        }
        assert_eq!(d.mean(), Some(1.75));
        assert!((d.sd().unwrap_or(0.0) - 0.6875_f64.sqrt()).abs() < 1e-15);
        assert!((d.cdf(2.5) - 0.75).abs() < 1e-15 && d.cdf(0.0) <= 0.0);
        assert_eq!(d.in_words(), "one of 1 (50%), 2 (25%), 3 (25%)");
        Ok(())
    }

    #[test]
    fn values_without_weight_cannot_occur() -> Result<(), DistributionError> {
        let d = Discrete::validated(&[(0.0, 0.0), (1.0, 1.0), (2.0, 1.0), (1.0, 2.0)])?;
        assert_eq!(d.support(), Support::closed(1.0, 2.0));
        assert!((d.cdf(1.0) - 0.75).abs() < 1e-15);
        Ok(())
    }

    #[test]
    fn weights_must_make_sense() {
        let no = |pairs: &[(f64, f64)]| Discrete::validated(pairs).map_err(|e| e.to_string());
        assert_eq!(
            no(&[(5.0, -1.0), (6.0, 2.0)]),
            Err("the weight of value 5 is -1, but weights must be 0 or more".to_owned())
        );
        assert_eq!(
            no(&[(5.0, 0.0)]),
            Err("all weights are 0; at least one value needs a weight above 0".to_owned())
        );
        assert!(no(&[]).is_err());
        assert_eq!(no(&[(5.0, 3.0)]), Ok(Distribution::Fixed(5.0)));
    }

    #[test]
    fn samples_follow_type_7() -> Result<(), DistributionError> {
        // R: quantile(c(1, 2, 4, 8, 16), c(.1, .25, .6, .9), type = 7)
        let d = Samples::validated(&[16.0, 1.0, 8.0, 2.0, 4.0])?;
        for (u, x) in [(0.1, 1.4), (0.25, 2.0), (0.6, 5.6), (0.9, 12.8)] {
            assert!((d.quantile(u) - x).abs() < 1e-14);
            assert!((d.cdf(x) - u).abs() < 1e-14);
        }
        // ∫ of the polygon: (1.5 + 3 + 6 + 12) / 4
        assert_eq!(d.mean(), Some(5.625));
        assert_eq!(
            d.in_words(),
            "like 5 values seen, from 1 to 16, half of them below 4 (samples)"
        );
        Ok(())
    }

    #[test]
    fn two_samples_are_a_uniform() -> Result<(), DistributionError> {
        let (two, uniform) = (
            Samples::validated(&[4.0, 9.0])?,
            Distribution::uniform(4.0, 9.0)?,
        );
        assert!((two.quantile(0.3) - uniform.quantile(0.3)).abs() < 1e-15);
        assert!((two.sd().unwrap_or(0.0) - uniform.sd().unwrap_or(1.0)).abs() < 1e-15);
        Ok(())
    }

    #[test]
    fn one_sample_or_samples_all_alike_are_a_fixed_value() {
        assert_eq!(Samples::validated(&[7.0]), Ok(Distribution::Fixed(7.0)));
        assert_eq!(Samples::validated(&[7.0; 3]), Ok(Distribution::Fixed(7.0)));
        assert!(Samples::validated(&[]).is_err());
        assert!(Samples::validated(&[1.0, f64::INFINITY]).is_err());
    }
}
