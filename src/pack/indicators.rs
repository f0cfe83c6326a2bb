//! The standard monitoring indicators, by project and year.

use super::Material;
use crate::document::Block;
use crate::tables;

pub(super) fn blocks(material: &Material<'_>) -> Vec<Block> {
    let findings = &material.findings;
    let published = tables::indicators::table(findings.summary, &findings.words);
    let Some(mut table) = published.page.filter(|page| !page.rows.is_empty()) else {
        return Vec::new();
    };
    "Monitoring indicators by project and year".clone_into(&mut table.title);
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
