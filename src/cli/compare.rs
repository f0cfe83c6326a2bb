//! `regiocast compare`: plans side by side with the same luck, and what explains the difference.

mod publish;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::Instant;

use clap::Args;

use super::given::Draws;
use super::publish::Pictures;
use super::watched::Watched;
use super::{Failure, terminal};
use crate::analysis::compare::Outcome;
use crate::ensemble::Settings;
use crate::points::Sampler;
use crate::problem::{Look, Problem};
use crate::report::{Folder, Run};
use crate::scenario::{Scenario, family};
use crate::tasks::compare::{Asked, Found, compare, room};
use crate::tasks::{outcome, simulation};

/// What to compare and how.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Scenarios by name or file, or a file with several: options or a grid (TOML), or a scenario in
    /// each row (CSV).
    #[arg(required = true)]
    scenarios: Vec<String>,
    /// The scenario that all others are compared with, by its name; the first one unless said.
    #[arg(long, value_name = "NAME")]
    with: Option<String>,
    /// What the rows of a CSV file build on, where they do not say.
    #[arg(long, value_name = "SCENARIO")]
    base: Option<String>,
    /// What to compare them by, `jobs.net_skilled@2033`; the first one named leads. Without it, the
    /// headline figures and whatever was promised.
    #[arg(long = "outcome", value_name = "METRIC[@YEAR]")]
    outcomes: Vec<String>,
    /// How many futures to simulate of each.
    #[arg(long, default_value_t = 10_000, value_parser = clap::value_parser!(u32).range(100..=1_000_000))]
    draws: u32,
    /// The same seed gives the same futures, to the last digit.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How futures are chosen: `random`, `latin` or `sobol`; see `regiocast run --help`.
    #[arg(long, default_value_t = Sampler::Random)]
    sampler: Sampler,
    /// Compare in the futures that a monitoring return has left: the folder that `regiocast update` wrote.
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["draws", "seed", "sampler"])]
    given: Option<PathBuf>,
    /// How many processor cores to use; the result is the same for any number.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    /// Do not work out what explains the differences, which takes a run for each setting that differs
    /// (it is left out for more than six scenarios).
    #[arg(long)]
    no_bridge: bool,
    /// The folder to write, in place of outputs/compare-….
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Which pictures to draw.
    #[arg(long, value_delimiter = ',', default_values_t = [Pictures::Svg, Pictures::Png])]
    charts: Vec<Pictures>,
}

/// Bridges are built for so many plans without being asked twice.
const MOST_BRIDGES: usize = 6;

/// Compares and writes.
pub fn run(arguments: &Arguments, quiet: bool) -> Result<(), Failure> {
    super::publish::check_pictures(&arguments.charts)?;
    let started = Instant::now();
    let names = &arguments.scenarios;
    let scenarios = family::read(names, arguments.base.as_deref())?;
    for scenario in &scenarios {
        simulation::check_targets(scenario)?;
    }
    let with = arguments.place_of_with(&scenarios)?;
    warn(&scenarios, with, quiet);
    arguments.check_sampler()?;
    let given = match &arguments.given {
        Some(folder) => {
            let draws = super::given::read(folder)?;
            for scenario in &scenarios {
                draws.check(scenario)?;
            }
            super::given::apart(folder, &arguments.target(&scenarios))?;
            Some(draws)
        }
        None => None,
    };
    let given = given.as_ref();
    let outcomes = outcome::outcomes(&scenarios, with, &arguments.outcomes)?;
    arguments.check_room((&scenarios, given), outcomes.len())?;
    let folder = Folder::begin(&arguments.target(&scenarios))
        .map_err(|error| super::publish::outside(&error))?;
    let pool = terminal::threads(arguments.threads)?;
    let (found, run) = pool.install(|| {
        let found = arguments.find((&scenarios, given), with, outcomes, quiet)?;
        let run = arguments
            .described((&scenarios, given), with)
            .took(started.elapsed());
        Ok::<_, Failure>((found, run))
    })?;
    pool.install(|| publish::publish(&found, &arguments.charts, quiet, (folder, &run)))
}

/// Shows what the author of a scenario should know, once, unless the plan compared with has it too.
pub(super) fn warn(scenarios: &[Scenario], with: usize, quiet: bool) {
    let said = |one: &Problem| (one.path.clone(), one.message.clone());
    let mut told: BTreeSet<(String, String)> = scenarios[with].warnings.iter().map(said).collect();
    for warning in scenarios.iter().flat_map(|one| &one.warnings) {
        if told.insert(said(warning)) {
            terminal::remark_unless(quiet, &warning.render(Look::Plain));
        }
    }
}

impl Arguments {
    fn settings(&self, given: Option<&Draws>) -> Settings {
        let own = Settings {
            draws: self.draws as usize,
            seed: self.seed,
            sampler: self.sampler,
        };
        given.map_or(own, |draws| draws.settings)
    }

    fn place_of_with(&self, scenarios: &[Scenario]) -> Result<usize, Failure> {
        if scenarios.len() < 2 {
            return Err(Failure::Input(format!(
                "there is only one scenario, `{}`, and nothing to compare it with; name another one, \
                 such as `regiocast compare lsiz lsiz-skills-first`, or a file with several",
                scenarios.first().map_or("", |one| one.name.as_str())
            )));
        }
        let Some(wanted) = &self.with else {
            return Ok(0);
        };
        let found = scenarios
            .iter()
            .position(|one| one.name == *wanted || one.label == *wanted);
        found.ok_or_else(|| {
            let names = scenarios.iter().map(|one| one.name.as_str());
            let help = crate::problem::help_for_unknown(wanted, names, "scenarios");
            Failure::Input(format!(
                "--with: none of the scenarios is called `{wanted}`; {help}"
            ))
        })
    }

    /// Every future of every outcome of every plan is kept: differences are taken one by one.
    fn check_room(
        &self,
        (scenarios, given): (&[Scenario], Option<&Draws>),
        outcomes: usize,
    ) -> Result<(), Failure> {
        /// Numbers that fit well into the memory of an office machine: 2 GB of them.
        const MOST: usize = 250_000_000;
        let fit = room(scenarios, (outcomes, 1), MOST);
        let draws = self.settings(given).draws;
        if draws <= fit {
            return Ok(());
        }
        Err(Failure::Input(format!(
            "--draws {}: {} plans with so many futures do not fit into memory; ask for at most --draws \
             {}, or compare fewer plans or outcomes at a time",
            draws,
            scenarios.len(),
            fit / 1000 * 1000
        )))
    }

    fn check_sampler(&self) -> Result<(), Failure> {
        if self.sampler == Sampler::Sobol && !self.draws.is_power_of_two() {
            return Err(Failure::Input(format!(
                "--draws {}: Sobol’ points are even only in powers of two; ask for --draws 8192 or \
                 --draws 16384",
                self.draws
            )));
        }
        Ok(())
    }

    fn find<'a>(
        &self,
        (scenarios, given): (&'a [Scenario], Option<&Draws>),
        with: usize,
        outcomes: Vec<Outcome>,
        quiet: bool,
    ) -> Result<Found<'a>, Failure> {
        let few = scenarios.len() <= MOST_BRIDGES;
        if !self.no_bridge && !few {
            let remark = format!(
                "What explains the differences is not worked out for more than {MOST_BRIDGES} plans; \
                 compare fewer to see it."
            );
            terminal::remark_unless(quiet, &remark);
        }
        let asked = Asked {
            scenarios,
            with,
            outcomes,
            usual: self.outcomes.is_empty(),
            settings: self.settings(given),
            luck: given.map(Draws::luck),
            by_year: 1,
            bridges: few && !self.no_bridge,
        };
        Ok(compare(asked, &Watched::new(quiet))?)
    }

    fn target(&self, scenarios: &[Scenario]) -> PathBuf {
        if let Some(out) = &self.out {
            return out.clone();
        }
        let plain = |name: &str| -> String {
            let stem = std::path::Path::new(name).file_stem();
            let stem = stem.map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
            super::publish::plain(&stem)
        };
        let name = match self.scenarios.as_slice() {
            [only] => plain(only),
            few if few.len() <= 3 && few.len() == scenarios.len() => {
                let names: Vec<String> = scenarios.iter().map(|one| plain(&one.name)).collect();
                names.join("-vs-")
            }
            _ => {
                // Another choice of plans gets another folder.
                let names: Vec<&str> = scenarios.iter().map(|one| one.name.as_str()).collect();
                let digest = crate::scenario::digest(&names.join("\n"));
                format!(
                    "{}-and-{}-others-{}",
                    plain(&scenarios[0].name),
                    scenarios.len() - 1,
                    digest.get(..6).unwrap_or_default()
                )
            }
        };
        PathBuf::from("outputs").join(format!("compare-{name}"))
    }

    fn described(&self, (scenarios, given): (&[Scenario], Option<&Draws>), with: usize) -> Run {
        let names: Vec<&str> = scenarios.iter().map(|one| one.name.as_str()).collect();
        let digests: Vec<&str> = scenarios.iter().map(|one| one.digest.as_str()).collect();
        let digest = match digests.as_slice() {
            [only] => (*only).to_owned(),
            several => crate::scenario::digest(&several.join("\n")),
        };
        let mut asked = vec![format!("--with \"{}\"", scenarios[with].name)];
        asked.extend(self.outcomes.iter().map(|one| format!("--outcome {one}")));
        asked.extend(self.no_bridge.then(|| "--no-bridge".to_owned()));
        asked.extend(
            self.given
                .iter()
                .map(|one| format!("--given {}", one.display())),
        );
        let run = Run::here(&names.join(", "), &digest, self.settings(given)).asked(asked);
        match given {
            Some(draws) => run.given(draws.given.clone()),
            None => run,
        }
    }
}
