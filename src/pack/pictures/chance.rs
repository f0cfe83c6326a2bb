//! The numbers behind the curve of a promise.

use super::table;
use crate::calendar::financial_year;
use crate::programme::Bound;
use crate::report::Findings;
use crate::tables::{Cell, Column, Table};

/// Nine points of the curve of a promise.
pub(super) fn promise(findings: &Findings<'_>, place: usize) -> Option<Table> {
    const NAMES: [&str; 9] = [
        "chance_1", "chance_2", "chance_3", "chance_4", "chance_5", "chance_6", "chance_7",
        "chance_8", "chance_9",
    ];
    let result = findings.targets.get(place)?;
    let columns = vec![
        Column::number("share", "Of 100 simulated futures"),
        Column::number("value", "lie below").in_unit(&findings.words.unit(result.measure)),
    ];
    let target = &result.target;
    let bound = match target.bound {
        Bound::AtLeast(_) => "at least",
        Bound::AtMost(_) => "at most",
    };
    let title = format!(
        "{}: {bound} {} by {}",
        target.title,
        crate::tables::figure::promised(target.bound.value(), result.measure),
        financial_year(target.by)
    );
    let mut table = table(
        NAMES.get(place).copied().unwrap_or("chance"),
        &title,
        columns,
    );
    let [low, middle, high] = result
        .percentile_errors
        .map(|error| error.unwrap_or(f64::NAN));
    let errors = [low, low, middle, middle, middle, high, high];
    table.rows = crate::analysis::PERCENTILES
        .iter()
        .zip(result.percentiles)
        .zip(errors)
        .map(|((share, value), error)| {
            vec![
                Cell::Given(100.0 * share),
                match result.measure {
                    crate::outcomes::Measure::Share => Cell::share(value, error),
                    _ => Cell::figure(value, error),
                },
            ]
        })
        .collect();
    Some(table)
}
