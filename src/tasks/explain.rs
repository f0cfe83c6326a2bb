//! What drives an answer, what would turn it, and what it is worth to know more.

mod failing;
mod inputs;
mod knowing;
pub mod questions;
mod turning;
mod updated;

use std::ops::ControlFlow;

use super::futures::futures;
use super::given::Draws;
use super::{Refused, Watch};
use crate::analysis::explanation::{Explanation, Told};
use crate::analysis::sampled::sampled;
use crate::analysis::sensitivity::factors::factors;
use crate::analysis::sensitivity::response::Asked;
use crate::analysis::sensitivity::study::{Effort, cost, study};
use crate::analysis::sensitivity::tornado::tornado;
use crate::analysis::sensitivity::{Question, Study};
use crate::ensemble::{Engine, Settings};
use crate::inputs::Inputs;
use crate::outcomes::{Gauge, Outcomes};
use crate::scenario::Scenario;
use questions::Questions;

/// Draws at hand: for what draws themselves say, and for boxes.
pub const AT_HAND: usize = 16_384;

/// Inputs whose total effect is under half a percent of the variance are put together: a quarter of what
/// the log's lowest limit tells apart.
const SMALL: f64 = 0.005;

/// How an answer is explained.
#[derive(Debug, Clone)]
pub struct Manner {
    /// The chances for which switching values are sought.
    pub levels: Vec<f64>,
    /// How many people a survey would ask, to say what it would be worth.
    pub survey: Vec<u32>,
    /// How many draws to change inputs in; as many as the inputs call for where nothing is said.
    pub draws: Option<u32>,
    /// The seed.
    pub seed: u64,
}

impl Manner {
    /// The chances for which switching values are sought where nothing is said.
    pub const LEVELS: [f64; 2] = [0.5, 0.8];
    /// How many people a survey would ask where nothing is said.
    pub const SURVEY: [u32; 2] = [100, 1000];

    /// In how many draws inputs are changed.
    #[must_use]
    pub fn draws(&self, scenario: &Scenario) -> usize {
        self.draws_for(factors(&Inputs::of(&scenario.register)).len())
    }

    fn draws_for(&self, inputs: usize) -> usize {
        /// Few inputs leave time for more draws; answers of small programmes hang on single events, and
        /// need them.
        const MANY: usize = 200;
        let usual = if inputs > MANY { 4_096 } else { 16_384 };
        self.draws.unwrap_or(usual) as usize
    }

    fn effort(&self, inputs: usize) -> Effort {
        let draws = self.draws_for(inputs);
        Effort {
            seed: self.seed,
            screen: (draws / 8).clamp(256, 2_048),
            draws,
            orders: draws / 2,
            small: SMALL,
        }
    }

    /// The chances for which switching values are sought: none where something was learnt, because they hold
    /// an input at a place in the range that it had before.
    fn chances(&self, given: Option<&Draws>) -> &[f64] {
        if given.is_some() { &[] } else { &self.levels }
    }
}

/// Finds out what drives the answers to some questions; beside other plans also what it would be worth to
/// know more before choosing between them.
///
/// # Errors
///
/// If a question cannot be answered in every future, or nobody waits any more.
pub fn explain(
    (scenario, given): (&Scenario, Option<&Draws>),
    questions: Questions,
    plans: &[Scenario],
    manner: &Manner,
    watch: &dyn Watch,
) -> Result<Explanation, Refused> {
    let seed = manner.seed;
    let asked_for = |name: &str| questions.asked.iter().any(|one| one.outcome.metric == name);
    let wanted = |name: &str| asked_for(name) || failing::is_condition(name);
    let outcomes = Outcomes::only(&scenario.programme, wanted);
    let settings = Settings::new(AT_HAND, seed);
    let engine = updated::believed(Engine::new(scenario.case(), outcomes, settings)?, given);
    let own = Outcomes::only(&scenario.programme, asked_for);
    let few = updated::believed(Engine::new(scenario.case(), own, settings)?, given);
    let asked = Asked::new(&few, questions.put(&few.outcomes.directory));
    let inputs = factors(engine.luck()).len();
    let effort = manner.effort(inputs);
    watch.begin(
        "Changing one input at a time",
        cost(inputs, effort) + AT_HAND,
    );
    let gauges = questions.put(&engine.outcomes.directory);
    let gauges: Vec<Gauge> = gauges.iter().map(Question::gauge).collect();
    let conditions = failing::conditions(&scenario.programme, &engine.outcomes.directory);
    let of_conditions = conditions.iter().map(|(_, gauge)| *gauge);
    let looked_at: Vec<Gauge> = gauges.iter().copied().chain(of_conditions).collect();
    let mut drawn = futures(&engine, &looked_at, watch)?;
    let happened = drawn.split_off(gauges.len());
    let told = conditions.into_iter().map(|(told, _)| told);
    let mut conditions: Vec<(Told, Vec<f64>)> = told.zip(happened).collect();
    check_answers(&questions, &drawn)?;
    if let Some(draws) = given {
        updated::check(draws, (scenario, &engine), (gauges[0], &drawn[0]))?;
    }
    let mut found = study(&asked, effort, &|count| {
        watch.done(count);
        if watch.has_gone() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    })?;
    let answers = questions.answers(&drawn);
    leave_out_what_is_seldom(&mut found, &questions, answers.iter().map(|one| one.mean));
    let sampled = sampled(engine.luck(), &found.factors, (seed, AT_HAND));
    watch.go_on()?;
    conditions.extend(failing::works(&found, engine.luck(), &sampled));
    let about = inputs::about(scenario, &found.factors, engine.luck());
    let groupings = inputs::groupings(scenario, &found, &about);
    let (at_hand, dummy) = inputs::given(&drawn[0], &sampled, seed, watch)?;
    // It holds an input at a place in the range that it had before anything was learnt.
    let tornado = match given {
        Some(_) => (Vec::new(), Vec::new()),
        None => tornado(&asked, &found.factors),
    };
    let turning = (seed, effort.draws.min(8_192) / 2);
    let levels = manner.chances(given);
    let turns = turning::turns(&few, (&questions, &found), levels, turning, watch)?;
    let looked_at = (sampled.as_slice(), conditions.as_slice());
    let failing = failing::failing(&questions, &drawn, &found, looked_at, watch)?;
    let knowing = if plans.is_empty() {
        Vec::new()
    } else {
        let all: Vec<&Scenario> = std::iter::once(scenario).chain(plans).collect();
        knowing::knowing(&all, &questions, &manner.survey, (seed, AT_HAND), watch)?
    };
    Ok(Explanation {
        questions: questions.asked,
        study: found,
        about,
        groupings,
        given: at_hand,
        dummy,
        answers,
        draws: AT_HAND,
        tornado,
        turns,
        failing,
        knowing,
    })
}

/// Makes sure that every question has an answer in every future.
fn check_answers(questions: &Questions, drawn: &[Vec<f64>]) -> Result<(), Refused> {
    let lacks = |draws: &Vec<f64>| draws.iter().any(|x| x.is_nan());
    let Some(place) = drawn.iter().position(lacks) else {
        return Ok(());
    };
    Err(Refused::Asked(format!(
        "`{}` has no value in some futures (a ratio with nothing below the line), so it cannot \
         be explained; ask for what stands above or below the line",
        questions.asked[place].outcome.metric
    )))
}

/// Nothing is said of what decides a promise that is nearly always kept, or missed: a handful of futures
/// would say it, and what these owe to is chance.
fn leave_out_what_is_seldom(
    study: &mut Study,
    questions: &Questions,
    means: impl Iterator<Item = f64>,
) {
    let often = Explanation::SELDOM..=1.0 - Explanation::SELDOM;
    for ((figure, question), mean) in study.figures.iter_mut().zip(&questions.asked).zip(means) {
        if question.promise.is_some() && !often.contains(&mean) {
            *figure = None;
        }
    }
}
