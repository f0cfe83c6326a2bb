//! What comes with the program, and what a text says of itself before it is read.

use super::{Evidence, ScenarioError, evidence, library, resolved};

/// The finished programmes that forecasts are tested on: name and title, in alphabetical order.
#[must_use]
pub fn shipped_backtests() -> Vec<(String, String)> {
    titled(library::backtests())
}

/// The reference classes of the shipped library: the entries that list their cases, in its order.
///
/// # Errors
///
/// With all that is wrong with them.
pub fn shipped_classes() -> Result<Vec<Evidence>, ScenarioError> {
    evidence::classes()
}

/// SHA-256 of a text, in hexadecimal digits.
#[must_use]
pub fn digest(text: &str) -> String {
    resolved::digest(text)
}

/// A file that comes with the program, by its path under `scenarios/`; `None` where there is none.
#[must_use]
pub fn shipped_file(path: &str) -> Option<&'static str> {
    library::text(path)
}

/// What a text says of itself before it is read: whether it is a scenario at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// Its title, if it has one.
    pub title: Option<String>,
    /// What it builds on, if anything.
    pub base: Option<String>,
}

/// Looks at a text; `None` where it is no scenario, or holds several.
#[must_use]
pub fn outline(text: &str) -> Option<Outline> {
    library::outline(text)
}

/// The shipped scenarios: name and title, in alphabetical order.
#[must_use]
pub fn shipped() -> Vec<(String, String)> {
    titled(library::names())
}

fn titled(names: Vec<&str>) -> Vec<(String, String)> {
    names
        .into_iter()
        .map(|name| {
            let title = library::title(name).unwrap_or_else(|| name.to_owned());
            (name.to_owned(), title)
        })
        .collect()
}
