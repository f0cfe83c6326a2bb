//! A tree as one TOML text that stands alone.

use std::fmt::Write as _;

use super::overlay::{is_known_years, is_share_table, without_reference};
use super::spelling::is_assumption;
use super::tree::{Entry, Node, Table, Value};

/// Writes a tree. Reading it again gives the same tree, save that a table's own values come before
/// its tables.
pub(super) fn toml_text(tree: &Table) -> String {
    let mut text = String::new();
    section(&mut text, tree, &mut Vec::new());
    text
}

fn section(text: &mut String, table: &Table, path: &mut Vec<String>) {
    let (sections, values): (Vec<&Entry>, Vec<&Entry>) = table
        .entries
        .iter()
        .partition(|entry| has_header(entry, path));
    for entry in values {
        let _ = writeln!(text, "{} = {}", key(&entry.key), inline(&entry.node));
    }
    for entry in sections {
        path.push(entry.key.clone());
        match &entry.node.value {
            Value::Table(table) => {
                let only_tables = !table.entries.is_empty()
                    && table.entries.iter().all(|entry| has_header(entry, path));
                if !only_tables {
                    let _ = writeln!(text, "\n[{}]", dotted(path));
                }
                section(text, table, path);
            }
            Value::List(items) => {
                for item in items.iter().filter_map(Node::table) {
                    let _ = writeln!(text, "\n[[{}]]", dotted(path));
                    section(text, item, path);
                }
            }
            _ => {}
        }
        path.pop();
    }
}

fn has_header(entry: &Entry, path: &[String]) -> bool {
    let path = without_reference(path);
    match &entry.node.value {
        Value::Table(table) => {
            let within = |section: &str| path.len() == 1 && path[0] == section;
            let on_one_line = is_assumption(table)
                || is_share_table(path, &entry.key)
                || is_known_years(path, &entry.key)
                || (within("appraisal") && entry.key == "deflator");
            within("evidence") || !on_one_line
        }
        Value::List(items) => !items.is_empty() && items.iter().all(|item| item.table().is_some()),
        _ => false,
    }
}

fn dotted(path: &[String]) -> String {
    let keys: Vec<String> = path.iter().map(|name| key(name)).collect();
    keys.join(".")
}

fn key(name: &str) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if !name.is_empty() && name.chars().all(is_bare) {
        name.to_owned()
    } else {
        quoted(name)
    }
}

/// A text in quotation marks.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A value on one line.
pub(super) fn inline(node: &Node) -> String {
    match &node.value {
        Value::Text(text) => quoted(text),
        Value::Whole(whole) => whole.to_string(),
        Value::Real(real) => real_text(*real),
        Value::Truth(truth) => truth.to_string(),
        Value::Date(date) => date.clone(),
        Value::List(items) => {
            let items: Vec<String> = items.iter().map(inline).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Table(table) if table.entries.is_empty() => "{}".to_owned(),
        Value::Table(table) => {
            let entries: Vec<String> = table
                .entries
                .iter()
                .map(|entry| format!("{} = {}", key(&entry.key), inline(&entry.node)))
                .collect();
            format!("{{ {} }}", entries.join(", "))
        }
    }
}

/// The shortest spelling that reads back to the same number.
fn real_text(real: f64) -> String {
    if real.is_finite() {
        format!("{real:?}")
    } else if real.is_nan() {
        "nan".to_owned()
    } else if real > 0.0 {
        "inf".to_owned()
    } else {
        "-inf".to_owned()
    }
}
