//! The scenarios and the evidence that are part of the program.

use std::path::Path;

use include_dir::{Dir, include_dir};

use super::Outline;
use super::tree::{self, Table};

static SHIPPED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/scenarios");

/// The folder of the evidence library, beside scenarios.
pub(super) const EVIDENCE: &str = "evidence";

/// The names of the shipped scenarios, in alphabetical order. Files that neither start nor build on
/// another are something else.
pub(super) fn names() -> Vec<&'static str> {
    named(is_one)
}

/// The names of the shipped families of scenarios, in alphabetical order.
pub(super) fn families() -> Vec<&'static str> {
    named(is_family)
}

/// A shipped family.
pub(super) fn family(name: &str) -> Option<Table> {
    tree_of(name).filter(is_family)
}

/// The names of the finished programmes that forecasts are tested on, in alphabetical order: paths under
/// `scenarios/` without their ending.
pub(super) fn backtests() -> Vec<&'static str> {
    let folder = SHIPPED.get_dir("backtests");
    let files = folder.into_iter().flat_map(Dir::files);
    let mut names: Vec<&str> = files
        .filter_map(|file| file.path().to_str()?.strip_suffix(".toml"))
        .filter(|name| tree_of(name).is_some_and(|tree| tree.get("start").is_some()))
        .collect();
    names.sort_unstable();
    names
}

fn named(test: impl Fn(&Table) -> bool) -> Vec<&'static str> {
    let mut names: Vec<&str> = SHIPPED
        .files()
        .filter_map(|file| file.path().to_str()?.strip_suffix(".toml"))
        .filter(|name| test(&tree_of(name).unwrap_or_default()))
        .collect();
    names.sort_unstable();
    names
}

/// Whether a file holds one scenario: it starts or builds on another.
fn is_one(tree: &Table) -> bool {
    !is_family(tree) && (tree.get("start").is_some() || tree.get("base").is_some())
}

/// Whether a file holds several scenarios over one base.
pub(super) fn is_family(tree: &Table) -> bool {
    tree.get("option").is_some() || tree.get("grid").is_some()
}

/// A shipped file, by its path under `scenarios/`.
pub(super) fn text(path: &str) -> Option<&'static str> {
    SHIPPED.get_file(Path::new(path))?.contents_utf8()
}

/// The title of a shipped scenario.
pub(super) fn title(name: &str) -> Option<String> {
    tree_of(name)?.get("title")?.text().map(str::to_owned)
}

fn tree_of(name: &str) -> Option<Table> {
    Some(tree::of_text(name, text(&format!("{name}.toml"))?))
}

/// What a text says of itself, if it is one scenario: it starts or builds on another.
pub(super) fn outline(text: &str) -> Option<Outline> {
    let tree = tree::of_text("scenario", text);
    let word = |key: &str| tree.get(key)?.text().map(str::to_owned);
    is_one(&tree).then(|| Outline {
        title: word("title"),
        base: word("base"),
    })
}

/// The files of the shipped evidence library, in alphabetical order.
pub(super) fn evidence() -> Vec<(String, &'static str)> {
    let mut files: Vec<(String, &str)> = SHIPPED
        .get_dir(EVIDENCE)
        .into_iter()
        .flat_map(Dir::files)
        .filter(|file| file.path().extension().is_some_and(|end| end == "toml"))
        .filter_map(|file| {
            let name = file.path().file_name()?.to_str()?;
            Some((format!("{EVIDENCE}/{name}"), file.contents_utf8()?))
        })
        .collect();
    files.sort();
    files
}
