//! Saving a plan: written beside and renamed, so that a file is there whole or not at all.

use std::fs;

use super::House;
use super::plan::Parts;
use super::shelf::{is_name, parts};
use super::trouble::Trouble;
use super::wire::{SaveAsked, Saved};
use crate::unfinished;

/// The longest title, in characters.
pub const LONGEST_TITLE: usize = 200;

impl House {
    /// Saves a plan under a name in the folder.
    pub fn save(&self, name: &str, asked: &SaveAsked) -> Result<Saved, Trouble> {
        self.check_may_save()?;
        self.check_name(name, asked)?;
        let title: String = asked.title.trim().chars().take(LONGEST_TITLE).collect();
        let plan = self.plan(Parts {
            scenario: &asked.scenario,
            changes: &asked.changes,
            title: &title,
        })?;
        self.write(name, &plan.toml, asked.replace)?;
        Ok(saved(name, plan.scenario.digest))
    }

    /// Fails where nothing may be saved.
    pub fn check_may_save(&self) -> Result<(), Trouble> {
        if self.options.read_only {
            return Err(Trouble::Forbidden(
                "This page was started with --read-only, so nothing is saved.".to_owned(),
            ));
        }
        Ok(())
    }

    fn check_name(&self, name: &str, asked: &SaveAsked) -> Result<(), Trouble> {
        check_is_new(name)?;
        if name == asked.scenario {
            return Err(Trouble::Asked(format!(
                "The plan builds on {name}, so it cannot be saved over it; choose another name."
            )));
        }
        if let Some((file, _)) = parts(&asked.scenario) {
            let member = self.shelf.member(&asked.scenario)?;
            let base = member.map_or_else(String::new, |member| member.base().to_owned());
            let base = base.strip_suffix(".toml").unwrap_or(&base);
            if name == file || name == base || self.builds_on(base, name) {
                return Err(Trouble::Asked(format!(
                    "The plan comes from {file}.toml, which is {name} or builds on it, so it cannot be saved over it; \
                     choose another name."
                )));
            }
        }
        if self.builds_on(&asked.scenario, name) {
            return Err(Trouble::Asked(format!(
                "{} builds on {name}, so the plan cannot be saved over it; choose another name.",
                asked.scenario
            )));
        }
        Ok(())
    }

    /// Whether a scenario of the folder builds on a name, directly or through others.
    pub fn builds_on(&self, scenario: &str, name: &str) -> bool {
        let entries = self.shelf.entries();
        let mut at = scenario.to_owned();
        for _ in 0..entries.len() {
            let own = entries.iter().find(|one| one.name == at);
            let Some(base) = own.and_then(|one| one.base.as_deref()) else {
                return false;
            };
            base.strip_suffix(".toml")
                .unwrap_or(base)
                .clone_into(&mut at);
            if at == name {
                return true;
            }
        }
        false
    }

    /// Writes a scenario of the folder: whole or not at all.
    pub fn write(&self, name: &str, toml: &str, replace: bool) -> Result<(), Trouble> {
        let outside = |error: std::io::Error| {
            Trouble::Outside(format!("{name}.toml cannot be written: {error}"))
        };
        fs::create_dir_all(self.shelf.folder()).map_err(outside)?;
        match unfinished::write(&self.shelf.path(name), ".saving-", toml.as_bytes(), replace) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                Err(Trouble::Exists(format!(
                    "There is a plan called {name} already. Replace it, or choose another name."
                )))
            }
            Err(error) => Err(outside(error)),
        }
    }
}

/// A scenario that was saved.
pub fn saved(name: &str, digest: String) -> Saved {
    Saved {
        file: format!("{name}.toml"),
        command: format!("regiocast run {name}.toml"),
        name: name.to_owned(),
        digest,
    }
}

/// Fails unless a scenario of the folder can have this name.
pub fn check_is_new(name: &str) -> Result<(), Trouble> {
    if !is_name(name) {
        return Err(Trouble::Asked(
            "A name has up to 64 letters (a to z), digits, _ and - and nothing else, such as late-building."
                .to_owned(),
        ));
    }
    let shipped = crate::scenario::shipped().into_iter();
    let mut shipped = shipped.chain(crate::scenario::family::shipped());
    if shipped.any(|(known, _)| known == name) {
        return Err(Trouble::Asked(format!(
            "A scenario that comes with the program is called {name}; choose another name, so that the two \
             are not taken for each other."
        )));
    }
    Ok(())
}
