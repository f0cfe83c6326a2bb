//! Monitoring returns: what happened, as it was reported.
//!
//! A return is a list of figures: a metric, a year, a value, and how exactly it is known. It is read
//! row by row ([`Returns`]) and then set against what a programme can be asked ([`observations`]).
//! [`template`] makes an empty one. How far the model itself may be off is an assumption of the evidence library ([`discrepancy`]).

mod cells;
mod column;
mod discrepancy;
pub mod observable;
mod observation;
mod reading;
mod sense;
mod shipped;
mod survey;
pub mod template;
mod unit;

pub use discrepancy::discrepancy;
pub use observation::{Observation, observations};
pub use reading::EMPTY_RETURN;
pub use shipped::shipped;

/// A return as it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Returns {
    /// The file's name, for messages.
    pub name: String,
    /// Its rows that hold a figure, in their order.
    pub rows: Vec<Row>,
}

/// One figure that was reported.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its row in the file as a spreadsheet counts them: the headings are row 1.
    pub number: usize,
    /// The metric, as written: `jobs.skilled`, `training.starts.total`, `workforce.nhs.level.2`.
    pub metric: String,
    /// The calendar year in which the financial year starts; `None` for figures of the whole period.
    pub year: Option<i32>,
    /// What was reported.
    pub value: f64,
    /// How exactly it is known, if that is said.
    pub spread: Option<Spread>,
    /// What sort of figure it is; by the metric's measure where nothing is said.
    pub kind: Option<Kind>,
    /// How many were asked or counted, of which the value is a share.
    pub of: Option<f64>,
    /// How much of the year is in the figure, from 0 to 1.
    pub reported_share: f64,
    /// How far the model itself may be off, as a share of the figure; the usual one where nothing is
    /// said.
    pub discrepancy: Option<f64>,
    /// The unit as written beside it; empty where none is.
    pub unit: String,
    /// Where it comes from.
    pub source: String,
    /// What a reader should know of it.
    pub note: String,
}

/// How exactly a reported figure is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Spread {
    /// Its standard error, in its own unit.
    Sd(f64),
    /// A range that holds the true figure in 80 of 100 cases.
    Range(f64, f64),
}

/// What sort of figure was reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A number of things or people.
    Count,
    /// £ million.
    Money,
    /// A share of a whole.
    Share,
    /// Whether something happened: 1 or 0.
    Event,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Count, Self::Money, Self::Share, Self::Event];

    /// The word for it in a return.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Money => "money",
            Self::Share => "share",
            Self::Event => "event",
        }
    }
}

impl Kind {
    /// The same in a sentence.
    const fn with_article(self) -> &'static str {
        match self {
            Self::Count => "a number",
            Self::Money => "an amount of money",
            Self::Share => "a share",
            Self::Event => "a yes or no",
        }
    }
}

impl Spread {
    /// The standard error: half an 80% range is 1.2816 of them in a normal distribution.
    #[must_use]
    pub fn sd(self) -> f64 {
        match self {
            Self::Sd(sd) => sd,
            Self::Range(lower, upper) => {
                (upper - lower) / (2.0 * crate::special::normal_quantile(0.9))
            }
        }
    }
}
