//! Money by source and year: constant prices, nominal cash, capital and revenue apart, fund by fund.

use super::{Material, Reader, errors, prose};
use crate::analysis::Row;
use crate::analysis::precision::supported_unit;
use crate::calendar::financial_year;
use crate::document::{Block, Exhibit, Sum};
use crate::programme::{Budget, FundKind};
use crate::report::Findings;
use crate::tables::{Cell, Column, Table};

pub(super) fn blocks(material: &Material<'_>) -> Vec<Block> {
    let findings = &material.findings;
    let prices = financial_year(findings.words.programme.calendar.price_year);
    let sources = |nominal: &str| -> Vec<(String, String)> {
        FundKind::ALL
            .iter()
            .map(|kind| {
                let metric = format!("investment.{}", kind.word());
                (findings.words.metric(&metric), format!("{metric}{nominal}"))
            })
            .collect()
    };
    let real = by_year(
        findings,
        "money_real",
        &format!("Money spent by source and year, £m in {prices} prices, means"),
        &sources(""),
        ("Total investment", "investment.total"),
    );
    let nominal = by_year(
        findings,
        "money_nominal",
        "Nominal cash by source and financial year, £m in the money of the day, means",
        &sources(".nominal"),
        ("Total investment", "investment.total.nominal"),
    );
    let mut tables: Vec<Block> = [real, nominal]
        .into_iter()
        .flatten()
        .map(Block::Table)
        .collect();
    if tables.is_empty() {
        return tables;
    }
    tables.extend(budgets(findings).map(Block::Table));
    if material.reader != Reader::Board {
        tables.extend(funds(findings).map(Block::Table));
        tables.extend(lost(findings).map(Block::Table));
    }
    let mut blocks: Vec<Block> = prose(&[
        "Means of all simulated futures, because means add up and medians do not. Money is counted when it is \
         spent, not when it is announced; private money drawn in by public spending is among private investment. \
         Each printed figure is rounded by itself, to more digits than may be quoted, so that sums can be \
         followed; the workbook’s totals are live formulas over the unrounded means. Quote the headline figures."
            .to_owned(),
    ])
    .into_iter()
    .collect();
    blocks.extend(material.figure("investment_by_source"));
    blocks.append(&mut tables);
    blocks
}

/// Means by year and over all years, the last row and the last column sums of the others.
fn by_year(
    findings: &Findings<'_>,
    name: &'static str,
    title: &str,
    parts: &[(String, String)],
    (total, total_metric): (&str, &str),
) -> Option<Exhibit> {
    let years: Vec<i32> = findings.words.programme.calendar.all().collect();
    let row = |metric: &str, year: Option<i32>| match year {
        Some(_) => findings.summary.find(metric, year),
        None => findings.summary.find(&format!("{metric}.total"), None),
    };
    let line = |metric: &str| -> Option<Vec<&Row>> {
        let years = years.iter().map(|year| row(metric, Some(*year)));
        years.chain([row(metric, None)]).collect()
    };
    let totals = line(total_metric)?;
    if totals.iter().all(|row| row.mean == 0.0) {
        return None;
    }
    let decimals = decimals(&totals);
    let mut columns = vec![Column::text("part", "Source")];
    columns.extend(years.iter().map(|year| {
        let heading = financial_year(*year);
        Column::number(&heading, &heading)
    }));
    columns.push(Column::number("all", "All years"));
    let mut table = Table::new(name, title, "", columns);
    let cells = |title: &str, rows: &[&Row]| {
        let mut cells = vec![Cell::text(title)];
        cells.extend(rows.iter().map(|row| Cell::Rounded {
            value: row.mean,
            decimals,
        }));
        cells
    };
    for (title, metric) in parts {
        let Some(rows) = line(metric) else { continue };
        if rows.iter().any(|row| row.mean != 0.0) {
            table.rows.push(cells(title, &rows));
        }
    }
    let parts_shown = table.rows.len();
    table.rows.push(cells(total, &totals));
    Some(Exhibit {
        sums: vec![
            Sum::Row {
                row: parts_shown,
                of: (0..parts_shown).collect(),
            },
            Sum::Column {
                column: years.len() + 1,
                of: (1..=years.len()).collect(),
            },
        ],
        table,
        annex: false,
    })
}

/// Digits after the point that the error of yearly totals supports, one at most.
fn decimals(totals: &[&Row]) -> usize {
    let errors = totals.iter().map(|row| supported_unit(0.0, row.mcse));
    usize::from(errors.fold(0.1, f64::max) < 1.0)
}

/// Capital and revenue apart, in nominal cash; what says neither, and private money drawn in, is the rest.
fn budgets(findings: &Findings<'_>) -> Option<Exhibit> {
    let named = Budget::ALL.map(|budget| {
        let metric = format!("investment.{}", budget.word());
        (findings.words.metric(&metric), format!("{metric}.nominal"))
    });
    let mut exhibit = by_year(
        findings,
        "money_capital_revenue",
        "Capital and revenue by financial year, £m in the money of the day, means",
        &named,
        ("Total investment", "investment.total.nominal"),
    )?;
    let table = &mut exhibit.table;
    if table.rows.len() < 2 {
        return None;
    }
    let parts = table.rows.len() - 1;
    let value = |cell: &Cell| match cell {
        Cell::Rounded { value, .. } => *value,
        _ => 0.0,
    };
    let rest: Vec<Cell> = (1..table.columns.len())
        .map(|column| {
            let of_parts: f64 = table.rows[..parts]
                .iter()
                .map(|row| value(&row[column]))
                .sum();
            let total = &table.rows[parts][column];
            let decimals = match total {
                Cell::Rounded { decimals, .. } => *decimals,
                _ => 1,
            };
            // What is left of rounding in the machine is nothing.
            let left = value(total) - of_parts;
            let left = if left.abs() < 1e-9 * value(total).abs() {
                0.0
            } else {
                left
            };
            Cell::Rounded {
                value: left,
                decimals,
            }
        })
        .collect();
    let mut cells = vec![Cell::text("Neither said (private money drawn in among it)")];
    cells.extend(rest);
    table.rows.insert(parts, cells);
    exhibit.sums[0] = Sum::Row {
        row: parts + 1,
        of: (0..=parts).collect(),
    };
    table.columns[0] = Column::text("part", "Budget");
    Some(exhibit)
}

/// Fund by fund: what was promised, how likely it comes, and what of it is spent.
fn funds(findings: &Findings<'_>) -> Option<Exhibit> {
    let columns = vec![
        Column::text("fund", "Fund"),
        Column::text("kind", "Whose money"),
        Column::text("budget", "Budget"),
        Column::text("promised", "Promised, £m"),
        Column::text("basis", "In prices of"),
        Column::number("comes", "Comes in, of all simulated futures"),
        Column::number("p50", "Spent, nominal £m: middle"),
        Column::number("p10", "1 in 10 below"),
        Column::number("p90", "1 in 10 above"),
    ];
    let title = "Fund by fund: promised, and spent in all years";
    let note = "Money drawn in by public spending belongs to no fund and is not in this table. Money that comes late keeps its real \
                value, so that a late fund may bring more pounds of the day than were promised.";
    let mut table = Table::new("funds", title, note, columns);
    let programme = findings.words.programme;
    for fund in &programme.funds {
        let id = &fund.name.id;
        let spent = findings
            .summary
            .find(&format!("investment.fund.{id}.nominal.total"), None);
        let comes = findings.summary.find(&format!("fund.{id}.comes"), None);
        let mut cells = vec![
            Cell::text(&fund.name.title),
            Cell::text(fund.kind.word()),
            Cell::text(fund.budget.map_or("not said", Budget::word)),
            Cell::text(findings.words.number(fund.amount)),
            Cell::text(if fund.nominal {
                "the day".to_owned()
            } else {
                financial_year(programme.calendar.price_year)
            }),
            comes.map_or(Cell::Empty, |row| {
                Cell::chance(row.mean, row.mcse, row.available)
            }),
        ];
        cells.extend(
            spent.map_or([Cell::Empty, Cell::Empty, Cell::Empty], |row| {
                let [low, middle, high] = errors(findings, row);
                // Ten thousand pounds is as fine as anybody wants to know.
                [
                    Cell::figure(row.p50(), middle.max(0.005)),
                    Cell::figure(row.p10(), low.max(0.005)),
                    Cell::figure(row.p90(), high.max(0.005)),
                ]
            }),
        );
        table.rows.push(cells);
    }
    (!table.rows.is_empty()).then(|| table.into())
}

/// Where promised money goes that is not spent.
fn lost(findings: &Findings<'_>) -> Option<Exhibit> {
    const METRICS: [&str; 7] = [
        "investment.promised",
        "investment.not_arrived",
        "investment.slipped",
        "investment.withheld",
        "investment.price_effect",
        "investment.unallocated",
        "investment.above_promise",
    ];
    let columns = vec![
        Column::text("what", "What"),
        Column::number("mean", "Mean, £m"),
        Column::number("p10", "1 in 10 below"),
        Column::number("p90", "1 in 10 above"),
    ];
    let title = "Money promised, and what becomes of what is not spent";
    let note = "Promises stand in the prices that each fund names, losses by funds too; the lines do not add up to \
                what is spent, which also holds private money drawn in.";
    let mut table = Table::new("money_lost", title, note, columns);
    for metric in METRICS {
        let Some(row) = findings.summary.find(metric, None) else {
            continue;
        };
        if row.mean == 0.0 && row.sd == 0.0 {
            continue;
        }
        let [low, _, high] = errors(findings, row);
        table.rows.push(vec![
            Cell::text(findings.words.metric(metric)),
            Cell::figure(row.mean, row.mcse.max(0.005)),
            Cell::figure(row.p10(), low.max(0.005)),
            Cell::figure(row.p90(), high.max(0.005)),
        ]);
    }
    (!table.rows.is_empty()).then(|| table.into())
}
