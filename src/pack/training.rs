//! People trained, by pathway.

use super::{Material, errors};
use crate::analysis::capability::Followed;
use crate::document::{Block, Exhibit};
use crate::figures;
use crate::report::Findings;
use crate::tables::{self, Cell, Column, Table};

pub(super) fn blocks(material: &Material<'_>) -> Vec<Block> {
    let mut blocks: Vec<Block> = material.figure("training").into_iter().collect();
    blocks.extend(pathways(&material.findings).map(Block::Table));
    if blocks.is_empty() {
        return capability(material);
    }
    let text = "A start is not a completion, a completion is not a job, and a person upskilled in the job they have \
                is not a new job. People trained are counted once for each course that they complete.";
    blocks.insert(0, Block::Prose(text.to_owned()));
    blocks.extend(capability(material));
    blocks
}

/// What staff can do: the picture with its numbers, and what the picture has no room for.
fn capability(material: &Material<'_>) -> Vec<Block> {
    let findings = &material.findings;
    let all = Followed::all(findings.words.programme);
    let Some(table) = tables::workforces::at_the_end(&all, findings.summary, &findings.words)
    else {
        return Vec::new();
    };
    let mut blocks = vec![Block::Heading("What staff can do".to_owned())];
    blocks.extend(material.figure(figures::capability::NAME));
    // The figure comes with the numbers of the workforces that it shows.
    if blocks.len() == 1 || all.len() > figures::capability::PANELS {
        let table = Table {
            name: "capability_of_all",
            ..table
        };
        blocks.push(Block::Table(table.into()));
    }
    blocks
}

const COLUMNS: [(&str, &str); 5] = [
    ("training.starts", "Starts"),
    ("training.completions", "Completions"),
    (
        "training.net_completions",
        "Completions that would not have happened anyway",
    ),
    ("training.outcomes", "With a positive outcome"),
    ("training.upskilled", "Upskilled in the job they have"),
];

fn pathways(findings: &Findings<'_>) -> Option<Exhibit> {
    let mut columns = vec![Column::text("pathway", "Pathway")];
    let is_told = |metric: &str| {
        let row = findings.summary.find(&format!("{metric}.total"), None);
        row.is_some_and(|row| row.mean != 0.0)
    };
    let told: Vec<(&str, &str)> = COLUMNS
        .into_iter()
        .filter(|(metric, _)| is_told(metric))
        .collect();
    for (metric, heading) in &told {
        let metric = *metric;
        columns.push(Column::number(metric, &format!("{heading}: middle")));
        if metric == "training.completions" {
            columns.push(Column::number("completions.p10", "1 in 10 below"));
            columns.push(Column::number("completions.p90", "1 in 10 above"));
        }
    }
    let title = "People trained by pathway, all years together";
    let note = "A positive outcome is a job, a better job or further learning; empty where the scenario says nothing of outcomes. \
                Most are not jobs of the programme.";
    let mut table = Table::new("training_by_pathway", title, note, columns);
    let mut known: Vec<&str> = Vec::new();
    let trainings = findings.words.programme.trainings.iter();
    let mut parts: Vec<(String, String)> = trainings
        .filter(|training| {
            let new = !known.contains(&training.pathway.id.as_str());
            known.push(&training.pathway.id);
            new
        })
        .map(|training| {
            let id = &training.pathway.id;
            let title = findings.words.titled("pathway", id);
            (format!(".pathway.{id}"), title)
        })
        .collect();
    parts.push((String::new(), "Whole programme".to_owned()));
    for (part, title) in parts {
        let mut cells = vec![Cell::text(title)];
        let mut something = false;
        for (metric, _) in &told {
            let metric = *metric;
            let row = findings
                .summary
                .find(&format!("{metric}{part}.total"), None);
            let Some(row) = row else {
                cells.push(Cell::Empty);
                continue;
            };
            something |= row.mean != 0.0;
            if metric == "training.outcomes" && row.mean == 0.0 {
                // The scenario says nothing of outcomes there, which is not that there are none.
                cells.push(Cell::Empty);
                continue;
            }
            let [low, middle, high] = errors(findings, row).map(|error| error.max(0.05));
            cells.push(Cell::figure(row.p50(), middle));
            if metric == "training.completions" {
                cells.push(Cell::figure(row.p10(), low));
                cells.push(Cell::figure(row.p90(), high));
            }
        }
        if something {
            table.rows.push(cells);
        }
    }
    (table.rows.len() > 1).then(|| table.into())
}
