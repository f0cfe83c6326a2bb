//! From one plan to another, one setting at a time.
//!
//! A setting that makes no sense by itself (a share that another activity has to give up first) is
//! changed together with the others of its kind, as one step.

use super::draw::{Common, draw};
use crate::analysis::compare::bridge::{Explained, bridge};
use crate::analysis::compare::plans::Drawn;
use crate::cli::Failure;
use crate::scenario::Scenario;
use crate::scenario::differences::{Difference, with};

/// The most steps of a bridge; beyond them, settings are put together by the part they belong to.
const MOST: usize = 11;

/// The steps from the plan compared with to another.
pub struct Plan {
    /// Which plan.
    place: usize,
    /// Which settings each step changes, and the first plan with these changed.
    steps: Vec<(Vec<usize>, Scenario)>,
}

impl Plan {
    /// How many runs it takes.
    #[must_use]
    pub fn runs(&self) -> usize {
        self.steps.len()
    }
}

/// The steps to every plan.
#[must_use]
pub fn plans(scenarios: &[Scenario], first: usize, settings: &[Vec<Difference>]) -> Vec<Plan> {
    (0..scenarios.len())
        .filter(|place| *place != first)
        .filter_map(|place| {
            plan(
                (&scenarios[first], &scenarios[place]),
                place,
                &settings[place],
            )
        })
        .collect()
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
    let (mut steps, mut odd) = (Vec::new(), Vec::new());
    for group in with_what_they_need(groups, settings) {
        match changed(&group) {
            Some(scenario) => steps.push((group, scenario)),
            None => odd.extend(group),
        }
    }
    if !odd.is_empty() {
        match changed(&odd) {
            Some(scenario) => steps.push((odd, scenario)),
            // Then only all settings together make sense.
            None => steps = vec![(matter.clone(), changed(&matter)?)],
        }
    }
    (!steps.is_empty()).then_some(Plan { place, steps })
}

/// Puts settings that name a part which is new in the plan together with that part: a share of a new
/// fund makes no sense without the fund.
fn with_what_they_need(groups: Vec<Vec<usize>>, settings: &[Difference]) -> Vec<Vec<usize>> {
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
    let is_new = |group: &Vec<usize>| group.iter().any(|one| new_id(*one).is_some());
    let (mut joined, others): (Vec<Vec<usize>>, Vec<Vec<usize>>) =
        groups.into_iter().partition(is_new);
    for group in others {
        let needs = |other: &Vec<usize>| {
            let new = other.iter().filter_map(|one| new_id(*one));
            let mut new = new.filter(|id| group.iter().any(|one| names(*one, id)));
            new.next().is_some()
        };
        match joined.iter_mut().find(|other| needs(other)) {
            Some(other) => other.extend(group),
            None => joined.push(group),
        }
    }
    joined.sort_by_key(|group| group.iter().copied().min());
    joined
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
/// If the sampler cannot serve a step.
pub fn bridges(
    scenarios: &[Scenario],
    first: usize,
    plans: &[Plan],
    drawn: &[Drawn],
    common: &Common<'_>,
) -> Result<Vec<Option<Explained>>, Failure> {
    let mut bridges: Vec<Option<Explained>> = scenarios.iter().map(|_| None).collect();
    let replicated = common.settings.sampler.replicated();
    for plan in plans {
        let steps: Result<Vec<Drawn>, Failure> = plan
            .steps
            .iter()
            .map(|(_, scenario)| draw(scenario, common, false))
            .collect();
        let steps = steps?;
        let of_outcome = |outcome: usize| {
            let alone: Vec<Vec<f64>> = steps
                .iter()
                .map(|step| step.outcomes[outcome].clone())
                .collect();
            let ends = [&drawn[first], &drawn[plan.place]].map(|plan| &plan.outcomes[outcome]);
            bridge(ends[0], &alone, ends[1], replicated)
        };
        bridges[plan.place] = Some(Explained {
            steps: plan.steps.iter().map(|(group, _)| group.clone()).collect(),
            bridges: (0..common.outcomes.len()).map(of_outcome).collect(),
        });
    }
    Ok(bridges)
}
