//! The standard monitoring indicators, by project and year.

use super::Material;
use crate::document::Block;
use crate::tables::{self, Cell};

pub(super) fn blocks(material: &Material<'_>) -> Vec<Block> {
    let findings = &material.findings;
    let published = tables::indicators::table(findings.summary, &findings.words);
    let Some(mut table) = published.page.filter(|page| !page.rows.is_empty()) else {
        return Vec::new();
    };
    "Monitoring indicators by project and year".clone_into(&mut table.title);
    for column in &mut table.columns {
        for (percentile, words) in [
            ("P10", "1 in 10 below"),
            ("P50", "middle"),
            ("P90", "1 in 10 above"),
        ] {
            column.heading = column.heading.replace(percentile, words);
        }
    }
    for cell in table.rows.iter_mut().flatten() {
        if *cell == Cell::text("m2") {
            *cell = Cell::text("m²");
        }
    }
    table.note = table
        .note
        .replace("the median (P50)", "the middle")
        .replace("Medians of", "Middle figures of");
    table.note = table
        .note
        .replace("; the CSV file has the range of each", "");
    vec![
        Block::Prose(
            "What monitoring returns ask for, as the forecast that an evaluator \
             sets beside the return of each year."
                .to_owned(),
        ),
        Block::Table(table.into()),
    ]
}
