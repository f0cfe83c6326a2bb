//! Every mistake in the gallery is refused with exactly the message that lies beside it.
//!
//! `UPDATE_GOLDEN=1 cargo test --test bad_scenarios` rewrites the messages; read them before they
//! are committed: they are what a user sees.

#![expect(clippy::expect_used, reason = "a test may stop at the first surprise")]

use std::fs;
use std::path::{Path, PathBuf};

use regiocast::scenario::Scenario;

fn mistakes() -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir("tests/bad")
        .expect("the gallery")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .collect();
    paths.sort();
    paths
}

fn message(path: &Path) -> String {
    let name = path.to_str().expect("a path in UTF-8").replace('\\', "/");
    match Scenario::read(&name) {
        Ok(_) => panic!("{name} is accepted"),
        Err(error) => format!("{error}\n").replace('\\', "/"),
    }
}

#[test]
fn every_mistake_is_refused_with_the_message_beside_it() {
    let mistakes = mistakes();
    assert!(mistakes.len() > 70, "the gallery has {}", mistakes.len());
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut differing = Vec::new();
    for path in &mistakes {
        let found = message(path);
        let beside = path.with_extension("txt");
        if update {
            fs::write(&beside, found).expect("the message is written");
        } else if fs::read_to_string(&beside).unwrap_or_default() != found {
            differing.push(format!("{}\n{found}", path.display()));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n\n"));
}

#[test]
fn every_message_has_a_mistake() {
    for entry in fs::read_dir("tests/bad").expect("the gallery") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|end| end == "txt") {
            assert!(path.with_extension("toml").is_file(), "{}", path.display());
        }
    }
}

#[test]
fn every_message_says_what_would_be_right() {
    for path in mistakes() {
        let message = message(&path);
        let errors = message.matches("error: ").count();
        let helps = message.matches("= help: ").count();
        assert!(helps >= errors, "{}:\n{message}", path.display());
    }
}
