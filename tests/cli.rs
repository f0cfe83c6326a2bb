//! Do the commands do what they say, with the right exit code, and leave nothing half-written?

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

fn regiocast(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_regiocast"))
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn complained(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

#[test]
fn list_names_the_shipped_scenarios() {
    let output = regiocast(folder().path(), &["list"]);
    assert!(output.status.success());
    for name in ["lsiz", "chi-zone"] {
        assert!(said(&output).contains(name), "{}", said(&output));
    }
}

#[test]
fn a_run_of_a_shipped_scenario_writes_the_whole_folder() {
    let folder = folder();
    let output = regiocast(
        folder.path(),
        &["run", "chi-zone", "--draws", "200", "--save-draws"],
    );
    assert!(output.status.success(), "{}", complained(&output));
    let made = folder.path().join("outputs/chi-zone");
    for name in [
        "summary.md",
        "run.toml",
        "scenario.resolved.toml",
        "draws.parquet",
        "tables/summary.csv",
        "tables/headline.csv",
        "tables/headline.md",
        "tables/targets.csv",
        "tables/plausibility.csv",
        "tables/indicators.csv",
        "tables/walk.csv",
        "tables/assumptions.csv",
        "tables/events.csv",
        "charts/alt-text.md",
        "charts/skilled_jobs.svg",
        "charts/skilled_jobs.png",
    ] {
        assert!(made.join(name).is_file(), "{name} is missing");
    }
    let summary = fs::read_to_string(made.join("tables/summary.csv")).unwrap();
    assert_eq!(
        summary.lines().next().unwrap(),
        "metric,year,unit,mean,sd,mcse,p5,p10,p25,p50,p75,p90,p95,central,as_promised"
    );
    let entries = fs::read_dir(folder.path().join("outputs")).unwrap().count();
    assert_eq!(entries, 1, "something was left beside the folder");
}

#[test]
fn the_headline_fits_a_hundred_columns() {
    let output = regiocast(
        folder().path(),
        &["run", "lsiz", "--draws", "100", "--charts", "none"],
    );
    for line in said(&output).lines() {
        assert!(
            line.chars().count() <= 100,
            "{} columns: {line}",
            line.chars().count()
        );
    }
}

#[test]
fn the_same_run_gives_the_same_bytes_again_and_on_another_number_of_threads() {
    let folder = folder();
    for (out, threads) in [("a", "1"), ("b", "3")] {
        let arguments = [
            "run",
            "chi-zone",
            "--draws",
            "300",
            "--threads",
            threads,
            "--out",
            out,
            "-q",
        ];
        assert!(regiocast(folder.path(), &arguments).status.success());
    }
    for name in [
        "tables/summary.csv",
        "summary.md",
        "charts/net_jobs.svg",
        "charts/net_jobs.png",
    ] {
        let read = |out: &str| fs::read(folder.path().join(out).join(name)).unwrap();
        assert_eq!(read("a"), read("b"), "{name}");
    }
}

#[test]
fn quiet_says_nothing() {
    let arguments = [
        "run", "chi-zone", "--draws", "50", "--charts", "none", "--quiet",
    ];
    let output = regiocast(folder().path(), &arguments);
    assert!(output.status.success());
    assert_eq!(said(&output) + &complained(&output), "");
}

#[test]
fn a_misspelt_scenario_is_answered_with_the_nearest_name() {
    let output = regiocast(folder().path(), &["run", "lzis"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        complained(&output).contains("lsiz"),
        "{}",
        complained(&output)
    );
    // A file of one's own without its ending.
    let folder = folder();
    std::fs::write(folder.path().join("our-plan.toml"), "base = \"lsiz\"\n").unwrap();
    let output = regiocast(folder.path(), &["run", "our-plan"]);
    assert_eq!(output.status.code(), Some(2));
    let complaint = complained(&output);
    assert!(
        complaint.contains("did you mean `our-plan.toml`?"),
        "{complaint}"
    );
}

#[test]
fn a_wrong_key_names_file_line_and_remedy_and_writes_nothing() {
    let folder = folder();
    assert!(
        regiocast(folder.path(), &["init", "mine", "-q"])
            .status
            .success()
    );
    let path = folder.path().join("mine.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("slippage", "slipage")).unwrap();
    for command in ["check", "run"] {
        let output = regiocast(folder.path(), &[command, "mine.toml"]);
        assert_eq!(output.status.code(), Some(2));
        for word in ["mine.toml:", "slipage", "slippage"] {
            assert!(
                complained(&output).contains(word),
                "{}",
                complained(&output)
            );
        }
    }
    assert!(!folder.path().join("outputs").exists());
}

#[test]
fn the_starter_checks_and_runs_and_is_never_written_over() {
    let folder = folder();
    assert!(regiocast(folder.path(), &["init", "mine"]).status.success());
    let checked = regiocast(folder.path(), &["check", "mine.toml"]);
    assert!(checked.status.success(), "{}", complained(&checked));
    for section in [
        "MONEY BY FUND AND YEAR",
        "ACTIVITIES",
        "PROMISES",
        "PLAUSIBILITY",
        "INPUTS",
    ] {
        assert!(said(&checked).contains(section), "{section}");
    }
    let arguments = ["run", "mine.toml", "--draws", "100", "--charts", "svg"];
    let run = regiocast(folder.path(), &arguments);
    assert!(run.status.success(), "{}", complained(&run));
    let again = regiocast(folder.path(), &["init", "mine"]);
    assert_eq!(again.status.code(), Some(2));
}

#[test]
fn a_target_on_an_unknown_metric_is_an_error_with_its_line() {
    let folder = folder();
    regiocast(folder.path(), &["init", "mine", "-q"]);
    let path = folder.path().join("mine.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("jobs.skilled\"", "jobs.skiled\"")).unwrap();
    let output = regiocast(folder.path(), &["check", "mine.toml"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        complained(&output).contains("jobs.skilled"),
        "{}",
        complained(&output)
    );
}

#[test]
fn arguments_that_do_not_fit_are_refused() {
    let folder = folder();
    for arguments in [
        vec!["run", "chi-zone", "--charts", "none,svg"],
        vec!["run", "chi-zone", "--draws", "0"],
        vec!["run", "chi-zone", "--draws", "many"],
        vec!["run", "chi-zone", "--threads", "0"],
        vec!["run", "lsiz", "--draws", "9000000000"],
        vec!["run"],
        vec!["fly"],
    ] {
        let output = regiocast(folder.path(), &arguments);
        assert_eq!(
            output.status.code(),
            Some(2),
            "{arguments:?}: {}",
            complained(&output)
        );
        assert!(!complained(&output).contains("panicked"));
    }
    assert!(!folder.path().join("outputs").exists());
}

#[test]
fn a_folder_that_is_not_ours_is_left_alone() {
    let folder = folder();
    fs::create_dir(folder.path().join("thesis")).unwrap();
    fs::write(folder.path().join("thesis/chapter1.txt"), "years of work").unwrap();
    let arguments = ["run", "chi-zone", "--draws", "20", "--out", "thesis"];
    let output = regiocast(folder.path(), &arguments);
    assert_eq!(output.status.code(), Some(1));
    let kept = fs::read_to_string(folder.path().join("thesis/chapter1.txt")).unwrap();
    assert_eq!(kept, "years of work");
}

#[test]
fn a_person_s_file_in_the_output_folder_is_never_removed() {
    let folder = folder();
    let arguments = ["run", "chi-zone", "--draws", "20", "--charts", "none", "-q"];
    assert!(regiocast(folder.path(), &arguments).status.success());
    let notes = folder.path().join("outputs/chi-zone/notes.txt");
    fs::write(&notes, "call the university").unwrap();
    let output = regiocast(folder.path(), &arguments);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        complained(&output).contains("notes.txt"),
        "{}",
        complained(&output)
    );
    assert!(notes.exists());
}

#[test]
fn a_chart_that_cannot_be_drawn_does_not_lose_the_run() {
    let folder = folder();
    regiocast(folder.path(), &["init", "mine", "-q"]);
    let path = folder.path().join("mine.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("amount = 20.0", "amount = 1e13")).unwrap();
    let output = regiocast(folder.path(), &["run", "mine.toml", "--draws", "20"]);
    assert!(output.status.success(), "{}", complained(&output));
    assert!(
        complained(&output).contains("left out: chart"),
        "{}",
        complained(&output)
    );
    assert!(
        folder
            .path()
            .join("outputs/mine/tables/summary.csv")
            .is_file()
    );
}

#[test]
fn a_target_on_a_figure_of_the_whole_period_must_name_the_last_year() {
    let folder = folder();
    regiocast(folder.path(), &["init", "mine", "-q"]);
    let path = folder.path().join("mine.toml");
    let text = fs::read_to_string(&path).unwrap();
    let text = text
        .replace("\"jobs.skilled\"", "\"value.npsv\"")
        .replace("by = 2035", "by = 2030");
    fs::write(&path, text).unwrap();
    let output = regiocast(folder.path(), &["check", "mine.toml"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        complained(&output).contains("write by = 2035"),
        "{}",
        complained(&output)
    );
}

#[cfg(unix)]
#[test]
fn a_run_killed_at_any_moment_leaves_the_folder_complete_or_absent() {
    let folder = folder();
    let target = folder.path().join("outputs/chi-zone");
    for milliseconds in [5, 20, 60, 120, 250, 400] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_regiocast"))
            .current_dir(folder.path())
            .args(["run", "chi-zone", "--draws", "400", "-q"])
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(milliseconds));
        let _ = child.kill();
        child.wait().unwrap();
        let complete = || {
            let files = [
                "run.toml",
                "summary.md",
                "tables/summary.csv",
                "charts/net_jobs.png",
            ];
            files.iter().all(|name| target.join(name).is_file())
        };
        assert!(
            !target.exists() || complete(),
            "half a folder after {milliseconds} ms"
        );
    }
    // The next run finishes, and clears away what the killed ones left.
    let output = regiocast(folder.path(), &["run", "chi-zone", "--draws", "50", "-q"]);
    assert!(output.status.success(), "{}", complained(&output));
    let left: Vec<_> = fs::read_dir(folder.path().join("outputs"))
        .unwrap()
        .collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

#[test]
fn help_speaks_to_a_planner() {
    let output = regiocast(folder().path(), &["run", "--help"]);
    let help = said(&output);
    for word in [
        "--draws",
        "--seed",
        "--threads",
        "--out",
        "--charts",
        "--save-draws",
        "futures",
    ] {
        assert!(help.contains(word), "{word} is not in:\n{help}");
    }
}

#[test]
fn completions_are_printed_for_every_shell() {
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let output = regiocast(folder().path(), &["completions", shell]);
        assert!(
            output.status.success() && said(&output).contains("regiocast"),
            "{shell}"
        );
    }
}
