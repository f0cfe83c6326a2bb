//! Updating: what the futures look like that are left when some of them did not happen.
//!
//! Everything a scenario leaves to luck is a point of independent normal scores, z = Φ⁻¹(u). What was
//! reported says of each point how likely it is ([`report`]). The points that are left, each as often as
//! it is likely, are found in one of two ways: by weighing the run's own draws ([`pareto`]), where enough
//! of them are left; otherwise by letting what was reported count little by little, while the draws move
//! to where it leads them ([`tempering`], [`moves`]). Either way the result is a cloud of draws that any
//! scenario can be run on. Where the diagnostics fail there is no result but the reason.
//!
//! # References
//! Del Moral, P., Doucet, A. and Jasra, A. (2006), "Sequential Monte Carlo samplers", Journal of the Royal
//! Statistical Society B 68(3), 411–436, doi 10.1111/j.1467-9868.2006.00553.x. Cotter, S. L., Roberts,
//! G. O., Stuart, A. M. and White, D. (2013), "MCMC methods for functions", Statistical Science 28(3),
//! 424–446, doi 10.1214/13-STS421. Kantas, N., Beskos, A. and Jasra, A. (2014), "Sequential Monte Carlo
//! methods for high-dimensional inverse problems", SIAM/ASA Journal on Uncertainty Quantification 2(1),
//! 464–489, doi 10.1137/130930364. (All recalled.)

pub mod belief;
pub mod felt;
pub mod futures;
pub mod informed;
pub mod moves;
pub mod pareto;
pub mod report;
pub mod tempering;
pub mod weights;

pub use futures::{Discrepancies, Futures};
pub use report::Report;
pub use tempering::{Method, Refusal, Stage, Updated, update, without};

use crate::points::Cloud;

/// How likely each draw makes what was reported, as logarithms up to a common constant.
#[derive(Debug, Clone, PartialEq)]
pub struct Likelihoods {
    /// What counts whole from the beginning; empty where nothing does.
    pub whole: Vec<f64>,
    /// What is let count little by little.
    pub more: Vec<f64>,
}

/// Something that was reported, and how likely each draw of a cloud makes it.
pub trait Reported: Sync {
    /// The likelihood of each draw.
    fn log_likelihoods(&self, cloud: &std::sync::Arc<Cloud>) -> Likelihoods;

    /// The value of each reported figure in each draw: how the return feels the draws. Where there are
    /// none, every coordinate counts as felt.
    fn signals(&self, _: &std::sync::Arc<Cloud>) -> Vec<Vec<f64>> {
        Vec::new()
    }
}

impl Likelihoods {
    /// Of a return that is let count little by little.
    #[must_use]
    pub const fn of(more: Vec<f64>) -> Self {
        Self {
            whole: Vec::new(),
            more,
        }
    }

    /// The likelihood of a draw, so much of it counting.
    #[must_use]
    pub fn at(&self, draw: usize, power: f64) -> f64 {
        self.whole.get(draw).copied().unwrap_or(0.0) + power * self.more[draw]
    }

    /// Those of the draws with these numbers.
    #[must_use]
    pub fn picked(&self, draws: &[usize]) -> Self {
        let of = |values: &[f64]| -> Vec<f64> {
            let known = draws.iter().filter_map(|draw| values.get(*draw));
            known.copied().collect()
        };
        Self {
            whole: of(&self.whole),
            more: of(&self.more),
        }
    }

    /// Takes over those of the draws that moved.
    pub fn take(&mut self, new: &Self, taken: &[bool]) {
        let pairs = [(&mut self.whole, &new.whole), (&mut self.more, &new.more)];
        for (values, new) in pairs {
            for ((value, new), taken) in values.iter_mut().zip(new).zip(taken) {
                if *taken {
                    *value = *new;
                }
            }
        }
    }
}
