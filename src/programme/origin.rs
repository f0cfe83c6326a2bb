//! Where the people who are hired come from.

use crate::number::Number;

/// Where a hire comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Trained by the programme, wherever they live.
    Trained,
    /// Other people who live in the region.
    Residents,
    /// Graduates who stayed.
    Graduates,
    /// People who come to live in the region; from then on its residents.
    Movers,
    /// People who live elsewhere and go on living there.
    Commuters,
}

impl Origin {
    /// All of them, in the order of tables.
    pub const ALL: [Self; 5] = [
        Self::Trained,
        Self::Residents,
        Self::Graduates,
        Self::Movers,
        Self::Commuters,
    ];

    /// The word for it in names of metrics and in scenario files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Trained => "trained",
            Self::Residents => "residents",
            Self::Graduates => "graduates",
            Self::Movers => "movers",
            Self::Commuters => "commuters",
        }
    }
}

/// Which part of a pool of people comes from where; residents are the rest.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OriginShares {
    /// Share of graduates who stayed.
    pub graduates: Number,
    /// Share of people who come to live in the region.
    pub movers: Number,
    /// Share of people who live elsewhere.
    pub commuters: Number,
}

impl OriginShares {
    /// All are residents.
    pub const RESIDENTS: Self = Self {
        graduates: Number::ZERO,
        movers: Number::ZERO,
        commuters: Number::ZERO,
    };
}

/// Where the people of a skill group's labour market come from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Origins {
    /// Of the people a year from outside the programme.
    pub supply: OriginShares,
    /// Of the people at hand at the start.
    pub candidates: OriginShares,
}
