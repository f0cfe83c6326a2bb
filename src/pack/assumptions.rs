//! The assumption register: source, evidence rating, and what hangs on each number.

use std::fmt::Write as _;

use super::{Material, prose};
use crate::analysis::Driver;
use crate::document::{Block, Exhibit};
use crate::register::Rating;
use crate::tables::{self, Cell, Column, Table};

pub(super) fn blocks(material: &Material<'_>) -> Vec<Block> {
    let findings = &material.findings;
    let mut table = tables::assumptions::table(&findings.words, findings.reference.as_ref());
    if table.rows.is_empty() {
        return Vec::new();
    }
    "Assumption register".clone_into(&mut table.title);
    let place = table
        .columns
        .iter()
        .position(|column| column.key == "rating");
    let after = place.map_or(table.columns.len(), |place| place + 1);
    let outcome = findings
        .headline
        .leading()
        .map(|line| findings.words.metric(&line.row.metric));
    if let Some(outcome) = outcome {
        let heading = "Impact";
        table
            .columns
            .insert(after, Column::number("impact", heading));
        for row in &mut table.rows {
            let impact = impact(row, material.impacts, &table.columns);
            row.insert(after, impact);
        }
        let _ = write!(
            table.note,
            " Impact: how closely “{outcome}” follows it, from −1 to +1 (a rank correlation), left empty where it cannot be told from none. Where several numbers \
             share all their luck, each has the impact of what they share."
        );
    }
    let rated = |rating: Rating| {
        let all = findings.words.register.assumptions.iter();
        all.filter(|one| one.provenance.rating == Some(rating))
            .count()
    };
    let unrated = match findings
        .words
        .register
        .assumptions
        .iter()
        .filter(|one| one.provenance.rating.is_none())
        .count()
    {
        0 => String::new(),
        some => format!(", {some} without a rating"),
    };
    let summary = format!(
        "{} numbers, each with its source: {} rated red (a judgement, or a recalled figure), {} amber (some \
         evidence), {} green (a measured outturn of a comparable programme and place){unrated}. What is red and has a large \
         impact should be looked into first.",
        table.rows.len(),
        rated(Rating::Red),
        rated(Rating::Amber),
        rated(Rating::Green),
    );
    let mut blocks: Vec<Block> = prose(&[summary]).into_iter().collect();
    blocks.extend(foremost(&table).map(|table| Block::Table(table.into())));
    blocks.push(Block::Table(Exhibit {
        annex: table.rows.len() > ON_PAPER,
        ..table.into()
    }));
    blocks
}

/// A register of more lines is not read on paper.
const ON_PAPER: usize = 40;

/// How many assumptions are shown as those that matter most.
const FOREMOST: usize = 20;

/// The assumptions with the largest impact, in few columns.
fn foremost(register: &Table) -> Option<Table> {
    let place = |key: &str| register.columns.iter().position(|column| column.key == key);
    let impact = place("impact")?;
    let size = |row: &Vec<Cell>| match row.get(impact) {
        Some(Cell::Rounded { value, .. }) => value.abs(),
        _ => 0.0,
    };
    let mut rows: Vec<&Vec<Cell>> = register.rows.iter().filter(|row| size(row) > 0.0).collect();
    rows.sort_by(|a, b| size(b).total_cmp(&size(a)));
    let shown: Vec<usize> = ["title", "value", "unit", "rating", "impact", "source"]
        .into_iter()
        .filter_map(place)
        .collect();
    let columns = shown.iter().map(|place| register.columns[*place].clone());
    let title = "The assumptions that matter most, largest impact first";
    let mut table = Table::new("foremost_assumptions", title, "", columns.collect());
    table.rows = rows
        .into_iter()
        .take(FOREMOST)
        .map(|row| {
            shown
                .iter()
                .filter_map(|place| row.get(*place).cloned())
                .collect()
        })
        .collect();
    (!table.rows.is_empty() && register.rows.len() > FOREMOST).then_some(table)
}

/// What hangs on the number of a row.
fn impact(row: &[Cell], impacts: &[Driver], columns: &[Column]) -> Cell {
    // The new column is not in the row yet, so that places before it hold.
    let text = |key: &str| {
        let mut places = columns.iter().filter(|column| column.key != "impact");
        let place = places.position(|column| column.key == key)?;
        match row.get(place) {
            Some(Cell::Text(text)) => Some(text.clone()),
            _ => None,
        }
    };
    let own = text("id");
    let shared = text("evidence").map(|id| format!("evidence.{id}"));
    let found = |name: Option<String>| {
        let name = name?;
        impacts.iter().find(|driver| driver.name == name)
    };
    found(own)
        .or_else(|| found(shared))
        .map_or(Cell::Empty, |driver| Cell::Rounded {
            value: driver.correlation,
            decimals: 2,
        })
}
