//! The summary of a run: one row for each metric and year.

use rayon::prelude::*;

use super::ratios;
use super::reading::Reading;
use crate::ensemble::Ensemble;
pub use crate::outcomes::When;
use crate::outcomes::{Gauge, Measure, Nature};

/// The percentiles of the summary.
pub const PERCENTILES: [f64; 7] = [0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95];

/// One metric in one year, or over the whole period. What is not known is NaN.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The metric's name.
    pub metric: String,
    /// The calendar year; `None` for the whole period.
    pub year: Option<i32>,
    /// What it counts.
    pub measure: Measure,
    /// Mean over the draws.
    pub mean: f64,
    /// Standard deviation over the draws.
    pub sd: f64,
    /// Monte Carlo standard error of the mean.
    pub mcse: f64,
    /// Percentiles at [`PERCENTILES`].
    pub percentiles: [f64; 7],
    /// The central case.
    pub central: f64,
    /// The plan as promised.
    pub as_promised: f64,
    /// In how many draws there is a value.
    pub available: usize,
}

impl Row {
    /// The 10th percentile.
    #[must_use]
    pub const fn p10(&self) -> f64 {
        self.percentiles[1]
    }

    /// The median.
    #[must_use]
    pub const fn p50(&self) -> f64 {
        self.percentiles[3]
    }

    /// The 90th percentile.
    #[must_use]
    pub const fn p90(&self) -> f64 {
        self.percentiles[5]
    }
}

/// The summary of a run.
#[derive(Debug, Clone)]
pub struct Summary {
    /// All rows: metrics in their order, each with its years, then its running total.
    pub rows: Vec<Row>,
}

impl Summary {
    /// The row of a metric in a year, or over the whole period.
    #[must_use]
    pub fn find(&self, metric: &str, year: Option<i32>) -> Option<&Row> {
        self.rows
            .iter()
            .find(|row| row.metric == metric && row.year == year)
    }

    /// The rows of a metric that have a year, in order.
    pub fn years(&self, metric: &str) -> impl Iterator<Item = &Row> {
        self.rows
            .iter()
            .filter(move |row| row.metric == metric && row.year.is_some())
    }
}

/// Summarises all draws of a run.
#[must_use]
pub fn summarise(ensemble: &Ensemble) -> Summary {
    let metrics = ensemble.outcomes.directory.metrics.len();
    let rows = (0..metrics)
        .into_par_iter()
        .map_init(Buffers::default, |buffers, metric| {
            summarise_metric(ensemble, metric, buffers)
        })
        .collect::<Vec<_>>();
    let mut rows: Vec<Row> = rows.into_iter().flatten().collect();
    ratios::add_headlines(ensemble, &mut rows);
    Summary { rows }
}

/// A thread's room for the draws of a gauge, so that it is not asked for again for each.
#[derive(Default)]
struct Buffers {
    values: Vec<f64>,
    total: Vec<f64>,
}

/// Summarises one metric: its years, then for flows the running total, then the whole period.
fn summarise_metric(ensemble: &Ensemble, place: usize, buffers: &mut Buffers) -> Vec<Row> {
    let directory = &ensemble.outcomes.directory;
    let nature = directory.metrics[place].nature;
    if nature == Nature::Whole {
        return vec![tell(ensemble, place, When::Whole, &mut buffers.values)];
    }
    let (mut yearly, mut running) = (Vec::new(), Vec::new());
    for year in 0..directory.calendar.years {
        yearly.push(tell(ensemble, place, When::Year(year), &mut buffers.values));
        if nature == Nature::Flow {
            running.push(tell_total(ensemble, place, year, buffers));
        }
    }
    let whole = running.last().map(|last| Row {
        year: None,
        ..last.clone()
    });
    yearly.extend(running);
    yearly.extend(whole);
    yearly
}

/// The row of a gauge; the draws, where they were kept, are copied to `values`.
fn tell(ensemble: &Ensemble, metric: usize, when: When, values: &mut Vec<f64>) -> Row {
    let gauge = Gauge { metric, when };
    let Some(kept) = ensemble.kept() else {
        return row(ensemble, (metric, when), &Reading::of(ensemble, gauge));
    };
    kept.draws_of(&ensemble.outcomes.directory, gauge, usize::MAX, values);
    let replicated = ensemble.settings.sampler.replicated();
    row(
        ensemble,
        (metric, when),
        &Reading::drawn(values, replicated),
    )
}

/// The row of a running total. Where draws were kept, the year's own draws are at hand, and the total
/// is added up as we go, which is the same sum as from the beginning.
fn tell_total(ensemble: &Ensemble, metric: usize, year: usize, buffers: &mut Buffers) -> Row {
    let when = When::UpTo(year);
    if ensemble.kept().is_none() {
        return tell(ensemble, metric, when, &mut buffers.values);
    }
    let Buffers { values, total } = buffers;
    if year == 0 {
        total.clone_from(values);
    } else {
        for (total, value) in total.iter_mut().zip(values) {
            *total += *value;
        }
    }
    let replicated = ensemble.settings.sampler.replicated();
    row(ensemble, (metric, when), &Reading::drawn(total, replicated))
}

fn row(ensemble: &Ensemble, (metric, when): (usize, When), reading: &Reading) -> Row {
    let directory = &ensemble.outcomes.directory;
    let facts = &directory.metrics[metric];
    let name = facts.name.clone();
    let (name, year) = match when {
        When::Whole => (name, None),
        When::Year(year) => (name, Some(directory.calendar.year(year))),
        When::UpTo(year) => (format!("{name}.total"), Some(directory.calendar.year(year))),
    };
    let moments = reading.moments();
    let gauge = Gauge { metric, when };
    Row {
        metric: name,
        year,
        measure: facts.measure,
        mean: moments.mean,
        sd: moments.sd,
        mcse: moments.error,
        percentiles: reading.percentiles(PERCENTILES),
        central: directory.value(&ensemble.central, gauge),
        as_promised: directory.value(&ensemble.as_promised, gauge),
        available: reading.known(),
    }
}
