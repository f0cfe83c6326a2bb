//! A return against the plan on the screen: what `regiocast update` finds, in its words.

mod sent;
mod told;

pub use sent::{MOST, too_large};

use super::House;
use super::packed::Named;
use super::trouble::Trouble;
use super::wire::{MonitoringAsked, MonitoringTold, TemplateAsked, TemplateFormat};
use crate::calendar::financial_year;
use crate::monitoring::{shipped, template};
use crate::tasks::pack::File;
use crate::tasks::template::{lines, usual_last};
use crate::tasks::update::{self, Asked, Wish};
use crate::tasks::{Refused, Watch};

/// The fewest and the most futures of an update.
const DRAWS: std::ops::RangeInclusive<u32> = 1_024..=16_384;

impl House {
    /// Refuses what is no update before it waits for its turn.
    pub fn check_monitoring(asked: &MonitoringAsked) -> Result<(), Trouble> {
        if DRAWS.contains(&asked.draws) && asked.draws.is_multiple_of(8) {
            return Ok(());
        }
        Err(Trouble::Asked(format!(
            "A return is set against 1,024 to 16,384 futures, a multiple of 8, and not against {}.",
            asked.draws
        )))
    }

    /// Reads a return and sets its rows against the figures of a plan, without simulating anything: what is wrong
    /// with it is told at once, whatever else is under way.
    pub fn check_return(&self, asked: &MonitoringAsked) -> Result<(), Trouble> {
        let (plan, own) = self.asked_of(asked)?;
        update::check(&plan.scenario, &own).map_err(refused)
    }

    /// The plan, and what is asked of it.
    fn asked_of(&self, asked: &MonitoringAsked) -> Result<(Named, Asked), Trouble> {
        let returns = sent::read(&asked.returned)?;
        let plan = self.plan_named((&asked.scenario, &asked.changes), ("", ""))?;
        let wish = Wish {
            as_of: asked.as_of,
            discrepancy: None,
            draws: asked.draws as usize,
            seed: asked.seed,
        };
        let own = Asked::of(&plan.scenario, &returns, wish)
            .map_err(|unfit| Trouble::Asked(unfit.to_string()))?;
        Ok((plan, own))
    }

    /// Sets a return against a plan.
    pub fn monitoring(
        &self,
        asked: &MonitoringAsked,
        watch: &dyn Watch,
    ) -> Result<MonitoringTold, Trouble> {
        let (plan, own) = self.asked_of(asked)?;
        let found = update::find(&plan.scenario, &own, watch).map_err(refused)?;
        let command = format!(
            "regiocast update {} --monitoring {} --as-of {} --draws {} --seed {}",
            plan.file,
            sent::named(&asked.returned),
            own.as_of,
            asked.draws,
            asked.seed
        );
        Ok(MonitoringTold {
            saved: plan.saved,
            plan: plan.file,
            command,
            ..told::told((&plan.scenario, &found), asked)
        })
    }

    /// The returns that come with the program for a scenario, or for what it builds on.
    pub fn examples(&self, scenario: &str) -> Vec<String> {
        let (entries, known) = (self.shelf.entries(), shipped());
        let mut found = Vec::new();
        let mut at = Some(scenario.to_owned());
        // A scenario that builds on itself is told elsewhere; here it only must come to an end.
        for _ in 0..=entries.len() {
            let Some(name) = at else { break };
            found.extend(
                known
                    .iter()
                    .filter(|one| **one == format!("{name}-example"))
                    .cloned(),
            );
            let own = entries.iter().find(|one| one.name == name);
            let base = own.and_then(|one| one.base.as_deref());
            at = base.map(|base| base.strip_suffix(".toml").unwrap_or(base).to_owned());
        }
        found.dedup();
        found
    }

    /// The empty return of a plan.
    pub fn template(&self, asked: &TemplateAsked) -> Result<File, Trouble> {
        let plan = self.plan_named((&asked.scenario, &asked.changes), ("", ""))?;
        let scenario = &plan.scenario;
        let calendar = scenario.programme.calendar;
        let as_of = match asked.as_of {
            None => usual_last(&calendar),
            Some(year) if calendar.index(year).is_some() => year,
            Some(year) => {
                return Err(Trouble::Asked(format!(
                    "{} is no year of this programme, which runs from {} to {}.",
                    financial_year(year),
                    financial_year(calendar.start),
                    financial_year(calendar.last())
                )));
            }
        };
        let lines = lines(scenario, as_of, asked.everything);
        let (ending, bytes) = match asked.format {
            TemplateFormat::Xlsx => {
                let about = (plan.file.as_str(), scenario.programme.title.as_str());
                let made = template::workbook(&lines, about, calendar.start);
                let bytes = made.map_err(|error| Trouble::Outside(error.to_string()))?;
                ("xlsx", bytes)
            }
            TemplateFormat::Csv => ("csv", template::csv_text(&lines).into_bytes()),
        };
        Ok(File {
            name: format!("{}-monitoring.{ending}", scenario.name),
            bytes,
        })
    }
}

/// The plan was read before: what is wrong now is wrong with the return.
fn refused(refused: Refused) -> Trouble {
    match refused {
        Refused::Scenario(error) => sent::wrong(error),
        other => other.into(),
    }
}
