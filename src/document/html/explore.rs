//! Outcomes year by year as data for the chart that a reader can change.
//!
//! Every number comes with its words, so that the page's script never rounds one.

use serde::Serialize;

use crate::calendar::financial_year;
use crate::document::{Document, Quoted, Series};
use crate::tables::figure::{given, told};

/// An outcome ready for the script. What is not known is `null` as a number and empty as a text.
#[derive(Serialize)]
pub(super) struct Outcome<'a> {
    title: &'a str,
    unit: &'a str,
    years: Vec<String>,
    /// P5, P10, P25, P50, P75, P90 and P95 of each year: where they lie.
    percentiles: &'a [[f64; 7]],
    /// The same as they are told.
    told: Vec<[String; 7]>,
    central: &'a [f64],
    central_told: Vec<String>,
    promise: Option<Promise>,
    /// The lines of the scale.
    ticks: Vec<Tick>,
}

#[derive(Serialize)]
struct Promise {
    /// Its place among the years; `null` where it is to be kept after the last.
    place: Option<usize>,
    value: f64,
    text: String,
}

#[derive(Serialize)]
struct Tick {
    value: f64,
    text: String,
}

/// The outcomes in their order: those that have a number in each of their years.
pub(super) fn outcomes(document: &Document) -> Vec<Outcome<'_>> {
    document
        .series
        .iter()
        .filter(|series| {
            let years = series.years.len();
            years > 0 && series.percentiles.len() == years && series.central.len() == years
        })
        .map(|series| outcome(series, &document.quoted))
        .collect()
}

fn outcome<'a>(series: &'a Series, quoted: &[Quoted]) -> Outcome<'a> {
    let years = series.years.iter().zip(&series.percentiles);
    Outcome {
        title: &series.title,
        unit: &series.unit,
        years: series
            .years
            .iter()
            .map(|year| financial_year(*year))
            .collect(),
        percentiles: &series.percentiles,
        told: years
            .map(|(year, values)| words(&series.metric, *year, values, quoted))
            .collect(),
        central: &series.central,
        central_told: series.central.iter().map(|value| roughly(*value)).collect(),
        promise: series.promise.map(|(year, value)| Promise {
            place: series.years.iter().position(|known| *known == year),
            value,
            text: format!("Promise: {} by {}", given(value), financial_year(year)),
        }),
        ticks: ticks(&values(series)),
    }
}

/// Percentiles as they are told. Where a figure is quoted, its quoted words are used: they follow its
/// Monte Carlo error, and a figure is the same figure everywhere.
fn words(metric: &str, year: i32, values: &[f64; 7], quoted: &[Quoted]) -> [String; 7] {
    let mut words = values.map(roughly);
    let name = format!("{metric}@{year}");
    if let Some(figure) = quoted.iter().find(|figure| figure.name == name) {
        for (place, told) in [1, 3, 5].into_iter().zip(&figure.told) {
            words[place].clone_from(told);
        }
    }
    words
}

/// A number without a known error: two significant digits.
fn roughly(value: f64) -> String {
    told(value, f64::NAN)
}

/// All numbers that the scale has to cover.
fn values(series: &Series) -> Vec<f64> {
    let percentiles = series.percentiles.iter().flatten();
    percentiles
        .chain(&series.central)
        .chain(series.promise.as_ref().map(|(_, value)| value))
        .copied()
        .filter(|value| value.is_finite())
        .collect()
}

/// Lines of a scale that has zero on it and covers all `values`: four to eight, at round numbers.
fn ticks(values: &[f64]) -> Vec<Tick> {
    let low = values.iter().copied().fold(0.0, f64::min);
    let high = values.iter().copied().fold(0.0, f64::max);
    let span = if high > low { high - low } else { 1.0 };
    let power = libm::pow(10.0, libm::log10(span / 5.0).floor());
    let step = [1.0, 2.0, 5.0, 10.0]
        .map(|factor| factor * power)
        .into_iter()
        .find(|step| span / step <= 6.0)
        .unwrap_or(10.0 * power);
    let mut at = (low / step).floor();
    let mut ticks = Vec::new();
    loop {
        ticks.push(Tick {
            value: at * step,
            text: given(at * step),
        });
        if at * step >= high.max(low + step) {
            return ticks;
        }
        at += 1.0;
    }
}
