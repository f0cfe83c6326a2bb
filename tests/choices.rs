//! Do `compare` and `explain` say what theory says they must, and the same as `run`?

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at the first surprise"
)]

mod choices {
    mod comparing;
    mod explaining;
    mod families;
    mod settings;

    use std::collections::BTreeMap;
    use std::fs;
    use std::path::Path;
    use std::process::{Command, Output};

    /// Runs the program in a folder; the words are split at blanks.
    pub fn regiocast(folder: &Path, arguments: &str) -> Output {
        Command::new(env!("CARGO_BIN_EXE_regiocast"))
            .current_dir(folder)
            .args(arguments.split_whitespace())
            .output()
            .unwrap()
    }

    /// Runs the program, which must succeed, and gives what it said.
    #[track_caller]
    pub fn said(folder: &Path, arguments: &str) -> String {
        let output = regiocast(folder, arguments);
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{arguments}: {complaint}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// Runs the program, which must refuse its input, and gives the complaint.
    #[track_caller]
    pub fn refused(folder: &Path, arguments: &str) -> String {
        let output = regiocast(folder, arguments);
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{arguments}: {complaint}");
        assert!(!complaint.contains("bug"), "{complaint}");
        complaint
    }

    /// A table's rows, by heading.
    pub fn rows(path: &Path) -> Vec<BTreeMap<String, String>> {
        let text =
            fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        reader.deserialize().map(Result::unwrap).collect()
    }

    /// A number of a row; NaN where the cell is empty.
    pub fn number(row: &BTreeMap<String, String>, key: &str) -> f64 {
        match row[key].as_str() {
            "" => f64::NAN,
            text => text.parse().unwrap(),
        }
    }
}
