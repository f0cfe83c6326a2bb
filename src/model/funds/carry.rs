//! What a fund brought in known years, set against what the draw would have brought in them.
//!
//! ```text
//! short  = max(0, Σ_known late_y − Σ actual_y),   ahead = max(0, Σ actual_y − Σ_known late_y)
//! later  = Σ_after late_y
//!
//! carried: late_y ← late_y·(1 + (short − min(ahead, later))/later)   after the known years
//!          where later = 0, `short` is put off past the last year
//!          what is ahead beyond `later` was not put off, then did arrive, then is above the promise
//! lost:    later years stay; `short` never arrives; what is ahead did arrive, then is above the promise
//! ```
//!
//! See `docs/model/known.md`.

use super::FundYears;
use crate::lanes::Lanes;
use crate::programme::{ActualRule, Fund};
use crate::units::Money;

impl FundYears {
    /// Takes the known years out of the stream that is drawn, and settles the difference between them
    /// and what came.
    #[inline(always)]
    pub(super) fn settle_known(&mut self, fund: &Fund) {
        self.above_promise = Money::ZERO;
        let known = fund.actual.years();
        if known == 0 {
            return;
        }
        let (mut drawn, mut later) = (Money::ZERO, Money::ZERO);
        for year in 0..self.arriving.years() {
            if year < known {
                drawn += self.arriving[year];
                self.arriving[year] = Money::ZERO;
            } else {
                later += self.arriving[year];
            }
        }
        let came = Money::of(Lanes::splat(fund.actual.total()));
        let short = (drawn - came).or_nothing();
        let ahead = (came - drawn).or_nothing();
        match fund.actual_rule {
            ActualRule::Carried => self.carry(known, later, (short, ahead)),
            ActualRule::Lost => {
                self.above_promise = (ahead - self.not_arrived).or_nothing();
                self.not_arrived = (self.not_arrived + short - ahead).or_nothing();
            }
        }
    }

    /// Makes up for the difference in the years after the known ones.
    #[inline(always)]
    fn carry(&mut self, known: usize, later: Money, (short, ahead): (Money, Money)) {
        let taken = ahead.min(later);
        let change = (short - taken).share_of(later, 0.0) + Lanes::ONE;
        for year in known..self.arriving.years() {
            self.arriving[year] = self.arriving[year] * change;
        }
        // Nothing is drawn for later years to be added to.
        let nowhere = later.lanes().where_true(Lanes::ZERO, |a, b| a <= b);
        self.slipped += short * nowhere;
        let not_late = (ahead - taken).min(self.slipped);
        self.slipped -= not_late;
        let arrived = (ahead - taken - not_late).min(self.not_arrived);
        self.not_arrived -= arrived;
        self.above_promise = ahead - taken - not_late - arrived;
    }
}
