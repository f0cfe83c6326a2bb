//! Moves that leave a distribution of draws as it is, however many coordinates there are.
//!
//! Draws that were dealt twice have to come apart again. Two moves take turns; each proposes a new
//! place for every draw and is taken or refused by Metropolis's rule:
//!
//! - what was learnt of the *informed* coordinates is a normal distribution N(μ, LLᵀ), fitted to the
//!   cloud. In its own scores w = L⁻¹(z − μ) the move is w′ = √(1 − β²)·w + β·ξ (preconditioned
//!   Crank–Nicolson), which that normal distribution would accept always; the rest is corrected;
//! - the *others* are near to where the prior has them: z′ = √(1 − β²)·z + β·ξ, which the prior accepts
//!   always, so that only the likelihood decides, be they hundreds.
//!
//! β follows how many of the moves before were taken.
//!
//! # References
//! Cotter et al. (2013), doi 10.1214/13-STS421; Kantas, Beskos and Jasra (2014), doi 10.1137/130930364.

use std::sync::Arc;

use rayon::prelude::*;

use super::Reported;
use super::informed::Informed;
use crate::inputs::{Coordinate, stream};
use crate::points::{Cloud, Coordinates, Seeded};
use crate::special::normal_quantiles;

/// The share of moves that should be taken.
const WANTED: f64 = 0.3;

/// The smallest and the largest stride.
const STRIDES: (f64, f64) = (0.02, 1.0);

/// Which coordinates move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Those that something was learnt of.
    Informed,
    /// All others.
    Others,
}

impl Part {
    /// Both, in their turn.
    pub const BOTH: [Self; 2] = [Self::Informed, Self::Others];
}

/// Draws on their way.
#[derive(Debug)]
pub struct Walk<'a> {
    /// Where they are.
    pub cloud: Arc<Cloud>,
    /// How likely each makes what was reported.
    pub logs: Vec<f64>,
    /// What was learnt.
    pub informed: Informed,
    /// How much of the likelihood counts.
    pub power: f64,
    /// The strides, of the informed and of the others.
    pub strides: &'a mut [f64; 2],
    /// Where they were.
    pub from: Arc<Cloud>,
}

/// New places, with what they weigh beside the old ones before the likelihood.
struct Proposal {
    cloud: Cloud,
    correction: Vec<f64>,
}

impl Walk<'_> {
    /// Moves one part once; `name` names the luck of the move. Gives the share of moves taken.
    pub fn stride(&mut self, part: Part, target: &dyn Reported, (seed, name): (u64, &str)) -> f64 {
        let places = match part {
            Part::Informed => &self.informed.places,
            Part::Others => &self.informed.rest,
        };
        if places.is_empty() {
            return f64::NAN;
        }
        let beta = self.strides[part as usize];
        let noise = noise(&self.cloud, places, (seed, name));
        let proposal = match part {
            Part::Informed => self.among_informed(beta, &noise),
            Part::Others => self.among_others(beta, &noise),
        };
        let proposed = Arc::new(proposal.cloud);
        let logs = target.log_likelihoods(&proposed);
        let mut luck = vec![0.0; logs.len()];
        let decision = named(&format!("{name}.taken"));
        Seeded::new(seed).fill(&decision, 0, &mut luck);
        let taken: Vec<bool> = (0..logs.len())
            .map(|draw| {
                let gain = self.power * (logs[draw] - self.logs[draw]) + proposal.correction[draw];
                // Not a number is refused.
                libm::log(luck[draw]) < gain
            })
            .collect();
        let draws = self.cloud.draws;
        let cloud = Arc::make_mut(&mut self.cloud);
        for place in places {
            let range = place * draws..(place + 1) * draws;
            let new = &proposed.scores[range.clone()];
            for ((score, new), taken) in cloud.scores[range].iter_mut().zip(new).zip(&taken) {
                if *taken {
                    *score = *new;
                }
            }
        }
        for ((log, new), taken) in self.logs.iter_mut().zip(&logs).zip(&taken) {
            if *taken {
                *log = *new;
            }
        }
        let share = taken.iter().filter(|taken| **taken).count() as f64 / draws as f64;
        let next = beta * libm::exp(1.5 * (share - WANTED));
        self.strides[part as usize] = next.clamp(STRIDES.0, STRIDES.1);
        share
    }

    fn among_others(&self, beta: f64, noise: &[Vec<f64>]) -> Proposal {
        let mut cloud = (*self.cloud).clone();
        let stay = (1.0 - beta * beta).sqrt();
        for (place, noise) in self.informed.rest.iter().zip(noise) {
            let range = place * cloud.draws..(place + 1) * cloud.draws;
            for (score, noise) in cloud.scores[range].iter_mut().zip(noise) {
                *score = stay * *score + beta * noise;
            }
        }
        Proposal {
            correction: vec![0.0; cloud.draws],
            cloud,
        }
    }

    fn among_informed(&self, beta: f64, noise: &[Vec<f64>]) -> Proposal {
        let Informed {
            places,
            means,
            factor,
            ..
        } = &self.informed;
        let stay = (1.0 - beta * beta).sqrt();
        let draws = self.cloud.draws;
        let mut moved: Vec<Vec<f64>> = own_scores(&self.cloud, &self.informed);
        let mut correction = vec![0.0; draws];
        for (row, noise) in moved.iter_mut().zip(noise) {
            for ((score, noise), weight) in row.iter_mut().zip(noise).zip(&mut correction) {
                let new = stay * *score + beta * noise;
                *weight += 0.5 * (new * new - *score * *score);
                *score = new;
            }
        }
        let mut cloud = (*self.cloud).clone();
        let rows: Vec<Vec<f64>> = (0..places.len())
            .into_par_iter()
            .map(|place| {
                let mut row = vec![means[place]; draws];
                for (weight, moved) in factor[place].iter().zip(&moved[..=place]) {
                    for (score, moved) in row.iter_mut().zip(moved) {
                        *score += weight * moved;
                    }
                }
                row
            })
            .collect();
        for (place, row) in places.iter().zip(&rows) {
            let range = place * draws..(place + 1) * draws;
            for ((score, new), weight) in
                cloud.scores[range].iter_mut().zip(row).zip(&mut correction)
            {
                *weight -= 0.5 * (new * new - *score * *score);
                *score = *new;
            }
        }
        Proposal { cloud, correction }
    }

    /// How far the draws of a part still are where they were: the correlation of their scores then and
    /// now, 1 where none has moved.
    #[must_use]
    pub fn left(&self, part: Part) -> f64 {
        let (then, now): (Vec<Vec<f64>>, Vec<Vec<f64>>) = match part {
            Part::Informed => (
                own_scores(&self.from, &self.informed),
                own_scores(&self.cloud, &self.informed),
            ),
            Part::Others => {
                let of = |cloud: &Cloud| {
                    let rest = self.informed.rest.iter();
                    rest.map(|place| cloud.row(*place).to_vec()).collect()
                };
                (of(&self.from), of(&self.cloud))
            }
        };
        let product = |a: &[Vec<f64>], b: &[Vec<f64>]| -> f64 {
            let rows = a.iter().zip(b);
            rows.map(|(a, b)| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>())
                .sum()
        };
        let own = (product(&then, &then) * product(&now, &now)).sqrt();
        if own > 0.0 {
            product(&then, &now) / own
        } else {
            0.0
        }
    }
}

/// The scores of the informed coordinates in the normal distribution fitted to them: w = L⁻¹(z − μ).
fn own_scores(cloud: &Cloud, informed: &Informed) -> Vec<Vec<f64>> {
    let mut solved: Vec<Vec<f64>> = Vec::with_capacity(informed.places.len());
    for (row, place) in informed.places.iter().enumerate() {
        let mean = informed.means[row];
        let mut scores: Vec<f64> = cloud.row(*place).iter().map(|z| z - mean).collect();
        for (weight, known) in informed.factor[row].iter().zip(&solved) {
            for (score, known) in scores.iter_mut().zip(known) {
                *score -= weight * known;
            }
        }
        let own = informed.factor[row][row];
        for score in &mut scores {
            *score /= own;
        }
        solved.push(scores);
    }
    solved
}

fn named(name: &str) -> Coordinate {
    Coordinate {
        name: name.to_owned(),
        stream: stream(name),
    }
}

/// Normal luck of a move, for each coordinate that moves.
fn noise(cloud: &Cloud, places: &[usize], (seed, name): (u64, &str)) -> Vec<Vec<f64>> {
    let seeded = Seeded::new(seed);
    places
        .par_iter()
        .map(|place| {
            let coordinate = &cloud.coordinates[*place].name;
            let (mut luck, mut scores) = (vec![0.0; cloud.draws], vec![0.0; cloud.draws]);
            seeded.fill(&named(&format!("{name}.{coordinate}")), 0, &mut luck);
            normal_quantiles(&luck, &mut scores);
            scores
        })
        .collect()
}
