//! Outcomes that the scenario defines: each with its formula and the evidence for it.

use std::fmt::Write as _;

use super::super::{Findings, Run};
use crate::analysis::headline::{rough_errors, varies};
use crate::programme::OwnOutcome;
use crate::tables::figure::{count, quantity, range};
use crate::tables::markdown::escaped;
use crate::tables::own_outcomes::{at_the_end, weakest, when};

pub(crate) fn lines(findings: &Findings, run: &Run) -> Vec<String> {
    let programme = findings.words.programme;
    let told = |own| {
        Some(format!(
            "- {}. {}",
            one(findings, run, own)?,
            evidence(findings, own)
        ))
    };
    programme.outcomes.iter().filter_map(told).collect()
}

/// The outcomes in short, for where they stand before everything else: what they are comes later.
pub(crate) fn in_short(findings: &Findings, run: &Run) -> Vec<String> {
    let programme = findings.words.programme;
    let told = |own: &OwnOutcome| {
        let rated = own.rating.word();
        Some(format!(
            "{}. Evidence for the formula: {rated}.",
            one(findings, run, own)?
        ))
    };
    programme.outcomes.iter().filter_map(told).collect()
}

fn one(findings: &Findings, run: &Run, own: &OwnOutcome) -> Option<String> {
    let words = &findings.words;
    let row = at_the_end(findings.summary, own, words)?;
    let title = escaped(&own.name.title);
    let mut text = format!("{title}, {}: ", when(own, words));
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
    Some(text)
}

/// The first outcome that has a value, as a bid may quote it, and the rating that goes with it.
pub(crate) fn in_a_bid(findings: &Findings) -> Option<(String, String)> {
    let words = &findings.words;
    let known = |own| Some((own, at_the_end(findings.summary, own, words)?));
    let mut all = words.programme.outcomes.iter().filter_map(known);
    let (own, row) = all.find(|(_, row)| row.p50().is_finite())?;
    let [low, middle, high] = rough_errors(row);
    let told = quantity(row.p50(), middle, row.measure);
    let spread = if varies(&row.percentiles) {
        let ends = range([row.p10(), row.p90()], [low, high], row.measure);
        format!("about {told} ({ends} in 8 of 10 simulated futures)")
    } else {
        format!("{told}, the same in every simulated future")
    };
    let title = escaped(&own.name.title);
    Some((
        format!("“{title}” ({}) is projected at {spread}", when(own, words)),
        format!(
            "The evidence for the formula is rated {}.",
            own.rating.word()
        ),
    ))
}

/// The formula, and how strong the evidence for it is: the sentence that goes with every such figure.
pub(crate) fn evidence(findings: &Findings, own: &OwnOutcome) -> String {
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
