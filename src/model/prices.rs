//! The price index of each year over the price year.
//!
//! ```text
//! P_y = known index of the year, grown by inflation beyond the last known year
//! ```
//!
//! See `docs/model/prices.md`.

use crate::lanes::Lanes;
use crate::number::Point;
use crate::programme::PriceIndex;

/// Writes the price index of each year of the programme over `index`.
#[inline(always)]
pub fn index(prices: &PriceIndex, point: &Point, index: &mut [Lanes]) {
    let growth = prices.inflation.at(point) + 1.0;
    for (year, (known, inflations)) in index.iter_mut().zip(&prices.years) {
        *year = Lanes::splat(*known) * whole_power(growth, *inflations);
    }
}

/// A whole power by repeated multiplication: exact where the growth is exact.
#[must_use]
#[inline(always)]
pub fn whole_power(base: Lanes, exponent: i32) -> Lanes {
    let mut power = Lanes::ONE;
    for _ in 0..exponent.unsigned_abs() {
        power *= base;
    }
    if exponent < 0 {
        Lanes::ONE / power
    } else {
        power
    }
}
