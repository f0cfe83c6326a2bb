//! A scenario with some of its levers moved: the overlay that says so, as a text.
//!
//! The text is the plan: it is what is read and simulated, what is saved, and what `regiocast run` reads
//! from the file, so that all of them are the same plan to the last digit.
//!
//! Overlays replace a number, a table of shares and a list of courses whole. So a change within one of
//! these writes the whole of it as it stands, with what was changed.

mod number;

use std::sync::Arc;

use super::levers::{Kind, Lever, Setting, delay_id, node_at, of_tree, pathway_mut};
use super::tree::{Entry, Node, Table, Value};
use super::{Scenario, differences::tree_of, legal::shown, write};
use crate::problem::{Place, Problem, SourceText, help_for_unknown};

/// Where a changed number comes from, in the words of the scenario file.
pub const SOURCE: &str = "Changed in the planner’s page";

/// A lever that was moved.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The lever's dotted key.
    pub path: String,
    /// What it is set to.
    pub value: Setting,
}

/// What the overlay says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct About<'a> {
    /// What it builds on, as its `base` key names it.
    pub base: &'a str,
    /// What it is called.
    pub title: &'a str,
    /// A note for its readers.
    pub note: &'a str,
}

/// The overlay of a scenario with some levers moved, as a TOML text that builds on it.
///
/// Only the form of the changes is checked here; whether the numbers are legal and go together is found
/// out when the text is read.
///
/// # Errors
///
/// With every change of something that is no lever, or that has no such value.
pub fn overlay(
    scenario: &Scenario,
    changes: &[Change],
    about: About<'_>,
) -> Result<String, Vec<Problem>> {
    let pen = Pen {
        scenario,
        below: tree_of(scenario),
        place: nowhere(),
    };
    let known = of_tree(scenario, &pen.below);
    let mut over = Table::default();
    for (key, text) in [
        ("base", about.base),
        ("title", about.title),
        ("note", about.note),
    ] {
        if !text.is_empty() {
            pen.put(&mut over, &[key], Value::Text(text.to_owned()));
        }
    }
    let mut problems = Vec::new();
    for (place, change) in changes.iter().enumerate() {
        if changes[..place].iter().any(|one| one.path == change.path) {
            let message = "this lever is moved twice";
            problems.push(problem(
                &change.path,
                message,
                "keep one of the two changes",
            ));
            continue;
        }
        match known.iter().find(|lever| lever.path == change.path) {
            Some(lever) => pen
                .write(&mut over, lever, &change.value)
                .unwrap_or_else(|problem| problems.push(problem)),
            None => problems.push(no_lever(&change.path, &known)),
        }
    }
    if problems.is_empty() {
        Ok(write::toml_text(&over))
    } else {
        Err(problems)
    }
}

fn problem(path: &str, message: &str, help: &str) -> Problem {
    Problem {
        path: path.to_owned(),
        ..Problem::nowhere(message).help(help)
    }
}

fn no_lever(path: &str, known: &[Lever]) -> Problem {
    let names = known.iter().map(|lever| lever.path.as_str());
    let help = help_for_unknown(path, names, "levers");
    problem(
        path,
        "there is no lever of this name in the scenario",
        &help,
    )
}

/// A place for what stands in no file yet.
fn nowhere() -> Place {
    Place {
        source: Arc::new(SourceText {
            name: "plan".to_owned(),
            text: String::new(),
            order: 0,
            folder: None,
        }),
        span: 0..0,
    }
}

/// What writes changes over a scenario.
struct Pen<'a> {
    scenario: &'a Scenario,
    /// The scenario, standing alone.
    below: Table,
    place: Place,
}

impl Pen<'_> {
    fn write(&self, over: &mut Table, lever: &Lever, value: &Setting) -> Result<(), Problem> {
        let keys: Vec<&str> = lever.path.split('.').collect();
        match (lever.kind, value) {
            (Kind::Profile, Setting::Word(word)) => {
                self.put(over, &keys, Value::Text(word.clone()));
            }
            (Kind::Profile, Setting::Shares(shares)) => {
                let shares = shares.iter().map(|share| self.node(Value::Real(*share)));
                self.put(over, &keys, Value::List(shares.collect()));
            }
            (Kind::Profile, Setting::Number(_)) => {
                let help = "write a word such as \"even\", or a list of one share for each year";
                return Err(problem(
                    &lever.path,
                    "should be a word or a list, but is a number",
                    help,
                ));
            }
            (_, Setting::Word(_) | Setting::Shares(_)) => {
                let help = "write a number such as 0.5";
                return Err(problem(
                    &lever.path,
                    "should be a number, but is something else",
                    help,
                ));
            }
            (Kind::Share, Setting::Number(share)) => {
                self.share(over, &keys, *share);
            }
            (Kind::Years, Setting::Number(years)) => self.delay(over, lever, *years),
            (Kind::Amount | Kind::Chance, Setting::Number(number)) => {
                self.number(over, &keys, lever, *number);
            }
        }
        Ok(())
    }

    /// A number with its source; within a course, the whole list of courses.
    fn number(&self, over: &mut Table, keys: &[&str], lever: &Lever, value: f64) {
        let value = Value::Table(self.changed(keys, lever, value));
        let ["activity", _, "training", pathway, key] = keys else {
            self.put(over, keys, value);
            return;
        };
        let courses = &keys[..3];
        if node_at(over, courses).is_none()
            && let Some(whole) = node_at(&self.below, courses)
        {
            self.put(over, courses, whole.value.clone());
        }
        if let Some(training) = over.node_mut(courses)
            && let Some(table) = pathway_mut(training, pathway)
        {
            self.put(table, &[key], value);
        }
    }

    /// A share of a fund, in the whole table of the activity's shares.
    fn share(&self, over: &mut Table, keys: &[&str], share: f64) {
        if let Some((_, table)) = keys.split_last()
            && node_at(over, table).is_none()
            && let Some(whole) = node_at(&self.below, table)
        {
            self.put(over, table, whole.value.clone());
        }
        self.put(over, keys, Value::Real(share));
    }

    /// A delay that is certain, at the very beginning: a line of the risk register, as the file has it.
    fn delay(&self, over: &mut Table, lever: &Lever, years: f64) {
        let of = &lever.group.id;
        let id = delay_id(of);
        let start = i64::from(self.scenario.programme.calendar.start);
        let title = format!("Planned: {} comes later", lever.group.title);
        let number = |value: f64, unit: &str| {
            let texts = [("unit", unit), ("source", SOURCE), ("rating", "red")];
            Value::Table(self.table(value, &texts))
        };
        for (key, value) in [
            ("title", Value::Text(title)),
            ("probability", number(1.0, "probability")),
            ("from", Value::Whole(start)),
            ("to", Value::Whole(start)),
            ("on", Value::Text(of.clone())),
            ("delay", number(years, "years")),
        ] {
            self.put(over, &["event", &id, key], value);
        }
    }

    fn node(&self, value: Value) -> Node {
        Node {
            place: self.place.clone(),
            value,
        }
    }

    fn entry(&self, key: &str, value: Value) -> Entry {
        Entry {
            key: key.to_owned(),
            place: self.place.clone(),
            node: self.node(value),
        }
    }

    /// A fixed number with what is said about it.
    fn table(&self, value: f64, texts: &[(&str, &str)]) -> Table {
        let mut entries = vec![self.entry("value", Value::Real(value))];
        for (key, text) in texts.iter().filter(|(_, text)| !text.is_empty()) {
            entries.push(self.entry(key, Value::Text((*text).to_owned())));
        }
        Table { entries }
    }

    /// Puts a value at a path, making tables as it goes.
    fn put(&self, table: &mut Table, keys: &[&str], value: Value) {
        let Some((key, rest)) = keys.split_first() else {
            return;
        };
        let at = table.entries.iter().position(|entry| entry.key == *key);
        let at = at.unwrap_or_else(|| {
            table
                .entries
                .push(self.entry(key, Value::Table(Table::default())));
            table.entries.len() - 1
        });
        if rest.is_empty() {
            table.entries[at].node = self.node(value);
        } else if let Some(within) = table.entries[at].node.table_mut() {
            self.put(within, rest, value);
        }
    }

    /// What is said of the change.
    fn note(&self, lever: &Lever) -> String {
        match &lever.published {
            Some(Setting::Number(before)) => {
                let (name, before) = (&self.scenario.name, shown(*before));
                format!("{before} in {name}.")
            }
            _ => format!("Not set in {}.", self.scenario.name),
        }
    }
}

#[cfg(test)]
mod tests;
