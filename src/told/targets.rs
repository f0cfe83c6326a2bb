//! Promises, and whether they are kept.

use super::account::{Account, Item, Line, Section};
use super::digits::{DIGITS, number};
use super::future::{Future, plain};
use super::term::{added, n};
use super::totals::Metrics;
use crate::analysis::targets::answered_by;
use crate::calendar::financial_year;
use crate::outcomes::{Metric, Nature, When};
use crate::programme::Bound;

/// Promises.
pub(super) fn section(future: &Future, metrics: &Metrics) -> Section {
    let mut items = Vec::new();
    for (place, target) in future.programme.targets.iter().enumerate() {
        let Some(gauge) = answered_by(&metrics.directory, target) else {
            continue;
        };
        let metric = &metrics.directory.metrics[gauge.metric];
        let value = metrics.directory.value(&metrics.values, gauge);
        let mut item = Item::new(format!("target.{}", place + 1), &target.title);
        let unit = future.words.unit(metric.measure);
        let years = match gauge.when {
            When::Whole => Vec::new(),
            When::Year(year) => vec![metrics.years(metric)[year]],
            When::UpTo(year) => metrics.years(metric)[..=year].to_vec(),
        };
        let kept = target.bound.is_met_by(value);
        let sign = match (target.bound, kept) {
            (Bound::AtLeast(_), true) => "≥",
            (Bound::AtLeast(_), false) => "<",
            (Bound::AtMost(_), true) => "≤",
            (Bound::AtMost(_), false) => ">",
        };
        plain(
            &mut item,
            "promised",
            target.bound.value(),
            &unit,
            &target.source,
        );
        if metric.nature != Nature::Whole {
            item.lines.extend(asked(future, metrics, metric, &unit));
        }
        let term = if years.is_empty() {
            n(value)
        } else {
            added(&years)
        };
        let by = financial_year(target.by);
        let formula = match gauge.when {
            When::UpTo(_) => format!("Σ of all years up to {by}"),
            When::Year(_) => format!("the value at the end of {by}"),
            When::Whole => "of the whole period".to_owned(),
        };
        let verdict = if kept {
            "The promise is kept"
        } else {
            "The promise is not kept"
        };
        let promised = number(target.bound.value(), DIGITS);
        item.lines.push(
            Line::once("Outcome", "outcome", &unit, value, term)
                .formula(formula)
                .metric(&metric.name)
                .note(format!(
                    "{verdict}: {} {sign} {promised}.",
                    number(value, DIGITS)
                )),
        );
        items.push(item);
    }
    Section {
        id: "targets",
        title: "Promises",
        note: "What the targets of the scenario ask for, and whether this future keeps them.",
        items,
        ..Section::default()
    }
}

/// The metric that a target asks for; in the money of the day, how it follows from constant prices.
fn asked(future: &Future, metrics: &Metrics, metric: &Metric, unit: &str) -> Vec<Line> {
    let title = future.words.metric(&metric.name);
    let name = &metric.name;
    let row = metrics.years(metric);
    let real = name
        .strip_suffix(".nominal")
        .and_then(|real| Some((real, metrics.directory.find(real)?)));
    let Some((real, constant)) = real else {
        let told = "as told above: under totals, or at what it is of";
        return vec![Line::read(&title, name, unit, row).formula(told)];
    };
    let constant = metrics.years(constant);
    let prices = future.lanes(&future.t.prices);
    let told = Line::read(
        &future.words.metric(real),
        real,
        "£m, price-year prices",
        constant.clone(),
    );
    vec![
        told.formula("as told above: under totals, or at what it is of"),
        Line::yearly(&title, name, unit, row, |year| {
            n(constant[year]) * n(prices[year])
        })
        .formula(format!("{real}·P_y, P as told under prices"))
        .twice(),
    ]
}

impl Account {
    /// Whether each promise is kept, in the order of the scenario's targets.
    #[must_use]
    pub fn verdicts(&self) -> Vec<&str> {
        let targets = self
            .sections
            .iter()
            .filter(|section| section.id == "targets");
        let lines = targets
            .flat_map(|section| &section.items)
            .filter_map(|item| item.lines.last());
        lines.map(|line| line.note.as_str()).collect()
    }
}
