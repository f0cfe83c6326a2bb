//! From jobs on offer to net additional jobs, and which skills are wanted and found.

use super::Found;
use crate::analysis::walk::{self, Kind};
use crate::outcomes::jobs::WALK;
use crate::serve::wire::{Skill, Step, known};
use crate::tables::figure::{grouped, quantity};

/// The walk in the last year, as means; empty where no jobs are offered.
pub(super) fn steps(found: &Found<'_>) -> Vec<Step> {
    let calendar = found.words.programme.calendar;
    let Some(rows) = walk::rows(found.summary, calendar.last()) else {
        return Vec::new();
    };
    if rows.iter().all(|row| row.mean == 0.0) {
        return Vec::new();
    }
    let unit = walk::unit(found.summary, calendar.all());
    let steps = WALK.iter().zip(walk::rounded(&rows, unit));
    steps
        .filter(|(_, (kind, value))| *kind == Kind::Level || *value != 0.0)
        .map(|(step, (kind, value))| Step {
            title: found.words.metric(&format!("jobs.walk.{step}")),
            kind: match kind {
                Kind::Level => "level",
                Kind::Loss => "loss",
                Kind::Gain => "gain",
            },
            value,
            told: grouped(value, walk::decimals(unit)),
        })
        .collect()
}

/// Skilled jobs wanted and filled by group, as means; without groups that nobody wants.
pub(super) fn skills(found: &Found<'_>) -> Vec<Skill> {
    let summary = found.summary;
    let groups = found.words.programme.skills.iter();
    groups
        .filter_map(|group| {
            let id = &group.name.id;
            let means = |metric: &str| -> Vec<Option<f64>> {
                let name = format!("{metric}.skill.{id}");
                summary.years(&name).map(|row| known(row.mean)).collect()
            };
            let last = |metric: &str| {
                let row = summary.years(&format!("{metric}.skill.{id}")).last()?;
                Some(quantity(row.mean, row.mcse, row.measure))
            };
            let (wanted, filled) = (means("jobs.demanded"), means("jobs.skilled"));
            let any = wanted.iter().flatten().any(|jobs| *jobs != 0.0);
            (any && wanted.len() == filled.len()).then(|| Skill {
                title: group.name.title.clone(),
                sentence: format!(
                    "{} wanted, {} filled",
                    last("jobs.demanded").unwrap_or_default(),
                    last("jobs.skilled").unwrap_or_default()
                ),
                wanted,
                filled,
            })
        })
        .collect()
}
