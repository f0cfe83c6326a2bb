//! Many futures of one programme.
//!
//! A run is cut into units of draws that any thread of any process may do. Up to [`EXACT`] draws
//! are kept whole; beyond, they are counted ([`tally`]), in room that does not grow with their
//! number. Either way the result depends on the draws alone, never on how they were cut.

mod answers;
pub mod classes;
pub mod counter;
mod course;
mod difference;
mod engine;
mod gauged;
pub mod kept;
mod part;
pub mod plan;
mod room;
mod sample;
mod settings;
mod spans;
mod special_case;
mod stretches;
pub mod sums;
pub mod tally;

use std::sync::{Arc, OnceLock};

use crate::inputs::Inputs;
use crate::lanes::WIDTH;
use crate::outcomes::{Gauge, Metric, Outcomes, When};
use crate::points::{Coordinates, Sampler, SamplingError, Seeded};
use crate::programme::Case;
use kept::Kept;
use plan::Plan;
use tally::{Counts, Tally};

pub use answers::{add_answers, answers};
pub use course::{Course, EXACT};
pub use engine::{Engine, PacketRoom, Workspace};
pub use part::{Done, Part, Unfit};
pub use plan::{PILOT, Watchlist};
pub use room::Room;
pub use sample::{Counted, Sample};
pub use settings::Settings;
pub use spans::Spans;
pub use special_case::evaluate_at;
pub use tally::BATCH;

/// All draws of a run, and the two special cases beside them.
#[derive(Debug)]
pub struct Ensemble {
    /// How it was run.
    pub settings: Settings,
    /// What the columns are.
    pub outcomes: Outcomes,
    /// The inputs it was drawn from; those of a reference come after the programme's.
    pub inputs: Inputs,
    /// The central case: one number for each column.
    pub central: Vec<f64>,
    /// The plan as promised: one number for each column.
    pub as_promised: Vec<f64>,
    store: Store,
    /// Random draws beside those of a sampler whose points are even.
    beside: Option<Kept>,
    /// Where its luck came from.
    coordinates: Arc<dyn Coordinates>,
    /// The ranks of the inputs' luck in the first random draws, worked out when first asked for.
    pub(crate) luck_ranks: OnceLock<Vec<(String, Vec<f64>)>>,
}

/// What is left of the draws.
#[derive(Debug)]
enum Store {
    /// All of them.
    Kept(Kept),
    /// Counts and sums.
    Counted(Box<Totals>),
}

#[derive(Debug)]
struct Totals {
    plan: Plan,
    counts: Counts,
    sums: Vec<f64>,
}

impl Store {
    fn counted(plan: &Plan, tally: &Tally) -> Self {
        Self::Counted(Box::new(Totals {
            sums: tally.sums.total(plan.sum_count()),
            plan: plan.clone(),
            counts: tally.counts.clone(),
        }))
    }
}

/// Runs a case from beginning to end.
///
/// `done` is told after each block how many draws it held; it may be called from several threads.
///
/// # Errors
///
/// If the sampler cannot serve so many draws or inputs.
pub fn run(
    case: Case,
    settings: Settings,
    done: &(dyn Fn(usize) + Sync),
) -> Result<Ensemble, SamplingError> {
    let outcomes = Outcomes::of(case.programme);
    let watchlist = Watchlist::of_ratios(&outcomes.directory);
    let engine = Engine::new(case, outcomes, settings)?;
    let mut course = Course::begin(engine, watchlist);
    course.advance(0..course.units(), done);
    Ok(course.end())
}

impl Ensemble {
    fn of(engine: &Engine, store: Store) -> Self {
        Self {
            settings: engine.settings,
            outcomes: engine.outcomes.clone(),
            inputs: engine.luck().clone(),
            central: engine.central(),
            as_promised: engine.as_promised(),
            beside: None,
            coordinates: engine.shared_coordinates(),
            store,
            luck_ranks: OnceLock::new(),
        }
    }

    /// The same with random draws beside those of a sampler whose points are even; only a run that
    /// has come to its end needs them.
    fn with_random_draws(self, engine: &Engine) -> Self {
        let sampler = engine.settings.sampler;
        let needed = sampler.replicated() && sampler != Sampler::Given;
        Self {
            beside: needed.then(|| engine.at_random(PILOT).keep(0..PILOT)),
            ..self
        }
    }

    /// The first random draws of a gauge, with which inputs are compared one by one: the run's own, or
    /// where its points are even, some that were drawn beside them. (Even points of hundreds of inputs
    /// are so few at first that some inputs seem to go together which have nothing in common.)
    #[must_use]
    pub fn random_draws(&self, gauge: Gauge) -> Vec<f64> {
        let mut values = Vec::new();
        match (&self.beside, self.sample(gauge)) {
            (Some(beside), _) => {
                let directory = &self.outcomes.directory;
                beside.draws_of(directory, gauge, usize::MAX, &mut values);
            }
            (None, Sample::Drawn(drawn)) => values = drawn.into_owned(),
            (None, Sample::Counted(counted)) => {
                values.extend(counted.pilot().unwrap_or_default());
            }
        }
        values
    }

    /// Where the luck of [`random_draws`](Self::random_draws) comes from: the seed, or what is left of
    /// it after monitoring data came in.
    #[must_use]
    pub fn random_coordinates(&self) -> Arc<dyn Coordinates> {
        match self.settings.sampler {
            Sampler::Given => Arc::clone(&self.coordinates),
            _ => Arc::new(Seeded::new(self.settings.seed)),
        }
    }

    /// An engine that does the same draws of a case again.
    #[must_use]
    pub fn engine<'a>(&self, case: Case<'a>, outcomes: Outcomes) -> Engine<'a> {
        Engine::at(case, outcomes, self.settings, Arc::clone(&self.coordinates))
    }

    /// What the draws of a gauge tell.
    #[must_use]
    pub fn sample(&self, gauge: Gauge) -> Sample<'_> {
        let draws = self.settings.draws;
        match &self.store {
            Store::Kept(kept) => {
                let mut values = Vec::new();
                kept.draws_of(&self.outcomes.directory, gauge, draws, &mut values);
                Sample::Drawn(values.into())
            }
            Store::Counted(totals) => match totals.plan.gauges.place(gauge) {
                None => Sample::Drawn(vec![0.0; draws.min(PILOT)].into()),
                Some(place) => Sample::Counted(Box::new(Counted::of(
                    &totals.plan,
                    &totals.counts,
                    &totals.sums,
                    (place, draws),
                ))),
            },
        }
    }

    /// All draws, where they were kept.
    #[must_use]
    pub const fn kept(&self) -> Option<&Kept> {
        match &self.store {
            Store::Kept(kept) => Some(kept),
            Store::Counted(_) => None,
        }
    }

    /// Sums of the products of two watched gauges' deviations from their pivots, by lane; `None`
    /// where draws were kept, or the pair was not watched.
    #[must_use]
    pub fn products(&self, above: Gauge, below: Gauge) -> Option<[f64; WIDTH]> {
        let Store::Counted(totals) = &self.store else {
            return None;
        };
        let plan = &totals.plan;
        let watch = |gauge| plan.watch_of[plan.gauges.place(gauge)?];
        let wanted = (watch(above)?, watch(below)?);
        let pair = plan.pairs.iter().position(|pair| *pair == wanted)?;
        let behind = plan.gauges.all.len() * 2 * WIDTH;
        let sums = &totals.sums[behind + pair * WIDTH..];
        Some(std::array::from_fn(|lane| sums[lane]))
    }

    /// The gauge of one of a metric's values.
    #[must_use]
    pub fn gauge(&self, metric: &Metric, when: When) -> Option<Gauge> {
        let directory = &self.outcomes.directory;
        let metric = directory
            .metrics
            .iter()
            .position(|known| known.name == metric.name)?;
        Some(Gauge { metric, when })
    }

    /// Copies one column over `values`, in the order of the draws; nothing where draws were counted.
    pub fn column(&self, column: usize, values: &mut Vec<f64>) {
        values.clear();
        if let Store::Kept(kept) = &self.store {
            kept.column(column, values);
        }
    }

    /// The draws of a metric; only the first of them where draws were counted and it is watched.
    pub fn draws_of(&self, metric: &Metric, when: When, values: &mut Vec<f64>) {
        values.clear();
        let Some(gauge) = self.gauge(metric, when) else {
            return;
        };
        match self.sample(gauge) {
            Sample::Drawn(drawn) => *values = drawn.into_owned(),
            Sample::Counted(counted) => values.extend(counted.pilot().unwrap_or_default()),
        }
    }
}
