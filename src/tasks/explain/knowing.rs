//! What it would be worth to know more before choosing between plans.

use rayon::prelude::*;

use super::questions::Questions;
use crate::analysis::compare::{Better, Outcome};
use crate::analysis::explanation::{Aim, Knowing, Known};
use crate::analysis::sampled::{Sampled, sampled};
use crate::analysis::sensitivity::factors::{Factor, Nature, factors};
use crate::analysis::sensitivity::kinds::Mechanism;
use crate::analysis::worth::{Decision, Worth, share_found};
use crate::ensemble::Settings;
use crate::inputs::{Coordinate, Inputs, stream};
use crate::outcomes::{Measure, Nature as Runs};
use crate::points::{Coordinates, Sampler, Seeded};
use crate::programme::Bound;
use crate::scenario::Scenario;
use crate::tasks::compare::draw::{Common, draw};
use crate::tasks::{Refused, Watch};

/// How many surveys are priced: those of the shares that are worth most to know.
const SURVEYS: usize = 3;

/// What knowing is worth for each aim: the leading outcome, what is missing from its promise if there is
/// one, and the net present social value in pounds where welfare is asked for.
///
/// # Errors
///
/// If a plan cannot be drawn, or nobody waits any more.
pub fn knowing(
    plans: &[&Scenario],
    questions: &Questions,
    survey: &[u32],
    (seed, draws): (u64, usize),
    watch: &dyn Watch,
) -> Result<Vec<Knowing>, Refused> {
    let aims = aims(plans, questions);
    let outcomes: Vec<Outcome> = aims
        .iter()
        .map(|aim| match aim {
            Aim::Outcome(outcome) | Aim::Shortfall(outcome, _) => outcome.clone(),
        })
        .collect();
    let common = Common {
        settings: Settings {
            draws,
            seed,
            sampler: Sampler::Random,
        },
        luck: None,
        outcomes: &outcomes,
        names: &[],
        watch,
    };
    watch.begin("Drawing the other plans", plans.len() * draws);
    let results = plans
        .iter()
        .map(|plan| draw(plan, &common, 0))
        .collect::<Result<Vec<_>, Refused>>()?;
    let inputs = unknowns(plans, (seed, draws));
    let groups = groups(&inputs);
    let mut found = Vec::new();
    for (place, aim) in aims.into_iter().enumerate() {
        watch.go_on()?;
        let benefit = |value: &f64| match &aim {
            Aim::Outcome(outcome) => outcome.better.turned(*value),
            Aim::Shortfall(_, level) => -(level - value).max(0.0),
        };
        let benefits: Vec<Vec<f64>> = results
            .iter()
            .map(|plan| plan.outcomes[place].iter().map(benefit).collect())
            .collect();
        let Ok(decision) = Decision::new(&benefits) else {
            continue;
        };
        found.push(priced(
            aim,
            &decision,
            (plans, &benefits),
            (&inputs, &groups),
            (survey, seed),
            watch,
        )?);
    }
    Ok(found)
}

fn priced(
    aim: Aim,
    decision: &Decision,
    (plans, benefits): (&[&Scenario], &[Vec<f64>]),
    (inputs, groups): (&[(Factor, Sampled)], &[Group]),
    (survey, seed): (&[u32], u64),
    watch: &dyn Watch,
) -> Result<Knowing, Refused> {
    let mean = |values: &Vec<f64>| values.iter().sum::<f64>() / values.len() as f64;
    let alone = inputs.par_iter().map(|(_, input)| {
        watch.go_on()?;
        Ok(decision.of_inputs(&[&input.luck]).ok())
    });
    let alone: Vec<Option<Worth>> = alone.collect::<Result<_, Refused>>()?;
    let mut known: Vec<(Known, Worth)> = inputs
        .iter()
        .zip(&alone)
        .filter_map(|((factor, _), worth)| Some((Known::Input(factor.name.clone()), (*worth)?)))
        .collect();
    for (by, name, members) in groups {
        watch.go_on()?;
        let columns: Vec<&[f64]> = members
            .iter()
            .map(|one| inputs[*one].1.luck.as_slice())
            .collect();
        if let Ok(worth) = decision.of_inputs(&columns) {
            known.push((Known::Group(by, name.clone(), members.len()), worth));
        }
    }
    known.sort_by(|a, b| b.1.value.total_cmp(&a.1.value));
    let mut shares: Vec<(usize, f64)> = (0..inputs.len())
        .filter(|place| is_share(&inputs[*place]))
        .filter_map(|place| alone[place].map(|worth| (place, worth.value)))
        .collect();
    shares.sort_by(|a, b| b.1.total_cmp(&a.1));
    let mut surveys = Vec::new();
    for (place, _) in shares.into_iter().take(SURVEYS) {
        let (factor, input) = &inputs[place];
        let name = format!("survey of {}", factor.name);
        let coordinate = Coordinate {
            stream: stream(&name),
            name,
        };
        let mut luck = vec![0.0; input.values.len()];
        Seeded::new(seed).fill(&coordinate, 0, &mut luck);
        for people in survey {
            let found = share_found(&input.values, &luck, *people);
            if let Ok(worth) = decision.of_inputs(&[&found]) {
                surveys.push((factor.name.clone(), *people, worth));
            }
        }
    }
    Ok(Knowing {
        aim,
        plans: plans
            .iter()
            .zip(benefits)
            .map(|(plan, benefits)| (plan.label.clone(), mean(benefits)))
            .collect(),
        best: decision.best(),
        everything: decision.of_everything(),
        inputs: known,
        surveys,
    })
}

/// Whether an input is a share that people could be asked about: every value between none and all, of
/// something that has a completion, an outcome or a participation.
fn is_share((factor, input): &(Factor, Sampled)) -> bool {
    let within = input.values.iter().all(|value| (0.0..=1.0).contains(value));
    let asked = [
        "completion",
        "outcome",
        "incumbent_share",
        "retained",
        "deadweight",
        "leakage",
        "displacement",
        "substitution",
        "take_up",
        "occupancy",
        "poached",
        "backfill",
        "supply_from",
        "candidates_from",
    ];
    within && (asked.iter().any(|word| factor.name.contains(word)) || factor.name.contains("share"))
}

/// What can be aimed at.
fn aims(plans: &[&Scenario], questions: &Questions) -> Vec<Aim> {
    let lead = &questions.asked[0];
    let mut aims = Vec::new();
    let bound = lead
        .promise
        .as_ref()
        .map(|(_, bound)| *bound)
        .or(lead.outcome.level);
    aims.push(Aim::Outcome(lead.outcome.clone()));
    if let Some(Bound::AtLeast(level)) = bound {
        aims.push(Aim::Shortfall(lead.outcome.clone(), level));
    }
    let asks = plans
        .iter()
        .all(|plan| crate::analysis::asks::Asks::of(&plan.programme).welfare);
    if asks && lead.outcome.metric != "value.npsv" {
        aims.push(Aim::Outcome(Outcome {
            metric: "value.npsv".to_owned(),
            measure: Measure::Money,
            nature: Runs::Whole,
            year: None,
            better: Better::More,
            level: None,
            promise: String::new(),
        }));
    }
    aims
}

/// Everything that is not known in any of the plans, by name.
fn unknowns(plans: &[&Scenario], settings: (u64, usize)) -> Vec<(Factor, Sampled)> {
    let mut found: Vec<(Factor, Sampled)> = Vec::new();
    for plan in plans {
        let inputs = Inputs::of(&plan.register);
        let new: Vec<Factor> = factors(&inputs)
            .into_iter()
            .filter(|factor| factor.nature == Nature::Unknown)
            .filter(|factor| found.iter().all(|(known, _)| known.name != factor.name))
            .collect();
        for input in sampled(&inputs, &new, settings) {
            found.push((new[input.factor].clone(), input));
        }
    }
    found
}

/// By what inputs are put together, their common name, and their places.
type Group = (&'static str, String, Vec<usize>);

/// Inputs put together by what they do.
fn groups(inputs: &[(Factor, Sampled)]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (place, (factor, _)) in inputs.iter().enumerate() {
        let name = Mechanism::of(&factor.name).words().to_owned();
        match groups.iter_mut().find(|group| group.1 == name) {
            Some(group) => group.2.push(place),
            None => groups.push(("mechanism", name, vec![place])),
        }
    }
    groups.retain(|group| group.2.len() > 1);
    groups
}
