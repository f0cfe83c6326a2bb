//! What a run or a pack puts into its folder, so that nothing else is ever removed with it.

use std::fs;
use std::path::Path;

use super::super::run::RUN;
use super::Kind;

/// Files and folders at the top.
const TOP: [&str; 11] = [
    RUN,
    "scenario.resolved.toml",
    "summary.md",
    "draws.parquet",
    "posterior.parquet",
    "monitoring.csv",
    "monitoring.xlsx",
    "update.md",
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

/// What the files of a pack end with.
const OF_PACKS: [&str; 4] = ["html", "xlsx", "docx", "md"];

/// The first file of a folder that this program has not written, if there is one.
pub(super) fn strange(folder: &Path, kind: Kind) -> Option<String> {
    let of_pack = |name: &str| {
        let ending = Path::new(name).extension();
        let reader = Path::new(name).file_stem().unwrap_or_default();
        let reader = reader.to_string_lossy();
        ending.is_some_and(|ending| OF_PACKS.iter().any(|known| ending == *known))
            && ["-bid", "-board", "-evaluation"]
                .iter()
                .any(|end| reader.ends_with(end))
    };
    let known = |name: &str| TOP.contains(&name) || (kind == Kind::Pack && of_pack(name));
    let at_top = names(folder).into_iter().find(|name| !known(name));
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
