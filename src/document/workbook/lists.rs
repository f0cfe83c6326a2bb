//! The sheets that list: what the workbook has, and what may be quoted.

use super::names::Names;
use super::page::{Entry, Grid, Heading, Page};
use super::write::CONTENTS;
use crate::document::{Block, Document, Statement};

/// Every sheet and what it shows, as pairs.
pub(super) fn contents(names: &mut Names, sheets: &[(String, String)]) -> Page {
    let row =
        |(name, shows): &(String, String)| vec![Entry::Sheet(name.clone()), Entry::words(shows)];
    Page {
        name: CONTENTS.to_owned(),
        title: CONTENTS.to_owned(),
        shows: "What each sheet shows".to_owned(),
        lines: Vec::new(),
        grid: Grid {
            name: names.word("List_of_sheets", ""),
            headings: vec![Heading::text("Sheet"), Heading::text("What it shows")],
            rows: sheets.iter().map(row).collect(),
            ..Grid::default()
        },
        chart: None,
    }
}

/// The sentences that may be quoted; `None` where there is none.
pub(super) fn statements(names: &mut Names, document: &Document, source: &str) -> Option<Page> {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let statement = |block: &Block| match block {
        Block::Statement(statement) => Some(line(statement)),
        _ => None,
    };
    let rows: Vec<Vec<Entry>> = blocks.filter_map(statement).collect();
    if rows.is_empty() {
        return None;
    }
    let mut lines = vec!["Each sentence may be quoted as it stands, with its footnote.".to_owned()];
    if !source.is_empty() {
        lines.push(format!("Source: {source}"));
    }
    Some(Page {
        name: names.sheet("Statements", ""),
        title: "Statements that may be quoted".to_owned(),
        shows: "Sentences that may be quoted as they stand, with their footnotes".to_owned(),
        lines,
        grid: Grid {
            name: names.word("Sentences", ""),
            headings: ["About", "Sentence", "Footnote", "Figures"]
                .map(Heading::text)
                .to_vec(),
            rows,
            ..Grid::default()
        },
        chart: None,
    })
}

fn line(statement: &Statement) -> Vec<Entry> {
    vec![
        Entry::words(&statement.title),
        Entry::words(&statement.sentence),
        Entry::words(&statement.footnote),
        Entry::words(&statement.figures.join(", ")),
    ]
}
