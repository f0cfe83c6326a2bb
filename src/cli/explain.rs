//! `regiocast explain`: what drives an answer, what would turn it, and what it is worth to know more.

mod failing;
mod inputs;
mod knowing;
mod publish;
mod questions;
mod turning;
mod updated;

use std::path::PathBuf;
use std::time::Instant;

use clap::Args;

use super::given::Draws;
use super::options::Percentage;
use super::publish::{Pictures, check_pictures, outside};
use super::{Failure, terminal};
use crate::analysis::explanation::{Explanation, Told};
use crate::analysis::sensitivity::factors::factors;
use crate::analysis::sensitivity::response::Asked;
use crate::analysis::sensitivity::study::{Effort, cost, study};
use crate::analysis::sensitivity::tornado::tornado;
use crate::ensemble::{Engine, Settings, answers};
use crate::inputs::Inputs;
use crate::outcomes::{Gauge, Outcomes};
use crate::report::{Folder, Run};
use crate::scenario::{Scenario, family};
use crate::tasks::{outcome, simulation};

/// What to explain and how.
#[derive(Debug, Args)]
pub struct Arguments {
    /// A scenario file, or the name of a shipped scenario (see `regiocast list`).
    scenario: String,
    /// The outcome to explain, `jobs.net_skilled@2033`; the first one leads, further ones cost next to
    /// nothing. Without it, net additional skilled jobs.
    #[arg(long = "outcome", value_name = "METRIC[@YEAR]")]
    outcomes: Vec<String>,
    /// The promise to explain, by its number in the scenario or by words of its title: what decides
    /// whether it is kept.
    #[arg(long = "target", value_name = "ID")]
    targets: Vec<String>,
    /// Other plans to decide between: what would it be worth to know more before choosing?
    #[arg(long = "against", value_name = "SCENARIO")]
    against: Vec<String>,
    /// The chances for which switching values are sought.
    #[arg(long, value_delimiter = ',', value_name = "50%,80%", default_values_t = [Percentage(0.5), Percentage(0.8)])]
    levels: Vec<Percentage>,
    /// How many people a survey would ask, to say what it would be worth.
    #[arg(long, value_delimiter = ',', value_name = "PEOPLE", default_values_t = [100, 1000], value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    survey: Vec<u32>,
    /// Tell one simulated future line by line, with every formula, in place of all else: that with this
    /// number, from 0, of a run with the same seed.
    #[arg(long, value_name = "N", conflicts_with_all = ["outcomes", "targets", "against"])]
    draw: Option<u64>,
    /// With --draw, only the sections and things whose titles hold this word.
    #[arg(long, value_name = "WORD", requires = "draw")]
    only: Vec<String>,
    /// Explain the forecast that a monitoring return has left: the folder that `regiocast update` wrote.
    /// What was learnt is taken to be normal; the tornado and switching values are left out.
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["against", "draw"])]
    given: Option<PathBuf>,
    /// How many draws to change inputs in; more make the intervals narrower. 16,384 unless said
    /// otherwise, 4,096 where there are more than 200 inputs.
    #[arg(long, value_parser = clap::value_parser!(u32).range(256..=131_072))]
    draws: Option<u32>,
    /// The same seed gives the same answer, to the last digit.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many processor cores to use; the result is the same for any number.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    /// The folder to write, in place of outputs/explain-….
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Which pictures to draw.
    #[arg(long, value_delimiter = ',', default_values_t = [Pictures::Svg, Pictures::Png])]
    charts: Vec<Pictures>,
}

/// Draws at hand: for what draws themselves say, and for boxes.
const AT_HAND: usize = 16_384;

/// Inputs whose total effect is under half a percent of the variance are put together: a quarter of what
/// the log's lowest limit tells apart.
const SMALL: f64 = 0.005;

/// Explains and writes.
pub fn run(arguments: &Arguments, quiet: bool) -> Result<(), Failure> {
    check_pictures(&arguments.charts)?;
    let started = Instant::now();
    let scenario = simulation::read(&arguments.scenario)?;
    if let Some(draw) = arguments.draw {
        if scenario.reference.is_some() {
            return Err(Failure::Input(
                "--draw tells one programme, and this scenario takes a reference run off it: tell the \
                 reference by itself, and the programme in a file without `reference`"
                    .to_owned(),
            ));
        }
        return publish::future(&scenario, arguments.seed, draw, &arguments.only);
    }
    let plans = family::read(&arguments.against, None)?;
    if let [_, ..] = plans.as_slice() {
        let all: Vec<Scenario> = std::iter::once(&scenario).chain(&plans).cloned().collect();
        super::compare::warn(&all, 0, quiet);
    }
    let questions = questions::questions(&scenario, &arguments.outcomes, &arguments.targets)?;
    if !plans.is_empty() {
        let all: Vec<Scenario> = std::iter::once(&scenario).chain(&plans).cloned().collect();
        outcome::outcomes(&all, 0, &[])?;
    }
    let target = arguments.target(&scenario);
    let given = updated::draws(arguments.given.as_deref(), &scenario, &target)?;
    let folder = Folder::begin(&target).map_err(|error| outside(&error))?;
    let pool = terminal::threads(arguments.threads)?;
    pool.install(|| {
        let explanation = arguments.find((&scenario, given.as_ref()), questions, &plans, quiet)?;
        let inputs = factors(&Inputs::of(&scenario.register)).len();
        let settings = Settings::new(arguments.draws(inputs), arguments.seed);
        let run = Run::here(&scenario.name, &scenario.digest, settings);
        let run = run.asked(arguments.asked()).took(started.elapsed());
        let run = match given {
            Some(draws) => run.given(draws.given),
            None => run,
        };
        let found = (&scenario, &explanation);
        publish::publish(found, &arguments.charts, quiet, (folder, &run))
    })
}

impl Arguments {
    fn target(&self, scenario: &Scenario) -> PathBuf {
        let what = if self.given.is_some() { "-given" } else { "" };
        let name = format!("explain-{}{what}", scenario.name);
        let usual = || PathBuf::from("outputs").join(name);
        self.out.clone().unwrap_or_else(usual)
    }

    /// What was asked for, as on the command line.
    fn asked(&self) -> Vec<String> {
        let outcomes = self.outcomes.iter().map(|one| format!("--outcome {one}"));
        let targets = self.targets.iter().map(|one| format!("--target \"{one}\""));
        let against = self.against.iter().map(|one| format!("--against {one}"));
        let given = self.given.iter();
        let against = against.chain(given.map(|one| format!("--given {}", one.display())));
        let levels: Vec<String> = self.levels.iter().map(ToString::to_string).collect();
        let survey: Vec<String> = self.survey.iter().map(ToString::to_string).collect();
        let rest = [
            format!("--levels {}", levels.join(",")),
            format!("--survey {}", survey.join(",")),
        ];
        outcomes.chain(targets).chain(against).chain(rest).collect()
    }

    /// The chances for which switching values are sought: none where something was learnt, because they hold
    /// an input at a place in the range that it had before.
    fn chances(&self, updated: Option<&Draws>) -> Vec<f64> {
        let levels = self.levels.iter().filter(|_| updated.is_none());
        levels.map(|level| level.0).collect()
    }

    /// How many draws to change so many inputs in.
    fn draws(&self, inputs: usize) -> usize {
        /// Few inputs leave time for more draws; answers of small programmes hang on single events, and
        /// need them.
        const MANY: usize = 200;
        let usual = if inputs > MANY { 4_096 } else { 16_384 };
        self.draws.unwrap_or(usual) as usize
    }

    fn effort(&self, inputs: usize) -> Effort {
        let draws = self.draws(inputs);
        Effort {
            seed: self.seed,
            screen: (draws / 8).clamp(256, 2_048),
            draws,
            orders: draws / 2,
            small: SMALL,
        }
    }

    fn find(
        &self,
        (scenario, updated): (&Scenario, Option<&Draws>),
        questions: questions::Questions,
        plans: &[Scenario],
        quiet: bool,
    ) -> Result<Explanation, Failure> {
        let wanted = |name: &str| {
            let mut metrics = questions
                .asked
                .iter()
                .map(|one| one.outcome.metric.as_str());
            metrics.any(|metric| metric == name) || failing::is_condition(name)
        };
        let outcomes = Outcomes::only(&scenario.programme, wanted);
        let settings = Settings::new(AT_HAND, self.seed);
        let engine = updated::believed(Engine::new(scenario.case(), outcomes, settings)?, updated);
        let only = |name: &str| questions.asked.iter().any(|one| one.outcome.metric == name);
        let own = Outcomes::only(&scenario.programme, only);
        let few = updated::believed(Engine::new(scenario.case(), own, settings)?, updated);
        let asked = Asked::new(&few, questions.put(&few.outcomes.directory));
        let inputs = factors(engine.luck()).len();
        let effort = self.effort(inputs);
        let bar = terminal::progress(cost(inputs, effort) + AT_HAND, quiet);
        let done = |count: usize| bar.inc(count as u64);
        let gauges: Vec<Gauge> = questions
            .put(&engine.outcomes.directory)
            .iter()
            .map(crate::analysis::sensitivity::Question::gauge)
            .collect();
        let mut wanted = gauges.clone();
        let conditions = failing::conditions(&scenario.programme, &engine.outcomes.directory);
        wanted.extend(conditions.iter().map(|(_, gauge)| *gauge));
        let mut drawn = answers(&engine, &wanted, &done);
        let conditions: Vec<_> = conditions
            .into_iter()
            .map(|(told, _)| told)
            .zip(drawn.split_off(gauges.len()))
            .collect();
        if let Some((place, _)) = drawn
            .iter()
            .enumerate()
            .find(|(_, draws)| draws.iter().any(|x| x.is_nan()))
        {
            return Err(Failure::Input(format!(
                "`{}` has no value in some futures (a ratio with nothing below the line), so it cannot \
                 be explained; ask for what stands above or below the line",
                questions.asked[place].outcome.metric
            )));
        }
        if let Some(draws) = updated {
            updated::check(draws, (scenario, &engine), (gauges[0], &drawn[0]))?;
        }
        let mut found = study(&asked, effort, &done)?;
        let answers = questions.answers(&drawn);
        for (place, answer) in answers.iter().enumerate() {
            let seldom = Explanation::SELDOM;
            let is_promise = questions.asked[place].promise.is_some();
            if is_promise && !(seldom..=1.0 - seldom).contains(&answer.mean) {
                // What a handful of futures owe to what is chance.
                found.figures[place] = None;
            }
        }
        let sampled =
            crate::analysis::sampled::sampled(engine.luck(), &found.factors, (self.seed, AT_HAND));
        let mut conditions: Vec<(Told, Vec<f64>)> = conditions;
        conditions.extend(failing::works(&found, engine.luck(), &sampled));
        let about = inputs::about(scenario, &found.factors, engine.luck());
        let groupings = inputs::groupings(scenario, &found, &about);
        let (given, dummy) = inputs::given(&drawn[0], &sampled, self.seed);
        // It holds an input at a place in the range that it had before anything was learnt.
        let tornado = match updated {
            Some(_) => (Vec::new(), Vec::new()),
            None => tornado(&asked, &found.factors),
        };
        let levels = self.chances(updated);
        let turns = turning::turns(
            &few,
            (&questions, &found),
            &levels,
            (self.seed, effort.draws.min(8_192) / 2),
        );
        let failing = failing::failing(&questions, &drawn, &found, (&sampled, &conditions));
        let knowing = if plans.is_empty() {
            Vec::new()
        } else {
            let all: Vec<&Scenario> = std::iter::once(scenario).chain(plans).collect();
            knowing::knowing(&all, &questions, &self.survey, (self.seed, AT_HAND))?
        };
        bar.finish_and_clear();
        Ok(Explanation {
            questions: questions.asked,
            study: found,
            about,
            groupings,
            given,
            dummy,
            answers,
            draws: AT_HAND,
            tornado,
            turns,
            failing,
            knowing,
        })
    }
}
