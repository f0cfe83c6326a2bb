//! The risk register.

use super::Material;
use crate::document::Block;
use crate::tables;

pub(super) fn blocks(material: &Material<'_>) -> Vec<Block> {
    let findings = &material.findings;
    let published = tables::events::table(findings.summary, &findings.words);
    let Some(mut table) = published.page.filter(|page| !page.rows.is_empty()) else {
        return Vec::new();
    };
    "Risk register".clone_into(&mut table.title);
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
