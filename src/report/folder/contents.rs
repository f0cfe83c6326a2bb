//! What a run puts into its folder, so that nothing else is ever removed with it.

use std::fs;
use std::path::Path;

use super::super::run::RUN;

/// Files and folders at the top.
const TOP: [&str; 7] = [
    RUN,
    "scenario.resolved.toml",
    "summary.md",
    "draws.parquet",
    "tables",
    "charts",
    "scenarios",
];

/// Folders, and the endings of the files in them.
const INSIDE: [(&str, [&str; 3]); 3] = [
    ("tables", ["csv", "md", "md"]),
    ("charts", ["svg", "png", "md"]),
    ("scenarios", ["toml", "toml", "toml"]),
];

/// Files that systems put everywhere.
const EVERYWHERE: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];

/// The first file of a folder that no run has written, if there is one.
pub(super) fn strange(folder: &Path) -> Option<String> {
    let at_top = names(folder)
        .into_iter()
        .find(|name| !TOP.contains(&name.as_str()));
    at_top.or_else(|| {
        INSIDE.iter().find_map(|(inside, endings)| {
            let known = |name: &String| {
                let ending = Path::new(name).extension();
                ending.is_some_and(|ending| endings.iter().any(|known| ending == *known))
            };
            let found = names(&folder.join(inside))
                .into_iter()
                .find(|name| !known(name));
            found.map(|name| format!("{inside}/{name}"))
        })
    })
}

/// The names in a folder, in order, without what systems put everywhere.
fn names(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut names: Vec<String> = entries
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !EVERYWHERE.contains(&name.as_str()))
        .collect();
    names.sort();
    names
}
