//! Sums over funds and blocks that several outcomes ask for.

use crate::model::Trajectory;
use crate::model::value::{Which, job_years};
use crate::programme::{ActivityId, Block, BlockId, FundId, FundKind, Programme};
use crate::units::{JobYears, Jobs, Money};

impl Trajectory {
    /// What an activity has spent of one of its funds in a year, unspent training money taken off.
    #[must_use]
    pub fn spent_of(&self, activity: ActivityId, funding: usize, year: usize) -> Money {
        let spending = &self.spending[activity.0];
        spending.own[funding][year] * spending.kept[year]
    }

    /// Private money drawn in by an activity in a year, unspent training money taken off.
    #[must_use]
    pub fn drawn_by(&self, activity: ActivityId, year: usize) -> Money {
        let spending = &self.spending[activity.0];
        spending.drawn[year] * spending.kept[year]
    }

    /// What all activities have spent of one fund in a year.
    #[must_use]
    pub fn spent_of_fund(&self, programme: &Programme, fund: FundId, year: usize) -> Money {
        self.spent_where(programme, year, |candidate| candidate == fund)
    }

    /// What all activities have spent of one kind of fund in a year, drawn money not included.
    #[must_use]
    pub fn spent_by_kind(&self, programme: &Programme, kind: FundKind, year: usize) -> Money {
        self.spent_where(programme, year, |fund| programme.funds[fund.0].kind == kind)
    }

    /// What all activities have spent in a year of the funds that pass a test.
    #[must_use]
    pub fn spent_where(
        &self,
        programme: &Programme,
        year: usize,
        counts: impl Fn(FundId) -> bool,
    ) -> Money {
        let mut spent = Money::ZERO;
        for (place, activity) in programme.activities.iter().enumerate() {
            for (position, funding) in activity.funded_by.iter().enumerate() {
                if counts(funding.fund) {
                    spent += self.spent_of(ActivityId(place), position, year);
                }
            }
        }
        spent
    }

    /// What an activity has spent in a year, drawn money included.
    #[must_use]
    pub fn spent_by(&self, activity: ActivityId, year: usize) -> Money {
        let own = 0..self.spending[activity.0].own.len();
        own.map(|funding| self.spent_of(activity, funding, year))
            .sum::<Money>()
            + self.drawn_by(activity, year)
    }

    /// Private money drawn in by all activities in a year.
    #[must_use]
    pub fn drawn_in(&self, year: usize) -> Money {
        (0..self.spending.len())
            .map(|place| self.drawn_by(ActivityId(place), year))
            .sum()
    }

    /// Adds up a figure over the blocks that are not safeguarded jobs.
    #[must_use]
    pub fn over_blocks(
        &self,
        programme: &Programme,
        which: Which,
        figure: impl Fn(BlockId) -> Jobs,
    ) -> Jobs {
        counted(programme, which).map(|(id, _)| figure(id)).sum()
    }

    /// Net jobs in a year: direct and knock-on.
    #[must_use]
    pub fn net_jobs_in(&self, programme: &Programme, which: Which, year: usize) -> Jobs {
        self.over_blocks(programme, which, |id| {
            self.net[id.0].net_direct[year] + self.net[id.0].knock_on[year]
        })
    }

    /// Net job-years in a year: direct and knock-on.
    #[must_use]
    pub fn net_job_years_in(&self, programme: &Programme, which: Which, year: usize) -> JobYears {
        counted(programme, which)
            .map(|(id, block)| {
                job_years(block, &self.net[id.0].net_direct, year)
                    + job_years(block, &self.net[id.0].knock_on, year)
            })
            .sum()
    }
}

/// The blocks a figure counts.
fn counted<'a>(
    programme: &'a Programme,
    which: Which<'a>,
) -> impl Iterator<Item = (BlockId, &'a Block)> {
    programme
        .blocks
        .iter()
        .enumerate()
        .map(|(place, block)| (BlockId(place), block))
        .filter(move |(id, block)| !block.safeguarded && which.is_none_or(|test| test(*id, block)))
}
