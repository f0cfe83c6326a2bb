//! Plans side by side with the same luck, and what explains the difference.

mod bridging;
pub mod draw;

use std::sync::Arc;

use super::{Refused, Watch};
use crate::analysis::Comparison;
use crate::analysis::compare::bridge::Explained;
use crate::analysis::compare::lead::instead_of_first;
use crate::analysis::compare::plans::Drawn;
use crate::analysis::compare::{Outcome, compare as compared};
use crate::ensemble::Settings;
use crate::points::Coordinates;
use crate::scenario::Scenario;
use crate::scenario::differences::{Difference, differences};
use crate::tables::comparison::Compared;
use crate::tables::words::Words;

/// What to compare, and how.
#[derive(Clone)]
pub struct Asked<'a> {
    /// The plans, each with a name of its own.
    pub scenarios: &'a [Scenario],
    /// The place of the one that all are compared with.
    pub with: usize,
    /// What they are compared by; see [`super::outcome::outcomes`].
    pub outcomes: Vec<Outcome>,
    /// Whether nobody named these: another one leads where the first is the same in every plan and future.
    pub usual: bool,
    /// How they are run.
    pub settings: Settings,
    /// Where luck comes from, if not from a sampler.
    pub luck: Option<Arc<dyn Coordinates>>,
    /// How many of the outcomes, the first ones, are told year by year.
    pub by_year: usize,
    /// Whether to work out what explains the differences, which takes a run for each setting that differs.
    pub bridges: bool,
}

/// Everything that was found out.
#[derive(Debug)]
pub struct Found<'a> {
    /// The plans.
    pub scenarios: &'a [Scenario],
    /// Their names and titles: of the same title, they are told apart by their names.
    pub names: Vec<(String, String)>,
    /// What each calls things.
    pub words: Vec<Words<'a>>,
    /// What was compared.
    pub comparison: Comparison,
    /// For each plan, in what it differs from the one compared with.
    pub settings: Vec<Vec<Difference>>,
    /// For each plan, what explains its difference.
    pub bridges: Vec<Option<Explained>>,
}

/// Compares plans.
///
/// # Errors
///
/// If the sampler cannot serve one, or nobody waits any more.
pub fn compare<'a>(asked: Asked<'a>, watch: &dyn Watch) -> Result<Found<'a>, Refused> {
    drawn(asked, watch).map(|(found, _)| found)
}

/// The same with every future that it rests on, for whoever asks more of them.
///
/// # Errors
///
/// As above.
pub fn drawn<'a>(asked: Asked<'a>, watch: &dyn Watch) -> Result<(Found<'a>, Vec<Drawn>), Refused> {
    let Asked {
        scenarios, with, ..
    } = asked;
    let mut outcomes = asked.outcomes;
    let settings: Vec<Vec<Difference>> = scenarios
        .iter()
        .map(|scenario| differences(&scenarios[with], scenario))
        .collect();
    let plans = if asked.bridges {
        bridging::plans(scenarios, with, &settings, watch)?
    } else {
        Vec::new()
    };
    let runs = scenarios.len() + plans.iter().map(bridging::Plan::runs).sum::<usize>();
    watch.begin("Simulating", runs * asked.settings.draws);
    let names = draw::names(scenarios);
    let common = draw::Common {
        settings: asked.settings,
        luck: asked.luck,
        outcomes: &outcomes,
        names: &names,
        watch,
    };
    let draw_all = |common: &draw::Common<'_>| -> Result<Vec<Drawn>, Refused> {
        let plans = scenarios.iter();
        plans
            .map(|plan| draw::draw(plan, common, asked.by_year))
            .collect()
    };
    let mut drawn = draw_all(&common)?;
    let lead = instead_of_first(&outcomes, &drawn).filter(|_| asked.usual);
    let mut passed_over = None;
    let luck = common.luck;
    if let Some(place) = lead {
        passed_over = outcomes.first().cloned();
        outcomes[..=place].rotate_right(1);
    }
    let common = draw::Common {
        settings: asked.settings,
        luck,
        outcomes: &outcomes,
        names: &names,
        watch,
    };
    match lead {
        Some(place) if place < asked.by_year => {
            for plan in &mut drawn {
                plan.outcomes[..=place].rotate_right(1);
                plan.years[..=place].rotate_right(1);
                plan.central[..=place].rotate_right(1);
            }
        }
        Some(_) => {
            // The years of what leads were not asked for; the same luck gives the same futures again.
            watch.begin("Simulating", runs * asked.settings.draws);
            drawn = draw_all(&common)?;
        }
        None => {}
    }
    let bridges = bridging::bridges(scenarios, with, &plans, &drawn, &common)?;
    let replicated = asked.settings.sampler.replicated();
    let found = Found {
        scenarios,
        names: told_apart(scenarios),
        words: scenarios.iter().map(words).collect(),
        comparison: Comparison {
            passed_over,
            ..compared(outcomes, &drawn, with, replicated)
        },
        settings,
        bridges,
    };
    Ok((found, drawn))
}

/// The most futures of which so many numbers can be kept: those of every outcome of some plans, and of every
/// year of so many of them.
#[must_use]
pub fn room(scenarios: &[Scenario], (outcomes, by_year): (usize, usize), numbers: usize) -> usize {
    let first = scenarios.first();
    let years = first.map_or(0, |one| one.programme.calendar.years);
    numbers / (scenarios.len() * (outcomes + by_year * years)).max(1)
}

impl Found<'_> {
    /// What tables, charts and sentences are made from.
    #[must_use]
    pub fn compared(&self) -> Compared<'_> {
        Compared {
            words: self.words[self.comparison.with],
            own_words: &self.words,
            names: &self.names,
            comparison: &self.comparison,
            settings: &self.settings,
            bridges: &self.bridges,
        }
    }
}

pub(super) fn words(scenario: &Scenario) -> Words<'_> {
    Words {
        programme: &scenario.programme,
        register: &scenario.register,
    }
}

/// Names and titles; plans of the same title are told apart by their names.
fn told_apart(scenarios: &[Scenario]) -> Vec<(String, String)> {
    let twice = |title: &str| scenarios.iter().filter(|one| one.label == title).count() > 1;
    scenarios
        .iter()
        .map(|one| {
            let title = if twice(&one.label) {
                format!("{} ({})", one.label, one.name)
            } else {
                one.label.clone()
            };
            (one.name.clone(), title)
        })
        .collect()
}
