//! Outcomes that the scenario defines: each with its formula and the evidence for it.

use std::fmt::Write as _;

use super::super::{Findings, Run};
use crate::analysis::headline::{rough_errors, varies};
use crate::tables::figure::{count, quantity, range};
use crate::tables::markdown::escaped;
use crate::tables::own_outcomes::{at_the_end, weakest, when};

pub(crate) fn lines(findings: &Findings, run: &Run) -> Vec<String> {
    let words = &findings.words;
    let mut lines = Vec::new();
    for own in &words.programme.outcomes {
        let Some(row) = at_the_end(findings.summary, own, words) else {
            continue;
        };
        let title = escaped(&own.name.title);
        let mut text = format!("- {title}, {}: ", when(own, words));
        let [low, middle, high] = rough_errors(row);
        if !row.p50().is_finite() {
            text.push_str("**not available** in any simulated future");
        } else if varies(&row.percentiles) {
            let _ = write!(
                text,
                "**{}** ({})",
                quantity(row.p50(), middle, row.measure),
                range([row.p10(), row.p90()], [low, high], row.measure)
            );
        } else {
            let told = quantity(row.p50(), middle, row.measure);
            let _ = write!(text, "**{told}**, the same in every simulated future");
        }
        let without = run.draws.saturating_sub(row.available);
        if without > 0 && row.p50().is_finite() {
            let _ = write!(text, "; {} futures have no value", count(without));
        }
        let _ = write!(text, ". {}", evidence(findings, own));
        lines.push(text);
    }
    lines
}

/// The formula, and how strong the evidence for it is: the sentence that goes with every such figure.
pub(crate) fn evidence(findings: &Findings, own: &crate::programme::OwnOutcome) -> String {
    let assumptions = match weakest(own, &findings.words) {
        "" => "it has no assumptions of its own".to_owned(),
        "not rated" => "at least one of its assumptions is not rated".to_owned(),
        word => format!("the weakest of its assumptions is rated {word}"),
    };
    format!(
        "Formula of the scenario: `{}`. The evidence for the formula is rated {}; {assumptions}.",
        own.formula.text.replace('`', "'"),
        own.rating.word()
    )
}
