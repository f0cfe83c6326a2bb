//! From the draws of a run to those that are left, and whether that can be trusted.
//!
//! The draws are dealt to eight islands that share nothing but the schedule: draw i belongs to island
//! i mod 8. The error of whatever is read off them is read off their spread.

mod islands;
mod refusal;

use std::sync::Arc;

use super::Reported;
use super::felt::Felt;
use super::informed::{Informed, moments};
use super::moves::{Part, Walk};
use super::pareto::{self, Smoothed};
use super::weights::{effective, log_sum_exp, normalised, step};
use crate::points::Cloud;
use islands::{add_evidence, deal, r_hat};
use refusal::STUCK;
pub use refusal::{AGREED, Refusal};

/// As many islands as a run of even points has replicates, dealt alike: errors are read off both in the same
/// way.
#[expect(clippy::cast_possible_truncation, reason = "eight fits any number")]
const ISLANDS: usize = crate::points::REPLICATES as usize;

/// The share of the draws that a step must leave.
const LEFT: f64 = 0.5;

/// Steps after which there is something else the matter.
const MOST_STEPS: usize = 400;

/// How the draws that are left were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// By weighing the draws of the run.
    Weighed,
    /// By letting the likelihood count little by little.
    Tempered,
}

/// One step of the way.
#[derive(Debug, Clone, PartialEq)]
pub struct Stage {
    /// How much of the likelihood counts after it, from 0 to 1.
    pub power: f64,
    /// How many equal draws were left before they were dealt anew.
    pub effective: f64,
    /// How often each part moved.
    pub rounds: usize,
    /// The share of the last moves that were taken: in the informed directions, at right angles to them, and
    /// of what the return does not feel.
    pub taken: [f64; 3],
    /// How long the last strides were.
    pub strides: [f64; 3],
    /// How far the draws are still where they were, as a correlation.
    pub stayed: [f64; 3],
    /// How many coordinates the return feels.
    pub felt: usize,
    /// In how many directions something was learnt.
    pub informed: usize,
}

/// The draws that are left.
#[derive(Debug, Clone)]
pub struct Updated {
    /// The draws.
    pub cloud: Cloud,
    /// How they were found.
    pub method: Method,
    /// What weighing the draws of the run would have told.
    pub weighed: Smoothed,
    /// Each step.
    pub path: Vec<Stage>,
    /// How likely the return was before it was known: the logarithm of the mean likelihood.
    pub log_evidence: f64,
    /// By how much the islands differ in that, as a standard deviation.
    pub log_evidence_spread: f64,
    /// How far the islands lie apart, at the worst: Gelman and Rubin's R̂.
    pub r_hat: f64,
}

/// At least so many rounds: one leaves what was refused where it was.
const LEAST: usize = 2;

/// How long to move before going on: until draws are where they were by less than this.
struct Patience {
    stayed: [f64; 3],
    most: usize,
}

const ON_THE_WAY: Patience = Patience {
    stayed: [0.4, 0.6, 0.6],
    most: 6,
};
const AT_THE_END: Patience = Patience {
    stayed: [0.1, 0.2, 0.2],
    most: 40,
};

/// Finds the draws that are left of a cloud of independent normal scores. `done` is told how much of
/// the likelihood counts so far.
///
/// # Errors
///
/// If the diagnostics say that the result would not be trustworthy.
pub fn update(
    target: &dyn Reported,
    prior: Cloud,
    seed: u64,
    done: &dyn Fn(f64),
) -> Result<Updated, Refusal> {
    travel(target, prior, (seed, "update"), (&AT_THE_END, done))?.judged()
}

/// Takes something out again from draws that know it: `target` lets it count whole, and its opposite
/// little by little.
///
/// # Errors
///
/// If the diagnostics say that the result would not be trustworthy.
pub fn without(
    target: &dyn Reported,
    posterior: Cloud,
    (seed, name): (u64, &str),
) -> Result<Cloud, Refusal> {
    let found = travel(target, posterior, (seed, name), (&ON_THE_WAY, &|_| ()))?;
    // The draws were many and apart to begin with: what is left to ask is whether their parts agree.
    Ok(found.agreed()?.cloud)
}

fn travel(
    target: &dyn Reported,
    prior: Cloud,
    (seed, label): (u64, &str),
    (at_the_end, done): (&Patience, &dyn Fn(f64)),
) -> Result<Updated, Refusal> {
    let draws = prior.draws;
    let mut cloud = Arc::new(prior);
    let mut logs = target.log_likelihoods(&cloud);
    if !logs.more.iter().any(|log| log.is_finite()) {
        return Err(Refusal::Impossible);
    }
    let weighed = pareto::smooth(&logs.more);
    let holds = weighed.k_hat <= pareto::limit(draws) && weighed.effective >= LEFT * draws as f64;
    let method = if holds {
        Method::Weighed
    } else {
        Method::Tempered
    };
    let mut strides = [0.9, 0.7, 1.0];
    let mut path: Vec<Stage> = Vec::new();
    let mut evidence = [0.0; ISLANDS];
    let mut power = 0.0;
    while power < 1.0 {
        if path.len() >= MOST_STEPS {
            return Err(Refusal::Endless);
        }
        let more = match method {
            Method::Weighed => 1.0 - power,
            Method::Tempered => step(&logs.more, LEFT * draws as f64, 1.0 - power),
        };
        let steps: Vec<f64> = logs.more.iter().map(|log| more * log).collect();
        let weights = match method {
            Method::Weighed => weighed.weights.clone(),
            Method::Tempered => normalised(&steps),
        };
        add_evidence(&mut evidence, &steps);
        // The last step ends at 1 to the last digit.
        power = if more >= 1.0 - power {
            1.0
        } else {
            power + more
        };
        let name = format!("{label}.{}", path.len());
        let dealt = deal(&weights, (seed, &name));
        cloud = Arc::new(cloud.picked(&dealt));
        logs = logs.picked(&dealt);
        let patience = if power < 1.0 { &ON_THE_WAY } else { at_the_end };
        let worth = effective(&weights);
        let felt = felt(target, &cloud, worth);
        let mut walk = Walk {
            informed: Informed::of(&cloud, &felt, worth),
            felt,
            from: Arc::clone(&cloud),
            cloud,
            logs,
            power,
            strides: &mut strides,
        };
        let mut stage = stroll(&mut walk, target, patience, (seed, &name));
        stage.effective = worth;
        Walk { cloud, logs, .. } = walk;
        path.push(stage);
        done(power);
    }
    Ok(Updated {
        r_hat: r_hat(target, &cloud, &logs),
        cloud: Arc::unwrap_or_clone(cloud).as_kept(),
        method,
        weighed,
        path,
        log_evidence: log_sum_exp(&evidence) - libm::log(ISLANDS as f64),
        log_evidence_spread: moments(&evidence).1.sqrt(),
    })
}

impl Updated {
    /// Refuses what cannot be trusted.
    fn judged(self) -> Result<Self, Refusal> {
        if let Some(last) = self.path.last() {
            let stayed = last.stayed.into_iter().fold(0.0, f64::max);
            if stayed > STUCK {
                let taken = last.taken.into_iter().fold(f64::INFINITY, f64::min);
                return Err(Refusal::Stuck { stayed, taken });
            }
        }
        self.agreed()
    }

    /// Refuses parts that do not agree.
    fn agreed(self) -> Result<Self, Refusal> {
        if self.r_hat > AGREED {
            let r_hat = self.r_hat;
            return Err(Refusal::Apart { r_hat });
        }
        Ok(self)
    }
}

/// What the return feels of a cloud that is worth so many independent draws.
fn felt(target: &dyn Reported, cloud: &Arc<Cloud>, worth: f64) -> Felt {
    let signals = target.signals(cloud);
    if signals.is_empty() {
        return Felt {
            places: (0..cloud.coordinates.len()).collect(),
            directions: Vec::new(),
        };
    }
    Felt::of(cloud, &signals, worth)
}

/// Moves the draws until they have forgotten where they were, or patience is at its end.
fn stroll(
    walk: &mut Walk<'_>,
    target: &dyn Reported,
    patience: &Patience,
    (seed, name): (u64, &str),
) -> Stage {
    let mut stage = Stage {
        power: walk.power,
        effective: 0.0,
        rounds: 0,
        taken: [f64::NAN; 3],
        strides: [0.0; 3],
        stayed: [1.0; 3],
        felt: walk.felt.places.len(),
        informed: walk.informed.directions.len(),
    };
    while stage.rounds < patience.most {
        let mut moved = false;
        for part in Part::ALL {
            let place = part as usize;
            if stage.rounds >= LEAST && stage.stayed[place] <= patience.stayed[place] {
                continue;
            }
            moved = true;
            let luck = format!("{name}.{}.{place}", stage.rounds);
            stage.taken[place] = walk.stride(part, target, (seed, &luck));
            stage.stayed[place] = if stage.taken[place].is_nan() {
                0.0
            } else {
                walk.left(part)
            };
        }
        if !moved {
            break;
        }
        stage.rounds += 1;
    }
    stage.strides = *walk.strides;
    stage
}

#[cfg(test)]
mod tests;
