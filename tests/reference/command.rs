//! What a reader of the folder is told.

use std::fs;
use std::process::Command;

use super::closed_form::jobs;

/// Runs the program in a folder.
fn regiocast(folder: &std::path::Path, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_regiocast"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    let shown = String::from_utf8_lossy(&output.stdout).into_owned();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    shown
}

#[test]
fn every_page_says_that_net_is_net_of_a_reference_run() {
    let place = tempfile::tempdir().unwrap();
    let with = format!("reference = \"without.toml\"\n{}", jobs(500.0, 0.3, 0.25));
    fs::write(place.path().join("with.toml"), with).unwrap();
    fs::write(place.path().join("without.toml"), jobs(150.0, 0.2, 0.5)).unwrap();
    let said = "Net of a reference run (“150 jobs”), not of assumed deadweight";
    let checked = regiocast(place.path(), &["check", "with.toml"]);
    assert!(checked.contains(said), "{checked}");
    let draws = ["--draws", "100", "--out", "out", "--save-draws"];
    let run = [&["run", "with.toml", "--charts", "svg"], draws.as_slice()].concat();
    let shown = regiocast(place.path(), &run);
    assert!(shown.contains(said), "{shown}");
    let read = |name: &str| fs::read_to_string(place.path().join("out").join(name)).unwrap();
    for page in ["summary.md", "tables/walk.md"] {
        assert!(read(page).contains(said), "{page}: {}", read(page));
    }
    let walk = read("tables/walk.md");
    assert!(walk.contains("Would be there without the programme (reference run)"));
    assert!(!walk.contains("(deadweight)"));
    assert!(read("charts/gross_to_net.svg").contains("There without the programme"));
    let log = read("tables/assumptions.md");
    assert!(
        !log.contains("deadweight |") && log.contains("in the reference"),
        "{log}"
    );
    let table = read("tables/reference.csv");
    assert!(
        table.lines().any(|line| line.starts_with("jobs.net,")),
        "{table}"
    );
    // The resolved scenario makes the same folder again.
    let again = ["--draws", "100", "--out", "again", "--charts", "none"];
    let resolved = "out/scenario.resolved.toml";
    regiocast(
        place.path(),
        &[&["run", resolved], again.as_slice()].concat(),
    );
    let again = fs::read_to_string(place.path().join("again/tables/summary.csv")).unwrap();
    assert_eq!(again, read("tables/summary.csv"));
}
