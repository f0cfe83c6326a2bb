//! Does every kind of processor give the same digits?
//!
//! The program is compiled for plain 64-bit processors, for 256-bit vectors and for 512-bit ones, and
//! takes the widest there is. A processor that lacks one of them runs the next narrower one, so that
//! this test says most where the widest vectors are.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::fs;
use std::path::Path;
use std::process::Command;

/// The summary of a run with vectors of at most this width.
fn summary(folder: &Path, vectors: &str, arguments: &[&str]) -> Vec<u8> {
    let out = folder.join(vectors);
    let output = Command::new(env!("CARGO_BIN_EXE_regiocast"))
        .current_dir(folder)
        .env("REGIOCAST_VECTORS", vectors)
        .args(["-q", "run"])
        .args(arguments)
        .args(["--charts", "none", "--out"])
        .arg(&out)
        .output()
        .unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{complaint}");
    fs::read(out.join("tables/summary.csv")).unwrap()
}

fn same_on_all(arguments: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let widest = summary(folder.path(), "widest", arguments);
    assert!(widest.len() > 10_000);
    for narrower in ["plain", "256"] {
        let narrow = summary(folder.path(), narrower, arguments);
        assert!(narrow == widest, "{narrower} differs");
    }
}

const EVERYTHING: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/independent/scenarios/everything.toml"
);

#[test]
fn every_width_of_vectors_gives_the_same_bytes_of_draws_that_are_kept() {
    same_on_all(&[EVERYTHING, "--draws", "3000"]);
}

#[test]
fn every_width_of_vectors_gives_the_same_bytes_of_draws_that_are_counted() {
    same_on_all(&[EVERYTHING, "--draws", "16385"]);
}

#[test]
fn every_width_of_vectors_gives_the_same_bytes_of_sobol_points() {
    same_on_all(&[EVERYTHING, "--draws", "1024", "--sampler", "sobol"]);
}

#[test]
fn every_width_of_vectors_gives_the_same_bytes_of_a_scenario_s_own_outcomes() {
    let own = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/told/outcomes.toml");
    same_on_all(&[own, "--draws", "1100"]);
}
