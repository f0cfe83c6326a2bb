//! What is asked of an update: which figures of a return, and how far the model may be off.

use crate::calendar::{Calendar, financial_year};
use crate::ensemble::Settings;
use crate::monitoring::{Kind, Returns, discrepancy};
use crate::points::Sampler;
use crate::scenario::Scenario;
use crate::updating::Discrepancies;

/// What is asked.
#[derive(Debug)]
pub struct Asked {
    /// The return, without what is too late.
    pub returns: Returns,
    /// How many rows were too late.
    pub left_out: usize,
    /// The last year that it may tell of.
    pub as_of: i32,
    /// How far the model may be off, where that is said for all kinds.
    pub discrepancy: Option<f64>,
    /// How the forecast before is done.
    pub before: Settings,
    /// How the forecast after is done.
    pub after: Settings,
}

/// How an update is wanted.
#[derive(Debug, Clone, Copy)]
pub struct Wish {
    /// The last year that the return may tell of; all that it has where nothing is said.
    pub as_of: Option<i32>,
    /// How far the model may be off, where that is said for all kinds.
    pub discrepancy: Option<f64>,
    /// How many futures.
    pub draws: usize,
    /// Which luck.
    pub seed: u64,
}

/// Why a return cannot be asked so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// The last year is none of the programme's.
    #[error("{0} is no year of this programme, which runs from {1} to {2}; name the last year that the return is to tell of",
        financial_year(*.year), financial_year(.calendar.start), financial_year(.calendar.last()))]
    NoYear {
        /// The year.
        year: i32,
        /// The programme's years.
        calendar: Calendar,
    },
    /// All figures are of later years.
    #[error("{name}: no figure is of {} or before; let all its years count, or report earlier years", financial_year(*.as_of))]
    AllLater {
        /// The return.
        name: String,
        /// The last year that it may tell of.
        as_of: i32,
    },
}

impl From<Unfit> for crate::tasks::Refused {
    fn from(unfit: Unfit) -> Self {
        Self::Asked(unfit.to_string())
    }
}

impl Asked {
    /// The return as far as it is asked for.
    ///
    /// # Errors
    ///
    /// If the year is none, or nothing is left.
    pub fn of(scenario: &Scenario, returns: &Returns, wish: Wish) -> Result<Self, Unfit> {
        let calendar = scenario.programme.calendar;
        let latest = returns.rows.iter().filter_map(|row| row.year).max();
        let asked = wish.as_of;
        let as_of = asked.or(latest).unwrap_or_else(|| calendar.last());
        if let Some(year) = asked.filter(|year| calendar.index(*year).is_none()) {
            return Err(Unfit::NoYear { year, calendar });
        }
        let mut kept = returns.clone();
        // What is of the whole period is known only when it is over.
        let over = asked.is_none_or(|year| year == calendar.last());
        kept.rows
            .retain(|row| row.year.map_or(over, |year| year <= as_of));
        if kept.rows.is_empty() {
            return Err(Unfit::AllLater {
                name: returns.name.clone(),
                as_of,
            });
        }
        let settings = |sampler| Settings {
            draws: wish.draws,
            seed: wish.seed,
            sampler,
        };
        Ok(Self {
            left_out: returns.rows.len() - kept.rows.len(),
            returns: kept,
            as_of,
            discrepancy: wish.discrepancy,
            before: settings(Sampler::Random),
            after: settings(Sampler::Given),
        })
    }
}

impl Discrepancies for Asked {
    fn of(&self, kind: Kind) -> f64 {
        match kind {
            Kind::Event => 0.0,
            _ => self.discrepancy.unwrap_or_else(|| discrepancy(kind)),
        }
    }
}
