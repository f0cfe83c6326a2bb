//! From one plan to another, one setting at a time.
//!
//! A setting that names a part which is new in the plan (a share of a new fund) is changed where that part
//! is there already. Settings that still make no sense by themselves (a share that another activity has to
//! give up first) are changed together, as one step.

use super::draw::{Common, draw};
use crate::analysis::compare::bridge::{Explained, bridge};
use crate::analysis::compare::plans::Drawn;
use crate::scenario::Scenario;
use crate::scenario::differences::{Difference, with};
use crate::tasks::{Refused, Watch};

/// The most steps of a bridge; beyond them, settings are put together by the part they belong to.
const MOST: usize = 11;

/// The steps from the plan compared with to another.
pub struct Plan {
    /// Which plan.
    place: usize,
    steps: Vec<Step>,
}

/// One step.
struct Step {
    /// Which settings it changes.
    settings: Vec<usize>,
    /// The first plan with these changed.
    scenario: Scenario,
    /// The place of the step that it is changed on top of.
    on: Option<usize>,
}

impl Plan {
    /// How many runs it takes.
    #[must_use]
    pub fn runs(&self) -> usize {
        self.steps.len()
    }
}

/// The steps to every plan.
///
/// # Errors
///
/// If nobody waits for them any more.
pub fn plans(
    scenarios: &[Scenario],
    first: usize,
    settings: &[Vec<Difference>],
    watch: &dyn Watch,
) -> Result<Vec<Plan>, Refused> {
    let mut plans = Vec::new();
    for place in (0..scenarios.len()).filter(|place| *place != first) {
        watch.go_on()?;
        let pair = (&scenarios[first], &scenarios[place]);
        plans.extend(plan(pair, place, &settings[place]));
    }
    Ok(plans)
}

fn plan(pair: (&Scenario, &Scenario), place: usize, settings: &[Difference]) -> Option<Plan> {
    let matter: Vec<usize> = (0..settings.len())
        .filter(|setting| settings[*setting].can_matter())
        .collect();
    let mut groups: Vec<Vec<usize>> = matter.iter().map(|setting| vec![*setting]).collect();
    if groups.len() > MOST {
        groups = by_part(&matter, settings, 2);
    }
    while groups.len() > MOST {
        // The last ones, which are additions of the plan more often than not, go together.
        let last = groups.pop().unwrap_or_default();
        match groups.last_mut() {
            Some(before) => before.extend(last),
            None => break,
        }
    }
    let changed = |group: &[usize]| {
        let settings: Vec<&Difference> = group.iter().map(|one| &settings[*one]).collect();
        with(pair, &settings, &pair.0.name).ok()
    };
    let step = |settings: &[usize], on: Option<(usize, &[usize])>| {
        let below = on.map_or(&[][..], |(_, below)| below);
        let all: Vec<usize> = below.iter().chain(settings).copied().collect();
        Some(Step {
            settings: settings.to_vec(),
            scenario: changed(&all)?,
            on: on.map(|(place, _)| place),
        })
    };
    let (mut steps, mut odd) = (Vec::new(), Vec::new());
    for group in groups {
        match step(&group, None) {
            Some(step) => steps.push(step),
            None => odd.push(group),
        }
    }
    let needed = needed(&odd, settings);
    if let Some(first) = step(&needed, None).filter(|_| !needed.is_empty()) {
        let is_needed = |group: &[usize]| group.iter().all(|one| needed.contains(one));
        steps.retain(|step| !is_needed(&step.settings));
        odd.retain(|group| !is_needed(group));
        let place = steps.len();
        steps.push(first);
        odd.retain(|group| match step(group, Some((place, &needed))) {
            Some(step) => {
                steps.push(step);
                false
            }
            None => true,
        });
    }
    // A share that goes up may need one that goes down.
    odd.retain(|group| {
        let merged = steps.iter().enumerate().find_map(|(place, one)| {
            let alone = one.on.is_none() && (needed.is_empty() || one.settings != needed);
            let both = [one.settings.as_slice(), group].concat();
            alone
                .then(|| step(&both, None))
                .flatten()
                .map(|step| (place, step))
        });
        match merged {
            Some((place, step)) => {
                steps[place] = step;
                false
            }
            None => true,
        }
    });
    if !odd.is_empty() {
        let last = steps.iter().position(|step| step.settings == needed);
        let below = last.map(|place| (place, needed.as_slice()));
        match step(&odd.concat(), below) {
            Some(step) => steps.push(step),
            // Then only all settings together make sense.
            None => steps = vec![step(&matter, None)?],
        }
    }
    (!steps.is_empty()).then_some(Plan { place, steps })
}

/// The parts that are new in the plan and that some settings name: a share of a new fund makes no sense
/// without the fund.
fn needed(groups: &[Vec<usize>], settings: &[Difference]) -> Vec<usize> {
    let new_id = |setting: usize| {
        let one = &settings[setting];
        let mut words = one.path.split('.');
        let id = words
            .nth(1)
            .filter(|_| one.first.is_none() && words.next().is_none());
        id.map(str::to_owned)
    };
    let names = |setting: usize, id: &str| {
        let text = settings[setting].second.as_deref().unwrap_or_default();
        let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
        text.split(|c| !is_part(c)).any(|word| word == id)
    };
    (0..settings.len())
        .filter(|new| {
            new_id(*new).is_some_and(|id| {
                let mut others = groups.iter().flatten().filter(|one| *one != new);
                others.any(|one| names(*one, &id))
            })
        })
        .collect()
}

/// Settings put together by the first words of their keys.
fn by_part(matter: &[usize], settings: &[Difference], words: usize) -> Vec<Vec<usize>> {
    let part =
        |setting: usize| -> Vec<&str> { settings[setting].path.split('.').take(words).collect() };
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for setting in matter {
        match groups
            .iter_mut()
            .find(|group| part(group[0]) == part(*setting))
        {
            Some(group) => group.push(*setting),
            None => groups.push(vec![*setting]),
        }
    }
    groups
}

/// What explains the difference of every plan.
///
/// # Errors
///
/// If the sampler cannot serve a step, or nobody waits for it any more.
pub fn bridges(
    scenarios: &[Scenario],
    first: usize,
    plans: &[Plan],
    drawn: &[Drawn],
    common: &Common<'_>,
) -> Result<Vec<Option<Explained>>, Refused> {
    let mut bridges: Vec<Option<Explained>> = scenarios.iter().map(|_| None).collect();
    let replicated = common.settings.sampler.replicated();
    for plan in plans {
        let steps: Result<Vec<Drawn>, Refused> = plan
            .steps
            .iter()
            .map(|step| draw(&step.scenario, common, 0))
            .collect();
        let steps = steps?;
        let of_outcome = |outcome: usize| {
            let alone: Vec<(Vec<f64>, Option<usize>)> = steps
                .iter()
                .zip(&plan.steps)
                .map(|(drawn, step)| (drawn.outcomes[outcome].clone(), step.on))
                .collect();
            let ends = [&drawn[first], &drawn[plan.place]].map(|plan| &plan.outcomes[outcome]);
            bridge(ends[0], &alone, ends[1], replicated)
        };
        bridges[plan.place] = Some(Explained {
            steps: plan
                .steps
                .iter()
                .map(|step| step.settings.clone())
                .collect(),
            bridges: (0..common.outcomes.len()).map(of_outcome).collect(),
        });
    }
    Ok(bridges)
}
