//! When activities begin and end, and how long they wait for each other.
//!
//! ```text
//! ready_a = min_f (first_f + delay_f) + slippage_a                     events put it off
//! wait_a  = max(0, max_{g in waits_for} end_g − ready_a)
//! end_a   = max_f (last_f + 1 + delay_f) + slippage_a + wait_a         events put it off
//!           (drawn money of a building: leverage_lag later) + build_years
//! ```
//!
//! Times are in years since the start of the programme: year y runs from y to y + 1. They follow from
//! the plan, delays and events, never from sums of money, so that they are continuous in every delay and
//! so that what comes later changes nothing of what was. See `docs/model/timetable.md`.

mod window;

use crate::lanes::Lanes;
use crate::model::funds::FundYears;
use crate::model::shocks::Shocks;
use crate::number::Point;
use crate::programme::{
    Activity, ActivityId, Arrivals, Basis, EventTarget, FundId, FundKind, Programme,
};
pub use window::Window;

/// The times of one activity.
#[derive(Debug, Clone, Copy)]
pub struct Times {
    /// When it would begin to spend by itself; infinite where it has no money.
    pub ready: Lanes,
    /// How much later it begins because of what it waits for; as many years as the programme has where
    /// that never ends.
    pub wait: Lanes,
    /// When all of it is spent and, where it builds, built; infinite where it never is.
    pub end: Lanes,
}

const UNKNOWN: Times = Times {
    ready: Lanes::ZERO,
    wait: Lanes::ZERO,
    end: Lanes::ZERO,
};

/// The timetable of a programme.
#[derive(Debug, Clone)]
pub struct Timetable {
    /// Each activity, in file order. They mean something only where the programme has an order.
    pub activities: Vec<Times>,
    /// When the money of each fund comes.
    pub funds: Vec<Window>,
    /// The years in which moves leave each activity something of what its funds give it.
    pub left: Vec<Window>,
    /// The years in which each move takes something.
    pub moves: Vec<Window>,
}

impl Timetable {
    /// Room for a programme.
    #[must_use]
    pub fn new(programme: &Programme) -> Self {
        Self {
            activities: vec![UNKNOWN; programme.activities.len()],
            funds: vec![Window::NEVER; programme.funds.len()],
            left: vec![Window::NEVER; programme.activities.len()],
            moves: vec![Window::NEVER; programme.moves.len()],
        }
    }

    /// Works out when everything begins and ends; nothing where nothing depends on it.
    #[inline(always)]
    pub fn work_out(
        &mut self,
        programme: &Programme,
        point: &Point,
        shocks: &Shocks,
        funds: &[FundYears],
    ) {
        if programme.order.is_empty() {
            return;
        }
        for (place, fund) in funds.iter().enumerate() {
            self.funds[place] = Window::of_fund(programme, FundId(place), point, (shocks, fund));
        }
        for place in 0..programme.moves.len() {
            self.moves[place] = Window::of_move(programme, place, point);
        }
        for id in &programme.order {
            self.left[id.0] = Window::left_by_moves(programme, *id, point);
            self.activities[id.0] = self.times(programme, *id, point, shocks);
        }
    }

    #[inline(always)]
    fn times(
        &self,
        programme: &Programme,
        id: ActivityId,
        point: &Point,
        shocks: &Shocks,
    ) -> Times {
        let activity = &programme.activities[id.0];
        let slippage = activity.slippage.at(point);
        let place = EventTarget::Activity(id);
        let money = |public: bool| {
            let counts = |kind: FundKind| !public || kind == FundKind::Public;
            self.money_of(programme, id, counts).later(slippage)
        };
        let all = money(false);
        let ready = all.struck(programme, place, shocks, 0).start;
        let gates = activity.waits_for.iter();
        let open = gates.fold(Lanes::ZERO, |open, gate| {
            open.max(self.activities[gate.0].end)
        });
        let wait = waiting(open, ready, programme.calendar.years);
        let after = all.later(wait).struck(programme, place, shocks, 0);
        let mut end = after.end;
        if draws_for_a_building(programme, id, activity) {
            let lag = activity.leverage_lag.at(point);
            let public = money(true).later(wait).struck(programme, place, shocks, 0);
            let drawn = activity
                .leverage
                .at(point)
                .where_true(Lanes::ZERO, |a, b| a > b);
            end = end.max(drawn.choose(public.end + lag, end));
        }
        end += building_time(programme, id, point);
        Times {
            ready,
            wait,
            end: never_where(after.is_nothing().max(is_infinite(open)), end),
        }
    }

    /// When the money comes that an activity has of the funds that count, moves included.
    #[inline(always)]
    fn money_of(
        &self,
        programme: &Programme,
        id: ActivityId,
        counts: impl Fn(FundKind) -> bool,
    ) -> Window {
        let given = |by: ActivityId| {
            let funded_by = programme.activities[by.0].funded_by.iter();
            funded_by
                .filter(|funding| {
                    funding.share > 0.0 && counts(programme.funds[funding.fund.0].kind)
                })
                .map(|funding| self.funds[funding.fund.0])
        };
        let left = self.left[id.0];
        let own = given(id).fold(Window::NEVER, |all, one| all.or(one.within(left)));
        let moves = programme.moves.iter().enumerate();
        let brought = moves.filter(|(_, facts)| facts.to == id);
        brought.fold(own, |all, (place, facts)| {
            let when = self.moves[place];
            given(facts.from).fold(all, |all, one| all.or(one.within(when)))
        })
    }
}

/// How long an activity that is ready by itself waits until others have ended.
#[inline(always)]
fn waiting(open: Lanes, ready: Lanes, years: usize) -> Lanes {
    let longest = years as f64;
    open.zip(ready, |open, ready| {
        if open == f64::INFINITY {
            longest
        } else if open > ready {
            open - ready
        } else {
            0.0
        }
    })
}

/// Whether private money that follows public money is built with.
#[inline(always)]
fn draws_for_a_building(programme: &Programme, id: ActivityId, activity: &Activity) -> bool {
    let mut buildings = programme.blocks_of(id);
    !activity.leverage.is(0.0)
        && buildings.any(|(_, block)| {
            matches!(block.arrivals, Arrivals::Premises { .. })
                && block.share.basis == Basis::All
                && block.share.share > 0.0
        })
}

/// Years from the last pound to the completion of its building; none where it builds nothing.
#[inline(always)]
fn building_time(programme: &Programme, id: ActivityId, point: &Point) -> Lanes {
    programme
        .blocks_of(id)
        .fold(Lanes::ZERO, |longest, (_, block)| match block.arrivals {
            Arrivals::Premises { build_years, .. } => longest.max(build_years.at(point)),
            _ => longest,
        })
}

#[inline(always)]
fn never_where(test: Lanes, time: Lanes) -> Lanes {
    test.choose(Lanes::splat(f64::INFINITY), time)
}

#[inline(always)]
fn is_infinite(time: Lanes) -> Lanes {
    time.at_least(Lanes::splat(f64::INFINITY))
}

/// The last year, counted from 0, that reaches before a time; sums of delays are rounded to a billionth
/// of a year, so that 0.7 and 0.3 years are a year.
#[must_use]
#[inline(always)]
pub fn last_year_before(time: Lanes) -> Lanes {
    -(-(time - ROUNDING)).floor() - Lanes::ONE
}

const ROUNDING: f64 = 1e-9;
