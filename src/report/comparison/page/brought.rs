//! What each plan brings, and how often each promise is kept.

use std::fmt::Write as _;

use super::named;
use crate::tables::comparison::Compared;
use crate::tables::comparison::sentences::{brings, kept, when};
use crate::tables::figure::count;
use crate::tables::markdown::escaped;

/// How many plans stand in the columns of a table.
const IN_COLUMNS: usize = 5;

/// Every outcome of few plans; of many, a plan in each row and the first outcome.
pub fn brought(compared: &Compared<'_>) -> String {
    let comparison = compared.comparison;
    let cell = |plan: usize, place: usize| {
        let measure = comparison.outcomes[place].measure;
        brings(&comparison.plans[plan][place], measure)
    };
    let heading = |place: usize| {
        let outcome = &comparison.outcomes[place];
        format!("{}{}", escaped(&compared.outcome(outcome)), when(outcome))
    };
    let plans = comparison.plans.len();
    let mut text = String::new();
    if plans > IN_COLUMNS {
        let _ = write!(text, "| Plan | {} |\n| :--- | ---: |", heading(0));
        for plan in 0..plans {
            let title = escaped(&compared.names[plan].1);
            let _ = write!(text, "\n| {title} | {} |", cell(plan, 0));
        }
        text.push_str("\n\nThe other outcomes are in `tables/plans.md`.");
    } else {
        text.push_str("| Outcome |");
        for (_, title) in compared.names {
            let _ = write!(text, " {} |", escaped(title));
        }
        text.push_str("\n| :--- |");
        text.push_str(&" ---: |".repeat(plans));
        // What no plan brings in any future is not compared.
        let something = |place: &usize| {
            let plans = comparison.plans.iter();
            let mut found = plans.filter_map(|plan| plan.get(*place));
            found.any(|one| one.moments.mean != 0.0 || one.percentiles != [0.0; 7])
        };
        for place in (0..comparison.outcomes.len()).filter(something) {
            let _ = write!(text, "\n| {} |", heading(place));
            for plan in 0..plans {
                let _ = write!(text, " {} |", cell(plan, place));
            }
        }
        text.push('\n');
    }
    text.push_str("\nMedian, and in brackets the range of 8 in 10 futures.\n");
    text
}

/// How often each promise is kept.
pub fn promises(compared: &Compared<'_>) -> String {
    let comparison = compared.comparison;
    let promised: Vec<usize> = (0..comparison.outcomes.len())
        .filter(|place| comparison.outcomes[*place].level.is_some())
        .collect();
    if promised.is_empty() {
        return String::new();
    }
    let title = |place: usize| {
        let outcome = &comparison.outcomes[place];
        if outcome.promise.is_empty() {
            named(compared, outcome)
        } else {
            escaped(&outcome.promise)
        }
    };
    let ranked = compared.is_a_choice();
    let mut text = String::from("| Plan |");
    for place in &promised {
        let _ = write!(text, " {} |", title(*place));
    }
    text.push_str("\n| :--- |");
    text.push_str(&" ---: |".repeat(promised.len()));
    for (plan, (_, name)) in compared.names.iter().enumerate() {
        let _ = write!(text, "\n| {} |", escaped(name));
        for place in &promised {
            let told = kept(&comparison.plans[plan][*place], ranked);
            let _ = write!(text, " {told} |");
        }
    }
    let brackets = if ranked {
        format!(
            " In brackets, beside “{}”, in percentage points; no bracket where there is no clear difference (less than one \
point, or no more than chance in the simulation could make).",
            escaped(compared.first())
        )
    } else {
        String::new()
    };
    format!(
        "{text}\n\nIn what share of the {} futures each promise is kept: 0% is none of them, 100% all.{brackets}\n",
        count(comparison.draws),
    )
}
