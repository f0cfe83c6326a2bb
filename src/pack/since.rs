//! What changed since an older run: which inputs, and what of each figure's move is theirs, chance, or another
//! version of the model.

use super::{Material, prose};
use crate::document::{Block, Exhibit, Sum};
use crate::tables::figure::told_to;
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
    /// Each promise and how its chance moved.
    pub chances: Vec<Chance>,
    /// Each headline figure and how it moved.
    pub moved: Vec<Moved>,
    /// What could not be found out, in sentences.
    pub remarks: Vec<String>,
}

/// How the chance that a promise is kept moved.
#[derive(Debug, Clone, PartialEq)]
pub struct Chance {
    /// The promise.
    pub title: String,
    /// The chance then, as it was told; empty where there was no such promise.
    pub before: String,
    /// The chance now.
    pub now: String,
}

/// A setting that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// What it is called.
    pub title: String,
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
    /// Whether the programme is judged by it first.
    pub leading: bool,
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
    let mut lines = Vec::new();
    lines.extend(in_a_sentence(since));
    lines.push(format!(
        "Then: {}. Now: {}. Each figure’s move is split, in this order, into what another version of the model does to \
         the old scenario, what chance does (another seed, another number of futures), and what each changed input \
         does, one after the other, with the same luck. Figures here are means, because parts add up to the move for means and not for middles: they lie above \
         the middle figures of the other sections.",
        escaped(&since.before),
        escaped(&since.now)
    ));
    lines.extend(since.remarks.iter().map(|remark| escaped(remark)));
    let mut blocks: Vec<Block> = prose(&lines).into_iter().collect();
    blocks.push(Block::Table(changed(since).into()));
    if !since.chances.is_empty() {
        blocks.push(Block::Table(chances(since).into()));
    }
    if !since.moved.is_empty() {
        blocks.push(Block::Table(moved(since)));
    }
    blocks
}

/// The leading figure's move in one sentence, with what moved it most.
fn in_a_sentence(since: &Since) -> Option<String> {
    let moved = since.moved.iter().find(|one| one.leading)?;
    let told = |value: f64| told_to(value, moved.digits, moved.error);
    let by = moved.now - moved.before;
    if by.abs() < 2.0 * moved.error && moved.steps.iter().all(|step| step.abs() < moved.digits) {
        return Some(format!(
            "**{}** did not move by more than chance.",
            escaped(&moved.title)
        ));
    }
    let direction = if by < 0.0 { "fell" } else { "rose" };
    let named = since.steps.iter().zip(&moved.steps);
    let causes = named
        .map(|(step, value)| (step.title.as_str(), *value))
        .chain([
            ("another version of the model", moved.version),
            ("chance", moved.noise),
        ]);
    let most = causes
        .filter(|(_, value)| value.signum() == by.signum())
        .max_by(|a, b| a.1.abs().total_cmp(&b.1.abs()))?;
    Some(format!(
        "**{}** {direction} from {} to {} on average, mostly by {} ({}).",
        escaped(&moved.title),
        told(moved.before),
        told(moved.now),
        escaped(most.0),
        told(most.1)
    ))
}

fn chances(since: &Since) -> Table {
    let columns = vec![
        Column::text("promise", "Promise"),
        Column::text("before", "Kept then, of all simulated futures"),
        Column::text("now", "Kept now"),
    ];
    let note = "Empty where the promise was not there then, or asked for something else.";
    let mut table = Table::new("moved_chances", "Chances that moved", note, columns);
    table.rows = since
        .chances
        .iter()
        .map(|one| {
            vec![
                Cell::text(&one.title),
                Cell::text(&one.before),
                Cell::text(&one.now),
            ]
        })
        .collect();
    table
}

fn changed(since: &Since) -> Table {
    let columns = vec![
        Column::text("title", "Setting"),
        Column::text("place", "In the scenario file"),
        Column::text("before", "Then"),
        Column::text("now", "Now"),
    ];
    let note = if since.changed.is_empty() {
        "No setting of the scenario changed."
    } else {
        "Values as they stand in the scenario file."
    };
    let mut table = Table::new("changed_inputs", "Inputs that changed", note, columns);
    table.rows = since
        .changed
        .iter()
        .map(|one| {
            vec![
                Cell::text(&one.title),
                Cell::text(&one.place),
                Cell::text(there(&one.before)),
                Cell::text(there(&one.now)),
            ]
        })
        .collect();
    if table.rows.is_empty() {
        table.rows.push(vec![
            Cell::text("none"),
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
        ]);
    }
    table
}

/// A value, or that there is none.
fn there(value: &str) -> &str {
    if value.is_empty() { "not there" } else { value }
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
