//! A TOML file as a tree that remembers where everything stands.

use std::collections::BTreeSet;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::unreadable;
use crate::problem::{Place, Problem, SourceText};

/// A value and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Node {
    /// Where the value stands; for a table with a header, the header.
    pub place: Place,
    /// The value.
    pub value: Value,
}

/// What can stand to the right of an equals sign.
#[derive(Debug, Clone)]
pub(super) enum Value {
    /// A text.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// A number with a point, possibly not finite.
    Real(f64),
    /// True or false.
    Truth(bool),
    /// A date, as written.
    Date(String),
    /// A list.
    List(Vec<Node>),
    /// A table.
    Table(Table),
}

/// A table, in file order.
#[derive(Debug, Clone, Default)]
pub(super) struct Table {
    /// The entries.
    pub entries: Vec<Entry>,
}

/// A key with its value.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub place: Place,
    /// The value.
    pub node: Node,
}

impl Table {
    /// The entry of a key.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.node)
    }

    /// The value of a key, if it is a table.
    pub fn table(&self, key: &str) -> Option<&Self> {
        self.get(key).and_then(Node::table)
    }

    /// The entry at a path that leads through tables alone.
    pub fn at(&self, path: &[&str]) -> Option<&Entry> {
        let (key, rest) = path.split_first()?;
        let entry = self.entry(key)?;
        if rest.is_empty() {
            return Some(entry);
        }
        entry.node.table()?.at(rest)
    }

    /// The same, to change it.
    pub fn at_mut(&mut self, path: &[&str]) -> Option<&mut Entry> {
        let (key, rest) = path.split_first()?;
        let entry = self.entries.iter_mut().find(|entry| entry.key == *key)?;
        if rest.is_empty() {
            return Some(entry);
        }
        entry.node.table_mut()?.at_mut(rest)
    }

    /// Puts a value at a path, making tables as it goes.
    pub fn put(&mut self, path: &[&str], place: &Place, node: Node) {
        let Some((key, rest)) = path.split_first() else {
            return;
        };
        let entry = |node: Node| Entry {
            key: (*key).to_owned(),
            place: place.clone(),
            node,
        };
        let at = self.entries.iter().position(|entry| entry.key == *key);
        if rest.is_empty() {
            match at {
                Some(at) => self.entries[at] = entry(node),
                None => self.entries.push(entry(node)),
            }
            return;
        }
        let at = at.unwrap_or_else(|| {
            self.entries.push(entry(Node {
                place: place.clone(),
                value: Value::Table(Self::default()),
            }));
            self.entries.len() - 1
        });
        if let Some(table) = self.entries[at].node.table_mut() {
            table.put(rest, place, node);
        }
    }

    /// The table at such a path, to change it.
    pub fn table_mut(&mut self, path: &[&str]) -> Option<&mut Self> {
        self.at_mut(path)?.node.table_mut()
    }

    /// Takes an entry out.
    pub fn take(&mut self, key: &str) -> Option<Entry> {
        let position = self.entries.iter().position(|entry| entry.key == key)?;
        Some(self.entries.remove(position))
    }

    /// The keys, in file order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.key.as_str())
    }
}

impl Node {
    /// The table, if it is one.
    pub const fn table(&self) -> Option<&Table> {
        match &self.value {
            Value::Table(table) => Some(table),
            _ => None,
        }
    }

    /// The table, if it is one, to change it.
    pub const fn table_mut(&mut self) -> Option<&mut Table> {
        match &mut self.value {
            Value::Table(table) => Some(table),
            _ => None,
        }
    }

    /// The text, if it is one.
    pub const fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text.as_str()),
            _ => None,
        }
    }

    /// The number, if it is one, finite or not.
    pub const fn number(&self) -> Option<f64> {
        match &self.value {
            Value::Whole(whole) => Some(*whole as f64),
            Value::Real(real) => Some(*real),
            _ => None,
        }
    }

    /// What it is, in words: "a text".
    pub fn kind(&self) -> &'static str {
        match &self.value {
            Value::Text(_) => "a text",
            Value::Whole(_) | Value::Real(_) => "a number",
            Value::Truth(_) => "true or false",
            Value::Date(_) => "a date",
            Value::List(_) => "a list",
            Value::Table(_) => "a table",
        }
    }
}

/// A text that has been read before as a tree, whatever is wrong with it.
pub(super) fn of_text(name: &str, text: &str) -> Table {
    let source = Arc::new(SourceText {
        name: name.to_owned(),
        text: text.to_owned(),
        order: 0,
        folder: None,
    });
    parse(&source, &mut Vec::new())
}

/// Reads a TOML text. What cannot be read is a problem with line and caret.
pub(super) fn parse(source: &Arc<SourceText>, problems: &mut Vec<Problem>) -> Table {
    let (table, errors) = DeTable::parse_recoverable(&source.text);
    let mut lines = BTreeSet::new();
    for error in errors {
        let end = source.text.len();
        let place = Place {
            source: Arc::clone(source),
            span: error.span().unwrap_or(end..end),
        };
        let problem = unreadable::problem(&place, error.message());
        // What follows in a line that cannot be read is of one slip.
        if lines.insert(place.line()) {
            problems.push(problem);
        }
    }
    Converter { source, problems }.table(table.into_inner())
}

struct Converter<'a> {
    source: &'a Arc<SourceText>,
    problems: &'a mut Vec<Problem>,
}

impl Converter<'_> {
    fn place(&self, span: std::ops::Range<usize>) -> Place {
        Place {
            source: Arc::clone(self.source),
            span,
        }
    }

    fn table(&mut self, table: DeTable<'_>) -> Table {
        let entries = table
            .into_iter()
            .map(|(key, value)| Entry {
                place: self.place(key.span()),
                key: key.into_inner().into_owned(),
                node: self.node(value),
            })
            .collect();
        Table { entries }
    }

    fn node(&mut self, value: Spanned<DeValue<'_>>) -> Node {
        let place = self.place(value.span());
        let value = match value.into_inner() {
            DeValue::String(text) => Value::Text(text.into_owned()),
            DeValue::Boolean(truth) => Value::Truth(truth),
            DeValue::Datetime(date) => Value::Date(date.to_string()),
            DeValue::Integer(integer) => {
                match i64::from_str_radix(integer.as_str(), integer.radix()) {
                    Ok(whole) => Value::Whole(whole),
                    Err(_) => self.too_large(&place),
                }
            }
            DeValue::Float(float) => match float.as_str().parse() {
                Ok(real) => Value::Real(real),
                Err(_) => self.too_large(&place),
            },
            DeValue::Array(array) => {
                Value::List(array.into_iter().map(|item| self.node(item)).collect())
            }
            DeValue::Table(table) => Value::Table(self.table(table)),
        };
        Node { place, value }
    }

    fn too_large(&mut self, place: &Place) -> Value {
        self.problems.push(Problem::error(
            place,
            "",
            "this number is too large to be read",
        ));
        Value::Whole(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Table, Vec<Problem>) {
        let source = Arc::new(SourceText {
            name: "a.toml".to_owned(),
            text: text.to_owned(),
            order: 0,
            folder: None,
        });
        let mut problems = Vec::new();
        let table = parse(&source, &mut problems);
        (table, problems)
    }

    fn shown(place: &Place) -> &str {
        &place.source.text[place.span.clone()]
    }

    #[test]
    fn keys_values_and_headers_know_where_they_stand() {
        let (table, problems) = read("start = 2_024\n[fund.a]\namount = 1.5\n");
        assert!(problems.is_empty());
        let fund = table.table("fund").and_then(|funds| funds.entry("a"));
        let fund = fund.expect("the fund");
        assert_eq!(shown(&fund.node.place), "[fund.a]");
        assert_eq!(shown(&fund.place), "a");
        let start = table.entry("start").expect("the start");
        assert_eq!(shown(&start.node.place), "2_024");
        assert_eq!(start.node.number(), Some(2024.0));
    }

    #[test]
    fn the_order_of_the_file_is_kept() {
        let (table, _) = read("b = 1\na = 2\n[z]\n[y]\n");
        assert_eq!(table.keys().collect::<Vec<_>>(), ["b", "a", "z", "y"]);
    }

    #[test]
    fn a_line_that_is_not_toml_is_a_problem_with_a_place() {
        let (_, problems) = read("start = 2024\nyears 10\n");
        assert_eq!(problems[0].line(), Some(2));
    }
}
