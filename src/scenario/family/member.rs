//! One scenario of a file that holds several, by its name: to be opened by itself, and to be saved as a file of its
//! own.

use std::path::Path;
use std::sync::Arc;

use super::super::load::load_tree;
use super::super::location::Location;
use super::super::tree::{self, Node, Table};
use super::super::{Scenario, ScenarioError, library};
use super::{Member, of_tree};
use crate::problem::SourceText;

/// The scenarios in the text of a file of that name; `None` where it does not hold several.
///
/// # Errors
///
/// With all that is wrong with the file as a whole.
#[must_use]
pub fn members(text: &str, name: &str) -> Option<Result<Vec<Member>, ScenarioError>> {
    let source = Arc::new(SourceText {
        name: format!("{name}.toml"),
        text: text.to_owned(),
        order: 0,
        folder: None,
    });
    let mut problems = Vec::new();
    let tree = tree::parse(&source, &mut problems);
    if !library::is_family(&tree) {
        return None;
    }
    let members = of_tree(&source, tree, &mut problems);
    Some(if problems.is_empty() {
        Ok(members)
    } else {
        Err(ScenarioError { problems })
    })
}

impl Member {
    /// Its name in the file.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it is called.
    #[must_use]
    pub fn title(&self) -> &str {
        self.text("title").unwrap_or(&self.name)
    }

    /// What it builds on, as the file says it.
    #[must_use]
    pub fn base(&self) -> &str {
        self.text("base").unwrap_or_default()
    }

    fn text(&self, key: &str) -> Option<&str> {
        self.tree.get(key).and_then(Node::text)
    }

    /// Reads it as if its file lay in a folder.
    ///
    /// # Errors
    ///
    /// With all that is wrong with it.
    pub fn scenario(&self, folder: &Path) -> Result<Scenario, ScenarioError> {
        let mut problems = Vec::new();
        let (tree, top) = (self.tree.clone(), self.top.clone());
        let loaded = load_tree(tree, top, Some(folder), &mut problems);
        let location = Location::Text {
            name: self.name.clone(),
            text: String::new(),
            folder: Some(folder.to_owned()),
        };
        Scenario::from_loaded(&location, loaded, problems)
    }

    /// What it sets otherwise than its base, and what it takes out of it.
    pub(in crate::scenario) fn differs(&self) -> Table {
        let mut own = self.tree.clone();
        for key in ["base", "title", "note"] {
            own.take(key);
        }
        own
    }
}
