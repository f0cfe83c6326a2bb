//! Is a figure the same figure in the web page, the workbook, the document, the pasted text and `summary.csv`?
//! Does the pack say what it must, and refuse what it cannot be made of?

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at the first surprise"
)]

mod pack {
    mod citing;
    mod gallery;
    mod one_number;
    mod readers;
    mod refusing;
    mod since;
    mod stating;

    use std::fs;
    use std::path::{Path, PathBuf};
    use std::process::{Command, Output};

    /// Runs the program in a folder.
    pub fn regiocast(folder: &Path, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_regiocast"))
            .current_dir(folder)
            .args(arguments)
            .output()
            .unwrap()
    }

    /// Runs the program, which must succeed, and gives what it said.
    #[track_caller]
    pub fn said(folder: &Path, arguments: &str) -> String {
        let words: Vec<&str> = arguments.split_whitespace().collect();
        let output = regiocast(folder, &words);
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{arguments}: {complaint}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// Runs the program, which must refuse its input, and gives the complaint.
    #[track_caller]
    pub fn refused(folder: &Path, arguments: &str) -> String {
        let words: Vec<&str> = arguments.split_whitespace().collect();
        let output = regiocast(folder, &words);
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{arguments}: {complaint}");
        assert!(!complaint.contains("bug"), "{complaint}");
        complaint
    }

    /// Every file and folder below a folder, but for what hidden files hold.
    pub fn files(folder: &Path) -> Vec<PathBuf> {
        let mut found = Vec::new();
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                found.extend(files(&path));
            } else {
                found.push(path);
            }
        }
        found.sort();
        found
    }

    /// A small run to make packs of: 400 futures of a shipped scenario, without pictures.
    pub fn run(folder: &Path, scenario: &str, out: &str) {
        said(
            folder,
            &format!("run {scenario} --draws 400 --charts none --out {out}"),
        );
    }
}
