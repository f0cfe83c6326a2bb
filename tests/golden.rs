//! Did any published number move?
//!
//! The main figures of the shipped programmes, from a small run, are kept in `tests/golden/`. Where
//! one moves, the test says which, from what to what. `UPDATE_GOLDEN=1 cargo test --test golden`
//! writes them anew; review the difference as the effect of your change, and write it into
//! CHANGELOG.md under “Changes to results”, with the new fingerprint that this test asks for.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at the first surprise"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use regiocast::analysis::summarise;
use regiocast::ensemble::{Settings, run};
use regiocast::scenario::Scenario;
use sha2::Digest;

const SETTINGS: Settings = Settings::new(2_000, 1);

/// Two platforms agree far more closely than this; a changed equation does not.
const TOLERANCE: f64 = 1e-9;

const BREAKDOWNS: [&str; 6] = [
    ".activity.",
    ".sector.",
    ".skill.",
    ".pathway.",
    ".fund.",
    ".walk.",
];

fn golden(scenario: &str) -> PathBuf {
    let name = format!("tests/golden/{scenario}.csv");
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The summary without its breakdowns: a line for each metric and year.
fn figures(name: &str) -> String {
    let scenario = Scenario::read(name).unwrap_or_else(|error| panic!("{error}"));
    let ensemble = run(scenario.case(), SETTINGS, &|_| ()).unwrap();
    let mut text = String::from("metric,year,mean,sd,p10,p50,p90,central,as_promised\n");
    for row in summarise(&ensemble).rows {
        let running = row.year.is_some() && row.metric.split('.').next_back() == Some("total");
        if running || BREAKDOWNS.iter().any(|part| row.metric.contains(part)) {
            continue;
        }
        let year = row.year.map_or_else(String::new, |year| year.to_string());
        write!(text, "{},{year}", row.metric).unwrap();
        let values = [
            row.mean,
            row.sd,
            row.p10(),
            row.p50(),
            row.p90(),
            row.central,
            row.as_promised,
        ];
        for value in values {
            if value.is_nan() {
                text.push(',');
            } else {
                write!(text, ",{value}").unwrap();
            }
        }
        text.push('\n');
    }
    text
}

fn differs(was: &str, is: &str) -> bool {
    match (was.parse::<f64>(), is.parse::<f64>()) {
        (Ok(was), Ok(is)) => (was - is).abs() > TOLERANCE * was.abs().max(is.abs()).max(1e-3),
        _ => was != is,
    }
}

/// Every figure that moved, one a line.
fn moved(was: &str, is: &str) -> Vec<String> {
    let heading: Vec<&str> = was.lines().next().unwrap_or("").split(',').collect();
    let mut moved = Vec::new();
    let (mut old, mut new) = (was.lines(), is.lines());
    loop {
        match (old.next(), new.next()) {
            (None, None) => return moved,
            (Some(was), Some(is)) => {
                for (place, (was_cell, is_cell)) in was.split(',').zip(is.split(',')).enumerate() {
                    if differs(was_cell, is_cell) {
                        let row: Vec<&str> = is.split(',').take(2).collect();
                        let column = heading.get(place).unwrap_or(&"?");
                        moved.push(format!(
                            "{} {column}: {was_cell} → {is_cell}",
                            row.join(" ")
                        ));
                    }
                }
            }
            (was, is) => moved.push(format!("row {was:?} → {is:?}")),
        }
    }
}

fn nothing_moved(scenario: &str) {
    let is = figures(scenario);
    let path = golden(scenario);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &is).unwrap();
    }
    let was = fs::read_to_string(&path).unwrap_or_default();
    let moved = moved(&was, &is);
    assert!(
        moved.is_empty(),
        "{} figures of {scenario} moved:\n{}\n(review them; UPDATE_GOLDEN=1 accepts them)",
        moved.len(),
        moved[..moved.len().min(30)].join("\n"),
    );
}

#[test]
fn the_figures_of_lsiz_have_not_moved() {
    nothing_moved("lsiz");
}

#[test]
fn the_figures_of_chi_zone_have_not_moved() {
    nothing_moved("chi-zone");
}

#[test]
fn the_figures_of_the_other_programmes_have_not_moved() {
    // Overlays of the zone are not among them: they move with it.
    for scenario in [
        "dudley-basics-first",
        "dudley-tools-first",
        "nes-capability",
        "oxleas-shift",
        "wales-audit",
        "humber-wind",
        "zone-common",
    ] {
        nothing_moved(scenario);
    }
}

#[test]
fn the_changelog_knows_today_s_figures() {
    let mut hash = sha2::Sha256::new();
    for scenario in ["chi-zone", "lsiz"] {
        hash.update(fs::read(golden(scenario)).unwrap_or_default());
    }
    let digest: [u8; 32] = hash.finalize().into();
    let mut fingerprint = String::new();
    for byte in &digest[..6] {
        write!(fingerprint, "{byte:02x}").unwrap();
    }
    let changelog = concat!(env!("CARGO_MANIFEST_DIR"), "/CHANGELOG.md");
    let changelog = fs::read_to_string(changelog).unwrap();
    let mut results = changelog
        .split("### Changes to results")
        .skip(1)
        .map(|part| part.split("\n### ").next().unwrap_or(""));
    assert!(
        results.any(|part| part.contains(&fingerprint)),
        "the golden figures changed: say under “Changes to results” in CHANGELOG.md which numbers \
         moved and why, with the fingerprint {fingerprint}"
    );
}

#[test]
fn a_figure_that_moves_is_named_with_both_values() {
    let was = "metric,year,mean\njobs.net,2033,500\n";
    assert!(moved(was, "metric,year,mean\njobs.net,2033,500.0000000001\n").is_empty());
    let found = moved(was, "metric,year,mean\njobs.net,2033,501\n");
    assert_eq!(found, ["jobs.net 2033 mean: 500 → 501"]);
}
