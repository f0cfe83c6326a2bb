//! `districts`: jobs, money and training by district, with what is in none of them.

use super::indicators::{figure_cells, figure_columns};
use super::words::Words;
use super::{Cell, Column, Published, Table};
use crate::analysis::headline::rough_errors;
use crate::analysis::{Row, Summary};
use crate::calendar::financial_year;
use crate::outcomes::Measure;
use crate::outcomes::breakdown::NOT_PLACED;

/// The figures of each district: the base of the metric, whether it is added up over all years, and
/// what it is called on the page.
const FIGURES: [(&str, bool, &str); 6] = [
    ("jobs.net", false, "Net jobs"),
    ("jobs.filled", false, "Jobs filled, gross"),
    ("jobs.skilled", false, "Skilled jobs, gross"),
    ("jobs.created", true, "Jobs created, all years"),
    ("investment.total", true, "Investment, all years"),
    (
        "training.completions",
        true,
        "People completing training, all years",
    ),
];

const NOTE: &str = "Jobs, money and people are counted where the activity is, which need not be where people live. \
Jobs are full-time equivalents. Means add up to the whole programme but for rounding; medians do not. “Not placed” is what belongs to activities that name no district.";

/// One row a figure and district for machines; for people one row a district, with the mean, and the
/// median and range of net jobs. Nothing where the scenario names no districts.
#[must_use]
pub fn table(summary: &Summary, words: &Words) -> Option<Published> {
    let page = page(summary, words)?;
    Some(Published {
        data: data(summary, words),
        page: Some(page),
    })
}

/// Ids and titles of the districts, then of what is in none if there is any, then of the whole.
fn parts(summary: &Summary, words: &Words) -> Vec<(String, String)> {
    let districts = words.programme.districts.iter();
    let mut parts: Vec<(String, String)> = districts
        .map(|district| {
            (
                format!(".district.{}", district.name.id),
                district.name.title.clone(),
            )
        })
        .collect();
    let nowhere = format!(".district.{NOT_PLACED}");
    let mut rows = summary.rows.iter();
    if rows.any(|row| row.metric.ends_with(&nowhere)) {
        parts.push((nowhere, "Not placed".to_owned()));
    }
    parts.push((String::new(), "Whole programme".to_owned()));
    parts
}

fn find<'a>(
    summary: &'a Summary,
    (base, flow): (&str, bool),
    suffix: &str,
    last: i32,
) -> Option<&'a Row> {
    if flow {
        summary.find(&format!("{base}{suffix}.total"), None)
    } else {
        summary.find(&format!("{base}{suffix}"), Some(last))
    }
}

fn data(summary: &Summary, words: &Words) -> Table {
    let mut columns = vec![
        Column::text("metric", "Metric"),
        Column::text("district", "District"),
        Column::text("title", "Title"),
    ];
    columns.extend(figure_columns());
    let mut table = Table::new("districts", "By district", NOTE, columns);
    let last = words.programme.calendar.last();
    for (base, flow, _) in FIGURES {
        for (suffix, title) in parts(summary, words) {
            let Some(row) = find(summary, (base, flow), &suffix, last) else {
                continue;
            };
            let mut cells = vec![
                Cell::text(&row.metric),
                Cell::text(title),
                Cell::text(words.metric(&row.metric)),
            ];
            cells.extend(figure_cells(row, words));
            table.rows.push(cells);
        }
    }
    table
}

/// The figures by district as they fit a page; nothing where the scenario names no districts.
#[must_use]
pub fn page(summary: &Summary, words: &Words) -> Option<Table> {
    if words.programme.districts.is_empty() {
        return None;
    }
    let last = words.programme.calendar.last();
    let year = financial_year(last);
    let mut columns = vec![Column::text("district", "District")];
    for (key, which) in [
        ("p50", "middle"),
        ("p10", "1 in 10 below"),
        ("p90", "1 in 10 above"),
    ] {
        columns.push(Column::number(key, &format!("Net jobs in {year}: {which}")));
    }
    for (base, flow, heading) in FIGURES {
        let heading = if flow {
            heading.to_owned()
        } else {
            format!("{heading}, {year}")
        };
        // Jobs and people say it in their heading.
        let row = find(summary, (base, flow), "", last);
        let unit = match row.map(|row| row.measure) {
            Some(Measure::Money) => words.unit(Measure::Money),
            _ => String::new(),
        };
        columns.push(Column::number(base, &format!("{heading}: mean")).in_unit(&unit));
    }
    let title = format!("{}: by district", words.programme.title);
    let mut table = Table::new("districts", &title, NOTE, columns);
    for (suffix, title) in parts(summary, words) {
        let mut cells = vec![Cell::text(title)];
        let net = find(summary, ("jobs.net", false), &suffix, last);
        cells.extend(net.map_or([Cell::Empty, Cell::Empty, Cell::Empty], |row| {
            // A tenth of a job is as fine as anybody wants to know.
            let [low, middle, high] = rough_errors(row).map(|error| error.max(0.05));
            [
                Cell::figure(row.p50(), middle),
                Cell::figure(row.p10(), low),
                Cell::figure(row.p90(), high),
            ]
        }));
        for (base, flow, _) in FIGURES {
            let row = find(summary, (base, flow), &suffix, last);
            // A district in which nobody is trained has no such metric.
            let none = find(summary, (base, flow), "", last)
                .map_or(Cell::Empty, |_| Cell::figure(0.0, 0.0));
            cells.push(row.map_or(none, |row| {
                let fine = if row.measure == Measure::Money {
                    0.005
                } else {
                    0.05
                };
                Cell::figure(row.mean, row.mcse.max(fine))
            }));
        }
        table.rows.push(cells);
    }
    Some(table)
}
