//! Jobs none of which is additional: said as such, and never as a claim of nought jobs.

use super::super::Findings;
use crate::analysis::asks::Asks;

/// Why no job is additional, in words that may follow a colon; `None` where some job is, in some future.
pub(crate) fn why_none_is_additional(findings: &Findings) -> Option<&'static str> {
    let row = &findings.headline.find("jobs.net")?.row;
    if row.mean != 0.0 || row.sd != 0.0 || row.as_promised != 0.0 {
        return None;
    }
    Some(if Asks::of(findings.words.programme).posts_anyway {
        "the scenario takes all of them as posts that would be there anyway"
    } else {
        "none of them is additional in any simulated future"
    })
}

/// What stands in the place of the figure: `none, by definition`.
pub(crate) fn none(findings: &Findings) -> &'static str {
    if Asks::of(findings.words.programme).posts_anyway {
        "none, by definition"
    } else {
        "none in any simulated future"
    }
}

/// The sentence that stands in the place of a claim of jobs.
pub(crate) fn no_claim(findings: &Findings) -> Option<String> {
    let why = why_none_is_additional(findings)?;
    Some(format!("No additional jobs are claimed: {why}."))
}
