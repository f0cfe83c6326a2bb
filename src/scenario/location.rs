//! Where scenarios lie: on disk, in the program, or at hand as a text.

use std::fs;
use std::path::{Path, PathBuf};

use super::library;
use crate::problem::{did_you_mean, help_for_unknown};

/// Where a file is.
#[derive(Debug, Clone)]
pub(super) enum Location {
    /// On disk.
    Disk(PathBuf),
    /// Part of the program, by its name without `.toml`.
    Shipped(String),
    /// A text at hand, with its name.
    Text {
        /// What to call it.
        name: String,
        /// The text.
        text: String,
        /// The folder that it would lie in, if any.
        folder: Option<PathBuf>,
    },
}

impl Location {
    /// Finds what a user or a `base` means: a file in the folder if there is one, else a shipped
    /// scenario.
    pub fn find(name: &str, folder: Option<&Path>) -> Option<Self> {
        if let Some(folder) = folder {
            let path = folder.join(name);
            if path.is_file() {
                return Some(Self::Disk(path));
            }
        }
        let plain = name.strip_suffix(".toml").unwrap_or(name);
        let is_known = library::names().contains(&plain) || library::backtests().contains(&plain);
        is_known.then(|| Self::Shipped(plain.to_owned()))
    }

    /// The scenario's name: the file's without its ending.
    pub fn name(&self) -> String {
        match self {
            Self::Disk(path) => path
                .file_stem()
                .map_or_else(String::new, |stem| stem.to_string_lossy().into_owned()),
            // Without the folder that it is shipped in.
            Self::Shipped(name) => name.rsplit('/').next().unwrap_or(name).to_owned(),
            Self::Text { name, .. } => name.clone(),
        }
    }

    /// The name by which a user can name it.
    pub fn named(&self) -> String {
        match self {
            Self::Disk(path) => path.display().to_string(),
            Self::Shipped(name) | Self::Text { name, .. } => name.clone(),
        }
    }

    /// The name for people.
    pub fn shown(&self) -> String {
        match self {
            Self::Disk(path) => path.display().to_string(),
            Self::Shipped(name) => format!("shipped/{name}.toml"),
            Self::Text { name, .. } => name.clone(),
        }
    }

    /// The same for every way of naming one file.
    pub fn identity(&self) -> String {
        match self {
            Self::Disk(path) => fs::canonicalize(path)
                .unwrap_or_else(|_| path.clone())
                .display()
                .to_string(),
            other => other.shown(),
        }
    }

    /// The folder that it lies in.
    pub fn folder(&self) -> Option<PathBuf> {
        match self {
            Self::Disk(path) => Some(path.parent().map_or_else(PathBuf::new, Path::to_path_buf)),
            Self::Shipped(_) => None,
            Self::Text { folder, .. } => folder.clone(),
        }
    }

    /// What it holds.
    ///
    /// Fails with the reason why it cannot be read.
    pub fn text(&self) -> Result<String, String> {
        match self {
            Self::Disk(path) => fs::read_to_string(path).map_err(|error| error.to_string()),
            Self::Shipped(name) => library::text(&format!("{name}.toml"))
                .map(str::to_owned)
                .ok_or_else(|| "no such scenario".to_owned()),
            Self::Text { text, .. } => Ok(text.clone()),
        }
    }
}

/// What to say, and what would be right, where a name means a folder.
pub(super) fn folder_problem(name: &str, within: &Path) -> Option<(String, String)> {
    let path = within.join(name);
    if name.is_empty() || !path.is_dir() {
        return None;
    }
    let message = format!("`{name}` is a folder, not a scenario file");
    let first = toml_files(&path).into_iter().find_map(|file| {
        let file = Path::new(name).join(file.file_name()?);
        Some(file.display().to_string())
    });
    let help = first.map_or_else(
        || "name a file that ends in .toml; this folder holds none".to_owned(),
        |first| format!("name a file in it, such as `{first}`"),
    );
    Some((message, help))
}

/// What would be right where there is neither a file nor a shipped scenario of a name: a file
/// spelt alike, such as the name with `.toml`, or the shipped scenarios.
pub(super) fn help_for_missing(name: &str) -> String {
    let near = known_bases(name, Some(Path::new("")));
    did_you_mean(name, near.iter().map(String::as_str)).map_or_else(
        || help_for_unknown(name, library::names(), "shipped scenarios"),
        |meant| format!("did you mean `{meant}`?"),
    )
}

/// The files in the folder that a misspelt base points to, spelt alike, and the shipped scenarios.
pub(super) fn known_bases(name: &str, folder: Option<&Path>) -> Vec<String> {
    let within = Path::new(name).parent().unwrap_or(Path::new(""));
    let mut known: Vec<String> = folder
        .map(|folder| toml_files(&folder.join(within)))
        .unwrap_or_default()
        .iter()
        .filter_map(|path| Some(within.join(path.file_name()?).display().to_string()))
        .collect();
    known.extend(library::names().into_iter().map(str::to_owned));
    known
}

/// The TOML files of a folder, in alphabetical order.
pub(super) fn toml_files(folder: &Path) -> Vec<PathBuf> {
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|end| end == "toml") && path.is_file())
        .collect();
    files.sort();
    files
}
