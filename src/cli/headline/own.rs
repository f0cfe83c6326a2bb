//! What a scenario asks for beside jobs and money: outcomes of its own, and what staff can do.

use super::line;
use crate::analysis::capability::Followed;
use crate::analysis::reading::Reading;
use crate::outcomes::Measure;
use crate::programme::{Nature, OwnOutcome, Programme};
use crate::tables::figure::percent;
use crate::tables::words::unit;
use crate::tasks::simulation::Simulation;

/// At most so many levels of one workforce.
const LEVELS: usize = 2;

/// The outcomes that the scenario defines, first of all figures.
pub(super) fn outcomes(programme: &Programme, simulation: &Simulation) -> Vec<Vec<String>> {
    let told = |own: &OwnOutcome| {
        let metric = own.metric();
        let summary = &simulation.summary;
        let row = match own.nature {
            Nature::Stock => summary.find(&metric, Some(programme.calendar.last())),
            Nature::Flow => summary.find(&format!("{metric}.total"), None),
            Nature::Whole => summary.find(&metric, None),
        }?;
        let mut title = own.name.title.clone();
        if own.nature == Nature::Flow {
            title.push_str(", all years");
        }
        let says_its_unit = [Measure::Share, Measure::Money, Measure::NominalMoney];
        let unit = unit(row.measure, programme.calendar.price_year);
        if !says_its_unit.contains(&row.measure) && !title.ends_with(&unit) {
            title.push_str(", ");
            title.push_str(&unit);
        }
        Some(line(&title, row, &reading(simulation, &metric)?))
    };
    programme.outcomes.iter().filter_map(told).collect()
}

/// What the first workforce can do in the last year, or all areas of it on average; `summary.md` has all of them.
pub(super) fn capability(programme: &Programme, simulation: &Simulation) -> Vec<Vec<String>> {
    let all = Followed::all(programme);
    let Some(first) = all.first() else {
        return Vec::new();
    };
    let told = |(level, name, today): (usize, &str, f64)| {
        let metric = first.metric(level);
        let last = Some(programme.calendar.last());
        let row = simulation.summary.find(&metric, last)?;
        let title = format!(
            "{}: at “{name}” or above ({} today)",
            first.title,
            percent(today, f64::NAN)
        );
        Some(line(&title, row, &reading(simulation, &metric)?))
    };
    first.reached().take(LEVELS).filter_map(told).collect()
}

fn reading<'a>(simulation: &'a Simulation, metric: &str) -> Option<Reading<'a>> {
    let ensemble = &simulation.ensemble;
    let gauge = ensemble.outcomes.directory.at_the_end(metric)?;
    Some(Reading::of(ensemble, gauge))
}
