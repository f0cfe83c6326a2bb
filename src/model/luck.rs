//! Counts that luck decides: how many form, how many complete, how large they are.
//!
//! Each is a quantile function at its own coordinate, so that the model stays a pure function. In
//! the central case counts are at their expectation and luck is 1. See `docs/model/luck.md`.

use crate::lanes::Lanes;
use crate::number::{ChanceId, Luck, Point};
use crate::special::{binomial_quantiles, poisson_quantiles};
use crate::units::{Firms, People};

/// `N ~ Poisson(rate)`: how many firms form or land in a year.
#[must_use]
#[inline(always)]
pub fn firms(rate: Lanes, chance: ChanceId, point: &Point) -> Firms {
    Firms::of(match point.luck {
        Luck::Central => rate,
        Luck::Drawn => Lanes(poisson_quantiles(&point.chance(chance).0, &rate.0)),
    })
}

/// `Binomial(round-half-to-even(due), completion)`: how many complete in a year.
#[must_use]
#[inline(always)]
pub fn completing(due: People, completion: Lanes, chance: ChanceId, point: &Point) -> People {
    let due = due.lanes().map(f64::round_ties_even);
    People::of(match point.luck {
        Luck::Central => due * completion,
        Luck::Drawn => {
            let luck = point.chance(chance);
            Lanes(binomial_quantiles(&luck.0, &due.0, &completion.0))
        }
    })
}

/// ξ: how large the firms of a year are against the mean, lognormal with mean 1 and CV
/// `size_cv`/√N (1 where there are none).
#[must_use]
#[inline(always)]
pub fn size(firms: Firms, size_cv: Lanes, chance: ChanceId, point: &Point) -> Lanes {
    if point.luck == Luck::Central || size_cv == Lanes::ZERO {
        return Lanes::ONE;
    }
    let variance = (size_cv * size_cv).over_or(firms.lanes(), 0.0);
    let log_variance = (variance + 1.0).ln();
    (point.chance(chance) * log_variance.sqrt() - log_variance * 0.5).exp()
}
