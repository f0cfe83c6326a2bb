//! Moves that leave a distribution of draws as it is, however many coordinates there are.
//!
//! Draws that were dealt twice have to come apart again. Three moves take turns; each proposes a new
//! place for every draw and is taken or refused by Metropolis's rule:
//!
//! - in the *informed* directions the draws have a normal distribution `N(μ, LLᵀ)`, fitted to the cloud. In
//!   its own scores w = L⁻¹(y − μ) the move is w′ = √(1 − β²)·w + β·ξ (preconditioned Crank–Nicolson),
//!   which that normal distribution would accept always; the rest is corrected;
//! - at right angles to them the draws are where the prior has them: z′ = √(1 − β²)·z + β·ξ, which
//!   the prior accepts always, so that only the likelihood decides;
//! - so are the coordinates that the return does not feel, be there hundreds: they move by themselves, and
//!   farther.
//!
//! β follows how many of the moves before were taken.
//!
//! # References
//! Cotter et al. (2013), doi 10.1214/13-STS421; Kantas, Beskos and Jasra (2014), doi 10.1137/130930364;
//! Cui, Law and Marzouk (2016), doi 10.1016/j.jcp.2015.10.008.

use std::sync::Arc;

use rayon::prelude::*;

use super::felt::Felt;
use super::informed::Informed;
use super::{Likelihoods, Reported};
use crate::inputs::{Coordinate, stream};
use crate::points::{Cloud, Coordinates, Seeded};
use crate::special::normal_quantiles;

/// The share of moves that should be taken.
const WANTED: f64 = 0.3;

/// The smallest and the largest stride.
const STRIDES: (f64, f64) = (0.02, 1.0);

/// In which directions draws move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Those in which something was learnt.
    Informed,
    /// At right angles to them, among the coordinates that the return feels.
    Others,
    /// The coordinates that it does not feel.
    Silent,
}

impl Part {
    /// All, in their turn.
    pub const ALL: [Self; 3] = [Self::Informed, Self::Others, Self::Silent];
}

/// Draws on their way.
#[derive(Debug)]
pub struct Walk<'a> {
    /// Where they are.
    pub cloud: Arc<Cloud>,
    /// How likely each makes what was reported.
    pub logs: Likelihoods,
    /// What the return feels.
    pub felt: Felt,
    /// What was learnt.
    pub informed: Informed,
    /// How much of what counts little by little counts.
    pub power: f64,
    /// The strides of each part.
    pub strides: &'a mut [f64; 3],
    /// Where they were.
    pub from: Arc<Cloud>,
}

/// New places, with what they weigh beside the old ones before the likelihood.
struct Proposal {
    cloud: Cloud,
    correction: Vec<f64>,
}

impl Walk<'_> {
    /// Moves in one part once; `name` names the luck of the move. Gives the share of moves taken; not a
    /// number where there is no such direction.
    pub fn stride(&mut self, part: Part, target: &dyn Reported, (seed, name): (u64, &str)) -> f64 {
        let informed = self.informed.directions.len();
        let felt = self.felt.places.len();
        let directions = match part {
            Part::Informed => informed,
            Part::Others => felt - informed,
            Part::Silent => self.cloud.coordinates.len() - felt,
        };
        if directions == 0 {
            return f64::NAN;
        }
        let beta = self.strides[part as usize];
        let proposal = match part {
            Part::Informed => self.among_informed(beta, (seed, name)),
            Part::Others | Part::Silent => self.beside(part, beta, (seed, name)),
        };
        let proposed = Arc::new(proposal.cloud);
        let logs = target.log_likelihoods(&proposed);
        let draws = self.cloud.draws;
        let mut luck = vec![0.0; draws];
        Seeded::new(seed).fill(&named(&format!("{name}.taken")), 0, &mut luck);
        let taken: Vec<bool> = (0..draws)
            .map(|draw| {
                let gain = logs.at(draw, self.power) - self.logs.at(draw, self.power);
                // Not a number is refused.
                libm::log(luck[draw]) < gain + proposal.correction[draw]
            })
            .collect();
        let cloud = Arc::make_mut(&mut self.cloud);
        cloud
            .scores
            .par_chunks_mut(draws)
            .zip(proposed.scores.par_chunks(draws))
            .for_each(|(row, new)| {
                for ((score, new), taken) in row.iter_mut().zip(new).zip(&taken) {
                    if *taken {
                        *score = *new;
                    }
                }
            });
        self.logs.take(&logs, &taken);
        let share = taken.iter().filter(|taken| **taken).count() as f64 / draws as f64;
        let next = beta * libm::exp(1.5 * (share - WANTED));
        self.strides[part as usize] = next.clamp(STRIDES.0, STRIDES.1);
        share
    }

    /// Whether a coordinate belongs to a part that is not that of directions.
    fn is_of(&self, place: usize, part: Part) -> bool {
        self.felt.places.binary_search(&place).is_ok() == (part == Part::Others)
    }

    fn beside(&self, part: Part, beta: f64, (seed, name): (u64, &str)) -> Proposal {
        let mut cloud = (*self.cloud).clone();
        let stay = (1.0 - beta * beta).sqrt();
        let draws = cloud.draws;
        let names = &self.cloud.coordinates;
        cloud
            .scores
            .par_chunks_mut(draws)
            .zip(names)
            .enumerate()
            .filter(|(place, _)| self.is_of(*place, part))
            .for_each(|(_, (row, coordinate))| {
                let noise = noise(&format!("{name}.{}", coordinate.name), draws, seed);
                for (score, noise) in row.iter_mut().zip(&noise) {
                    *score = stay * *score + beta * noise;
                }
            });
        if part == Part::Others {
            // In the informed directions everything stays.
            let (was, is) = (
                self.informed.scores(&self.cloud),
                self.informed.scores(&cloud),
            );
            self.informed.shift(&mut cloud, &differences(&was, &is));
        }
        Proposal {
            correction: vec![0.0; draws],
            cloud,
        }
    }

    fn among_informed(&self, beta: f64, (seed, name): (u64, &str)) -> Proposal {
        let stay = (1.0 - beta * beta).sqrt();
        let draws = self.cloud.draws;
        let was = self.informed.scores(&self.cloud);
        let mut own = self.informed.own_scores(&was);
        let mut correction = vec![0.0; draws];
        for (place, row) in own.iter_mut().enumerate() {
            let noise = noise(&format!("{name}.informed.{place}"), draws, seed);
            for ((score, noise), weight) in row.iter_mut().zip(&noise).zip(&mut correction) {
                let new = stay * *score + beta * noise;
                *weight += 0.5 * (new * new - *score * *score);
                *score = new;
            }
        }
        let is = self.informed.from_own(&own);
        for (was, is) in was.iter().zip(&is) {
            for ((was, is), weight) in was.iter().zip(is).zip(&mut correction) {
                *weight -= 0.5 * (is * is - was * was);
            }
        }
        let mut cloud = (*self.cloud).clone();
        self.informed.shift(&mut cloud, &differences(&is, &was));
        Proposal { cloud, correction }
    }

    /// How far the draws of a part still are where they were: the correlation of their scores then and
    /// now, 1 where none has moved.
    #[must_use]
    pub fn left(&self, part: Part) -> f64 {
        let (then, now) = (
            self.informed.scores(&self.from),
            self.informed.scores(&self.cloud),
        );
        let [a, b, ab] = match part {
            Part::Informed => {
                let (then, now) = (
                    self.informed.own_scores(&then),
                    self.informed.own_scores(&now),
                );
                products(&then, &now)
            }
            Part::Others | Part::Silent => {
                let rows = |cloud: &Cloud| -> Vec<Vec<f64>> {
                    let places = 0..cloud.coordinates.len();
                    let own = places.filter(|place| self.is_of(*place, part));
                    own.map(|place| cloud.row(place).to_vec()).collect()
                };
                let all = products(&rows(&self.from), &rows(&self.cloud));
                let along = match part {
                    Part::Silent => [0.0; 3],
                    _ => products(&then, &now),
                };
                std::array::from_fn(|place| all[place] - along[place])
            }
        };
        let own = (a * b).sqrt();
        if own > 0.0 { ab / own } else { 0.0 }
    }
}

/// The sums of squares of each and of products of both.
fn products(then: &[Vec<f64>], now: &[Vec<f64>]) -> [f64; 3] {
    let product = |a: &[Vec<f64>], b: &[Vec<f64>]| -> f64 {
        let rows = a.iter().zip(b);
        rows.map(|(a, b)| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>())
            .sum()
    };
    [product(then, then), product(now, now), product(then, now)]
}

fn differences(a: &[Vec<f64>], b: &[Vec<f64>]) -> Vec<Vec<f64>> {
    a.iter()
        .zip(b)
        .map(|(a, b)| a.iter().zip(b).map(|(a, b)| a - b).collect())
        .collect()
}

fn named(name: &str) -> Coordinate {
    Coordinate {
        name: name.to_owned(),
        stream: stream(name),
    }
}

/// Normal luck of a move, by its name.
fn noise(name: &str, draws: usize, seed: u64) -> Vec<f64> {
    let (mut luck, mut scores) = (vec![0.0; draws], vec![0.0; draws]);
    Seeded::new(seed).fill(&named(name), 0, &mut luck);
    normal_quantiles(&luck, &mut scores);
    scores
}
