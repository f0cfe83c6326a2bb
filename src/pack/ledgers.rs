//! Four ledgers side by side: promised, delivered gross, net additional, trained and upskilled.

use super::{Material, prose};
use crate::analysis::headline::Line;
use crate::calendar::financial_year;
use crate::document::{Block, Exhibit};
use crate::report::Findings;
use crate::report::page::{middle, posts, spread};
use crate::tables::figure::promised;
use crate::tables::{Cell, Column, Table};

pub(super) fn blocks(material: &Material<'_>) -> Vec<Block> {
    let findings = &material.findings;
    if findings.headline.lines.is_empty() {
        return Vec::new();
    }
    let mut blocks: Vec<Block> = prose(&[
        "What was promised, what is delivered, what would not be there without the programme, and who is \
         trained are four different questions. They stand side by side and are never added up."
            .to_owned(),
    ])
    .into_iter()
    .collect();
    blocks.extend(side_by_side(findings).map(Block::Table));
    blocks.push(Block::Table(figures(findings)));
    blocks
}

/// What a subject is called, and its metric in each ledger.
const SUBJECTS: [(&str, &str, &str); 2] = [
    ("Jobs", "jobs.filled", "jobs.net"),
    ("Skilled jobs", "jobs.skilled", "jobs.net_skilled"),
];

fn side_by_side(findings: &Findings<'_>) -> Option<Exhibit> {
    let find = |metric: &str| findings.headline.find(metric);
    let told = |line: Option<&Line>| {
        line.map_or(Cell::Empty, |line| {
            Cell::text(format!("{} ({})", middle(line), spread(line)))
        })
    };
    let by = financial_year(findings.words.programme.calendar.last());
    let columns = vec![
        Column::text("subject", &format!("By the end of {by}")),
        Column::text("promised", "Promised"),
        Column::text("gross", "Delivered, gross"),
        Column::text("net", "Net additional"),
        Column::text("people", "Trained and upskilled"),
    ];
    let title = "Four ledgers: the middle figure, and where 8 in 10 simulated futures lie";
    let note = "Empty where a ledger does not hold such a figure. Net additional jobs include knock-on jobs at suppliers and \
                where people spend; net additional skilled jobs do not. Promises are those of the scenario; where \
                several name the same figure, the latest counts, and a promise for an earlier year says so.";
    let mut table = Table::new("four_ledgers", title, note, columns);
    let unclaimed = posts::why_none_is_additional(findings).is_some();
    for (subject, gross, net) in SUBJECTS {
        if find(gross).is_none() && find(net).is_none() {
            continue;
        }
        table.rows.push(vec![
            Cell::text(subject),
            promise(findings, &[gross, net]),
            told(find(gross)),
            if unclaimed {
                Cell::text(posts::none(findings))
            } else {
                told(find(net))
            },
            Cell::Empty,
        ]);
    }
    let people = [
        ("People completing training", "training.completions"),
        ("… of whom upskilled in their jobs", "training.upskilled"),
        (
            "… who enter the programme’s skilled jobs",
            "training.into_skilled_jobs",
        ),
    ];
    for (subject, metric) in people {
        let line = find(&format!("{metric}.total"));
        // Less than half of one person is nobody.
        if let Some(line) = line.filter(|line| line.row.p90() >= 0.5) {
            table.rows.push(vec![
                Cell::text(subject),
                promise(findings, &[metric]),
                Cell::Empty,
                Cell::Empty,
                told(Some(line)),
            ]);
        }
    }
    let money = [
        "investment.total_with_relief.nominal",
        "investment.total.nominal",
    ];
    let line = money
        .iter()
        .find_map(|metric| find(&format!("{metric}.total")));
    if let Some(line) = line {
        table.rows.push(vec![
            Cell::text(findings.words.metric(&line.row.metric)),
            promise(
                findings,
                &[
                    "investment.total_with_relief.nominal",
                    "investment.total.nominal",
                    "investment.total_with_relief",
                    "investment.total",
                ],
            ),
            told(Some(line)),
            Cell::Empty,
            Cell::Empty,
        ]);
    }
    (!table.rows.is_empty()).then(|| table.into())
}

/// The latest promise of one of these metrics, and its year where it is an earlier one.
fn promise(findings: &Findings<'_>, metrics: &[&str]) -> Cell {
    let last = findings.words.programme.calendar.last();
    let of_them = findings
        .targets
        .iter()
        .filter(|result| metrics.contains(&result.target.answered_by().as_str()));
    of_them
        .max_by_key(|result| result.target.by)
        .map_or(Cell::Empty, |result| {
            let much = promised(result.target.bound.value(), result.measure);
            Cell::text(if result.target.by == last {
                much
            } else {
                format!("{much} by {}", financial_year(result.target.by))
            })
        })
}

/// Every headline figure, one a row: the table by which all formats are compared.
fn figures(findings: &Findings<'_>) -> Exhibit {
    let columns = vec![
        Column::text("ledger", "Ledger"),
        Column::text("figure", "Figure"),
        Column::text("unit", "Unit"),
        Column::number("middle", "Middle"),
        Column::number("low", "1 in 10 lie below"),
        Column::number("high", "1 in 10 lie above"),
    ];
    let note = "The middle is the median (half of the simulated futures lie below it); of a ratio it is the mean \
                above the line over the mean below it, and the range is that of the ratio in single futures. Each figure is rounded to what its \
                Monte Carlo error supports and to two significant digits at most.";
    let mut table = Table::new("headline_figures", "Headline figures", note, columns);
    table.rows = findings
        .headline
        .lines
        .iter()
        .zip(super::quoted::quoted(findings))
        .map(|(line, quoted)| {
            let row = &line.row;
            let ranged = |value: f64, place: usize| {
                Cell::to_unit(value, line.units[place], line.errors[place], row.measure)
            };
            let mut cells = vec![
                Cell::text(quoted.ledger),
                Cell::text(quoted.title),
                Cell::text(quoted.unit),
            ];
            if line.ratio {
                cells.extend([
                    Cell::measured(row.mean, row.mcse, row.measure),
                    ranged(row.p10(), 0),
                    ranged(row.p90(), 2),
                ]);
            } else {
                cells.extend([
                    ranged(row.p50(), 1),
                    ranged(row.p10(), 0),
                    ranged(row.p90(), 2),
                ]);
            }
            cells
        })
        .collect();
    table.into()
}
