//! A scenario in each row of a CSV file.

use std::sync::Arc;

use crate::problem::{Place, Problem, SourceText};

use super::super::tree::{self, Entry, Node, Value};
use super::{Member, put, text_entry};

/// Columns that are not keys of a scenario.
const OWN: [&str; 4] = ["name", "title", "note", "base"];

/// The scenarios of a CSV file.
pub(super) fn members(
    source: &Arc<SourceText>,
    base: Option<&str>,
    problems: &mut Vec<Problem>,
) -> Vec<Member> {
    // Spreadsheets put a mark at the beginning of a file.
    let text = source.text.trim_start_matches('\u{feff}');
    let skipped = source.text.len() - text.len();
    let heading = text.lines().next().unwrap_or_default();
    // Where a comma is the decimal point, spreadsheets part cells by semicolons.
    let delimiter = [b',', b';', b'\t']
        .into_iter()
        .max_by_key(|mark| {
            (
                heading.bytes().filter(|byte| byte == mark).count(),
                *mark == b',',
            )
        })
        .unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .trim(csv::Trim::All)
        .flexible(true)
        .from_reader(text.as_bytes());
    let headings = match reader.headers() {
        Ok(headings) => headings.clone(),
        Err(error) => {
            problems.push(Problem::nowhere(format!("`{}`: {error}", source.name)));
            return Vec::new();
        }
    };
    let place_from = |start: usize| {
        let start = (start + skipped).min(source.text.len());
        let rest = &source.text[start..];
        let end = start + rest.find(['\n', '\r']).unwrap_or(rest.len());
        Place {
            source: Arc::clone(source),
            span: start..end,
        }
    };
    let top = place_from(0);
    check_headings(&headings, &top, base, problems);
    if !problems.is_empty() {
        return Vec::new();
    }
    let mut members = Vec::new();
    for (number, record) in reader.records().enumerate() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                problems.push(Problem::nowhere(format!("`{}`: {error}", source.name)));
                continue;
            }
        };
        let start = record.position().map_or(0, csv::Position::byte);
        let place = place_from(usize::try_from(start).unwrap_or(0));
        if record.len() > headings.len() {
            let message = format!(
                "has {} cells, and the heading has {}",
                record.len(),
                headings.len()
            );
            let help = "put a cell that holds a comma in \"quotation marks\"";
            problems.push(Problem::error(&place, "", message).help(help));
            continue;
        }
        let filled = || {
            headings
                .iter()
                .zip(&record)
                .filter(|(_, cell)| !cell.is_empty())
        };
        if filled().next().is_none() {
            continue;
        }
        let cell = |key: &str| {
            filled()
                .find(|(heading, _)| *heading == key)
                .map(|(_, cell)| cell)
        };
        let mut tree = tree::Table::default();
        for key in ["title", "note"] {
            let text = cell(key).or_else(|| cell("name").filter(|_| key == "title"));
            if let Some(text) = text {
                tree.entries.push(text_entry(key, text, &place));
            }
        }
        if let Some(base) = cell("base").or(base) {
            tree.entries.push(text_entry("base", base, &place));
        } else {
            let help = "fill the cell, or name one for all rows with --base";
            let message = "builds on nothing: the cell of `base` is empty";
            problems.push(Problem::error(&place, "base", message).help(help));
        }
        for (heading, cell) in filled().filter(|(heading, _)| !OWN.contains(heading)) {
            put(&mut tree, heading, &place, value(cell, &place));
        }
        let name = cell("name").map_or_else(|| format!("row {}", number + 1), str::to_owned);
        members.push(Member {
            name,
            tree,
            top: place,
        });
    }
    members
}

fn check_headings(
    headings: &csv::StringRecord,
    top: &Place,
    base: Option<&str>,
    problems: &mut Vec<Problem>,
) {
    for (number, heading) in headings.iter().enumerate() {
        let message = if heading.is_empty() {
            format!("column {} has no heading", number + 1)
        } else if headings.iter().take(number).any(|other| other == heading) {
            format!("the heading `{heading}` is there twice")
        } else if !OWN.contains(&heading) && heading.split('.').any(str::is_empty) {
            format!("`{heading}` is not a key of a scenario")
        } else {
            continue;
        };
        let help = "a heading is name, title, note, base, or a key such as fund.hmg.delay";
        problems.push(Problem::error(top, "", message).help(help));
    }
    if base.is_none() && !headings.iter().any(|heading| heading == "base") {
        let message = "nothing says what the rows build on";
        let help = "add a column `base`, or name one for all rows with --base lsiz";
        problems.push(Problem::error(top, "base", message).help(help));
    }
}

/// What a cell means: a value as in a scenario file, or else a text.
fn value(cell: &str, place: &Place) -> Node {
    let text = format!("cell = {cell}");
    let source = Arc::new(SourceText {
        name: place.source.name.clone(),
        text,
        order: place.source.order,
        folder: None,
    });
    let mut problems = Vec::new();
    let read = tree::parse(&source, &mut problems);
    let node = match read.get("cell") {
        Some(node) if problems.is_empty() && read.entries.len() == 1 => node.clone(),
        _ => Node {
            place: place.clone(),
            value: Value::Text(cell.to_owned()),
        },
    };
    placed(node, place)
}

/// A value that stands somewhere else than where it was read.
fn placed(node: Node, place: &Place) -> Node {
    let value = match node.value {
        Value::List(items) => {
            Value::List(items.into_iter().map(|item| placed(item, place)).collect())
        }
        Value::Table(table) => Value::Table(tree::Table {
            entries: table
                .entries
                .into_iter()
                .map(|entry| Entry {
                    key: entry.key,
                    place: place.clone(),
                    node: placed(entry.node, place),
                })
                .collect(),
        }),
        value => value,
    };
    Node {
        place: place.clone(),
        value,
    }
}
