//! Writes lines of a scenario and counts the defaults among them.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::projects::text::quoted;
use crate::register::TO_BE_REVIEWED;
use crate::sheet::text::number;

/// What every default says of itself.
const OF_THE_LIBRARY: &str = "Default of the evidence library, not of this programme";

/// What every judgement says of itself that stands in no library.
const OF_THE_AUTHORS: &str = "Default of the program, not of this programme";

/// Who judges where nothing is published.
pub(super) const AUTHORS: &str =
    "Judgement of the regiocast authors, 2026, for life sciences in Liverpool City Region";

/// A scenario as it is written.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub text: String,
    /// How many numbers are defaults, by part.
    pub defaults: Vec<(&'static str, usize)>,
    /// How many choices are defaults that are no numbers with a note of their own.
    pub choices: usize,
    /// The entries of the library that they rest on.
    pub entries: BTreeSet<String>,
    /// Middles of entries of the library, as far as they are known by now.
    pub middles: Vec<(String, f64)>,
}

/// A number that a list gives, with what is known about it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Given<'a> {
    pub value: f64,
    pub unit: &'a str,
    pub source: &'a str,
    /// Whether the list names a source of its own.
    pub sourced: bool,
    pub note: &'a str,
}

impl Draft {
    /// Begins a part of the file.
    pub fn part(&mut self, name: &'static str, heading: &str) {
        self.defaults.push((name, 0));
        let rule = "-".repeat(100_usize.saturating_sub(heading.len() + 8));
        let _ = write!(self.text, "\n# ---- {heading} {rule}\n");
    }

    /// Begins a table.
    pub fn table(&mut self, path: &str) {
        let _ = write!(self.text, "\n[{path}]\n");
    }

    /// Begins a table that belongs to the one before it.
    pub fn block(&mut self, path: &str) {
        let _ = writeln!(self.text, "[{path}]");
    }

    /// A line as it is.
    pub fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// A text, whatever is in it.
    pub fn say(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            let _ = writeln!(self.text, "{key} = {}", quoted(text));
        }
    }

    /// A number of the list.
    pub fn given(&mut self, key: &str, given: &Given<'_>) {
        let _ = writeln!(self.text, "{key} = {{ {} }}", given.inside());
    }

    /// A number of the list in place of that of the library.
    pub fn given_for(&mut self, key: &str, entry: &str, given: &Given<'_>) {
        let year = crate::projects::money::PRICE_YEAR;
        let _ = writeln!(
            self.text,
            "{key} = {{ evidence = \"{entry}\", price_year = {year}, {} }}",
            given.inside()
        );
    }

    /// A number of the library.
    pub fn default_of(&mut self, key: &str, entry: &str) {
        let _ = writeln!(
            self.text,
            "{key} = {{ evidence = \"{entry}\", rating = \"red\", note = \"{OF_THE_LIBRARY}: {TO_BE_REVIEWED}.\" }} # REVIEW: default of the library"
        );
        self.entries.insert(entry.to_owned());
        self.count();
    }

    /// A judgement that is in no library, in any spelling: `pert = [1, 2, 3]`.
    pub fn judged(&mut self, key: &str, spelling: &str, unit: &str) {
        let _ = writeln!(
            self.text,
            "{key} = {{ {spelling}, unit = \"{unit}\", source = \"{AUTHORS}\", rating = \"red\", note = \"{OF_THE_AUTHORS}: {TO_BE_REVIEWED}.\" }} # REVIEW: a judgement"
        );
        self.count();
    }

    /// A value that takes neither source nor note, such as a mix of skills.
    pub fn plain(&mut self, key: &str, value: &str, why: &str) {
        let _ = writeln!(self.text, "{key} = {value} # REVIEW: {why}");
        self.choices += 1;
    }

    /// The middle of an entry of the library.
    pub fn middle(&self, entry: &str) -> Option<f64> {
        let found = self.middles.iter().find(|(id, _)| id == entry);
        found.map(|(_, middle)| *middle)
    }

    fn count(&mut self) {
        if let Some((_, count)) = self.defaults.last_mut() {
            *count += 1;
        }
    }
}

impl Given<'_> {
    fn inside(&self) -> String {
        // A plan is a promise, and never above amber.
        let rating = if self.sourced { "amber" } else { "red" };
        format!(
            "value = {}, unit = {}, source = {}, rating = \"{rating}\", note = {}",
            number(self.value),
            quoted(self.unit),
            quoted(self.source),
            quoted(self.note)
        )
    }
}
