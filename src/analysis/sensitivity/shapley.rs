//! Shapley effects: the whole spread dealt out to the inputs, also where these are correlated.
//!
//! An input's share is what it adds to the explained variance, on average over all orders in which
//! inputs could become known (Owen 2014; Song, Nelson and Staum 2016). The shares add up to one, none is
//! below zero, and unlike first-order and total effects they keep their meaning under correlation
//! (Owen and Prieur 2017; Iooss and Prieur 2019).
//!
//! With x a draw of all inputs, and x⁽ᵏ⁾ the same with the first k inputs of a random order drawn anew
//! *given* those that stay, every chain of d + 1 evaluations has a say on every input (Goda 2021, for
//! independent inputs; the identity holds for conditional draws as well):
//!
//! ```text
//! φ_i = E[(f(x) − (f(x⁽ᵏ⁾) + f(x⁽ᵏ⁻¹⁾))/2)·(f(x⁽ᵏ⁻¹⁾) − f(x⁽ᵏ⁾))],   i the k-th of the order
//! ```
//!
//! because E[(f(x) − f(x⁽ᵏ⁾))²]/2 is the mean variance that is left when the inputs that stay are known.
//!
//! # References
//! - Owen, A. B. (2014), "Sobol' indices and Shapley value", SIAM/ASA Journal on Uncertainty
//!   Quantification 2(1), doi 10.1137/130936233 (recalled).
//! - Song, E., Nelson, B. L. and Staum, J. (2016), "Shapley effects for global sensitivity analysis",
//!   SIAM/ASA JUQ 4(1), doi 10.1137/15M1048070 (recalled).
//! - Goda, T. (2021), "A simple algorithm for global sensitivity analysis with Shapley effects",
//!   Reliability Engineering and System Safety 213 (recalled).

use rayon::prelude::*;

use super::response::Response;
use super::{Done, Estimate, Halted, ratio};
use crate::inputs::{Coordinate, stream};
use crate::lanes::{Lanes, WIDTH};
use crate::number::Luck;
use crate::points::blend::Side;
use crate::points::{Blends, Coordinates, Seeded};

/// How many standard errors a 95% interval reaches, with as many chains as there are.
const REACH: f64 = 1.959_963_984_540_054;

/// What each chain of eight futures says of each input and figure.
#[derive(Debug, Clone)]
pub struct Chains {
    /// For every chain, figure by figure: one number for each set of inputs.
    terms: Vec<Vec<f64>>,
    figures: usize,
    sets: usize,
}

/// Walks along so many random orders of some sets of coordinates, eight futures each.
///
/// # Errors
///
/// If `done` says that it need not go on.
pub fn chains<R: Response>(
    response: &R,
    sets: &[&[usize]],
    (seed, chains): (u64, usize),
    done: Done<'_>,
) -> Result<Chains, Halted> {
    let inputs = response.inputs();
    let seeded = Seeded::new(seed);
    let figures = response.figures();
    let terms: Option<Vec<Vec<f64>>> = (0..chains)
        .into_par_iter()
        .map_init(
            || (Blends::new(inputs, &response.parts()), response.room()),
            |(blend, room), chain| {
                let mut terms = vec![0.0; sets.len() * figures];
                let mut figure = |blend: &Blends<'_>| {
                    let mut out = vec![Lanes::ZERO; figures];
                    response.respond(&blend.packets(Luck::Drawn), room, &mut out);
                    done(WIDTH).is_continue().then_some(out)
                };
                blend.draw(&seeded, (chain * WIDTH) as u64);
                let first = figure(blend)?;
                let mut before = first.clone();
                for set in order(&seeded, sets.len(), chain) {
                    blend.take(sets[set], Side::Second);
                    let after = figure(blend)?;
                    for place in 0..figures {
                        let (x, old, new) = (first[place].0, before[place].0, after[place].0);
                        let term = |lane: usize| {
                            let middle = f64::midpoint(new[lane], old[lane]);
                            (x[lane] - middle) * (old[lane] - new[lane])
                        };
                        let sum: f64 = (0..WIDTH).map(term).sum();
                        terms[place * sets.len() + set] = sum / WIDTH as f64;
                    }
                    before = after;
                }
                Some(terms)
            },
        )
        .collect();
    Ok(Chains {
        terms: terms.ok_or(Halted::GivenUp)?,
        figures,
        sets: sets.len(),
    })
}

/// A random order of so many things: addressed luck, put in its order.
fn order(seeded: &Seeded, count: usize, chain: usize) -> Vec<usize> {
    // No input's name holds a space.
    let name = "order of inputs";
    let coordinate = Coordinate {
        name: name.to_owned(),
        stream: stream(name),
    };
    let mut luck = vec![0.0; count];
    seeded.fill(&coordinate, (chain * count) as u64, &mut luck);
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|a, b| luck[*a].total_cmp(&luck[*b]));
    order
}

impl Chains {
    /// The share of a figure's variance of each set of inputs; `None` where the figure does not vary.
    #[must_use]
    pub fn shares(&self, figure: usize) -> Option<Vec<Estimate>> {
        let sets: Vec<usize> = (0..self.sets).collect();
        self.shares_of(
            figure,
            &sets.iter().map(std::slice::from_ref).collect::<Vec<_>>(),
        )
    }

    /// The shares of some groups of sets, which add up to one if every set is in one of them.
    #[must_use]
    pub fn shares_of(&self, figure: usize, groups: &[&[usize]]) -> Option<Vec<Estimate>> {
        let of = |chain: &[f64], group: &[usize]| -> f64 {
            group
                .iter()
                .map(|set| chain[figure * self.sets + set])
                .sum()
        };
        let all: Vec<usize> = (0..self.sets).collect();
        let wholes: Vec<f64> = self.terms.iter().map(|chain| of(chain, &all)).collect();
        let whole: f64 = wholes.iter().sum();
        if !whole.is_finite() || whole <= 0.0 || figure >= self.figures {
            return None;
        }
        let share = |group: &&[usize]| {
            let parts: Vec<f64> = self.terms.iter().map(|chain| of(chain, group)).collect();
            ratio(&parts, &wholes, REACH)
        };
        Some(groups.iter().map(share).collect())
    }
}
