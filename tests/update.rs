//! Does `regiocast update` do through the program what its parts do, and does what it leaves behind serve the
//! other commands?

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at the first surprise"
)]

mod update {
    mod answers;
    mod discrepancy;
    mod folder;
    mod given;
    mod kept;
    mod refused;
}

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

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
    assert!(output.status.success(), "{arguments:?}: {complaint}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The complaint of a command that must be refused, with exit code 2 and nothing written.
#[track_caller]
fn refused(folder: &Path, arguments: &[&str]) -> String {
    let before = names(folder);
    let output = regiocast(folder, arguments);
    let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {complaint}");
    assert!(!complaint.contains("panicked"), "{complaint}");
    assert_eq!(names(folder), before, "something was left behind");
    complaint
}

/// What lies in a folder, folders in it included.
fn names(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path.clone());
            }
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Every file of a folder by its name, without the seconds that a run took.
fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = names(folder).into_iter().filter(|path| path.is_file());
    files
        .map(|path| {
            let mut bytes = fs::read(&path).unwrap();
            if path.ends_with("run.toml") {
                let text = String::from_utf8(bytes).unwrap();
                let lines = text.lines().filter(|line| !line.starts_with("seconds = "));
                bytes = lines.collect::<Vec<_>>().join("\n").into_bytes();
            }
            (path.strip_prefix(folder).unwrap().to_owned(), bytes)
        })
        .collect()
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

/// Updates the shipped small zone with a return of these rows (metric, year, value) into `out`.
#[track_caller]
fn updated(folder: &Path, rows: &str, (out, more): (&str, &[&str])) -> String {
    fs::write(
        folder.join(format!("{out}.csv")),
        format!("Metric,Year,Value\n{rows}"),
    )
    .unwrap();
    let file = format!("{out}.csv");
    let arguments = [
        "update",
        "chi-zone",
        "--monitoring",
        &file,
        "--draws",
        "1024",
        "--charts",
        "none",
        "--out",
        out,
    ];
    done(folder, &[&arguments[..], more].concat())
}

/// The shipped small zone after its shipped return: made once for all tests, which read it only.
fn shipped() -> &'static Path {
    static MADE: OnceLock<PathBuf> = OnceLock::new();
    MADE.get_or_init(|| {
        let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("chi-zone-updated");
        let shown = out.display().to_string();
        let arguments = [
            "update",
            "chi-zone",
            "--monitoring",
            "chi-zone-example",
            "--draws",
            "1024",
            "--out",
            &shown,
        ];
        done(Path::new(env!("CARGO_TARGET_TMPDIR")), &arguments);
        out
    })
}

/// The same as an argument.
fn shipped_text() -> String {
    shipped().display().to_string()
}

/// A copy of it that may be damaged.
fn copy_of_shipped(to: &Path) {
    for (name, bytes) in contents(shipped()) {
        fs::create_dir_all(to.join(&name).parent().unwrap()).unwrap();
        fs::write(to.join(&name), bytes).unwrap();
    }
    // With the seconds.
    fs::copy(shipped().join("run.toml"), to.join("run.toml")).unwrap();
}

/// A table as rows of cells by heading.
fn table(path: &Path) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    reader.deserialize().map(Result::unwrap).collect()
}

/// P10, P50 and P90 of a metric in a year, from the summary of a folder.
#[track_caller]
fn range(folder: &Path, metric: &str, year: &str) -> [f64; 3] {
    let rows = table(&folder.join("tables/summary.csv"));
    let row = rows
        .iter()
        .find(|row| row["metric"] == metric && row["year"] == year)
        .unwrap_or_else(|| panic!("there is no {metric} of {year}"));
    ["p10", "p50", "p90"].map(|heading| row[heading].parse().unwrap())
}
