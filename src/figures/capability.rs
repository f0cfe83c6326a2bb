//! What staff can do, year by year.

use super::{Findings, column, figure};
use crate::analysis::Row;
use crate::analysis::capability::Followed;
use crate::charts::levels::{LEVELS, Levels, Panel};
use crate::charts::lines::Series;
use crate::charts::{Chart, ChartError};

/// The chart's name.
pub const NAME: &str = "capability";

/// At most so many workforces fit: where one is followed by area, its mean and as many areas as there is room for.
pub const PANELS: usize = 6;

/// The share of each workforce at each level or above; none where no workforce is followed.
///
/// # Errors
///
/// If the numbers cannot be drawn.
pub fn levels(findings: &Findings) -> Result<Option<Chart>, ChartError> {
    let mut all = Followed::all(findings.programme);
    all.truncate(PANELS);
    let Some(first) = all.first() else {
        return Ok(None);
    };
    let alike = all.iter().all(|one| one.levels == first.levels);
    let name = |level: usize, name: &str| {
        if alike {
            format!("“{name}” or above")
        } else {
            format!("level {} or above", level + 1)
        }
    };
    let panels: Option<Vec<Panel>> = all
        .iter()
        .map(|one| {
            let levels = one.reached().take(LEVELS).map(|(level, title, _)| {
                let rows = findings.rows(&one.metric(level))?;
                let percent = |row: fn(&Row) -> f64| column(&rows, |it| 100.0 * row(it));
                Some(Series {
                    label: name(level, title),
                    p10: percent(Row::p10),
                    p50: percent(Row::p50),
                    p90: percent(Row::p90),
                })
            });
            Some(Panel {
                label: one.title.clone(),
                levels: levels.collect::<Option<Vec<_>>>()?,
            })
        })
        .collect();
    let Some(panels) = panels else {
        return Ok(None);
    };
    let names = first.reached().take(LEVELS);
    let chart = Levels {
        caption: findings.caption(
            NAME,
            title(findings, first),
            "Staff by what they can do, in per cent",
        ),
        axis: "Staff at the level or above (%)".to_owned(),
        years: findings.years(),
        names: names.map(|(level, title, _)| name(level, title)).collect(),
        panels,
    };
    chart.draw().map(Some)
}

/// What becomes of the first of them.
fn title(findings: &Findings, first: &Followed) -> String {
    let last = Some(findings.calendar().last());
    let level = first.reached().next();
    let found = level.and_then(|(level, name, today)| {
        let row = findings.summary.find(&first.metric(level), last)?;
        Some((name, today, row.p50()))
    });
    found.map_or_else(String::new, |(name, today, then)| {
        format!(
            "{}: {}% at “{name}” or above by {} (median), {}% today",
            first.title,
            figure(100.0 * then),
            findings.last_year(),
            figure(100.0 * today)
        )
    })
}
