//! Money moved between activities: taken where funds have brought it, before it is late or spent.
//!
//! ```text
//! left_{a,f,y} = share_{a,f}·M_{f,y} − Σ (taken by earlier moves from a)
//! taken_{f,y}  = share·(how far the move has gone in y)·left_{from,f,y}
//! given_{a,f,y} = share_{a,f}·M_{f,y} − Σ (taken by moves from a) + Σ (taken by moves to a)
//! ```
//!
//! What a move has brought is not moved again. See `docs/model/moves.md`.

use crate::model::funds::FundYears;
use crate::number::Point;
use crate::programme::{ActivityId, Programme};
use crate::units::{Money, Series, kind};

/// What one move takes, of each fund of the activity that it takes from, in the order of `funded_by`.
#[derive(Debug, Clone)]
pub struct Moved {
    /// £ million of each fund, year by year.
    pub taken: Vec<Series<kind::Money>>,
}

impl Moved {
    /// Room for the moves of a programme.
    #[must_use]
    pub fn all(programme: &Programme) -> Vec<Self> {
        let years = programme.calendar.years;
        let room = |from: ActivityId| Self {
            taken: vec![Series::zero(years); programme.activities[from.0].funded_by.len()],
        };
        programme.moves.iter().map(|one| room(one.from)).collect()
    }

    /// What it takes in a year, of all funds.
    #[must_use]
    #[inline(always)]
    pub fn in_year(&self, year: usize) -> Money {
        self.taken.iter().map(|of_fund| of_fund[year]).sum()
    }
}

/// Carries out all moves, in file order.
#[inline(always)]
pub fn carry_out(programme: &Programme, point: &Point, funds: &[FundYears], moved: &mut [Moved]) {
    for (place, facts) in programme.moves.iter().enumerate() {
        let share = facts.share.at(point);
        let (earlier, later) = moved.split_at_mut(place);
        let funded_by = &programme.activities[facts.from.0].funded_by;
        for (source, funding) in funded_by.iter().enumerate() {
            let arriving = &funds[funding.fund.0].arriving;
            let taken = &mut later[0].taken[source];
            for year in 0..taken.years() {
                let mut left = arriving[year] * funding.share;
                for (other, before) in programme.moves.iter().zip(earlier.iter()) {
                    if other.from == facts.from {
                        left -= before.taken[source][year];
                    }
                }
                taken[year] = left * (share * facts.gone(year));
            }
        }
    }
}

/// Takes off what an activity was given of one of its funds what moves take, and adds what they bring.
#[inline(always)]
pub fn shift(
    programme: &Programme,
    moved: &[Moved],
    (activity, source): (ActivityId, usize),
    given: &mut Series<kind::Money>,
) {
    let fund = programme.activities[activity.0].funded_by[source].fund;
    for (facts, moved) in programme.moves.iter().zip(moved) {
        if facts.from == activity {
            for year in 0..given.years() {
                given[year] -= moved.taken[source][year];
            }
        }
        if facts.to == activity {
            let funded_by = &programme.activities[facts.from.0].funded_by;
            let sources = funded_by.iter().zip(&moved.taken);
            for (_, taken) in sources.filter(|(funding, _)| funding.fund == fund) {
                for year in 0..given.years() {
                    given[year] += taken[year];
                }
            }
        }
    }
}
