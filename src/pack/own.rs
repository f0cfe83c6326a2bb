//! Outcomes that the scenario defines by formulas of its own.

use super::Material;
use crate::document::{Block, Exhibit};
use crate::tables;

pub(super) fn blocks(material: &Material<'_>) -> Vec<Block> {
    let findings = &material.findings;
    let Some(table) = tables::own_outcomes::table(findings.summary, &findings.words) else {
        return Vec::new();
    };
    let text = "These figures are not the model’s: the scenario works them out by formulas of its own, from metrics of the \
                model and from assumptions that stand in the assumption register. Whoever quotes one quotes the rating of its \
                evidence with it.";
    vec![
        Block::Prose(text.to_owned()),
        Block::Table(Exhibit::from(super::without_empty_columns(table))),
    ]
}
