//! What is wrong with a file, said so that its author can put it right.
//!
//! A [`Problem`] points at the very characters, says in plain words what is wrong there, and ends
//! with a line of help that says what would be right. Reading never stops at the first one: a
//! scenario's problems are collected and shown together, in the order of its files and lines.

use std::cmp::Ordering;
use std::fmt;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

/// A text that problems point into.
#[derive(Debug, PartialEq, Eq)]
pub struct SourceText {
    /// The name shown to people: the path as it was given, or `shipped/lsiz.toml`.
    pub name: String,
    /// The text itself.
    pub text: String,
    /// Its place among the files of a scenario: the scenario itself first.
    pub order: usize,
    /// The folder that names of files within the text are relative to; `None` for texts that are
    /// part of the program.
    pub folder: Option<PathBuf>,
}

/// Some characters of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The text.
    pub source: Arc<SourceText>,
    /// The first byte and the one after the last.
    pub span: Range<usize>,
}

impl Place {
    /// The line in which it begins, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        let start = self.span.start.min(self.source.text.len());
        let before = self.source.text.get(..start).unwrap_or_default();
        1 + before.matches('\n').count()
    }
}

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The scenario cannot be used.
    Error,
    /// The scenario can be used, but its author should know.
    Warning,
}

/// Whether a rendering has colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Characters only: for files, tests and pipes.
    Plain,
    /// With colours, for terminals.
    Coloured,
}

/// Something wrong in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// Where it is; `None` where there is no file to point into.
    pub place: Option<Place>,
    /// The key concerned, dotted: `activity.labs.jobs.cost_per_job`. Empty for the whole file.
    pub path: String,
    /// What is wrong.
    pub message: String,
    /// What would be right. Empty where there is nothing to add.
    pub help: String,
}

impl Problem {
    /// An error at a place.
    #[must_use]
    pub fn error(place: &Place, path: &str, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            place: Some(place.clone()),
            path: path.to_owned(),
            message: message.into(),
            help: String::new(),
        }
    }

    /// A warning at a place.
    #[must_use]
    pub fn warning(place: &Place, path: &str, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(place, path, message)
        }
    }

    /// An error that no file can be shown for.
    #[must_use]
    pub fn nowhere(message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            place: None,
            path: String::new(),
            message: message.into(),
            help: String::new(),
        }
    }

    /// Whether the scenario can be read further: what is wrong lies beside what it builds on.
    #[must_use]
    pub(crate) fn leaves_a_whole(&self) -> bool {
        self.path == "remove" || self.path.starts_with("evidence.")
    }

    /// The same with a line that says what would be right.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    /// The file's name, where there is one.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        self.place.as_ref().map(|place| place.source.name.as_str())
    }

    /// The line, from 1, where there is one.
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        self.place.as_ref().map(Place::line)
    }

    /// The problem with its lines of the file, a caret under what is wrong, and the help.
    #[must_use]
    pub fn render(&self, look: Look) -> String {
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let title = if self.path.is_empty() {
            self.message.clone()
        } else {
            format!("{}: {}", self.path, self.message)
        };
        let mut group = Group::with_title(level.primary_title(title));
        if let Some(place) = &self.place {
            group = group.element(
                Snippet::source(place.source.text.as_str())
                    .path(place.source.name.as_str())
                    .annotation(AnnotationKind::Primary.span(place.visible())),
            );
        }
        if !self.help.is_empty() {
            group = group.element(Level::HELP.message(self.help.as_str()));
        }
        match look {
            Look::Plain => Renderer::plain(),
            Look::Coloured => Renderer::styled(),
        }
        .render(&[group])
    }

    /// Orders problems by file, line and column; those without a file come first.
    #[must_use]
    pub fn by_place(&self, other: &Self) -> Ordering {
        let key = |problem: &Self| {
            problem
                .place
                .as_ref()
                .map(|place| (place.source.order, place.span.start))
        };
        key(self)
            .cmp(&key(other))
            .then_with(|| self.message.cmp(&other.message))
    }
}

impl Place {
    /// The characters to underline: at most the first line, and never past the end of the text.
    fn visible(&self) -> Range<usize> {
        let text = &self.source.text;
        let start = self.span.start.min(text.len());
        let end = self.span.end.clamp(start, text.len());
        let line = text
            .get(start..end)
            .and_then(|shown| shown.find(['\r', '\n']))
            .map_or(end, |length| start + length);
        start..line
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.render(Look::Plain))
    }
}

/// Renders problems one after the other, with an empty line between them.
#[must_use]
pub fn render_all<'a>(problems: impl IntoIterator<Item = &'a Problem>, look: Look) -> String {
    let rendered: Vec<String> = problems
        .into_iter()
        .map(|problem| problem.render(look))
        .collect();
    rendered.join("\n\n")
}

/// The known word that a misspelt one was probably meant to be: one of the same parts, such as
/// `jobs.skilled` for `skilled jobs`, or else the one spelt most alike.
#[must_use]
pub fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const CLOSE_ENOUGH: f64 = 0.75;
    let fold = |text: &str| text.to_lowercase().replace('-', "_");
    let parts = |text: &str| {
        let mut parts: Vec<String> = fold(text)
            .split(|sign: char| !sign.is_alphanumeric())
            .map(str::to_owned)
            .collect();
        parts.sort_unstable();
        parts
    };
    let (folded, meant) = (fold(word), parts(word));
    known
        .into_iter()
        .map(|candidate| {
            let likeness = if parts(candidate) == meant {
                1.0
            } else {
                strsim::jaro_winkler(&folded, &fold(candidate))
            };
            (candidate, likeness)
        })
        .filter(|(_, likeness)| *likeness >= CLOSE_ENOUGH)
        .fold(None, |best: Option<(&str, f64)>, found| match best {
            Some(best) if best.1 >= found.1 => Some(best),
            _ => Some(found),
        })
        .map(|(candidate, _)| candidate)
}

/// How many known words are listed before the rest is counted.
const LISTED: usize = 12;

/// A line of help for a word that is not known: the likely one, or all there are.
#[must_use]
pub fn help_for_unknown<'a>(
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
    what: &str,
) -> String {
    let known: Vec<&str> = known.into_iter().collect();
    if let Some(meant) = did_you_mean(word, known.iter().copied()) {
        return format!("did you mean `{meant}`?");
    }
    if known.is_empty() {
        return format!("there is no {what} here");
    }
    let shown = in_a_row(&known[..known.len().min(LISTED)]);
    match known.len().saturating_sub(LISTED) {
        0 => format!("the {what} here: {shown}"),
        more => format!("the {what} here: {shown} and {more} more"),
    }
}

/// Words in a row, in backticks: `` `a`, `b`, `c` ``.
#[must_use]
pub fn in_a_row(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Arc<SourceText> {
        Arc::new(SourceText {
            name: "a.toml".to_owned(),
            text: text.to_owned(),
            order: 0,
            folder: None,
        })
    }

    #[test]
    fn a_problem_shows_the_line_and_the_caret() {
        let place = Place {
            source: source("start = 2024\nyaers = 10\n"),
            span: 13..18,
        };
        let problem =
            Problem::error(&place, "", "there is no key `yaers`").help("did you mean `years`?");
        assert_eq!(
            problem.to_string(),
            "error: there is no key `yaers`\n --> a.toml:2:1\n  |\n2 | yaers = 10\n  | ^^^^^\n  |\n  = help: did you mean `years`?"
        );
        assert_eq!((problem.line(), problem.file()), (Some(2), Some("a.toml")));
    }

    #[test]
    fn a_misspelt_word_finds_the_nearest_known_one() {
        let known = ["completion", "cost_per_start", "capacity"];
        assert_eq!(did_you_mean("competion", known), Some("completion"));
        assert_eq!(
            did_you_mean("cost-per-start", known),
            Some("cost_per_start")
        );
        assert_eq!(did_you_mean("zzz", known), None);
    }

    #[test]
    fn a_place_past_the_end_of_the_text_does_no_harm() {
        let place = Place {
            source: source("a = 1"),
            span: 90..95,
        };
        assert!(!Problem::error(&place, "a", "wrong").to_string().is_empty());
    }

    #[test]
    fn the_same_parts_in_another_order_are_meant() {
        let known = ["jobs.filled", "jobs.net_skilled", "jobs.skilled"];
        assert_eq!(did_you_mean("skilled jobs", known), Some("jobs.skilled"));
        assert_eq!(
            did_you_mean("net-skilled-jobs", known),
            Some("jobs.net_skilled")
        );
        assert_eq!(did_you_mean("jobs.filed", known), Some("jobs.filled"));
        assert_eq!(did_you_mean("houses", known), None);
    }
}
