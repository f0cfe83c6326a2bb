//! Files that hold several scenarios.

use std::fs;
use std::path::{Path, PathBuf};

use regiocast::scenario::family;

fn file(folder: &Path, name: &str, text: &str) -> String {
    let path: PathBuf = folder.join(name);
    fs::write(&path, text).unwrap();
    path.display().to_string()
}

fn names(path: &str, base: Option<&str>) -> Vec<(String, String)> {
    family::read(&[path.to_owned()], base)
        .unwrap_or_else(|error| panic!("{error}"))
        .into_iter()
        .map(|scenario| (scenario.name, scenario.label))
        .collect()
}

fn problems(path: &str, base: Option<&str>) -> String {
    family::read(&[path.to_owned()], base)
        .unwrap_err()
        .to_string()
}

#[test]
fn options_say_what_differs_from_their_base() {
    let folder = tempfile::tempdir().unwrap();
    let text = "title = \"Options\"\nbase = \"chi-zone\"\n[option.plan]\ntitle = \"As planned\"\n\
                [option.late]\ntitle = \"Late\"\nset.fund.grant.delay = 2\n\
                [option.without]\ntitle = \"Without spin-outs\"\nremove = [\"activity.spinouts\"]\n";
    let path = file(folder.path(), "options.toml", text);
    let found = family::read(std::slice::from_ref(&path), None).unwrap_or_else(|e| panic!("{e}"));
    let labels: Vec<&str> = found.iter().map(|one| one.label.as_str()).collect();
    assert_eq!(labels, ["As planned", "Late", "Without spin-outs"]);
    assert!(found[1].programme.funds[0].delay.is(2.0));
    let activities = |place: usize| found[place].programme.activities.len();
    assert_eq!(activities(2) + 1, activities(0));
}

#[test]
fn a_grid_stands_for_every_combination() {
    let folder = tempfile::tempdir().unwrap();
    let text = "base = \"chi-zone\"\n[grid]\n\"fund.grant.delay\" = [0, 1, 2]\n\
                \"activity.spinouts.slippage\" = [0.5, 1]\n";
    let found = names(&file(folder.path(), "grid.toml", text), None);
    assert_eq!(found.len(), 6);
    assert_eq!(found[0].0, "grid-1");
    assert_eq!(found[0].1, "grant.delay = 0, spinouts.slippage = 0.5");
    assert_eq!(found[5].1, "grant.delay = 2, spinouts.slippage = 1");
}

#[test]
fn a_table_has_a_scenario_in_each_row_and_empty_cells_leave_the_base_alone() {
    let folder = tempfile::tempdir().unwrap();
    // As a spreadsheet saves it: a mark at the beginning, lines that end in two characters.
    let text = "\u{feff}name,title,fund.grant.delay,fund.grant.realised\r\n\
                late,Grant late,2,\r\n\
                cut,Grant cut,,\"{ uniform = [0.5, 0.8] }\"\r\n";
    let path = file(folder.path(), "rows.csv", text);
    let found = family::read(&[path], Some("chi-zone")).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(found[0].name, "late");
    assert!(found[0].programme.funds[0].delay.is(2.0));
    assert!(found[1].programme.funds[0].delay.is(0.0));
    let realised = found[1].register.assumptions.iter();
    let realised = realised.filter(|one| one.name == "fund.grant.realised");
    assert_eq!(
        realised
            .map(|one| one.distribution.quantile(0.0))
            .collect::<Vec<_>>(),
        [0.5]
    );
}

#[test]
fn the_shipped_options_read() {
    for (name, _) in family::shipped() {
        assert!(names(&name, None).len() >= 4, "{name}");
    }
    assert!(
        family::shipped()
            .iter()
            .any(|(name, _)| name == "lsiz-options")
    );
}

#[test]
fn scenarios_of_one_name_are_told_apart() {
    let twice = ["chi-zone".to_owned(), "chi-zone".to_owned()];
    let found = family::read(&twice, None).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(found[1].name, "chi-zone (2)");
}

/// Each mistake with what its message must hold: file, line, key, what is wrong, what would be right.
#[test]
fn mistakes_are_shown_where_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let cases: [(&str, &str, &[&str]); 11] = [
        (
            "key.toml",
            "base = \"chi-zone\"\n[option.late]\nset.fund.grant.dellay = 2\n",
            &["key.toml:3", "`dellay`", "did you mean `delay`"],
        ),
        (
            "outside.toml",
            "base = \"chi-zone\"\n[option.late]\nfund.grant.delay = 2\n",
            &["outside.toml:3", "option.late.set"],
        ),
        (
            "base.toml",
            "[option.late]\nset.fund.grant.delay = 2\n",
            &["base.toml:1", "builds on nothing", "base = "],
        ),
        (
            "unknown.toml",
            "base = \"chi-zoon\"\n[option.late]\nset.fund.grant.delay = 2\n",
            &["unknown.toml:1", "did you mean `chi-zone`"],
        ),
        (
            "top.toml",
            "base = \"chi-zone\"\ntitel = \"x\"\n[option.late]\nset.fund.grant.delay = 2\n",
            &["top.toml:2", "did you mean `title`"],
        ),
        (
            "range.toml",
            "base = \"chi-zone\"\n[grid]\n\"fund.grant.delay\" = [0, -1]\n",
            &["range.toml:3", "delay"],
        ),
        (
            "list.toml",
            "base = \"chi-zone\"\n[grid]\n\"fund.grant.delay\" = 3\n",
            &["list.toml:3", "list of the values to try"],
        ),
        (
            "many.toml",
            "base = \"chi-zone\"\n[grid]\n\"fund.grant.delay\" = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]\n\
             \"activity.spinouts.slippage\" = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]\n",
            &["many.toml:2", "more than 200"],
        ),
        (
            "twice.csv",
            "name,fund.grant.delay,fund.grant.delay\na,1,2\n",
            &["twice.csv:1", "twice"],
        ),
        (
            "cells.csv",
            "name,fund.grant.delay\na,1,2\n",
            &["cells.csv:2", "3 cells"],
        ),
        (
            "typo.csv",
            "name,fund.grant.dellay\na,1\n",
            &["typo.csv:2", "did you mean `delay`"],
        ),
    ];
    for (name, text, expected) in cases {
        let is_rows = Path::new(name).extension().is_some_and(|end| end == "csv");
        let base = is_rows.then_some("chi-zone");
        let message = problems(&file(folder.path(), name, text), base);
        for part in expected {
            assert!(
                message.contains(part),
                "{name}: {part} is not in\n{message}"
            );
        }
    }
    let rows = file(folder.path(), "based.csv", "name,fund.grant.delay\na,1\n");
    assert!(
        problems(&rows, None).contains("--base"),
        "{}",
        problems(&rows, None)
    );
}

#[test]
fn where_one_scenario_is_wanted_a_family_says_how_to_compare() {
    let folder = tempfile::tempdir().unwrap();
    let complaint = super::refused(folder.path(), "run lsiz-options");
    assert!(
        complaint.contains("regiocast compare lsiz-options"),
        "{complaint}"
    );
}
