//! The numbers behind each chart, for those who cannot see it or want to check it.

mod chance;

use super::errors;
use crate::analysis::Row;
use crate::analysis::capability::Followed;
use crate::calendar::financial_year;
use crate::charts::Chart;
use crate::document::Figure;
use crate::figures::{self, money::sources};
use crate::report::Findings;
use crate::tables::{self, Cell, Column, Table};

/// A chart with its numbers; none where there are no numbers to it.
pub(super) fn figure(chart: &Chart, findings: &Findings<'_>) -> Option<Figure> {
    let table = numbers(chart, findings)?;
    Some(Figure {
        chart: chart.clone(),
        table,
    })
}

fn numbers(chart: &Chart, findings: &Findings<'_>) -> Option<Table> {
    match chart.name.as_str() {
        "skilled_jobs" => fan(findings, "jobs.skilled", "skilled_jobs"),
        "net_jobs" => fan(findings, "jobs.net", "net_jobs"),
        "investment_by_source" => money(findings),
        "training" => training(findings),
        "jobs_by_activity" => by_activity(findings),
        "skills" => skills(findings),
        "gross_to_net" => walk(findings),
        figures::districts::NAME => by_district(findings),
        figures::capability::NAME => capability(findings),
        other => {
            let place = other.strip_prefix("chance_")?.parse::<usize>().ok()?;
            chance::promise(findings, place.checked_sub(1)?)
        }
    }
}

fn table(name: &'static str, title: &str, columns: Vec<Column>) -> Table {
    Table::new(name, title, "", columns)
}

/// Year by year: P5, P25, P50, P75, P95 and the central case.
fn fan(findings: &Findings<'_>, metric: &str, name: &'static str) -> Option<Table> {
    let columns = vec![
        Column::number("year", "Year"),
        Column::number("p5", "1 in 20 below"),
        Column::number("p25", "1 in 4 below"),
        Column::number("p50", "Middle"),
        Column::number("p75", "1 in 4 above"),
        Column::number("p95", "1 in 20 above"),
        Column::number("central", "Central case"),
    ];
    let title = format!("{}, full-time equivalents", findings.words.metric(metric));
    let mut table = table(name, &title, columns);
    "The chart shows 9 in 10 and half of the simulated futures; sentences and headline figures use 8 in 10. The central case \
     leaves luck out, good and bad, and is no forecast."
        .clone_into(&mut table.note);
    table.rows = findings
        .summary
        .years(metric)
        .map(|row| {
            let [p5, _, p25, p50, p75, _, p95] = row.percentiles;
            let [_, middle, high] = errors(findings, row);
            let low = errors(findings, row)[0];
            let year = row.year.map_or(Cell::Empty, Cell::Year);
            vec![
                year,
                // The error of P10 is near that of P5, and so on: two digits decide in any case.
                Cell::figure(p5, low.max(0.05)),
                Cell::figure(p25, middle.max(0.05)),
                Cell::figure(p50, middle.max(0.05)),
                Cell::figure(p75, middle.max(0.05)),
                Cell::figure(p95, high.max(0.05)),
                Cell::figure(row.central, f64::NAN),
            ]
        })
        .collect();
    (!table.rows.is_empty()).then_some(table)
}

/// Means added up so far by source, as the chart has them.
fn money(findings: &Findings<'_>) -> Option<Table> {
    let programme = findings.words.programme;
    let shown = sources(&figures::Findings {
        programme,
        summary: findings.summary,
        targets: findings.targets,
        measured_by: &[],
        source: "",
    })?;
    let mut columns = vec![Column::number("year", "By the end of")];
    columns.extend(
        shown
            .layers
            .iter()
            .map(|layer| Column::number(&layer.label, &layer.label)),
    );
    columns.push(Column::number("total", "Total"));
    let prices = if shown.nominal {
        "in the money of the day".to_owned()
    } else {
        let year = financial_year(programme.calendar.price_year);
        format!("in {year} prices")
    };
    let title = format!("Investment so far by source, £m {prices}, means");
    let mut table = table("investment_by_source", &title, columns);
    for (place, year) in programme.calendar.all().enumerate() {
        let values: Vec<f64> = shown
            .layers
            .iter()
            .map(|layer| layer.values[place])
            .collect();
        let total: f64 = values.iter().sum();
        let mut cells = vec![Cell::Year(year)];
        cells.extend(values.into_iter().chain([total]).map(|value| {
            // Ten thousand pounds is as fine as anybody wants to know.
            Cell::figure(value, 0.005)
        }));
        table.rows.push(cells);
    }
    Some(table)
}

/// Where each workforce that is drawn stands today and in the last year.
fn capability(findings: &Findings<'_>) -> Option<Table> {
    let mut shown = Followed::all(findings.words.programme);
    shown.truncate(figures::capability::PANELS);
    tables::workforces::at_the_end(&shown, findings.summary, &findings.words)
}

fn training(findings: &Findings<'_>) -> Option<Table> {
    const LINES: [(&str, &str); 3] = [
        ("training.starts", "Starts"),
        ("training.completions", "Completions"),
        (
            "training.into_skilled_jobs",
            "Into the programme’s skilled jobs",
        ),
    ];
    // As in the chart: a line that is nothing in every year and future is not drawn.
    let something = |row: &Row| row.mean != 0.0 || row.sd != 0.0;
    let is_drawn = |metric: &str| findings.summary.years(metric).any(something);
    let lines: Vec<_> = LINES
        .into_iter()
        .filter(|(metric, _)| is_drawn(metric))
        .collect();
    years(
        findings,
        "training",
        "People a year, middle figures",
        &lines,
        Row::p50,
    )
}

/// Some metrics year by year.
fn years(
    findings: &Findings<'_>,
    name: &'static str,
    title: &str,
    metrics: &[(&str, &str)],
    figure: fn(&Row) -> f64,
) -> Option<Table> {
    let mut columns = vec![Column::number("year", "Year")];
    columns.extend(
        metrics
            .iter()
            .map(|(metric, heading)| Column::number(metric, heading)),
    );
    let mut table = table(name, title, columns);
    for year in findings.words.programme.calendar.all() {
        let mut cells = vec![Cell::Year(year)];
        cells.extend(metrics.iter().map(|(metric, _)| {
            let row = findings.summary.find(metric, Some(year));
            row.map_or(Cell::Empty, |row| {
                let [_, middle, _] = errors(findings, row);
                Cell::figure(figure(row), middle.max(0.05))
            })
        }));
        table.rows.push(cells);
    }
    (!table.rows.is_empty()).then_some(table)
}

fn by_activity(findings: &Findings<'_>) -> Option<Table> {
    let last = findings.words.programme.calendar.last();
    let columns = vec![
        Column::text("activity", "Activity"),
        Column::number("p10", "1 in 10 below"),
        Column::number("p50", "Middle"),
        Column::number("p90", "1 in 10 above"),
        Column::number("central", "Central case"),
    ];
    let title = format!("Jobs filled, gross, in {}", financial_year(last));
    let mut table = table("jobs_by_activity", &title, columns);
    for activity in &findings.words.programme.activities {
        let metric = format!("jobs.filled.activity.{}", activity.name.id);
        let Some(row) = findings.summary.find(&metric, Some(last)) else {
            continue;
        };
        if row.mean == 0.0 && row.sd == 0.0 {
            continue;
        }
        let [low, middle, high] = errors(findings, row).map(|error| error.max(0.05));
        table.rows.push(vec![
            Cell::text(&activity.name.title),
            Cell::figure(row.p10(), low),
            Cell::figure(row.p50(), middle),
            Cell::figure(row.p90(), high),
            Cell::figure(row.central, f64::NAN),
        ]);
    }
    (!table.rows.is_empty()).then_some(table)
}

/// Net jobs by district, with what is in none.
fn by_district(findings: &Findings<'_>) -> Option<Table> {
    let page = tables::districts::page(findings.summary, &findings.words)?;
    let last = financial_year(findings.words.programme.calendar.last());
    let title = format!("Net additional jobs by district, {last}");
    let columns = page.columns.into_iter().take(4).collect();
    let mut table = table(figures::districts::NAME, &title, columns);
    table.rows = page.rows;
    for row in &mut table.rows {
        row.truncate(4);
    }
    Some(table)
}

fn skills(findings: &Findings<'_>) -> Option<Table> {
    let last = findings.words.programme.calendar.last();
    let columns = vec![
        Column::text("skill", "Skill group"),
        Column::number("wanted", "On offer"),
        Column::number("filled", "Filled"),
    ];
    let title = format!("Skilled jobs in {}, means", financial_year(last));
    let mut table = table("skills", &title, columns);
    for skill in &findings.words.programme.skills {
        let id = &skill.name.id;
        let mean = |metric: &str| {
            let row = findings.summary.find(metric, Some(last));
            row.map_or(Cell::Empty, |row| {
                Cell::figure(row.mean, row.mcse.max(0.05))
            })
        };
        table.rows.push(vec![
            Cell::text(&skill.name.title),
            mean(&format!("jobs.demanded.skill.{id}")),
            mean(&format!("jobs.skilled.skill.{id}")),
        ]);
    }
    (!table.rows.is_empty()).then_some(table)
}

/// The last year of the walk.
fn walk(findings: &Findings<'_>) -> Option<Table> {
    let page = tables::walk::table(findings.summary, &findings.words).page?;
    let last = financial_year(findings.words.programme.calendar.last());
    let title = format!("From gross to net jobs in {last}, means");
    let mut table = table(
        "gross_to_net",
        &title,
        page.columns.iter().take(2).cloned().collect(),
    );
    table.rows = page
        .rows
        .into_iter()
        .map(|row| row.into_iter().take(2).collect())
        .collect();
    (!table.rows.is_empty()).then_some(table)
}
