//! The ways of choosing points, and the words for them.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use super::latin::UnevenDraws;
use super::sobol::TooManyDimensions;
use super::{Coordinates, Latin, Seeded, Sobol};

/// How the draws of a run are placed.
///
/// All three are right on average. They differ in how fast the error of a mean falls as draws are
/// added, and in what they promise about changes of the scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Sampler {
    /// Every draw on its own, by chance. Any number of draws will do; a longer run goes on where a
    /// shorter one ended, and an input has the same luck in every scenario. Four times the draws halve
    /// the error. Choose it for comparisons over time, for rare events, and if in doubt.
    #[default]
    Random,
    /// Latin hypercubes: each input visits each part of its range equally often. It takes out what
    /// single inputs contribute to the error, and nothing that they contribute together. The draws
    /// must be a multiple of 8, and another number of draws is another set of points. Choose it if a
    /// method or a reviewer asks for it.
    Latin,
    /// Scrambled Sobol' points: even in each input and in many pairs of inputs. It has the smallest
    /// error for means if a few inputs decide most, best with 8 times a power of two draws (8,192 or
    /// 16,384). An input's luck depends on which other inputs there are. Choose it for the most digits
    /// from a given number of draws.
    Sobol,
    /// The draws that are left after monitoring data came in (`regiocast update`), in eight parts that
    /// know nothing of each other. They are kept in a file and cannot be chosen by name.
    Given,
}

impl Sampler {
    /// Every way that can be chosen.
    pub const ALL: [Self; 3] = [Self::Random, Self::Latin, Self::Sobol];

    /// Whether the draws are dealt to [`REPLICATES`](super::REPLICATES) independent replicates, so
    /// that the error of a figure has to be read off their spread.
    #[must_use]
    pub const fn replicated(self) -> bool {
        match self {
            Self::Random => false,
            Self::Latin | Self::Sobol | Self::Given => true,
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Random => "random",
            Self::Latin => "latin",
            Self::Sobol => "sobol",
            Self::Given => "given",
        }
    }
}

impl fmt::Display for Sampler {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

/// A word that is no sampler.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("there is no sampler “{0}”; there are random, latin and sobol")]
pub struct UnknownSampler(String);

impl FromStr for Sampler {
    type Err = UnknownSampler;

    fn from_str(word: &str) -> Result<Self, UnknownSampler> {
        Self::ALL
            .into_iter()
            .find(|sampler| sampler.word() == word)
            .ok_or_else(|| UnknownSampler(word.to_owned()))
    }
}

/// Why a sampler cannot serve a run.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SamplingError {
    /// Latin hypercubes need a multiple of eight draws.
    #[error(transparent)]
    Draws(#[from] UnevenDraws),
    /// There are more inputs than dimensions.
    #[error(transparent)]
    Dimensions(#[from] TooManyDimensions),
    /// The draws of an updated forecast are in its folder.
    #[error("the draws of an updated forecast are in its folder; name it with --given")]
    Given,
}

impl Sampler {
    /// The coordinates of a run of so many draws, for inputs of these names.
    ///
    /// # Errors
    ///
    /// If the sampler cannot serve so many draws or inputs.
    pub fn coordinates<'a>(
        self,
        seed: u64,
        draws: u64,
        names: impl IntoIterator<Item = &'a str>,
    ) -> Result<Box<dyn Coordinates>, SamplingError> {
        Ok(match self {
            Self::Random => Box::new(Seeded::new(seed)),
            Self::Latin => Box::new(Latin::new(seed, draws)?),
            Self::Sobol => Box::new(Sobol::new(seed, names)?),
            Self::Given => return Err(SamplingError::Given),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sampler_is_found_by_the_word_it_is_shown_as() {
        for sampler in Sampler::ALL {
            assert_eq!(sampler.to_string().parse(), Ok(sampler));
        }
        assert_eq!(
            Sampler::ALL.map(|one| one.to_string()),
            ["random", "latin", "sobol"]
        );
    }

    #[test]
    fn a_word_that_is_no_sampler_is_told_which_there_are() {
        let error = "halton".parse::<Sampler>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "there is no sampler “halton”; there are random, latin and sobol"
        );
    }

    #[test]
    fn only_random_draws_stand_alone() {
        assert_eq!(Sampler::ALL.map(Sampler::replicated), [false, true, true]);
    }
}
