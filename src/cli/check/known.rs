//! What is known of years that are over, and stands in place of what would be drawn.

use crate::cli::terminal;
use crate::programme::{ActivityId, ActualRule, Actuals, Fund, Programme};
use crate::tables::figure::given;

/// The known years; nothing where there are none.
pub(super) fn known(programme: &Programme) -> String {
    let mut rows: Vec<(String, &Actuals)> = Vec::new();
    rows.extend(
        programme
            .funds
            .iter()
            .map(|fund| (received(fund), &fund.actual)),
    );
    let title = |id: ActivityId| {
        let activity = programme.activities.get(id.0);
        activity.map_or("", |activity| activity.name.title.as_str())
    };
    for work in &programme.constructions {
        let what = format!("{}: job-years of building work", title(work.activity));
        rows.push((what, &work.actual));
    }
    for block in &programme.blocks {
        let what = format!("{}: {}", title(block.activity), block.arrivals.counted());
        rows.push((what, &block.actual));
    }
    for training in &programme.trainings {
        let what = format!("“{}”: people who started", training.pathway.title);
        rows.push((what, &training.actual));
    }
    rows.retain(|(_, actual)| !actual.is_empty());
    let Some(most) = rows.iter().map(|(_, actual)| actual.years()).max() else {
        return String::new();
    };
    let years: Vec<String> = programme
        .calendar
        .all()
        .take(most)
        .map(|year| format!("{:02}", year.rem_euclid(100)))
        .collect();
    let mut heading = vec!["What came"];
    heading.extend(years.iter().map(String::as_str));
    let rows: Vec<Vec<String>> = rows
        .into_iter()
        .map(|(what, actual)| {
            let mut row = vec![what];
            row.extend(actual.0.iter().map(|value| given(*value)));
            row.resize(most + 1, String::new());
            row
        })
        .collect();
    format!(
        "KNOWN YEARS, as reported: they stand in place of what would be drawn\n{}",
        terminal::table(&heading, &rows)
    )
}

/// What a fund brought, and what becomes of what it did not bring.
fn received(fund: &Fund) -> String {
    let basis = if fund.nominal { "nominal" } else { "real" };
    let rule = match fund.actual_rule {
        ActualRule::Carried => "what is missing comes later",
        ActualRule::Lost => "what is missing is lost",
    };
    format!("{}: £m received ({basis}; {rule})", fund.name.title)
}
