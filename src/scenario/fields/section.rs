//! Tables within tables, and the keys that nobody asked for.

use crate::problem::{did_you_mean, help_for_unknown};
use crate::scenario::context::Context;
use crate::scenario::tree::Entry;

use super::Fields;

/// Keys that every table takes.
const EVERYWHERE: [&str; 3] = ["title", "note", "source"];

/// Where `actual` may stand.
const HAS_ACTUAL: &str = "known years stand on a fund (£m received), a job block (how many arrived), construction \
                          (job-years) or training (people who started)";

impl<'t> Fields<'t> {
    /// The entries of a table whose keys are ids or years: all but texts about the table itself.
    pub fn ids(&self) -> impl Iterator<Item = &'t Entry> + use<'t> {
        self.table.entries.iter().filter(|entry| {
            !EVERYWHERE.contains(&entry.key.as_str()) || entry.node.text().is_none()
        })
    }

    /// A table within, if it is written.
    pub fn table(&mut self, cx: &mut Context<'_>, key: &'static str) -> Option<Self> {
        let entry = self.get(key)?;
        Self::of(cx, entry, self.at(key))
    }

    /// The tables within a table, by their ids, in file order.
    pub fn tables(&mut self, cx: &mut Context<'_>, key: &'static str) -> Vec<(&'t str, Self)> {
        let Some(section) = self.table(cx, key) else {
            return Vec::new();
        };
        let mut tables = Vec::new();
        for entry in section.ids() {
            check_id(cx, entry, &section.path);
            if let Some(fields) = Self::of(cx, entry, section.at(&entry.key)) {
                tables.push((entry.key.as_str(), fields));
            }
        }
        tables
    }

    /// Reports every key that nobody asked for.
    pub fn finish(mut self, cx: &mut Context<'_>) {
        for key in EVERYWHERE {
            if !self.known.contains(&key) {
                self.text(cx, key);
            }
        }
        self.known.sort_unstable();
        self.known.dedup();
        for entry in &self.table.entries {
            if self.known.contains(&entry.key.as_str()) {
                continue;
            }
            if entry.key == "actual" {
                let message = "`actual` means nothing here".to_owned();
                cx.error(&entry.place, &self.path, message, HAS_ACTUAL);
            } else {
                let message = format!("there is no key `{}`", entry.key);
                let known = self.known.iter().copied();
                if let Some(meant) = did_you_mean(&entry.key, known.clone()) {
                    self.excuse(cx, meant);
                }
                let help = help_for_unknown(&entry.key, known, "keys");
                cx.error(&entry.place, &self.path, message, help);
            }
        }
    }

    /// Says no more of a missing key that was written, but misspelt.
    fn excuse(&self, cx: &mut Context<'_>, key: &str) {
        let missing = format!("`{key}` is missing");
        cx.problems
            .retain(|problem| problem.path != self.path || problem.message != missing);
    }

    /// Whether there is a key that nobody asked for.
    pub fn has_unknown(&self) -> bool {
        self.table
            .keys()
            .any(|key| !self.known.contains(&key) && !EVERYWHERE.contains(&key))
    }
}

/// Checks that an id can be part of a dotted name.
fn check_id(cx: &mut Context<'_>, entry: &Entry, path: &str) {
    let is_legal = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if entry.key.is_empty() || !entry.key.chars().all(is_legal) {
        let message = format!("`{}` cannot be an id", entry.key);
        let help = "an id has letters, digits, _ and - only; put the words into `title`";
        cx.error(&entry.place, path, message, help);
    }
}
