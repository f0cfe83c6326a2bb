//! Options: named scenarios, each with what differs from the base.

use crate::problem::{Problem, help_for_unknown};

use super::super::tree::{Entry, Table};
use super::{Member, no_base, text_entry};

/// The scenarios that the options stand for; what is wrong with them is added to the problems.
pub(super) fn members(
    option: &Entry,
    base: Option<&Entry>,
    problems: &mut Vec<Problem>,
) -> Vec<Member> {
    const KEYS: [&str; 5] = ["title", "note", "base", "remove", "set"];
    let Some(table) = option.node.table() else {
        let message = format!("should be tables, but is {}", option.node.kind());
        let help = "write [option.late] and below it what differs";
        problems.push(Problem::error(&option.place, "option", message).help(help));
        return Vec::new();
    };
    let mut members = Vec::new();
    for entry in &table.entries {
        let path = format!("option.{}", entry.key);
        let Some(own) = entry.node.table() else {
            let message = format!("should be a table, but is {}", entry.node.kind());
            let help = format!("write [{path}] and below it what differs");
            problems.push(Problem::error(&entry.place, &path, message).help(help));
            continue;
        };
        let mut tree = Table::default();
        for part in &own.entries {
            let inner = format!("{path}.{}", part.key);
            match part.key.as_str() {
                "set" => {
                    if let Some(set) = part.node.table() {
                        tree.entries.extend(set.entries.iter().cloned());
                    } else {
                        let message = format!("should be a table, but is {}", part.node.kind());
                        let help = format!("write [{inner}] and below it what differs");
                        problems.push(Problem::error(&part.place, &inner, message).help(help));
                    }
                }
                key if KEYS.contains(&key) => tree.entries.push(part.clone()),
                key => {
                    let help = help_for_unknown(key, KEYS, "keys of an option");
                    let message = format!(
                        "is not a key of an option; what differs from the base goes under `{path}.set`"
                    );
                    problems.push(Problem::error(&part.place, &inner, message).help(help));
                }
            }
        }
        if tree.get("title").is_none() {
            // Without a title of its own it would bear its base's.
            tree.entries
                .push(text_entry("title", &entry.key, &entry.place));
        }
        if tree.get("base").is_none() {
            match base {
                Some(base) => tree.entries.push(base.clone()),
                None => problems.push(no_base(&entry.place, &path)),
            }
        }
        members.push(Member {
            name: entry.key.clone(),
            tree,
            top: entry.node.place.clone(),
        });
    }
    members
}
