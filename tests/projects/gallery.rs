//! Every list in the gallery is refused with exactly the message that lies beside it.
//!
//! `UPDATE_GOLDEN=1 cargo test --test projects` rewrites the messages; read them before they are
//! committed: they are what a user sees.

use std::fs;
use std::path::PathBuf;

use super::refused;

const GALLERY: &str = "tests/projects/bad";

fn lists() -> Vec<PathBuf> {
    let entries = fs::read_dir(GALLERY).unwrap();
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "csv"))
        .collect();
    paths.sort();
    paths
}

#[test]
fn every_broken_list_is_refused_with_the_message_beside_it() {
    let lists = lists();
    assert!(lists.len() >= 15, "the gallery has {}", lists.len());
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut differing = Vec::new();
    for path in &lists {
        let name = path.file_name().unwrap().to_str().unwrap();
        let found = refused(name, &fs::read(path).unwrap()) + "\n";
        let beside = path.with_extension("txt");
        if update {
            fs::write(&beside, found).unwrap();
        } else if fs::read_to_string(&beside).unwrap_or_default() != found {
            differing.push(format!("{}\n{found}", path.display()));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n\n"));
}

#[test]
fn every_message_has_its_list_and_says_what_would_be_right() {
    for path in lists() {
        let message = fs::read_to_string(path.with_extension("txt")).unwrap();
        let errors = message.matches("error: ").count();
        let helps = message.matches("help: ").count();
        assert!(
            errors > 0 && helps >= errors,
            "{}:\n{message}",
            path.display()
        );
    }
    let messages = fs::read_dir(GALLERY).unwrap();
    for path in messages.map(|entry| entry.unwrap().path()) {
        if path.extension().is_some_and(|ending| ending == "txt") {
            assert!(path.with_extension("csv").is_file(), "{}", path.display());
        }
    }
}
