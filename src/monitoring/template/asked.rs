//! Which figures are asked for, and for which years.

use super::Line;
use super::definitions::{LEVEL, definition};
use crate::monitoring::{Kind, Row, observable};
use crate::outcomes::{Directory, Measure, Metric, Nature};
use crate::programme::{Programme, Workforce};

/// How metrics and units are worded.
#[allow(missing_debug_implementations, reason = "closures have no such words")]
pub struct Wording<'a> {
    /// What a metric is called.
    pub title: &'a dyn Fn(&str) -> String,
    /// The unit of a measure.
    pub unit: &'a dyn Fn(Measure) -> String,
}

/// The empty rows of a programme's return, for the years up to one: what can be counted, or everything
/// that can be observed.
#[must_use]
pub fn lines(
    programme: &Programme,
    directory: &Directory,
    wording: &Wording<'_>,
    as_of: i32,
    everything: bool,
) -> Vec<Line> {
    let years: Vec<i32> = directory
        .calendar
        .all()
        .filter(|year| *year <= as_of)
        .collect();
    let mut asked: Vec<(usize, &Metric)> = directory
        .metrics
        .iter()
        .filter(|metric| can_be_asked(metric, directory))
        .map(|metric| (order(&metric.name), metric))
        .filter(|(_, metric)| everything || is_usual(programme, metric))
        .collect();
    // Within a group, metrics keep the order of tables.
    asked.sort_by_key(|(order, _)| *order);
    let is_before = |(order, _): &(usize, &Metric)| *order < order_of_surveys();
    let (before, after) = asked.split_at(asked.partition_point(is_before));
    let of = |asked: &[(usize, &Metric)]| -> Vec<Line> {
        let metrics = asked.iter().map(|(_, metric)| *metric);
        metrics
            .flat_map(|metric| of_metric(metric, &years, wording))
            .collect()
    };
    let mut lines = of(before);
    for workforce in &programme.workforces {
        lines.extend(survey(workforce, &years, wording));
    }
    lines.extend(of(after));
    lines
}

/// Whether a metric can be observed and is not asked for in another way.
fn can_be_asked(metric: &Metric, directory: &Directory) -> bool {
    let name = metric.name.as_str();
    // What is nothing in every simulated future has nothing to learn from.
    if metric.column.is_none() || observable::refusal(name).is_some() {
        return false;
    }
    let is_there = |name: &str| directory.find(name).is_some();
    let in_money_of_the_day = is_there(&format!("{name}.nominal"));
    let in_another_way = name.contains(".at_least.")
        || name.ends_with(".happens") && is_there(&name.replace(".happens", ".has_happened"));
    let is_account = metric.nature == Nature::Whole
        && matches!(metric.measure, Measure::Money | Measure::FundMoney);
    !in_money_of_the_day && !in_another_way && !is_account
}

/// Groups in the order of a return.
const GROUPS: [&str; 12] = [
    "investment.",
    "cost.",
    "fund.",
    "construction.",
    "jobs.",
    "premises.",
    "firms.",
    "ventures.",
    "inward.",
    "training.",
    "event.",
    "recession",
];

fn order(name: &str) -> usize {
    let place = GROUPS.iter().position(|group| name.starts_with(group));
    place.unwrap_or(GROUPS.len())
}

/// Surveys of workforces stand between training and events.
fn order_of_surveys() -> usize {
    order("event.")
}

/// Whether a monitoring officer usually counts it.
fn is_usual(programme: &Programme, metric: &Metric) -> bool {
    const COUNTED: [&str; 8] = [
        "jobs.filled",
        "jobs.skilled",
        "jobs.created",
        "jobs.safeguarded",
        "premises.m2",
        "firms.supported",
        "ventures.formed",
        "inward.landings",
    ];
    const TRAINED: [&str; 3] = [
        "training.starts.pathway.",
        "training.completions.pathway.",
        "training.outcomes.pathway.",
    ];
    let name = metric.name.as_str();
    if COUNTED.contains(&name) || TRAINED.iter().any(|start| name.starts_with(start)) {
        return true;
    }
    let parts: Vec<&str> = name.split('.').collect();
    match parts.as_slice() {
        ["investment", "fund" | "activity", ..]
        | ["fund", _, "received", ..]
        | ["event", _, "has_happened" | "happens"] => true,
        ["investment", kind, "nominal"] => has_money(programme, kind),
        ["fund", id, "comes"] => {
            let funds = &programme.funds;
            let fund = funds.iter().find(|fund| fund.name.id == *id);
            fund.is_some_and(|fund| !fund.arrives.is(1.0))
        }
        _ => false,
    }
}

/// Whether a programme has money of a kind.
fn has_money(programme: &Programme, kind: &str) -> bool {
    let drawn = || programme.activities.iter().any(|it| !it.leverage.is(0.0));
    programme.funds.iter().any(|fund| fund.kind.word() == kind) || kind == "private" && drawn()
}

fn of_metric(metric: &Metric, years: &[i32], wording: &Wording<'_>) -> Vec<Line> {
    let kind = observable::kind(metric);
    let unit = match kind {
        Kind::Event => "yes or no".to_owned(),
        _ => (wording.unit)(metric.measure),
    };
    let years: Vec<Option<i32>> = match metric.nature {
        Nature::Whole => vec![None],
        _ => years.iter().copied().map(Some).collect(),
    };
    let line = |year: Option<i32>| {
        let row = empty(&metric.name, year, &unit, kind);
        line((wording.title)(&metric.name), definition(metric), row)
    };
    years.into_iter().map(line).collect()
}

/// The rows of a survey: all levels of one year together.
fn survey(workforce: &Workforce, years: &[i32], wording: &Wording<'_>) -> Vec<Line> {
    let id = &workforce.name.id;
    let title = if workforce.name.title.is_empty() {
        id
    } else {
        &workforce.name.title
    };
    let unit = (wording.unit)(Measure::People);
    let of_year = |year: &i32| {
        let year = *year;
        let levels = (1..).zip(&workforce.levels);
        let of_level = |(number, level): (usize, &String)| {
            let metric = format!("workforce.{id}.level.{number}");
            let row = empty(&metric, Some(year), &unit, Kind::Count);
            line(format!("{title}: people at “{level}”"), LEVEL, row)
        };
        levels.map(of_level).collect::<Vec<Line>>()
    };
    years.iter().flat_map(of_year).collect()
}

fn line(title: String, definition: &str, row: Row) -> Line {
    Line {
        title,
        definition: definition.to_owned(),
        note: String::new(),
        row,
        is_reported: false,
    }
}

fn empty(metric: &str, year: Option<i32>, unit: &str, kind: Kind) -> Row {
    Row {
        number: 0,
        metric: metric.to_owned(),
        year,
        value: 0.0,
        spread: None,
        kind: Some(kind),
        of: None,
        reported_share: 1.0,
        discrepancy: None,
        unit: unit.to_owned(),
        source: String::new(),
        note: String::new(),
    }
}
