//! Which outcomes of a scenario can be asked for: those of the headline, of its promises, and its own.

use super::explain::questions::questions;
use super::outcome::outcomes;
use super::{Refused, simulation};
use crate::analysis::compare::Outcome;
use crate::analysis::headline::told_metrics;
use crate::outcomes::Outcomes;
use crate::outcomes::value::HEADLINES;
use crate::programme::OwnOutcome;
use crate::scenario::Scenario;

/// An outcome that can be asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// How it is asked for: `jobs.net_skilled@2033`.
    pub asked: String,
    /// What it is.
    pub outcome: Outcome,
    /// Whether it leads where nothing is asked for.
    pub leads: bool,
}

/// The outcomes, in the order of the headline; ratios are left out, because some futures have none.
///
/// # Errors
///
/// If the scenario promises what it cannot answer.
pub fn choices(scenario: &Scenario) -> Result<Vec<Choice>, Refused> {
    simulation::check_targets(scenario)?;
    let programme = &scenario.programme;
    let directory = Outcomes::of(programme).directory;
    let is_ratio = |name: &str| HEADLINES.iter().any(|one| one.name == name);
    let told = told_metrics(programme, &directory).filter(|name| !is_ratio(name));
    let own = programme.outcomes.iter().map(OwnOutcome::metric);
    let names: Vec<String> = told
        .map(str::to_owned)
        .chain(own)
        .filter(|name| directory.find(name).is_some())
        .collect();
    let alone = std::slice::from_ref(scenario);
    let mut found = if names.is_empty() {
        Vec::new()
    } else {
        outcomes(alone, 0, &names)?
    };
    let promised: Vec<String> = programme
        .targets
        .iter()
        .map(|target| format!("{}@{}", target.answered_by(), target.by))
        .collect();
    if !promised.is_empty() {
        for one in outcomes(alone, 0, &promised)? {
            let same = |known: &Outcome| (&known.metric, known.year) == (&one.metric, one.year);
            if !found.iter().any(same) {
                found.push(one);
            }
        }
    }
    let leading = questions(scenario, &[], &[])?.asked;
    let leading = leading.into_iter().next().map(|one| one.outcome);
    let choice = |outcome: Outcome| Choice {
        asked: outcome.asked(),
        leads: leading
            .as_ref()
            .is_some_and(|lead| (&lead.metric, lead.year) == (&outcome.metric, outcome.year)),
        outcome,
    };
    Ok(found.into_iter().map(choice).collect())
}
