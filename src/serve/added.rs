//! Scenarios that are put into the folder: copies, the starter, and files that somebody has.
//!
//! Each is read as it would be read from the folder before it is kept, so that nothing lies there that cannot be opened.

use super::House;
use super::plan::Parts;
use super::saved::{check_is_new, saved};
use super::trouble::Trouble;
use super::wire::{NewScenario, Saved};
use crate::scenario::handed::{leads_outside, retitled};
use crate::scenario::outline;
use crate::tasks::starter::STARTER;

/// The longest title, in characters.
const LONGEST_TITLE: usize = 200;

impl House {
    /// Puts a scenario into the folder under a name.
    pub fn add(&self, name: &str, asked: &NewScenario) -> Result<Saved, Trouble> {
        self.check_may_save()?;
        check_is_new(name)?;
        let (toml, replace) = match asked {
            NewScenario::Text { toml, replace } => {
                self.check_handed(name, toml)?;
                (toml.clone(), *replace)
            }
            NewScenario::Copy { scenario, title } => (self.copy(scenario, title)?, false),
            NewScenario::Starter { title } => {
                let title = check_title(title)?;
                (retitled(STARTER, title).ok_or(Trouble::Bug)?, false)
            }
        };
        let scenario = self.shelf.read(&toml, name)?;
        self.write(name, &toml, replace)?;
        Ok(saved(name, scenario.digest))
    }

    /// A text that somebody hands over is one scenario, and leads nowhere else.
    fn check_handed(&self, name: &str, toml: &str) -> Result<(), Trouble> {
        let problems = leads_outside(toml, name);
        if !problems.is_empty() {
            return Err(Trouble::Plan(problems));
        }
        let base = outline(toml).and_then(|outline| outline.base);
        let base = base.as_deref().unwrap_or_default();
        let base = base.strip_suffix(".toml").unwrap_or(base);
        if base == name || self.builds_on(base, name) {
            return Err(Trouble::Asked(format!(
                "The file builds on {name} itself; choose another name for it."
            )));
        }
        Ok(())
    }

    /// A copy: what comes with the program is built upon, what lies in the folder is copied.
    fn copy(&self, scenario: &str, title: &str) -> Result<String, Trouble> {
        let title = check_title(title)?;
        let text = self.shelf.text(scenario)?;
        if self.shelf.path(scenario).is_file() {
            return retitled(&text, title).ok_or_else(|| {
                Trouble::Outside(format!(
                    "{scenario}.toml cannot be copied: it is no scenario file."
                ))
            });
        }
        let parts = Parts {
            scenario,
            changes: &[],
            title,
        };
        self.plan(parts).map(|plan| plan.toml)
    }
}

fn check_title(title: &str) -> Result<&str, Trouble> {
    let title = title.trim();
    let length = title.chars().count();
    if length == 0 || length > LONGEST_TITLE || title.chars().any(char::is_control) {
        return Err(Trouble::Asked(format!(
            "A title has 1 to {LONGEST_TITLE} characters on one line."
        )));
    }
    Ok(title)
}
