//! Jobs by activity, sector and skill group, and the walk from gross to net.

use super::{Material, errors, prose};
use crate::analysis::Row;
use crate::calendar::financial_year;
use crate::document::{Block, Exhibit, Sum};
use crate::figures::districts;
use crate::report::Findings;
use crate::report::page::posts;
use crate::tables::{self, Cell, Column, Table};

pub(super) fn blocks(material: &Material<'_>) -> Vec<Block> {
    let findings = &material.findings;
    let programme = findings.words.programme;
    let ids = |names: Vec<(&str, &str)>| -> Vec<(String, String)> {
        names
            .into_iter()
            .map(|(id, title)| (id.to_owned(), title.to_owned()))
            .collect()
    };
    let name = |name: &crate::programme::Name| (name.id.clone(), name.title.clone());
    let activities: Vec<_> = programme
        .activities
        .iter()
        .map(|one| name(&one.name))
        .collect();
    let sectors: Vec<_> = programme
        .sectors
        .iter()
        .map(|one| name(&one.name))
        .collect();
    let skills: Vec<_> = programme.skills.iter().map(|one| name(&one.name)).collect();
    let whole = ids(vec![("", "Whole programme")]);
    let tables = [
        table(
            findings,
            "jobs_by_activity_table",
            ("Jobs by activity", "Activity"),
            ("activity", &activities, &whole),
            &[
                ("jobs.filled", "Filled, gross"),
                ("jobs.skilled", "Skilled, gross"),
                ("jobs.net", "Net additional"),
            ],
        ),
        table(
            findings,
            "jobs_by_sector",
            ("Jobs by sector", "Sector"),
            ("sector", &sectors, &[]),
            &[
                ("jobs.filled", "Filled, gross"),
                ("jobs.net", "Net additional"),
            ],
        ),
        table(
            findings,
            "jobs_by_skill",
            ("Skilled jobs by skill group", "Skill group"),
            ("skill", &skills, &[]),
            &[
                ("jobs.demanded", "On offer"),
                ("jobs.skilled", "Filled, gross"),
                ("jobs.unfilled", "Left unfilled"),
            ],
        ),
    ];
    let mut blocks: Vec<Block> = tables.into_iter().flatten().map(Block::Table).collect();
    if blocks.is_empty() {
        return blocks;
    }
    let text = "Middle figures of parts do not add up to the middle of the whole: not everything turns out well, or \
                badly, in the same future. Job-years of building work and safeguarded jobs are in none of these \
                tables.";
    blocks.insert(0, Block::Prose(text.to_owned()));
    blocks.extend(
        ["jobs_by_activity", districts::NAME, "skills"]
            .iter()
            .filter_map(|name| material.figure(name)),
    );
    let by_district = tables::districts::page(findings.summary, &findings.words);
    blocks.extend(by_district.map(|mut page| {
        "Jobs, money and training by district".clone_into(&mut page.title);
        Block::Table(page.into())
    }));
    blocks
}

/// A part of the programme: its id and its title.
type Part = (String, String);

/// One row for each part, three columns (middle, 1 in 10 below, 1 in 10 above) for each metric.
fn table(
    findings: &Findings<'_>,
    name: &'static str,
    (title, what): (&str, &str),
    (kind, parts, whole): (&str, &[Part], &[Part]),
    metrics: &[(&str, &str)],
) -> Option<Exhibit> {
    let last = findings.words.programme.calendar.last();
    let none = posts::why_none_is_additional(findings).is_some();
    // A column of noughts is no finding where no job is additional in any future.
    let told = metrics
        .iter()
        .filter(|(metric, _)| !(none && *metric == "jobs.net"));
    let metrics: Vec<(&str, &str)> = told.copied().collect();
    let mut columns = vec![Column::text("part", what)];
    for (metric, heading) in &metrics {
        for (key, which) in [
            ("p50", "middle"),
            ("p10", "1 in 10 below"),
            ("p90", "1 in 10 above"),
        ] {
            columns.push(Column::number(
                &format!("{metric}.{key}"),
                &format!("{heading}: {which}"),
            ));
        }
    }
    let title = format!("{title}, full-time equivalents in {}", financial_year(last));
    let mut table = Table::new(name, &title, "", columns);
    for (id, words) in parts.iter().chain(whole) {
        let rows: Vec<Option<&Row>> = metrics
            .iter()
            .map(|(metric, _)| {
                let name = if id.is_empty() {
                    (*metric).to_owned()
                } else {
                    format!("{metric}.{kind}.{id}")
                };
                findings.summary.find(&name, Some(last))
            })
            .collect();
        let nothing = |row: &&Row| row.mean == 0.0 && row.sd == 0.0;
        if rows.iter().flatten().all(nothing) {
            continue;
        }
        let mut cells = vec![Cell::text(words)];
        for row in rows {
            cells.extend(row.map_or([Cell::Empty, Cell::Empty, Cell::Empty], |row| {
                // A tenth of a job is as fine as anybody wants to know.
                let [low, middle, high] = errors(findings, row).map(|error| error.max(0.05));
                [
                    Cell::figure(row.p50(), middle),
                    Cell::figure(row.p10(), low),
                    Cell::figure(row.p90(), high),
                ]
            }));
        }
        table.rows.push(cells);
    }
    let parts_shown = table.rows.len().saturating_sub(whole.len());
    (parts_shown > 0).then(|| table.into())
}

/// From gross to net: the chart, and the table with its sums.
pub(super) fn walk(material: &Material<'_>) -> Vec<Block> {
    let findings = &material.findings;
    let published = tables::walk::table(findings.summary, &findings.words);
    let Some(mut table) = published.page.filter(|page| !page.rows.is_empty()) else {
        return Vec::new();
    };
    // One bar up and the same one down would say nothing.
    if posts::why_none_is_additional(findings).is_some() {
        return Vec::new();
    }
    "From gross to net jobs, means, by year".clone_into(&mut table.title);
    // The page of the walk begins with the last year; here years run as everywhere else.
    table.columns[1..].reverse();
    for row in &mut table.rows {
        row[1..].reverse();
    }
    table.note.push_str(
        " So that printed steps add up, each level is rounded and a step is the difference of two levels; it may differ by one \
         from its own rounding.",
    );
    let last = table.rows.len() - 1;
    let sums = vec![
        Sum::Row {
            row: last - 2,
            of: (0..last - 2).collect(),
        },
        Sum::Row {
            row: last,
            of: vec![last - 2, last - 1],
        },
    ];
    let mut blocks: Vec<Block> = prose(&[
        "Jobs on offer are not jobs that would not be there otherwise. Some stay unfilled, some would have come \
         anyway, some benefit people elsewhere or push out other jobs; others follow at suppliers and where people \
         spend. Each step is taken off what the step before has left."
            .to_owned(),
    ])
    .into_iter()
    .collect();
    blocks.extend(material.figure("gross_to_net"));
    blocks.push(Block::Table(Exhibit {
        table,
        sums,
        annex: false,
    }));
    blocks
}
