//! The benefits register: what is gained, by whom, when, how it is measured, and who answers for it.

use super::{Material, prose};
use crate::calendar::financial_year;
use crate::document::{Block, Exhibit};
use crate::report::Findings;
use crate::report::page::{middle, posts, spread};
use crate::tables::figure::promised;
use crate::tables::{Cell, Column, Table};

pub(super) fn blocks(material: &Material<'_>) -> Vec<Block> {
    let findings = &material.findings;
    let mut blocks = Vec::new();
    let whole = whole(findings);
    let activities = activities(findings);
    if whole.rows.is_empty() && activities.is_none() {
        return blocks;
    }
    blocks.extend(prose(&[
        "A benefit that nobody owns is not managed. Owners are those that the scenario names; where it names none, \
         the register says so. Baselines are zero by definition: every figure is what the programme adds or, where \
         it says gross, fills."
            .to_owned(),
    ]));
    if !whole.rows.is_empty() {
        blocks.push(Block::Table(super::without_empty_columns(whole).into()));
    }
    blocks.extend(activities.map(Block::Table));
    blocks
}

/// Headline benefits, who gains, and how each is measured.
const BENEFITS: [(&str, &str, &str); 8] = [
    (
        "jobs.net",
        "Residents and firms of the region",
        "Survey of supported firms, beside the additionality assumed; evaluation after year five",
    ),
    (
        "jobs.net_skilled",
        "Residents with the skills asked for",
        "Vacancies and hires by skill group, beside the additionality assumed",
    ),
    (
        "jobs.safeguarded",
        "People in jobs at risk",
        "Survey of supported firms",
    ),
    (
        "training.completions.total",
        "Learners",
        "Providers’ returns: completions",
    ),
    (
        "training.upskilled.total",
        "People at work, and their employers",
        "Providers’ returns: employment at the start",
    ),
    (
        "training.into_skilled_jobs.total",
        "Learners, and firms that hire them",
        "Providers’ destination surveys",
    ),
    (
        "value.pv_gva",
        "Firms and residents of the place",
        "Jobs by sector, times value added per job",
    ),
    (
        "value.pv_welfare",
        "People who earn more, and the Exchequer",
        "Earnings before and after training; wages of skilled jobs",
    ),
];

fn whole(findings: &Findings<'_>) -> Table {
    let columns = vec![
        Column::text("benefit", "Benefit"),
        Column::text("beneficiaries", "Who gains"),
        Column::text("forecast", "Forecast: middle (8 in 10 lie in the range)"),
        Column::text("by", "By the end of"),
        Column::text("promised", "Promised"),
        Column::text("measured", "How it would be measured"),
        Column::text("owner", "Owner"),
    ];
    let mut table = Table::new("benefits", "Benefits of the whole programme", "", columns);
    let by = financial_year(findings.words.programme.calendar.last());
    for (metric, who, how) in BENEFITS {
        let Some(line) = findings.headline.find(metric) else {
            continue;
        };
        let of_net_jobs = metric.starts_with("jobs.net");
        if of_net_jobs && posts::why_none_is_additional(findings).is_some() {
            continue;
        }
        let plain = metric.strip_suffix(".total").unwrap_or(metric);
        let target = findings
            .targets
            .iter()
            .find(|result| result.target.metric == plain);
        table.rows.push(vec![
            Cell::text(findings.words.metric(&line.row.metric)),
            Cell::text(who),
            Cell::text(format!("{} ({})", middle(line), spread(line))),
            Cell::text(if metric.starts_with("value.pv_") {
                // Present values follow jobs and gains beyond the programme.
                financial_year(findings.words.programme.horizon())
            } else {
                by.clone()
            }),
            target.map_or(Cell::Empty, |result| {
                Cell::text(promised(result.target.bound.value(), result.measure))
            }),
            Cell::text(how),
            owner(target.map_or("", |result| &result.target.owner)),
        ]);
    }
    table
}

/// Whoever answers for it.
fn owner(named: &str) -> Cell {
    Cell::text(if named.is_empty() { "not named" } else { named })
}

/// What each activity brings, and who answers for it.
fn activities(findings: &Findings<'_>) -> Option<Exhibit> {
    const BROUGHT: [(&str, &str); 4] = [
        ("premises.m2", "m² of floorspace"),
        ("firms.supported", "firms supported"),
        ("training.completions", "people completing training"),
        ("jobs.net", "net additional jobs"),
    ];
    let columns = vec![
        Column::text("activity", "Activity"),
        Column::text("district", "District"),
        Column::text(
            "brings",
            "What it brings: middle figures, by the end of the last year",
        ),
        Column::text("owner", "Owner"),
    ];
    let mut table = Table::new("benefits_by_activity", "Benefits by activity", "", columns);
    let last = findings.words.programme.calendar.last();
    for activity in &findings.words.programme.activities {
        let brings: Vec<String> = BROUGHT
            .iter()
            .filter_map(|(metric, words)| {
                let name = format!("{metric}.activity.{}", activity.name.id);
                let row = findings
                    .summary
                    .find(&format!("{name}.total"), None)
                    .or_else(|| findings.summary.find(&name, Some(last)))?;
                let something = row.mean != 0.0 || row.sd != 0.0;
                let [_, error, _] = super::errors(findings, row);
                // A tenth of a job is as fine as anybody wants to know.
                let told = crate::tables::figure::bare(row.p50(), error.max(0.05), row.measure);
                something.then(|| format!("{told} {words}"))
            })
            .collect();
        if brings.is_empty() {
            continue;
        }
        table.rows.push(vec![
            Cell::text(&activity.name.title),
            Cell::text(activity.district.as_deref().unwrap_or("not named")),
            Cell::text(brings.join("; ")),
            owner(&activity.owner),
        ]);
    }
    (!table.rows.is_empty()).then(|| table.into())
}
