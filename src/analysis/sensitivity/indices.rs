//! First-order and total effects: one input is changed, all others stay.
//!
//! With A and B two independent draws of all inputs, and `AB_i` the draw A with input i as in B,
//!
//! ```text
//! S_i  = mean(f_B·(f_ABi − f_A)) / V       first order (Saltelli et al. 2010)
//! ST_i = mean((f_A − f_ABi)²) / (2·V)      total effect (Jansen 1999)
//! ```
//!
//! V being the variance of f over both draws. S is the share of the variance that input i explains by
//! itself, ST what would be left if all others were known. Between independent inputs S ≤ ST, and the
//! Shapley share lies between the two. An S may come out below zero where it is small: it is not
//! clipped.
//!
//! The points are scrambled Sobol' points in twice as many dimensions as there are coordinates, dealt
//! to eight independent replicates; errors are read off the spread of these.
//!
//! # References
//! - Saltelli, A. et al. (2010), "Variance based sensitivity analysis of model output", Computer
//!   Physics Communications 181(2), doi 10.1016/j.cpc.2009.09.018.
//! - Jansen, M. J. W. (1999), "Analysis of variance designs for model output", Computer Physics
//!   Communications 117(1–2), doi 10.1016/S0010-4655(98)00154-4.

use rayon::prelude::*;

use super::response::Response;
use super::{Done, Estimate, Halted, ratio};
use crate::lanes::{Lanes, WIDTH};
use crate::number::Luck;
use crate::points::blend::{Side, second};
use crate::points::{Blends, Coordinates, Sampler};

/// How many standard errors of eight replicates a 95% interval reaches: Student's t, 7 degrees.
const REACH: f64 = 2.364_624_251_592_785;

/// The first-order effect by Saltelli et al. (2010), of figures as they are given.
#[must_use]
pub fn first_order(a: &[f64], b: &[f64], ab: &[f64]) -> f64 {
    mean(changes(a, b, ab).map(|(a, b, ab)| b * (ab - a))) / variance(a, b)
}

/// The total effect by Jansen (1999).
#[must_use]
pub fn total(a: &[f64], b: &[f64], ab: &[f64]) -> f64 {
    mean(changes(a, b, ab).map(|(a, _, ab)| (a - ab) * (a - ab))) / 2.0 / variance(a, b)
}

/// The first-order effect by Jansen (1999).
#[must_use]
pub fn first_order_jansen(a: &[f64], b: &[f64], ab: &[f64]) -> f64 {
    1.0 - mean(changes(a, b, ab).map(|(_, b, ab)| (b - ab) * (b - ab))) / 2.0 / variance(a, b)
}

fn changes<'a>(
    a: &'a [f64],
    b: &'a [f64],
    ab: &'a [f64],
) -> impl Iterator<Item = (f64, f64, f64)> + 'a {
    let all = a.iter().zip(b).zip(ab);
    all.map(|((a, b), ab)| (*a, *b, *ab))
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), x| (sum + x, count + 1.0));
    sum / count
}

/// The variance (over n) of both draws together.
fn variance(a: &[f64], b: &[f64]) -> f64 {
    let all = || a.iter().chain(b).copied();
    let centre = mean(all());
    mean(all().map(|x| (x - centre) * (x - centre)))
}

/// The effects of one input on one figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Effects {
    /// Alone.
    pub first: Estimate,
    /// With everything that it does together with others.
    pub total: Estimate,
}

/// What came out when inputs were changed, one after the other.
#[derive(Debug, Clone)]
pub struct Changed {
    /// Every packet: figures of A, figures of B, then those of each change, figure by figure.
    packets: Vec<Vec<Lanes>>,
    figures: usize,
    changes: usize,
}

/// Changes each set of coordinates by itself, in so many draws (rounded up to whole packets).
///
/// # Errors
///
/// If Sobol' points have too few dimensions, or `done` says that it need not go on.
pub fn change<R: Response>(
    response: &R,
    sets: &[&[usize]],
    (seed, draws, sampler): (u64, usize, Sampler),
    done: Done<'_>,
) -> Result<Changed, Halted> {
    let inputs = response.inputs();
    let again = second(inputs);
    let names = inputs.coordinates.iter().chain(&again);
    let coordinates: Box<dyn Coordinates> =
        sampler.coordinates(seed, draws as u64, names.map(|one| one.name.as_str()))?;
    let figures = response.figures();
    let packets: Option<Vec<Vec<Lanes>>> = (0..draws.div_ceil(WIDTH))
        .into_par_iter()
        .map_init(
            || (Blends::new(inputs, &response.parts()), response.room()),
            |(blend, room), packet| {
                let mut out = vec![Lanes::ZERO; (sets.len() + 2) * figures];
                let mut parts = out.chunks_exact_mut(figures.max(1));
                // Of many inputs one packet takes long, so that it is asked within it whether to go on.
                let mut respond = |blend: &Blends<'_>| {
                    if let Some(part) = parts.next() {
                        response.respond(&blend.packets(Luck::Drawn), room, part);
                    }
                    done(WIDTH).is_continue().then_some(())
                };
                blend.draw(coordinates.as_ref(), (packet * WIDTH) as u64);
                respond(blend)?;
                blend.all_from(Side::Second);
                respond(blend)?;
                blend.all_from(Side::First);
                for set in sets {
                    blend.take(set, Side::Second);
                    respond(blend)?;
                    blend.take(set, Side::First);
                }
                Some(out)
            },
        )
        .collect();
    Ok(Changed {
        packets: packets.ok_or(Halted::GivenUp)?,
        figures,
        changes: sets.len(),
    })
}

impl Changed {
    /// One figure in every draw: part 0 is A, part 1 is B, part 2 + i the i-th change.
    fn column(&self, part: usize, figure: usize) -> Vec<f64> {
        let lanes = |packet: &Vec<Lanes>| packet[part * self.figures + figure].0;
        self.packets.iter().flat_map(lanes).collect()
    }

    /// A figure in the first draw of every input.
    #[must_use]
    pub fn draws(&self, figure: usize) -> Vec<f64> {
        self.column(0, figure)
    }

    /// The effects of every change on a figure; `None` where the figure does not vary.
    #[must_use]
    pub fn effects(&self, figure: usize) -> Option<Vec<Effects>> {
        let (mut a, mut b) = (self.column(0, figure), self.column(1, figure));
        let centre = mean(a.iter().chain(&b).copied());
        for value in a.iter_mut().chain(&mut b) {
            *value -= centre;
        }
        // Nothing varies, or some value is none.
        if variance(&a, &b).partial_cmp(&0.0) != Some(std::cmp::Ordering::Greater) {
            return None;
        }
        let effects = (0..self.changes).map(|change| {
            let mut ab = self.column(2 + change, figure);
            for value in &mut ab {
                *value -= centre;
            }
            effects(&a, &b, &ab)
        });
        Some(effects.collect())
    }
}

/// What is worked out of draws of A, of B and of A with one input of B.
type Figure = fn(&[f64], &[f64], &[f64]) -> f64;

/// Effects with the errors that the eight replicates give them, of figures that were centred.
fn effects(a: &[f64], b: &[f64], ab: &[f64]) -> Effects {
    let whole = variance(a, b);
    let lane = |values: &[f64], lane: usize| -> Vec<f64> {
        values.iter().skip(lane).step_by(WIDTH).copied().collect()
    };
    let lanes = |figure: Figure| -> [f64; WIDTH] {
        std::array::from_fn(|place| figure(&lane(a, place), &lane(b, place), &lane(ab, place)))
    };
    let variances = lanes(|a, b, _| variance(a, b));
    let first = lanes(|a, b, ab| mean(changes(a, b, ab).map(|(a, b, ab)| b * (ab - a))));
    let total =
        lanes(|a, b, ab| mean(changes(a, b, ab).map(|(a, _, ab)| (a - ab) * (a - ab))) / 2.0);
    let error = |parts: &[f64], value: f64| Estimate {
        value,
        error: ratio(parts, &variances, REACH).error,
        reach: REACH,
    };
    let value = |term: &dyn Fn((f64, f64, f64)) -> f64| mean(changes(a, b, ab).map(term)) / whole;
    Effects {
        first: error(&first, value(&|(a, b, ab)| b * (ab - a))),
        total: error(&total, value(&|(a, _, ab)| (a - ab) * (a - ab) / 2.0)),
    }
}
