//! What it is worth to know more before a choice is made.

use std::fmt::Write as _;

use crate::analysis::explanation::{Aim, Knowing, Known};
use crate::analysis::worth::Worth;
use crate::tables::explanation::Explained;
use crate::tables::figure::{count, quantity};
use crate::tables::markdown::escaped;

/// Of everything, of single inputs, and of surveys.
#[must_use]
pub fn worth(explained: &Explained<'_>) -> String {
    let mut text = String::new();
    for knowing in &explained.found.knowing {
        let _ = write!(text, "{}\n\n", worth_of(explained, knowing));
        for survey in surveys(explained, knowing) {
            let _ = writeln!(text, "- {survey}");
        }
        text.push('\n');
    }
    text
}

fn useful(worth: &Worth) -> bool {
    worth.value > 2.0 * worth.error
}

/// What knowing is worth for one aim.
#[must_use]
pub fn worth_of(explained: &Explained<'_>, knowing: &Knowing) -> String {
    let (Aim::Outcome(outcome) | Aim::Shortfall(outcome, _)) = &knowing.aim;
    let told = |value: f64, error: f64| quantity(value, error, outcome.measure);
    let whole = format!(
        "**{}**. Best on average: “{}”. Knowing everything beforehand would be worth {} on average.",
        escaped(&explained.aim(&knowing.aim)),
        escaped(&knowing.plans[knowing.best].0),
        told(knowing.everything.value, knowing.everything.error)
    );
    let inputs: Vec<String> = knowing
        .inputs
        .iter()
        .filter(|(known, worth)| matches!(known, Known::Input(_)) && useful(worth))
        .take(5)
        .map(|(known, worth)| {
            let value = told(worth.value, worth.error);
            format!("{} ({value})", escaped(&explained.known(known)))
        })
        .collect();
    if inputs.is_empty() {
        format!("{whole} No single input is worth so much that it could be told from nothing.")
    } else {
        format!("{whole} Worth knowing most: {}.", inputs.join("; "))
    }
}

/// What surveys would be worth for one aim, those that would be worth something.
#[must_use]
pub fn surveys(explained: &Explained<'_>, knowing: &Knowing) -> Vec<String> {
    let (Aim::Outcome(outcome) | Aim::Shortfall(outcome, _)) = &knowing.aim;
    let useful = knowing.surveys.iter().filter(|one| useful(&one.2));
    useful
        .map(|(name, people, worth)| {
            format!(
                "A survey of {} on “{}” would be worth {}.",
                count(usize::try_from(*people).unwrap_or(usize::MAX)),
                escaped(&explained.words.input(name)),
                quantity(worth.value, worth.error, outcome.measure)
            )
        })
        .collect()
}
