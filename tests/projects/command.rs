//! From the command line: list in, scenario out, check, run.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use super::template::filled;

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

/// One row in the columns of the template, which has ten years of capital and ten of revenue.
fn row<'a>(
    start: [&'a str; 4],
    capital: &'a str,
    revenue: &'a str,
    rest: &[&'a str],
) -> Vec<&'a str> {
    let mut row = start.to_vec();
    row.extend(["", capital].iter().chain(&[""; 8]));
    row.extend([revenue, revenue].iter().chain(&[""; 8]));
    row.extend(rest);
    row
}

#[test]
fn a_filled_template_becomes_a_scenario_that_checks_and_runs() {
    let folder = tempfile::tempdir().unwrap();
    let made = regiocast(folder.path(), &["init", "--template"]);
    assert!(made.status.success(), "{}", complained(&made));
    let template = folder.path().join("regiocast-projects.xlsx");
    assert!(template.is_file());
    let again = regiocast(folder.path(), &["init", "--template"]);
    assert_eq!(again.status.code(), Some(2));
    let rows = [
        row(
            ["Harbour", "Public", "Council", "Laboratory space"],
            "8",
            "",
            &["1500", "", "", "", "40", "2028/29", "Paper 3"],
        ),
        row(
            ["Advice", "Public", "", "Business support"],
            "",
            "0.5",
            &["", "20", "", "", "30", "", "Paper 4"],
        ),
        row(
            ["Data course", "University", "", "Training: bootcamp"],
            "",
            "0.3",
            &["", "", "100", "", "", "", "Paper 5"],
        ),
    ];
    fs::write(&template, filled(&rows)).unwrap();
    let arguments = ["init", "--from", "regiocast-projects.xlsx", "mine"];
    let made = regiocast(folder.path(), &arguments);
    assert!(made.status.success(), "{}", complained(&made));
    for words in [
        "mine.toml is a scenario of 3 projects",
        "Claimed: 70 jobs and 200 learners",
        "regiocast check mine.toml",
        "regiocast run mine.toml",
    ] {
        assert!(said(&made).contains(words), "{words}:\n{}", said(&made));
    }
    let checked = regiocast(folder.path(), &["check", "mine.toml", "--draws", "50"]);
    assert!(checked.status.success(), "{}", complained(&checked));
    assert_eq!(
        complained(&checked),
        "",
        "a list without oddities gives no warning"
    );
    let run = regiocast(
        folder.path(),
        &["run", "mine.toml", "--draws", "50", "--charts", "none"],
    );
    assert!(run.status.success(), "{}", complained(&run));
    assert!(
        folder
            .path()
            .join("outputs/mine/tables/summary.csv")
            .is_file()
    );
    let text = fs::read_to_string(folder.path().join("mine.toml")).unwrap();
    let again = regiocast(folder.path(), &arguments);
    assert_eq!(again.status.code(), Some(2));
    assert_eq!(
        fs::read_to_string(folder.path().join("mine.toml")).unwrap(),
        text
    );
}

#[test]
fn the_number_of_defaults_that_is_told_is_the_number_of_marks() {
    let folder = tempfile::tempdir().unwrap();
    let list = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/projects/twelve.csv");
    let made = regiocast(folder.path(), &["init", "--from", list, "twelve"]);
    assert!(made.status.success(), "{}", complained(&made));
    let text = fs::read_to_string(folder.path().join("twelve.toml")).unwrap();
    let marks = text.matches("# REVIEW: ").count();
    let numbers = text.matches(TO_BE_REVIEWED_IN_A_NOTE).count();
    let choices = marks - numbers;
    for told in [
        format!("To review: {numbers} numbers are defaults"),
        format!("{choices} more marks stand at choices"),
    ] {
        assert!(
            numbers > 150 && said(&made).contains(&told),
            "{told}\n{}",
            said(&made)
        );
    }
}

/// How the note of a default ends.
const TO_BE_REVIEWED_IN_A_NOTE: &str = ": to be reviewed.\" }";

#[test]
fn a_broken_list_writes_nothing_and_exits_with_2() {
    let folder = tempfile::tempdir().unwrap();
    let list = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/projects/bad/numbers.csv"
    );
    let made = regiocast(folder.path(), &["init", "--from", list, "mine"]);
    assert_eq!(made.status.code(), Some(2));
    assert!(
        complained(&made).contains("numbers.csv, row 2, column D"),
        "{}",
        complained(&made)
    );
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    let missing = regiocast(folder.path(), &["init", "--from", "no-such.xlsx", "mine"]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(complained(&missing).contains("there is no file called no-such.xlsx"));
    let odd = regiocast(folder.path(), &["init", "--template", "list.docx"]);
    assert_eq!(odd.status.code(), Some(2));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_folder_that_is_not_there_is_named_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let list = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/projects/twelve.csv");
    for arguments in [
        ["init", "--from", list, "My prog ramme/2"].as_slice(),
        &["init", "My prog ramme/2"],
        &["init", "--template", "My prog ramme/2.xlsx"],
    ] {
        let made = regiocast(folder.path(), arguments);
        assert_eq!(made.status.code(), Some(2), "{}", complained(&made));
        assert!(
            complained(&made).contains("there is no folder called “My prog ramme”"),
            "{}",
            complained(&made)
        );
    }
    let nameless = regiocast(folder.path(), &["init", "--from", list, "a/"]);
    assert!(complained(&nameless).contains("“a/” is no name of a scenario"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[cfg(target_os = "linux")]
#[test]
fn a_write_that_is_killed_leaves_nothing_under_the_final_name() {
    let folder = tempfile::tempdir().unwrap();
    let list = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/projects/twelve.csv");
    for (arguments, file) in [
        (format!("init --from '{list}' mine"), "mine.toml"),
        ("init mine".to_owned(), "mine.toml"),
        ("init --template mine.xlsx".to_owned(), "mine.xlsx"),
    ] {
        // A file may have 1 KB: the system kills whoever writes more.
        let limited = format!(
            "ulimit -c 0; ulimit -f 1; exec '{}' {arguments}",
            env!("CARGO_BIN_EXE_regiocast")
        );
        let killed = Command::new("bash")
            .current_dir(folder.path())
            .args(["-c", &limited])
            .output()
            .unwrap();
        assert!(!killed.status.success(), "{arguments}");
        assert!(!folder.path().join(file).exists(), "{arguments}");
    }
}

#[test]
fn a_name_with_a_space_is_typed_in_quotation_marks() {
    let folder = tempfile::tempdir().unwrap();
    let made = regiocast(folder.path(), &["init", "my plan"]);
    assert!(
        said(&made).contains("regiocast check \"my plan.toml\""),
        "{}",
        said(&made)
    );
}
