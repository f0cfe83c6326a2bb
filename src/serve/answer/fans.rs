//! Metrics year by year, for pictures.

use super::Found;
use crate::analysis::Row;
use crate::analysis::headline::rough_errors;
use crate::calendar::financial_year;
use crate::outcomes::Nature;
use crate::programme::Bound;
use crate::serve::wire::{Fan, FanTold, FanYear, Mark, known};
use crate::serve::work::{SOURCES, shown};
use crate::tables::figure::{bare, promised, quantity, range};

/// Outcomes of its own, skilled jobs, net jobs, people completing training, what staff can do.
pub(super) fn all(found: &Found<'_>) -> Vec<Fan> {
    let metrics = shown(found.words.programme);
    let fans = metrics.iter().map(|metric| fan(found, metric));
    fans.flatten().collect()
}

/// Money by source.
pub(super) fn money(found: &Found<'_>) -> Vec<Fan> {
    SOURCES
        .iter()
        .filter_map(|metric| fan(found, metric))
        .collect()
}

/// A metric; `None` where it is nothing in every year and future.
fn fan(found: &Found<'_>, metric: &str) -> Option<Fan> {
    let rows: Vec<&Row> = found.summary.years(metric).collect();
    let something =
        |row: &&Row| row.percentiles[0] != 0.0 || row.percentiles[6] != 0.0 || row.mean != 0.0;
    if !rows.iter().any(something) {
        return None;
    }
    let last = rows.last()?;
    let years: Vec<i32> = rows.iter().filter_map(|row| row.year).collect();
    // What is counted within each year is told over all of them: the last one may have nothing left.
    let total = found.summary.find(&format!("{metric}.total"), None);
    let told = total.filter(|_| is_flow(found, metric)).unwrap_or(last);
    Some(Fan {
        metric: metric.to_owned(),
        title: found.words.metric(metric),
        unit: found.words.unit(last.measure),
        mark: mark(found, metric),
        sentence: sentence(told),
        difference_sentence: difference_sentence(found, told),
        difference: found
            .beside
            .map_or_else(Vec::new, |beside| beside.years(metric, &years)),
        rows: rows.into_iter().filter_map(of_year).collect(),
    })
}

fn of_year(row: &Row) -> Option<FanYear> {
    let [p5, p10, p25, p50, p75, p90, p95] = row.percentiles.map(known);
    Some(FanYear {
        year: row.year?,
        p5,
        p10,
        p25,
        p50,
        p75,
        p90,
        p95,
        mean: known(row.mean),
        central: known(row.central),
        told: in_digits(row),
    })
}

/// What a year brings, in the digits of tables.
fn in_digits(row: &Row) -> FanTold {
    let [low, middle, high] = rough_errors(row);
    let [p5, _, p25, p50, p75, _, p95] = row.percentiles;
    FanTold {
        p5: bare(p5, low, row.measure),
        p25: bare(p25, low, row.measure),
        p50: bare(p50, middle, row.measure),
        p75: bare(p75, high, row.measure),
        p95: bare(p95, high, row.measure),
        mean: bare(row.mean, row.mcse, row.measure),
    }
}

/// The latest promise that the metric answers.
fn mark(found: &Found<'_>, metric: &str) -> Option<Mark> {
    let targets = found.targets.iter();
    let answers = targets.filter(|result| result.target.answered_by() == metric);
    let latest = answers.max_by_key(|result| result.target.by)?;
    let target = &latest.target;
    let amount = promised(target.bound.value(), latest.measure);
    let most = match target.bound {
        Bound::AtLeast(_) => "",
        Bound::AtMost(_) => "at most ",
    };
    Some(Mark {
        year: target.by,
        value: target.bound.value(),
        label: format!("Promise: {most}{amount} by {}", financial_year(target.by)),
    })
}

/// Whether a metric is counted within each year, and not at its end.
fn is_flow(found: &Found<'_>, metric: &str) -> bool {
    let directory = &found.ensemble.outcomes.directory;
    let known = directory.find(metric);
    known.is_some_and(|metric| metric.nature == Nature::Flow)
}

/// `In 2033/34`, or `Over all years`.
fn when(row: &Row) -> String {
    let all = || "Over all years".to_owned();
    row.year
        .map_or_else(all, |year| format!("In {}", financial_year(year)))
}

/// How what is told differs from the pinned plan; empty where none is pinned.
fn difference_sentence(found: &Found<'_>, told: &Row) -> String {
    let said = found.beside.and_then(|beside| {
        if let Some(year) = told.year {
            return beside.in_year(&told.metric, year, told.measure);
        }
        let metric = told.metric.strip_suffix(".total")?;
        Some(beside.headline(metric, told.measure)?.sentence)
    });
    said.map_or_else(String::new, |said| format!("{}: {said}", when(told)))
}

fn sentence(row: &Row) -> String {
    let [low, middle, high] = rough_errors(row);
    let [p5, _, p25, p50, p75, _, p95] = row.percentiles;
    format!(
        "{} the middle is {}; half of the simulated futures lie between {} and 9 in 10 between {}.",
        when(row),
        quantity(p50, middle, row.measure),
        between([p25, p75], [low, high], row.measure),
        between([p5, p95], [low, high], row.measure),
    )
}

fn between(ends: [f64; 2], errors: [f64; 2], measure: crate::outcomes::Measure) -> String {
    range(ends, errors, measure).replacen(" to ", " and ", 1)
}
