//! What stands on the cover.

use super::{Checked, Material};
use crate::calendar::financial_year;
use crate::tables::figure::count;

/// Pairs of a label and its text.
pub(super) fn facts(material: &Material<'_>) -> Vec<(String, String)> {
    let Material { findings, run, .. } = material;
    let calendar = &findings.words.programme.calendar;
    let mut facts = vec![
        (
            "Programme",
            format!(
                "{} to {}",
                financial_year(calendar.start),
                financial_year(calendar.last())
            ),
        ),
        (
            "Prices",
            format!(
                "{} prices, unless “money of the day” is said",
                financial_year(calendar.price_year)
            ),
        ),
        (
            "Jobs",
            "full-time equivalents, at the end of a year".to_owned(),
        ),
        ("Simulated futures", count(run.draws)),
        (
            "Net of",
            findings.words.programme.reference.as_ref().map_or_else(
                || {
                    "what would happen anyway, benefits people elsewhere, or is lost by other local firms; with knock-on jobs"
                        .to_owned()
                },
                |title| format!("a simulated case without the programme: {title}"),
            ),
        ),
        (
            "Made by",
            format!(
                "regiocast {}, scenario ‘{}’ (digest {}), seed {}",
                run.version,
                run.scenario,
                run.digest.get(..12).unwrap_or(&run.digest),
                run.seed
            ),
        ),
    ];
    if let Some(given) = &run.given {
        facts.insert(0, ("Updated", crate::report::page::knows(given)));
    }
    let to_review = super::to_review(findings);
    if to_review > 0 {
        facts.push((
            "Not reviewed yet",
            format!(
                "{} assumptions are defaults of the evidence library; nothing here should be quoted before somebody who knows \
                 the projects has reviewed them",
                count(to_review)
            ),
        ));
    }
    if material.checked == Checked::Repeated {
        facts.push((
            "Checked",
            "simulated again for this document, with the same figures to the last digit".to_owned(),
        ));
    }
    facts
        .into_iter()
        .map(|(label, text)| (label.to_owned(), text))
        .collect()
}
