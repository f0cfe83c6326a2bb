//! How much more one plan brings than another, with the same luck.

use super::Better;
use crate::analysis::headline::Chance;
use crate::analysis::reading::{Moments, Reading};
use crate::programme::Bound;

/// The difference between two plans: the second less the first, future by future.
#[derive(Debug, Clone, PartialEq)]
pub struct Gap {
    /// Mean, standard deviation and error of the mean.
    pub moments: Moments,
    /// P5, P10, P25, P50, P75, P90 and P95.
    pub percentiles: [f64; 7],
    /// Monte Carlo errors of P10, P50 and P90; NaN where they cannot be told.
    pub errors: [f64; 3],
    /// In what share of futures the second does better.
    pub better: Chance,
    /// In what share the two are the same.
    pub equal: Chance,
    /// In how many futures one of the two has no value.
    pub unknown: usize,
}

/// The difference of two plans in each future.
#[must_use]
pub fn differences(first: &[f64], second: &[f64]) -> Vec<f64> {
    first.iter().zip(second).map(|(a, b)| b - a).collect()
}

/// How much more often the second of two plans keeps a promise, in the same futures.
#[must_use]
pub fn kept_more(bound: Bound, [first, second]: [&[f64]; 2], replicated: bool) -> Moments {
    let kept = |x: &f64| {
        if x.is_nan() {
            f64::NAN
        } else {
            f64::from(u8::from(bound.is_met_by(*x)))
        }
    };
    let [first, second] = [first, second].map(|draws| draws.iter().map(kept).collect::<Vec<_>>());
    Reading::drawn(&differences(&first, &second), replicated).moments()
}

impl Gap {
    /// Looks at the differences in each future (NaN where one of the two plans has no value).
    #[must_use]
    pub fn of(differences: &[f64], better: Better, replicated: bool) -> Self {
        let reading = Reading::drawn(differences, replicated);
        let turned: Vec<f64> = differences.iter().map(|x| better.turned(*x)).collect();
        let level: Vec<f64> = differences
            .iter()
            .map(|x| {
                if x.is_nan() {
                    *x
                } else {
                    f64::from(u8::from(*x == 0.0))
                }
            })
            .collect();
        let error = |p| reading.percentile_error(p).unwrap_or(f64::NAN);
        Self {
            moments: reading.moments(),
            percentiles: reading.percentiles(crate::analysis::PERCENTILES),
            errors: [error(0.1), error(0.5), error(0.9)],
            better: Reading::drawn(&turned, replicated).above(0.0),
            equal: Reading::drawn(&level, replicated).above(0.5),
            unknown: differences.len() - reading.known(),
        }
    }

    /// P10, P50 and P90.
    #[must_use]
    pub const fn range(&self) -> [f64; 3] {
        [
            self.percentiles[1],
            self.percentiles[3],
            self.percentiles[5],
        ]
    }

    /// Whether nothing differs in any future.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.equal.share >= 1.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_beside_itself_differs_by_exactly_nothing() {
        let draws: Vec<f64> = (0..1_000).map(|k| f64::from(k) * 0.1).collect();
        let gap = Gap::of(&differences(&draws, &draws), Better::More, false);
        assert!(gap.is_nothing());
        assert_eq!(gap.percentiles, [0.0; 7]);
        assert_eq!((gap.moments.mean, gap.better.share), (0.0, 0.0));
    }

    #[test]
    fn less_is_better_where_the_metric_says_so() {
        let (first, second) = ([1.0, 2.0, 3.0, 4.0], [0.0, 2.0, 2.0, 5.0]);
        let apart = differences(&first, &second);
        assert_eq!(Gap::of(&apart, Better::More, false).better.share, 0.25);
        assert_eq!(Gap::of(&apart, Better::Less, false).better.share, 0.5);
        assert_eq!(Better::of("value.public_cost_per_net_job"), Better::Less);
        assert_eq!(Better::of("jobs.net"), Better::More);
    }

    /// Case UQ-12: sd 10 and 12, correlation 0.9; Var(difference) 28 with the same luck, 244 without.
    /// 40,000 futures; a variance of normals has a relative error of √(2/n) = 0.7%, five of which are
    /// allowed.
    #[test]
    fn the_same_luck_makes_differences_sharp_as_in_uq_12() {
        let draw = |name: &str| {
            use crate::points::{Coordinates, Seeded};
            let coordinate = crate::inputs::Coordinate {
                name: name.to_owned(),
                stream: crate::inputs::stream(name),
            };
            let mut luck = vec![0.0; 40_000];
            Seeded::new(1).fill(&coordinate, 0, &mut luck);
            let mut scores = vec![0.0; luck.len()];
            crate::special::normal_quantiles(&luck, &mut scores);
            scores
        };
        let (common, own) = (draw("common"), draw("own"));
        let first: Vec<f64> = common.iter().map(|z| 10.0 * z).collect();
        let tied = common.iter().zip(&own);
        let second: Vec<f64> = tied
            .map(|(c, o)| 12.0 * (0.9 * c + 0.19_f64.sqrt() * o))
            .collect();
        let apart: Vec<f64> = own.iter().map(|z| 12.0 * z).collect();
        let variance = |second: &[f64]| {
            let gap = Gap::of(&differences(&first, second), Better::More, false);
            gap.moments.sd * gap.moments.sd
        };
        assert!((variance(&second) / 28.0 - 1.0).abs() < 0.036);
        assert!((variance(&apart) / 244.0 - 1.0).abs() < 0.036);
    }
}
