//! Reading a table key by key.
//!
//! Every getter says what is wrong and goes on, so that all problems of a scenario are found at
//! once; and it remembers the key, so that [`Fields::finish`] knows the keys that nobody asked for.

mod section;

use crate::number::Number;
use crate::problem::{Place, in_a_row};
use crate::programme::Name;

use super::assumption;
use super::context::Context;
use super::date::is_date;
use super::legal::Legal;
use super::tree::{Entry, Node, Table, Value};
use super::value::{plain_number, plain_numbers, position, text_of};

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
        let help = if ["skills", "funded_by", "deflator"]
            .iter()
            .any(|key| path.ends_with(key))
        {
            "write a table such as { name = 0.5 }".to_owned()
        } else if path.ends_with("supply_from") || path.ends_with("candidates_from") {
            "write a table such as { graduates = 0.2, commuters = 0.1 }".to_owned()
        } else if path.ends_with(".actual") {
            "write one figure for each year that is over, such as { 2024 = 3.1, 2025 = 2 }"
                .to_owned()
        } else {
            format!("write [{path}] on a line of its own and its keys below")
        };
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

    /// A date, or nothing; a problem where it is a text that is no date.
    pub fn real_date_or_empty(&mut self, cx: &mut Context<'_>, key: &'static str) -> String {
        let Some(entry) = self.get(key) else {
            return String::new();
        };
        let (Value::Date(date) | Value::Text(date)) = &entry.node.value else {
            let message = format!("should be a date, but is {}", entry.node.kind());
            let help = format!("write a date such as {key} = 2027-03-31");
            cx.error(&entry.node.place, &self.at(key), message, help);
            return String::new();
        };
        if !is_date(date) {
            let message = format!("`{date}` is not a date");
            let help = format!("write year-month-day, such as {key} = 2027-03-31");
            cx.error(&entry.node.place, &self.at(key), message, help);
        }
        date.clone()
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
        cx.error(
            &entry.node.place,
            &self.at(key),
            message,
            "write true or false",
        );
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
            let usual = if least > 1000 { 2026 } else { 10 };
            let help = format!("write a whole number such as {}", usual.clamp(least, most));
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
}
