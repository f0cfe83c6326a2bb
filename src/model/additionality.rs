//! Who would not have been there anyway.
//!
//! ```text
//! κ            = [works]·(1 − deadweight)(1 − leakage)(1 − displacement)(1 − substitution)
//! net_skilled  = κ·Σ_g J·mix_g·φ_g·(1 − poached_g·(1 − backfill_g))
//! net_direct   = net_skilled + κ·(other jobs)
//! κ_uk         = [works]·(1 − deadweight)(1 − displacement_uk)(1 − substitution)
//! net_uk       = κ_uk·(Σ_g J·mix_g·φ_g·(1 − poached_g·(1 − backfill_g)) + other jobs)
//! knock_on     = D(net_direct·(multiplier − 1), multiplier_lag)
//! ```
//!
//! The factors multiply: the additive shortcut overstates what is lost. Where it is known who holds
//! skilled jobs, their leakage is what commuters hold: [`crate::model::additionality::leakage`]. See
//! `docs/model/additionality.md`.
//!
//! # References
//! Homes and Communities Agency (2014), Additionality Guide, 4th edition (the formula).

pub mod leakage;

use crate::lanes::Lanes;
use crate::model::additionality::leakage::{Leaks, is_modelled};
use crate::model::delay::delayed;
use crate::model::jobs::BlockYears;
use crate::model::matching::Market;
use crate::number::{Luck, Point};
use crate::programme::{Additionality, Block, Programme};
use crate::units::{Jobs, Series, kind};

/// The place of leakage in the order of the walk.
const LEAKAGE: usize = 1;

/// The shares of one additionality profile in one packet.
#[derive(Debug, Clone, Copy)]
pub struct Factors {
    /// One where the intervention has any effect.
    pub works: Lanes,
    /// The shares lost, in the order of the walk: deadweight, leakage, displacement, substitution.
    pub lost: [Lanes; 4],
    /// κ of the UK as a whole, where nothing leaks and more is displaced; nothing where that is not said.
    pub kept_uk: Lanes,
}

impl Factors {
    /// Everything is additional.
    pub const ALL: Self = Self {
        works: Lanes::ONE,
        lost: [Lanes::ZERO; 4],
        kept_uk: Lanes::ONE,
    };

    /// Lets luck decide whether the intervention works.
    #[must_use]
    #[inline(always)]
    pub fn of(profile: &Additionality, point: &Point) -> Self {
        let works = match point.luck {
            Luck::Central => Lanes::ONE,
            Luck::Drawn => point.chance(profile.chance).below(profile.works.at(point)),
        };
        let lost = [
            profile.deadweight.at(point),
            profile.leakage.at(point),
            profile.displacement.at(point),
            profile.substitution.at(point),
        ];
        let [deadweight, _, _, substitution] = lost;
        let kept_uk = profile.displacement_uk.map_or(Lanes::ZERO, |displacement| {
            works * deadweight.rest() * displacement.at(point).rest() * substitution.rest()
        });
        Self {
            works,
            lost,
            kept_uk,
        }
    }

    /// κ: the share that is additional.
    #[must_use]
    #[inline(always)]
    pub fn kept(&self) -> Lanes {
        self.lost
            .iter()
            .fold(self.works, |kept, lost| kept * lost.rest())
    }

    /// The assumed leakage.
    #[must_use]
    #[inline(always)]
    pub const fn leakage(&self) -> Lanes {
        self.lost[LEAKAGE]
    }

    /// The same with another leakage.
    #[must_use]
    #[inline(always)]
    pub const fn leaking(mut self, leakage: Lanes) -> Self {
        self.lost[LEAKAGE] = leakage;
        self
    }
}

/// How the jobs of one block become net jobs.
#[derive(Debug, Clone)]
pub struct NetYears {
    /// Skilled jobs filled.
    pub skilled: Series<kind::Jobs>,
    /// Jobs filled: skilled and other.
    pub filled: Series<kind::Jobs>,
    /// Posts created, as far as they are filled.
    pub created: Series<kind::Jobs>,
    /// Lost because the intervention has no effect.
    pub no_effect: Series<kind::Jobs>,
    /// Lost to deadweight, leakage, displacement and substitution.
    pub lost: [Series<kind::Jobs>; 4],
    /// Taken from local employers who do not refill.
    pub poached: Series<kind::Jobs>,
    /// Net skilled jobs.
    pub net_skilled: Series<kind::Jobs>,
    /// Net direct jobs.
    pub net_direct: Series<kind::Jobs>,
    /// Net direct jobs in the UK as a whole, where that is told.
    pub net_uk: Series<kind::Jobs>,
    /// Knock-on jobs.
    pub knock_on: Series<kind::Jobs>,
    /// Share of net skilled jobs held by people the programme trained.
    pub trained_share: Vec<Lanes>,
}

impl NetYears {
    /// Room for one block.
    #[must_use]
    pub fn new(horizon: usize) -> Self {
        let none = || Series::zero(horizon);
        Self {
            skilled: none(),
            filled: none(),
            created: none(),
            no_effect: none(),
            lost: [none(), none(), none(), none()],
            poached: none(),
            net_skilled: none(),
            net_direct: none(),
            net_uk: none(),
            knock_on: none(),
            trained_share: vec![Lanes::ZERO; horizon],
        }
    }

    /// Walks one block from demanded to net, to the appraisal horizon. Past the last year of the
    /// programme the shares of that year hold.
    #[inline(always)]
    pub fn walk(
        &mut self,
        programme: &Programme,
        block: &Block,
        point: &Point,
        (years, markets): (&BlockYears, &[Market]),
        (factors, multiplier, scratch): (&Factors, Option<Lanes>, &mut Series<kind::Jobs>),
    ) {
        let last = programme.calendar.years - 1;
        let kept = factors.kept();
        if block.safeguarded {
            for year in 0..years.jobs.years() {
                self.net_direct[year] = years.jobs[year] * kept;
            }
            return;
        }
        let other = 1.0 - block.mix.iter().map(|(_, share)| share).sum::<f64>();
        let leaks_by_holder = is_modelled(programme, block);
        for year in 0..years.jobs.years() {
            let jobs = years.jobs[year];
            let filling = Filling::of(programme, block, point, (markets, year.min(last)));
            self.skilled[year] = jobs * filling.skilled;
            self.filled[year] = self.skilled[year] + jobs * other;
            self.created[year] = years.created[year] * (filling.skilled + Lanes::splat(other));
            self.trained_share[year] = filling.trained.over_or(filling.skilled, 0.0);
            // A job that leaks out of the region is still there in the country.
            let there = self.filled[year] - jobs * filling.poached;
            self.net_uk[year] = there * factors.kept_uk;
            if leaks_by_holder {
                let around = (markets, year.min(last));
                let leaks = Leaks::of(programme, (block, other), point, around, factors);
                self.trained_share[year] = leaks.trained_share;
                self.net_skilled[year] = jobs * leaks.net_skilled;
                self.poached[year] = jobs * leaks.poached;
                self.net_direct[year] = self.lose(&leaks.factors, year) - self.poached[year];
                continue;
            }
            let poached = jobs * filling.poached * kept;
            self.net_skilled[year] = self.skilled[year] * kept - poached;
            self.net_direct[year] = self.lose(factors, year) - poached;
            self.poached[year] = poached;
        }
        self.knock_on(programme, block, point, (multiplier, scratch));
    }

    /// Takes the losses off the filled jobs, one after the other; returns what is left.
    #[inline(always)]
    fn lose(&mut self, factors: &Factors, year: usize) -> Jobs {
        let mut left = self.filled[year] * factors.works;
        self.no_effect[year] = self.filled[year] - left;
        for (lost, share) in self.lost.iter_mut().zip(factors.lost) {
            lost[year] = left * share;
            left = left * share.rest();
        }
        left
    }

    #[inline(always)]
    fn knock_on(
        &mut self,
        programme: &Programme,
        block: &Block,
        point: &Point,
        (multiplier, followers): (Option<Lanes>, &mut Series<kind::Jobs>),
    ) {
        let Some(sector) = block.sector.map(|id| &programme.sectors[id.0]) else {
            return;
        };
        let more = multiplier.unwrap_or(Lanes::ONE) - Lanes::ONE;
        for year in 0..followers.years() {
            followers[year] = self.net_direct[year] * more;
        }
        delayed(
            followers,
            sector.multiplier_lag.at(point),
            &mut self.knock_on,
        );
    }
}

/// How a block's jobs are filled in a year, as shares of its jobs.
struct Filling {
    skilled: Lanes,
    poached: Lanes,
    trained: Lanes,
}

impl Filling {
    #[inline(always)]
    fn of(
        programme: &Programme,
        block: &Block,
        point: &Point,
        (markets, year): (&[Market], usize),
    ) -> Self {
        let mut filling = Self {
            skilled: Lanes::ZERO,
            poached: Lanes::ZERO,
            trained: Lanes::ZERO,
        };
        for (skill, share) in &block.mix {
            let (group, market) = (&programme.skills[skill.0], &markets[skill.0]);
            let filled = market.fill_share[year] * *share;
            let lost = group.poached.at(point) * group.backfill.at(point).rest();
            filling.skilled += filled;
            filling.poached += filled * lost;
            filling.trained += filled * market.trained_share[year];
        }
        filling
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::{ChanceId, Number};
    use crate::programme::Name;

    fn profile(
        deadweight: f64,
        leakage: f64,
        displacement: f64,
        substitution: f64,
    ) -> Additionality {
        Additionality {
            name: Name::default(),
            geography: String::new(),
            works: Number::ONE,
            chance: ChanceId(0),
            deadweight: Number::Fixed(deadweight),
            leakage: Number::Fixed(leakage),
            displacement: Number::Fixed(displacement),
            displacement_uk: None,
            substitution: Number::Fixed(substitution),
        }
    }

    /// Case AD-01: 100 gross jobs, d .30, L .20, Dp .25, S 0, M 1.25 give 52.5 exactly.
    #[test]
    fn a_hundred_gross_jobs_give_52_and_a_half_as_in_ad_01() {
        let point = Point::new(&[], &[], 8, 0, Luck::Central);
        let kept = Factors::of(&profile(0.30, 0.20, 0.25, 0.0), &point).kept();
        assert!((100.0 * kept.0[0] * 1.25 - 52.5).abs() < 1e-12);
    }

    /// Case AD-03: 1000 → 900 → 675 → 654.75, × 1.3 = 851.175; the additive shortcut gives 806.
    #[test]
    fn the_factors_multiply_as_in_ad_03() {
        let point = Point::new(&[], &[], 8, 0, Luck::Central);
        let kept = Factors::of(&profile(0.0, 0.10, 0.25, 0.03), &point).kept();
        assert!((1000.0 * kept.0[0] - 654.75).abs() < 1e-9);
        assert!((1000.0 * kept.0[0] * 1.3 - 851.175).abs() < 1e-9);
    }
}
