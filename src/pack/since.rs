//! What changed since an older run: which inputs, and what of each figure's move is theirs, chance, or another
//! version of the model.

use super::{Material, prose};
use crate::document::{Block, Exhibit, Sum};
use crate::tables::markdown::escaped;
use crate::tables::{Cell, Column, Table};

/// What changed since an older run.
#[derive(Debug, Clone, PartialEq)]
pub struct Since {
    /// The older run, in words: version, seed, futures.
    pub before: String,
    /// This run, likewise.
    pub now: String,
    /// Which settings changed.
    pub changed: Vec<Changed>,
    /// What the steps are called: those of inputs, in the order of [`Moved::steps`].
    pub steps: Vec<Step>,
    /// Each headline figure and how it moved.
    pub moved: Vec<Moved>,
    /// What could not be found out, in sentences.
    pub remarks: Vec<String>,
}

/// A setting that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Where it stands in the scenario.
    pub place: String,
    /// What it was; empty where there was none.
    pub before: String,
    /// What it is; empty where there is none.
    pub now: String,
}

/// One or several settings that changed together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// In words.
    pub title: String,
}

/// How a figure moved. Figures are means: what steps bring adds up for them, as it does not for medians.
#[derive(Debug, Clone, PartialEq)]
pub struct Moved {
    /// What it is called, with its unit.
    pub title: String,
    /// Its mean then.
    pub before: f64,
    /// Its mean now.
    pub now: f64,
    /// What another version of the model, or of the program, accounts for.
    pub version: f64,
    /// What each step of inputs accounts for.
    pub steps: Vec<f64>,
    /// What another seed, or another number of futures, accounts for.
    pub noise: f64,
    /// The Monte Carlo error of the move, were the two runs independent.
    pub error: f64,
    /// The largest Monte Carlo error of the two means, which decides the digits.
    pub digits: f64,
}

pub(super) fn blocks(material: &Material<'_>) -> Vec<Block> {
    let Some(since) = material.since else {
        return Vec::new();
    };
    let mut lines = vec![format!(
        "Then: {}. Now: {}. Each figure’s move is split, in this order, into what another version of the model does to \
         the old scenario, what chance does (another seed, another number of futures), and what each changed input \
         does, one after the other, with the same luck. Figures are means, for which the parts add up to the move.",
        escaped(&since.before),
        escaped(&since.now)
    )];
    lines.extend(since.remarks.iter().map(|remark| escaped(remark)));
    let mut blocks: Vec<Block> = prose(&lines).into_iter().collect();
    blocks.push(Block::Table(changed(since).into()));
    if !since.moved.is_empty() {
        blocks.push(Block::Table(moved(since)));
    }
    blocks
}

fn changed(since: &Since) -> Table {
    let columns = vec![
        Column::text("place", "Setting"),
        Column::text("before", "Then"),
        Column::text("now", "Now"),
    ];
    let note = if since.changed.is_empty() {
        "No setting of the scenario changed."
    } else {
        "Places as in the scenario file; empty where a setting was not there."
    };
    let mut table = Table::new("changed_inputs", "Inputs that changed", note, columns);
    table.rows = since
        .changed
        .iter()
        .map(|one| {
            vec![
                Cell::text(&one.place),
                Cell::text(&one.before),
                Cell::text(&one.now),
            ]
        })
        .collect();
    if table.rows.is_empty() {
        table
            .rows
            .push(vec![Cell::text("none"), Cell::Empty, Cell::Empty]);
    }
    table
}

fn moved(since: &Since) -> Exhibit {
    let mut columns = vec![
        Column::text("figure", "Figure (mean)"),
        Column::number("before", "Then"),
        Column::number("version", "Another version of the model"),
        Column::number("noise", "Chance (seed, number of futures)"),
    ];
    columns.extend(
        since
            .steps
            .iter()
            .enumerate()
            .map(|(place, step)| Column::number(&format!("step{place}"), &step.title)),
    );
    columns.push(Column::number("now", "Now"));
    columns.push(Column::number("error", "Error by chance of a move"));
    let note = "A move of less than about twice its error by chance is no news. Printed parts may not add up to the \
                last digit because each is rounded by itself.";
    let mut table = Table::new("moved", "Headline figures that moved", note, columns);
    table.rows = since
        .moved
        .iter()
        .map(|one| {
            let cell = |value: f64| Cell::ToUnit {
                value,
                unit: one.digits,
                error: one.error,
            };
            let mut cells = vec![
                Cell::text(&one.title),
                cell(one.before),
                cell(one.version),
                cell(one.noise),
            ];
            cells.extend(one.steps.iter().map(|value| cell(*value)));
            cells.push(cell(one.now));
            cells.push(Cell::figure(one.error, 0.1 * one.error));
            cells
        })
        .collect();
    let steps = since.steps.len();
    Exhibit {
        table,
        sums: vec![Sum::Column {
            column: 4 + steps,
            of: (1..4 + steps).collect(),
        }],
        annex: false,
    }
}
