//! `regiocast merge`: put the parts of a run together.

use std::path::PathBuf;
use std::time::Instant;

use clap::Args;

use super::publish::{self, Outputs, outside};
use super::{Failure, course, options, terminal};
use crate::analysis::watch::watchlist;
use crate::ensemble::{Course, Engine, Settings};
use crate::figures::count;
use crate::report::partial::{Partial, PartialError};
use crate::report::{Folder, Run};
use crate::scenario::Scenario;
use crate::tasks::simulation::Simulation;

/// What to merge.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The partial files of all parts, in any order.
    #[arg(required = true)]
    partials: Vec<PathBuf>,
    /// How many processor cores to use.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    #[command(flatten)]
    outputs: Outputs,
}

/// Merges and writes.
pub fn run(arguments: &Arguments, quiet: bool) -> Result<(), Failure> {
    arguments.outputs.check()?;
    let started = Instant::now();
    let mut partials = Vec::new();
    let mut problems = Vec::new();
    for path in &arguments.partials {
        match Partial::read(path) {
            Ok(partial) => partials.push((path, partial)),
            Err(error) => problems.push(error.to_string()),
        }
    }
    if let Some((_, first)) = partials.first() {
        let run = &first.about.run;
        let others = partials.iter().skip(1);
        problems.extend(
            others.filter_map(|(path, partial)| {
                Some(partial.belongs_to(run, path).err()?.to_string())
            }),
        );
    }
    if !problems.is_empty() {
        return Err(Failure::Input(problems.join("\n")));
    }
    let pool = terminal::threads(arguments.threads)?;
    pool.install(|| merge(arguments, quiet, partials, started))
}

fn merge(
    arguments: &Arguments,
    quiet: bool,
    partials: Vec<(&PathBuf, Partial)>,
    started: Instant,
) -> Result<(), Failure> {
    let Some((path, first)) = partials.first() else {
        return Ok(());
    };
    let run = first.about.run.clone();
    if !run.precision.is_empty() {
        return Err(Failure::Input(format!(
            "{}: this run was to go on until it was precise enough, so it has no parts to merge; go \
             on with `regiocast run … --resume`",
            path.display()
        )));
    }
    let scenario = Scenario::parse(&first.contents.resolved, &run.scenario)?;
    let here =
        Run::here(&scenario.name, &scenario.digest, settings(&run)?).of_metrics(&run.metrics);
    first
        .belongs_to(&here, path)
        .map_err(|error: PartialError| Failure::Input(error.to_string()))?;
    let target = arguments.outputs.target(&scenario.name);
    let folder = Folder::begin(&target).map_err(|error| outside(&error))?;
    let outcomes = options::outcomes(&scenario.programme, &run.metrics)?;
    let list = watchlist(&scenario.programme, &outcomes.directory);
    let engine = Engine::new(scenario.case(), outcomes, settings(&run)?)?;
    let mut course = Course::begin(engine, list);
    for (path, partial) in partials {
        course::take_up(&mut course, partial, path)?;
    }
    complete(&course)?;
    let simulation = Simulation::of(&scenario, course.end());
    let run = here.took(started.elapsed());
    publish::publish(
        &arguments.outputs,
        quiet,
        (&scenario, &simulation),
        (folder, &run),
    )
}

fn settings(run: &Run) -> Result<Settings, Failure> {
    let sampler = run.sampler.parse();
    Ok(Settings {
        draws: run.draws,
        seed: run.seed,
        sampler: sampler.map_err(|error| Failure::Input(format!("{error}")))?,
    })
}

/// Makes sure that no draw is missing.
fn complete(course: &Course) -> Result<(), Failure> {
    let missing = course.missing(0..course.units());
    if missing.is_empty() {
        return Ok(());
    }
    let spans: Vec<String> = missing
        .iter()
        .map(|span| {
            let first = span.start * course.unit();
            let last = first + course.draws_in(span);
            format!("{} to {}", count(first as f64 + 1.0), count(last as f64))
        })
        .collect();
    Err(Failure::Input(format!(
        "futures {} of {} are missing: some parts are not among the files, or were stopped on their \
         way (run them again with --resume)",
        spans.join(", "),
        count(course.engine().settings.draws as f64),
    )))
}
