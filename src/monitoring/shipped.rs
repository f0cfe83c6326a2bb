//! Example returns that are part of the program.

use include_dir::{Dir, include_dir};

static SHIPPED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/scenarios/returns");

/// The names of the shipped returns, in alphabetical order. They are made up, and say so.
#[must_use]
pub fn shipped() -> Vec<String> {
    let mut names: Vec<String> = SHIPPED
        .files()
        .filter_map(|file| file.path().to_str()?.strip_suffix(".csv"))
        .map(str::to_owned)
        .collect();
    names.sort_unstable();
    names
}

/// The file's name and what it holds, by the return's name with or without its ending.
pub(super) fn find(name: &str) -> Option<(String, &'static [u8])> {
    let plain = name.strip_suffix(".csv").unwrap_or(name);
    let file = format!("{plain}.csv");
    let bytes = SHIPPED.get_file(&file)?.contents();
    Some((file, bytes))
}
