//! Do programs of other makers read the same in the pack: openpyxl, python-docx, `LibreOffice`, Chromium?
//!
//! These tests need such programs and run where the environment says `REGIOCAST_READERS=1`, as `.ci/run` does after
//! installing them; elsewhere they are listed as ignored.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::{run, said};

/// A script of this folder.
fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/pack")
        .join(name)
}

/// Runs a program that must find nothing wrong.
#[track_caller]
fn satisfied(program: &str, arguments: &[&Path]) -> String {
    let output = Command::new(program).args(arguments).output();
    let output = output.unwrap_or_else(|error| panic!("{program} cannot be started: {error}"));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        output.status.success(),
        "{program} {arguments:?}:\n{said}\n{complaint}"
    );
    said
}

/// The Python that has the libraries.
fn python() -> String {
    std::env::var("REGIOCAST_PYTHON").unwrap_or_else(|_| "python3".to_owned())
}

fn pack(here: &Path, scenario: &str) {
    run(here, scenario, "run");
    said(here, "report run --out pack --lead A_combined_authority");
}

#[test]
#[cfg_attr(
    not(readers),
    ignore = "needs Python, LibreOffice and Chromium: REGIOCAST_READERS=1"
)]
fn other_programs_read_the_same_figures() {
    for scenario in ["lsiz", "chi-zone"] {
        let home = tempfile::tempdir().unwrap();
        let here = home.path();
        pack(here, scenario);
        let (summary, files) = (here.join("run/tables/summary.csv"), here.join("pack"));
        satisfied(&python(), &[&script("one_number.py"), &summary, &files]);
    }
}

#[test]
#[cfg_attr(
    not(readers),
    ignore = "needs Python and LibreOffice: REGIOCAST_READERS=1"
)]
fn the_workbook_calculates_what_it_says() {
    let home = tempfile::tempdir().unwrap();
    pack(home.path(), "chi-zone");
    let book = home.path().join("pack/chi-zone-bid.xlsx");
    satisfied(
        &python(),
        &[
            &script("read_workbook.py"),
            &book,
            Path::new("--recalculate"),
        ],
    );
}

#[test]
#[cfg_attr(not(readers), ignore = "needs Python and Node: REGIOCAST_READERS=1")]
fn the_document_is_whole_and_valid() {
    let home = tempfile::tempdir().unwrap();
    pack(home.path(), "lsiz");
    let document = home.path().join("pack/lsiz-bid.docx");
    satisfied(&python(), &[&script("read_document.py"), &document]);
    satisfied("node", &[&script("validate_docx.mjs"), &document]);
}

#[test]
#[cfg_attr(not(readers), ignore = "needs Node and Chromium: REGIOCAST_READERS=1")]
fn the_web_page_can_be_used_by_everybody() {
    let home = tempfile::tempdir().unwrap();
    pack(home.path(), "lsiz");
    let page = home.path().join("pack/lsiz-bid.html");
    satisfied("node", &[&script("accessibility.mjs"), &page]);
}
