//! How to make these figures again.

use std::fmt::Write as _;

use super::{Checked, Material, Reader, prose};
use crate::document::Block;
use crate::report::page::{drawn, knows};
use crate::tables::figure::count;
use crate::tables::{Cell, Column, Table};

pub(super) fn blocks(material: &Material<'_>) -> Vec<Block> {
    let run = material.run;
    let mut table = Table::new(
        "provenance",
        "What made this document",
        "",
        vec![Column::text("what", "What"), Column::text("value", "Value")],
    );
    let lines = [
        ("Program", format!("regiocast {}", run.version)),
        ("Scenario", run.scenario.clone()),
        ("Digest of the scenario (SHA-256)", run.digest.clone()),
        ("Seed", run.seed.to_string()),
        ("Simulated futures", count(run.draws)),
        ("How futures are chosen", run.sampler.clone()),
        ("Percentiles", run.percentiles.clone()),
        (
            "Command that makes the run again",
            material.command.to_owned(),
        ),
    ];
    table.rows = lines
        .into_iter()
        .map(|(what, value)| vec![Cell::text(what), Cell::text(value)])
        .collect();
    let mut text = "The program is made so that the same scenario, seed and number of futures give the same figures to the last digit, on any \
                    number of processor cores. The scenario as it was read, standing alone, lies beside this document \
                    (`scenario.resolved.toml`); its digest is below."
        .to_owned();
    if material.checked == Checked::Repeated {
        text.push_str(
            " For this document the run was simulated again from that file, and every figure of its summary came \
             out the same.",
        );
    }
    if material.reader == Reader::Board {
        text.push_str(
            " This paper is the short form: the registers, the method and the sentences that may be quoted are in the full pack, \
             made from the same run (`--for bid`).",
        );
    }
    text.push_str(&drawn(run));
    if let Some(given) = &run.given {
        let _ = write!(
            text,
            " {} Which futures those are is in `posterior.parquet`, whose digest is {}.",
            knows(given),
            given.posterior.get(..12).unwrap_or(&given.posterior)
        );
    }
    let mut blocks: Vec<Block> = prose(&[text]).into_iter().collect();
    blocks.push(Block::Table(table.into()));
    blocks
}
