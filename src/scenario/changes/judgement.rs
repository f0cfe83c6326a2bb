//! A whole assumption set anew by whoever plans: what the number may be, and why.
//!
//! What was known of the number it replaces, such as its source, who signed it off and until when it holds, is not
//! said of the new one: that is the judgement of whoever made the plan, with the reason in its note.

use super::pen::Pen;
use super::problem;
use crate::problem::{Problem, in_a_row};
use crate::register::Provenance;
use crate::scenario::levers::node_at;
use crate::scenario::overlay::is_share_table;
use crate::scenario::spelling::is_assumption;
use crate::scenario::tree::{Entry, Node, Table, Value};

/// Where an assumption comes from that was set anew, in the words of the scenario file.
pub const JUDGED: &str = "Judgement of whoever made this plan";

/// The ways of writing a number that a planner can choose from, as the scenario file calls them; three
/// percentiles go by `percentiles`.
pub const FORMS: [&str; 11] = [
    "value",
    "pert",
    "triangular",
    "uniform",
    "percentiles",
    "normal",
    "lognormal",
    "beta",
    "observed",
    "discrete",
    "samples",
];

/// The longest reason, in characters.
pub const LONGEST_REASON: usize = 500;
/// The most numbers of one assumption.
const MOST_NUMBERS: usize = 200;

/// What a planner says of a number.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// One of [`FORMS`].
    pub form: String,
    /// Its numbers in the order of the scenario file, in the scenario's prices; of `discrete` each value with its
    /// weight.
    pub numbers: Vec<f64>,
    /// The lowest value, for forms that have no end of their own.
    pub min: Option<f64>,
    /// The highest value, likewise.
    pub max: Option<f64>,
    /// Why.
    pub reason: String,
}

/// Whether the number at a dotted path of a tree can be set anew: it is written there.
pub(super) fn is_written(tree: &Table, path: &str) -> bool {
    node_at(tree, &keys_of(path)).is_some_and(|node| {
        let is_number = node.table().is_some_and(is_assumption);
        is_number || node.number().is_some()
    })
}

/// Where the number of a name stands: that of an outcome of its own lies in a table of assumptions.
pub(super) fn keys_of(path: &str) -> Vec<&str> {
    let mut keys: Vec<&str> = path.split('.').collect();
    if let ["outcome", _, _] = keys.as_slice() {
        keys.insert(2, "assumptions");
    }
    keys
}

impl Pen<'_> {
    /// Writes an assumption anew, or evidence for all places that rest on it.
    pub(super) fn judge(
        &self,
        over: &mut Table,
        path: &str,
        judgement: &Judgement,
    ) -> Result<(), Problem> {
        let reason = reason(path, judgement)?;
        let spelt = self.spelt(path, judgement)?;
        let keys = keys_of(path);
        let written = node_at(&self.below, &keys).and_then(Node::table);
        let (about, before) = self.known_of(path);
        let note = format!("{reason} In {}: {before}.", self.scenario.name);
        let mut entries = Vec::new();
        let is_evidence = keys[0] == "evidence";
        let kept: &[&str] = if is_evidence {
            &["describes", "shared"]
        } else {
            // So that it keeps its luck.
            &["evidence", "describes", "shared"]
        };
        for key in kept {
            entries.extend(written.and_then(|table| table.entry(key)).cloned());
        }
        entries.extend(spelt);
        if self.is_in_other_prices(written) {
            let year = i64::from(self.scenario.programme.calendar.price_year);
            entries.push(self.entry("price_year", Value::Whole(year)));
        }
        if is_evidence && judgement.form != "value" {
            let says = |key: &str| entries.iter().any(|entry: &Entry| entry.key == key);
            if !says("describes") && !says("shared") {
                entries.push(self.entry("describes", Value::Text("mean".to_owned())));
            }
        }
        for (key, text) in [
            ("title", about.title.as_str()),
            ("unit", &about.unit),
            ("source", JUDGED),
            ("rating", "red"),
            ("note", &note),
        ] {
            if !text.is_empty() {
                entries.push(self.entry(key, Value::Text(text.to_owned())));
            }
        }
        self.put_number(over, &keys, Value::Table(Table { entries }));
        Ok(())
    }

    /// Puts a number at a path; where the overlay would replace a table or a list around it whole, the whole of it
    /// is written as it stands, with the number in it.
    pub(super) fn put_number(&self, over: &mut Table, keys: &[&str], value: Value) {
        if let ["activity", _, "training", pathway, key] = keys {
            self.put_in_course(over, (&keys[..3], pathway), key, value);
            return;
        }
        let path: Vec<String> = keys.iter().map(|key| (*key).to_owned()).collect();
        let whole = (1..keys.len()).find(|end| is_share_table(&path[..*end - 1], keys[*end - 1]));
        if let Some(end) = whole
            && node_at(over, &keys[..end]).is_none()
            && let Some(whole) = node_at(&self.below, &keys[..end])
        {
            self.put(over, &keys[..end], whole.value.clone());
        }
        self.put(over, keys, value);
    }

    /// What is said of the number now, and what it may be in words.
    fn known_of(&self, path: &str) -> (Provenance, String) {
        let library = &self.scenario.library;
        let evidence = path.strip_prefix("evidence.");
        let found = evidence.and_then(|id| library.iter().find(|one| one.id == id));
        if let Some(found) = found {
            return (found.provenance.clone(), found.distribution.in_words());
        }
        let found = self.scenario.register.find(path);
        found.map_or_else(Default::default, |found| {
            (found.provenance.clone(), found.distribution.in_words())
        })
    }

    /// Whether the number is published in the prices of some year; the new one is in the scenario's.
    pub(super) fn is_in_other_prices(&self, written: Option<&Table>) -> bool {
        let Some(written) = written else {
            return false;
        };
        let of_evidence = written
            .get("evidence")
            .and_then(Node::text)
            .and_then(|id| self.below.table("evidence")?.table(id));
        let mut both = [Some(written), of_evidence].into_iter().flatten();
        both.any(|table| table.get("price_year").is_some())
    }

    /// The spelling of the number.
    fn spelt(&self, path: &str, judgement: &Judgement) -> Result<Vec<Entry>, Problem> {
        let numbers = &judgement.numbers;
        if numbers.len() > MOST_NUMBERS {
            let message = format!(
                "holds {} numbers, more than an assumption can have",
                numbers.len()
            );
            let help = format!("give it {MOST_NUMBERS} at most");
            return Err(problem(path, &message, &help));
        }
        let wanted = match judgement.form.as_str() {
            "value" => Some(1),
            "percentiles" | "pert" | "triangular" => Some(3),
            "uniform" | "normal" | "lognormal" | "beta" | "observed" => Some(2),
            "discrete" | "samples" => None,
            other => {
                let message = format!("`{}` is no way of writing a number", other.escape_debug());
                let help = format!("write one of {}", in_a_row(&FORMS));
                return Err(problem(path, &message, &help));
            }
        };
        if let Some(wanted) = wanted.filter(|wanted| *wanted != numbers.len()) {
            let message = format!("has {}, but {wanted} are needed", in_numbers(numbers.len()));
            return Err(problem(path, &message, "give every number of it"));
        }
        if judgement.form == "discrete" && !numbers.len().is_multiple_of(2) {
            let message = "has a value without a weight";
            return Err(problem(path, message, "give each value its weight"));
        }
        let real = |number: &f64| self.node(Value::Real(*number));
        let mut entries = match judgement.form.as_str() {
            "value" => vec![self.entry("value", Value::Real(numbers[0]))],
            "percentiles" => ["p10", "p50", "p90"]
                .iter()
                .zip(numbers)
                .map(|(key, number)| self.entry(key, Value::Real(*number)))
                .collect(),
            "discrete" => {
                let pairs = numbers.chunks_exact(2);
                let pairs =
                    pairs.map(|pair| self.node(Value::List(pair.iter().map(real).collect())));
                vec![self.entry("discrete", Value::List(pairs.collect()))]
            }
            form => vec![self.entry(form, Value::List(numbers.iter().map(real).collect()))],
        };
        for (key, bound) in [("min", judgement.min), ("max", judgement.max)] {
            entries.extend(bound.map(|bound| self.entry(key, Value::Real(bound))));
        }
        Ok(entries)
    }
}

fn in_numbers(count: usize) -> String {
    match count {
        1 => "1 number".to_owned(),
        count => format!("{count} numbers"),
    }
}

/// The reason as a sentence.
fn reason(path: &str, judgement: &Judgement) -> Result<String, Problem> {
    let words: Vec<&str> = judgement.reason.split_whitespace().collect();
    let reason = words.join(" ");
    if reason.is_empty() {
        let message = "an assumption that is set anew needs a reason";
        let help = "say in a sentence why; it goes into the note";
        return Err(problem(path, message, help));
    }
    if reason.chars().any(char::is_control) {
        let message = "the reason holds signs that cannot be printed";
        return Err(problem(path, message, "write it in plain words"));
    }
    let length = reason.chars().count();
    if length > LONGEST_REASON {
        let message = format!("the reason has {length} characters, more than are kept");
        let help = format!("say it in {LONGEST_REASON} at most");
        return Err(problem(path, &message, &help));
    }
    let is_whole = reason.ends_with(['.', '!', '?', '…']);
    Ok(if is_whole {
        reason
    } else {
        format!("{reason}.")
    })
}
