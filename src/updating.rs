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
pub mod futures;
pub mod informed;
pub mod moves;
pub mod pareto;
pub mod report;
pub mod tempering;
pub mod weights;

pub use futures::{Discrepancies, Futures};
pub use report::Report;
pub use tempering::{Method, Refusal, Stage, Updated, update};

use crate::points::Cloud;

/// Something that was reported, and how likely each draw of a cloud makes it.
pub trait Reported: Sync {
    /// The logarithm of the likelihood of each draw, up to a common constant.
    fn log_likelihoods(&self, cloud: &std::sync::Arc<Cloud>) -> Vec<f64>;
}
