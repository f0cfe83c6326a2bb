//! Scenarios by name: those that come with the program, and those of one folder. No other file is ever
//! looked for: a name is checked before it becomes a path.

mod several;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::trouble::Trouble;
use crate::scenario::{self, Scenario};
use crate::tasks::simulation::check_targets;

pub use several::parts;

/// The longest name.
const LONGEST: usize = 64;
/// The most scenarios of the folder that are shown.
const MOST: usize = 500;

/// Where scenarios are found.
pub struct Shelf {
    folder: PathBuf,
    /// Those that come with the program never change, so each is read once.
    shipped: Mutex<BTreeMap<String, Arc<Scenario>>>,
}

/// A scenario on the shelf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// What it is called.
    pub title: String,
    /// Whether it lies in the folder.
    pub own: bool,
    /// What it builds on, if anything.
    pub base: Option<String>,
}

impl Shelf {
    pub const fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            shipped: Mutex::new(BTreeMap::new()),
        }
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// All scenarios: the folder's own first.
    pub fn entries(&self) -> Vec<Entry> {
        let mut own = self.own();
        let shipped = scenario::shipped().into_iter();
        let shipped = shipped.filter(|(name, _)| own.iter().all(|one| one.name != *name));
        let shipped: Vec<Entry> = shipped
            .map(|(name, title)| Entry {
                base: scenario::shipped_file(&format!("{name}.toml"))
                    .and_then(scenario::outline)
                    .and_then(|outline| outline.base),
                name,
                title,
                own: false,
            })
            .collect();
        own.extend(shipped);
        own
    }

    fn own(&self) -> Vec<Entry> {
        let files = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let mut own: Vec<Entry> = files
            .filter_map(|entry| {
                let path = entry.path();
                let is_file = path.is_file() && path.extension().is_some_and(|end| end == "toml");
                let name = path.file_stem()?.to_str()?.to_owned();
                if !is_file || !is_name(&name) {
                    return None;
                }
                let outline = scenario::outline(&fs::read_to_string(&path).ok()?)?;
                Some(Entry {
                    title: outline.title.unwrap_or_else(|| name.clone()),
                    base: outline.base,
                    name,
                    own: true,
                })
            })
            .take(MOST)
            .collect();
        own.sort_by(|a, b| a.name.cmp(&b.name));
        own
    }

    /// Opens a scenario: one of the folder, or else one that comes with the program.
    pub fn open(&self, name: &str) -> Result<Arc<Scenario>, Trouble> {
        if let Some(member) = self.member(name)? {
            let scenario = member.scenario(&self.folder)?;
            check_targets(&scenario)?;
            return Ok(Arc::new(scenario));
        }
        if !is_name(name) {
            return Err(no_such(name));
        }
        if let Some(text) = self.own_text(name)? {
            return self.read(&text, name).map(Arc::new);
        }
        let mut shipped = self.shipped.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = shipped.get(name) {
            return Ok(Arc::clone(known));
        }
        let file = scenario::shipped_file(&format!("{name}.toml"));
        let text = file.filter(|text| scenario::outline(text).is_some());
        let read = self.read(text.ok_or_else(|| no_such(name))?, name);
        let scenario = Arc::new(read?);
        shipped.insert(name.to_owned(), Arc::clone(&scenario));
        Ok(scenario)
    }

    /// The text of a scenario of the folder.
    fn own_text(&self, name: &str) -> Result<Option<String>, Trouble> {
        let path = self.path(name);
        if !path.is_file() {
            return Ok(None);
        }
        let text = fs::read_to_string(&path);
        text.map(Some)
            .map_err(|error| Trouble::Outside(format!("{name}.toml cannot be read: {error}")))
    }

    /// A scenario as the file that it is: one of the folder, or else one that comes with the program.
    pub fn text(&self, name: &str) -> Result<String, Trouble> {
        if !is_name(name) {
            return Err(no_such(name));
        }
        if let Some(text) = self.own_text(name)? {
            return Ok(text);
        }
        let file = scenario::shipped_file(&format!("{name}.toml"));
        let text = file.filter(|text| scenario::outline(text).is_some());
        text.map(str::to_owned).ok_or_else(|| no_such(name))
    }

    /// Reads a plan as if it lay in the folder.
    pub fn read(&self, text: &str, name: &str) -> Result<Scenario, Trouble> {
        let scenario = Scenario::parse_in(&self.folder, text, name)?;
        check_targets(&scenario)?;
        Ok(scenario)
    }

    /// Whether the file of a scenario lies in the folder.
    pub fn is_own(&self, name: &str) -> bool {
        let file = parts(name).map_or(name, |(file, _)| file);
        is_name(file) && self.path(file).is_file()
    }

    /// How a scenario of the folder names this one as its base.
    pub fn base_key(&self, name: &str) -> String {
        if self.path(name).is_file() {
            format!("{name}.toml")
        } else {
            name.to_owned()
        }
    }

    /// Where a scenario of that name lies, or would lie.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.toml"))
    }
}

/// A name as the files of scenarios have it, without its ending.
fn strip(name: &str) -> &str {
    name.strip_suffix(".toml").unwrap_or(name)
}

fn no_such(name: &str) -> Trouble {
    Trouble::Missing(format!(
        "There is no scenario called “{}” here.",
        name.escape_debug()
    ))
}

/// Whether a text can be a scenario's name here: letters, digits, `_` and `-`. So it is never a path.
#[must_use]
pub fn is_name(name: &str) -> bool {
    let is_legal = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    !name.is_empty() && name.len() <= LONGEST && name.chars().all(is_legal)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shelf(folder: &Path) -> Shelf {
        Shelf::new(folder.to_owned())
    }

    #[test]
    fn no_name_is_a_path() {
        let home = tempfile::tempdir().expect("a folder");
        fs::write(home.path().join("secret.toml"), "start = 2024\n").expect("a file");
        let inner = home.path().join("plans");
        fs::create_dir(&inner).expect("a folder");
        let shelf = shelf(&inner);
        for name in [
            "../secret",
            "..",
            "",
            "a/b",
            "a\\b",
            "secret.toml",
            "a\0",
            "ä",
            "backtests/x",
        ] {
            assert!(
                matches!(shelf.open(name), Err(Trouble::Missing(_))),
                "{name}"
            );
        }
    }

    #[test]
    fn own_scenarios_come_first_and_hide_shipped_ones_of_their_name() {
        let home = tempfile::tempdir().expect("a folder");
        let write =
            |name: &str, text: &str| fs::write(home.path().join(name), text).expect("a file");
        write("lsiz.toml", "base = \"lsiz\"\ntitle = \"Ours\"\n");
        write("Cargo.toml", "[package]\nname = \"other\"\n");
        let shelf = shelf(home.path());
        let entries = shelf.entries();
        assert_eq!((entries[0].name.as_str(), entries[0].own), ("lsiz", true));
        assert_eq!(entries.iter().filter(|one| one.name == "lsiz").count(), 1);
        assert!(entries.iter().all(|one| one.name != "Cargo"));
        assert_eq!(
            shelf.open("lsiz").expect("it reads").programme.title,
            "Ours"
        );
        assert_eq!(shelf.base_key("lsiz"), "lsiz.toml");
        assert_eq!(shelf.base_key("chi-zone"), "chi-zone");
    }
}
