//! Tables of how well forecasts did: every figure of every forecast, and all of them summed up.

use super::words::Words;
use super::{Cell, Published};
use crate::analysis::score::{Scored, Scores, Summary};
use crate::calendar::financial_year;
use crate::outcomes::{Measure, When};

mod figures;
mod sums;

/// Forecasts set against what was reported.
#[derive(Debug, Clone, Copy)]
pub struct Marked<'a> {
    /// Titles and units: those of the first forecast.
    pub words: Words<'a>,
    /// The name of the file with what was reported.
    pub monitoring: &'a str,
    /// What was reported, in the order of the file.
    pub figures: &'a [Reported],
    /// The forecasts.
    pub forecasts: &'a [Told<'a>],
}

/// A figure that was reported.
#[derive(Debug, Clone, PartialEq)]
pub struct Reported {
    /// Its row in the file.
    pub row: usize,
    /// The metric, as written there.
    pub metric: String,
    /// What it is called, without its year.
    pub title: String,
    /// The year; `None` for figures of the whole period.
    pub year: Option<i32>,
    /// Which of the metric’s values it is.
    pub when: When,
    /// What it counts.
    pub measure: Measure,
    /// What was reported.
    pub value: f64,
    /// How much of the figure is in the report.
    pub share: f64,
    /// Whether the report has an error of its own, which the forecast was given too.
    pub has_error: bool,
}

/// One forecast.
#[derive(Debug, Clone, Copy)]
pub struct Told<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its title.
    pub title: &'a str,
    /// How many futures it has.
    pub draws: usize,
    /// What it scored.
    pub scores: &'a Scores,
    /// What it scored over the figures that were scored of every forecast.
    pub common: &'a Summary,
    /// For each forecast of a figure, in the order in which they were scored, the place of the figure.
    pub figures: &'a [usize],
    /// The figures that were not scored, and why.
    pub left_out: &'a [(usize, String)],
}

impl Reported {
    /// What it is called, with its year.
    #[must_use]
    pub fn label(&self) -> String {
        match (self.year.map(financial_year), self.when) {
            (None, _) | (_, When::Whole) => self.title.clone(),
            (Some(year), When::UpTo(_)) => format!("{}, all years to {year}", self.title),
            (Some(year), When::Year(_)) => format!("{}, {year}", self.title),
        }
    }
}

impl Told<'_> {
    /// The place of the figure that a scored row is of.
    #[must_use]
    pub fn figure_of(&self, row: &Scored) -> usize {
        self.figures[row.forecast]
    }
}

impl Marked<'_> {
    /// The figure that a scored row of a forecast is of.
    #[must_use]
    pub fn figure(&self, forecast: &Told<'_>, row: &Scored) -> &Reported {
        &self.figures[forecast.figure_of(row)]
    }
}

/// All tables.
#[must_use]
pub fn tables(marked: &Marked<'_>) -> Vec<Published> {
    vec![figures::table(marked).into(), sums::table(marked).into()]
}

fn number(measure: Measure, value: f64) -> Cell {
    match measure {
        Measure::Share => Cell::share(value, f64::NAN),
        _ => Cell::figure(value, f64::NAN),
    }
}

/// A number that may be missing.
fn maybe(value: Option<f64>) -> Cell {
    value.map_or(Cell::Empty, |value| Cell::figure(value, f64::NAN))
}

/// A share that may be missing.
fn maybe_share(value: Option<f64>) -> Cell {
    value.map_or(Cell::Empty, |value| Cell::share(value, f64::NAN))
}
