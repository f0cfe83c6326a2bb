//! `regiocast run`: simulate a scenario and write its folder.

mod on_given;

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;

use super::course::{self, Aside, StopSign};
use super::options::{self, Precision, Shard};
use super::publish::{self, Outputs, outside};
use super::{Failure, precise, terminal};
use crate::analysis::watch::watchlist;
use crate::ensemble::{Course, Engine, Settings};
use crate::figures::count;
use crate::points::Sampler;
use crate::report::partial::About;
use crate::report::{Folder, Run};
use crate::scenario::Scenario;
use crate::tasks::simulation::{self, Simulation};

/// What to run and how.
#[derive(Debug, Args)]
pub struct Arguments {
    /// A scenario file, or the name of a shipped scenario (see `regiocast list`).
    scenario: String,
    /// How many futures to simulate; more make the percentiles steadier. 10,000 unless said
    /// otherwise (16,384 with --sampler sobol; with --precision, 1,048,576 at the most).
    #[arg(long, value_parser = clap::value_parser!(u32).range(10..))]
    draws: Option<u32>,
    /// Simulate as many futures as it takes, doubling from 1,024, until the Monte Carlo error of
    /// every headline figure is under this.
    #[arg(long, value_name = "1%")]
    precision: Option<Precision>,
    /// The same seed gives the same futures, to the last digit.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How futures are chosen: `random`, by chance; `latin`, each input evenly; `sobol`, evenly in
    /// many inputs together (draws must then be a power of two).
    #[arg(long, default_value_t = Sampler::Random)]
    sampler: Sampler,
    /// Only these metrics, by name or beginning (`jobs.net,training.*`); the others cost nothing.
    /// Only run.toml, the scenario and the tables of these metrics are written.
    #[arg(long, value_delimiter = ',', value_name = "NAMES")]
    metrics: Vec<String>,
    /// How many processor cores to use; the result is the same for any number.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    /// Do one part of the run alone, 2/8 for the second of eight, and write it to the --partial
    /// file; `regiocast merge` puts the parts together.
    #[arg(long, value_name = "K/N", requires = "partial")]
    shard: Option<Shard>,
    /// The file that keeps what is done of a long run, in place of <folder>.partial.
    #[arg(long, value_name = "FILE")]
    partial: Option<PathBuf>,
    /// Go on from the partial file of a run that was stopped.
    #[arg(long)]
    resume: bool,
    /// Run on the futures that a monitoring return has left: the folder that `regiocast update` wrote.
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["draws", "precision", "seed", "sampler", "metrics", "shard", "partial", "resume"])]
    given: Option<PathBuf>,
    #[command(flatten)]
    outputs: Outputs,
}

/// The number of draws where nothing is said.
const USUAL: u32 = 10_000;

/// The same for Sobol' points, whose number is a power of two.
const USUAL_SOBOL: u32 = 1 << 14;

/// The most draws that a precision may take where nothing is said.
const MOST: u32 = 1 << 20;

/// Simulates and writes.
pub fn run(arguments: &Arguments, quiet: bool) -> Result<(), Failure> {
    arguments.outputs.check()?;
    arguments.check()?;
    let started = Instant::now();
    let stop = StopSign::raise();
    let scenario = simulation::read(&arguments.scenario)?;
    if let Some(folder) = &arguments.given {
        let pool = terminal::threads(arguments.threads)?;
        let outputs = &arguments.outputs;
        return pool.install(|| on_given::run(&scenario, folder, outputs, (quiet, started)));
    }
    let pool = terminal::threads(arguments.threads)?;
    pool.install(|| arguments.simulate(quiet, &scenario, (started, &stop)))
}

impl Arguments {
    /// Makes sure that the options go together.
    fn check(&self) -> Result<(), Failure> {
        let clash = |message: &str| Err(Failure::Input(message.to_owned()));
        if self.precision.is_some() && self.sampler == Sampler::Latin {
            return clash(
                "--precision cannot be asked for with --sampler latin: a Latin hypercube of twice \
                 the size is another set of points, so that a run cannot go on; use random or sobol",
            );
        }
        if self.precision.is_some() && self.shard.is_some() {
            return clash(
                "--precision cannot be asked for with --shard: no part knows the errors of the \
                 others; say --draws instead",
            );
        }
        if self.shard.is_some() && self.outputs.save_draws {
            return clash("--save-draws belongs to the whole run: give it to `regiocast merge`");
        }
        if self.sampler == Sampler::Sobol && !self.most_draws().is_power_of_two() {
            let draws = self.most_draws();
            let below = (1_u32 << draws.ilog2()).max(16);
            let above = below
                .checked_mul(2)
                .map(|above| format!(" or --draws {above}"));
            return Err(Failure::Input(format!(
                "--draws {draws}: Sobol’ points are even only in powers of two; ask for --draws \
                 {below}{}",
                above.unwrap_or_default()
            )));
        }
        Ok(())
    }

    /// The draws of the run, at the most where they are left to a precision.
    fn most_draws(&self) -> u32 {
        let usual = match (self.precision, self.sampler) {
            (Some(_), _) => MOST,
            (None, Sampler::Sobol) => USUAL_SOBOL,
            (None, _) => USUAL,
        };
        self.draws.unwrap_or(usual)
    }

    fn settings(&self) -> Settings {
        Settings {
            draws: self.most_draws() as usize,
            seed: self.seed,
            sampler: self.sampler,
        }
    }

    fn simulate(
        &self,
        quiet: bool,
        scenario: &Scenario,
        (started, stop): (Instant, &StopSign),
    ) -> Result<(), Failure> {
        let run = self.described(scenario);
        let target = self.outputs.target(&scenario.name);
        let aside = self.aside(scenario, run.clone(), &target);
        if self.partial.is_some() {
            aside.check_place(&target)?;
        }
        if !self.resume {
            course::nothing_is_lost(&aside)?;
        }
        let Some(shard) = self.shard else {
            // What cannot be written is found out before the run.
            let folder = Folder::begin(&target).map_err(|error| outside(&error))?;
            let (course, enough) = self.draw(quiet, scenario, &aside, stop)?;
            let run = match enough {
                Some(enough) => {
                    terminal::remark_unless(quiet, &enough.text);
                    run.enough(course.engine().settings, &enough.text)
                }
                None => run,
            };
            let simulation = Simulation::of(scenario, course.end());
            let run = run.took(started.elapsed());
            let found = (scenario, &simulation);
            publish::publish(&self.outputs, quiet, found, (folder, &run))?;
            // What was put aside is in the folder now.
            let _ = std::fs::remove_file(&aside.path);
            return Ok(());
        };
        let (course, _) = self.draw(quiet, scenario, &aside, stop)?;
        aside.put(&course)?;
        if !quiet {
            terminal::say(&told(&course, &aside.path, shard));
        }
        Ok(())
    }

    /// The run as its folder and its partial files describe it.
    fn described(&self, scenario: &Scenario) -> Run {
        let run = Run::here(&scenario.name, &scenario.digest, self.settings());
        let run = run.of_metrics(&self.metrics);
        match self.precision {
            Some(precision) => run.to_precision(&precision.to_string()),
            None => run,
        }
    }

    /// Does the draws, in sight of whoever waits.
    fn draw<'a>(
        &self,
        quiet: bool,
        scenario: &'a Scenario,
        aside: &Aside,
        stop: &StopSign,
    ) -> Result<(Course<'a>, Option<precise::Enough>), Failure> {
        let settings = self.settings();
        let outcomes = options::outcomes(&scenario.programme, &self.metrics)?;
        let list = watchlist(&scenario.programme, &outcomes.directory);
        let first = match self.precision {
            Some(_) => precise::first(settings),
            None => settings,
        };
        if self.precision.is_some() && list.gauges.is_empty() {
            return Err(Failure::Input(
                "--precision: none of the --metrics is a headline figure or answers a promise, so \
                 there is no error to look at; leave one of the two out"
                    .to_owned(),
            ));
        }
        let engine = Engine::new(scenario.case(), outcomes, first)?;
        let mut course = Course::begin(engine, list);
        let bar = terminal::progress(settings.draws, quiet);
        let found = self.travel(&mut course, (scenario, settings), aside, (&bar, stop));
        bar.finish_and_clear();
        Ok((course, found?))
    }

    /// Where what is done is put aside.
    fn aside(&self, scenario: &Scenario, run: Run, target: &Path) -> Aside {
        let beside = || {
            // Without a slash at the end, which would make it a file inside the folder.
            let mut name = target.components().as_path().as_os_str().to_owned();
            name.push(".partial");
            PathBuf::from(name)
        };
        Aside {
            path: self.partial.clone().unwrap_or_else(beside),
            about: About {
                run,
                shard: self.shard.map(|shard| (shard.number, shard.of)),
            },
            resolved: scenario.resolved.clone(),
        }
    }

    /// Does the draws.
    fn travel(
        &self,
        course: &mut Course,
        (scenario, settings): (&Scenario, Settings),
        aside: &Aside,
        (bar, stop): (&indicatif::ProgressBar, &StopSign),
    ) -> Result<Option<precise::Enough>, Failure> {
        if let Some(precision) = self.precision {
            let wish = precise::Wish {
                precision,
                most: settings.draws,
                resume: self.resume,
            };
            return precise::travel(course, &scenario.programme, &wish, aside, (bar, stop))
                .map(Some);
        }
        if self.resume {
            aside.take_up(course)?;
        }
        let units = match self.shard {
            Some(shard) => course.shard(shard.number, shard.of),
            None => 0..course.units(),
        };
        bar.set_length(course.draws_in(&units));
        let done: u64 = course
            .spans()
            .all()
            .iter()
            .map(|span| course.draws_in(span))
            .sum();
        bar.set_position(done);
        course::travel(course, units, aside, (bar, stop))?;
        Ok(None)
    }
}

/// What a part of a run has written, in words.
fn told(course: &Course, path: &Path, shard: Shard) -> String {
    let units = course.shard(shard.number, shard.of);
    format!(
        "Part {} of {}, {} futures, is in {}. Put all parts together with `regiocast merge`.\n",
        shard.number,
        shard.of,
        count(course.draws_in(&units) as f64),
        path.display()
    )
}
