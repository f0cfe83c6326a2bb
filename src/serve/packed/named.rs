//! The name of a plan that leaves the page: in files and commands it has one, on the screen it need not.

use super::super::House;
use super::super::plan::Parts;
use super::super::saved::LONGEST_TITLE;
use super::super::shelf::{is_name, parts};
use super::super::trouble::Trouble;
use super::super::wire::{Moved, PackAsked};
use crate::scenario::{Scenario, shipped};

/// A plan with a name.
pub struct Named {
    /// What it reads to, under its name.
    pub scenario: Scenario,
    /// What a command calls it: `lsiz`, or `late-building.toml`.
    pub file: String,
    /// The overlay, where it has one that nobody saved yet.
    pub toml: Option<String>,
    /// Whether the command finds it already.
    pub saved: bool,
}

/// Names that are tried for a plan that has none.
const TRIES: usize = 100;

impl House {
    /// Gives the plan of a pack its name.
    pub fn named(&self, asked: &PackAsked) -> Result<Named, Trouble> {
        self.plan_named(
            (&asked.scenario, &asked.changes),
            (&asked.name, &asked.title),
        )
    }

    /// Gives a plan the name that is asked for, or else one that is free.
    pub fn plan_named(
        &self,
        (scenario, changes): (&str, &[Moved]),
        (name, title): (&str, &str),
    ) -> Result<Named, Trouble> {
        // A scenario of a file that holds several has no file that a command could name.
        if changes.is_empty() && parts(scenario).is_none() {
            let own = self.shelf.open(scenario)?;
            return Ok(Named {
                scenario: Scenario::clone(&own),
                file: self.shelf.base_key(scenario),
                toml: None,
                saved: true,
            });
        }
        let title: String = title.trim().chars().take(LONGEST_TITLE).collect();
        let plan = self.plan(Parts {
            scenario,
            changes,
            title: &title,
        })?;
        let name = match name {
            "" => self.free_name(scenario, &plan.scenario.digest)?,
            name => self.own_name(name, scenario, &plan.scenario.digest)?,
        };
        let saved = self.shelf.path(&name).is_file();
        Ok(Named {
            scenario: self.shelf.read(&plan.toml, &name)?,
            file: format!("{name}.toml"),
            toml: Some(plan.toml),
            saved,
        })
    }

    /// A name under which nothing else is saved.
    fn free_name(&self, scenario: &str, digest: &str) -> Result<String, Trouble> {
        let own = parts(scenario).map_or(scenario, |(_, member)| member);
        let stem: String = own.chars().take(50).collect();
        let names = (1..=TRIES).map(|number| match number {
            1 => format!("{stem}-changed"),
            number => format!("{stem}-changed-{number}"),
        });
        let mut names = names.filter(|name| self.is_free(name, digest));
        names.next().ok_or_else(|| {
            Trouble::Asked("Give the plan a name: all that were tried are taken.".to_owned())
        })
    }

    fn own_name(&self, name: &str, scenario: &str, digest: &str) -> Result<String, Trouble> {
        if !is_name(name) {
            return Err(Trouble::Asked(
                "A name has up to 64 letters (a to z), digits, _ and - and nothing else, such as late-building."
                    .to_owned(),
            ));
        }
        if name == scenario || !self.is_free(name, digest) {
            return Err(Trouble::Exists(format!(
                "{name} is another plan already, so that a pack of this name would be taken for its pack; choose another name."
            )));
        }
        Ok(name.to_owned())
    }

    /// Whether a name is nobody’s, or that of this very plan.
    fn is_free(&self, name: &str, digest: &str) -> bool {
        if shipped().iter().any(|(known, _)| known == name) {
            return false;
        }
        let is_there = self.shelf.path(name).exists();
        !is_there || self.shelf.open(name).is_ok_and(|own| own.digest == digest)
    }
}
