//! Which box is worth telling, and the numbers to tell it with.

use super::quasi_p::quasi_p_of;
use super::{Column, Limit, Peeling, Region, Settings, Tally, tallies, tally};

/// The simplest box that is worth telling; without limits where nothing stands out.
///
/// 1. Every box of the peeling is simplified: the limit with the largest quasi-p goes, the rest is
///    counted anew, and so on until no limit is left. Boxes on the way are candidates if there are few
///    limits ([`Settings::most_limits`]) and each has a quasi-p of at most
///    [`Settings::most_quasi_p`] / (2 · columns).
/// 2. Candidates are scored:
///
/// ```text
/// certainty = (density in the box − density in all) / (1 − density in all)
/// score     = 2 · coverage · certainty / (coverage + certainty)
/// ```
///
/// 3. Of those whose score reaches [`Settings::good_enough`] of the best, the one with the fewest
///    limits is taken; of equal ones the one with the higher score, then the wider one.
///
/// The quasi-p is divided because limits are looked for at both ends of every column. Of searches in 60
/// columns of noise, one in ten to four in ten told a box at 1 in 20 undivided; divided, none of 1,200
/// did, and of searches in 1 to 12 columns 226 of 60,000. The price is that limits which do little
/// are missed.
///
/// Density alone would prefer tiny boxes and coverage alone huge ones; the harmonic mean asks for
/// both. Certainty stands in for density because the box of all draws, which says nothing, must
/// score nothing even where most draws are of interest; where few are, it is nearly the density, and
/// the score nearly the F-measure. (It is the certainty factor of Shortliffe and Buchanan 1975,
/// recalled.)
#[must_use]
pub fn choose(
    columns: &[Column],
    of_interest: &[bool],
    peeling: &Peeling,
    settings: &Settings,
) -> Region {
    let everything = Region::of(columns, of_interest, Vec::new());
    let ends = 2 * (columns.len() - peeling.passed_over.len().min(columns.len()));
    let most = settings.most_quasi_p / ends.max(1) as f64;
    let mut candidates: Vec<(f64, Region)> = Vec::new();
    for step in &peeling.steps {
        candidates.extend(simplified(
            columns,
            of_interest,
            step.limits.clone(),
            most,
            settings.most_limits,
        ));
    }
    let best = candidates.iter().fold(0.0, |best, (s, _)| s.max(best));
    candidates
        .into_iter()
        .filter(|(score, _)| *score > 0.0 && *score >= settings.good_enough * best)
        .reduce(|kept, next| {
            let (limits, others) = (kept.1.limits.len(), next.1.limits.len());
            let better = others < limits || (others == limits && next.0 > kept.0);
            if better { next } else { kept }
        })
        .map_or(everything, |(_, region)| region)
}

/// A box and what is left of it as its weakest limits go, as far as these are worth telling.
fn simplified(
    columns: &[Column],
    of_interest: &[bool],
    mut limits: Vec<Limit>,
    most_quasi_p: f64,
    most_limits: usize,
) -> Vec<(f64, Region)> {
    let all = tally(of_interest);
    let mut found = Vec::new();
    while !limits.is_empty() {
        let (inside, without) = tallies(columns, of_interest, &limits);
        let (mut weakest, mut largest) = (0, f64::NEG_INFINITY);
        for (place, without) in without.iter().enumerate() {
            let chance = quasi_p_of(inside, *without);
            // Of equal ones the later goes, so that the earlier column stays.
            if chance >= largest {
                (weakest, largest) = (place, chance);
            }
        }
        if largest <= most_quasi_p && limits.len() <= most_limits {
            let region = Region {
                limits: limits.clone(),
                inside,
                all,
            };
            found.push((score(&region), region));
        }
        limits.remove(weakest);
    }
    found
}

/// The harmonic mean of coverage and certainty; nothing where either is.
fn score(region: &Region) -> f64 {
    let base = region.all.density();
    let certainty = (region.density() - base) / (1.0 - base);
    let coverage = region.coverage();
    if certainty > 0.0 && coverage > 0.0 {
        2.0 * coverage * certainty / (coverage + certainty)
    } else {
        0.0
    }
}

/// What can be said about a box.
#[derive(Debug, Clone, PartialEq)]
pub struct Telling {
    /// The box.
    pub region: Region,
    /// The harmonic mean of coverage and certainty, from 0 to 1; see [`choose`].
    pub score: f64,
    /// Its limits, what matters most first.
    pub conditions: Vec<Condition>,
}

/// What can be said about one limit of a box.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Condition {
    /// The limit.
    pub limit: Limit,
    /// How easily chance would do what it does; see [`quasi_p`](super::quasi_p()).
    pub quasi_p: f64,
    /// What the box would hold without this limit.
    pub without: Tally,
    /// What keeps this limit, whatever else.
    pub alone: Tally,
}

/// The numbers to tell a box with, counted in the draws given: those of the search or, better,
/// others.
#[must_use]
pub fn tell(columns: &[Column], of_interest: &[bool], limits: &[Limit]) -> Telling {
    let region = Region::of(columns, of_interest, limits.to_vec());
    let (inside, without) = tallies(columns, of_interest, &region.limits);
    let mut conditions: Vec<Condition> = (region.limits.iter().zip(without))
        .map(|(limit, without)| Condition {
            limit: *limit,
            quasi_p: quasi_p_of(inside, without),
            without,
            alone: tallies(columns, of_interest, std::slice::from_ref(limit)).0,
        })
        .collect();
    conditions.sort_by(|a, b| a.without.density().total_cmp(&b.without.density()));
    Telling {
        score: score(&region),
        region,
        conditions,
    }
}
