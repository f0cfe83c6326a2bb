//! `regiocast explain`: what drives an answer, what would turn it, and what it is worth to know more.

mod publish;
mod updated;

use std::path::PathBuf;
use std::time::Instant;

use clap::Args;

use super::options::Percentage;
use super::publish::{Pictures, check_pictures, outside};
use super::watched::Watched;
use super::{Failure, terminal};
use crate::ensemble::Settings;
use crate::report::{Folder, Run};
use crate::scenario::{Scenario, family};
use crate::tasks::explain::questions::questions;
use crate::tasks::explain::{Manner, explain};
use crate::tasks::{outcome, simulation};

/// What to explain and how.
#[derive(Debug, Args)]
pub struct Arguments {
    /// A scenario file, or the name of a shipped scenario (see `regiocast list`).
    scenario: String,
    /// The outcome to explain, `jobs.net_skilled@2033`; the first one leads, further ones cost next to
    /// nothing. Without it, net additional skilled jobs.
    #[arg(long = "outcome", value_name = "METRIC[@YEAR]")]
    outcomes: Vec<String>,
    /// The promise to explain, by its number in the scenario or by words of its title: what decides
    /// whether it is kept.
    #[arg(long = "target", value_name = "ID")]
    targets: Vec<String>,
    /// Other plans to decide between: what would it be worth to know more before choosing?
    #[arg(long = "against", value_name = "SCENARIO")]
    against: Vec<String>,
    /// The chances for which switching values are sought.
    #[arg(long, value_delimiter = ',', value_name = "50%,80%", default_values_t = Manner::LEVELS.map(Percentage))]
    levels: Vec<Percentage>,
    /// How many people a survey would ask, to say what it would be worth.
    #[arg(long, value_delimiter = ',', value_name = "PEOPLE", default_values_t = Manner::SURVEY, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    survey: Vec<u32>,
    /// Tell one simulated future line by line, with every formula, in place of all else: that with this
    /// number, from 0, of a run with the same seed.
    #[arg(long, value_name = "N", conflicts_with_all = ["outcomes", "targets", "against"])]
    draw: Option<u64>,
    /// With --draw, only the sections and things whose titles hold this word.
    #[arg(long, value_name = "WORD", requires = "draw")]
    only: Vec<String>,
    /// Explain the forecast that a monitoring return has left: the folder that `regiocast update` wrote.
    /// What was learnt is taken to be normal; the tornado and switching values are left out.
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["against", "draw"])]
    given: Option<PathBuf>,
    /// How many draws to change inputs in; more make the intervals narrower. 16,384 unless said
    /// otherwise, 4,096 where there are more than 200 inputs.
    #[arg(long, value_parser = clap::value_parser!(u32).range(256..=131_072))]
    draws: Option<u32>,
    /// The same seed gives the same answer, to the last digit.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many processor cores to use; the result is the same for any number.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    /// The folder to write, in place of outputs/explain-….
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Which pictures to draw.
    #[arg(long, value_delimiter = ',', default_values_t = [Pictures::Svg, Pictures::Png])]
    charts: Vec<Pictures>,
}

/// Explains and writes.
pub fn run(arguments: &Arguments, quiet: bool) -> Result<(), Failure> {
    check_pictures(&arguments.charts)?;
    let started = Instant::now();
    let scenario = simulation::read(&arguments.scenario)?;
    if let Some(draw) = arguments.draw {
        if scenario.reference.is_some() {
            return Err(Failure::Input(
                "--draw tells one programme, and this scenario takes a reference run off it: tell the \
                 reference by itself, and the programme in a file without `reference`"
                    .to_owned(),
            ));
        }
        return publish::future(&scenario, arguments.seed, draw, &arguments.only);
    }
    let plans = family::read(&arguments.against, None)?;
    if let [_, ..] = plans.as_slice() {
        let all: Vec<Scenario> = std::iter::once(&scenario).chain(&plans).cloned().collect();
        super::compare::warn(&all, 0, quiet);
    }
    let questions = questions(&scenario, &arguments.outcomes, &arguments.targets)?;
    if !plans.is_empty() {
        let all: Vec<Scenario> = std::iter::once(&scenario).chain(&plans).cloned().collect();
        outcome::outcomes(&all, 0, &[])?;
    }
    let target = arguments.target(&scenario);
    let given = updated::draws(arguments.given.as_deref(), &scenario, &target)?;
    let folder = Folder::begin(&target).map_err(|error| outside(&error))?;
    let pool = terminal::threads(arguments.threads)?;
    pool.install(|| {
        let manner = arguments.manner();
        let watch = Watched::new(quiet);
        let subject = (&scenario, given.as_ref());
        let explanation = explain(subject, questions, &plans, &manner, &watch)?;
        drop(watch);
        let settings = Settings::new(manner.draws(&scenario), manner.seed);
        let run = Run::here(&scenario.name, &scenario.digest, settings);
        let run = run.asked(arguments.asked()).took(started.elapsed());
        let run = match given {
            Some(draws) => run.given(draws.given),
            None => run,
        };
        let found = (&scenario, &explanation);
        publish::publish(found, &arguments.charts, quiet, (folder, &run))
    })
}

impl Arguments {
    fn target(&self, scenario: &Scenario) -> PathBuf {
        let what = if self.given.is_some() { "-given" } else { "" };
        let name = format!("explain-{}{what}", scenario.name);
        let usual = || PathBuf::from("outputs").join(name);
        self.out.clone().unwrap_or_else(usual)
    }

    /// What was asked for, as on the command line.
    fn asked(&self) -> Vec<String> {
        let outcomes = self.outcomes.iter().map(|one| format!("--outcome {one}"));
        let targets = self.targets.iter().map(|one| format!("--target \"{one}\""));
        let against = self.against.iter().map(|one| format!("--against {one}"));
        let given = self.given.iter();
        let against = against.chain(given.map(|one| format!("--given {}", one.display())));
        let levels: Vec<String> = self.levels.iter().map(ToString::to_string).collect();
        let survey: Vec<String> = self.survey.iter().map(ToString::to_string).collect();
        let rest = [
            format!("--levels {}", levels.join(",")),
            format!("--survey {}", survey.join(",")),
        ];
        outcomes.chain(targets).chain(against).chain(rest).collect()
    }

    fn manner(&self) -> Manner {
        Manner {
            levels: self.levels.iter().map(|level| level.0).collect(),
            survey: self.survey.clone(),
            draws: self.draws,
            seed: self.seed,
        }
    }
}
