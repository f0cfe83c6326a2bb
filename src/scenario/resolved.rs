//! The scenario as one text that stands alone, and its digest.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::context::Context;
use super::survey::Survey;
use super::tree::{Entry, Node, Table, Value};

/// The merged scenario with the evidence it refers to, surveys as headcounts, and tables as their texts.
pub(super) fn tree(tree: &Table, cx: &Context<'_>) -> Table {
    let mut tree = tree.clone();
    let workforces = tree.table_mut(&["workforce"]);
    for workforce in workforces.into_iter().flat_map(|all| &mut all.entries) {
        if let Some(survey) = cx.surveys.get(&workforce.key)
            && let Some(table) = workforce.node.table_mut()
        {
            spell_out(table, survey);
        }
    }
    let table = tree.table_mut(&["region", "input_output"]);
    for entry in table.into_iter().flat_map(|table| &mut table.entries) {
        if let Some(text) = cx.sheets.get(entry.key.as_str()) {
            entry.node.value = Value::Text(text.clone());
        }
    }
    let evidence: Vec<Entry> = cx.shelf.written().cloned().collect();
    if let Some(first) = evidence.first() {
        let place = first.place.clone();
        tree.entries.push(Entry {
            key: "evidence".to_owned(),
            place: place.clone(),
            node: Node {
                place,
                value: Value::Table(Table { entries: evidence }),
            },
        });
    }
    tree
}

fn spell_out(workforce: &mut Table, survey: &Survey) {
    for entry in &mut workforce.entries {
        if entry.key == "survey" {
            "headcount".clone_into(&mut entry.key);
            let place = entry.place.clone();
            let node = |value: Value| Node {
                place: place.clone(),
                value,
            };
            let list = |people: &Vec<f64>| {
                let numbers = people.iter().map(|count| node(Value::Real(*count)));
                Value::List(numbers.collect())
            };
            let areas = survey.areas.iter().zip(&survey.headcounts);
            entry.node.value = match survey.headcounts.as_slice() {
                [whole] if survey.areas.is_empty() => list(whole),
                _ => Value::Table(Table {
                    entries: areas
                        .map(|(area, people)| Entry {
                            key: area.clone(),
                            place: place.clone(),
                            node: node(list(people)),
                        })
                        .collect(),
                }),
            };
        }
    }
}

/// SHA-256 in hexadecimal digits.
pub(super) fn digest(text: &str) -> String {
    Sha256::digest(text.as_bytes())
        .iter()
        .fold(String::new(), |mut digits, byte| {
            let _ = write!(digits, "{byte:02x}");
            digits
        })
}
