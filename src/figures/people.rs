//! People: training year by year, and skills wanted and filled.

use std::fmt::Write as _;

use super::{Findings, column, how_many};
use crate::analysis::Row;
use crate::charts::lines::{Lines, Series};
use crate::charts::paired::{Group, Paired};
use crate::charts::{Chart, ChartError};

/// Training starts, completions and entries into skilled jobs.
///
/// # Errors
///
/// If the numbers cannot be drawn.
pub fn training(findings: &Findings) -> Result<Option<Chart>, ChartError> {
    const LINES: [(&str, &str); 3] = [
        ("training.starts", "Starts"),
        ("training.completions", "Completions"),
        (
            "training.into_skilled_jobs",
            "Into the programme’s skilled jobs",
        ),
    ];
    if findings.rows("training.starts").is_none() {
        return Ok(None);
    }
    let series = LINES
        .iter()
        .filter_map(|(metric, label)| {
            let rows = findings.rows(metric)?;
            Some(Series {
                label: (*label).to_owned(),
                p10: column(&rows, Row::p10),
                p50: column(&rows, Row::p50),
                p90: column(&rows, Row::p90),
            })
        })
        .collect();
    let total = |metric: &str| {
        let row = findings.summary.find(&format!("{metric}.total"), None);
        row.map_or(0.0, Row::p50)
    };
    let mut title = format!(
        "Training: {} complete by {} (median)",
        how_many(total("training.completions")),
        findings.last_year(),
    );
    let hired = total("training.into_skilled_jobs");
    // Nobody is hired in parts.
    if hired >= 1.0 {
        let _ = write!(
            title,
            ", {} go into the skilled jobs created",
            how_many(hired)
        );
    }
    let chart = Lines {
        caption: findings.caption("training", title, "People a year"),
        axis: "People a year".to_owned(),
        years: findings.years(),
        series,
    };
    chart.draw().map(Some)
}

/// At most so many panels fit.
const PANELS: usize = 6;

/// Skilled jobs wanted and filled, by skill group.
///
/// # Errors
///
/// If the numbers cannot be drawn.
pub fn skills(findings: &Findings) -> Result<Option<Chart>, ChartError> {
    let mut groups: Vec<Group> = findings
        .programme
        .skills
        .iter()
        .filter_map(|skill| {
            let id = &skill.name.id;
            let wanted = findings.rows(&format!("jobs.demanded.skill.{id}"))?;
            let filled: Vec<_> = findings
                .summary
                .years(&format!("jobs.skilled.skill.{id}"))
                .collect();
            Some(Group {
                label: skill.name.title.clone(),
                wanted: column(&wanted, |row| row.mean),
                filled: column(&filled, |row| row.mean),
            })
        })
        .collect();
    let last = |values: &[f64]| values.last().copied().unwrap_or(0.0);
    groups.sort_by(|a, b| last(&b.wanted).total_cmp(&last(&a.wanted)));
    groups.truncate(PANELS);
    if groups.is_empty() {
        return Ok(None);
    }
    let wanted: f64 = groups.iter().map(|group| last(&group.wanted)).sum();
    // “Fewer than 1 of fewer than 1” is no finding.
    if wanted < 1.0 {
        return Ok(None);
    }
    let filled: f64 = groups.iter().map(|group| last(&group.filled)).sum();
    let title = format!(
        "{} of {} skilled jobs offered are filled in {} on average",
        how_many(filled),
        how_many(wanted),
        findings.last_year(),
    );
    let measure = "Skilled jobs wanted and filled by group (means of all simulations)";
    let chart = Paired {
        caption: findings.caption("skills", title, measure),
        axis: "Jobs (full-time equivalent)".to_owned(),
        years: findings.years(),
        groups,
    };
    chart.draw().map(Some)
}
