//! What a pack is made of: a run that was made before, or a scenario that is run now.

mod same;

use std::path::{Path, PathBuf};

use crate::analysis::{Driver, drivers};
use crate::charts::Chart;
use crate::cli::course::StopSign;
use crate::cli::{Failure, given, publish, terminal};
use crate::ensemble::{Course, Engine, Settings, Watchlist};
use crate::outcomes::Outcomes;
use crate::pack::Checked;
use crate::points::Sampler;
use crate::report::{Run, RunFolder};
use crate::scenario::{Scenario, shipped};
use crate::tasks::simulation::{self, Simulation};

pub use same::same_figures;

/// A scenario with what its run found.
#[derive(Debug)]
pub struct Subject {
    /// The scenario.
    pub scenario: Scenario,
    /// The run.
    pub run: Run,
    /// What it found.
    pub simulation: Simulation,
    /// How far the run was checked.
    pub checked: Checked,
    /// The command that makes it again.
    pub command: String,
}

/// How a scenario is to be run, where it is no run already.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wish {
    /// How many futures.
    pub draws: Option<u32>,
    /// Which luck.
    pub seed: Option<u64>,
}

/// The number of futures where nothing is said.
const USUAL: u32 = 10_000;

/// Whether a text names a folder and not a scenario.
#[must_use]
pub fn is_folder(text: &str) -> bool {
    Path::new(text).is_dir()
}

/// Reads a run again, or runs a scenario.
///
/// # Errors
///
/// If it is neither, or the run cannot be made again.
pub fn subject(
    text: &str,
    wish: Wish,
    (quiet, stop): (bool, &StopSign),
) -> Result<Subject, Failure> {
    let path = Path::new(text);
    if is_folder(text) {
        if wish.draws.is_some() || wish.seed.is_some() {
            return Err(Failure::Input(format!(
                "{text} is a run that has its seed and its number of futures already; leave --draws and --seed out, or \
                 name its scenario in its place"
            )));
        }
        return repeated(path, (quiet, stop));
    }
    let scenario = read_scenario(text)?;
    let settings = Settings {
        draws: wish.draws.unwrap_or(USUAL) as usize,
        seed: wish.seed.unwrap_or(1),
        sampler: Sampler::Random,
    };
    let run = Run::here(&scenario.name, &scenario.digest, settings);
    let simulation = simulate(&scenario, settings, (quiet, stop))?;
    let command = command(text, &run);
    Ok(Subject {
        scenario,
        run,
        simulation,
        checked: Checked::Fresh,
        command,
    })
}

/// The scenario of a run, or a scenario by name or file, without simulating it.
///
/// # Errors
///
/// If it is neither, or the scenario is wrong.
pub fn scenario(text: &str) -> Result<Scenario, Failure> {
    if is_folder(text) {
        let folder = RunFolder::read(Path::new(text));
        read_resolved(&folder.map_err(|error| Failure::Input(error.to_string()))?)
    } else {
        read_scenario(text)
    }
}

fn read_scenario(text: &str) -> Result<Scenario, Failure> {
    if looks_like_a_folder(text) {
        return Err(Failure::Input(format!(
            "there is no folder {text}; give a folder that `regiocast run` wrote, such as outputs/lsiz, or a scenario"
        )));
    }
    Ok(simulation::read(text)?)
}

/// A path that ends like a folder, or lies in one, and no scenario file.
fn looks_like_a_folder(text: &str) -> bool {
    let path = Path::new(text);
    let is_file = path.extension().is_some_and(|ending| {
        ["toml", "csv"]
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known))
    });
    !path.exists() && !is_file && (text.ends_with('/') || path.components().count() > 1)
}

fn repeated(path: &Path, watch: (bool, &StopSign)) -> Result<Subject, Failure> {
    let folder = RunFolder::read(path).map_err(|error| Failure::Input(error.to_string()))?;
    let scenario = read_resolved(&folder)?;
    let given = match folder.run.given {
        Some(_) => Some(given::read(path)?),
        None => None,
    };
    let simulation = match &given {
        Some(draws) => on_given(&scenario, draws, watch)?,
        None => simulate(&scenario, settings(&folder)?, watch)?,
    };
    same_figures(&folder, &scenario, &simulation)?;
    let known = shipped()
        .into_iter()
        .any(|(name, _)| name == folder.run.scenario)
        && Scenario::read(&folder.run.scenario).is_ok_and(|now| now.digest == folder.run.digest);
    let what = if known {
        folder.run.scenario.clone()
    } else {
        "scenario.resolved.toml".to_owned()
    };
    let command = remedy(&what, &folder.run);
    Ok(Subject {
        scenario,
        simulation,
        checked: Checked::Repeated,
        command,
        run: folder.run,
    })
}

/// The scenario of a run, under the name that it had.
///
/// # Errors
///
/// If this version does not understand it.
pub fn read_resolved(folder: &RunFolder) -> Result<Scenario, Failure> {
    let path: PathBuf = folder.resolved_path();
    let mut scenario = simulation::read(&path.to_string_lossy())?;
    scenario.name.clone_from(&folder.run.scenario);
    Ok(scenario)
}

/// How a run was made.
///
/// # Errors
///
/// If it was made by a sampler that this version has not.
pub fn settings(folder: &RunFolder) -> Result<Settings, Failure> {
    let run = &folder.run;
    let sampler = run.sampler.parse::<Sampler>().map_err(|reason| {
        Failure::Input(format!(
            "{}: sampler = \"{}\" is none of this version ({reason}); run it again",
            folder.path.join("run.toml").display(),
            run.sampler
        ))
    })?;
    Ok(Settings {
        draws: run.draws,
        seed: run.seed,
        sampler,
    })
}

/// Units between two looks at the stop sign.
const WAVE: u64 = 64;

/// Simulates, in sight of whoever waits.
///
/// # Errors
///
/// If the sampler cannot serve the scenario.
pub fn simulate(
    scenario: &Scenario,
    settings: Settings,
    (quiet, stop): (bool, &StopSign),
) -> Result<Simulation, Failure> {
    let outcomes = Outcomes::of(&scenario.programme);
    let list = crate::analysis::watch::watchlist(&scenario.programme, &outcomes.directory);
    let engine = Engine::new(scenario.case(), outcomes, settings)?;
    travel(scenario, engine, list, (quiet, stop))
}

/// Simulates on the draws that a return has left.
fn on_given(
    scenario: &Scenario,
    draws: &given::Draws,
    watch: (bool, &StopSign),
) -> Result<Simulation, Failure> {
    let outcomes = Outcomes::of(&scenario.programme);
    let list = crate::analysis::watch::watchlist(&scenario.programme, &outcomes.directory);
    let engine = Engine::at(scenario.case(), outcomes, draws.settings, draws.luck());
    travel(scenario, engine, list, watch)
}

fn travel(
    scenario: &Scenario,
    engine: Engine<'_>,
    list: Watchlist,
    (quiet, stop): (bool, &StopSign),
) -> Result<Simulation, Failure> {
    let settings = engine.settings;
    let mut course = Course::begin(engine, list);
    let bar = terminal::progress(settings.draws, quiet);
    let units = course.units();
    let mut next = 0;
    while next < units {
        let end = units.min(next + WAVE);
        course.advance(next..end, &|draws| bar.inc(draws as u64));
        next = end;
        stop.obey()?;
    }
    bar.finish_and_clear();
    Ok(Simulation::of(scenario, course.end()))
}

/// The command that makes a folder again.
fn remedy(scenario: &str, run: &Run) -> String {
    match run.given {
        Some(_) => again(scenario, run),
        None => command(scenario, run),
    }
}

/// The command that makes an updated forecast again, or a run on its draws.
fn again(scenario: &str, run: &Run) -> String {
    let asked = run.options.join(" ");
    if asked.starts_with("--given") {
        return format!("regiocast run {scenario} {asked}");
    }
    format!(
        "regiocast update {scenario} {asked} --seed {} --draws {}",
        run.seed, run.draws
    )
}

/// The command that makes a run again.
fn command(scenario: &str, run: &Run) -> String {
    let sampler = if run.sampler == "random" {
        String::new()
    } else {
        format!(" --sampler {}", run.sampler)
    };
    let quoted = if scenario.contains(' ') {
        format!("\"{scenario}\"")
    } else {
        scenario.to_owned()
    };
    format!(
        "regiocast run {quoted} --seed {} --draws {}{sampler}",
        run.seed, run.draws
    )
}

impl Subject {
    /// The charts of the run; those that its numbers do not allow are left out with a remark.
    #[must_use]
    pub fn charts(&self) -> Vec<Chart> {
        let mut charts = Vec::new();
        for chart in publish::drawn(&self.scenario, &self.simulation, &self.run) {
            match chart {
                Ok(chart) => charts.push(chart),
                Err(error) => terminal::remark(&format!("left out: {error}")),
            }
        }
        charts
    }

    /// The inputs that the leading figure follows, strongest first: all that stand out of the noise.
    #[must_use]
    pub fn impacts(&self) -> Vec<Driver> {
        let ensemble = &self.simulation.ensemble;
        let directory = &ensemble.outcomes.directory;
        let leading = self.simulation.headline.leading().and_then(|line| {
            let name = &line.row.metric;
            let flow = name.strip_suffix(".total");
            flow.and_then(|name| directory.at_the_end(name))
                .or_else(|| directory.at_the_end(name))
        });
        let Some(gauge) = leading else {
            return Vec::new();
        };
        let draws = ensemble.random_draws(gauge);
        drivers::strongest(ensemble, &[draws], usize::MAX)
            .into_iter()
            .next()
            .unwrap_or_default()
    }
}
