//! The regional economy behind a multiplier: what industries buy from each other, and how much of it
//! the region can sell.

use super::Name;
use crate::number::{ChanceId, Number};

/// An industry's place in [`InputOutput::industries`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IndustryId(pub usize);

/// A national inter-industry table with the region's place in it. Tables of industries by industries are
/// held row by row: the selling industry's row, the buying industry's column.
#[derive(Debug, Clone, PartialEq)]
pub struct InputOutput {
    /// The industries, in the order of the table.
    pub industries: Vec<Name>,
    /// £ that the buyer spends on the seller's output for each £ of its own: national coefficients.
    pub coefficients: Vec<f64>,
    /// How strong the region is in what the seller sells: its location quotient over the buyer's, and
    /// on the diagonal the industry's own.
    pub quotients: Vec<f64>,
    /// Jobs for each £ of output, in any one unit.
    pub jobs: Vec<f64>,
    /// What households earn and spend; `None` where no sector counts it.
    pub households: Option<Households>,
    /// log₂(1 + the region's share of the nation's jobs).
    pub size: f64,
    /// Flegg's δ: how much less a small region sells to itself.
    pub flq_delta: Number,
    /// Whether the table or a local multiplier is believed; `None` where no sector gives both.
    pub choice: Option<MultiplierChoice>,
}

/// Households as one more industry: they sell labour and buy goods.
#[derive(Debug, Clone, PartialEq)]
pub struct Households {
    /// £ of pay for each £ of an industry's output.
    pub pay: Vec<f64>,
    /// £ spent on an industry's output for each £ of household income.
    pub spending: Vec<f64>,
    /// £ that households pay each other for work in the home for each £ of their income.
    pub own: f64,
    /// The region's location quotient of each industry.
    pub quotients: Vec<f64>,
}

/// Which of two multipliers is believed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MultiplierChoice {
    /// The weight of belief in the table's.
    pub weight: f64,
    /// Which it is: the table's if this coordinate is below the weight.
    pub chance: ChanceId,
}

/// How far a multiplier follows the money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closure {
    /// Along supply chains: indirect jobs.
    Type1,
    /// Along supply chains and through what their workers spend: indirect and induced jobs.
    Type2,
}

impl Closure {
    /// Both closures.
    pub const ALL: [Self; 2] = [Self::Type1, Self::Type2];

    /// The word for it in scenario files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Type1 => "type1",
            Self::Type2 => "type2",
        }
    }
}

/// Where a sector's multiplier comes from, if it is the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FromTable {
    /// The sector's industry.
    pub industry: IndustryId,
    /// How far its money is followed.
    pub closure: Closure,
    /// Whether the sector's own multiplier is used where the table's is not believed.
    pub or_local: bool,
}

impl InputOutput {
    /// How many industries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.industries.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.industries.is_empty()
    }
}
