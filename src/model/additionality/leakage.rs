//! Leakage of skilled jobs as an outcome: where it is known where hires come from, the jobs that
//! commuters hold leak away, in place of an assumed share.
//!
//! ```text
//! ℓ_g = commuters' share of F_g where the group says where its people come from, else `leakage`
//! κ_g = [works]·(1 − deadweight)(1 − ℓ_g)(1 − displacement)(1 − substitution)
//! net_skilled = J·Σ_g mix_g·φ_g·(1 − lost_g)·κ_g
//! ```
//!
//! See `docs/model/additionality.md`.

use crate::lanes::Lanes;
use crate::model::additionality::Factors;
use crate::model::matching::Market;
use crate::number::Point;
use crate::programme::{Block, Programme};

/// Whether any of a block's skilled jobs leak away by who holds them.
#[must_use]
#[inline(always)]
pub fn is_modelled(programme: &Programme, block: &Block) -> bool {
    let mut groups = block.mix.iter().map(|(skill, _)| skill.0);
    groups.any(|group| programme.skills[group].origins.is_some())
}

/// What leaks away of a block's jobs in a year, as shares of its jobs.
pub struct Leaks {
    /// The shares lost, with what leaks of skilled and other jobs together in place of the assumed
    /// leakage.
    pub factors: Factors,
    /// Net skilled jobs.
    pub net_skilled: Lanes,
    /// Net jobs that were taken from local employers who do not refill.
    pub poached: Lanes,
    /// Share of the skilled jobs that do not leak away which trained people hold.
    pub trained_share: Lanes,
}

impl Leaks {
    /// Works out what leaks away of one block in a year; `other` is the share of its other jobs.
    #[must_use]
    #[inline(always)]
    pub fn of(
        programme: &Programme,
        (block, other): (&Block, f64),
        point: &Point,
        (markets, year): (&[Market], usize),
        factors: &Factors,
    ) -> Self {
        let assumed = factors.leakage();
        let mut filled_all = Lanes::splat(other);
        let mut leaking = assumed * other;
        let (mut net, mut taken) = (Lanes::ZERO, Lanes::ZERO);
        let (mut left, mut trained) = (Lanes::ZERO, Lanes::ZERO);
        for (skill, share) in &block.mix {
            let (group, market) = (&programme.skills[skill.0], &markets[skill.0]);
            let filled = market.fill_share[year] * *share;
            let held_by_trained = filled * market.trained_share[year];
            let (leaks, trained_left) = match &market.origins {
                // Nobody who was trained is a commuter: none of theirs leaks away.
                Some(origins) => (origins.commuter_share[year], held_by_trained),
                None => (assumed, held_by_trained * assumed.rest()),
            };
            let stays = filled * leaks.rest();
            let poached = group.poached.at(point) * group.backfill.at(point).rest();
            filled_all += filled;
            leaking += filled * leaks;
            net += stays * poached.rest();
            taken += stays * poached;
            left += stays;
            trained += trained_left;
        }
        let factors = factors.leaking(leaking.over_or(filled_all, 0.0));
        let kept = factors.leaking(Lanes::ZERO).kept();
        Self {
            factors,
            net_skilled: net * kept,
            poached: taken * kept,
            trained_share: trained.over_or(left, 0.0).min(Lanes::ONE),
        }
    }
}
