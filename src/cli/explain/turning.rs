//! What would turn the answer: switching values of inputs and of levers.

use super::questions::Questions;
use crate::analysis::explanation::{Mover, Turn};
use crate::analysis::sensitivity::response::Asked;
use crate::analysis::sensitivity::{Nature, Study};
use crate::analysis::switching::{Crossing, as_it_is, crossing, switches};
use crate::cli::Failure;
use crate::inputs::Inputs;
use crate::number::Number;
use crate::outcomes::Outcomes;
use crate::programme::Programme;
use crate::scenario::Scenario;

/// How many inputs are moved for each promise.
const MOST: usize = 8;

/// Budgets are moved between these multiples of today's, delays between these years.
const BUDGETS: [f64; 2] = [0.0, 3.0];
const DELAYS: [f64; 2] = [0.0, 5.0];

/// The switching values of every promise.
///
/// # Errors
///
/// None today.
pub fn turns(
    scenario: &Scenario,
    (questions, study): (&Questions, &Study),
    levels: &[f64],
    settings: (u64, usize),
) -> Result<Vec<Turn>, Failure> {
    let promised: Vec<usize> = (0..questions.asked.len())
        .filter(|place| questions.asked[*place].promise.is_some())
        .collect();
    if promised.is_empty() {
        return Ok(Vec::new());
    }
    let programme = &scenario.programme;
    let metrics = |name: &str| questions.asked.iter().any(|one| one.outcome.metric == name);
    let outcomes = Outcomes::only(programme, metrics);
    let inputs = Inputs::of(&scenario.register);
    let asked = Asked::new(
        programme,
        &outcomes,
        &inputs,
        questions.put(&outcomes.directory),
    );
    let mut turns = Vec::new();
    for question in promised {
        for factor in movers(study, question) {
            let coordinates = &study.factors[factor].coordinates;
            let row = study.factors[factor].rows.first();
            let quantile = |luck: f64| {
                row.map_or(f64::NAN, |row| {
                    let score = crate::special::normal_quantile(luck);
                    let mut value = [0.0];
                    let quantile = &inputs.assumptions[*row].quantile;
                    quantile.fill(&[luck], &[score], &mut value);
                    value[0]
                })
            };
            let found = switches(&asked, coordinates, (question, levels), settings);
            for (level, switch) in levels.iter().zip(found) {
                let (value, beyond) = match switch.crossing {
                    Crossing::At(luck) => {
                        let rises = switch.ends[1] > switch.ends[0];
                        (quantile(luck), if rises { 1.0 - luck } else { luck })
                    }
                    _ => (f64::NAN, f64::NAN),
                };
                turns.push(Turn {
                    question,
                    mover: Mover::Input(factor),
                    level: *level,
                    ends: switch.ends,
                    crossing: switch.crossing,
                    value,
                    beyond,
                    range: [0.05, 0.5, 0.95].map(quantile),
                });
            }
        }
        for (mover, ends, change) in levers(programme) {
            let chance = |value: f64| {
                let moved = change(value);
                let asked = Asked::new(
                    &moved,
                    &outcomes,
                    &inputs,
                    questions.put(&outcomes.directory),
                );
                as_it_is(&asked, settings)[question]
            };
            let answers = ends.map(chance);
            for level in levels {
                let found = crossing((ends, answers), *level, chance);
                turns.push(Turn {
                    question,
                    mover: mover.clone(),
                    level: *level,
                    ends: answers,
                    crossing: found,
                    value: match found {
                        Crossing::At(value) => value,
                        _ => f64::NAN,
                    },
                    beyond: f64::NAN,
                    range: [ends[0], f64::NAN, ends[1]],
                });
            }
        }
    }
    Ok(turns)
}

/// The inputs that explain most of a question and could be learnt.
fn movers(study: &Study, question: usize) -> Vec<usize> {
    let Some(explained) = &study.figures[question] else {
        return Vec::new();
    };
    let mut ranked: Vec<(usize, f64)> = explained
        .shares
        .iter()
        .enumerate()
        .filter(|(factor, _)| study.factors[*factor].nature == Nature::Unknown)
        .filter_map(|(factor, share)| share.map(|share| (factor, share.value)))
        .collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
    ranked
        .into_iter()
        .take(MOST)
        .map(|(factor, _)| factor)
        .collect()
}

type Lever<'a> = (Mover, [f64; 2], Box<dyn Fn(f64) -> Programme + 'a>);

/// What a planner can move: each activity's budget and delay, each fund's delay.
fn levers(programme: &Programme) -> Vec<Lever<'_>> {
    let mut levers: Vec<Lever<'_>> = Vec::new();
    for (place, activity) in programme.activities.iter().enumerate() {
        if activity.funded_by.is_empty() {
            continue;
        }
        let id = activity.name.id.clone();
        let budget = move |times: f64| {
            let mut moved = programme.clone();
            for funding in &mut moved.activities[place].funded_by {
                funding.share *= times;
            }
            moved
        };
        let slippage = move |years: f64| {
            let mut moved = programme.clone();
            moved.activities[place].slippage = Number::Fixed(years);
            moved
        };
        levers.push((Mover::Budget(id.clone()), BUDGETS, Box::new(budget)));
        levers.push((Mover::Slippage(id), DELAYS, Box::new(slippage)));
    }
    for (place, fund) in programme.funds.iter().enumerate() {
        let delay = move |years: f64| {
            let mut moved = programme.clone();
            moved.funds[place].delay = Number::Fixed(years);
            moved
        };
        levers.push((Mover::Delay(fund.name.id.clone()), DELAYS, Box::new(delay)));
    }
    levers
}
