//! Value: place outputs and UK welfare as two ledgers that are never added up, and the account of their parts.

mod account;

use std::fmt::Write as _;

use super::{Material, prose};
use crate::analysis::headline::Ledger;
use crate::calendar::financial_year;
use crate::document::{Block, Exhibit};
use crate::programme::{Discount, Programme};
use crate::report::Findings;
use crate::report::page::value as words;
use crate::tables::figure::given;
use crate::tables::markdown::escaped;
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
    blocks.extend(account::public_cost(findings).map(Block::Table));
    if asked {
        blocks.extend(account::ratios(findings).map(Block::Table));
    }
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
        Column::number("middle", "Middle; of a ratio, mean over mean"),
        Column::number("p10", "1 in 10 below"),
        Column::number("p90", "1 in 10 above"),
    ];
    let mut table = Table::new(name, title, "", columns);
    let lines = findings.headline.lines.iter();
    table.rows = lines
        .filter(|line| ledgers.contains(&line.ledger))
        .map(|line| {
            let row = &line.row;
            let ranged = |value: f64, place: usize| {
                Cell::to_unit(value, line.units[place], line.errors[place], row.measure)
            };
            let middle = if line.ratio {
                Cell::measured(row.mean, row.mcse, row.measure)
            } else {
                ranged(row.p50(), 1)
            };
            vec![
                Cell::text(findings.words.metric(&row.metric)),
                Cell::text(findings.words.unit(row.measure)),
                middle,
                ranged(row.p10(), 0),
                ranged(row.p90(), 2),
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
        lines.push(not_valued(findings.words.programme));
    }
    if find("value.bcr").is_some() || find("value.pv_gva").is_some() {
        lines.push(discounting(findings));
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
            "Public cost for each net job divides the whole cost by the net jobs of the last year; for each net \
             job-year, by the job-years of the programme’s own years, each year counted as the mean of the net jobs at its \
             beginning and its end. A job-year is one full-time job for one year: ten job-years may be \
             ten jobs for one year or one job for ten."
                .to_owned(),
        );
    }
    lines
}

/// What the net present social value takes off beyond the ratio, and what neither counts.
fn not_valued(programme: &Programme) -> String {
    let mut text = String::new();
    if words::spends_other_money(programme) {
        text.push_str(
            "The net present social value takes off more than the ratio does: what universities and others spend, as well as \
             the cost to the public. ",
        );
    }
    text.push_str(if words::is_of_research(programme) {
        "What research itself is worth, land values, health and the cost of raising public money are valued at nothing, so \
         that a programme which spends mostly on research can hardly come out positive: that says more about what is valued \
         than about the programme."
    } else {
        "Land values, health, time saved and the cost of raising public money are valued at nothing: a low figure may say more \
         about what is valued than about the programme."
    });
    text
}

/// How present values are discounted, and to which year.
fn discounting(findings: &Findings<'_>) -> String {
    let programme = findings.words.programme;
    let horizon = financial_year(programme.horizon());
    let last = financial_year(programme.calendar.last());
    let rate = match &programme.appraisal.discount {
        Discount::Schedule { name, factors } => {
            let first = match factors.as_slice() {
                [start, next, ..] if *next > 0.0 => 100.0 * (start / next - 1.0),
                _ => 0.0,
            };
            let name = match name.as_str() {
                "green-book" => "the Green Book’s rates",
                "health" => "the Green Book’s rates for health",
                other => other,
            };
            format!("at {name} ({}% a year at first)", given(first))
        }
        Discount::Flat(rate) => format!("at {} a year", escaped(&findings.words.number(*rate))),
    };
    format!(
        "Present values are discounted {rate}. Money is spent to {last}; jobs, earnings gained and better-paid work are \
         followed to {horizon}, jobs closing and gains fading as the assumptions say."
    )
}
