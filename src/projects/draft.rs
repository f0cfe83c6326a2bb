//! From a list to a scenario: its text, and what its author has to know about it.

mod activities;
mod anyway;
mod courses;
mod funds;
mod head;
mod parts;
mod people;
mod promises;
mod skills;
mod writer;

use super::List;
use super::unit_costs;
use crate::scenario::{Evidence, Scenario, ScenarioError};

use parts::Part;

use writer::Draft;

fn drafted(list: &List, name: &str, parts: &[Part<'_>], middles: Vec<(String, f64)>) -> Draft {
    let mut draft = Draft {
        middles,
        ..Draft::default()
    };
    head::write(&mut draft, list, name, parts);
    funds::write(&mut draft, list, parts);
    activities::write(&mut draft, list, parts);
    people::write(&mut draft, parts);
    anyway::write(&mut draft, parts);
    promises::write(&mut draft, list);
    draft
}

pub(super) use activities::{cost_of_one, unit_cost_of};
pub(super) use courses::TAKE_UP;
pub(super) use parts::{Buys, Part as PartOfProject};

/// A scenario that was made from a list.
#[derive(Debug, Clone)]
pub struct Made {
    /// The text of the scenario file.
    pub text: String,
    /// How many numbers are defaults, by part of the file: those whose note holds
    /// [`TO_BE_REVIEWED`](crate::register::TO_BE_REVIEWED).
    pub defaults: Vec<(&'static str, usize)>,
    /// How many choices are defaults beside them: the title, mixes of skills, correlations and other
    /// things that take no note.
    pub choices: usize,
    /// On how many entries of the evidence library they rest.
    pub entries: usize,
    /// What is odd about the list once it is set beside the evidence.
    pub remarks: Vec<String>,
}

/// Makes the scenario of a list and reads it, as `regiocast check` would.
///
/// # Errors
///
/// If the scenario that was made cannot be read: a mistake of this program, never of the list.
pub fn scenario(list: &List, name: &str) -> Result<Made, ScenarioError> {
    let parts = parts::of(list);
    // The library's numbers are known once a scenario refers to them, hence a first reading.
    let first = Scenario::parse(&drafted(list, name, &parts, Vec::new()).text, name)?;
    let middle = |entry: &Evidence| (entry.id.clone(), entry.distribution.median());
    let middles = first.library.iter().map(middle).collect();
    let draft = drafted(list, name, &parts, middles);
    let scenario = Scenario::parse(&draft.text, name)?;
    let remarks = unit_costs::remarks(list, &parts, &scenario.library);
    Ok(Made {
        text: draft.text,
        defaults: draft.defaults,
        choices: draft.choices,
        entries: draft.entries.len(),
        remarks,
    })
}
