//! What is gathered while a scenario is read.

use std::collections::{BTreeMap, BTreeSet};

use crate::problem::{Place, Problem};
use crate::register::Register;

use super::anyway::Unused;
use super::evidence::Shelf;
use super::kin::BaseIds;
use super::price::Prices;
use super::survey::Survey;

/// Problems, the register, the evidence and the prices of the scenario that is being read.
pub(super) struct Context<'t> {
    /// What was wrong so far.
    pub problems: Vec<Problem>,
    /// The assumptions and chances so far.
    pub register: Register,
    /// Assumptions that could not be read, so that nothing more is said about them.
    pub unreadable: BTreeSet<String>,
    /// Evidence.
    pub shelf: Shelf<'t>,
    /// Prices; `None` until the appraisal was read.
    pub prices: Option<Prices>,
    /// Whether the years are as written; if not, nothing is said about years outside them.
    pub calendar_is_known: bool,
    /// What the scenario's base holds.
    pub base_ids: BaseIds,
    /// What the scenario is called where there is little room.
    pub short_title: String,
    /// What workforces' surveys held, by workforce.
    pub surveys: BTreeMap<String, Survey>,
    /// The text of each sheet of `[region.input_output]`, by its key.
    pub sheets: BTreeMap<&'static str, String>,
    /// Whether what would happen without the programme is run, so that no deadweight is assumed.
    pub reference_is_run: bool,
    /// The deadweights that are not used then.
    pub unused: Unused,
}

impl<'t> Context<'t> {
    /// Begins with evidence in layers, nearest first, and the problems found on loading.
    pub fn new(shelf: Shelf<'t>, problems: Vec<Problem>) -> Self {
        Self {
            problems,
            register: Register::default(),
            unreadable: BTreeSet::new(),
            shelf,
            prices: None,
            calendar_is_known: true,
            base_ids: BaseIds::default(),
            short_title: String::new(),
            surveys: BTreeMap::new(),
            sheets: BTreeMap::new(),
            reference_is_run: false,
            unused: Unused::default(),
        }
    }

    /// Notes an error.
    pub fn error(&mut self, place: &Place, path: &str, message: String, help: impl Into<String>) {
        self.problems
            .push(Problem::error(place, path, message).help(help));
    }

    /// Notes a warning.
    pub fn warn(&mut self, place: &Place, path: &str, message: String, help: impl Into<String>) {
        self.problems
            .push(Problem::warning(place, path, message).help(help));
    }
}
