//! What a return tells: which figures were surprising, what each decides, what it says of the
//! assumptions, and what to look at next.

pub mod influence;
pub mod moved;
pub mod next;
pub mod rows;

use crate::ensemble::Ensemble;
use crate::outcomes::Gauge;
use crate::programme::{Bound, Programme};

use super::headline::Chance;
use super::targets::answered_by;
use crate::monitoring::Observation;
use crate::updating::{Method, Report, Stage, Updated};
pub use influence::Influence;
pub use moved::{Moved, Nature};
pub use next::Indicator;
pub use rows::RowTold;

/// The figure that a return is asked about: the first promise, or net jobs where nothing is promised.
#[derive(Debug, Clone, PartialEq)]
pub struct Headline {
    /// The metric.
    pub metric: String,
    /// The calendar year; `None` for figures of the whole period.
    pub year: Option<i32>,
    /// Which of its values.
    pub gauge: Gauge,
    /// What was promised of it.
    pub bound: Option<Bound>,
    /// The promise's title.
    pub title: String,
}

/// Everything that a return tells.
#[derive(Debug, Clone)]
pub struct Update {
    /// The return's name.
    pub monitoring: String,
    /// The last year that it may tell of.
    pub as_of: i32,
    /// How many of its figures are of later years, and were left out.
    pub left_out: usize,
    /// The figures.
    pub observations: Vec<Observation>,
    /// How exactly each is known.
    pub reports: Vec<Report>,
    /// Where each comes from, as the return says.
    pub sources: Vec<String>,
    /// Each beside its forecast.
    pub rows: Vec<RowTold>,
    /// The answer without each.
    pub influences: Vec<Influence>,
    /// What the return is asked about.
    pub headline: Headline,
    /// P10, P50 and P90 of that before, and of what is left.
    pub ranges: [[f64; 3]; 2],
    /// The chance of its promise before, and of what is left.
    pub chances: [Option<Chance>; 2],
    /// The inputs that moved.
    pub moved: Vec<Moved>,
    /// What to look at next.
    pub next: Vec<Indicator>,
    /// How the draws that are left were found.
    pub found: Found,
}

/// How the draws that are left were found, without the draws.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// How many draws.
    pub draws: usize,
    /// Of how many coordinates.
    pub coordinates: usize,
    /// In which way.
    pub method: Method,
    /// The shape k̂ of the weights of the run's own draws, and how many equal draws they are worth.
    pub k_hat: f64,
    /// The same, how many equal draws they are worth.
    pub effective: f64,
    /// Each step.
    pub path: Vec<Stage>,
    /// The logarithm of the mean likelihood.
    pub log_evidence: f64,
    /// How far the eight parts differ in that.
    pub log_evidence_spread: f64,
    /// How far the eight parts lie apart at the worst.
    pub r_hat: f64,
}

impl Found {
    /// Tells how an update was done.
    #[must_use]
    pub fn of(updated: &Updated) -> Self {
        Self {
            draws: updated.cloud.draws,
            coordinates: updated.cloud.coordinates.len(),
            method: updated.method,
            k_hat: updated.weighed.k_hat,
            effective: updated.weighed.effective,
            path: updated.path.clone(),
            log_evidence: updated.log_evidence,
            log_evidence_spread: updated.log_evidence_spread,
            r_hat: updated.r_hat,
        }
    }
}

/// What a programme without promises is asked about.
const OTHERWISE: &str = "jobs.net";

impl Headline {
    /// Finds it; `None` where the run has no such metric.
    #[must_use]
    pub fn of(programme: &Programme, ensemble: &Ensemble) -> Option<Self> {
        let directory = &ensemble.outcomes.directory;
        let promised = programme.targets.iter().find_map(|target| {
            Some(Self {
                metric: target.answered_by(),
                year: Some(target.by),
                gauge: answered_by(directory, target)?,
                bound: Some(target.bound),
                title: target.title.clone(),
            })
        });
        promised.or_else(|| {
            Some(Self {
                metric: OTHERWISE.to_owned(),
                year: Some(directory.calendar.last()),
                gauge: directory.at_the_end(OTHERWISE)?,
                bound: None,
                title: String::new(),
            })
        })
    }
}

/// P10, P50 and P90 of draws, those without a value left out.
#[must_use]
pub fn range(values: &[f64]) -> [f64; 3] {
    let known: Vec<f64> = values.iter().copied().filter(|x| !x.is_nan()).collect();
    super::quantiles::quantiles(&known, [0.1, 0.5, 0.9])
}
