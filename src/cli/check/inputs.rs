//! What is assumed: every input with its source.

use std::cmp::Reverse;
use std::fmt::Write as _;

use crate::cli::terminal;
use crate::register::{Assumption, Rating, Register};
use crate::scenario::Scenario;

/// How many inputs are shown where not all are asked for.
const SHOWN: usize = 20;

/// The inputs of the reference, where one is run.
pub(super) fn of_reference(scenario: &Scenario, all: bool) -> String {
    scenario
        .reference
        .as_ref()
        .map_or_else(String::new, |reference| {
            let heading = format!("INPUTS OF THE REFERENCE “{}”", reference.programme.title);
            inputs(&reference.register, &heading, all)
        })
}

/// The inputs with the weakest evidence, or all in the order of the file.
pub(super) fn inputs(register: &Register, heading: &str, all: bool) -> String {
    let mut shown: Vec<&Assumption> = register.assumptions.iter().collect();
    if !all {
        shown.retain(|one| weakness(one) > 0);
        // The order of the file among those that are equally weak.
        shown.sort_by_key(|one| Reverse(weakness(one)));
        shown.truncate(SHOWN);
    }
    let rows: Vec<Vec<String>> = shown.iter().map(|one| row(one)).collect();
    let unsourced = register
        .assumptions
        .iter()
        .filter(|one| one.provenance.source.is_empty())
        .count();
    let number = |count: usize| crate::figures::count(count as f64);
    let (known, left) = (
        register.assumptions.len(),
        register.assumptions.len() - shown.len(),
    );
    let mut text = format!(
        "{heading} ({} of {} name no source)\n",
        number(unsourced),
        number(known)
    );
    if !rows.is_empty() {
        text.push_str(&terminal::words(
            &["Input", "what it may be", "unit", "rating", "source"],
            &rows,
        ));
    }
    if left > 0 {
        let _ = writeln!(
            text,
            "{} more inputs are not shown (those without a rating, red and amber stand first); --all shows every one.",
            number(left)
        );
    }
    text
}

/// How weak the evidence is: none rated, red, amber; 0 for green.
fn weakness(one: &Assumption) -> u8 {
    match one.provenance.rating {
        None => 3,
        Some(Rating::Red) => 2,
        Some(Rating::Amber) => 1,
        Some(Rating::Green) => 0,
    }
}

fn row(assumption: &Assumption) -> Vec<String> {
    let known = &assumption.provenance;
    let evidence = assumption
        .evidence
        .as_ref()
        .map_or_else(String::new, |link| format!("[{}] ", link.id));
    vec![
        assumption.name.clone(),
        assumption.distribution.in_words(),
        known.unit.clone(),
        known.rating.map_or("none", Rating::word).to_owned(),
        format!("{evidence}{}", shortened(&known.source)),
    ]
}

fn shortened(source: &str) -> String {
    const MOST: usize = 60;
    if source.chars().count() <= MOST {
        return source.to_owned();
    }
    let start: String = source.chars().take(MOST - 1).collect();
    format!("{}…", start.trim_end())
}
