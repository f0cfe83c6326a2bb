//! What is assumed: every input with its source.

use crate::cli::terminal;
use crate::figures::count;
use crate::register::{Assumption, Register};
use crate::scenario::Scenario;

/// The inputs of the reference, where one is run.
pub(super) fn of_reference(scenario: &Scenario) -> String {
    scenario
        .reference
        .as_ref()
        .map_or_else(String::new, |reference| {
            let heading = format!("INPUTS OF THE REFERENCE “{}”", reference.programme.title);
            inputs(&reference.register, &heading)
        })
}

pub(super) fn inputs(register: &Register, heading: &str) -> String {
    let row = |assumption: &Assumption| {
        let known = &assumption.provenance;
        let evidence = assumption
            .evidence
            .as_ref()
            .map_or_else(String::new, |link| format!("[{}] ", link.id));
        vec![
            assumption.name.clone(),
            assumption.distribution.in_words(),
            known.unit.clone(),
            known
                .rating
                .map_or("none", crate::register::Rating::word)
                .to_owned(),
            format!("{evidence}{}", shortened(&known.source)),
        ]
    };
    let rows: Vec<Vec<String>> = register.assumptions.iter().map(row).collect();
    let unsourced = register
        .assumptions
        .iter()
        .filter(|one| one.provenance.source.is_empty())
        .count();
    let text = terminal::words(
        &["Input", "what it may be", "unit", "rating", "source"],
        &rows,
    );
    format!(
        "{heading} ({} of {} name no source)\n{text}",
        count(unsourced as f64),
        count(rows.len() as f64)
    )
}

fn shortened(source: &str) -> String {
    const MOST: usize = 60;
    if source.chars().count() <= MOST {
        return source.to_owned();
    }
    let start: String = source.chars().take(MOST - 1).collect();
    format!("{}…", start.trim_end())
}
