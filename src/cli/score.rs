//! `regiocast score`: how well forecasts did against what was reported.

mod figures;
mod forecast;
mod publish;

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;

use super::course::StopSign;
use super::publish::{Pictures, check_pictures, outside, plain};
use super::report::subject::{Wish, is_folder, scenario, subject};
use super::watched::Watched;
use super::{Failure, terminal};
use crate::calendar::financial_year;
use crate::monitoring::{Returns, Row};
use crate::report::{Folder, Run, read_run};

/// What to score and how.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The folders of runs, or scenarios, which are then run first.
    #[arg(required = true, value_name = "RUN_DIR|SCENARIO")]
    forecasts: Vec<String>,
    /// What was reported: a monitoring return (CSV or XLSX), or a shipped one by its name.
    #[arg(long, value_name = "FILE")]
    monitoring: String,
    /// How many futures to simulate of a scenario (10,000 unless said); a run has its own.
    #[arg(long, value_parser = clap::value_parser!(u32).range(100..=1_000_000))]
    draws: Option<u32>,
    /// The seed of a scenario's run (1 unless said); a run has its own.
    #[arg(long)]
    seed: Option<u64>,
    /// How many processor cores to use; the result is the same for any number.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    /// The folder to write, in place of outputs/score-….
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Which pictures to draw.
    #[arg(long, value_delimiter = ',', default_values_t = [Pictures::Svg, Pictures::Png])]
    charts: Vec<Pictures>,
}

/// Scores and writes.
pub fn run(arguments: &Arguments, quiet: bool) -> Result<(), Failure> {
    check_pictures(&arguments.charts)?;
    let pool = terminal::threads(arguments.threads)?;
    pool.install(|| arguments.score(quiet))
}

impl Arguments {
    fn score(&self, quiet: bool) -> Result<(), Failure> {
        let started = Instant::now();
        let stop = StopSign::raise_to_give_up();
        // Whatever can be wrong with what was named is found before anything is simulated.
        let returns = Returns::read(&self.monitoring)?;
        let read = self.forecasts.iter().map(|text| scenario(text));
        let scenarios = read.collect::<Result<Vec<_>, _>>()?;
        self.check_unknown(&returns)?;
        let observed = figures::observed(&returns, &scenarios)?;
        let folder = Folder::begin(&self.target(&scenarios[0].name));
        let folder = folder.map_err(|error| outside(&error))?;
        let wish = Wish {
            draws: self.draws,
            seed: self.seed,
        };
        let mut forecasts = Vec::new();
        let mixed = !self.forecasts.iter().all(|text| is_folder(text));
        for (text, observed) in self.forecasts.iter().zip(&observed) {
            // A run has its seed and its number of futures already; scenarios beside it may be told.
            let wish = if mixed && is_folder(text) {
                Wish::default()
            } else {
                wish
            };
            let subject = subject(text, wish, &Watched::until(&stop, quiet))?;
            forecasts.push(forecast::draw(text, subject, observed)?);
            stop.obey()?;
        }
        let marked = forecast::mark(&forecasts)?;
        let run = self.described(&forecasts).took(started.elapsed());
        let told = figures::reported(&returns, &scenarios[0], &observed[0]);
        publish::publish(
            (&forecasts, &marked),
            (&file_name(&returns.name), &told),
            (&self.charts, quiet),
            (folder, &run),
        )
    }

    /// A forecast that knows a return cannot be scored by it.
    fn check_unknown(&self, returns: &Returns) -> Result<(), Failure> {
        for text in self.forecasts.iter().filter(|text| is_folder(text)) {
            let known = read_run(Path::new(text)).ok().and_then(|run| run.given);
            let Some(given) = known else { continue };
            let early = |row: &&Row| row.year.is_none_or(|year| year <= given.as_of);
            if let Some(row) = returns.rows.iter().find(early) {
                return Err(Failure::Input(format!(
                    "{text} is a forecast that knows the return {} to {}; a forecast can be scored only by what it did not know, and row \
                     {} of {} is of a year that it knew. Score the run before the update, or give a return of later years alone",
                    given.monitoring,
                    financial_year(given.as_of),
                    row.number,
                    returns.name
                )));
            }
        }
        Ok(())
    }

    fn target(&self, first: &str) -> PathBuf {
        let usual = || {
            let more = self.forecasts.len() - 1;
            let others = match more {
                0 => String::new(),
                1 => "-and-1-other".to_owned(),
                more => format!("-and-{more}-others"),
            };
            PathBuf::from("outputs").join(format!("score-{}{others}", plain(first)))
        };
        self.out.clone().unwrap_or_else(usual)
    }

    fn described(&self, forecasts: &[forecast::Drawn]) -> Run {
        let subjects = || forecasts.iter().map(|one| &one.subject);
        let names: Vec<&str> = subjects().map(|one| one.run.scenario.as_str()).collect();
        let digests: Vec<&str> = subjects().map(|one| one.run.digest.as_str()).collect();
        let digest = match digests.as_slice() {
            [only] => (*only).to_owned(),
            several => crate::scenario::digest(&several.join("\n")),
        };
        let settings = forecasts[0].subject.simulation.ensemble.settings;
        let mut asked = vec![format!("--monitoring {}", file_name(&self.monitoring))];
        asked.extend(
            subjects()
                .map(|one| one.command.clone())
                .filter(|_| forecasts.len() > 1),
        );
        Run::here(&names.join(", "), &digest, settings).asked(asked)
    }
}

/// The name of a file without its folder: what is published says nothing of a machine.
fn file_name(path: &str) -> String {
    let name = Path::new(path).file_name();
    name.map_or_else(
        || path.to_owned(),
        |name| name.to_string_lossy().into_owned(),
    )
}
