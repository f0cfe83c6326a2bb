//! Every return in the gallery is refused with exactly the message that lies beside it: on reading, or
//! where it is set against the zone.
//!
//! `UPDATE_GOLDEN=1 cargo test --test monitoring` rewrites the messages; read them before they are
//! committed: they are what a user sees.

use std::fs;
use std::path::PathBuf;

use regiocast::monitoring::Returns;

use super::directory;

const GALLERY: &str = "tests/monitoring/bad";

fn returns() -> Vec<PathBuf> {
    let entries = fs::read_dir(GALLERY).unwrap();
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "csv"))
        .collect();
    paths.sort();
    paths
}

#[test]
fn every_broken_return_is_refused_with_the_message_beside_it() {
    let returns = returns();
    assert!(returns.len() >= 15, "the gallery has {}", returns.len());
    let directory = directory("lsiz");
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut differing = Vec::new();
    for path in &returns {
        let name = path.file_name().unwrap().to_str().unwrap();
        let read = Returns::parse(name, &fs::read(path).unwrap());
        let found = match read.and_then(|returns| returns.against(&directory)) {
            Ok(found) => panic!("{name} is accepted: {found:?}"),
            Err(error) => error.to_string() + "\n",
        };
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
fn every_message_has_its_return_and_says_what_would_be_right() {
    for path in returns() {
        let message = fs::read_to_string(path.with_extension("txt")).unwrap();
        let errors = message.matches("error: ").count();
        let helps = message.matches("help: ").count();
        assert!(
            errors > 0 && helps >= errors,
            "{}:\n{message}",
            path.display()
        );
    }
    for entry in fs::read_dir(GALLERY).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            assert!(path.with_extension("csv").is_file(), "{}", path.display());
        }
    }
}
