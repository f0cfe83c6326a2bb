//! Capability surveys: how many people stand at each level, set against the shares of the model.

use std::collections::BTreeMap;

use super::column::Column;
use super::observation::{Observation, Refused, year_index};
use super::{Kind, Row, sense};
use crate::outcomes::{Directory, Gauge, When};
use crate::problem::help_for_unknown;
use crate::sheet::number::{Wrong, wrong};
use crate::sheet::text::in_words;

/// A row of a survey: a workforce and a level of it.
pub(super) struct Level<'a> {
    pub workforce: &'a str,
    pub level: &'a str,
}

/// Takes the name of a level apart: `workforce.nhs.level.2`.
pub(super) fn level(metric: &str) -> Option<Level<'_>> {
    let (workforce, level) = metric.strip_prefix("workforce.")?.rsplit_once(".level.")?;
    Some(Level { workforce, level })
}

/// The workforces of a programme, each with its number of levels.
fn workforces(directory: &Directory) -> BTreeMap<&str, usize> {
    let mut found = BTreeMap::new();
    for metric in &directory.metrics {
        let parts = metric.name.strip_prefix("workforce.");
        if let Some((id, level)) = parts.and_then(|parts| parts.rsplit_once(".at_least."))
            && let Ok(level) = level.parse::<usize>()
        {
            let levels = found.entry(id).or_insert(level);
            *levels = level.max(*levels);
        }
    }
    // The mean over areas is no survey: each area is one.
    let areas: Vec<&str> = found.keys().copied().collect();
    found.retain(|id, _| {
        let mut areas = areas.iter().filter_map(|area| area.strip_prefix(id));
        !areas.any(|rest| rest.starts_with('.'))
    });
    found
}

/// The names of the levels that a survey can report.
pub(super) fn names(directory: &Directory) -> Vec<String> {
    let all = workforces(directory);
    let names = all.into_iter().flat_map(|(id, levels)| {
        (1..=levels).map(move |level| format!("workforce.{id}.level.{level}"))
    });
    names.collect()
}

/// The people at each level of one workforce in one year, with the places of their rows.
type Survey = BTreeMap<usize, usize>;

/// Turns all rows of surveys into observations: of the people at a level or above, the share at the
/// next level or above.
pub(super) fn observations(
    rows: &[Row],
    directory: &Directory,
    found: &mut Vec<Observation>,
    refused: &mut Vec<Refused>,
) {
    let known = workforces(directory);
    let mut surveys: BTreeMap<(&str, usize), Survey> = BTreeMap::new();
    for (place, row) in rows.iter().enumerate() {
        let Some(name) = level(&row.metric) else {
            continue;
        };
        let mut refuse = |column: Column, wrong: Wrong| {
            refused.push(Refused {
                row: place,
                column,
                wrong,
            });
        };
        let levels = known.get(name.workforce).copied();
        let level: Option<usize> = name.level.parse().ok();
        let is_one = |level: &usize| {
            level.to_string() == name.level && (1..=levels.unwrap_or(0)).contains(level)
        };
        let level = level.filter(is_one);
        let Some(level) = level else {
            let help = if let Some(levels) = levels {
                format!("it has the levels 1 to {levels}, from the lowest to the highest")
            } else {
                let names = names(directory);
                let names = names.iter().map(String::as_str);
                help_for_unknown(&row.metric, names, "levels of a workforce")
            };
            refuse(
                Column::Metric,
                wrong(
                    format!("there is no level called `{}` in this scenario", row.metric),
                    help,
                ),
            );
            continue;
        };
        for (column, wrong) in plain_count(row) {
            refuse(column, wrong);
        }
        match year_index(row, directory) {
            Ok(year) => {
                surveys
                    .entry((name.workforce, year))
                    .or_default()
                    .insert(level, place);
            }
            Err((column, wrong)) => refuse(column, wrong),
        }
    }
    for ((workforce, year), survey) in surveys {
        let levels = known.get(workforce).copied().unwrap_or_default();
        let missing: Vec<String> = (1..=levels)
            .filter(|level| !survey.contains_key(level))
            .map(|level| level.to_string())
            .collect();
        let first = survey.values().min().copied().unwrap_or_default();
        if missing.is_empty() {
            shares(
                rows,
                &survey,
                (workforce, year, levels),
                directory,
                found,
                refused,
            );
        } else {
            let named = if missing.len() == 1 {
                "level"
            } else {
                "levels"
            };
            let wrong = wrong(
                format!(
                    "this survey of `{workforce}` has no row for {named} {}",
                    in_words(&missing)
                ),
                format!(
                    "report how many people stand at each of the levels 1 to {levels} in the same year; write 0 where there is nobody"
                ),
            );
            refused.push(Refused {
                row: first,
                column: Column::Metric,
                wrong,
            });
        }
    }
}

/// What a row of a survey cannot have: it is a plain count of people.
fn plain_count(row: &Row) -> Vec<(Column, Wrong)> {
    let mut found = sense::of_kind(row, Kind::Count);
    if row.spread.is_some() {
        found.push((
            Column::Sd,
            wrong(
                "people of a survey are counted, without a standard error or range",
                "write how many people of those who were asked stand at this level, and leave SD, Lower and Upper empty",
            ),
        ));
    }
    if row.reported_share < 1.0 {
        found.push((
            Column::ReportedShare,
            wrong(
                "a survey is not scaled up",
                "write how many of those who were asked stand at this level, and leave it empty: only their shares are used",
            ),
        ));
    }
    if row.kind.is_some_and(|kind| kind != Kind::Count) {
        found.push((
            Column::Kind,
            wrong(
                "people at a level are counted",
                "write how many people stand at this level, and count as the kind",
            ),
        ));
    }
    found
}

fn shares(
    rows: &[Row],
    survey: &Survey,
    (workforce, year, levels): (&str, usize, usize),
    directory: &Directory,
    found: &mut Vec<Observation>,
    refused: &mut Vec<Refused>,
) {
    let people = |from: usize| -> f64 {
        survey
            .range(from..)
            .map(|(_, place)| rows[*place].value)
            .sum()
    };
    let at_least = |level: usize| {
        let name = format!("workforce.{workforce}.at_least.{level}");
        let metric = directory
            .metrics
            .iter()
            .position(|metric| metric.name == name)?;
        Some(Gauge {
            metric,
            when: When::Year(year),
        })
    };
    if people(1) <= 0.0 {
        let place = survey.get(&1).copied().unwrap_or_default();
        let wrong = wrong(
            format!("this survey of `{workforce}` has nobody at any level"),
            "write how many people stand at each level, or leave the values empty until it is done",
        );
        refused.push(Refused {
            row: place,
            column: Column::Value,
            wrong,
        });
        return;
    }
    for level in 2..=levels {
        let of = people(level - 1);
        let (Some(gauge), Some(place)) = (at_least(level), survey.get(&level)) else {
            continue;
        };
        // Where nobody stands, there is nobody to say who stands above.
        if of <= 0.0 {
            continue;
        }
        found.push(Observation {
            row: *place,
            metric: rows[*place].metric.clone(),
            year: rows[*place].year,
            gauge,
            given: if level > 2 { at_least(level - 1) } else { None },
            kind: Kind::Share,
            value: people(level) / of,
            sd: None,
            of: Some(of),
            reported_share: 1.0,
            discrepancy: rows[*place].discrepancy,
        });
    }
}
