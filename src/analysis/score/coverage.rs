//! How many outturns lay in the ranges, and whether luck alone explains it.
//!
//! If the ranges are right, the number of hits among figures that have nothing to do with each other is
//! binomial. Figures of one programme go together, and their number of hits spreads further; [`Coverage`]
//! has both, and its light goes by the second.

use super::Forecast;
use super::luck::Luck;
use super::one::Scored;
use crate::special::beta_cdf;

/// The ranges that are looked at: the share of futures in each, and the places of its ends among
/// [`PERCENTILES`](crate::analysis::PERCENTILES).
pub const RANGES: [(f64, [usize; 2]); 3] = [(0.5, [2, 4]), (0.8, [1, 5]), (0.9, [0, 6])];

/// So few hits that luck gives them, or fewer, less often than this are a warning: 1 in 20, the usual
/// convention.
pub const AMBER: f64 = 0.05;

/// And less often than this, an alarm: 1 in 50. A convention of this program.
const RED: f64 = 0.02;

/// Whether ranges that are right would hold so few outturns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Light {
    /// Luck alone explains it.
    Green,
    /// Luck alone gives so few in fewer than 1 of 20 cases.
    Amber,
    /// In fewer than 1 of 50.
    Red,
}

impl Light {
    /// The light for the probability that ranges which are right have so few hits, or fewer.
    #[must_use]
    pub fn at(probability: f64) -> Self {
        if probability < RED {
            Self::Red
        } else if probability < AMBER {
            Self::Amber
        } else {
            Self::Green
        }
    }

    /// Its word in tables.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Amber => "amber",
            Self::Red => "red",
        }
    }
}

/// The probability of at most so many hits among independent figures.
#[must_use]
pub fn at_most(hits: usize, of: usize, probability: f64) -> f64 {
    if hits >= of {
        return 1.0;
    }
    let (hits, of) = (hits as f64, of as f64);
    beta_cdf(1.0 - probability, of - hits, hits + 1.0)
}

/// The hits of one range.
#[derive(Debug, Clone, PartialEq)]
pub struct Coverage {
    /// The share of futures that the range is said to hold.
    pub stated: f64,
    /// How many outturns it held.
    pub hits: usize,
    /// Of how many.
    pub of: usize,
    /// How many it holds on average if the forecasts are right. Ranges of counts hold more than they
    /// say, since their ends are among the figures.
    pub expected: f64,
    /// The probability of so few hits, or fewer, if figures had nothing to do with each other.
    pub apart: f64,
    /// How many hits the forecasts’ own futures have, tried as outturns.
    pub luck: Luck,
}

impl Coverage {
    /// The share of outturns that were held; `None` without outturns.
    #[must_use]
    pub fn found(&self) -> Option<f64> {
        (self.of > 0).then(|| self.hits as f64 / self.of as f64)
    }

    /// The probability of so few hits, or fewer, if the forecasts are right.
    #[must_use]
    pub fn so_few(&self) -> f64 {
        self.luck.at_most(self.hits)
    }

    /// The probability of so many hits, or more, if the forecasts are right.
    #[must_use]
    pub fn so_many(&self) -> f64 {
        self.luck.at_least(self.hits)
    }

    /// Whether ranges that are right would hold so few.
    #[must_use]
    pub fn light(&self) -> Light {
        Light::at(self.so_few())
    }

    /// Whether ranges that are right would rarely hold so many: they may be wider than they need be.
    #[must_use]
    pub fn looks_wide(&self) -> bool {
        self.so_many() < AMBER
    }
}

/// The hits of one of the [`RANGES`] among some forecasts; those of events, which have no range worth
/// the name, are left out.
#[must_use]
pub fn of(range: usize, rows: &[&Scored], forecasts: &[Forecast<'_>]) -> Coverage {
    let (stated, [low, high]) = RANGES[range];
    let rows: Vec<&Scored> = rows.iter().copied().filter(|row| !row.is_event).collect();
    let hits = rows.iter().filter(|row| row.inside[range]).count();
    let luck = Luck::of(&rows, forecasts, |row, draw| {
        draw >= row.percentiles[low] && draw <= row.percentiles[high]
    });
    Coverage {
        stated,
        hits,
        of: rows.len(),
        expected: luck.mean(),
        apart: at_most(hits, rows.len(), stated),
        luck,
    }
}
