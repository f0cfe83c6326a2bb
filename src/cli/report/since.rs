//! What changed since an older run: inputs, chance, and the model.

mod published;
mod way;

use std::path::Path;

use super::subject::{self, Subject};
use crate::analysis::precision::supported_unit;
use crate::analysis::{Summary, TargetResult};
use crate::calendar::financial_year;
use crate::cli::Failure;
use crate::pack::{ChanceMoved, Changed, Moved, Since, SinceStep};
use crate::report::RunFolder;
use crate::scenario::differences::differences;
use crate::tables::figure::{chance, count};
use crate::tasks::Watch;
use crate::tasks::simulation::{Simulation, watched};
use published::{Published, means};
use way::{titled, way};

/// Scenarios of other titles that differ in more settings are two programmes.
const UNLIKE: usize = 20;

/// Reads the older run.
///
/// # Errors
///
/// If it is no run.
pub fn old(path: &Path) -> Result<RunFolder, Failure> {
    if !path.is_dir() {
        return Err(Failure::Input(format!(
            "--since: there is no folder {}; name one that `regiocast run` wrote",
            path.display()
        )));
    }
    RunFolder::read(path).map_err(|error| Failure::Input(format!("--since: {error}")))
}

/// Takes the way from the older run to this one apart.
///
/// # Errors
///
/// If a run on the way is impossible.
pub fn since(old: &RunFolder, now: &Subject, watch: &dyn Watch) -> Result<Since, Failure> {
    if old.run.given.is_some() || now.run.given.is_some() {
        return Err(Failure::Input(
            "--since: one of the two is an updated forecast, of which not scenario, chance and program alone are new, but \
             also what is known; what a monitoring return has changed is in its update.md"
                .to_owned(),
        ));
    }
    let published = means(&old.summary, &old.path)?;
    let mut remarks = Vec::new();
    let told = |run: &crate::report::Run| {
        format!(
            "regiocast {} ({}), scenario {} (digest {}), seed {}, {} futures",
            run.version,
            run.git,
            run.scenario,
            run.digest.get(..12).unwrap_or(&run.digest),
            run.seed,
            count(run.draws)
        )
    };
    let (before, after) = (told(&old.run), told(&now.run));
    let read = subject::read_resolved(old);
    let Ok(first) = read else {
        remarks.push(
            "The older scenario cannot be read by this version, so that what inputs, chance and version account for \
             cannot be told apart; the whole move stands under the version."
                .to_owned(),
        );
        return Ok(Since {
            before,
            now: after,
            changed: Vec::new(),
            steps: Vec::new(),
            chances: Vec::new(),
            moved: moved(&published, &[], now),
            remarks,
        });
    };
    let settings = differences(&first, &now.scenario);
    if first.programme.title != now.scenario.programme.title && settings.len() > UNLIKE {
        return Err(Failure::Input(format!(
            "--since: “{}” and “{}” differ in {} settings and in their titles: these are two programmes, not two states of one; \
             set them side by side with `regiocast compare`",
            first.programme.title,
            now.scenario.programme.title,
            settings.len()
        )));
    }
    let way = way(&first, &now.scenario, &settings, &mut remarks);
    // The old scenario as this version has it, then with this run's luck, then step by step to this scenario.
    let again = watched(&first, subject::settings(old)?, watch)?;
    let own = now.simulation.ensemble.settings;
    let (then, here) = (&old.run, &now.run);
    if (&then.version, &then.git) == (&here.version, &here.git) {
        // The same program must give what it gave: else somebody has changed the tables.
        subject::same_figures(old, &first, &again)
            .map_err(|failure| Failure::Input(format!("--since: {failure}")))?;
    }
    let moved_chances = chances(&again, now);
    let mut stations = vec![again.summary, watched(&first, own, watch)?.summary];
    for step in &way {
        stations.push(watched(&step.scenario, own, watch)?.summary);
    }
    if let Some(last) = stations.last_mut().filter(|_| !way.is_empty()) {
        // The last step is this run itself.
        last.clone_from(&now.simulation.summary);
    }
    let words = crate::tables::words::Words {
        programme: &now.scenario.programme,
        register: &now.scenario.register,
    };
    Ok(Since {
        before,
        now: after,
        changed: settings
            .iter()
            .map(|one| Changed {
                title: words.input(&one.path),
                place: one.path.clone(),
                before: shortened(one.first.as_deref()),
                now: shortened(one.second.as_deref()),
            })
            .collect(),
        chances: moved_chances,
        steps: way
            .iter()
            .map(|step| SinceStep {
                title: titled(&step.settings, &settings, &words),
            })
            .collect(),
        moved: moved(&published, &stations, now),
        remarks,
    })
}

/// A value as it stands in the scenario, cut where it is long.
fn shortened(value: Option<&str>) -> String {
    const MOST: usize = 120;
    let value = value.unwrap_or_default();
    if value.chars().count() <= MOST {
        return value.to_owned();
    }
    let start: String = value.chars().take(MOST).collect();
    format!("{start}…")
}

/// How the chance of each promise moved, where the same was promised then.
fn chances(then: &Simulation, now: &Subject) -> Vec<ChanceMoved> {
    let told = |result: &TargetResult| chance(result.probability, result.error, result.draws);
    now.simulation
        .targets
        .iter()
        .map(|result| {
            let same = then.targets.iter().find(|old| {
                let (a, b) = (&old.target, &result.target);
                (&a.metric, a.by, a.bound, a.prices) == (&b.metric, b.by, b.bound, b.prices)
            });
            ChanceMoved {
                title: result.target.title.clone(),
                before: same.map_or_else(String::new, told),
                now: told(result),
            }
        })
        .collect()
}

/// How each headline figure moved from station to station.
fn moved(published: &Published, stations: &[Summary], now: &Subject) -> Vec<Moved> {
    let words = crate::tables::words::Words {
        programme: &now.scenario.programme,
        register: &now.scenario.register,
    };
    let leading = now.simulation.headline.leading();
    let leading = leading.map(|line| line.row.metric.as_str());
    let lines = now.simulation.headline.lines.iter();
    lines
        .filter_map(|line| {
            let row = &line.row;
            let name = if line.ratio {
                format!("{}.of_means", row.metric)
            } else {
                row.metric.clone()
            };
            let (_, _, before, error) = published
                .iter()
                .find(|(metric, year, ..)| *metric == name && *year == row.year)?;
            let means: Option<Vec<f64>> = stations
                .iter()
                .map(|station| station.find(&name, row.year).map(|row| row.mean))
                .collect();
            let means = means?;
            let mut at = *before;
            let mut step = |to: f64| {
                let by = to - at;
                at = to;
                by
            };
            let (version, noise, steps) = match means.as_slice() {
                [] => (row.mean - before, 0.0, Vec::new()),
                [version, noise, steps @ ..] => (
                    step(*version),
                    step(*noise),
                    steps.iter().map(|mean| step(*mean)).collect(),
                ),
                [version] => (step(*version), 0.0, Vec::new()),
            };
            let known = before.is_finite() && row.mean.is_finite();
            let year = row
                .year
                .map_or_else(String::new, |year| format!(", {}", financial_year(year)));
            known.then(|| Moved {
                leading: leading == Some(row.metric.as_str()),
                title: format!(
                    "{}{year}, {}",
                    words.metric(&row.metric),
                    words.unit(row.measure)
                ),
                before: *before,
                now: row.mean,
                version,
                steps,
                noise,
                error: error.hypot(row.mcse),
                digits: supported_unit(0.0, error.max(row.mcse)),
            })
        })
        .collect()
}
