//! What drives the answer.

use super::{Material, Reader, prose};
use crate::document::{Block, Exhibit};
use crate::tables::{self, Cell, Column, Table};

/// How many inputs are shown, and how many to a board.
const SHOWN: usize = 15;
const FEW: usize = 5;

pub(super) fn blocks(material: &Material<'_>) -> Vec<Block> {
    let findings = &material.findings;
    let mut blocks = Vec::new();
    if let (Some(leading), false) = (findings.headline.leading(), material.impacts.is_empty()) {
        let outcome = findings.words.metric(&leading.row.metric);
        blocks.extend(prose(&[format!(
            "What the programme is judged by first is “{}”. The inputs below go with it most closely, from one \
             simulated future to the next. How closely is told from −1 to +1 (a rank correlation): +1 would mean that the \
             figure follows the input alone, 0 that it does not follow it; luck and knowledge stand side by side. It is a first look: it \
             does not say how much of the spread an input explains, for which `regiocast explain` is made.",
            crate::tables::markdown::escaped(&outcome)
        )]));
        let shown = if material.reader == Reader::Board {
            FEW
        } else {
            SHOWN
        };
        blocks.push(Block::Table(strongest(material, &outcome, shown)));
    }
    let covered = crate::analysis::plausibility::covered_twice(findings.words.programme);
    let mut table = tables::plausibility::table(findings.plausibility, &[]);
    if !table.rows.is_empty() {
        "This scenario beside published figures".clone_into(&mut table.title);
        blocks.push(Block::Heading("Is it of the right order?".to_owned()));
        blocks.push(Block::Table(table.into()));
    }
    if !covered.is_empty() {
        blocks.push(Block::Heading("One risk or two?".to_owned()));
        let lines: Vec<String> = covered
            .iter()
            .map(|question| format!("- {}", crate::tables::markdown::escaped(question)))
            .collect();
        blocks.extend(prose(&lines));
    }
    blocks
}

fn strongest(material: &Material<'_>, outcome: &str, shown: usize) -> Exhibit {
    let columns = vec![
        Column::text("input", "Input"),
        Column::number("correlation", "How closely (−1 to +1)"),
        Column::text("sense", "What it means"),
        Column::text("rating", "Rating of the evidence"),
        Column::text("source", "Source"),
    ];
    let title = format!("What “{outcome}” follows most closely");
    let mut table = Table::new("drivers", &title, "", columns);
    let findings = &material.findings;
    let register = findings.words.register;
    table.rows = material
        .impacts
        .iter()
        .take(shown)
        .map(|driver| {
            let known = register.assumptions.iter().find(|one| {
                one.name == driver.name
                    || one.evidence.as_ref().is_some_and(|link| {
                        driver.name.strip_prefix("evidence.") == Some(link.id.as_str())
                    })
            });
            let is_luck = driver.name.starts_with("chance.");
            let works = driver.name.starts_with("chance.additionality");
            let sense = match (is_luck, driver.correlation < 0.0) {
                (true, _) if works => {
                    "more where it works; not known now, an evaluation could tell"
                }
                (true, _) => "luck: nobody can know it beforehand",
                (false, true) => "higher goes with less",
                (false, false) => "higher goes with more",
            };
            let about = known.map(|one| &one.provenance);
            vec![
                Cell::text(crate::report::page::basis::titled(&driver.name, findings)),
                Cell::Rounded {
                    // The coordinate of a chance has no direction that a reader could know.
                    value: if is_luck {
                        driver.correlation.abs()
                    } else {
                        driver.correlation
                    },
                    decimals: 2,
                },
                Cell::text(sense),
                Cell::text(
                    about
                        .and_then(|about| about.rating)
                        .map_or("", |it| it.word()),
                ),
                Cell::text(about.map_or("", |about| about.source.as_str())),
            ]
        })
        .collect();
    table.into()
}
