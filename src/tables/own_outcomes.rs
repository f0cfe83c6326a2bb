//! `outcomes`: what a scenario defines by formulas of its own, with formula, unit and evidence.

use super::words::Words;
use super::{Cell, Column, Table};
use crate::analysis::headline::rough_errors;
use crate::analysis::{Row, Summary};
use crate::calendar::financial_year;
use crate::outcomes::{Measure, Nature};
use crate::programme::OwnOutcome;
use crate::programme::outcome::Reference;
use crate::register::Rating;

const NOTE: &str = "Worked out in every simulated future by the formula, from metrics of the model. \
The first rating is that of the formula itself, the second the weakest among its own assumptions: a figure is no \
stronger than the weaker of the two, and what its metrics rest on comes on top. Flows are added up over all years.";

/// The outcomes as a table; `None` where the scenario defines none.
#[must_use]
pub fn table(summary: &Summary, words: &Words) -> Option<Table> {
    let columns = vec![
        Column::text("metric", "Metric").for_machines(),
        Column::text("title", "Outcome"),
        Column::text("when", "When"),
        Column::text("unit", "Unit"),
        Column::number("p10", "1 in 10 below"),
        Column::number("p50", "Middle"),
        Column::number("p90", "1 in 10 above"),
        Column::text("formula", "Formula"),
        Column::text("rating", "Evidence for the formula"),
        Column::text("weakest", "Weakest of its assumptions"),
        Column::text("source", "Source"),
        Column::text("note", "Note"),
        Column::text("owner", "Owner").for_machines(),
        Column::number("available", "Futures with a value").for_machines(),
    ];
    let title = "Outcomes that the scenario defines";
    let mut table = Table::new("outcomes", title, NOTE, columns);
    let outcomes = words.programme.outcomes.iter();
    table.rows = outcomes
        .filter_map(|own| Some(line(own, at_the_end(summary, own, words)?, words)))
        .collect();
    (!table.rows.is_empty()).then_some(table)
}

/// The row that an outcome is told by: stocks in the last year, flows added up, else the one there is.
#[must_use]
pub fn at_the_end<'a>(summary: &'a Summary, own: &OwnOutcome, words: &Words) -> Option<&'a Row> {
    let metric = own.metric();
    match own.nature {
        Nature::Stock => summary.find(&metric, Some(words.programme.calendar.last())),
        Nature::Flow => summary.find(&format!("{metric}.total"), None),
        Nature::Whole => summary.find(&metric, None),
    }
}

/// When that is, in words.
#[must_use]
pub fn when(own: &OwnOutcome, words: &Words) -> String {
    let last = financial_year(words.programme.calendar.last());
    match own.nature {
        Nature::Stock => format!("end of {last}"),
        Nature::Flow => format!("all years to {last}"),
        Nature::Whole => "whole period".to_owned(),
    }
}

/// The weakest rating among the assumptions that a formula uses, its own and those of other outcomes that
/// it rests on, in a word; nothing where it uses none.
#[must_use]
pub fn weakest(own: &OwnOutcome, words: &Words) -> &'static str {
    let mut ratings = Vec::new();
    gather(own, words, &mut ratings);
    match ratings.iter().max() {
        None => "",
        Some((true, _)) => "not rated",
        Some((false, rating)) => rating.map_or("", Rating::word),
    }
}

/// The ratings of the assumptions of an outcome: whether there is none, and which.
fn gather(own: &OwnOutcome, words: &Words, ratings: &mut Vec<(bool, Option<Rating>)>) {
    for (key, _) in &own.assumptions {
        let known = words.register.find(&own.input(key));
        let rating = known.and_then(|assumption| assumption.provenance.rating);
        ratings.push((rating.is_none(), rating));
    }
    for other in &words.programme.outcomes {
        let metric = other.metric();
        let names = |one: &Reference| one.name == metric || one.summed() == Some(metric.as_str());
        if other.name.id != own.name.id && own.formula.references.iter().any(names) {
            ratings.push((false, Some(other.rating)));
            gather(other, words, ratings);
        }
    }
}

fn line(own: &OwnOutcome, row: &Row, words: &Words) -> Vec<Cell> {
    let [low, middle, high] = rough_errors(row);
    let cell = |value: f64, error: f64| match row.measure {
        Measure::Share => Cell::share(value, error),
        _ => Cell::figure(value, error),
    };
    let [source, note, owner] = &own.texts;
    vec![
        Cell::text(own.metric()),
        Cell::text(words.metric(&own.metric())),
        Cell::text(when(own, words)),
        Cell::text(words.unit(row.measure)),
        cell(row.p10(), low),
        cell(row.p50(), middle),
        cell(row.p90(), high),
        Cell::text(&own.formula.text),
        Cell::text(own.rating.word()),
        Cell::text(weakest(own, words)),
        Cell::text(source),
        Cell::text(note),
        Cell::text(owner),
        Cell::Count(row.available),
    ]
}
