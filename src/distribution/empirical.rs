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

#[expect(
    clippy::cast_precision_loss,
    reason = "a scenario file holds far fewer than 2⁵³ values"
)]
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
