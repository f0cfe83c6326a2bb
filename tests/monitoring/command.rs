//! From the command line: an empty return, filled, read.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use regiocast::monitoring::Returns;

use super::directory;

fn regiocast(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_regiocast"))
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap()
}

fn complained(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn an_empty_return_is_written_once_and_an_old_one_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let made = regiocast(folder.path(), &["monitor-template", "lsiz"]);
    assert!(made.status.success(), "{}", complained(&made));
    let said = String::from_utf8_lossy(&made.stdout).into_owned();
    assert!(said.contains("2024/25 to 2026/27"), "{said}");
    assert!(
        said.contains("regiocast update lsiz --monitoring lsiz-monitoring.xlsx --as-of 2026"),
        "{said}"
    );
    let file = folder.path().join("lsiz-monitoring.xlsx");
    let before = fs::read(&file).unwrap();
    let again = regiocast(folder.path(), &["monitor-template", "lsiz", "--everything"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(
        complained(&again).contains("lsiz-monitoring.xlsx exists already and was left alone; choose another name, or delete it first"),
        "{}",
        complained(&again)
    );
    assert_eq!(fs::read(&file).unwrap(), before);
}

#[test]
fn a_filled_return_is_read_as_it_was_filled() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = [
        "monitor-template",
        "chi-zone",
        "--out",
        "r.csv",
        "--as-of",
        "2025",
    ];
    let made = regiocast(folder.path(), &arguments);
    assert!(made.status.success(), "{}", complained(&made));
    let file = folder.path().join("r.csv");
    let text = fs::read_to_string(&file).unwrap();
    let row = text
        .lines()
        .find(|line| line.contains(",2025/26,") && line.contains(",jobs.filled,"));
    let row = row.unwrap();
    let filled = row.replacen(",2025/26,,", ",2025/26,\"1,234\",", 1);
    assert_ne!(row, filled);
    fs::write(&file, text.replace(row, &filled)).unwrap();
    let read = Returns::read(file.to_str().unwrap()).unwrap_or_else(|error| panic!("{error}"));
    let found = read
        .against(&directory("chi-zone"))
        .unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].value, found[0].year), (1234.0, Some(2025)));
}

#[test]
fn years_and_names_that_cannot_be_are_refused_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, words) in [
        (
            ["lsiz", "--as-of", "2040"].as_slice(),
            "2040/41 is no year of this programme, which runs from 2024/25 to 2033/34",
        ),
        (&["lsiz", "--out", "r.docx"], "ends in .xlsx or .csv"),
        (
            &["lsiz", "--out", "no/such/r.csv"],
            "there is no folder called “no/such”",
        ),
        (&["lsizz"], "did you mean `lsiz`?"),
    ] {
        let all = [&["monitor-template"], arguments].concat();
        let made = regiocast(folder.path(), &all);
        assert_eq!(made.status.code(), Some(2), "{arguments:?}");
        assert!(complained(&made).contains(words), "{}", complained(&made));
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}
