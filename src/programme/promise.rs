//! What was promised.

/// What the note of a target says that is claimed in somebody's list and published nowhere.
pub const CLAIMED: &str = "Claimed in a list of projects";

/// A promise that can be checked against an outcome.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// Title for people.
    pub title: String,
    /// The metric, as named in the scenario.
    pub metric: String,
    /// The year by which: stocks at that year, flows added up to it.
    pub by: i32,
    /// How much.
    pub bound: Bound,
    /// In which prices, where the metric is money.
    pub prices: PriceBasis,
    /// The evidence id of delivered over promised in comparable programmes, if one is named.
    pub reference_class: Option<String>,
    /// Who answers for it. Empty where nobody is named.
    pub owner: String,
    /// Where the promise is written down.
    pub source: String,
    /// Free text.
    pub note: String,
}

impl Target {
    /// The metric that answers the target: the `.nominal` one where it asks for money of the day.
    #[must_use]
    pub fn answered_by(&self) -> String {
        match self.prices {
            PriceBasis::Real => self.metric.clone(),
            PriceBasis::Nominal => format!("{}.nominal", self.metric),
        }
    }
}

/// How much.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Bound {
    /// At least so much.
    AtLeast(f64),
    /// At most so much.
    AtMost(f64),
}

impl Bound {
    /// The number promised.
    #[must_use]
    pub const fn value(self) -> f64 {
        match self {
            Self::AtLeast(value) | Self::AtMost(value) => value,
        }
    }

    /// Whether an outcome keeps the promise.
    #[must_use]
    pub fn is_met_by(self, outcome: f64) -> bool {
        match self {
            Self::AtLeast(value) => outcome >= value,
            Self::AtMost(value) => outcome <= value,
        }
    }
}

/// In which prices a target counts money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PriceBasis {
    /// Prices of the price year.
    Real,
    /// Money of the day.
    Nominal,
}
