//! What writes changes over a scenario: values at their paths, in the form that the scenario file has them.

use std::sync::Arc;

use super::{SOURCE, judgement, problem};
use crate::problem::{Place, Problem, SourceText};
use crate::scenario::Scenario;
use crate::scenario::differences::tree_of;
use crate::scenario::legal::shown;
use crate::scenario::levers::{Kind, Lever, Setting, delay_id, node_at, pathway_mut};
use crate::scenario::tree::{Entry, Node, Table, Value};

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
pub(super) struct Pen<'a> {
    pub(super) scenario: &'a Scenario,
    /// The scenario, standing alone.
    pub(super) below: Table,
    place: Place,
}

impl<'a> Pen<'a> {
    /// A pen for the changes of a scenario.
    pub(super) fn over(scenario: &'a Scenario) -> Self {
        Self {
            scenario,
            below: tree_of(scenario),
            place: nowhere(),
        }
    }
}

impl Pen<'_> {
    /// Whether a path is that of an assumption, or of evidence, that is written in the scenario.
    pub(super) fn is_assumed(&self, path: &str) -> bool {
        let is_known = match path.strip_prefix("evidence.") {
            Some(id) => self.scenario.library.iter().any(|one| one.id == id),
            None => self.scenario.register.find(path).is_some(),
        };
        is_known && judgement::is_written(&self.below, path)
    }

    /// Writes a lever that was moved.
    pub(super) fn write(
        &self,
        over: &mut Table,
        lever: &Lever,
        value: &Setting,
    ) -> Result<(), Problem> {
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
            (_, Setting::Judgement(judgement)) => self.judge(over, &lever.path, judgement)?,
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
            (Kind::Amount | Kind::Chance | Kind::Part, Setting::Number(number)) => {
                self.number(over, &keys, lever, *number);
            }
        }
        Ok(())
    }

    /// A number with its source; within a course, the whole list of courses.
    fn number(&self, over: &mut Table, keys: &[&str], lever: &Lever, value: f64) {
        let value = Value::Table(self.changed(keys, lever, value));
        self.put_number(over, keys, value);
    }

    /// A number of a course, in the whole list of the activity's courses.
    pub(super) fn put_in_course(
        &self,
        over: &mut Table,
        (courses, pathway): (&[&str], &str),
        key: &str,
        value: Value,
    ) {
        if node_at(over, courses).is_none()
            && let Some(whole) = node_at(&self.below, courses)
        {
            self.put(over, courses, whole.value.clone());
        }
        if let Some(training) = over.at_mut(courses)
            && let Some(table) = pathway_mut(&mut training.node, pathway)
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

    pub(super) fn node(&self, value: Value) -> Node {
        Node {
            place: self.place.clone(),
            value,
        }
    }

    pub(super) fn entry(&self, key: &str, value: Value) -> Entry {
        Entry {
            key: key.to_owned(),
            place: self.place.clone(),
            node: self.node(value),
        }
    }

    /// A fixed number with what is said about it.
    pub(super) fn table(&self, value: f64, texts: &[(&str, &str)]) -> Table {
        let mut entries = vec![self.entry("value", Value::Real(value))];
        for (key, text) in texts.iter().filter(|(_, text)| !text.is_empty()) {
            entries.push(self.entry(key, Value::Text((*text).to_owned())));
        }
        Table { entries }
    }

    /// Puts a value at a path, making tables as it goes.
    pub(super) fn put(&self, table: &mut Table, keys: &[&str], value: Value) {
        table.put(keys, &self.place, self.node(value));
    }

    /// What is said of the change.
    pub(super) fn note(&self, lever: &Lever) -> String {
        match &lever.published {
            Some(Setting::Number(before)) => {
                let (name, before) = (&self.scenario.name, shown(*before));
                format!("{before} in {name}.")
            }
            _ => format!("Not set in {}.", self.scenario.name),
        }
    }
}
