//! What each activity spends, and what private money it draws in.
//!
//! ```text
//! own_{a,f,y} = E(D(given_{a,f}, slippage + wait))_y
//! drawn_{a,y} = D(leverage·Σ_{public f} own_{a,f}, leverage_lag)_y·cycle_y·(event factors)
//! R_y         = R_{y−1}·(1 − depreciation) + Σ (own + drawn)/(1 + overrun) of reputation activities
//! ```
//!
//! See `docs/model/spending.md`.

use crate::lanes::Lanes;
use crate::model::delay::delayed;
use crate::model::funds::FundYears;
use crate::model::moves::{self, Moved};
use crate::model::shocks::Shocks;
use crate::model::timetable::Times;
use crate::number::Point;
use crate::programme::{Activity, ActivityId, Basis, EventTarget, FundKind, Programme};
use crate::units::{Money, Series, kind};

/// What becomes of one activity's money.
#[derive(Debug, Clone)]
pub struct Spending {
    /// What it has of each of its funds, in the order of `funded_by`.
    pub own: Vec<Series<kind::Money>>,
    /// Of these, public money.
    pub public: Series<kind::Money>,
    /// Of these, all.
    pub own_total: Series<kind::Money>,
    /// Private money drawn in.
    pub drawn: Series<kind::Money>,
    /// Training money that could not be spent; known once training is.
    pub unspent: Series<kind::Money>,
    /// The share of every source that is left once unspent training money is taken off.
    pub kept: Vec<Lanes>,
    /// What £1 buys, after overrun.
    pub buys: Lanes,
    /// Put off past the horizon by the activity or by events on it.
    pub slipped: Money,
    /// Cut by events on the activity.
    pub withheld: Money,
    /// The share of its effect that a workforce's capability lets through in each year; empty where
    /// it needs none.
    pub effect: Vec<Lanes>,
}

impl Spending {
    /// Room for one activity.
    #[must_use]
    pub fn new(activity: &Activity, years: usize) -> Self {
        let none = Series::zero(years);
        let gated = activity.gate.map_or(0, |_| years);
        Self {
            own: vec![none.clone(); activity.funded_by.len()],
            public: none.clone(),
            own_total: none.clone(),
            drawn: none.clone(),
            unspent: none,
            kept: vec![Lanes::ONE; years],
            buys: Lanes::ONE,
            slipped: Money::ZERO,
            withheld: Money::ZERO,
            effect: vec![Lanes::ONE; gated],
        }
    }

    /// Spends what the funds bring.
    #[inline(always)]
    pub fn spend(
        &mut self,
        programme: &Programme,
        id: ActivityId,
        point: &Point,
        (shocks, funds, moved, times): (&Shocks, &[FundYears], &[Moved], &Times),
        scratch: &mut [Series<kind::Money>; 3],
    ) {
        let activity = &programme.activities[id.0];
        let mut late = activity.slippage.at(point);
        if !activity.waits_for.is_empty() {
            late += times.wait;
        }
        let [given, after, later] = scratch;
        self.buys = Lanes::ONE / (activity.overrun.at(point) + 1.0);
        self.slipped = Money::ZERO;
        self.withheld = Money::ZERO;
        self.public.clear();
        self.own_total.clear();
        self.unspent.clear();
        let mut pair = [std::mem::take(after), std::mem::take(later)];
        for (source, (funding, own)) in activity.funded_by.iter().zip(&mut self.own).enumerate() {
            for year in 0..given.years() {
                given[year] = funds[funding.fund.0].arriving[year] * funding.share;
            }
            moves::shift(programme, moved, (id, source), given);
            self.slipped += delayed(given, late, own);
            let losses = shocks.apply(programme, EventTarget::Activity(id), own, &mut pair);
            self.slipped += losses.slipped;
            self.withheld += losses.withheld;
            let public = programme.funds[funding.fund.0].kind == FundKind::Public;
            for year in 0..own.years() {
                self.own_total[year] += own[year];
                if public {
                    self.public[year] += own[year];
                }
            }
        }
        [*after, *later] = pair;
        self.draw_in(programme, id, point, shocks, given);
    }

    #[inline(always)]
    fn draw_in(
        &mut self,
        programme: &Programme,
        id: ActivityId,
        point: &Point,
        shocks: &Shocks,
        scratch: &mut Series<kind::Money>,
    ) {
        let activity = &programme.activities[id.0];
        if activity.leverage.is(0.0) {
            self.drawn.clear();
            return;
        }
        let leverage = activity.leverage.at(point);
        for year in 0..scratch.years() {
            scratch[year] = self.public[year] * leverage;
        }
        delayed(scratch, activity.leverage_lag.at(point), &mut self.drawn);
        for year in 0..self.drawn.years() {
            let left = shocks.cycle[year] * shocks.leave(programme, EventTarget::Private, year);
            self.drawn[year] = self.drawn[year] * left;
        }
    }

    /// The money of a basis in a year.
    #[must_use]
    #[inline(always)]
    pub fn of(&self, basis: Basis, year: usize) -> Money {
        match basis {
            Basis::All => self.own_total[year] + self.drawn[year],
            Basis::Own => self.own_total[year],
            Basis::Public => self.public[year],
        }
    }

    /// `x_y`: what a share of the money buys in a year, overrun taken off.
    #[must_use]
    #[inline(always)]
    pub fn buying(&self, share: f64, basis: Basis, year: usize) -> Money {
        self.of(basis, year) * share * self.buys
    }

    /// Takes unspent training money off every source, in proportion.
    #[inline(always)]
    pub fn settle(&mut self) {
        for year in 0..self.kept.len() {
            let everything = self.of(Basis::All, year);
            self.kept[year] = self.unspent[year].share_of(everything, 0.0).rest();
        }
    }
}

/// Standing with investors, year by year.
#[inline(always)]
pub fn reputation(
    programme: &Programme,
    point: &Point,
    spending: &[Spending],
    standing: &mut Series<kind::Money>,
) {
    let Some(reputation) = &programme.region.reputation else {
        return;
    };
    let lasts = reputation.depreciation.at(point).rest();
    let mut last = Money::ZERO;
    for year in 0..standing.years() {
        let mut built = last * lasts;
        for (activity, money) in programme.activities.iter().zip(spending) {
            if activity.reputation {
                built += money.buying(1.0, Basis::All, year);
            }
        }
        standing[year] = built;
        last = built;
    }
}
