//! From a scenario file to checked facts.
//!
//! A scenario is a TOML text, perhaps over a base, that refers to evidence. Reading it gives the
//! [`Programme`] that the model sees, the [`Register`] of everything uncertain, and one text that
//! stands alone and says the same. Everything that could be wrong is found here, all of it at once,
//! each with its line and with what would be right.

mod activity;
mod actual;
mod anyway;
mod assumption;
mod beside;
mod block;
mod cases;
pub mod changes;
mod context;
mod correlation;
mod date;
pub mod differences;
mod discount;
mod district;
mod error;
mod evidence;
pub mod family;
mod fields;
mod formula;
mod funding;
mod gate;
pub mod handed;
mod houses;
mod idle;
mod ids;
mod input_output;
mod kin;
mod legal;
pub mod levers;
mod library;
mod load;
mod location;
mod money;
mod moves;
mod origin;
mod outcome;
mod overlay;
mod people;
mod price;
mod programme;
mod promise;
mod reference;
mod resolved;
mod shipped;
mod shock;
mod slips;
mod spelling;
mod survey;
mod timetable;
mod training;
mod tree;
mod unreadable;
mod value;
mod whole;
mod workforce;
mod write;

use std::path::Path;

use crate::distribution::Distribution;
use crate::problem::{Place, Problem, Severity};
use crate::programme::{Case, Programme};
use crate::register::{Precedent, Provenance, Register};

use load::Loaded;
use location::Location;
use whole::Whole;

pub use error::ScenarioError;
pub use shipped::{
    Outline, digest, outline, shipped, shipped_backtests, shipped_classes, shipped_file,
};

/// Years that a scenario can speak of.
const YEARS: (i32, i32) = (1900, 2300);

/// A scenario that was read and checked.
#[derive(Debug, Clone)]
pub struct Scenario {
    /// Its name: the file's without its ending.
    pub name: String,
    /// What it is called beside others: its short title, its title, or its name.
    pub label: String,
    /// What the model sees.
    pub programme: Programme,
    /// Everything uncertain, and everything fixed with its source.
    pub register: Register,
    /// What would happen without the programme, where that is run and not assumed.
    pub reference: Option<Box<Reference>>,
    /// The evidence that it refers to.
    pub library: Vec<Evidence>,
    /// Where the metric of each target stands.
    pub target_places: Vec<Place>,
    /// Where the formula of each of its own outcomes stands.
    pub formula_places: Vec<Place>,
    /// What its author should know, though it can be used.
    pub warnings: Vec<Problem>,
    /// One TOML text that stands alone and reads to the same programme.
    pub resolved: String,
    /// SHA-256 of the resolved text, in hexadecimal digits.
    pub digest: String,
}

/// What would happen without a programme: a scenario of its own. Its deadweights count as 0, like the
/// programme's.
#[derive(Debug, Clone)]
pub struct Reference {
    /// What the model sees; its title is never empty.
    pub programme: Programme,
    /// Everything uncertain, and everything fixed with its source.
    pub register: Register,
}

/// An entry of the evidence library that a scenario refers to.
#[derive(Debug, Clone)]
pub struct Evidence {
    /// Its id.
    pub id: String,
    /// What it may be, in the scenario's prices.
    pub distribution: Distribution,
    /// Where it comes from and how far it can be trusted.
    pub provenance: Provenance,
    /// What its spread describes; unknown for a fixed number.
    pub describes: Option<Describes>,
    /// Share of their luck that places referring to it have in common, unless they say otherwise.
    pub shared: f64,
    /// The year in whose prices it is published, for money.
    pub price_year: Option<i32>,
    /// The cases it rests on, if it is a reference class that lists them.
    pub cases: Vec<Precedent>,
}

/// What the spread of evidence describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Describes {
    /// What we do not know of one common value.
    Mean,
    /// How cases differ.
    Case,
}

impl Scenario {
    /// Reads a scenario from a file, or a shipped one by its name. A file of that name wins.
    ///
    /// # Errors
    ///
    /// With all that is wrong with it.
    pub fn read(name_or_path: &str) -> Result<Self, ScenarioError> {
        let Some(location) = Location::find(name_or_path, Some(Path::new(""))) else {
            if let Some((message, help)) = location::folder_problem(name_or_path, Path::new("")) {
                return Err(ScenarioError {
                    problems: vec![Problem::nowhere(message).help(help)],
                });
            }
            if let Some(problem) = family::not_one_shipped(name_or_path) {
                return Err(ScenarioError {
                    problems: vec![problem],
                });
            }
            let message =
                format!("there is neither a file nor a shipped scenario called `{name_or_path}`");
            let help = location::help_for_missing(name_or_path);
            return Err(ScenarioError {
                problems: vec![Problem::nowhere(message).help(help)],
            });
        };
        Self::from_location(&location)
    }

    /// Reads a scenario from a text at hand. Its evidence is its own and the shipped library's.
    ///
    /// # Errors
    ///
    /// With all that is wrong with it.
    pub fn parse(text: &str, name: &str) -> Result<Self, ScenarioError> {
        Self::from_location(&Location::Text {
            name: name.to_owned(),
            text: text.to_owned(),
            folder: None,
        })
    }

    /// Reads a scenario from a text at hand as if it lay in a folder, in a file of that name: what it
    /// builds on and its evidence are sought there first.
    ///
    /// # Errors
    ///
    /// With all that is wrong with it.
    pub fn parse_in(folder: &Path, text: &str, name: &str) -> Result<Self, ScenarioError> {
        Self::from_location(&Location::Text {
            name: name.to_owned(),
            text: text.to_owned(),
            folder: Some(folder.to_owned()),
        })
    }

    fn from_location(location: &Location) -> Result<Self, ScenarioError> {
        let mut problems = Vec::new();
        let Some(loaded) = load::load(location, (None, 0), &mut problems) else {
            return Err(ScenarioError { problems });
        };
        if let Some(problem) = family::not_one_scenario(&loaded.tree, &location.named()) {
            return Err(ScenarioError {
                problems: vec![problem],
            });
        }
        Self::from_loaded(location, loaded, problems)
    }

    fn from_loaded(
        location: &Location,
        mut loaded: Loaded,
        mut problems: Vec<Problem>,
    ) -> Result<Self, ScenarioError> {
        if !problems.iter().all(Problem::leaves_a_whole) {
            problems.sort_by(Problem::by_place);
            return Err(ScenarioError { problems });
        }
        let asked = loaded.tree.take(reference::KEY);
        let evidence = loaded.tree.table("evidence").cloned();
        let (layers, files) = (loaded.layers.clone(), loaded.files);
        let mut whole = Whole::read(loaded, asked.is_some(), problems);
        let mut problems = std::mem::take(&mut whole.problems);
        let found = asked.and_then(|asked| {
            let around = reference::Around {
                evidence: evidence.as_ref(),
                layers: &layers,
                files,
                location,
            };
            reference::read(&asked, &around, &mut problems)
        });
        if let Some(found) = &found {
            found.check(&whole, &mut problems);
        }
        problems.sort_by(Problem::by_place);
        problems.dedup();
        if problems.iter().any(|one| one.severity == Severity::Error) {
            return Err(ScenarioError { problems });
        }
        let reference = found.map(|found| {
            let (reference, entry) = found.finish();
            whole.programme.reference = Some(reference.programme.title.clone());
            whole.tree.entries.push(entry);
            Box::new(reference)
        });
        let resolved = write::toml_text(&whole.tree);
        let name = location.name();
        let titles = [&whole.label, &whole.programme.title, &name];
        let label = titles.into_iter().find(|title| !title.is_empty());
        Ok(Self {
            label: label.cloned().unwrap_or_default(),
            name,
            programme: whole.programme,
            register: whole.register,
            reference,
            library: whole.library,
            target_places: whole.target_places,
            formula_places: whole.formula_places,
            warnings: problems,
            digest: resolved::digest(&resolved),
            resolved,
        })
    }

    /// What is simulated: the programme, and its reference where one is run.
    #[must_use]
    pub fn case(&self) -> Case<'_> {
        let reference = self.reference.as_deref();
        Case {
            reference: reference.map(|one| (&one.programme, &one.register)),
            ..Case::of(&self.programme, &self.register)
        }
    }

    /// A problem with the metric of a target, for checks that know the metrics there are.
    #[must_use]
    pub fn target_problem(&self, target: usize, message: &str, help: &str) -> Problem {
        let path = format!("target[{}].metric", target + 1);
        match self.target_places.get(target) {
            Some(place) => Problem::error(place, &path, message).help(help),
            None => Problem::nowhere(format!("{path}: {message}")).help(help),
        }
    }

    /// A problem with some bytes of the formula of one of its own outcomes, for checks that know the
    /// metrics there are.
    #[must_use]
    pub fn formula_problem(
        &self,
        outcome: usize,
        at: &std::ops::Range<usize>,
        message: &str,
        help: &str,
    ) -> Problem {
        let own = self.programme.outcomes.get(outcome);
        let path = own.map_or_else(String::new, |own| format!("{}.formula", own.metric()));
        let text = own.map_or("", |own| own.formula.text.as_str());
        match self.formula_places.get(outcome) {
            Some(place) => {
                Problem::error(&outcome::within(place, text, at), &path, message).help(help)
            }
            None => Problem::nowhere(format!("{path}: {message}")).help(help),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::context::Context;
    use super::evidence::Shelf;
    use super::*;
    use crate::problem::{Look, render_all};

    #[test]
    fn every_entry_of_the_shipped_library_is_complete() {
        let mut problems = Vec::new();
        let library = load::shipped_library(&mut problems);
        let mut cx = Context::new(Shelf::new(vec![&library]), problems);
        cx.prices = Some(price::Prices::steady(2024));
        evidence::check_all(&mut cx, &library);
        let messages = render_all(&cx.problems, Look::Plain);
        assert!(cx.problems.is_empty(), "{messages}");
    }
}
