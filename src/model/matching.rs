//! Skills and the labour market: are the jobs fillable?
//!
//! ```text
//! stay = min(F_{y−1}·(1 − q), D);  V = D − stay;  O = other_vacancies;  V' = V + O
//! A    = a_{y−1}·carry_over + supply·(1 + supply_growth)^y + returners·(F_{y−1} − stay) + C
//! H'   = V'·A/(V'^ρ + A^ρ)^{1/ρ}           (den Haan, Ramey and Watson 2000)
//! H    = H'·V/V';  F = stay + H;  a_y = A − H';  φ = F/D
//! ```
//!
//! The trained part of the pool is a stock of its own, hired in proportion. See
//! `docs/model/matching.md`.
//!
//! # References
//! den Haan, W. J., Ramey, G. and Watson, J. (2000), "Job destruction and propagation of shocks",
//! American Economic Review 90(3), 482–498, doi 10.1257/aer.90.3.482.

use crate::lanes::Lanes;
use crate::model::jobs::BlockYears;
use crate::model::origins::openings::Openings;
use crate::model::origins::{Matched, OriginYears};
use crate::model::training::Learners;
use crate::number::Point;
use crate::programme::{Programme, SkillGroup, SkillId};
use crate::units::{Jobs, People, Series, kind};

/// What becomes of one skill group.
#[derive(Debug, Clone)]
pub struct Market {
    /// D: skilled jobs demanded.
    pub demanded: Series<kind::Jobs>,
    /// F: skilled jobs filled.
    pub filled: Series<kind::Jobs>,
    /// φ: the share of demanded jobs that is filled, 1 where none is demanded.
    pub fill_share: Vec<Lanes>,
    /// TF/F: the share of filled jobs held by people the programme trained.
    pub trained_share: Vec<Lanes>,
    /// Hires of trained people into the programme's jobs.
    pub trained_hired: Series<kind::People>,
    /// Who is hired by where they come from; `None` where the group does not say.
    pub origins: Option<OriginYears>,
    unhired: People,
    trained_unhired: People,
    trained_in_post: People,
}

impl Market {
    /// Room for one skill group, which may say where its people come from.
    #[must_use]
    pub fn new(years: usize, says_origins: bool) -> Self {
        Self {
            demanded: Series::zero(years),
            filled: Series::zero(years),
            fill_share: vec![Lanes::ONE; years],
            trained_share: vec![Lanes::ZERO; years],
            trained_hired: Series::zero(years),
            origins: says_origins.then(|| OriginYears::new(years)),
            unhired: People::ZERO,
            trained_unhired: People::ZERO,
            trained_in_post: People::ZERO,
        }
    }

    /// Skilled jobs left unfilled in a year.
    #[must_use]
    #[inline(always)]
    pub fn unfilled(&self, year: usize) -> Jobs {
        self.demanded[year] - self.filled[year]
    }

    /// Fills the jobs of one year.
    #[inline(always)]
    pub fn match_year(
        &mut self,
        group: &SkillGroup,
        completers: People,
        point: &Point,
        (year, growth): (usize, Lanes),
    ) {
        let demanded = self.demanded[year].held_by();
        let before = self.filled.before(year).held_by();
        let staying = (before * group.turnover.at(point).rest()).min(demanded);
        let vacant = demanded - staying;
        let carried = |people: People| people * group.carry_over.at(point);
        let at_hand = match year {
            0 => People::of(group.candidates.at(point)),
            _ => carried(self.unhired),
        };
        let supply = People::of(group.supply.at(point) * growth);
        let returning = (before - staying) * group.returners.at(point);
        let trained = completers
            + match year {
                0 => People::ZERO,
                _ => carried(self.trained_unhired),
            };
        let available = at_hand + supply + returning + completers;

        let wanted = vacant + People::of(group.other_vacancies.at(point));
        let hires = hires(wanted, available, group.matching.at(point));
        let ours = hires * vacant.share_of(wanted, 0.0);
        let trained_part = trained.share_of(available, 0.0);
        let trained_hires = ours * trained_part;

        self.trained_unhired = trained - hires * trained_part;
        self.trained_in_post = self.trained_in_post * staying.share_of(before, 0.0) + trained_hires;
        self.unhired = available - hires;
        let filled = staying + ours;
        self.filled[year] = filled.in_jobs();
        self.fill_share[year] = filled.share_of(demanded, 1.0);
        self.trained_share[year] = self.trained_in_post.share_of(filled, 0.0);
        self.trained_hired[year] = trained_hires;
        let demands = (self.demanded.before(year), self.demanded[year]);
        if let (Some(origins), Some(years)) = (&group.origins, &mut self.origins) {
            let matched = Matched {
                before,
                staying,
                supply,
                returning,
                carry_over: group.carry_over.at(point),
                candidates: People::of(group.candidates.at(point)),
                available,
                hires,
                ours,
                trained_hires,
                trained_in_post: self.trained_in_post,
            };
            years.follow(origins, &matched, point, year);
            let was = (demands.0, before.in_jobs());
            years.openings[year] = Openings::of(was, demands.1, group.turnover.at(point));
        }
    }
}

/// H': how many of the wanted and the available find each other.
///
/// Written with the smaller over the larger, which is the same number and cannot overflow.
#[must_use]
#[inline(always)]
pub fn hires(wanted: People, available: People, matching: Lanes) -> People {
    let fewer = wanted.lanes().min(available.lanes());
    let more = wanted.lanes().max(available.lanes());
    let tightness = fewer.over_or(more, 0.0);
    let friction = (tightness.powf(matching) + 1.0).powf(Lanes::ONE / matching);
    People::of(fewer / friction)
}

/// Adds up what all blocks demand of each group in a year.
#[inline(always)]
pub fn demand(programme: &Programme, blocks: &[BlockYears], markets: &mut [Market], year: usize) {
    for market in markets.iter_mut() {
        market.demanded[year] = Jobs::ZERO;
    }
    for (block, years) in programme.blocks.iter().zip(blocks) {
        if block.safeguarded {
            continue;
        }
        for (skill, share) in &block.mix {
            markets[skill.0].demanded[year] += years.jobs[year] * *share;
        }
    }
}

/// Fills the jobs of one year in every group.
#[inline(always)]
pub fn fill(
    programme: &Programme,
    point: &Point,
    learners: &[Learners],
    markets: &mut [Market],
    (year, supply_growth): (usize, &mut [Lanes]),
) {
    for (place, group) in programme.skills.iter().enumerate() {
        let growth = &mut supply_growth[place];
        *growth = match year {
            0 => Lanes::ONE,
            _ => *growth * (group.supply_growth.at(point) + 1.0),
        };
        let completers = completers(programme, SkillId(place), learners, year);
        markets[place].match_year(group, completers, point, (year, *growth));
    }
}

/// C: net completers of a year who join a group.
#[inline(always)]
fn completers(programme: &Programme, group: SkillId, learners: &[Learners], year: usize) -> People {
    programme
        .trainings
        .iter()
        .zip(learners)
        .filter(|(training, _)| training.group == Some(group))
        .map(|(_, learners)| learners.joining[year])
        .sum()
}

/// The share of demanded skilled jobs that stayed unfilled in a year, over all groups.
#[must_use]
#[inline(always)]
pub fn shortage(markets: &[Market], year: usize) -> Lanes {
    let demanded: Jobs = markets.iter().map(|market| market.demanded[year]).sum();
    let unfilled: Jobs = markets.iter().map(|market| market.unfilled(year)).sum();
    unfilled.share_of(demanded, 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(count: f64) -> People {
        People::of(Lanes::splat(count))
    }

    /// Case LM-06: U = 100, V = 50, exponent 1.27 gives 38.049274385 matches.
    #[test]
    fn fifty_vacancies_and_a_hundred_seekers_match_as_in_lm_06() {
        let hires = hires(people(50.0), people(100.0), Lanes::splat(1.27));
        assert!((hires.lanes().0[0] - 38.049_274_385).abs() < 1e-9);
    }

    #[test]
    fn an_exponent_of_three_fills_79_percent_where_jobs_and_people_are_level() {
        let hires = hires(people(100.0), people(100.0), Lanes::splat(3.0));
        assert!((hires.lanes().0[0] - 79.370_052_598_4).abs() < 1e-9);
    }

    #[test]
    fn a_very_sharp_match_does_not_overflow() {
        let hires = hires(people(1e5), people(2e5), Lanes::splat(500.0));
        assert!((hires.lanes().0[0] - 1e5).abs() < 1e-6);
    }

    #[test]
    fn nobody_available_fills_nothing() {
        assert_eq!(
            hires(people(5.0), People::ZERO, Lanes::splat(3.0)),
            People::ZERO
        );
    }
}
