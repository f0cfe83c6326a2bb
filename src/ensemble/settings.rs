//! How a run is done: how many draws, which luck, which sampler.

use crate::points::Sampler;

/// How a run is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// How many draws.
    pub draws: usize,
    /// The seed.
    pub seed: u64,
    /// How points are chosen.
    pub sampler: Sampler,
}

impl Settings {
    /// Plain random draws.
    #[must_use]
    pub const fn new(draws: usize, seed: u64) -> Self {
        Self {
            draws,
            seed,
            sampler: Sampler::Random,
        }
    }
}
