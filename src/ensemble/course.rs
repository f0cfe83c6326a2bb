//! A run under way: cut into units, each of which can be done by any thread of any process.

use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::counter::Counter;
use super::engine::{Engine, Workspace, draws_of_block};
use super::kept::Kept;
use super::part::{Done, Part, Unfit};
use super::plan::{PILOT, Plan, Watchlist};
use super::room::Room;
use super::spans::Spans;
use super::sums::Branch;
use super::tally::{BATCH, Tally};
use super::{Ensemble, Store};
use crate::points::BLOCK;

/// Up to so many draws are kept whole, and every percentile is exact; beyond, draws are counted.
pub const EXACT: usize = 16_384;

/// The blocks of the pilot.
const PILOT_BLOCKS: Range<u64> = 0..(PILOT / BLOCK) as u64;

/// A run under way.
#[derive(Debug)]
pub struct Course<'a> {
    engine: Engine<'a>,
    watchlist: Watchlist,
    plan: Option<Plan>,
    spans: Spans,
    done: Done,
    workers: Vec<Mutex<Worker>>,
}

#[derive(Debug)]
struct Worker {
    work: Workspace,
    columns: Room,
    counter: Counter,
}

impl<'a> Course<'a> {
    /// Gets ready for a run. A long run simulates its pilot here, whichever part of it is to be done.
    #[must_use]
    pub fn begin(engine: Engine<'a>, watchlist: Watchlist) -> Self {
        let draws = engine.settings.draws;
        let mut course = Self {
            watchlist: with_special_cases(&engine, watchlist),
            engine,
            plan: None,
            spans: Spans::default(),
            done: Done::Kept(Kept::none(draws)),
            workers: Vec::new(),
        };
        if draws > EXACT {
            course.count_from_now_on(&course.pilot());
        }
        course
    }

    fn pilot(&self) -> Kept {
        let mut pilot = Kept::none(PILOT);
        for (number, columns) in self.engine.blocks(PILOT_BLOCKS, PILOT, &|_| ()) {
            pilot.add(number, columns);
        }
        pilot
    }

    fn count_from_now_on(&mut self, pilot: &Kept) {
        let replicated = self.engine.settings.sampler.replicated();
        let plan = Plan::of(&self.engine.outcomes, pilot, &self.watchlist, replicated);
        self.done = Done::Counted(Tally::none(&plan));
        self.spans = Spans::default();
        self.workers = (0..rayon::current_num_threads())
            .map(|_| {
                Mutex::new(Worker {
                    work: self.engine.workspace(),
                    columns: self.engine.columns(),
                    counter: Counter::new(&plan),
                })
            })
            .collect();
        self.plan = Some(plan);
    }

    /// What it simulates, and how.
    #[must_use]
    pub const fn engine(&self) -> &Engine<'a> {
        &self.engine
    }

    /// How many draws a unit has: a block of draws that are kept, a batch of draws that are counted.
    #[must_use]
    pub const fn unit(&self) -> u64 {
        match self.done {
            Done::Kept(_) => BLOCK as u64,
            Done::Counted(_) => BATCH,
        }
    }

    /// How many units the whole run has.
    #[must_use]
    pub fn units(&self) -> u64 {
        (self.engine.settings.draws as u64).div_ceil(self.unit())
    }

    /// How many draws of a span of units there are.
    #[must_use]
    pub fn draws_in(&self, span: &Range<u64>) -> u64 {
        let draws = self.engine.settings.draws as u64;
        (span.end * self.unit()).min(draws) - (span.start * self.unit()).min(draws)
    }

    /// The units of the `number`-th of `shards` parts, both counted from 1.
    #[must_use]
    pub fn shard(&self, number: u64, shards: u64) -> Range<u64> {
        let cut = |part: u64| {
            let place = u128::from(self.units()) * u128::from(part) / u128::from(shards.max(1));
            u64::try_from(place).unwrap_or(u64::MAX)
        };
        cut(number.saturating_sub(1))..cut(number)
    }

    /// What of a range of units is still to be done.
    #[must_use]
    pub fn missing(&self, range: Range<u64>) -> Vec<Range<u64>> {
        self.spans.missing(range)
    }

    /// Which units are done.
    #[must_use]
    pub const fn spans(&self) -> &Spans {
        &self.spans
    }

    /// Does some units that are not done yet, in parallel. `done` is told after each block how many
    /// draws it held; it may be called from several threads.
    pub fn advance(&mut self, units: Range<u64>, done: &(dyn Fn(usize) + Sync)) {
        self.spans.add(units.clone());
        if self.plan.is_some() {
            self.count(units, done);
            return;
        }
        let draws = self.engine.settings.draws;
        let blocks = self.engine.blocks(units, draws, done);
        if let Done::Kept(kept) = &mut self.done {
            for (number, columns) in blocks {
                kept.add(number, columns);
            }
        }
    }

    fn count(&mut self, batches: Range<u64>, done: &(dyn Fn(usize) + Sync)) {
        let (Some(plan), Done::Counted(tally)) = (&self.plan, &mut self.done) else {
            return;
        };
        let (engine, workers) = (&self.engine, &self.workers);
        let sums: Vec<Vec<f64>> = batches
            .clone()
            .into_par_iter()
            .map(|batch| {
                let thread = rayon::current_thread_index().unwrap_or(0) % workers.len();
                let mut worker = workers[thread]
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner);
                worker.batch(engine, plan, batch, done)
            })
            .collect();
        for (batch, sums) in batches.zip(sums) {
            tally.sums.add(Branch::of(batch), sums);
        }
        for worker in &self.workers {
            let mut worker = worker.lock().unwrap_or_else(PoisonError::into_inner);
            tally.counts.merge(&worker.counter.counts);
            worker.counter.counts.clear();
        }
    }

    /// Lets the run go on to more draws. A run that was kept and grows too long is begun anew,
    /// counted.
    pub fn lengthen(&mut self, draws: usize) {
        self.engine.settings.draws = draws;
        let Done::Kept(kept) = &mut self.done else {
            return;
        };
        if draws <= EXACT {
            kept.lengthen(draws);
        } else if self.spans.missing(PILOT_BLOCKS).is_empty() {
            let pilot = std::mem::take(kept);
            self.count_from_now_on(&pilot);
        } else {
            self.count_from_now_on(&self.pilot());
        }
    }

    /// What is done, to be put aside.
    #[must_use]
    pub fn part(&self) -> Part {
        Part {
            spans: self.spans.clone(),
            plan: self.plan.as_ref().map(Plan::digest).unwrap_or_default(),
            done: self.done.clone(),
        }
    }

    /// Takes up what was done before, here or elsewhere.
    ///
    /// # Errors
    ///
    /// If it is no part of this run, or some of it is there already; then nothing is taken up.
    pub fn take_up(&mut self, part: Part) -> Result<(), Unfit> {
        let mut spans = self.spans.clone();
        if !spans.merge(&part.spans) {
            return Err(Unfit::Twice);
        }
        if spans
            .all()
            .last()
            .is_some_and(|last| last.end > self.units())
        {
            return Err(Unfit::Damaged);
        }
        match (&mut self.done, part.done, &self.plan) {
            (Done::Kept(kept), Done::Kept(more), None) => {
                if !more.fits(self.engine.outcomes.directory.columns) {
                    return Err(Unfit::Damaged);
                }
                kept.merge(more);
            }
            (Done::Counted(tally), Done::Counted(more), Some(plan)) => {
                if part.plan != plan.digest() {
                    return Err(Unfit::Plan);
                }
                if !more.fits(plan) {
                    return Err(Unfit::Damaged);
                }
                tally.merge(more);
            }
            _ => return Err(Unfit::Plan),
        }
        self.spans = spans;
        Ok(())
    }

    /// What was found so far, as if the run had ended here. Draws that are missing are not counted.
    #[must_use]
    pub fn ensemble(&self) -> Ensemble {
        let store = match (&self.done, &self.plan) {
            (Done::Counted(tally), Some(plan)) => Store::counted(plan, tally),
            (Done::Kept(kept), _) => Store::Kept(kept.clone()),
            (Done::Counted(_), None) => Store::Kept(Kept::default()),
        };
        Ensemble::of(&self.engine, store)
    }

    /// What was found.
    #[must_use]
    pub fn end(self) -> Ensemble {
        let store = match (self.done, &self.plan) {
            (Done::Counted(tally), Some(plan)) => Store::counted(plan, &tally),
            (Done::Kept(kept), _) => Store::Kept(kept),
            (Done::Counted(_), None) => Store::Kept(Kept::default()),
        };
        Ensemble::of(&self.engine, store).with_random_draws(&self.engine)
    }
}

impl Worker {
    fn batch(
        &mut self,
        engine: &Engine,
        plan: &Plan,
        batch: u64,
        done: &(dyn Fn(usize) + Sync),
    ) -> Vec<f64> {
        let mut sums = vec![0.0; plan.sum_count()];
        for block in 0..BATCH / BLOCK as u64 {
            let first = batch * BATCH + block * BLOCK as u64;
            let draws = draws_of_block(first, engine.settings.draws);
            if draws == 0 {
                break;
            }
            engine.block(&mut self.work, first, draws, &mut self.columns);
            self.counter.take(plan, &self.columns, draws, &mut sums);
            done(draws);
        }
        sums
    }
}

/// Draws are compared with the central case and the plan as promised, too.
fn with_special_cases(engine: &Engine, mut watchlist: Watchlist) -> Watchlist {
    let cases = [engine.central(), engine.as_promised()];
    let directory = &engine.outcomes.directory;
    for (gauge, stated) in &mut watchlist.gauges {
        stated.extend(cases.iter().map(|case| directory.value(case, *gauge)));
    }
    watchlist
}
