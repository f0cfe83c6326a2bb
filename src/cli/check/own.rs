//! What a scenario has beside money, activities and promises: outcomes of its own, moves, waits and workforces.

use crate::analysis::capability::Followed;
use crate::calendar::financial_year;
use crate::cli::terminal;
use crate::programme::{ActivityId, Nature, OwnOutcome, Programme};
use crate::scenario::Scenario;
use crate::tables::figure::{percent, quantity};
use crate::tables::words::Words;
use crate::tasks::simulation::Simulation;

/// The outcomes that the scenario defines, each with its formula; nothing where it defines none.
pub(super) fn outcomes(programme: &Programme, simulation: &Simulation) -> String {
    if programme.outcomes.is_empty() {
        return String::new();
    }
    let last = programme.calendar.last();
    let row = |own: &OwnOutcome| {
        let metric = own.metric();
        let summary = &simulation.summary;
        let row = match own.nature {
            Nature::Stock => summary.find(&metric, Some(last)),
            Nature::Flow => summary.find(&format!("{metric}.total"), None),
            Nature::Whole => summary.find(&metric, None),
        };
        vec![
            own.name.title.clone(),
            row.filter(|row| row.mean.is_finite()).map_or_else(
                || "no value".to_owned(),
                |row| quantity(row.mean, f64::NAN, row.measure),
            ),
            own.rating.word().to_owned(),
            own.formula.text.clone(),
        ]
    };
    let rows: Vec<Vec<String>> = programme.outcomes.iter().map(row).collect();
    format!(
        "OUTCOMES OF ITS OWN (means of the simulation; flows over all years, else {})\n{}",
        financial_year(last),
        terminal::words(&["Outcome", "expected", "evidence", "formula"], &rows)
    )
}

/// Money that is moved from one activity to another; nothing where none is.
pub(super) fn moves(scenario: &Scenario) -> String {
    let programme = &scenario.programme;
    if programme.moves.is_empty() {
        return String::new();
    }
    let words = Words {
        programme,
        register: &scenario.register,
    };
    let rows: Vec<Vec<String>> = programme
        .moves
        .iter()
        .map(|one| {
            vec![
                one.name.title.clone(),
                title(programme, one.from).to_owned(),
                title(programme, one.to).to_owned(),
                words.number(one.share),
            ]
        })
        .collect();
    format!(
        "MONEY MOVED BETWEEN ACTIVITIES\n{}",
        terminal::words(&["Move", "from", "to", "share of its money"], &rows)
    )
}

/// What waits for what; nothing where nothing does.
pub(super) fn waits(programme: &Programme) -> String {
    let lines: Vec<String> = programme
        .activities
        .iter()
        .filter(|activity| !activity.waits_for.is_empty())
        .map(|activity| {
            let first = activity.waits_for.iter().map(|id| title(programme, *id));
            let first: Vec<&str> = first.collect();
            format!(
                "- {} waits until {} is complete\n",
                activity.name.title,
                first.join(" and ")
            )
        })
        .collect();
    if lines.is_empty() {
        return String::new();
    }
    format!("WHAT WAITS FOR WHAT\n{}", lines.concat())
}

/// What staff can do, today and in the last year; nothing where no workforce is followed.
pub(super) fn workforces(programme: &Programme, simulation: &Simulation) -> String {
    let last = programme.calendar.last();
    let mut rows = Vec::new();
    for one in Followed::all(programme) {
        for (level, name, today) in one.reached() {
            let row = simulation.summary.find(&one.metric(level), Some(last));
            rows.push(vec![
                one.title.clone(),
                name.to_owned(),
                percent(today, f64::NAN),
                row.map_or_else(String::new, |row| percent(row.mean, f64::NAN)),
            ]);
        }
    }
    if rows.is_empty() {
        return String::new();
    }
    let then = financial_year(last);
    format!(
        "WHAT STAFF CAN DO (share at the level or above; {then}: mean of the simulation)\n{}",
        terminal::words(&["Workforce", "level or above", "today", &then], &rows)
    )
}

fn title(programme: &Programme, id: ActivityId) -> &str {
    let activity = programme.activities.get(id.0);
    activity.map_or("", |activity| activity.name.title.as_str())
}
