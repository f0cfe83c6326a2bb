//! Can a long run be cut, stopped, shared, trusted with a precision, and give the same bytes?
//!
//! All through the program, as people use it. What a run gives undisturbed is compared with what it
//! gives cut into parts, stopped and taken up again, or asked for in another way; messages are
//! compared whole.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at the first surprise"
)]

mod long_runs {
    mod draws;
    mod parts;
    mod precision;
    mod refused;
    mod samplers;
    mod some_metrics;
    mod stops;

    use std::collections::BTreeMap;
    use std::fs;
    use std::path::{Path, PathBuf};
    use std::process::{Command, Output};

    /// Money that may not come, a park with jobs, a school, and promises that luck keeps or breaks.
    pub const PLAN: &str = r#"
title = "Park and school"
start = 2024
years = 4
price_year = 2024

[fund.grant]
kind = "public"
prices = "real"
profile = "even"
amount = { lognormal = [20, 0.4] }
arrives = 0.8
delay = { uniform = [0, 1] }

[fund.firm]
kind = "private"
prices = "real"
profile = "even"
amount = { uniform = [5, 15] }

[activity.park]
funded_by = { grant = 0.6, firm = 1.0 }
[activity.park.jobs]
cost_per_job = { lognormal = [50_000, 0.3] }
skills = { lab = 0.5 }

[activity.school]
funded_by = { grant = 0.4 }
[activity.school.training]
pathway = "course"
group = "lab"
cost_per_start = { pert = [3_000, 5_000, 9_000] }
completion = 0.8
duration = 1

[skill.lab]
candidates = 100
supply = 20

[[target]]
title = "Jobs"
metric = "jobs.filled"
by = 2027
at_least = 300

[[target]]
title = "People trained"
metric = "training.completions"
by = 2027
at_least = 800
"#;

    /// A folder of one's own with the plan in it.
    pub struct Place(tempfile::TempDir);

    impl Place {
        pub fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            fs::write(folder.path().join("plan.toml"), PLAN).unwrap();
            Self(folder)
        }

        pub fn path(&self, name: &str) -> PathBuf {
            self.0.path().join(name)
        }

        pub fn exists(&self, name: &str) -> bool {
            self.path(name).exists()
        }

        pub fn read(&self, name: &str) -> String {
            fs::read_to_string(self.path(name)).unwrap()
        }

        pub fn write(&self, name: &str, bytes: &[u8]) {
            fs::write(self.path(name), bytes).unwrap();
        }

        /// The program, about to be started here.
        pub fn command(&self, arguments: &str) -> Command {
            let mut command = Command::new(env!("CARGO_BIN_EXE_regiocast"));
            command
                .current_dir(self.0.path())
                .args(arguments.split_whitespace());
            command
        }

        /// Starts the program and waits for it.
        pub fn tell(&self, arguments: &str) -> Told {
            Told::from(self.command(arguments).output().unwrap())
        }

        /// The same; it must succeed.
        #[track_caller]
        pub fn done(&self, arguments: &str) -> Told {
            let told = self.tell(arguments);
            assert_eq!(told.code, Some(0), "{arguments}: {}", told.complained);
            told
        }

        /// The same; it must refuse with exactly these words, exit code 2, and write nothing.
        #[track_caller]
        pub fn refused(&self, arguments: &str, words: &str) {
            let before = self.names();
            let told = self.tell(arguments);
            assert_eq!(
                told.complained,
                format!("error: {words}\n"),
                "{arguments}: other words"
            );
            assert_eq!(
                (told.code, told.said.as_str()),
                (Some(2), ""),
                "{arguments}"
            );
            assert_eq!(self.names(), before, "{arguments}: something was written");
        }

        /// Everything there is, hidden names and empty folders included.
        pub fn names(&self) -> Vec<PathBuf> {
            let mut names = Vec::new();
            list(self.0.path(), &mut names);
            names.sort();
            names
        }

        /// Every file of an output folder with its bytes, but how long the run took.
        pub fn outputs(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
            let folder = self.path(folder);
            let mut names = Vec::new();
            list(&folder, &mut names);
            let files = names.into_iter().filter(|name| name.is_file());
            files
                .map(|path| {
                    let name = path.strip_prefix(&folder).unwrap().display().to_string();
                    let bytes = fs::read(&path).unwrap();
                    let bytes = match name.as_str() {
                        "run.toml" => without_seconds(&bytes),
                        _ => bytes,
                    };
                    (name, bytes)
                })
                .collect()
        }

        /// Are two output folders the same, file by file?
        #[track_caller]
        pub fn same(&self, one: &str, other: &str) {
            let (a, b) = (self.outputs(one), self.outputs(other));
            assert!(a.contains_key("tables/summary.csv"), "{one} has no summary");
            let names =
                |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
            assert_eq!(names(&a), names(&b), "{one} and {other}");
            for (name, bytes) in &a {
                assert!(
                    *bytes == b[name],
                    "{name} of {one} and {other} differs:{}",
                    first_difference(bytes, &b[name])
                );
            }
        }

        /// The rows of `tables/summary.csv`, with the heading.
        pub fn summary(&self, folder: &str) -> Vec<String> {
            let text = self.read(&format!("{folder}/tables/summary.csv"));
            text.lines().map(str::to_owned).collect()
        }

        /// What `run.toml` says.
        pub fn run(&self, folder: &str) -> toml::Table {
            self.read(&format!("{folder}/run.toml")).parse().unwrap()
        }
    }

    fn list(folder: &Path, names: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                list(&path, names);
            }
            names.push(path);
        }
    }

    fn without_seconds(bytes: &[u8]) -> Vec<u8> {
        let text = String::from_utf8_lossy(bytes);
        let lines = text.lines().filter(|line| !line.starts_with("seconds = "));
        lines.collect::<Vec<_>>().join("\n").into_bytes()
    }

    fn first_difference(one: &[u8], other: &[u8]) -> String {
        let (one, other) = (String::from_utf8_lossy(one), String::from_utf8_lossy(other));
        let lines = one.lines().zip(other.lines());
        let found = lines.into_iter().find(|(a, b)| a != b);
        found.map_or_else(
            || " in length".to_owned(),
            |(a, b)| format!("\n  {a}\n  {b}"),
        )
    }

    /// A number below a million with commas between thousands.
    pub fn with_commas(number: u64) -> String {
        match number {
            1_000.. => format!("{},{:03}", number / 1_000, number % 1_000),
            _ => number.to_string(),
        }
    }

    /// What the program said, and how it ended.
    pub struct Told {
        pub said: String,
        pub complained: String,
        pub code: Option<i32>,
    }

    impl From<Output> for Told {
        fn from(output: Output) -> Self {
            Self {
                said: String::from_utf8_lossy(&output.stdout).into_owned(),
                complained: String::from_utf8_lossy(&output.stderr).into_owned(),
                code: output.status.code(),
            }
        }
    }
}
