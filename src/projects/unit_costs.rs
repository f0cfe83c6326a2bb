//! Is what one of a thing costs in the list like what it costs elsewhere? A wrong unit shows here, and
//! so does a claim of more learners than the money brings.

use super::List;
use super::draft::{Buys, PartOfProject, TAKE_UP, cost_of_one, unit_cost_of};
use crate::scenario::Evidence;
use crate::sheet::text::told;

/// How far beyond the library's range a cost may lie before it is remarked on.
const FACTOR: f64 = 1.5;

/// By how much a claim of learners may exceed what is expected before it is remarked on.
const SLACK: f64 = 1.05;

/// A remark for each course that claims more learners than can be expected, and for each other cost that lies far beyond the library's range.
pub(super) fn remarks(
    list: &List,
    parts: &[PartOfProject<'_>],
    library: &[Evidence],
) -> Vec<String> {
    parts
        .iter()
        .filter_map(|part| {
            let (entry, many) = unit_cost_of(part)?;
            let cost = cost_of_one(list, part, many?);
            let known = library.iter().find(|one| one.id == entry)?;
            if let Some(remark) = too_many_learners(list, part, known, cost, library) {
                return Some(remark);
            }
            let [low, high] = [0.05, 0.95].map(|u| known.distribution.quantile(u));
            let how = if cost < low / FACTOR {
                "far below"
            } else if cost > high * FACTOR {
                "far above"
            } else {
                return None;
            };
            Some(format!(
                "{}, row {}: “{}” costs £{} for each {}, {how} what the library has, £{} to £{}; are the unit and the number right?",
                list.file,
                part.project.row(),
                part.title,
                rounded(cost),
                part.buys.one(),
                rounded(low),
                rounded(high),
            ))
        })
        .collect()
}

/// What is said of a course whose claim is not believed: the scenario has fewer learners.
fn too_many_learners(
    list: &List,
    part: &PartOfProject<'_>,
    known: &Evidence,
    cost: f64,
    library: &[Evidence],
) -> Option<String> {
    if !matches!(part.buys, Buys::Courses(_)) {
        return None;
    }
    let claimed = part.project.learners?;
    let take_up = library.iter().find(|one| one.id == TAKE_UP)?;
    let usual = known.distribution.median();
    let expected = claimed * cost / usual * take_up.distribution.median();
    (claimed > expected * SLACK).then(|| {
        format!(
            "{}, row {}: “{}” claims {} learners; at what a start costs elsewhere, £{}, and with the places that usually stay empty, its money brings some {}, and so the scenario has it",
            list.file,
            part.project.row(),
            part.title,
            told(claimed),
            rounded(usual),
            rounded(expected),
        )
    })
}

/// Three digits are enough to see a wrong unit.
fn rounded(value: f64) -> String {
    let unit = 10_f64.powf((value.abs().max(1.0).log10()).floor() - 2.0);
    told((value / unit).round() * unit)
}
