//! A scenario with some of its levers moved: the overlay that says so, as a text.
//!
//! The text is the plan: it is what is read and simulated, what is saved, and what `regiocast run` reads
//! from the file, so that all of them are the same plan to the last digit.
//!
//! Overlays replace a number, a table of shares and a list of courses whole. So a change within one of
//! these writes the whole of it as it stands, with what was changed.

mod judgement;
mod number;
mod pen;
mod spelt;

use super::family::Member;
use super::levers::{Lever, Setting, of_tree};
use super::tree::{Table, Value};
use super::{Scenario, write};
use crate::problem::{Problem, help_for_unknown};

use pen::Pen;

pub use judgement::{FORMS, JUDGED, Judgement, LONGEST_REASON};
pub use spelt::Written;

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
    over(Table::default(), scenario, changes, about)
}

/// The same of a scenario of a file that holds several: the text builds on what that scenario builds on, and holds
/// what it sets otherwise as well.
///
/// # Errors
///
/// As for other scenarios.
pub fn overlay_of_member(
    (member, scenario): (&Member, &Scenario),
    changes: &[Change],
    about: About<'_>,
) -> Result<String, Vec<Problem>> {
    over(member.differs(), scenario, changes, about)
}

fn over(
    mut over: Table,
    scenario: &Scenario,
    changes: &[Change],
    about: About<'_>,
) -> Result<String, Vec<Problem>> {
    let pen = Pen::over(scenario);
    let known = of_tree(scenario, &pen.below);
    let own = std::mem::take(&mut over);
    for (key, text) in [
        ("base", about.base),
        ("title", about.title),
        ("note", about.note),
    ] {
        if !text.is_empty() {
            pen.put(&mut over, &[key], Value::Text(text.to_owned()));
        }
    }
    over.entries.extend(own.entries);
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
        let written = match (
            &change.value,
            known.iter().find(|one| one.path == change.path),
        ) {
            (Setting::Judgement(judgement), _) if pen.is_assumed(&change.path) => {
                pen.judge(&mut over, &change.path, judgement)
            }
            (Setting::Judgement(_), _) => Err(no_assumption(scenario, &change.path)),
            (value, Some(lever)) => pen.write(&mut over, lever, value),
            (_, None) => Err(no_lever(&change.path, &known)),
        };
        problems.extend(written.err());
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

fn no_assumption(scenario: &Scenario, path: &str) -> Problem {
    let names = scenario.register.assumptions.iter();
    let names = names.map(|assumption| assumption.name.as_str());
    let help = help_for_unknown(path, names, "assumptions");
    let message = "there is no assumption of this name in the scenario that can be set anew";
    problem(path, message, &help)
}

#[cfg(test)]
mod tests;
