//! The risk register.

use super::Material;
use crate::document::Block;
use crate::tables::{self, Cell, Table};

pub(super) fn blocks(material: &Material<'_>) -> Vec<Block> {
    let findings = &material.findings;
    let published = tables::events::table(findings.summary, &findings.words);
    let Some(mut table) = published.page.filter(|page| !page.rows.is_empty()) else {
        return Vec::new();
    };
    "Risk register".clone_into(&mut table.title);
    fold_recessions(&mut table);
    vec![
        Block::Prose(
            "Each risk is simulated: it happens in as many futures as its probability says, strikes what it \
             strikes, and its cost is in every figure of this document. A risk without an owner is one that \
             nobody has been named for in the scenario."
                .to_owned(),
        ),
        Block::Table(table.into()),
    ]
}

/// Recessions of single years in one row, with the lowest and the highest share among the years.
fn fold_recessions(table: &mut Table) {
    let is_recession = |row: &Vec<Cell>| row.first() == Some(&Cell::text("recession"));
    let Some(first) = table.rows.iter().position(is_recession) else {
        return;
    };
    let place = |key: &str| table.columns.iter().position(|column| column.key == key);
    let (title, when, share) = (place("title"), place("when"), place("share_of_draws"));
    let years: Vec<Vec<Cell>> = table
        .rows
        .iter()
        .filter(|row| is_recession(row))
        .cloned()
        .collect();
    let mut shares: Vec<(f64, String)> = years
        .iter()
        .filter_map(|row| match row.get(share?)? {
            cell @ Cell::Share { value, .. } => Some((*value, cell.told())),
            _ => None,
        })
        .collect();
    shares.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut row = years[0].clone();
    if let Some(title) = title {
        row[title] = Cell::text("Recession, in any one year");
    }
    if let Some(when) = when {
        row[when] = Cell::text("each year");
    }
    if let (Some(share), Some(low), Some(high)) = (share, shares.first(), shares.last()) {
        row[share] = Cell::text(if low.1 == high.1 {
            low.1.clone()
        } else {
            format!("{} to {}", low.1, high.1)
        });
    }
    table.rows.retain(|row| !is_recession(row));
    table.rows.insert(first, row);
}
