//! The summary of a run: one row for each metric and year.

use rayon::prelude::*;

use super::quantiles::{mean_and_sd, quantiles};
use super::ratios;
use crate::ensemble::Ensemble;
use crate::outcomes::{Measure, Metric, Nature};

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

/// Which value of a metric is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// The value of a year, counted from 0.
    Year(usize),
    /// Everything up to the end of a year, counted from 0.
    UpTo(usize),
    /// The one value there is.
    Whole,
}

impl Ensemble {
    /// The draws of a metric.
    pub fn draws_of(&self, metric: &Metric, when: When, values: &mut Vec<f64>) {
        let Some(first) = metric.column else {
            values.clear();
            values.resize(self.settings.draws, 0.0);
            return;
        };
        match when {
            When::Whole => self.column(first, values),
            When::Year(year) => self.column(first + year, values),
            When::UpTo(year) => {
                self.column(first, values);
                let mut more = Vec::with_capacity(values.len());
                for later in 1..=year {
                    self.column(first + later, &mut more);
                    for (total, value) in values.iter_mut().zip(&more) {
                        *total += value;
                    }
                }
            }
        }
    }

    /// The value of a metric in one of the special cases.
    #[must_use]
    pub fn special(&self, case: &[f64], metric: &Metric, when: When) -> f64 {
        match (metric.column, when) {
            (None, _) => 0.0,
            (Some(first), When::Whole) => case[first],
            (Some(first), When::Year(year)) => case[first + year],
            (Some(first), When::UpTo(year)) => case[first..=first + year].iter().sum(),
        }
    }
}

/// Summarises all draws of a run.
#[must_use]
pub fn summarise(ensemble: &Ensemble) -> Summary {
    let rows = ensemble
        .outcomes
        .directory
        .metrics
        .par_iter()
        .map(|metric| summarise_metric(ensemble, metric))
        .collect::<Vec<_>>();
    let mut rows: Vec<Row> = rows.into_iter().flatten().collect();
    ratios::add_headlines(ensemble, &mut rows);
    Summary { rows }
}

/// Summarises one metric: its years, then for flows the running total, then the whole period.
fn summarise_metric(ensemble: &Ensemble, metric: &Metric) -> Vec<Row> {
    let calendar = ensemble.outcomes.directory.calendar;
    let mut values = Vec::with_capacity(ensemble.settings.draws);
    if metric.nature == Nature::Whole {
        ensemble.draws_of(metric, When::Whole, &mut values);
        return vec![row(
            ensemble,
            metric,
            (&metric.name, None, When::Whole),
            &values,
        )];
    }
    let total_name = format!("{}.total", metric.name);
    let (mut yearly, mut running) = (Vec::new(), Vec::new());
    let mut total = vec![0.0; ensemble.settings.draws];
    for year in 0..calendar.years {
        ensemble.draws_of(metric, When::Year(year), &mut values);
        let label = Some(calendar.year(year));
        let place = (metric.name.as_str(), label, When::Year(year));
        yearly.push(row(ensemble, metric, place, &values));
        if metric.nature == Nature::Flow {
            for (total, value) in total.iter_mut().zip(&values) {
                *total += value;
            }
            let place = (total_name.as_str(), label, When::UpTo(year));
            running.push(row(ensemble, metric, place, &total));
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

fn row(
    ensemble: &Ensemble,
    metric: &Metric,
    (name, year, when): (&str, Option<i32>, When),
    values: &[f64],
) -> Row {
    let known: Vec<f64>;
    let (mut mean, mut sd) = mean_and_sd(values);
    // One draw without a value is enough to leave the mean without one.
    let values = if mean.is_nan() {
        known = values
            .iter()
            .copied()
            .filter(|value| !value.is_nan())
            .collect();
        (mean, sd) = mean_and_sd(&known);
        &known
    } else {
        values
    };
    Row {
        metric: name.to_owned(),
        year,
        measure: metric.measure,
        mean,
        sd,
        mcse: sd / (values.len() as f64).sqrt(),
        percentiles: quantiles(values, PERCENTILES),
        central: ensemble.special(&ensemble.central, metric, when),
        as_promised: ensemble.special(&ensemble.as_promised, metric, when),
        available: values.len(),
    }
}
