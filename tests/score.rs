//! Are forecasts set beside what was reported as anybody can do by hand, and is what is wrong refused?

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at the first surprise"
)]

mod common;

mod score {
    mod figures;
    mod refused;
}

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use common::scenario;

fn regiocast(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_regiocast"))
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap()
}

#[track_caller]
fn done(folder: &Path, arguments: &[&str]) -> String {
    let output = regiocast(folder, arguments);
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaint}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[track_caller]
fn refused(folder: &Path, arguments: &[&str]) -> String {
    let output = regiocast(folder, arguments);
    let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{complaint}");
    assert!(!folder.join("scored").exists(), "half a folder was left");
    complaint
}

/// A grant of which anything between nothing and £200m comes, half in each of two years.
fn anything(rest: &str) -> String {
    scenario(
        2,
        &format!(
            "[fund.grant]\nkind = \"public\"\nprices = \"real\"\namount = {{ uniform = [0, 200] }}\n\
             profile = [1, 1]\n[activity.plan]\nfunded_by = {{ grant = 1.0 }}\n{rest}"
        ),
    )
}

/// A folder with that scenario, run evenly, and a return.
fn run(rest: &str, returns: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("case.toml"), anything(rest)).unwrap();
    fs::write(folder.path().join("returns.csv"), returns).unwrap();
    let options = ["--sampler", "latin", "--draws", "8000", "--charts", "none"];
    let run = [&["run", "case.toml", "--out", "run"], &options[..]].concat();
    done(folder.path(), &run);
    folder
}

const SCORE: [&str; 6] = [
    "score",
    "run",
    "--monitoring",
    "returns.csv",
    "--out",
    "scored",
];

/// A table as rows of heading and cell.
struct Table(Vec<Vec<(String, String)>>);

impl Table {
    fn read(path: &Path) -> Self {
        let mut reader = csv::Reader::from_path(path).unwrap();
        let headings = reader.headers().unwrap().clone();
        let rows = reader.records().map(|row| {
            let row = row.unwrap();
            let cells = headings.iter().zip(row.iter());
            cells
                .map(|(heading, cell)| (heading.to_owned(), cell.to_owned()))
                .collect()
        });
        Self(rows.collect())
    }

    #[track_caller]
    fn cell(&self, row: usize, heading: &str) -> &str {
        let found = self.0[row].iter().find(|(known, _)| known == heading);
        &found
            .unwrap_or_else(|| panic!("there is no column {heading}"))
            .1
    }

    #[track_caller]
    fn near(&self, row: usize, heading: &str, expected: f64, within: f64) {
        let found: f64 = self.cell(row, heading).parse().unwrap();
        assert!(
            (found - expected).abs() <= within,
            "{heading}: {found}, not {expected}"
        );
    }
}

const TWO_YEARS: &str = "Metric,Year,Value\ninvestment.public,2024,30\ninvestment.public,2025,97\n";
