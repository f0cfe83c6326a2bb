//! The figures that are quoted, outcomes year by year, and every figure in full digits.

use crate::analysis::headline::{Line, varies};
use crate::analysis::precision::supported_unit;
use crate::calendar::financial_year;
use crate::document::{Quoted, Series};
use crate::report::Findings;
use crate::tables::figure::told_to;
use crate::tables::headline::ledger;
use crate::tables::{self, Table};

/// The figures that are quoted, in the order of ledgers.
pub(super) fn quoted(findings: &Findings<'_>) -> Vec<Quoted> {
    findings
        .headline
        .lines
        .iter()
        .map(|line| one(line, findings))
        .collect()
}

fn one(line: &Line, findings: &Findings<'_>) -> Quoted {
    let row = &line.row;
    let title = findings.words.metric(&row.metric);
    // The middle of a ratio is the ratio of means; its range is that of the ratio in single futures.
    let (values, errors, units) = if line.ratio {
        let unit = supported_unit(row.mean, row.mcse);
        (
            [row.p10(), row.mean, row.p90()],
            [line.errors[0], row.mcse, line.errors[2]],
            [line.units[0], unit, line.units[2]],
        )
    } else {
        ([row.p10(), row.p50(), row.p90()], line.errors, line.units)
    };
    let told = [0, 1, 2].map(|place| told_to(values[place], units[place], errors[place]));
    let name = match (row.year, line.ratio) {
        (Some(year), _) => format!("{}@{year}", row.metric),
        (None, true) => format!("{}.of_means", row.metric),
        (None, false) => row.metric.clone(),
    };
    let title = match row.year {
        Some(year) => format!("{title}, {}", financial_year(year)),
        None if line.ratio => format!("{title}, mean over mean"),
        None => title,
    };
    Quoted {
        name,
        title,
        ledger: ledger(line.ledger).to_owned(),
        unit: findings.words.unit(row.measure),
        column: if line.ratio { "mean" } else { "p50" },
        values,
        told,
        units,
    }
}

/// What a reader may want to see year by year, most asked for first.
const SERIES: [&str; 12] = [
    "jobs.skilled",
    "jobs.net",
    "jobs.filled",
    "jobs.net_skilled",
    "training.completions.total",
    "training.upskilled.total",
    "investment.total.nominal.total",
    "investment.total.total",
    "investment.private.nominal.total",
    "investment.public.nominal.total",
    "jobs.unfilled",
    "construction.job_years",
];

/// Outcomes year by year; those that are nothing are left out.
pub(super) fn series(findings: &Findings<'_>) -> Vec<Series> {
    SERIES
        .iter()
        .filter_map(|metric| {
            let rows: Vec<_> = findings.summary.years(metric).collect();
            if !rows.iter().any(|row| varies(&row.percentiles)) {
                return None;
            }
            let first = rows.first()?;
            let plain = metric.strip_suffix(".total").unwrap_or(metric);
            let promise = findings
                .targets
                .iter()
                .filter(|result| result.target.answered_by() == plain)
                .max_by_key(|result| result.target.by);
            let title = findings.words.metric(plain);
            let so_far = if plain == *metric {
                ""
            } else {
                ", added up so far"
            };
            Some(Series {
                metric: (*metric).to_owned(),
                title: format!("{title}{so_far}"),
                unit: findings.words.unit(first.measure),
                years: rows.iter().filter_map(|row| row.year).collect(),
                percentiles: rows.iter().map(|row| row.percentiles).collect(),
                central: rows.iter().map(|row| row.central).collect(),
                promise: promise.map(|result| (result.target.by, result.target.bound.value())),
            })
        })
        .collect()
}

/// What stands between a metric and a part of the programme.
const PARTS: [&str; 5] = [".activity.", ".fund.", ".sector.", ".skill.", ".pathway."];

/// Every figure of the whole programme in full digits, as `summary.csv` has it; parts of the programme
/// are in that file alone.
pub(super) fn data(findings: &Findings<'_>) -> Table {
    let whole = |metric: &str| !PARTS.iter().any(|part| metric.contains(part));
    let rows = findings.summary.rows.iter();
    let summary = crate::analysis::Summary {
        rows: rows.filter(|row| whole(&row.metric)).cloned().collect(),
    };
    let price_year = findings.words.programme.calendar.price_year;
    tables::summary::table(&summary, price_year)
}
