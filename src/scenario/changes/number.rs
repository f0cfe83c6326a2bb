//! A number set to another value: where it was a range, the whole range moves with its median.

use super::SOURCE;
use super::pen::Pen;
use crate::scenario::levers::{Kind, Lever, Setting, node_at};
use crate::scenario::tree::{Entry, Node, Table, Value};

/// The keys of a number whose values all grow with it.
const GROWING: [&str; 11] = [
    "value",
    "uniform",
    "triangular",
    "pert",
    "normal",
    "samples",
    "p10",
    "p50",
    "p90",
    "min",
    "max",
];

impl Pen<'_> {
    /// The table of a number that was changed. Its evidence stays named, so that it keeps its luck.
    pub(super) fn changed(&self, keys: &[&str], lever: &Lever, value: f64) -> Table {
        let note = self.note(lever);
        let texts = [
            ("unit", lever.unit.as_str()),
            ("source", SOURCE),
            ("rating", "red"),
            ("note", &note),
        ];
        let written = node_at(&self.below, keys).and_then(Node::table);
        let evidence = written.and_then(|table| table.get("evidence")?.text());
        let plain = || self.table(value, &texts);
        // A chance that is set is set, whatever it was thought to be.
        let Some(written) = written.filter(|_| matches!(lever.kind, Kind::Amount | Kind::Part))
        else {
            return plain();
        };
        let entry = evidence.and_then(|id| self.below.table("evidence")?.table(id));
        let median = match &lever.published {
            Some(Setting::Number(median)) => *median,
            _ => return plain(),
        };
        let is_plain = entry.is_none() && written.get("value").is_some();
        let factor = value / median;
        if is_plain || !factor.is_finite() || factor <= 0.0 {
            return plain();
        }
        let Some(mut entries) = self.grown(written, entry, factor) else {
            return plain();
        };
        for key in ["evidence", "describes", "shared", "price_year"] {
            entries.extend(written.entry(key).cloned());
        }
        let told = self.table(value, &texts).entries;
        entries.extend(told.into_iter().filter(|entry| entry.key != "value"));
        Table { entries }
    }

    /// The spelling of a number, or that of its evidence, times a factor; `None` for spellings that have
    /// no such multiple.
    fn grown(&self, written: &Table, evidence: Option<&Table>, factor: f64) -> Option<Vec<Entry>> {
        let spells = |table: &Table| {
            let mut keys = table.keys();
            keys.any(|key| GROWING[..9].contains(&key) || matches!(key, "lognormal" | "discrete"))
        };
        let spelt = [Some(written), evidence]
            .into_iter()
            .flatten()
            .find(|table| spells(table))?;
        let mut entries = Vec::new();
        for entry in &spelt.entries {
            let value = &entry.node.value;
            let grown = match entry.key.as_str() {
                key if GROWING.contains(&key) => self.times(value, factor)?,
                "lognormal" => self.first_times(value, factor)?,
                "discrete" => {
                    let Value::List(pairs) = value else {
                        return None;
                    };
                    let pairs = pairs
                        .iter()
                        .map(|pair| self.first_times(&pair.value, factor));
                    let pairs: Option<Vec<Value>> = pairs.collect();
                    Value::List(pairs?.into_iter().map(|pair| self.node(pair)).collect())
                }
                _ => continue,
            };
            entries.push(self.entry(&entry.key, grown));
        }
        Some(entries)
    }

    fn times(&self, value: &Value, factor: f64) -> Option<Value> {
        match value {
            Value::Whole(whole) => Some(Value::Real(near(*whole as f64 * factor))),
            Value::Real(real) => Some(Value::Real(near(real * factor))),
            Value::List(items) => {
                let items = items.iter().map(|item| self.times(&item.value, factor));
                let items: Option<Vec<Value>> = items.collect();
                Some(Value::List(
                    items?.into_iter().map(|item| self.node(item)).collect(),
                ))
            }
            _ => None,
        }
    }

    /// A list of which only the first number grows.
    fn first_times(&self, value: &Value, factor: f64) -> Option<Value> {
        let Value::List(items) = value else {
            return None;
        };
        let mut items = items.clone();
        let first = items.first_mut()?;
        first.value = self.times(&first.value, factor)?;
        Some(Value::List(items))
    }
}

/// To twelve significant digits, so that 42 · (50/42) is 50.
fn near(value: f64) -> f64 {
    format!("{value:.11e}").parse().unwrap_or(value)
}
