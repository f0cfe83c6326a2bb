//! How easily chance would do what a limit does.

use statrs::distribution::{Binomial, DiscreteCDF};

use super::{Column, Limit, Tally, tallies};

/// The quasi-p of each limit of a box, in the order of the limits.
///
/// If the limit did nothing, draws of interest would be as common inside it as in the box without
/// it. The quasi-p is the chance that a box of so many draws then holds at least as many of interest
/// as this one does. Small: the limit does something. It is no p-value: the limit was looked for
/// (Bryant and Lempert 2010).
#[must_use]
pub fn quasi_p(columns: &[Column], of_interest: &[bool], limits: &[Limit]) -> Vec<f64> {
    let (inside, without) = tallies(columns, of_interest, limits);
    without
        .into_iter()
        .map(|without| quasi_p_of(inside, without))
        .collect()
}

/// The quasi-p of a limit from what lies in the box, and in the box without the limit: from 0 to 1.
#[must_use]
pub fn quasi_p_of(inside: Tally, without: Tally) -> f64 {
    let Some(fewer) = inside.of_interest.checked_sub(1) else {
        return 1.0;
    };
    Binomial::new(without.density(), inside.draws as u64)
        .map_or(1.0, |chance| chance.sf(fewer as u64))
}
