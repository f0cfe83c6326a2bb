//! `reference`: what would happen without the programme, as a scenario of its own that is run too.
//!
//! It is the name of a file, found like a `base`, or a table that is a whole scenario in itself, as
//! `scenario.resolved.toml` has it.

mod check;

use crate::problem::{Place, Problem};

use super::idle;
use super::kin::BaseIds;
use super::load::{self, Loaded};
use super::location::Location;
use super::tree::{Entry, Node, Table, Value};
use super::{Reference, Whole};

/// The key.
pub(super) const KEY: &str = "reference";

/// What is said of a reference that has one itself.
const NESTED: &str = "a reference cannot have a reference of its own";

/// What the reading of the reference needs to know of the scenario.
pub(super) struct Around<'t> {
    /// The scenario's own evidence.
    pub evidence: Option<&'t Table>,
    /// Evidence beside the scenario, nearest first.
    pub layers: &'t [Table],
    /// How many files the scenario was read from.
    pub files: usize,
    /// The file that the scenario is.
    pub location: &'t Location,
}

/// A reference that was read, perhaps with errors, and its tree.
pub(super) struct Found {
    /// The whole scenario that it is.
    pub whole: Whole,
    entry: Entry,
}

/// Reads the scenario that a `reference` means. All that is wrong with it is among the problems.
pub(super) fn read(
    entry: &Entry,
    around: &Around<'_>,
    problems: &mut Vec<Problem>,
) -> Option<Found> {
    let before = problems.len();
    let (loaded, name) = match &entry.node.value {
        Value::Text(name) => from_file(name, &entry.node.place, around, problems)?,
        Value::Table(table) => from_table(table, entry, around, problems)?,
        _ => {
            let message = format!(
                "should be the name of a file or a table, but is {}",
                entry.node.kind()
            );
            problems.push(
                Problem::error(&entry.node.place, KEY, message)
                    .help("write reference = \"without.toml\""),
            );
            return None;
        }
    };
    if let Some(nested) = loaded.tree.entry(KEY) {
        let is_own = nested.place.source == loaded.top.source;
        let (place, help) = if is_own {
            (
                &nested.place,
                "leave it out: the reference is run by itself",
            )
        } else {
            (
                &loaded.top,
                "it comes from the base; take it out with remove = [\"reference\"]",
            )
        };
        problems.push(Problem::error(place, KEY, NESTED).help(help));
    }
    if problems.len() > before && !problems[before..].iter().all(Problem::leaves_a_whole) {
        return None;
    }
    let own = problems.split_off(before);
    let mut whole = Whole::read(loaded, true, own);
    if whole.programme.title.is_empty() {
        whole.programme.title.clone_from(&name);
        let place = entry.node.place.clone();
        let node = Node {
            place: place.clone(),
            value: Value::Text(name),
        };
        let key = "title".to_owned();
        let title = Entry { key, place, node };
        // It may be written, but empty.
        whole.tree.take(&title.key);
        whole.tree.entries.insert(0, title);
    }
    let mut found = std::mem::take(&mut whole.problems);
    // A reference over the programme leaves much of it unused: that is its purpose.
    found.retain(|one| {
        let is_own = |place: &Place| place.source == whole.top.source;
        one.message != idle::USED_NOWHERE || one.place.as_ref().is_some_and(is_own)
    });
    if entry.node.table().is_some() {
        found.iter_mut().for_each(within);
    }
    let is_told = |one: &Problem, known: &[Problem]| {
        let same = |other: &Problem| {
            (other.file(), other.line(), &other.message) == (one.file(), one.line(), &one.message)
        };
        known.iter().any(same)
    };
    found.retain(|one| !is_told(one, problems));
    problems.extend(found);
    Some(Found {
        whole,
        entry: entry.clone(),
    })
}

/// Says that a problem's path lies in the reference.
fn within(problem: &mut Problem) {
    problem.path = match problem.path.as_str() {
        "" => KEY.to_owned(),
        path => format!("{KEY}.{path}"),
    };
}

fn from_file(
    name: &str,
    place: &Place,
    around: &Around<'_>,
    problems: &mut Vec<Problem>,
) -> Option<(Loaded, String)> {
    let folder = place.source.folder.as_deref();
    let location = match load::seek(name, folder, |_| true) {
        Ok(location) => location,
        Err((message, help)) => {
            problems.push(Problem::error(place, KEY, message).help(help));
            return None;
        }
    };
    if location.identity() == around.location.identity() {
        let message = "a scenario cannot be its own reference".to_owned();
        let help = "name the file that says what would happen without the programme";
        problems.push(Problem::error(place, KEY, message).help(help));
        return None;
    }
    let loaded = load::load(&location, (Some(place), around.files), problems)?;
    Some((loaded, location.name()))
}

fn from_table(
    table: &Table,
    entry: &Entry,
    around: &Around<'_>,
    problems: &mut Vec<Problem>,
) -> Option<(Loaded, String)> {
    for key in ["base", "remove"] {
        if let Some(built_on) = table.entry(key) {
            let path = format!("{KEY}.{key}");
            let message = "a reference that is a table stands by itself";
            let help = "put it into a file, and write reference = \"without.toml\"";
            problems.push(Problem::error(&built_on.place, &path, message).help(help));
            return None;
        }
    }
    let layers = around.evidence.into_iter().chain(around.layers).cloned();
    let loaded = Loaded {
        tree: table.clone(),
        top: entry.node.place.clone(),
        layers: layers.collect(),
        base_ids: BaseIds::default(),
        files: around.files,
    };
    Some((loaded, "reference".to_owned()))
}

impl Found {
    /// The reference, and how the resolved scenario writes it.
    pub fn finish(self) -> (Reference, Entry) {
        let Self { whole, mut entry } = self;
        let node = &mut entry.node;
        node.value = Value::Table(whole.tree);
        let reference = Reference {
            programme: whole.programme,
            register: whole.register,
        };
        (reference, entry)
    }
}
