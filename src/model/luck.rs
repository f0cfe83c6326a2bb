//! Counts that luck decides: how many form, how many complete, how large they are.
//!
//! Each is a quantile function at its own coordinate, so that the model stays a pure function. In
//! the central case counts are at their expectation and luck is 1. See `docs/model/luck.md`.

use crate::lanes::Lanes;
use crate::number::{ChanceId, Luck, Point};
use crate::special::{binomial_quantile, poisson_quantile};
use crate::units::{Firms, People};

/// `N ~ Poisson(rate)`: how many firms form or land in a year.
#[must_use]
pub fn firms(rate: Lanes, chance: ChanceId, point: &Point) -> Firms {
    Firms::of(match point.luck {
        Luck::Central => rate,
        Luck::Drawn => point.chance(chance).zip(rate, poisson_quantile),
    })
}

/// `Binomial(round-half-to-even(due), completion)`: how many complete in a year.
#[must_use]
pub fn completing(due: People, completion: Lanes, chance: ChanceId, point: &Point) -> People {
    let due = due.lanes().map(f64::round_ties_even);
    People::of(match point.luck {
        Luck::Central => due * completion,
        Luck::Drawn => {
            let luck = point.chance(chance);
            let mut completed = Lanes::ZERO;
            for (lane, count) in completed.0.iter_mut().enumerate() {
                *count = binomial_quantile(luck.0[lane], due.0[lane], completion.0[lane]);
            }
            completed
        }
    })
}

/// ξ: how large the firms of a year are against the mean, lognormal with mean 1 and CV
/// `size_cv`/√N (1 where there are none).
#[must_use]
pub fn size(firms: Firms, size_cv: Lanes, chance: ChanceId, point: &Point) -> Lanes {
    if point.luck == Luck::Central || size_cv == Lanes::ZERO {
        return Lanes::ONE;
    }
    let variance = (size_cv * size_cv).over_or(firms.lanes(), 0.0);
    let log_variance = (variance + 1.0).ln();
    (point.chance(chance) * log_variance.sqrt() - log_variance * 0.5).exp()
}
