//! Outcomes that the scenario defines: never without the evidence for their formula.

use super::{About, Told, statement};
use crate::document::Statement;
use crate::programme::OwnOutcome;
use crate::report::page::own::evidence;
use crate::tables::own_outcomes::{at_the_end, when};

/// A sentence for each outcome that has a value.
pub(super) fn all<'a>(about: &'a About<'a>) -> impl Iterator<Item = Option<Statement>> + 'a {
    let outcomes = about.findings.words.programme.outcomes.iter();
    outcomes.map(|own| one(about, own))
}

fn one(about: &About<'_>, own: &OwnOutcome) -> Option<Statement> {
    let words = &about.findings.words;
    let row = at_the_end(about.findings.summary, own, words)?;
    if !row.p50().is_finite() {
        return None;
    }
    let told = Told::of_row(about.findings, row);
    let text = format!(
        "{}, {} ({}): projected at {}{}",
        about.programme(),
        crate::report::page::inside(&own.name.title),
        when(own, words),
        super::cited::range_in_words(&told),
        about.prices(row.measure),
    );
    let footnote = about.footnote(&evidence(about.findings, own));
    Some(statement(&own.name.title, &text, footnote, &[Some(&told)]))
}
