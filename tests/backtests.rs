//! Do the back-tests read and run, and does the page say what they find?
//!
//! `regiocast backtest --into docs/validation.md` writes the section anew.

#![expect(clippy::panic, reason = "a test may stop at the first surprise")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use assert_cmd::Command;
use regiocast::backtest::manifest::shipped;
use regiocast::backtest::{Kind, Results, page, run};
use regiocast::ensemble::Settings;
use regiocast::monitoring::Returns;
use regiocast::outcomes::Outcomes;
use regiocast::scenario::{Scenario, shipped_backtests};

/// As the command runs them where nothing is said.
static RESULTS: LazyLock<Results> =
    LazyLock::new(|| run(Settings::new(10_000, 1)).unwrap_or_else(|error| panic!("{error}")));

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn validation() -> PathBuf {
    root().join("docs/validation.md")
}

#[test]
fn the_list_and_the_files_are_of_the_same_programmes() {
    let listed: BTreeSet<String> = shipped()
        .unwrap()
        .into_iter()
        .map(|entry| format!("backtests/{}", entry.id))
        .collect();
    let there: BTreeSet<String> = shipped_backtests()
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    assert_eq!(listed, there);
}

#[test]
fn outturns_are_of_metrics_that_their_programmes_have_and_name_their_sources() {
    for entry in shipped().unwrap() {
        let scenario = Scenario::parse(entry.scenario().unwrap(), &entry.id)
            .unwrap_or_else(|error| panic!("{error}"));
        assert!(
            scenario
                .warnings
                .iter()
                .all(|one| !one.to_string().contains("source"))
        );
        for assumption in &scenario.register.assumptions {
            let about = &assumption.provenance;
            assert!(
                !about.source.is_empty(),
                "{}: {}",
                entry.id,
                assumption.name
            );
            assert!(about.rating.is_some(), "{}: {}", entry.id, assumption.name);
        }
        let returns = Returns::parse(&entry.outturn_name(), entry.outturn().unwrap().as_bytes())
            .unwrap_or_else(|error| panic!("{error}"));
        returns
            .against(&Outcomes::of(&scenario.programme).directory)
            .unwrap_or_else(|error| panic!("{error}"));
        for row in &returns.rows {
            assert!(!row.source.is_empty(), "{}, row {}", entry.id, row.number);
            assert!(
                entry.counts.contains_key(&row.metric),
                "{}: {}",
                entry.id,
                row.metric
            );
        }
    }
}

#[test]
fn a_forecast_test_has_more_than_one_outturn() {
    for test in &RESULTS.tests {
        let outturns = test.points.len();
        assert!(outturns >= 1, "{}", test.entry.id);
        assert!(
            test.entry.kind != Kind::Forecast || outturns > 1,
            "{}",
            test.entry.id
        );
    }
}

#[test]
fn what_fails_says_why_and_what_holds_makes_no_excuses() {
    for test in &RESULTS.tests {
        assert_eq!(
            test.holds(),
            test.entry.reason.is_empty(),
            "{}",
            test.entry.id
        );
    }
}

/// Entries of the library that were made from an outturn, or lean on it, by back-test: none may be used there.
const MADE_FROM_IT: [(&str, &[&str]); 6] = [
    (
        "skills-bootcamps-wave-2",
        &[
            "bootcamp_completion",
            "bootcamp_outcome",
            "training_take_up",
        ],
    ),
    (
        "skills-bootcamps-wave-3",
        &[
            "bootcamp_completion",
            "bootcamp_outcome",
            "training_take_up",
        ],
    ),
    ("apprenticeships", &["apprenticeship_completion"]),
    ("inward-investment-2023", &["jobs_per_landing"]),
    (
        "enterprise-zones-2012",
        &[
            "tax_site_landings",
            "delivered_jobs",
            "taxsite_displacement",
            "space_displacement",
        ],
    ),
    (
        "hemisphere",
        &[
            "overrun_laboratory",
            "hemisphere_slip",
            "build_years_laboratory",
            "anchor_delay",
        ],
    ),
];

#[test]
fn nothing_that_was_made_from_an_outturn_forecasts_it() {
    for entry in shipped().unwrap() {
        let scenario = Scenario::parse(entry.scenario().unwrap(), &entry.id).unwrap();
        let used: Vec<&str> = scenario.library.iter().map(|one| one.id.as_str()).collect();
        let of_it = MADE_FROM_IT.iter().filter(|(id, _)| *id == entry.id);
        for made in of_it.flat_map(|(_, made)| *made) {
            assert!(!used.contains(made), "{} uses `{made}`", entry.id);
        }
        // The records of the two funds are in this entry, and in both back-tests.
        assert!(!used.contains(&"slippage_capital"), "{}", entry.id);
    }
}

#[test]
fn the_page_says_what_the_back_tests_find() {
    let written = fs::read_to_string(validation()).unwrap();
    let wanted = page::into(&written, &page::section(&RESULTS)).unwrap();
    assert!(
        written == wanted,
        "docs/validation.md is not in step; `regiocast backtest --into docs/validation.md` writes it anew"
    );
}

#[test]
fn the_command_writes_its_folder_and_the_same_section() {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("validation.md");
    fs::copy(validation(), &copy).unwrap();
    let out = folder.path().join("found");
    let mut command = Command::cargo_bin("regiocast").unwrap();
    command
        .current_dir(folder.path())
        .args([
            "backtest",
            "--charts",
            "svg",
            "--into",
            "validation.md",
            "--out",
        ])
        .arg(&out);
    command.assert().success();
    assert_eq!(fs::read(&copy).unwrap(), fs::read(validation()).unwrap());
    for file in [
        "backtests.md",
        "run.toml",
        "tables/backtests.csv",
        "tables/backtest_outturns.csv",
        "tables/backtest_coverage.csv",
        "charts/forecast_tests.svg",
        "charts/plausibility_checks.svg",
        "charts/coverage.svg",
    ] {
        assert!(out.join(file).is_file(), "{file}");
    }
}

#[test]
fn a_page_without_a_place_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("page.md"), "# Page\n").unwrap();
    let mut command = Command::cargo_bin("regiocast").unwrap();
    command
        .current_dir(folder.path())
        .args(["backtest", "--draws", "100", "--into", "page.md"]);
    let output = command.assert().code(2).get_output().clone();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        said.contains("page.md: it has no place for the back-tests"),
        "{said}"
    );
    assert!(!folder.path().join("outputs").exists());
}
