//! What a pack is made of: a run that was made before, or a scenario that is run now.

mod same;

use std::path::{Path, PathBuf};

use crate::cli::{Failure, given};
use crate::ensemble::{Engine, Settings};
use crate::outcomes::Outcomes;
use crate::pack::Checked;
use crate::points::Sampler;
use crate::report::{Run, RunFolder};
use crate::scenario::{Scenario, shipped};
use crate::tasks::Watch;
use crate::tasks::pack::{self, USUAL, command};
use crate::tasks::simulation::{self, SIMULATING, Simulation, watched};

pub use crate::tasks::pack::Subject;
pub use same::same_figures;

/// How a scenario is to be run, where it is no run already.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wish {
    /// How many futures.
    pub draws: Option<u32>,
    /// Which luck.
    pub seed: Option<u64>,
}

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
pub fn subject(text: &str, wish: Wish, watch: &dyn Watch) -> Result<Subject, Failure> {
    let path = Path::new(text);
    if is_folder(text) {
        if wish.draws.is_some() || wish.seed.is_some() {
            return Err(Failure::Input(format!(
                "{text} is a run that has its seed and its number of futures already; leave --draws and --seed out, or \
                 name its scenario in its place"
            )));
        }
        return repeated(path, watch);
    }
    let scenario = read_scenario(text)?;
    let settings = Settings {
        draws: wish.draws.unwrap_or(USUAL) as usize,
        seed: wish.seed.unwrap_or(1),
        sampler: Sampler::Random,
    };
    Ok(pack::fresh(scenario, text, settings, watch)?)
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

fn repeated(path: &Path, watch: &dyn Watch) -> Result<Subject, Failure> {
    let folder = RunFolder::read(path).map_err(|error| Failure::Input(error.to_string()))?;
    let scenario = read_resolved(&folder)?;
    let given = match folder.run.given {
        Some(_) => Some(given::read(path)?),
        None => None,
    };
    let simulation = match &given {
        Some(draws) => on_given(&scenario, draws, watch)?,
        None => watched(&scenario, settings(&folder)?, watch)?,
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

/// Simulates on the draws that a return has left.
fn on_given(
    scenario: &Scenario,
    draws: &given::Draws,
    watch: &dyn Watch,
) -> Result<Simulation, Failure> {
    let outcomes = Outcomes::of(&scenario.programme);
    let engine = Engine::at(scenario.case(), outcomes, draws.settings, draws.luck());
    Ok(simulation::travel(scenario, engine, SIMULATING, watch)?)
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
