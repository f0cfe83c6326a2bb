//! The forecast before and after: promises, and figures year by year.

use super::Updating;
use crate::analysis::headline;
use crate::analysis::summary::Row;
use crate::outcomes::Measure;
use crate::programme::Bound;
use crate::tables::{Cell, Column, Published, Table};

const PROMISES: &str = "The chance of each promise in the forecast as it was made, and in the forecast that knows the return. \
Both rest on the same assumptions; the second keeps only futures that go with what was reported.";

const YEARS: &str = "P10, P50 and P90 of each figure before and after the return. Years that were reported close in on what \
was seen, as far as reporting errors and the model's own discrepancy let them; later years move with what was learnt.";

/// The promises.
pub(super) fn promises(updating: &Updating<'_>) -> Table {
    let columns = vec![
        Column::text("title", "Promise"),
        Column::number("by", "By"),
        Column::text("unit", "Unit"),
        Column::text("bound", "At least or at most"),
        Column::number("promised", "Promised"),
        Column::number("chance_before", "Chance before"),
        Column::number("chance_after", "Chance now"),
        Column::number("p50_before", "Median before"),
        Column::number("p10_after", "P10 now"),
        Column::number("p50_after", "Median now"),
        Column::number("p90_after", "P90 now"),
    ];
    let title = format!(
        "{}: the promises before and after the return",
        updating.words.programme.title
    );
    let mut table = Table::new("promises_updated", &title, PROMISES, columns);
    let [before, after] = updating.targets;
    table.rows = before
        .iter()
        .zip(after)
        .map(|(before, after)| {
            let figure = |value: f64, error: Option<f64>| {
                amount(value, error.unwrap_or(f64::NAN), after.measure)
            };
            let target = &after.target;
            vec![
                Cell::text(&target.title),
                Cell::Year(target.by),
                Cell::text(updating.words.unit(after.measure)),
                Cell::text(match target.bound {
                    Bound::AtLeast(_) => "at least",
                    Bound::AtMost(_) => "at most",
                }),
                match after.measure {
                    Measure::Share => Cell::share(target.bound.value(), 0.0),
                    _ => Cell::Given(target.bound.value()),
                },
                Cell::chance(before.probability, before.error, before.draws),
                Cell::chance(after.probability, after.error, after.draws),
                figure(before.percentiles[3], before.percentile_errors[1]),
                figure(after.percentiles[1], after.percentile_errors[0]),
                figure(after.percentiles[3], after.percentile_errors[1]),
                figure(after.percentiles[5], after.percentile_errors[2]),
            ]
        })
        .collect();
    table
}

/// A simulated figure of a measure.
pub(super) fn amount(value: f64, error: f64, measure: Measure) -> Cell {
    match measure {
        Measure::Share => Cell::share(value, error),
        _ => Cell::figure(value, error),
    }
}

/// The figures that are told year by year: those of the headline, and whatever was reported.
pub fn told(updating: &Updating<'_>) -> Vec<String> {
    let mut metrics: Vec<String> = headline::metrics()
        .map(|metric| metric.strip_suffix(".total").unwrap_or(metric).to_owned())
        .collect();
    for one in &updating.update.observations {
        let name = one.metric.strip_suffix(".total").unwrap_or(&one.metric);
        let known = updating.summaries[1].years(name).next().is_some();
        if known && !metrics.iter().any(|metric| metric == name) {
            metrics.push(name.to_owned());
        }
    }
    metrics.retain(|metric| updating.summaries[1].years(metric).next().is_some());
    metrics.dedup();
    metrics
}

/// The figures year by year.
pub(super) fn years(updating: &Updating<'_>) -> Published {
    let columns = vec![
        Column::text("metric", "Metric").for_machines(),
        Column::text("title", "Figure").for_people(),
        Column::number("year", "Year"),
        Column::text("unit", "Unit"),
        Column::number("p10_before", "P10 before"),
        Column::number("p50_before", "Median before"),
        Column::number("p90_before", "P90 before"),
        Column::number("p10_after", "P10 now"),
        Column::number("p50_after", "Median now"),
        Column::number("p90_after", "P90 now"),
        Column::number("reported", "Reported"),
    ];
    let title = format!(
        "{}: the forecast before and after the return",
        updating.words.programme.title
    );
    let mut table = Table::new("forecast_updated", &title, YEARS, columns);
    let [before, after] = updating.summaries;
    for metric in told(updating) {
        let pairs = before.years(&metric).zip(after.years(&metric));
        let something = |row: &Row| row.percentiles[6] != 0.0 || row.percentiles[0] != 0.0;
        for (old, new) in pairs.filter(|(old, new)| something(old) || something(new)) {
            let figure = |value: f64| amount(value, f64::NAN, new.measure);
            let reported = updating
                .update
                .observations
                .iter()
                .find(|one| one.metric == metric && one.year == new.year && one.given.is_none())
                .map_or(Cell::Empty, |one| match new.measure {
                    Measure::Share => Cell::share(one.value, 0.0),
                    _ => Cell::Given(one.value),
                });
            table.rows.push(vec![
                Cell::text(&metric),
                Cell::text(updating.metric(&metric)),
                Cell::year(new.year),
                Cell::text(updating.words.unit(new.measure)),
                figure(old.p10()),
                figure(old.p50()),
                figure(old.p90()),
                figure(new.p10()),
                figure(new.p50()),
                figure(new.p90()),
                reported,
            ]);
        }
    }
    table.into()
}
