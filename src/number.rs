//! A number of a scenario as the model meets it: fixed, or one of the uncertain inputs.

use crate::lanes::Lanes;
use crate::units::UnitCost;

/// The row of an uncertain assumption in every [`Point`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InputId(pub usize);

/// The row of a chance (what luck decides) in every [`Point`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChanceId(pub usize);

impl ChanceId {
    /// The chance of a later year, for chances that have one row a year.
    #[must_use]
    #[inline(always)]
    pub const fn in_year(self, year: usize) -> Self {
        Self(self.0 + year)
    }
}

/// A number of the scenario: the same in every draw, or uncertain.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Number {
    /// The same in every draw.
    Fixed(f64),
    /// Taken from the point, one value a draw.
    Uncertain(InputId),
}

impl Number {
    /// Nothing, in every draw.
    pub const ZERO: Self = Self::Fixed(0.0);
    /// One, in every draw.
    pub const ONE: Self = Self::Fixed(1.0);

    /// The values of this number in a packet of draws.
    #[must_use]
    #[inline(always)]
    pub fn at(self, point: &Point) -> Lanes {
        match self {
            Self::Fixed(value) => Lanes::splat(value),
            Self::Uncertain(input) => point.assumption(input),
        }
    }

    /// The values as a cost per unit, in £.
    #[must_use]
    #[inline(always)]
    pub fn cost<K>(self, point: &Point) -> UnitCost<K> {
        UnitCost::pounds(self.at(point))
    }

    /// Whether this is the same known number in every draw.
    #[must_use]
    pub fn is(self, value: f64) -> bool {
        self == Self::Fixed(value)
    }
}

/// How luck is settled in a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Luck {
    /// Each chance falls as its own coordinate says.
    Drawn,
    /// The central case: counts at their expectation, no luck, no recession, no event, every fund
    /// comes, everything works.
    Central,
}

/// One packet of points: what every assumption and every chance is in the draws of the packet.
///
/// Assumptions are values in their own unit. Chances are coordinates in (0, 1), save those of
/// [`ChanceKind::Score`](crate::register::ChanceKind), which are normal scores.
#[derive(Debug, Clone, Copy)]
pub struct Point<'a> {
    assumptions: &'a [f64],
    chances: &'a [f64],
    stride: usize,
    first: usize,
    /// How luck is settled.
    pub luck: Luck,
}

impl<'a> Point<'a> {
    /// Looks at the packet that starts at draw `first` of a block of points, held row by row
    /// (one row of `stride` draws for each assumption, and likewise for each chance).
    #[must_use]
    pub const fn new(
        assumptions: &'a [f64],
        chances: &'a [f64],
        stride: usize,
        first: usize,
        luck: Luck,
    ) -> Self {
        Self {
            assumptions,
            chances,
            stride,
            first,
            luck,
        }
    }

    /// The values of an assumption.
    #[must_use]
    #[inline(always)]
    pub fn assumption(&self, input: InputId) -> Lanes {
        Lanes::load(&self.assumptions[input.0 * self.stride + self.first..])
    }

    /// The coordinates (or scores) of a chance.
    #[must_use]
    #[inline(always)]
    pub fn chance(&self, chance: ChanceId) -> Lanes {
        Lanes::load(&self.chances[chance.0 * self.stride + self.first..])
    }
}
