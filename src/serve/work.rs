//! Simulating a plan so that it can be given up on the way. The draws are those of `regiocast run`.

use std::ops::Range;

use super::answer::likely;
use super::desk::IsStale;
use super::trouble::Trouble;
use crate::analysis::headline;
use crate::analysis::watch::watchlist;
use crate::ensemble::kept::Kept;
use crate::ensemble::{Course, Engine, Ensemble, Settings, add_answers};
use crate::outcomes::value::HEADLINES;
use crate::outcomes::{Directory, Gauge, Outcomes};
use crate::points::BLOCK;
use crate::programme::{Programme, Target};
use crate::scenario::Scenario;

/// The metrics that pictures show of every plan, beside the headline figures.
const FANS: [&str; 3] = ["jobs.skilled", "jobs.net", "training.completions"];
/// Money by source.
pub const SOURCES: [&str; 4] = [
    "investment.public",
    "investment.university",
    "investment.private",
    "investment.other",
];

/// The metrics that pictures show of a plan: outcomes of its own first.
pub fn shown(programme: &Programme) -> Vec<String> {
    let [own, capable] = likely::yearly(programme);
    let usual = FANS.iter().map(|metric| (*metric).to_owned());
    own.into_iter().chain(usual).chain(capable).collect()
}

/// Units of work between two looks at whether the answer is still wanted.
const WAVE: u64 = 8;

/// What of a plan is looked at.
pub fn outcomes(scenario: &Scenario) -> Outcomes {
    let programme = &scenario.programme;
    let mut promised: Vec<String> = programme.targets.iter().map(Target::answered_by).collect();
    promised.extend(likely::metrics(programme));
    Outcomes::only(programme, |name| {
        let of_a_ratio = |ratio: &crate::outcomes::value::Headline| {
            [ratio.name, ratio.above, ratio.below].contains(&name)
        };
        let shown = ["jobs.walk.", "jobs.demanded.skill.", "jobs.skilled.skill."];
        FANS.contains(&name)
            || shown.iter().any(|beginning| name.starts_with(beginning))
            || SOURCES.contains(&name)
            || headline::needed().any(|metric| metric == name)
            || promised.iter().any(|metric| metric == name)
            || HEADLINES.iter().any(of_a_ratio)
    })
}

/// What simulates a plan.
pub fn engine(scenario: &Scenario, settings: Settings) -> Result<Engine<'_>, Trouble> {
    Engine::new(scenario.case(), outcomes(scenario), settings)
        .map_err(|error| Trouble::Asked(error.to_string()))
}

/// Every future of a plan; nothing where nobody waits for it any more.
pub fn ensemble(
    scenario: &Scenario,
    settings: Settings,
    is_stale: IsStale<'_>,
) -> Result<Ensemble, Trouble> {
    let engine = engine(scenario, settings)?;
    let list = watchlist(&scenario.programme, &engine.outcomes.directory);
    let mut course = Course::begin(engine, list);
    for wave in waves(course.units(), WAVE) {
        give_up_if(is_stale)?;
        course.advance(wave, &|_| ());
    }
    give_up_if(is_stale)?;
    Ok(course.end())
}

/// The futures of some gauges one by one, however many there are. A plan that lacks a metric brings
/// nothing of it.
pub fn draws(
    engine: &Engine<'_>,
    gauges: &[Option<Gauge>],
    is_stale: IsStale<'_>,
) -> Result<Vec<Vec<f64>>, Trouble> {
    let draws = engine.settings.draws;
    let known: Vec<Gauge> = gauges.iter().flatten().copied().collect();
    let mut found = vec![Vec::with_capacity(draws); known.len()];
    for wave in waves(draws.div_ceil(BLOCK) as u64, WAVE) {
        give_up_if(is_stale)?;
        add_answers(engine, (&known, &mut found), wave, &|_| ());
    }
    let mut found = found.into_iter();
    let of = |gauge: &Option<Gauge>| {
        let own = gauge.and_then(|_| found.next());
        own.unwrap_or_else(|| vec![0.0; draws])
    };
    Ok(gauges.iter().map(of).collect())
}

/// The futures of some gauges of a run that was kept whole.
pub fn kept(
    kept: &Kept,
    directory: &Directory,
    gauges: &[Option<Gauge>],
    draws: usize,
) -> Vec<Vec<f64>> {
    let of = |gauge: &Option<Gauge>| {
        let mut values = vec![0.0; draws];
        if let Some(gauge) = gauge {
            kept.draws_of(directory, *gauge, draws, &mut values);
        }
        values
    };
    gauges.iter().map(of).collect()
}

fn waves(units: u64, each: u64) -> impl Iterator<Item = Range<u64>> {
    let waves = units.div_ceil(each);
    (0..waves).map(move |wave| wave * each..((wave + 1) * each).min(units))
}

fn give_up_if(is_stale: IsStale<'_>) -> Result<(), Trouble> {
    if is_stale() {
        Err(Trouble::Stale)
    } else {
        Ok(())
    }
}
