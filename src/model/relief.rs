//! Tax relief: a public cost that follows filled jobs and buys nothing by itself.
//!
//! ```text
//! relief_y = min(cap left, take_up·per_job/1e6·Σ_{k<years} (filled share·created_{y−k}))
//! ```
//!
//! See `docs/model/relief.md`.

use crate::model::additionality::NetYears;
use crate::number::Point;
use crate::programme::{Programme, Relief};
use crate::units::{Jobs, Money, Series, kind};

/// Works out the relief of one activity, year by year.
#[inline(always)]
pub fn relieve(
    programme: &Programme,
    relief: &Relief,
    point: &Point,
    net: &[NetYears],
    cost: &mut Series<kind::Money>,
) {
    let per_job = relief.per_job.at(point) * relief.take_up.at(point);
    let mut left = Money::of(relief.cap.at(point));
    for year in 0..cost.years() {
        let mut eligible = Jobs::ZERO;
        for (id, block) in programme.blocks_of(relief.activity) {
            if block.safeguarded {
                continue;
            }
            for past in (year + 1).saturating_sub(relief.years)..=year {
                eligible += net[id.0].created[past];
            }
        }
        cost[year] = Money::from_pounds(eligible.lanes() * per_job).min(left);
        left -= cost[year];
    }
}
