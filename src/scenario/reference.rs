//! `reference`: what would happen without the programme, as a scenario of its own that is run too.
//!
//! It is the name of a file, found like a `base`, or a table that is a whole scenario in itself, as
//! `scenario.resolved.toml` has it.

use crate::inputs::Inputs;
use crate::problem::{Place, Problem, Severity, in_a_row};
use crate::register::Register;

use super::idle;
use super::kin::BaseIds;
use super::load::{self, Loaded};
use super::location::Location;
use super::tree::{Entry, Node, Table, Value};
use super::write::inline;
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
    /// Checks that programme and reference can be set beside each other.
    pub fn check(&self, whole: &Whole, problems: &mut Vec<Problem>) {
        self.check_years(whole, problems);
        let wrong = |one: &Problem| one.severity == Severity::Error;
        if problems.iter().any(wrong) {
            return;
        }
        self.check_appraisal(whole, problems);
        self.check_correlations(&whole.register, problems);
        self.tell_unused(whole, problems);
    }

    fn check_years(&self, whole: &Whole, problems: &mut Vec<Problem>) {
        if !whole.calendar_is_known || !self.whole.calendar_is_known {
            return;
        }
        let (here, there) = (&whole.programme.calendar, &self.whole.programme.calendar);
        let text = |number: usize| number.to_string();
        for (section, key, own, programmes) in [
            ("", "start", there.start.to_string(), here.start.to_string()),
            ("", "years", text(there.years), text(here.years)),
            (
                "",
                "price_year",
                there.price_year.to_string(),
                here.price_year.to_string(),
            ),
            (
                "appraisal",
                "horizon",
                text(there.horizon),
                text(here.horizon),
            ),
        ] {
            if own == programmes {
                continue;
            }
            let tree = &self.whole.tree;
            let table = if section.is_empty() {
                Some(tree)
            } else {
                tree.table(section)
            };
            let written = table.and_then(|table| table.get(key));
            let place = written.map_or(&self.whole.top, |node| &node.place);
            let message = format!("is {own} in the reference, but {programmes} in the programme");
            let help = format!(
                "both run through the same years in the same prices; write {key} = {programmes}{}",
                if section.is_empty() {
                    String::new()
                } else {
                    format!(" under [{section}]")
                }
            );
            problems.push(Problem::error(place, key, message).help(help));
        }
    }

    /// Warns where the two discount or count prices differently: their difference then mixes both.
    fn check_appraisal(&self, whole: &Whole, problems: &mut Vec<Problem>) {
        let empty = Table::default();
        let (here, there) = (
            whole.tree.table("appraisal").unwrap_or(&empty),
            self.whole.tree.table("appraisal").unwrap_or(&empty),
        );
        let said = |table: &Table, key: &str| table.get(key).map(inline);
        let mut keys: Vec<&str> = here.keys().chain(there.keys()).collect();
        keys.sort_unstable();
        keys.dedup();
        keys.retain(|key| !["horizon", "title", "note", "source"].contains(key));
        for key in keys {
            if said(here, key) == said(there, key) {
                continue;
            }
            let place = there.get(key).map_or(&self.whole.top, |node| &node.place);
            let path = format!("appraisal.{key}");
            let message = "is not as in the programme, so that the two are not valued alike";
            let help = "write the same in both; a difference of values means little otherwise";
            problems.push(Problem::warning(place, &path, message).help(help));
        }
    }

    /// An input has the same luck in both, so that all their correlations have to hold together.
    fn check_correlations(&self, register: &Register, problems: &mut Vec<Problem>) {
        let other = &self.whole.register;
        for (one, two) in pairs(register).flat_map(|one| pairs(other).map(move |two| (one, two))) {
            if one.0 == two.0 && one.1.to_bits() != two.1.to_bits() {
                let message = format!(
                    "{} are correlated otherwise in the reference ({}) than in the programme ({})",
                    in_a_row(&one.0),
                    two.1,
                    one.1
                );
                let help = "state each pair alike in both: an input has the same luck in both";
                problems.push(Problem::error(&self.entry.node.place, KEY, message).help(help));
            }
        }
        let states_any = pairs(register).chain(pairs(other)).next().is_some();
        if states_any && Inputs::beside(register, &[other]).copula.is_none() {
            let message = "the correlations of programme and reference cannot hold together";
            let help =
                "an input has the same luck in both; state fewer correlations, or weaker ones";
            problems.push(Problem::error(&self.entry.node.place, KEY, message).help(help));
        }
    }

    fn tell_unused(&self, whole: &Whole, problems: &mut Vec<Problem>) {
        let (here, there) = (whole.unused, self.whole.unused);
        let message = match (here + there, there) {
            (0, _) => return,
            (1, 0) => "1 stated deadweight is not used: the reference is run instead".to_owned(),
            (1, _) => {
                "1 stated deadweight, of the reference, is not used: the reference is run instead"
                    .to_owned()
            }
            (all, 0) => {
                format!("{all} stated deadweights are not used: the reference is run instead")
            }
            (all, there) => format!(
                "{all} stated deadweights are not used, {there} of them in the reference: the \
                 reference is run instead"
            ),
        };
        let help =
            "what would have happened anyway is taken off once; correlations with them do nothing";
        problems.push(Problem::warning(&self.entry.node.place, KEY, message).help(help));
    }

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

/// Every pair of names that a register correlates, in the order of the alphabet, and how strongly.
fn pairs(register: &Register) -> impl Iterator<Item = ([&str; 2], f64)> {
    register.correlations.iter().flat_map(|stated| {
        let names = stated.between.iter().enumerate();
        names.flat_map(|(place, one)| {
            stated.between[..place].iter().map(|other| {
                let mut pair = [one.as_str(), other.as_str()];
                pair.sort_unstable();
                (pair, stated.spearman)
            })
        })
    })
}
