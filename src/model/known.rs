//! Known years are known: what was reported stands in place of what would be drawn.
//!
//! See `docs/model/known.md`.

use crate::lanes::Lanes;
use crate::programme::Actuals;
use crate::units::{Quantity, Series};

/// What is known of a year: the same in every draw.
#[must_use]
#[inline(always)]
pub fn known<K: Copy>(actual: &Actuals, year: usize) -> Option<Quantity<K>> {
    match actual.in_year(year) {
        Some(value) => Some(Quantity::of(Lanes::splat(value))),
        None => None,
    }
}

/// Puts the known years over those of a stream.
#[inline(always)]
pub fn put<K: Copy>(actual: &Actuals, stream: &mut Series<K>) {
    for year in 0..actual.years().min(stream.years()) {
        if let Some(value) = known(actual, year) {
            stream[year] = value;
        }
    }
}
