//! Floorspace: paid for, built, opened, let.
//!
//! ```text
//! in tranches:    m2_y = D(x·1e6/cost_per_m2, build_years)_y
//! at completion:  m2_y = [y = e]·Σ_{c≤y} paid for_c + [y > e]·paid for_y,  e the year of completion
//! ```

use super::{BlockYears, brings, buying};
use crate::lanes::Lanes;
use crate::model::delay::delayed;
use crate::model::known::put;
use crate::model::shocks::Shocks;
use crate::model::spending::Spending;
use crate::model::timetable::last_year_before;
use crate::number::Point;
use crate::programme::{Actuals, Arrivals, BlockId, Opens, Programme};
use crate::units::{Quantity, SquareMetres};

impl BlockYears {
    /// Floorspace: built once paid for, completed after the building time, let and filled.
    #[inline(always)]
    pub(super) fn build(
        &mut self,
        programme: &Programme,
        id: BlockId,
        point: &Point,
        (shocks, spending, ends): (&Shocks, &[Spending], Lanes),
    ) {
        let Arrivals::Premises {
            cost_per_m2,
            net_to_gross,
            occupancy,
            m2_per_job,
            build_years,
            opens,
        } = programme.blocks[id.0].arrivals
        else {
            return;
        };
        for year in 0..self.paid_for.years() {
            self.paid_for[year] =
                buying(programme, id, (shocks, spending), year).buys(cost_per_m2.cost(point));
        }
        let actual = &programme.blocks[id.0].actual;
        match opens {
            Opens::InTranches => {
                delayed(&self.paid_for, build_years.at(point), &mut self.floorspace);
            }
            Opens::AtCompletion => self.open_at(last_year_before(ends), actual),
        }
        put(actual, &mut self.floorspace);
        let jobs_per_m2 = net_to_gross.at(point) * occupancy.at(point) / m2_per_job.at(point);
        for year in 0..self.arrivals.years() {
            let completed = self.floorspace[year].lanes();
            let jobs = completed * jobs_per_m2;
            self.arrivals[year] = Quantity::of(jobs * brings(programme, id, spending, year));
        }
    }

    /// Opens a building as a whole: all that was paid for until the year in which it is completed, and
    /// what is paid for after it at once. What is known to have opened has, and what is not known to has
    /// not.
    #[inline(always)]
    fn open_at(&mut self, year_of_completion: Lanes, actual: &Actuals) {
        let known = Lanes::splat(actual.years() as f64);
        let opened = actual.has_come();
        let opens = if opened {
            known
        } else {
            year_of_completion.max(known)
        };
        let mut waiting = SquareMetres::ZERO;
        for year in 0..self.paid_for.years() {
            let open = Lanes::splat(year as f64).at_least(opens);
            if !opened || year >= actual.years() {
                waiting += self.paid_for[year];
            }
            self.floorspace[year] = waiting * open;
            waiting = waiting * open.rest();
        }
    }
}
