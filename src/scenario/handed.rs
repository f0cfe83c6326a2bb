//! Texts that somebody hands over, to be kept as scenarios: which files they name, and what they are called.

use std::path::{Component, Path};
use std::sync::Arc;

use crate::problem::{Problem, SourceText};

use super::tree::{self, Node, Table, Value};
use super::write::quoted;

/// The keys whose texts name files, wherever they stand.
const NAMES_A_FILE: [&str; 5] = ["base", "reference", "table", "employment", "survey"];

/// What is wrong with the files that a text names: each must lie in the folder that the text is meant for, or come
/// with the program. To be asked before the text is read, because reading it reads them.
#[must_use]
pub fn leads_outside(text: &str, name: &str) -> Vec<Problem> {
    let source = source(text, name);
    let tree = tree::parse(&source, &mut Vec::new());
    let mut problems = Vec::new();
    within(&tree, "", &mut problems);
    problems
}

/// The text under another title; a short title is the same then. `None` where it is no TOML.
#[must_use]
pub fn retitled(text: &str, title: &str) -> Option<String> {
    let mut problems = Vec::new();
    let tree = tree::parse(&source(text, ""), &mut problems);
    if !problems.is_empty() {
        return None;
    }
    let mut new = text.to_owned();
    let mut places: Vec<_> = ["title", "short_title"]
        .iter()
        .filter_map(|key| Some(tree.get(key)?.place.span.clone()))
        .collect();
    // From the last to the first, so that places stay what they are.
    places.sort_by_key(|place| std::cmp::Reverse(place.start));
    for place in places {
        text.get(place.clone())?;
        new.replace_range(place, &quoted(title));
    }
    if tree.get("title").is_none() {
        new.insert_str(0, &format!("title = {}\n", quoted(title)));
    }
    Some(new)
}

fn source(text: &str, name: &str) -> Arc<SourceText> {
    Arc::new(SourceText {
        name: name.to_owned(),
        text: text.to_owned(),
        order: 0,
        folder: None,
    })
}

fn within(table: &Table, path: &str, problems: &mut Vec<Problem>) {
    for entry in &table.entries {
        let own = if path.is_empty() {
            entry.key.clone()
        } else {
            format!("{path}.{}", entry.key)
        };
        node_within(&entry.node, &entry.key, &own, problems);
    }
}

fn node_within(node: &Node, key: &str, path: &str, problems: &mut Vec<Problem>) {
    match &node.value {
        Value::Table(table) => within(table, path, problems),
        Value::List(items) => {
            for item in items {
                node_within(item, key, path, problems);
            }
        }
        Value::Text(named) if NAMES_A_FILE.contains(&key) && !is_inside(named) => {
            let message = "names a file outside the folder of this page";
            let help =
                "name a scenario that comes with regiocast, or a file that lies in the folder";
            problems.push(Problem::error(&node.place, path, message).help(help));
        }
        _ => {}
    }
}

/// Whether a name stays in its folder. A text of several lines is a sheet itself, and no name.
fn is_inside(named: &str) -> bool {
    let is_plain = |part: Component<'_>| matches!(part, Component::Normal(_));
    named.contains('\n')
        || (!named.contains(['\\', ':', '\0']) && Path::new(named).components().all(is_plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_names_no_file_outside_its_folder() {
        let cases = [
            "base = \"/etc/passwd\"\n",
            "base = \"../secret.toml\"\n",
            "base = \"plans/../../secret.toml\"\n",
            "base = \"C:secret.toml\"\n",
            "base = \"..\\\\secret.toml\"\n",
            "start = 2024\nreference = \"../without.toml\"\n",
            "[region.input_output]\ntable = \"/dev/zero\"\n",
            "[region.input_output]\nemployment = \"./../jobs.csv\"\n",
            "[workforce.staff]\nsurvey = \"/etc/shadow\"\n",
            "[reference.workforce.staff]\nsurvey = \"/etc/shadow\"\n",
        ];
        for text in cases {
            assert_eq!(leads_outside(text, "mine").len(), 1, "{text}");
        }
        let fine = "base = \"lsiz.toml\"\nnote = \"/etc/passwd and ../x\"\n[workforce.staff]\nsurvey = \"surveys/a.csv\"\n\
                    [region.input_output]\ntable = \"a,b\\n1,2\\n\"\n";
        assert!(leads_outside(fine, "mine").is_empty());
    }

    #[test]
    fn another_title_changes_the_title_and_nothing_else() {
        let text = "# a comment\ntitle = 'Old' # kept\nstart = 2024\nshort_title = \"O\"\n[fund.a]\ntitle = \"A\"\n";
        assert_eq!(
            retitled(text, "New \"one\"").as_deref(),
            Some(
                "# a comment\ntitle = \"New \\\"one\\\"\" # kept\nstart = 2024\nshort_title = \"New \\\"one\\\"\"\n[fund.a]\ntitle = \"A\"\n"
            )
        );
        assert_eq!(
            retitled("start = 2024\n", "New").as_deref(),
            Some("title = \"New\"\nstart = 2024\n")
        );
        assert_eq!(retitled("title = ", "New"), None);
    }
}
