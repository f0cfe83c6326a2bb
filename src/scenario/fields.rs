//! Reading a table key by key.
//!
//! Every getter says what is wrong and goes on, so that all problems of a scenario are found at
//! once; and it remembers the key, so that [`Fields::finish`] knows the keys that nobody asked for.

use crate::number::Number;
use crate::problem::{Place, help_for_unknown, in_a_row};
use crate::programme::Name;

use super::assumption;
use super::context::Context;
use super::legal::Legal;
use super::tree::{Entry, Node, Table, Value};

/// Keys that every table takes.
const EVERYWHERE: [&str; 3] = ["title", "note", "source"];

/// Words kept for what is not built yet.
const RESERVED: [&str; 6] = [
    "reference",
    "opens",
    "actual",
    "outcome",
    "input_output",
    "industry",
];

/// A table that is being read.
pub(super) struct Fields<'t> {
    table: &'t Table,
    /// Where a missing key is reported.
    pub place: Place,
    /// The table's dotted name.
    pub path: String,
    known: Vec<&'static str>,
}

impl<'t> Fields<'t> {
    /// A table with its place and dotted name.
    pub const fn new(table: &'t Table, place: Place, path: String) -> Self {
        Self {
            table,
            place,
            path,
            known: Vec::new(),
        }
    }

    /// The table of an entry; a problem where it is none.
    pub fn of(cx: &mut Context<'_>, entry: &'t Entry, path: String) -> Option<Self> {
        Self::of_node(cx, &entry.node, path)
    }

    /// The table that a node is; a problem where it is none.
    pub fn of_node(cx: &mut Context<'_>, node: &'t Node, path: String) -> Option<Self> {
        if let Some(table) = node.table() {
            return Some(Self::new(table, node.place.clone(), path));
        }
        let message = format!("should be a table, but is {}", node.kind());
        let help = format!("write [{path}] on a line of its own and its keys below");
        cx.error(&node.place, &path, message, help);
        None
    }

    /// The dotted name of a key.
    pub fn at(&self, key: &str) -> String {
        if self.path.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.path)
        }
    }

    /// The entry of a key, which is known from now on.
    pub fn get(&mut self, key: &'static str) -> Option<&'t Entry> {
        self.known.push(key);
        self.table.entry(key)
    }

    /// Whether a key is written.
    pub fn has(&self, key: &str) -> bool {
        self.table.entry(key).is_some()
    }

    /// Where a key's value stands, or the table if it is not written.
    pub fn place_of(&self, key: &str) -> Place {
        self.table
            .get(key)
            .map_or_else(|| self.place.clone(), |node| node.place.clone())
    }

    /// The entries of the table.
    pub fn entries(&self) -> &'t [Entry] {
        &self.table.entries
    }

    /// Reports a required key that is not written.
    pub fn missing(&self, cx: &mut Context<'_>, key: &str, help: &str) {
        let message = format!("`{key}` is missing");
        let help = if help.is_empty() {
            "it has no default and must be given"
        } else {
            help
        };
        cx.error(&self.place, &self.path, message, help);
    }

    /// A text.
    pub fn text(&mut self, cx: &mut Context<'_>, key: &'static str) -> Option<&'t str> {
        let entry = self.get(key)?;
        text_of(cx, &entry.node, &self.at(key))
    }

    /// A text, or nothing.
    pub fn text_or_empty(&mut self, cx: &mut Context<'_>, key: &'static str) -> String {
        self.text(cx, key).unwrap_or_default().to_owned()
    }

    /// A text or a date, or nothing.
    pub fn date_or_empty(&mut self, cx: &mut Context<'_>, key: &'static str) -> String {
        match self.get(key).map(|entry| &entry.node.value) {
            Some(Value::Date(date)) => date.clone(),
            _ => self.text_or_empty(cx, key),
        }
    }

    /// Id and title.
    pub fn name(&mut self, cx: &mut Context<'_>, id: &str) -> Name {
        let title = self.text(cx, "title").unwrap_or(id).to_owned();
        Name {
            id: id.to_owned(),
            title,
        }
    }

    /// One of several words.
    pub fn word<T: Copy>(
        &mut self,
        cx: &mut Context<'_>,
        key: &'static str,
        words: &[(&str, T)],
    ) -> Option<T> {
        let entry = self.get(key)?;
        let path = self.at(key);
        let text = text_of(cx, &entry.node, &path)?;
        let found = words.iter().find(|(word, _)| *word == text);
        if found.is_none() {
            let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            let message = format!("`{text}` is not a word for this");
            let help = format!("write one of {}", in_a_row(&known));
            cx.error(&entry.node.place, &path, message, help);
        }
        found.map(|(_, meaning)| *meaning)
    }

    /// One of several words, which must be given.
    pub fn must_word<T: Copy>(
        &mut self,
        cx: &mut Context<'_>,
        key: &'static str,
        words: &[(&str, T)],
    ) -> Option<T> {
        if !self.has(key) {
            let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            self.missing(cx, key, &format!("write one of {}", in_a_row(&known)));
        }
        self.word(cx, key, words)
    }

    /// True or false.
    pub fn truth(&mut self, cx: &mut Context<'_>, key: &'static str) -> Option<bool> {
        let entry = self.get(key)?;
        if let Value::Truth(truth) = entry.node.value {
            return Some(truth);
        }
        let message = format!("should be true or false, but is {}", entry.node.kind());
        cx.error(&entry.node.place, &self.at(key), message, "write true or false");
        None
    }

    /// A plain number: one that is no range.
    pub fn plain(&mut self, cx: &mut Context<'_>, key: &'static str) -> Option<f64> {
        let entry = self.get(key)?;
        plain_number(cx, &entry.node, &self.at(key), Legal::of(key))
    }

    /// A list of plain numbers, all within the range.
    pub fn plain_list(
        &mut self,
        cx: &mut Context<'_>,
        key: &'static str,
        legal: Legal,
    ) -> Option<Vec<f64>> {
        let entry = self.get(key)?;
        plain_numbers(cx, &entry.node, &self.at(key), legal)
    }

    /// A plain whole number from `least` to `most`.
    pub fn whole(
        &mut self,
        cx: &mut Context<'_>,
        key: &'static str,
        (least, most): (i32, i32),
    ) -> Option<i32> {
        let entry = self.get(key)?;
        let path = self.at(key);
        plain_number(cx, &entry.node, &path, Legal::Any)?;
        let whole = match entry.node.value {
            Value::Whole(whole) => i32::try_from(whole).ok(),
            _ => None,
        };
        let found = whole.filter(|whole| (least..=most).contains(whole));
        if found.is_none() {
            let message = format!("should be a whole number from {least} to {most}");
            let help = format!("write a whole number such as {}", least.max(1).min(most));
            cx.error(&entry.node.place, &path, message, help);
        }
        found
    }

    /// A number that may be uncertain.
    pub fn number(&mut self, cx: &mut Context<'_>, key: &'static str) -> Option<Number> {
        let entry = self.get(key)?;
        Some(assumption::read(cx, entry, self.at(key), Legal::of(key)))
    }

    /// A number that may be uncertain, or its default.
    pub fn number_or(&mut self, cx: &mut Context<'_>, key: &'static str, default: f64) -> Number {
        self.number(cx, key).unwrap_or(Number::Fixed(default))
    }

    /// A number that may be uncertain and must be given.
    pub fn must_number(&mut self, cx: &mut Context<'_>, key: &'static str) -> Number {
        if let Some(number) = self.number(cx, key) {
            return number;
        }
        self.missing(cx, key, "");
        Number::ZERO
    }

    /// The position of an id among those that are known.
    pub fn id(
        &mut self,
        cx: &mut Context<'_>,
        key: &'static str,
        known: &[String],
        what: &str,
    ) -> Option<usize> {
        let entry = self.get(key)?;
        let path = self.at(key);
        let id = text_of(cx, &entry.node, &path)?;
        position(cx, (id, &entry.node.place), &path, known, what)
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
        for entry in section.entries() {
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
            if RESERVED.contains(&entry.key.as_str()) {
                let message = format!("`{}` is not built yet", entry.key);
                let help = "the word is kept for a later version; leave it out";
                cx.error(&entry.place, &self.path, message, help);
            } else {
                let message = format!("there is no key `{}`", entry.key);
                let known = self.known.iter().copied();
                let help = help_for_unknown(&entry.key, known, "keys");
                cx.error(&entry.place, &self.path, message, help);
            }
        }
    }

    /// Whether there is a key that nobody asked for.
    pub fn has_unknown(&self) -> bool {
        self.table.keys().any(|key| {
            !self.known.iter().any(|known| *known == key) && !EVERYWHERE.contains(&key)
        })
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

/// The position of an id among those that are known; a problem where it is not.
pub(super) fn position(
    cx: &mut Context<'_>,
    (id, place): (&str, &Place),
    path: &str,
    known: &[String],
    what: &str,
) -> Option<usize> {
    let found = known.iter().position(|candidate| candidate == id);
    if found.is_none() {
        let help = help_for_unknown(id, known.iter().map(String::as_str), &format!("{what} ids"));
        cx.error(place, path, format!("there is no {what} `{id}`"), help);
    }
    found
}

/// The text that a node is; a problem where it is none.
pub(super) fn text_of<'t>(cx: &mut Context<'_>, node: &'t Node, path: &str) -> Option<&'t str> {
    if let Some(text) = node.text() {
        return Some(text);
    }
    let message = format!("should be a text, but is {}", node.kind());
    cx.error(&node.place, path, message, "put it in \"quotation marks\"");
    None
}

/// The finite number that a node is, within its range; a problem where it is none.
pub(super) fn plain_number(
    cx: &mut Context<'_>,
    node: &Node,
    path: &str,
    legal: Legal,
) -> Option<f64> {
    let value = finite(cx, node, path)?;
    match legal.problem_with(value, &node.place, path) {
        Some(problem) => {
            cx.problems.push(problem);
            None
        }
        None => Some(value),
    }
}

/// The finite number that a node is; a problem where it is none.
pub(super) fn finite(cx: &mut Context<'_>, node: &Node, path: &str) -> Option<f64> {
    const LARGEST: f64 = 1e100;
    match node.number() {
        Some(value) if value.abs() <= LARGEST => return Some(value),
        Some(value) if value.is_nan() => {
            let message = "`nan` is not a number".to_owned();
            cx.error(&node.place, path, message, "write a number such as 0.71");
        }
        Some(value) => {
            let message = if value.is_infinite() {
                "infinity cannot be used here"
            } else {
                "is larger than any quantity here can be"
            };
            cx.error(&node.place, path, message.to_owned(), "write an ordinary number such as 1000");
        }
        None if node.table().is_some() => {
            let message = "must be a plain number: it cannot be uncertain".to_owned();
            cx.error(&node.place, path, message, "write a number such as 0.71");
        }
        None => {
            let message = format!("should be a number, but is {}", node.kind());
            cx.error(&node.place, path, message, "write a number such as 0.71");
        }
    }
    None
}

/// The list of numbers that a node is; a problem where it is none.
pub(super) fn plain_numbers(
    cx: &mut Context<'_>,
    node: &Node,
    path: &str,
    legal: Legal,
) -> Option<Vec<f64>> {
    let Value::List(items) = &node.value else {
        let message = format!("should be a list of numbers, but is {}", node.kind());
        cx.error(&node.place, path, message, "write a list such as [0.2, 0.3, 0.5]");
        return None;
    };
    let numbers: Vec<Option<f64>> = items
        .iter()
        .map(|item| plain_number(cx, item, path, legal))
        .collect();
    numbers.into_iter().collect()
}
