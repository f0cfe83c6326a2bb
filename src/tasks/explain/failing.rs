//! When does it fail? The simplest conditions under which a promise is missed, or kept.

use std::ops::Range;

use super::questions::Questions;
use crate::analysis::discovery::{Column, Limit, Settings, choose, paste, peel, tell};
use crate::analysis::explanation::{Failing, Told};
use crate::analysis::sampled::Sampled;
use crate::analysis::sensitivity::Study;
use crate::inputs::Inputs;
use crate::outcomes::{Directory, Gauge};
use crate::programme::Programme;
use crate::tasks::{Refused, Watch};

/// How many inputs are looked at beside what happened.
const MOST: usize = 24;

/// Cases of interest must be at least so many to say something of, and at most this share of all.
const FEWEST: usize = 100;
const LARGEST: f64 = 0.9;

/// Whether a metric is a condition that happened or not.
#[must_use]
pub fn is_condition(metric: &str) -> bool {
    let part = |kind: &str, ending: &str| {
        let rest = metric.strip_prefix(kind);
        rest.is_some_and(|rest| rest.strip_suffix(ending).is_some())
    };
    let happened = part("fund.", ".comes") || part("event.", ".happens");
    happened || metric == "recession" || metric.starts_with("inward.landings.activity.")
}

/// What happened in a future that a promise could hang on, with the gauge that tells it.
#[must_use]
pub fn conditions(programme: &Programme, directory: &Directory) -> Vec<(Told, Gauge)> {
    let mut found = Vec::new();
    let mut add = |metric: String, told: Told| {
        if let Some(gauge) = directory.at_the_end(&metric) {
            found.push((told, gauge));
        }
    };
    for fund in &programme.funds {
        let id = &fund.name.id;
        add(format!("fund.{id}.comes"), Told::Comes(id.clone()));
    }
    for event in &programme.events {
        let id = &event.name.id;
        add(format!("event.{id}.happens"), Told::Happens(id.clone()));
    }
    add("recession".to_owned(), Told::Recessions);
    for activity in &programme.activities {
        let id = &activity.name.id;
        add(
            format!("inward.landings.activity.{id}"),
            Told::Landings(id.clone()),
        );
    }
    found
}

/// Whether each kind of intervention has any effect, in the draws at hand.
#[must_use]
pub fn works(study: &Study, inputs: &Inputs, sampled: &[Sampled]) -> Vec<(Told, Vec<f64>)> {
    let of = |factor: usize| sampled.iter().find(|one| one.factor == factor);
    let mut found = Vec::new();
    for (place, factor) in study.factors.iter().enumerate() {
        let Some(id) = factor.name.strip_prefix("chance.additionality.") else {
            continue;
        };
        let name = format!("additionality.{id}.works");
        let row = inputs.assumptions.iter().position(|one| one.name == name);
        let chance =
            row.and_then(|row| study.factors.iter().position(|one| one.rows.contains(&row)));
        let (Some(luck), Some(chance)) = (of(place), chance.and_then(of)) else {
            continue;
        };
        let pairs = luck.luck.iter().zip(&chance.values);
        let works = pairs.map(|(luck, chance)| f64::from(u8::from(luck < chance)));
        found.push((Told::Works(id.to_owned()), works.collect()));
    }
    found
}

/// The boxes of every promise.
///
/// # Errors
///
/// If nobody waits any more.
pub fn failing(
    questions: &Questions,
    drawn: &[Vec<f64>],
    study: &Study,
    (sampled, conditions): (&[Sampled], &[(Told, Vec<f64>)]),
    watch: &dyn Watch,
) -> Result<Vec<Failing>, Refused> {
    let promised = questions.asked.iter().filter(|one| one.promise.is_some());
    watch.begin("Seeking when promises are missed", 2 * promised.count());
    let settings = Settings::default();
    let mut found = Vec::new();
    for (place, question) in questions.asked.iter().enumerate() {
        let Some((_, bound)) = &question.promise else {
            continue;
        };
        let (told, columns) = columns(study, place, (sampled, conditions));
        for missed in [true, false] {
            watch.go_on()?;
            watch.done(1);
            let of_interest: Vec<bool> = drawn[place]
                .iter()
                .map(|outcome| bound.is_met_by(*outcome) != missed)
                .collect();
            let cases = of_interest.iter().filter(|one| **one).count();
            let all = of_interest.len();
            if cases < FEWEST || cases as f64 > LARGEST * all as f64 {
                continue;
            }
            let limits = limits(&columns, &of_interest, &settings);
            if limits.is_empty() {
                continue;
            }
            let half = all / 2;
            found.push(Failing {
                question: place,
                missed,
                telling: tell(&part(&columns, half..all), &of_interest[half..], &limits),
                columns: told.clone(),
                counted: (all, cases),
            });
        }
    }
    Ok(found)
}

/// The limits of the box that is worth telling, looked for in the first half of the futures: counted
/// where they were found, they would look better than they are.
fn limits(columns: &[Column<'_>], of_interest: &[bool], settings: &Settings) -> Vec<Limit> {
    let half = of_interest.len() / 2;
    let columns = part(columns, 0..half);
    let of_interest = &of_interest[..half];
    let Ok(peeling) = peel(&columns, of_interest, settings) else {
        return Vec::new();
    };
    let chosen = choose(&columns, of_interest, &peeling, settings);
    let pasted = paste(&columns, of_interest, &chosen, settings);
    if pasted.limits.is_empty() {
        chosen.limits
    } else {
        pasted.limits
    }
}

/// Some of the futures of every column.
fn part<'a>(columns: &[Column<'a>], futures: Range<usize>) -> Vec<Column<'a>> {
    let part = |column: &Column<'a>| Column {
        values: column.values.get(futures.clone()).unwrap_or_default(),
    };
    columns.iter().map(part).collect()
}

/// What happened, and the inputs that explain most of the question.
fn columns<'a>(
    study: &Study,
    question: usize,
    (sampled, conditions): (&'a [Sampled], &'a [(Told, Vec<f64>)]),
) -> (Vec<Told>, Vec<Column<'a>>) {
    let varies = |values: &[f64]| values.windows(2).any(|pair| pair[0] != pair[1]);
    let mut told = Vec::new();
    let mut columns = Vec::new();
    for (condition, values) in conditions.iter().filter(|(_, values)| varies(values)) {
        told.push(condition.clone());
        columns.push(Column { values });
    }
    let mut inputs: Vec<(&Sampled, f64)> = sampled
        .iter()
        .filter(|one| !study.factors[one.factor].rows.is_empty())
        .map(|one| {
            let explained = study.figures[question].as_ref();
            let share = explained.and_then(|explained| explained.shares[one.factor]);
            (one, share.map_or(0.0, |share| share.value))
        })
        .collect();
    inputs.sort_by(|a, b| b.1.total_cmp(&a.1));
    for (input, _) in inputs.into_iter().take(MOST) {
        told.push(Told::Input(input.factor));
        columns.push(Column {
            values: &input.values,
        });
    }
    (told, columns)
}
