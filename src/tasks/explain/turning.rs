//! What would turn the answer: switching values of inputs and of levers.

use super::questions::Questions;
use crate::analysis::explanation::{Mover, Turn};
use crate::analysis::sensitivity::response::Asked;
use crate::analysis::sensitivity::{Nature, Study};
use crate::analysis::switching::{Crossing, ENDS, as_it_is, crossing, held};
use crate::ensemble::Engine;
use crate::inputs::Inputs;
use crate::number::Number;
use crate::programme::Programme;
use crate::tasks::{Refused, Watch};

/// How many inputs are moved for each promise.
const MOST: usize = 8;

/// Budgets are moved between these multiples of today's, delays between these years.
const BUDGETS: [f64; 2] = [0.0, 3.0];
const DELAYS: [f64; 2] = [0.0, 5.0];

/// The switching values of every promise.
///
/// # Errors
///
/// If nobody waits any more.
pub fn turns(
    engine: &Engine<'_>,
    (questions, study): (&Questions, &Study),
    levels: &[f64],
    settings: (u64, usize),
    watch: &dyn Watch,
) -> Result<Vec<Turn>, Refused> {
    let promised: Vec<usize> = (0..questions.asked.len())
        .filter(|place| questions.asked[*place].promise.is_some())
        .collect();
    if promised.is_empty() {
        return Ok(Vec::new());
    }
    let put = || questions.put(&engine.outcomes.directory);
    let inputs = engine.luck();
    let asked = Asked::new(engine, put());
    let mut turns = Vec::new();
    let mut movers: Vec<usize> = Vec::new();
    for question in &promised {
        for factor in most(study, *question, inputs) {
            if !movers.contains(&factor) {
                movers.push(factor);
            }
        }
    }
    let moved_by_hand = levers(engine.programme);
    watch.begin(
        "Seeking what would turn the answer",
        movers.len() + moved_by_hand.len(),
    );
    for factor in movers {
        let moved = &study.factors[factor];
        let row = study.factors[factor].rows.first();
        let quantile = |luck: f64| row.map_or(luck, |row| valued(inputs, *row, luck));
        let at = |luck: f64| {
            watch.go_on()?;
            Ok(held(&asked, &moved.held_at(luck, inputs), settings))
        };
        for turn in crossed(&promised, ENDS, levels, at)? {
            let luck = turn.value;
            let rises = turn.ends[1] > turn.ends[0];
            turns.push(Turn {
                mover: Mover::Input(factor),
                value: quantile(luck),
                beyond: if rises { 1.0 - luck } else { luck },
                range: [0.05, 0.5, 0.95].map(quantile),
                ..turn
            });
        }
        watch.done(1);
    }
    for (mover, ends, change) in moved_by_hand {
        let at = |value: f64| {
            watch.go_on()?;
            let moved = change(value);
            let engine = engine.instead(&moved);
            Ok(as_it_is(&Asked::new(&engine, put()), settings))
        };
        for turn in crossed(&promised, ends, levels, at)? {
            turns.push(Turn {
                mover: mover.clone(),
                range: [ends[0], f64::NAN, ends[1]],
                ..turn
            });
        }
        watch.done(1);
    }
    turns.sort_by_key(|turn| turn.question);
    Ok(turns)
}

/// The crossings of all promises and levels as one thing is moved between two ends; the means of all
/// questions are asked for once for each place.
fn crossed(
    promised: &[usize],
    ends: [f64; 2],
    levels: &[f64],
    at: impl Fn(f64) -> Result<Vec<f64>, Refused>,
) -> Result<Vec<Turn>, Refused> {
    let answers = [at(ends[0])?, at(ends[1])?];
    let mut turns = Vec::new();
    for question in promised {
        let known = [answers[0][*question], answers[1][*question]];
        for level in levels {
            let found = crossing((ends, known), *level, |place| {
                Ok::<_, Refused>(at(place)?[*question])
            })?;
            turns.push(Turn {
                question: *question,
                mover: Mover::Input(usize::MAX),
                level: *level,
                ends: known,
                crossing: found,
                value: match found {
                    Crossing::At(value) => value,
                    _ => f64::NAN,
                },
                beyond: f64::NAN,
                range: [f64::NAN; 3],
            });
        }
    }
    Ok(turns)
}

fn valued(inputs: &Inputs, row: usize, luck: f64) -> f64 {
    if luck.is_nan() {
        return luck;
    }
    let score = crate::special::normal_quantile(luck);
    let mut value = [0.0];
    let quantile = &inputs.assumptions[row].quantile;
    quantile.fill(&[luck], &[score], &mut value);
    value[0]
}

/// The inputs that explain most of a question and could be learnt.
fn most(study: &Study, question: usize, inputs: &Inputs) -> Vec<usize> {
    let Some(explained) = &study.figures[question] else {
        return Vec::new();
    };
    let mut ranked: Vec<(usize, f64)> = explained
        .shares
        .iter()
        .enumerate()
        .filter(|(factor, _)| study.factors[*factor].nature == Nature::Unknown)
        .filter(|(factor, _)| !study.factors[*factor].rows.is_empty())
        .filter(|(factor, _)| !study.factors[*factor].is_own_part(inputs))
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
