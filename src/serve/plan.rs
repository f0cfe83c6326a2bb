//! From what is asked to a plan, and from a plan to its answer.

use std::sync::Arc;

use super::answer::{self, Beside};
use super::desk::IsStale;
use super::shelf::parts as parts_of;
use super::trouble::Trouble;
use super::wire::{Answer, Asked, Moved, OverlayTold, ProblemTold};
use super::{House, work};
use crate::ensemble::Settings;
use crate::scenario::Scenario;
use crate::scenario::changes::{About, Change, overlay, overlay_of_member};

/// The fewest futures of an answer.
pub const FEWEST: u32 = 10;

/// A plan as a text, and as it was read.
pub struct Plan {
    /// The overlay.
    pub toml: String,
    /// What it reads to.
    pub scenario: Scenario,
}

/// What a plan is made of.
#[derive(Clone, Copy)]
pub struct Parts<'a> {
    /// The scenario's name.
    pub scenario: &'a str,
    /// The levers that are moved.
    pub changes: &'a [Moved],
    /// What the plan is called; empty where nothing is said.
    pub title: &'a str,
}

impl House {
    /// Makes a plan: writes its overlay and reads it as the command line would.
    pub fn plan(&self, parts: Parts<'_>) -> Result<Plan, Trouble> {
        let most = self.options.limits.changes;
        if parts.changes.len() > most {
            return Err(Trouble::Asked(format!(
                "These are {} changes; a plan has {most} at most.",
                parts.changes.len()
            )));
        }
        let base = self.shelf.open(parts.scenario)?;
        let changes: Vec<Change> = parts.changes.iter().cloned().map(Change::from).collect();
        let name = parts.scenario;
        let title = match parts.title {
            "" if changes.is_empty() => base.label.clone(),
            "" if parts_of(name).is_some() => format!("{} (changed)", base.label),
            "" => format!("{} (changed)", base.programme.title),
            title => title.to_owned(),
        };
        let made = "What-if, made in the planner’s page of regiocast: only what differs from";
        let about = |base, note| About {
            base,
            title: &title,
            note,
        };
        let toml = match self.shelf.member(name)? {
            None => {
                let note = format!("{made} {name}.");
                let key = self.shelf.base_key(name);
                overlay(&base, &changes, about(&key, &note))
            }
            Some(member) => {
                let (key, of) = (member.base(), member.title());
                let file = parts_of(name).map_or(name, |(file, _)| file);
                let note = format!("{made} {key}, with what “{of}” of {file}.toml sets otherwise.");
                overlay_of_member((&member, &base), &changes, about(key, &note))
            }
        }
        .map_err(Trouble::Plan)?;
        let scenario = self.shelf.read(&toml, "plan")?;
        Ok(Plan { toml, scenario })
    }

    /// A plan to be simulated; one without changes is the scenario itself.
    pub fn simulated(&self, scenario: &str, changes: &[Moved]) -> Result<Arc<Scenario>, Trouble> {
        if changes.is_empty() {
            return self.shelf.open(scenario);
        }
        let parts = Parts {
            scenario,
            changes,
            title: "",
        };
        Ok(Arc::new(self.plan(parts)?.scenario))
    }

    /// Simulates a plan and says what it brings.
    pub fn answer(&self, asked: &Asked, is_stale: IsStale<'_>) -> Result<Answer, Trouble> {
        let plan = self.simulated(&asked.scenario, &asked.changes)?;
        let pinned = match &asked.pinned {
            Some(pinned) => Some(self.simulated(&pinned.scenario, &pinned.changes)?),
            None => None,
        };
        let settings = Settings::new(asked.draws as usize, asked.seed);
        if let Some(pinned) = &pinned
            && pinned.programme.calendar != plan.programme.calendar
        {
            return Err(Trouble::Asked(
                "The pinned plan has other years or prices, so the two cannot be compared year by year."
                    .to_owned(),
            ));
        }
        let ensemble = work::ensemble(&plan, settings, is_stale)?;
        let beside = match &pinned {
            Some(pinned) => Some(Beside::of(
                (&plan, &ensemble),
                pinned,
                &self.pins,
                is_stale,
            )?),
            None => None,
        };
        Ok(answer::answer((&plan, &ensemble), beside.as_ref(), asked))
    }
}

impl From<Plan> for OverlayTold {
    fn from(plan: Plan) -> Self {
        Self {
            toml: plan.toml,
            digest: plan.scenario.digest,
            warnings: plan.scenario.warnings.iter().map(ProblemTold::of).collect(),
        }
    }
}
