//! From a name to one merged tree: files, bases, and the evidence that lies beside them.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::problem::{Place, Problem, SourceText, help_for_unknown};

use super::kin::BaseIds;
use super::location::{Location, folder_problem, known_bases, toml_files};
use super::tree::{Entry, Node, Table};
use super::{library, overlay, tree};

/// Everything that was read for a scenario.
pub(super) struct Loaded {
    /// The scenario over its bases, without `base` and `remove`.
    pub tree: Table,
    /// The beginning of the scenario's own file.
    pub top: Place,
    /// Evidence, nearest first: beside the scenario, beside its bases, shipped.
    pub layers: Vec<Table>,
    /// The tables that the scenario's base has.
    pub base_ids: BaseIds,
    /// How many files were read so far.
    pub files: usize,
}

/// Reads a scenario, what it builds on, and the evidence beside them: where it is asked for, and after
/// how many other files.
pub(super) fn load(
    location: &Location,
    (asked, files): (Option<&Place>, usize),
    problems: &mut Vec<Problem>,
) -> Option<Loaded> {
    let mut loader = Loader::new(problems);
    loader.files = files;
    let (tree, top) = loader.file(location, asked)?;
    Some(loader.loaded(tree, top))
}

/// Reads what a tree at hand builds on, and the evidence beside both. Names are relative to a folder.
pub(super) fn load_tree(
    tree: Table,
    top: Place,
    folder: Option<&Path>,
    problems: &mut Vec<Problem>,
) -> Loaded {
    let mut loader = Loader::new(problems);
    loader.files = 1;
    loader.folders.extend(folder.map(Path::to_owned));
    let tree = loader.over_base(tree, folder);
    loader.loaded(tree, top)
}

struct Loader<'a> {
    problems: &'a mut Vec<Problem>,
    chain: Vec<(String, String)>,
    folders: Vec<PathBuf>,
    files: usize,
    base_ids: BaseIds,
}

impl<'a> Loader<'a> {
    fn new(problems: &'a mut Vec<Problem>) -> Self {
        Self {
            problems,
            chain: Vec::new(),
            folders: Vec::new(),
            files: 0,
            base_ids: BaseIds::default(),
        }
    }

    fn loaded(mut self, tree: Table, top: Place) -> Loaded {
        let layers = self.evidence();
        Loaded {
            tree,
            top,
            layers,
            base_ids: self.base_ids,
            files: self.files,
        }
    }
}

impl Loader<'_> {
    fn file(&mut self, location: &Location, asked: Option<&Place>) -> Option<(Table, Place)> {
        let shown = location.shown();
        if self.is_cycle(location, asked) {
            return None;
        }
        let text = match location.text() {
            Ok(text) => text,
            Err(error) => {
                let mut problem = Problem::nowhere(format!("`{shown}` cannot be read: {error}"))
                    .help("is it a text file that you may read, saved as UTF-8?");
                problem.place = asked.cloned();
                self.problems.push(problem);
                return None;
            }
        };
        self.chain.push((location.identity(), shown.clone()));
        let folder = location.folder();
        if let Some(folder) = &folder
            && !self.folders.contains(folder)
        {
            self.folders.push(folder.clone());
        }
        let (tree, top) = self.parse(shown, text, folder.clone());
        let tree = self.over_base(tree, folder.as_deref());
        Some((tree, top))
    }

    fn parse(&mut self, name: String, text: String, folder: Option<PathBuf>) -> (Table, Place) {
        let source = Arc::new(SourceText {
            name,
            text,
            order: self.files,
            folder,
        });
        self.files += 1;
        let tree = tree::parse(&source, self.problems);
        let top = tree
            .entries
            .first()
            .map_or_else(|| Place { source, span: 0..0 }, |first| first.place.clone());
        (tree, top)
    }

    fn is_cycle(&mut self, location: &Location, asked: Option<&Place>) -> bool {
        let identity = location.identity();
        let Some(first) = self.chain.iter().position(|(known, _)| *known == identity) else {
            return false;
        };
        let mut names: Vec<&str> = self.chain[first..]
            .iter()
            .map(|(_, shown)| shown.as_str())
            .collect();
        names.push(names[0]);
        let message = format!("these build on each other: {}", names.join(" -> "));
        let mut problem = Problem::nowhere(message).help("one of them must stand without a base");
        problem.place = asked.cloned();
        "base".clone_into(&mut problem.path);
        self.problems.push(problem);
        true
    }

    /// Whether a name means a file that builds on the base being sought.
    fn is_in_chain(&self, name: &str, folder: Option<&Path>) -> bool {
        Location::find(name, folder).is_some_and(|location| {
            let identity = location.identity();
            self.chain.iter().any(|(known, _)| *known == identity)
        })
    }

    /// Merges a file over the base that it names.
    fn over_base(&mut self, mut tree: Table, folder: Option<&Path>) -> Table {
        let base = tree.take("base");
        let remove = tree.take("remove");
        let Some(base) = base else {
            if let Some(remove) = remove {
                self.problems.push(
                    Problem::error(&remove.place, "remove", "there is no base to take out of")
                        .help("name one with `base = \"…\"`, or leave `remove` out"),
                );
            }
            return tree;
        };
        let Some(mut below) = self.base(&base, folder) else {
            return tree;
        };
        if let Some(parts) = remove {
            overlay::remove(&mut below, &parts.node, self.problems);
        }
        // A new title puts the base's short one out of date.
        if tree.get("title").is_some() {
            below.take("short_title");
        }
        // The scenario's own base comes last, after the bases below it.
        self.base_ids = BaseIds::of(&below);
        overlay::merge(&mut below, tree);
        below
    }

    fn base(&mut self, base: &Entry, folder: Option<&Path>) -> Option<Table> {
        let Some(name) = base.node.text() else {
            let message = format!("should be the name of a file, but is {}", base.node.kind());
            self.problems.push(
                Problem::error(&base.node.place, "base", message)
                    .help("write base = \"lsiz.toml\""),
            );
            return None;
        };
        match seek(name, folder, |other| !self.is_in_chain(other, folder)) {
            Ok(location) => self
                .file(&location, Some(&base.node.place))
                .map(|(tree, _)| tree),
            Err((message, help)) => {
                self.problems
                    .push(Problem::error(&base.node.place, "base", message).help(help));
                None
            }
        }
    }

    /// The evidence of all folders met, nearest first, and then the shipped library.
    fn evidence(&mut self) -> Vec<Table> {
        let mut layers = Vec::new();
        for folder in std::mem::take(&mut self.folders) {
            let files = toml_files(&folder.join(library::EVIDENCE));
            let texts = files.into_iter().filter_map(|path| {
                let shown = path.display().to_string();
                match fs::read_to_string(&path) {
                    Ok(text) => Some((shown, text)),
                    Err(error) => {
                        let message = format!("`{shown}` cannot be read: {error}");
                        let help = "is it a text file that you may read, saved as UTF-8?";
                        self.problems.push(Problem::nowhere(message).help(help));
                        None
                    }
                }
            });
            let texts: Vec<(String, String)> = texts.collect();
            layers.push(self.layer(texts));
        }
        layers.push(self.shipped_evidence());
        layers
    }

    fn shipped_evidence(&mut self) -> Table {
        let texts = library::evidence()
            .into_iter()
            .map(|(name, text)| (format!("shipped/{name}"), text.to_owned()));
        let texts: Vec<(String, String)> = texts.collect();
        self.layer(texts)
    }

    fn layer(&mut self, texts: Vec<(String, String)>) -> Table {
        let mut layer = Table::default();
        for (name, text) in texts {
            let (table, _) = self.parse(name, text, None);
            for entry in table.entries {
                if let Some(first) = layer.entry(&entry.key) {
                    self.problems.push(twice(&entry, &first.node));
                } else {
                    layer.entries.push(entry);
                }
            }
        }
        layer
    }
}

/// Finds the scenario that a name in a file of a folder means; what to say, and what would be right,
/// where there is none. Only those that fit are proposed.
pub(super) fn seek(
    name: &str,
    folder: Option<&Path>,
    fits: impl Fn(&str) -> bool,
) -> Result<Location, (String, String)> {
    if let Some(location) = Location::find(name, folder) {
        return Ok(location);
    }
    if let Some(trouble) = folder.and_then(|folder| folder_problem(name, folder)) {
        return Err(trouble);
    }
    let mut known = known_bases(name, folder);
    known.retain(|other| fits(other));
    let known = known.iter().map(String::as_str);
    Err((
        format!("there is neither a file nor a shipped scenario `{name}`"),
        help_for_unknown(name, known, "scenarios"),
    ))
}

fn twice(entry: &Entry, first: &Node) -> Problem {
    let path = format!("evidence.{}", entry.key);
    let there = &first.place;
    Problem::error(&entry.place, &path, "this id is in the library twice").help(format!(
        "it is also in {}, line {}; give one of them another id",
        there.source.name,
        there.line()
    ))
}

/// The shipped evidence library alone.
pub(super) fn shipped_library(problems: &mut Vec<Problem>) -> Table {
    Loader::new(problems).shipped_evidence()
}
