//! `regiocast backtest`: programmes that are over, beside what happened.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;

use super::publish::{Pictures, check_pictures, outside, write_charts};
use super::{Failure, terminal};
use crate::backtest::{self, BacktestError, Results, figures, page, tables};
use crate::ensemble::Settings;
use crate::report::{Folder, ReportError, Run};

/// How to run the back-tests.
#[derive(Debug, Args)]
pub struct Arguments {
    /// How many futures to simulate of each programme; at most as many as are kept one by one.
    #[arg(long, default_value_t = 10_000, value_parser = clap::value_parser!(u32).range(100..=16_384))]
    draws: u32,
    /// The same seed gives the same futures, to the last digit.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many processor cores to use; the result is the same for any number.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    /// The folder to write, in place of outputs/backtests.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Also put what was found into its place on a page, such as docs/validation.md.
    #[arg(long, value_name = "FILE")]
    into: Option<PathBuf>,
    /// Which pictures to draw.
    #[arg(long, value_delimiter = ',', default_values_t = [Pictures::Svg, Pictures::Png])]
    charts: Vec<Pictures>,
}

impl From<BacktestError> for Failure {
    fn from(error: BacktestError) -> Self {
        match error {
            BacktestError::Wrong(error) => error.into(),
            BacktestError::Sampling(error) => error.into(),
            BacktestError::List(_) => Self::Outside(error.to_string()),
        }
    }
}

/// Runs, scores and writes.
pub fn run(arguments: &Arguments, quiet: bool) -> Result<(), Failure> {
    check_pictures(&arguments.charts)?;
    let pool = terminal::threads(arguments.threads)?;
    pool.install(|| arguments.run(quiet))
}

impl Arguments {
    fn run(&self, quiet: bool) -> Result<(), Failure> {
        let started = Instant::now();
        // What cannot be written is found out before the run.
        let place = self.into.as_deref().map(Place::read).transpose()?;
        let usual = || PathBuf::from("outputs/backtests");
        let target = self.out.clone().unwrap_or_else(usual);
        let folder = Folder::begin(&target).map_err(|error| outside(&error))?;
        let settings = Settings::new(self.draws as usize, self.seed);
        let results = backtest::run(settings)?;
        let section = page::section(&results);
        let place = place.map(|place| place.with(&section)).transpose()?;
        write_charts(figures::draw_all(&results), &self.charts, &folder)?;
        let run = Run::here("backtests", &digest(), settings).took(started.elapsed());
        let written = write(&results, &section, folder, &run).map_err(|error| outside(&error))?;
        if let Some(place) = place {
            place.write()?;
        }
        if !quiet {
            terminal::say(&told(&results));
            terminal::say(&format!(
                "\nThe page backtests.md, tables and charts are in {}\n",
                written.display()
            ));
        }
        Ok(())
    }
}

/// A page with a place for the section.
struct Place {
    path: PathBuf,
    text: String,
}

impl Place {
    fn read(path: &Path) -> Result<Self, Failure> {
        let text = fs::read_to_string(path)
            .map_err(|error| Failure::Input(format!("{}: {error}", path.display())))?;
        let place = Self {
            path: path.to_owned(),
            text,
        };
        // Whether it has a place for the section.
        place.filled("").map(|_| place)
    }

    fn filled(&self, section: &str) -> Result<String, Failure> {
        page::into(&self.text, section)
            .map_err(|reason| Failure::Input(format!("{}: {reason}", self.path.display())))
    }

    fn with(self, section: &str) -> Result<Self, Failure> {
        let text = self.filled(section)?;
        Ok(Self { text, ..self })
    }

    /// Writes it as a whole or not at all.
    fn write(&self) -> Result<(), Failure> {
        let failed = |error: &dyn std::fmt::Display| {
            Failure::Outside(format!("{}: {error}", self.path.display()))
        };
        let folder = match self.path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let mut draft = tempfile::NamedTempFile::new_in(folder).map_err(|error| failed(&error))?;
        let rights = fs::metadata(&self.path).map_err(|error| failed(&error))?;
        draft
            .write_all(self.text.as_bytes())
            .map_err(|error| failed(&error))?;
        fs::set_permissions(draft.path(), rights.permissions()).map_err(|error| failed(&error))?;
        draft.persist(&self.path).map_err(|error| failed(&error))?;
        Ok(())
    }
}

/// The digest of everything that is run.
fn digest() -> String {
    let entries = backtest::manifest::shipped().unwrap_or_default();
    let texts = entries.iter().flat_map(|entry| {
        let texts = [entry.scenario(), entry.outturn()];
        texts.into_iter().flatten()
    });
    crate::scenario::digest(&texts.collect::<Vec<_>>().join("\n"))
}

fn write(
    results: &Results,
    section: &str,
    folder: Folder,
    run: &Run,
) -> Result<PathBuf, ReportError> {
    for table in tables::all(results) {
        let name = format!("tables/{}.csv", table.name);
        let csv = table.to_csv().map_err(|error| ReportError::Format {
            name: name.clone(),
            reason: error.to_string(),
        })?;
        folder.write(&name, csv.as_bytes())?;
    }
    // On a page of its own the section is the page.
    let page = section.replace("\n#", "\n").replacen("## ", "# ", 1);
    folder.write("backtests.md", page.as_bytes())?;
    folder.write(crate::report::RUN, run.to_toml()?.as_bytes())?;
    folder.publish()
}

/// What is told on the terminal: each back-test in a line, and how many outturns the ranges held.
fn told(results: &Results) -> String {
    let rows: Vec<Vec<String>> = results
        .tests
        .iter()
        .map(|test| {
            vec![
                test.title.clone(),
                test.entry.kind.word().to_owned(),
                format!("{} of {}", test.hits(1), test.points.len()),
                if test.holds() { "holds" } else { "fails" }.to_owned(),
            ]
        })
        .collect();
    let heading = ["Programme", "Kind", "In 8 of 10 futures", "Verdict"];
    let mut text = terminal::words(&heading, &rows);
    let kinds = [
        ("forecast tests", &results.forecasts),
        ("plausibility checks", &results.checks),
    ];
    for (kind, summary) in kinds {
        let held = tables::eight_in_ten(summary);
        let _ = write!(
            text,
            "\nIn {kind}, {} of {} outturns lay in the range of 8 in 10 futures.",
            held.hits, held.of
        );
    }
    text.push('\n');
    text
}
