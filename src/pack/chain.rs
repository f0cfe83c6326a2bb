//! The logic chain: inputs, activities, outputs, outcomes, with the numbers of this run on it.

use super::{Material, errors, prose};
use crate::analysis::Row;
use crate::analysis::headline::varies;
use crate::calendar::financial_year;
use crate::charts::Caption;
use crate::charts::chain::{Chain, Stage};
use crate::document::{Block, Figure};
use crate::outcomes::Measure;
use crate::programme::FundKind;
use crate::report::Findings;
use crate::tables::figure::{bare, count, quantity, range};
use crate::tables::{Cell, Column, Table};

/// How many activities are shown by name.
const NAMED: usize = 6;

/// What an activity is known by in the register of figures, with the words for it.
const OUTPUTS: [(&str, &str); 6] = [
    ("premises.m2", "Floorspace completed"),
    ("firms.supported", "Firms supported"),
    ("ventures.formed", "New ventures formed"),
    ("inward.landings", "Firms landed from elsewhere"),
    ("training.starts", "People starting training"),
    ("training.completions", "People completing training"),
];

const OUTCOMES: [(&str, &str); 6] = [
    ("jobs.filled", "Jobs filled, gross"),
    ("jobs.skilled", "Skilled jobs filled, gross"),
    ("jobs.net", "Net additional jobs"),
    ("training.upskilled", "People upskilled in their jobs"),
    ("value.pv_gva", "Place output: net GVA, present value"),
    ("value.pv_welfare", "UK welfare gains, present value"),
];

pub(super) fn blocks(material: &Material<'_>) -> Vec<Block> {
    let findings = &material.findings;
    let stages = stages(findings);
    if stages.iter().any(|stage| stage.boxes.is_empty()) || stages.len() < 2 {
        return Vec::new();
    }
    let mut table = Table::new(
        "logic_chain",
        "The logic chain with its numbers",
        "Middle figure, and in brackets where 8 in 10 simulated futures lie.",
        vec![
            Column::text("stage", "Stage"),
            Column::text("what", "What"),
            Column::text("number", "Middle (1 in 10 below to 1 in 10 above)"),
        ],
    );
    for stage in &stages {
        for (what, number) in &stage.boxes {
            table.rows.push(vec![
                Cell::text(&stage.title),
                Cell::text(what),
                Cell::text(number),
            ]);
        }
    }
    let programme = findings.words.programme;
    let calendar = &programme.calendar;
    let chain = Chain {
        caption: Caption {
            name: "logic_chain".to_owned(),
            title: "What the money is to do, and what comes of it".to_owned(),
            subtitle: format!(
                "Middle figures, and where 8 in 10 simulated futures lie; {}, {} to {}",
                programme.title,
                financial_year(calendar.start),
                financial_year(calendar.last())
            ),
            source: format!(
                "Source: regiocast {}, scenario ‘{}’, seed {}, {} simulated futures",
                material.run.version,
                material.run.scenario,
                material.run.seed,
                count(material.run.draws)
            ),
        },
        axis: format!(
            "Money in {} prices, all years; jobs at the end of {}",
            financial_year(calendar.price_year),
            financial_year(calendar.last())
        ),
        stages,
    };
    let mut blocks: Vec<Block> = prose(&[
        "Money comes from its sources, activities spend it, it buys outputs, and outputs lead to outcomes, if \
         each step works. What could break a step is in the risk register; what each step rests on is in the \
         assumption register."
            .to_owned(),
    ])
    .into_iter()
    .collect();
    if let Ok(chart) = chain.draw() {
        blocks.push(Block::Figure(Figure { chart, table }));
    } else {
        // The numbers are worth more than the picture.
        blocks.push(Block::Table(table.into()));
    }
    blocks
}

fn stages(findings: &Findings<'_>) -> Vec<Stage> {
    let stage = |title: &str, boxes: Vec<(String, String)>| Stage {
        title: title.to_owned(),
        boxes,
    };
    let last = findings.words.programme.calendar.last();
    [
        stage("Inputs", inputs(findings)),
        stage("Activities", activities(findings)),
        stage("Outputs", told(findings, &OUTPUTS, last)),
        stage("Outcomes", told(findings, &OUTCOMES, last)),
    ]
    .into_iter()
    .filter(|stage| !stage.boxes.is_empty())
    .collect()
}

fn inputs(findings: &Findings<'_>) -> Vec<(String, String)> {
    FundKind::ALL
        .iter()
        .filter_map(|kind| {
            let metric = format!("investment.{}", kind.word());
            let row = findings.summary.find(&format!("{metric}.total"), None)?;
            let words = findings.words.metric(&metric);
            is_something(row).then(|| (words, number(findings, row)))
        })
        .collect()
}

fn activities(findings: &Findings<'_>) -> Vec<(String, String)> {
    let mut spent: Vec<(&str, &Row)> = findings
        .words
        .programme
        .activities
        .iter()
        .filter_map(|activity| {
            let id = &activity.name.id;
            let metric = format!("investment.activity.{id}.total");
            let row = findings.summary.find(&metric, None)?;
            is_something(row).then_some((activity.name.title.as_str(), row))
        })
        .collect();
    // The largest on average are named, those with the largest middle first.
    spent.sort_by(|a, b| b.1.mean.total_cmp(&a.1.mean));
    let named = if spent.len() > NAMED + 1 {
        NAMED
    } else {
        spent.len()
    };
    spent[..named].sort_by(|a, b| b.1.p50().total_cmp(&a.1.p50()));
    let mut boxes: Vec<(String, String)> = spent
        .iter()
        .take(named)
        .map(|(title, row)| ((*title).to_owned(), number(findings, row)))
        .collect();
    let others = &spent[named..];
    if !others.is_empty() {
        // Means of parts add up, medians do not.
        let mean: f64 = others.iter().map(|(_, row)| row.mean).sum();
        let error = others.iter().map(|(_, row)| row.mcse).fold(0.0, f64::max);
        let told = quantity(mean, error, Measure::Money);
        boxes.push((
            format!("{} smaller activities", others.len()),
            format!("{told} on average"),
        ));
    }
    boxes
}

fn told(findings: &Findings<'_>, metrics: &[(&str, &str)], last: i32) -> Vec<(String, String)> {
    metrics
        .iter()
        .filter_map(|(metric, words)| {
            let summary = findings.summary;
            let row = summary
                .find(&format!("{metric}.total"), None)
                .or_else(|| summary.find(metric, Some(last)))
                .or_else(|| summary.find(metric, None))?;
            is_something(row).then(|| ((*words).to_owned(), number(findings, row)))
        })
        .collect()
}

fn is_something(row: &Row) -> bool {
    row.mean != 0.0 || row.sd != 0.0
}

/// The middle, and where 8 in 10 lie.
fn number(findings: &Findings<'_>, row: &Row) -> String {
    let [low, middle, high] = errors(findings, row);
    let told = quantity(row.p50(), middle, row.measure);
    if !varies(&row.percentiles) {
        return told;
    }
    let spread = match row.measure {
        Measure::Money
        | Measure::NominalMoney
        | Measure::FundMoney
        | Measure::Pounds
        | Measure::Ratio => range([row.p10(), row.p90()], [low, high], row.measure),
        _ => format!(
            "{} to {}",
            bare(row.p10(), low, row.measure),
            bare(row.p90(), high, row.measure)
        ),
    };
    format!("{told} ({spread})")
}
