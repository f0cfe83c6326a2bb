//! In what two scenarios differ, setting by setting, and one with some settings of the other.

pub use crate::programme::Difference;

use super::overlay::{is_known_years, is_share_table};
use super::spelling::is_assumption;
use super::tree::{Entry, Node, Table, Value};
use super::write::{inline, toml_text};
use super::{Scenario, ScenarioError, tree};

/// Keys that say something about a number, and do not change it.
const ABOUT: [&str; 9] = [
    "unit",
    "source",
    "rating",
    "note",
    "owner",
    "date",
    "valid_until",
    "signed_off",
    "title",
];

/// Keys that say something about a part, and do not change what it does.
const SAID: [&str; 9] = [
    "title",
    "choice",
    "short_title",
    "note",
    "description",
    "owner",
    "mitigation",
    "geography",
    "definition",
];

/// All settings in which two scenarios differ, in the order of the first and then of the second.
/// Titles, notes and sources are left out.
#[must_use]
pub fn differences(first: &Scenario, second: &Scenario) -> Vec<Difference> {
    let (first, second) = (tree_of(first), tree_of(second));
    let mut found = Vec::new();
    compare(&first, &second, &mut Vec::new(), &mut found);
    found
}

/// The first scenario with some of its settings as in the second.
///
/// # Errors
///
/// If these settings do not go together with the others.
pub fn with(
    (first, second): (&Scenario, &Scenario),
    settings: &[&Difference],
    name: &str,
) -> Result<Scenario, ScenarioError> {
    let (mut tree, other) = (tree_of(first), tree_of(second));
    // Evidence that only one of them refers to does no harm to the other.
    if let Some(evidence) = other.table("evidence") {
        for entry in &evidence.entries {
            if tree
                .table("evidence")
                .is_none_or(|own| own.get(&entry.key).is_none())
            {
                tree.put(&["evidence", &entry.key], &entry.place, entry.node.clone());
            }
        }
    }
    for setting in settings {
        let path: Vec<&str> = setting.path.split('.').collect();
        match other.at(&path) {
            Some(entry) => tree.put(&path, &entry.place, entry.node.clone()),
            None => take_out(&mut tree, &path),
        }
    }
    Scenario::parse(&toml_text(&tree), name)
}

/// The resolved text, read again.
pub(super) fn tree_of(scenario: &Scenario) -> Table {
    tree::of_text(&scenario.name, &scenario.resolved)
}

fn compare(first: &Table, second: &Table, path: &mut Vec<String>, found: &mut Vec<Difference>) {
    let in_evidence = path.len() == 1 && path[0] == "evidence";
    let keys = first
        .keys()
        .chain(second.keys().filter(|key| first.get(key).is_none()));
    for key in keys.filter(|key| !SAID.contains(key)) {
        let (a, b) = (first.get(key), second.get(key));
        if in_evidence && (a.is_none() || b.is_none()) {
            continue;
        }
        path.push(key.to_owned());
        match (
            a.and_then(|node| branch(node, path)),
            b.and_then(|node| branch(node, path)),
        ) {
            (Some(a), Some(b)) => compare(a, b, path, found),
            (Some(a), None) if b.is_none() && path.len() == 1 => {
                compare(a, &Table::default(), path, found);
            }
            (None, Some(b)) if a.is_none() && path.len() == 1 => {
                compare(&Table::default(), b, path, found);
            }
            _ => {
                let told = |node: Option<&Node>| node.map(in_words);
                let (first, second) = (told(a), told(b));
                if first != second {
                    found.push(Difference {
                        path: path.join("."),
                        first,
                        second,
                    });
                }
            }
        }
        path.pop();
    }
}

/// A setting as it is written; of a sheet, how long it is and which.
fn in_words(node: &Node) -> String {
    match node.text() {
        Some(sheet) if sheet.contains('\n') => {
            let digest = super::digest(sheet);
            let digest = digest.get(..12).unwrap_or_default();
            format!(
                "a sheet of {} rows (digest {digest})",
                sheet.lines().count()
            )
        }
        _ => inline(&bare(node)),
    }
}

/// The table of a node that holds settings of its own, and is not one setting.
fn branch<'t>(node: &'t Node, path: &[String]) -> Option<&'t Table> {
    let (key, above) = path.split_last()?;
    let table = node.table()?;
    // A reference is one thing: another world, not a list of settings.
    let is_reference = above.is_empty() && key == "reference";
    // A known year alone may leave a gap.
    let known = is_known_years(above, key);
    let whole = is_assumption(table) || is_share_table(above, key) || known || is_reference;
    let within = above.len() == 1 && above[0] == "evidence";
    (!whole && !within).then_some(table)
}

/// A value without what is only said about it.
fn bare(node: &Node) -> Node {
    let value = match &node.value {
        Value::Table(table) => {
            let entries = table.entries.iter();
            let kept: Vec<Entry> = entries
                .filter(|entry| !ABOUT.contains(&entry.key.as_str()))
                .filter(|entry| !SAID.contains(&entry.key.as_str()))
                .map(|entry| Entry {
                    node: bare(&entry.node),
                    ..entry.clone()
                })
                .collect();
            match kept.as_slice() {
                [only] if only.key == "value" => return only.node.clone(),
                _ => Value::Table(Table { entries: kept }),
            }
        }
        Value::List(items) => Value::List(items.iter().map(bare).collect()),
        // 2 and 2.0 are the same setting.
        Value::Real(real) if real.fract() == 0.0 && real.abs() < 1e15 => whole(*real),
        other => other.clone(),
    };
    Node {
        place: node.place.clone(),
        value,
    }
}

#[expect(clippy::cast_possible_truncation, reason = "whole and far below 2^63")]
const fn whole(real: f64) -> Value {
    Value::Whole(real as i64)
}

/// Takes out what is at a path, and tables that have nothing in them then.
fn take_out(table: &mut Table, path: &[&str]) {
    let Some((key, rest)) = path.split_first() else {
        return;
    };
    if rest.is_empty() {
        table.take(key);
        return;
    }
    let within = table.at_mut(&[*key]);
    if let Some(within) = within.and_then(|within| within.node.table_mut()) {
        take_out(within, rest);
        if within.entries.is_empty() {
            table.take(key);
        }
    }
}
