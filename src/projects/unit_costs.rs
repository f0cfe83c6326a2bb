//! Is what one of a thing costs in the list like what it costs elsewhere? A wrong unit shows here.

use super::List;
use super::draft::{PartOfProject, cost_of_one, unit_cost_of};
use super::text::number;
use crate::scenario::Evidence;

/// How far beyond the library's range a cost may lie before it is remarked on.
const FACTOR: f64 = 1.5;

/// A remark for each cost that lies far beyond the library's range.
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

/// Three digits are enough to see a wrong unit.
fn rounded(value: f64) -> String {
    let unit = 10_f64.powf((value.abs().max(1.0).log10()).floor() - 2.0);
    number((value / unit).round() * unit)
        .trim_end_matches(".0")
        .to_owned()
}
