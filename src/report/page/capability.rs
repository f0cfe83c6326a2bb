//! What staff can do: each workforce at each level or above, today and in the last year.

use super::super::Findings;
use crate::analysis::capability::Followed;
use crate::analysis::headline::{rough_errors, varies};
use crate::calendar::financial_year;
use crate::outcomes::Measure;
use crate::tables::figure::{percent, quantity, range};
use crate::tables::markdown::escaped;

pub(crate) fn lines(findings: &Findings) -> Vec<String> {
    let all = Followed::all(findings.words.programme);
    let mut lines: Vec<String> = all
        .iter()
        .filter_map(|one| workforce(one, findings))
        .collect();
    if lines.is_empty() {
        return lines;
    }
    let by = financial_year(findings.words.programme.calendar.last());
    let opening = format!(
        "The share of staff at each level or above, today and at the end of {by} (the middle of the simulated futures; 8 in \
         10 lie in the range in brackets):"
    );
    lines.insert(0, opening);
    lines.push(
        "The change from today need not be the programme’s doing alone: staff leave and join, practice lifts them, and what \
         is not used is lost. To see what the programme adds, compare it with a plan without it. The table `workforces` has every year."
            .to_owned(),
    );
    lines
}

fn workforce(one: &Followed, findings: &Findings) -> Option<String> {
    let levels: Vec<String> = one
        .reached()
        .filter_map(|(level, name, today)| {
            let last = Some(findings.words.programme.calendar.last());
            let row = findings.summary.find(&one.metric(level), last)?;
            let [low, middle, high] = rough_errors(row);
            let then = quantity(row.p50(), middle, Measure::Share);
            let spread = if varies(&row.percentiles) {
                range([row.p10(), row.p90()], [low, high], Measure::Share)
            } else {
                "no spread".to_owned()
            };
            Some(format!(
                "“{}” or above: {} today, **{then}** ({spread}) then",
                escaped(name),
                percent(today, f64::NAN)
            ))
        })
        .collect();
    (!levels.is_empty()).then(|| format!("- {}: {}.", escaped(&one.title), levels.join("; ")))
}
