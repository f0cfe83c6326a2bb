//! A scenario that builds on another: what is taken out, what is merged, what is replaced.
//!
//! Tables merge and everything else replaces what was there. A number in any spelling and a table
//! of shares are replaced whole: half of one range and half of another is nobody's judgement.

use crate::problem::{Problem, help_for_unknown};

use super::reference;
use super::spelling::is_assumption;
use super::tree::{Entry, Node, Table, Value};

/// Whether a key holds a table of shares: those of activities, their blocks and skill groups, not an
/// activity that is called `skills`.
pub(super) fn is_share_table(path: &[String], key: &str) -> bool {
    let path = without_reference(path);
    match path.first().map(String::as_str) {
        Some("activity") => matches!(key, "skills" | "funded_by") && path.len() >= 2,
        Some("skill") => matches!(key, "supply_from" | "candidates_from") && path.len() >= 2,
        _ => false,
    }
}

/// Whether a key holds what is known of years that are over: that of a fund, a block or training,
/// not an activity that is called `actual`.
pub(super) fn is_known_years(path: &[String], key: &str) -> bool {
    let path = without_reference(path);
    let section = path.first().map(String::as_str);
    key == "actual" && path.len() >= 2 && matches!(section, Some("fund" | "activity"))
}

/// A path within the scenario that it lies in: the reference is a scenario in itself.
pub(super) fn without_reference(path: &[String]) -> &[String] {
    match path.split_first() {
        Some((first, rest)) if first == reference::KEY => rest,
        _ => path,
    }
}

/// Puts a scenario's entries over those of its base.
pub(super) fn merge(base: &mut Table, over: Table) {
    merge_at(base, over, &mut Vec::new());
}

fn merge_at(base: &mut Table, over: Table, path: &mut Vec<String>) {
    for entry in over.entries {
        match base.entries.iter_mut().find(|old| old.key == entry.key) {
            Some(old) => put_over(old, entry, path),
            None => base.entries.push(entry),
        }
    }
}

fn put_over(old: &mut Entry, new: Entry, path: &mut Vec<String>) {
    old.place = new.place;
    let whole = is_share_table(path, &new.key);
    match (&mut old.node.value, new.node.value) {
        (Value::Table(below), Value::Table(above))
            if !whole && !is_assumption(below) && !is_assumption(&above) =>
        {
            path.push(new.key);
            merge_at(below, above, path);
            path.pop();
            old.node.place = new.node.place;
        }
        (_, value) => {
            old.node = Node {
                place: new.node.place,
                value,
            };
        }
    }
}

/// Takes the named parts out of a base.
pub(super) fn remove(base: &mut Table, parts: &Node, problems: &mut Vec<Problem>) {
    let Value::List(parts) = &parts.value else {
        problems.push(
            Problem::error(&parts.place, "remove", "should be a list of names")
                .help("write remove = [\"activity.x\", \"event.y\"]"),
        );
        return;
    };
    for part in parts {
        match part.text() {
            Some(dotted) => {
                if let Err(help) = remove_one(base, dotted) {
                    let message = format!("the base has nothing called `{dotted}`");
                    problems.push(Problem::error(&part.place, "remove", message).help(help));
                }
            }
            None => problems.push(
                Problem::error(
                    &part.place,
                    "remove",
                    format!("{} is not a name", part.kind()),
                )
                .help("write the name of what to take out, such as \"activity.x\""),
            ),
        }
    }
}

fn remove_one(base: &mut Table, dotted: &str) -> Result<(), String> {
    let mut table = base;
    let mut above = String::new();
    let mut names = dotted.split('.').peekable();
    while let Some(name) = names.next() {
        let known: Vec<String> = table.keys().map(|key| format!("{above}{key}")).collect();
        let unknown = || {
            let word = format!("{above}{name}");
            help_for_unknown(&word, known.iter().map(String::as_str), "parts")
        };
        if names.peek().is_none() {
            return table.take(name).map(|_| ()).ok_or_else(unknown);
        }
        table = table
            .entries
            .iter_mut()
            .find(|entry| entry.key == name)
            .and_then(|entry| entry.node.table_mut())
            .ok_or_else(unknown)?;
        above = format!("{above}{name}.");
    }
    Ok(())
}
