//! Money in: what of each fund arrives, when, and in which prices.
//!
//! ```text
//! N_{f,y} = [comes]·amount·realised·D(profile, delay)_y·(event factors)·(private only: cycle_y)
//! M_{f,y} = N_{f,y}/P_y for nominal funds, N_{f,y} for real ones
//! ```
//!
//! In known years `N_{f,y}` is what came, and the years after make up for the difference or not (see
//! `docs/model/known.md`).
//!
//! Every pound is accounted for, taken off in this order: not come or not realised, slipped, events,
//! recession, price effect, unallocated. See `docs/model/funds.md`.

mod carry;

use crate::lanes::Lanes;
use crate::model::delay::delayed;
use crate::model::known::known;
use crate::model::shocks::Shocks;
use crate::number::{Luck, Point};
use crate::programme::{EventTarget, Fund, FundId, FundKind, Programme};
use crate::units::{Money, Series, kind};

/// What becomes of one fund.
#[derive(Debug, Clone)]
pub struct FundYears {
    /// One where it comes.
    pub comes: Lanes,
    /// `M_{f,y}`: what arrives, in price-year prices.
    pub arriving: Series<kind::Money>,
    /// The amount promised, in its own prices.
    pub promised: Money,
    /// Never comes, or is never realised.
    pub not_arrived: Money,
    /// Put off past the horizon, on the way in.
    pub slipped: Money,
    /// Cut by events on the fund.
    pub withheld: Money,
    /// Lost to recession.
    pub recession: Money,
    /// Lost to prices, for nominal funds.
    pub price_effect: Money,
    /// Arrives but is given to no activity.
    pub unallocated: Money,
    /// Came in known years beyond all that was promised.
    pub above_promise: Money,
}

impl FundYears {
    /// Room for one fund.
    #[must_use]
    pub fn new(years: usize) -> Self {
        Self {
            comes: Lanes::ONE,
            arriving: Series::zero(years),
            promised: Money::ZERO,
            not_arrived: Money::ZERO,
            slipped: Money::ZERO,
            withheld: Money::ZERO,
            recession: Money::ZERO,
            price_effect: Money::ZERO,
            unallocated: Money::ZERO,
            above_promise: Money::ZERO,
        }
    }

    /// Lets one fund arrive.
    #[inline(always)]
    pub fn arrive(
        &mut self,
        programme: &Programme,
        id: FundId,
        point: &Point,
        (shocks, prices): (&Shocks, &[Lanes]),
        scratch: &mut [Series<kind::Money>; 3],
    ) {
        let fund = &programme.funds[id.0];
        let [planned, after, later] = scratch;
        self.comes = comes(fund, point);
        self.promised = Money::of(fund.amount.at(point));
        let coming = self.promised * self.comes * fund.realised.at(point);
        self.not_arrived = self.promised - coming;
        for (year, share) in fund.profile.iter().enumerate() {
            planned[year] = coming * *share;
        }
        self.slipped = delayed(planned, fund.delay.at(point), &mut self.arriving);
        self.settle_known(fund);

        let mut pair = [std::mem::take(after), std::mem::take(later)];
        let losses = shocks.apply(
            programme,
            EventTarget::Fund(id),
            &mut self.arriving,
            &mut pair,
        );
        [*after, *later] = pair;
        self.withheld = losses.withheld;
        self.slipped += losses.slipped;

        self.recession = Money::ZERO;
        self.price_effect = Money::ZERO;
        for (year, price) in prices.iter().enumerate() {
            let mut money = self.arriving[year];
            if fund.kind == FundKind::Private {
                self.recession += money * shocks.cycle[year].rest();
                money = money * shocks.cycle[year];
            }
            // What came came: the shocks of its time are in it.
            if let Some(came) = known(&fund.actual, year) {
                money = came;
            }
            if fund.nominal {
                let real = money * (Lanes::ONE / *price);
                self.price_effect += money - real;
                money = real;
            }
            self.arriving[year] = money;
        }
        self.unallocated = self.arriving.total() * (1.0 - allocated(programme, id));
    }
}

#[inline(always)]
fn comes(fund: &Fund, point: &Point) -> Lanes {
    if fund.actual.has_come() {
        return Lanes::ONE;
    }
    match point.luck {
        Luck::Central => Lanes::ONE,
        Luck::Drawn => point.chance(fund.chance).below(fund.arrives.at(point)),
    }
}

/// The share of a fund that is given to activities.
#[inline(always)]
fn allocated(programme: &Programme, fund: FundId) -> f64 {
    programme
        .activities
        .iter()
        .flat_map(|activity| &activity.funded_by)
        .filter(|funding| funding.fund == fund)
        .map(|funding| funding.share)
        .sum()
}
