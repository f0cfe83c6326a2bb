//! What a metric counts.

use crate::programme::Unit;

/// What a metric counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// £ million at constant prices.
    Money,
    /// £ million in the money of the day.
    NominalMoney,
    /// £ million, each fund in its own prices: what is added up over funds of which some are in the money of the day.
    FundMoney,
    /// Full-time equivalent jobs.
    Jobs,
    /// Years of full-time work.
    JobYears,
    /// People.
    People,
    /// Businesses.
    Firms,
    /// Square metres.
    SquareMetres,
    /// A share of a whole.
    Share,
    /// £ for each thing, at constant prices.
    Pounds,
    /// £ for each £.
    Ratio,
    /// What a scenario counts in words of its own.
    Own(Unit),
}

impl Measure {
    /// Units in the words of a scenario that the tables know already.
    pub const WORDS: [(&'static str, Self); 8] = [
        ("£m", Self::Money),
        ("£", Self::Pounds),
        ("jobs", Self::Jobs),
        ("job-years", Self::JobYears),
        ("people", Self::People),
        ("firms", Self::Firms),
        ("m2", Self::SquareMetres),
        ("share", Self::Share),
    ];

    /// What a scenario’s unit counts.
    #[must_use]
    pub fn of(unit: Unit) -> Self {
        let mut known = Self::WORDS.iter();
        known
            .find(|(words, _)| *words == unit.words())
            .map_or(Self::Own(unit), |(_, measure)| *measure)
    }
}
