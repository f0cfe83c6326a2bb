//! Which inputs matter: how much of an outcome's spread each input explains.
//!
//! - [`factors`] says what counts as one input: an assumption, a piece of evidence that several places
//!   share, or the luck of one thing over all its years;
//! - [`response`] is what is looked at: outcomes of a programme, or whether a promise is kept;
//! - [`indices`] changes one input at a time: first-order and total effects (Sobol'), for inputs that
//!   are independent of all others;
//! - [`shapley`] deals the whole spread out to the inputs, also where these are correlated: the shares
//!   add up to one;
//! - [`groups`] adds shares up by kind, and [`study`] does the whole.

pub mod factors;
pub mod groups;
pub mod indices;
pub mod kinds;
pub mod response;
pub mod shapley;
pub mod study;
pub mod tornado;

pub use factors::{Factor, Nature};
pub use response::{Question, Response};
pub use study::{Explained, Study};

use std::ops::ControlFlow;

use crate::points::SamplingError;

/// Told how many evaluations were added, and says whether to go on; it may be called from several threads.
pub type Done<'a> = &'a (dyn Fn(usize) -> ControlFlow<()> + Sync);

/// Why a study has no end.
#[derive(Debug, thiserror::Error)]
pub enum Halted {
    /// The sampler cannot serve it.
    #[error(transparent)]
    Sampling(#[from] SamplingError),
    /// Whoever was told how far it is said that it need not go on.
    #[error("it was given up before it was done")]
    GivenUp,
}

/// A figure and its standard error.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The figure.
    pub value: f64,
    /// Its Monte Carlo standard error.
    pub error: f64,
    /// How many standard errors a 95% interval reaches to each side.
    pub reach: f64,
}

impl Estimate {
    /// The 95% interval.
    #[must_use]
    pub fn interval(self) -> [f64; 2] {
        let off = self.reach * self.error;
        [self.value - off, self.value + off]
    }
}

/// A figure of shares, that of all being `whole`, with the error that the spread of independent
/// repetitions gives it: of the ratio of their means, by the delta method.
pub(crate) fn ratio(parts: &[f64], wholes: &[f64], reach: f64) -> Estimate {
    let count = parts.len() as f64;
    let mean = |values: &[f64]| values.iter().sum::<f64>() / count;
    let (part, whole) = (mean(parts), mean(wholes));
    let value = part / whole;
    let squares: f64 = parts
        .iter()
        .zip(wholes)
        .map(|(part, whole)| {
            let off = part - value * whole;
            off * off
        })
        .sum();
    Estimate {
        value,
        error: (squares / (count - 1.0) / count).sqrt() / whole.abs(),
        reach,
    }
}
