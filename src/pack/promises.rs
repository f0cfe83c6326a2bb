//! What was promised, and how likely it is: seen from inside, and from outside where there is such a view.

use super::{Material, Reader, prose};
use crate::analysis::TargetResult;
use crate::analysis::precision::range_units;
use crate::document::{Block, Exhibit};
use crate::outcomes::Measure;
use crate::programme::Bound;
use crate::report::page::promise;
use crate::tables::outside::{self, kept};
use crate::tables::{Cell, Column, Table};

pub(super) fn blocks(material: &Material<'_>) -> Vec<Block> {
    let findings = &material.findings;
    let mut blocks = Vec::new();
    if findings.targets.is_empty() {
        blocks.extend(prose(&promise::lines(findings, material.run)));
        return blocks;
    }
    blocks.push(Block::Table(table(material)));
    blocks.extend(prose(&promise::lines(findings, material.run)));
    if material.reader == Reader::Board {
        // A board decides on the chances; the curves behind them are in the full pack.
        return blocks;
    }
    let charts = (1..=findings.targets.len()).map(|place| format!("chance_{place}"));
    blocks.extend(charts.filter_map(|name| material.figure(&name)));
    blocks.push(Block::Table(sources(material)));
    blocks.extend(outside::in_short(findings.targets).map(|table| Block::Table(table.into())));
    blocks
}

fn table(material: &Material<'_>) -> Exhibit {
    let columns = vec![
        Column::text("promise", "Promise"),
        Column::number("by", "By the end of"),
        Column::text("unit", "Unit"),
        Column::text("bound", "At least or at most"),
        Column::number("promised", "Promised"),
        Column::number("chance", "Kept in, of all simulated futures"),
        Column::number("middle", "Middle"),
        Column::number("low", "1 in 10 lie below"),
        Column::number("high", "1 in 10 lie above"),
        Column::number(
            "outside",
            "Outside view: chance by the record of comparable programmes",
        ),
    ];
    let note = "The chance is the inside view: it knows this programme and nothing of others. The outside view \
                knows only what comparable programmes delivered of what they had promised, as a range in the evidence, which may \
                rest on few of them; empty where none are named. Where the two differ, the difference is a question to answer, \
                not an error in one of them.";
    let mut table = Table::new("targets", "Is each promise kept?", note, columns);
    let findings = &material.findings;
    table.rows = findings
        .targets
        .iter()
        .map(|result| {
            let [_, low, _, middle, _, high, _] = result.percentiles;
            let errors = result
                .percentile_errors
                .map(|error| error.unwrap_or(f64::NAN));
            let units = range_units([low, middle, high], errors);
            let number =
                |value: f64, place: usize| told(result, value, units[place], errors[place]);
            vec![
                Cell::text(&result.target.title),
                Cell::Year(result.target.by),
                Cell::text(findings.words.unit(result.measure)),
                Cell::text(match result.target.bound {
                    Bound::AtLeast(_) => "at least",
                    Bound::AtMost(_) => "at most",
                }),
                promised(result),
                Cell::chance(result.probability, result.error, result.draws),
                number(middle, 1),
                number(low, 0),
                number(high, 2),
                result.outside.as_ref().map_or(Cell::Empty, |view| {
                    match view.record {
                        Some(_) => Cell::text(format!("{} programmes", kept(view))),
                        // Comparable programmes are few: their share is told in whole percents.
                        None => Cell::share(view.probability, 0.005),
                    }
                }),
            ]
        })
        .collect();
    table.into()
}

fn told(result: &TargetResult, value: f64, unit: f64, error: f64) -> Cell {
    match result.measure {
        Measure::Share => Cell::share(value, error),
        _ => Cell::ToUnit { value, unit, error },
    }
}

fn promised(result: &TargetResult) -> Cell {
    match result.measure {
        Measure::Share => Cell::share(result.target.bound.value(), 0.0),
        _ => Cell::Given(result.target.bound.value()),
    }
}

/// Where each promise is written down, and whose it is.
fn sources(material: &Material<'_>) -> Exhibit {
    let columns = vec![
        Column::text("promise", "Promise"),
        Column::text("measured_by", "Measured by"),
        Column::text("source", "Where it is written down"),
        Column::text("note", "Note"),
    ];
    let mut table = Table::new(
        "promise_sources",
        "Where the promises come from",
        "",
        columns,
    );
    let findings = &material.findings;
    table.rows = findings
        .targets
        .iter()
        .map(|result| {
            let target = &result.target;
            vec![
                Cell::text(&target.title),
                Cell::text(findings.words.metric(&target.answered_by())),
                Cell::text(&target.source),
                Cell::text(&target.note),
            ]
        })
        .collect();
    super::without_empty_columns(table).into()
}
