//! What a reader of a scenario with origins and districts is given: tables, a map, and which leakage is whose.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Runs a command of the program on the six districts and gives the folder that it wrote.
fn made(folder: &Path, command: &[&str]) -> PathBuf {
    let scenario = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/labour/six-districts.toml");
    let output = Command::new(env!("CARGO_BIN_EXE_regiocast"))
        .current_dir(folder)
        .args(command)
        .arg(&scenario)
        .args(["--draws", "400", "--out", "made"])
        .output()
        .unwrap();
    let complained = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{complained}");
    assert!(!complained.contains("chart"), "{complained}");
    folder.join("made")
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The means of a table of districts, by metric and district.
fn means(table: &str) -> Vec<(String, String, f64)> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let rows = reader.records().map(|row| {
        let row = row.unwrap();
        (
            row[0].to_owned(),
            row[1].to_owned(),
            row[5].parse().unwrap(),
        )
    });
    rows.collect()
}

#[test]
fn a_run_has_a_table_and_a_map_of_districts_in_which_nothing_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let made = made(folder.path(), &["run"]);
    for name in ["tables/districts.md", "charts/map.svg", "charts/map.png"] {
        assert!(made.join(name).is_file(), "{name} is missing");
    }
    let table = means(&read(&made, "tables/districts.csv"));
    for base in [
        "jobs.net",
        "jobs.filled",
        "jobs.skilled",
        "jobs.created",
        "investment.total",
        "training.completions",
    ] {
        let of = |row: &&(String, String, f64)| {
            row.0 == base
                || row.0 == format!("{base}.total")
                || row.0.starts_with(&format!("{base}.district."))
        };
        let (whole, parts): (Vec<_>, Vec<_>) = table
            .iter()
            .filter(of)
            .partition(|row| row.1 == "Whole programme");
        let sum: f64 = parts.iter().map(|row| row.2).sum();
        assert_eq!(whole.len(), 1, "{base}");
        assert!(
            (sum - whole[0].2).abs() < 1e-9 * sum,
            "{base}: {sum} of {}",
            whole[0].2
        );
        if base != "training.completions" {
            assert!(
                parts.iter().any(|row| row.1 == "Not placed" && row.2 > 0.0),
                "{base}"
            );
        }
    }
    let map = read(&made, "charts/map.svg");
    assert!(map.contains("St Helens") && map.contains("Not placed in any district"));
}

#[test]
fn the_page_and_the_walk_say_which_leakage_is_modelled() {
    let folder = tempfile::tempdir().unwrap();
    let made = made(folder.path(), &["run"]);
    let said = "Leakage of skilled jobs in Data and digital: modelled, the share held by commuters";
    for name in ["summary.md", "tables/walk.md"] {
        let text = read(&made, name).replace('\n', " ");
        assert!(text.contains(said), "{name}: {text}");
    }
}

#[test]
fn a_pack_shows_the_map_with_its_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let made = made(folder.path(), &["report"]);
    let page = read(&made, "six-districts-bid.html");
    for words in [
        "Net additional jobs by district",
        "Jobs, money and training by district",
        "Not placed",
        "Leakage of skilled jobs in Data and digital",
    ] {
        assert!(page.contains(words), "{words}");
    }
}
