//! From when to when money comes.

use super::{ROUNDING, last_year_before};
use crate::lanes::Lanes;
use crate::model::funds::FundYears;
use crate::model::shocks::Shocks;
use crate::number::Point;
use crate::programme::{ActivityId, EventTarget, FundId, Programme};

/// From when to when money comes, in years since the start.
#[derive(Debug, Clone, Copy)]
pub struct Window {
    /// When the first of it comes; infinite where none does.
    pub start: Lanes,
    /// When all of it has come; minus infinity where none does.
    pub end: Lanes,
}

impl Window {
    /// No money.
    pub(super) const NEVER: Self = Self {
        start: Lanes::splat(f64::INFINITY),
        end: Lanes::splat(f64::NEG_INFINITY),
    };

    const ALWAYS: Self = Self {
        start: Lanes::ZERO,
        end: Lanes::splat(f64::INFINITY),
    };

    /// One where there is no money.
    #[inline(always)]
    pub(super) fn is_nothing(self) -> Lanes {
        self.start.at_least(self.end)
    }

    /// No money where a test is one.
    #[inline(always)]
    fn unless(self, test: Lanes) -> Self {
        Self {
            start: test.choose(Self::NEVER.start, self.start),
            end: test.choose(Self::NEVER.end, self.end),
        }
    }

    /// From the earlier start to the later end.
    #[inline(always)]
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// What of it lies within another.
    #[inline(always)]
    pub(super) fn within(self, other: Self) -> Self {
        let both = Self {
            start: self.start.max(other.start),
            end: self.end.min(other.end),
        };
        both.unless(both.is_nothing())
    }

    /// The same so many years later.
    #[inline(always)]
    pub(super) fn later(self, delay: Lanes) -> Self {
        Self {
            start: self.start + delay,
            end: self.end + delay,
        }
    }

    /// When the money of a fund comes: as planned and late, known years as they were.
    #[inline(always)]
    pub(super) fn of_fund(
        programme: &Programme,
        id: FundId,
        point: &Point,
        (shocks, years): (&Shocks, &FundYears),
    ) -> Self {
        let fund = &programme.funds[id.0];
        let (first, last) = fund.busy;
        let planned = Self {
            start: Lanes::splat(first as f64),
            end: Lanes::splat(last as f64 + 1.0),
        };
        let mut comes = planned.later(fund.delay.at(point));
        let mut some = years.comes * fund.amount.at(point) * fund.realised.at(point);
        let known = fund.actual.years();
        if known > 0 {
            comes.start = comes.start.max(Lanes::splat(known as f64));
            comes = comes.unless(comes.is_nothing());
        }
        let mut comes = comes.struck(programme, EventTarget::Fund(id), shocks, known);
        let mut received = fund.actual.0.iter();
        if let Some(first) = received.clone().position(|money| *money > 0.0)
            && let Some(last) = received.rposition(|money| *money > 0.0)
        {
            comes = comes.or(Self {
                start: Lanes::splat(first as f64),
                end: Lanes::splat(last as f64 + 1.0),
            });
            some = Lanes::ONE;
        }
        comes.unless(some.where_true(Lanes::ZERO, |some, nothing| some <= nothing))
    }

    /// What events make of it, in file order: what they cut to nothing in the year of its last pound
    /// never ends, and what would flow from the year they strike on is put off. Years that are known are
    /// as they were.
    #[inline(always)]
    pub(super) fn struck(
        self,
        programme: &Programme,
        place: EventTarget,
        shocks: &Shocks,
        known: usize,
    ) -> Self {
        let known = Lanes::splat(known as f64);
        let mut window = self;
        for (event, facts) in programme.events_on(place) {
            let strike = &shocks.events[event.0];
            let last = last_year_before(window.end);
            let drawn = last.at_least(known);
            window = window.unless(strike.stops(last) * drawn);
            if facts.delay.is(0.0) {
                continue;
            }
            let first = (window.start + ROUNDING).floor();
            let drawn_first = first.at_least(known);
            let later = window.later(strike.delay());
            let (moves_start, moves_end) =
                (first.at_least(strike.year), last.at_least(strike.year));
            window = Self {
                start: (moves_start * drawn_first).choose(later.start, window.start),
                end: (moves_end * drawn).choose(later.end, window.end),
            };
        }
        window
    }

    /// The years in which moves leave an activity something of what its funds give it.
    #[inline(always)]
    pub(super) fn left_by_moves(programme: &Programme, id: ActivityId, point: &Point) -> Self {
        let moves = programme.moves.iter();
        let takes = moves.filter(|facts| facts.from == id);
        if takes.clone().next().is_none() {
            return Self::ALWAYS;
        }
        let years = takes.clone().map(|facts| facts.profile.len()).max();
        Self::of_years(years.unwrap_or(0), |year| {
            takes.clone().fold(Lanes::ONE, |left, facts| {
                left * (facts.share.at(point) * facts.gone(year)).rest()
            })
        })
    }

    /// The years in which a move takes something.
    #[inline(always)]
    pub(super) fn of_move(programme: &Programme, place: usize, point: &Point) -> Self {
        let facts = &programme.moves[place];
        let share = facts.share.at(point);
        let earlier = programme.moves[..place].iter();
        let earlier = earlier.filter(|one| one.from == facts.from);
        Self::of_years(facts.profile.len(), |year| {
            let taken = share * facts.gone(year);
            earlier.clone().fold(taken, |left, one| {
                left * (one.share.at(point) * one.gone(year)).rest()
            })
        })
    }

    /// From the first to the last year in which there is something; without an end where there is
    /// something in the last.
    #[inline(always)]
    fn of_years(years: usize, some: impl Fn(usize) -> Lanes) -> Self {
        let mut window = Self::NEVER;
        for year in 0..years {
            let is_last = year + 1 == years;
            let end = if is_last {
                f64::INFINITY
            } else {
                year as f64 + 1.0
            };
            let nothing = some(year).where_true(Lanes::ZERO, |some, nothing| some <= nothing);
            let this = Self {
                start: Lanes::splat(year as f64),
                end: Lanes::splat(end),
            };
            window = window.or(this.unless(nothing));
        }
        window
    }
}
