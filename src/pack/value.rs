//! Value: place outputs and UK welfare as two ledgers that are never added up.

use std::fmt::Write as _;

use super::{Material, prose};
use crate::analysis::headline::Ledger;
use crate::document::{Block, Exhibit};
use crate::report::Findings;
use crate::tables::figure::count;
use crate::tables::{Cell, Column, Table};

pub(super) fn blocks(material: &Material<'_>) -> Vec<Block> {
    let findings = &material.findings;
    let place = ledger(
        findings,
        "place_outputs",
        "Place outputs: what arises here",
        &[Ledger::Place],
    );
    let welfare = ledger(
        findings,
        "uk_welfare",
        "UK welfare: what the country gains and gives",
        &[Ledger::Welfare],
    );
    let cost = ledger(findings, "cost", "Cost to the public", &[Ledger::Cost]);
    let asked = place.is_some() || welfare.is_some();
    let mut blocks: Vec<Block> = Vec::new();
    if asked {
        blocks.extend(prose(&[
            "Place outputs say what arises in the region, wherever it would have arisen otherwise. UK welfare says \
             what the country gains, net of what it gives up. They answer different questions and are never \
             added up."
                .to_owned(),
        ]));
    }
    blocks.extend(place.map(Block::Table));
    blocks.extend(welfare.map(Block::Table));
    if blocks.len() > 1 {
        blocks.extend(prose(&caveats(findings, material)));
    }
    blocks.extend(cost.map(Block::Table));
    blocks
}

fn ledger(
    findings: &Findings<'_>,
    name: &'static str,
    title: &str,
    ledgers: &[Ledger],
) -> Option<Exhibit> {
    let columns = vec![
        Column::text("figure", "Figure"),
        Column::text("unit", "Unit"),
        Column::number("mean", "Mean; of a ratio, mean over mean"),
        Column::number("p10", "1 in 10 below"),
        Column::number("p50", "Middle"),
        Column::number("p90", "1 in 10 above"),
    ];
    let mut table = Table::new(name, title, "", columns);
    let lines = findings.headline.lines.iter();
    table.rows = lines
        .filter(|line| ledgers.contains(&line.ledger))
        .map(|line| {
            let row = &line.row;
            let [low, middle, high] = line.errors;
            vec![
                Cell::text(findings.words.metric(&row.metric)),
                Cell::text(findings.words.unit(row.measure)),
                Cell::figure(row.mean, row.mcse),
                Cell::figure(row.p10(), low),
                Cell::figure(row.p50(), middle),
                Cell::figure(row.p90(), high),
            ]
        })
        .collect();
    (!table.rows.is_empty()).then(|| table.into())
}

fn caveats(findings: &Findings<'_>, material: &Material<'_>) -> Vec<String> {
    let find = |metric: &str| findings.headline.find(metric);
    let mut lines = Vec::new();
    if find("value.bcr").is_some() {
        let mut text = "The benefit–cost ratio is expected gains over expected public cost, not the mean of the \
                        ratios of single futures, which a few futures with little cost would decide. "
            .to_owned();
        if let Some(gain) = findings.headline.gain {
            let share = crate::tables::figure::frequency(gain.share, material.run.draws);
            let _ = write!(
                text,
                "The net present social value is positive in {share}. "
            );
        }
        text.push_str(
            "No threshold is endorsed: since the Green Book Review of 2025 a ratio is one consideration among \
             others and decides nothing by itself; what is not valued in money (health, security, fairness \
             between places) is in neither ledger.",
        );
        lines.push(text);
        let discount = &findings.words.programme.appraisal.discount;
        let told = match discount {
            crate::programme::Discount::Schedule { name, factors } => format!(
                "Present values use the discount factors “{name}” over {} years.",
                count(factors.len())
            ),
            crate::programme::Discount::Flat(rate) => {
                let rate = crate::tables::markdown::escaped(&findings.words.number(*rate));
                format!("Present values are discounted at {rate} a year.")
            }
        };
        lines.push(told);
    }
    if find("value.gva_per_public_pound").is_some() {
        lines.push(
            "Value added for each public £ is not a benefit–cost ratio: value added is output, part of which \
             would arise elsewhere, and it takes people and capital away from other uses."
                .to_owned(),
        );
    }
    if find("value.public_cost_per_net_job").is_some() {
        lines.push(
            "Public cost for each net job divides the whole cost by the jobs of the last year; for each net \
             job-year, by all years of work. A job-year is one full-time job for one year: ten job-years may be \
             ten jobs for one year or one job for ten."
                .to_owned(),
        );
    }
    lines
}
