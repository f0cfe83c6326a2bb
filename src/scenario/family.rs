//! Several scenarios at once: one by one, or a family over a common base.
//!
//! A family is a TOML file with options, each of which says what differs from the base:
//!
//! ```toml
//! base = "lsiz.toml"
//! [option.late]
//! title = "Building two years late"
//! set.activity.hemisphere.slippage = 2
//! ```
//!
//! or a grid, which stands for every combination of its values:
//!
//! ```toml
//! base = "lsiz.toml"
//! [grid]
//! "fund.anchor_a.arrives" = [0.2, 0.5, 0.8]
//! "activity.hemisphere.slippage" = [0, 2]
//! ```
//!
//! or a CSV file with a scenario in each row and a key in each column; an empty cell leaves the base as
//! it is.

mod grid;
mod member;
mod options;
mod rows;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::problem::{Place, Problem, SourceText, help_for_unknown, in_a_row};

use super::load::load_tree;
use super::location::Location;
use super::tree::{Entry, Node, Table, Value};
use super::{Scenario, ScenarioError, library, tree};

pub use member::members;

/// The most scenarios that are compared at once.
pub const MOST: usize = 200;

/// One scenario of a family, before it is put over its base.
#[derive(Debug, Clone)]
pub struct Member {
    name: String,
    tree: Table,
    top: Place,
}

/// Reads scenarios by name or file; a family counts for all of its members. Each scenario gets a name
/// of its own.
///
/// # Errors
///
/// With everything that is wrong in any of them.
pub fn read(names: &[String], base: Option<&str>) -> Result<Vec<Scenario>, ScenarioError> {
    let (mut scenarios, mut problems): (Vec<Scenario>, Vec<Problem>) = Default::default();
    for name in names {
        let read = match family(name, base, &mut problems) {
            Some(members) => members,
            None => vec![Scenario::read(name)],
        };
        for one in read {
            match one {
                Ok(scenario) => scenarios.push(scenario),
                Err(error) => problems.extend(error.problems),
            }
        }
    }
    // One mistake in a grid or a heading is in every scenario that it stands for.
    let mut told: BTreeSet<(String, String)> = BTreeSet::new();
    problems.retain(|one| told.insert((one.path.clone(), one.message.clone())));
    if scenarios.len() > MOST {
        let found = scenarios.len();
        let message =
            format!("these are {found} scenarios; at most {MOST} can be compared at once");
        problems.push(Problem::nowhere(message).help("compare a part of them at a time"));
    }
    if !problems.is_empty() {
        return Err(ScenarioError { problems });
    }
    name_apart(&mut scenarios);
    Ok(scenarios)
}

/// Gives scenarios of the same name numbers: `park`, `park (2)`.
fn name_apart(scenarios: &mut [Scenario]) {
    for place in 0..scenarios.len() {
        let (before, here) = scenarios.split_at_mut(place);
        let plain = here[0].name.clone();
        let mut number = 1;
        while before.iter().any(|other| other.name == here[0].name) {
            number += 1;
            here[0].name = format!("{plain} ({number})");
        }
    }
}

/// The members of a family; `None` where the name means something else.
fn family(
    name: &str,
    base: Option<&str>,
    problems: &mut Vec<Problem>,
) -> Option<Vec<Result<Scenario, ScenarioError>>> {
    if Path::new(name)
        .extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("xlsx"))
    {
        let message = format!("`{name}` is a workbook, and rows are read from text");
        let help = "in Excel: Save As, CSV UTF-8 (Comma delimited)";
        problems.push(Problem::nowhere(message).help(help));
        return Some(Vec::new());
    }
    let (source, folder) = source(name)?;
    let ends = |ending: &str| {
        let own = Path::new(name).extension();
        own.is_some_and(|own| own.eq_ignore_ascii_case(ending))
    };
    let is_rows = ends("csv");
    let before = problems.len();
    let members = if is_rows {
        rows::members(&source, base, problems)
    } else {
        let tree = tree::parse(&source, problems);
        if !library::is_family(&tree) {
            problems.truncate(before);
            return None;
        }
        of_tree(&source, tree, problems)
    };
    if problems.len() > before {
        return Some(Vec::new());
    }
    if members.is_empty() {
        let message = format!("`{}` holds no scenario", source.name);
        let help = "write at least one option, grid value or row";
        problems.push(Problem::nowhere(message).help(help));
    }
    let build = |member: Member| {
        let mut problems = Vec::new();
        let loaded = load_tree(member.tree, member.top, folder.as_deref(), &mut problems);
        let location = Location::Text {
            name: member.name,
            text: String::new(),
            folder: None,
        };
        Scenario::from_loaded(&location, loaded, problems)
    };
    Some(members.into_iter().map(build).collect())
}

/// The text of a file or a shipped family, and the folder that its base is sought in.
fn source(name: &str) -> Option<(Arc<SourceText>, Option<PathBuf>)> {
    let path = Path::new(name);
    let plain = name.strip_suffix(".toml").unwrap_or(name);
    let location = if path.is_file() {
        Location::Disk(path.to_path_buf())
    } else if library::families().contains(&plain) {
        Location::Shipped(plain.to_owned())
    } else {
        return None;
    };
    let source = SourceText {
        name: location.shown(),
        text: location.text().ok()?,
        order: 0,
        folder: location.folder(),
    };
    // What a shipped family builds on is shipped as well; an empty folder finds nothing else first.
    Some((Arc::new(source), location.folder()))
}

/// The options and the combinations of a TOML file.
fn of_tree(source: &Arc<SourceText>, mut tree: Table, problems: &mut Vec<Problem>) -> Vec<Member> {
    let base = tree.take("base");
    let (option, grid) = (tree.take("option"), tree.take("grid"));
    for entry in &tree.entries {
        if !matches!(entry.key.as_str(), "title" | "note") {
            let known = ["title", "note", "base", "option", "grid"];
            let help = help_for_unknown(&entry.key, known, "keys of such a file");
            let message = "is not a key of a file with several scenarios";
            problems.push(Problem::error(&entry.place, &entry.key, message).help(help));
        }
    }
    let mut members = Vec::new();
    if let Some(option) = option {
        members.extend(options::members(&option, base.as_ref(), problems));
    }
    if let Some(grid) = grid {
        let stem = Path::new(&source.name).file_stem();
        let stem = stem.map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
        members.extend(grid::members(&grid, (base.as_ref(), &stem), problems));
    }
    members
}

fn no_base(place: &Place, path: &str) -> Problem {
    Problem::error(place, path, "builds on nothing").help("write base = \"lsiz.toml\" at the top")
}

/// Puts a value at a dotted path, making tables as it goes.
fn put(tree: &mut Table, path: &str, place: &Place, node: Node) {
    let keys: Vec<&str> = path.split('.').collect();
    tree.put(&keys, place, node);
}

/// A text as an entry.
fn text_entry(key: &str, text: &str, place: &Place) -> Entry {
    Entry {
        key: key.to_owned(),
        place: place.clone(),
        node: Node {
            place: place.clone(),
            value: Value::Text(text.to_owned()),
        },
    }
}

/// What to say where one scenario is wanted and a file holds several.
pub(super) fn not_one_scenario(tree: &Table, name: &str) -> Option<Problem> {
    library::is_family(tree).then(|| {
        let options = tree.table("option").into_iter().flat_map(Table::keys);
        let names: Vec<&str> = options.collect();
        let which = if names.is_empty() {
            String::new()
        } else {
            format!(" ({})", in_a_row(&names))
        };
        let message = format!("`{name}` holds several scenarios{which}, and one is wanted here");
        let help = format!("compare them with `regiocast compare {name}`");
        Problem::nowhere(message).help(help)
    })
}

/// The same where the name is that of a shipped file with several.
pub(super) fn not_one_shipped(name: &str) -> Option<Problem> {
    let plain = name.strip_suffix(".toml").unwrap_or(name);
    let tree = library::family(plain)?;
    not_one_scenario(&tree, plain)
}

/// The shipped families: name and title, in alphabetical order.
#[must_use]
pub fn shipped() -> Vec<(String, String)> {
    library::families()
        .into_iter()
        .map(|name| {
            let title = library::title(name).unwrap_or_else(|| name.to_owned());
            (name.to_owned(), title)
        })
        .collect()
}

/// What a file of several scenarios says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Its name.
    pub name: String,
    /// What it is called.
    pub title: String,
    /// What its author says of it.
    pub note: String,
    /// What it builds on, if anything.
    pub base: Option<String>,
}

/// What the text of a file says of itself; `None` where it does not hold several scenarios.
#[must_use]
pub fn about(name: &str, text: &str) -> Option<About> {
    let tree = tree::of_text(name, text);
    let word = |key: &str| Some(tree.get(key)?.text()?.to_owned());
    library::is_family(&tree).then(|| About {
        name: name.to_owned(),
        title: word("title").unwrap_or_else(|| name.to_owned()),
        note: word("note").unwrap_or_default(),
        base: word("base"),
    })
}
