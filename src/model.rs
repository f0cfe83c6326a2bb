//! The model: a pure function from one packet of points to what becomes of the programme.
//!
//! It draws no random number, touches no file and cannot fail. The steps stand in causal order in
//! [`simulate`]; each has its formula in its own module and its page in `docs/model/`.

pub mod additionality;
pub mod cohort;
pub mod delay;
pub mod funds;
pub mod gate;
pub mod input_output;
pub mod jobs;
pub mod known;
pub mod luck;
pub mod matching;
pub mod moves;
pub mod origins;
pub mod prices;
pub mod relief;
pub mod shocks;
pub mod spending;
pub mod sums;
pub mod timetable;
pub mod training;
pub mod trajectory;
pub mod value;
pub mod workforce;

use pulp::{Simd, WithSimd};

use crate::lanes::Lanes;
use crate::number::Point;
use crate::processor::vectorised;
use crate::programme::{ActivityId, Arrivals, BlockId, FundId, Programme, TrainingId, WorkforceId};
use additionality::Factors;
use jobs::Appeal;

pub use trajectory::Trajectory;

/// Runs the programme through one packet of points and writes what becomes of it, with the widest
/// vectors that the processor has.
pub fn simulate(programme: &Programme, point: &Point, trajectory: &mut Trajectory) {
    vectorised(Packet {
        programme,
        point,
        trajectory,
    });
}

/// One packet's way through the model.
struct Packet<'a> {
    programme: &'a Programme,
    point: &'a Point<'a>,
    trajectory: &'a mut Trajectory,
}

impl WithSimd for Packet<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        take_steps(self.programme, self.point, self.trajectory);
    }
}

/// The steps in their causal order.
#[inline(always)]
fn take_steps(programme: &Programme, point: &Point, trajectory: &mut Trajectory) {
    prices::index(&programme.appraisal.prices, point, &mut trajectory.prices);
    trajectory.shocks.strike(programme, point);
    money_comes_in(programme, point, trajectory);
    money_is_spent(programme, point, trajectory);
    people_are_trained(programme, point, trajectory);
    jobs_arise_and_are_filled(programme, point, trajectory);
    gross_becomes_net(programme, point, trajectory);
    reliefs_are_paid(programme, point, trajectory);
    value::appraise(programme, point, trajectory);
    note_what_is_stated(programme, point, trajectory);
}

#[inline(always)]
fn money_comes_in(programme: &Programme, point: &Point, t: &mut Trajectory) {
    for (place, fund) in t.funds.iter_mut().enumerate() {
        let around = (&t.shocks, t.prices.as_slice());
        fund.arrive(
            programme,
            FundId(place),
            point,
            around,
            &mut t.scratch.money,
        );
    }
}

#[inline(always)]
fn money_is_spent(programme: &Programme, point: &Point, t: &mut Trajectory) {
    moves::carry_out(programme, point, &t.funds, &mut t.moved);
    t.timetable.work_out(programme, point, &t.shocks, &t.funds);
    for (place, spending) in t.spending.iter_mut().enumerate() {
        let times = &t.timetable.activities[place];
        let around = (&t.shocks, t.funds.as_slice(), t.moved.as_slice(), times);
        spending.spend(
            programme,
            ActivityId(place),
            point,
            around,
            &mut t.scratch.money,
        );
    }
    spending::reputation(programme, point, &t.spending, &mut t.standing);
    for (construction, job_years) in programme.constructions.iter().zip(&mut t.construction) {
        let place = crate::programme::EventTarget::Construction(construction.activity);
        let spending = &t.spending[construction.activity.0];
        for year in 0..job_years.years() {
            let money = spending.buying(construction.share, construction.basis, year)
                * t.shocks.leave(programme, place, year);
            let job_years_per_m = construction.job_years_per_m.at(point);
            job_years[year] = crate::units::JobYears::of(money.lanes() * job_years_per_m);
        }
        known::put(&construction.actual, job_years);
    }
}

#[inline(always)]
fn people_are_trained(programme: &Programme, point: &Point, t: &mut Trajectory) {
    for (place, learners) in t.learners.iter_mut().enumerate() {
        let activity = programme.trainings[place].activity;
        let around = (&t.shocks, &mut t.spending[activity.0]);
        learners.train(
            programme,
            TrainingId(place),
            point,
            around,
            &mut t.scratch.people,
        );
    }
    for spending in &mut t.spending {
        spending.settle();
    }
    t.spent.add_up(programme, &t.spending);
    for (place, workforce) in t.workforces.iter_mut().enumerate() {
        workforce.develop(programme, WorkforceId(place), point, &t.learners);
    }
    for (activity, spending) in programme.activities.iter().zip(&mut t.spending) {
        if let Some(gate) = &activity.gate {
            gate::let_through(programme, gate, point, &t.workforces, &mut spending.effect);
        }
    }
}

#[inline(always)]
fn jobs_arise_and_are_filled(programme: &Programme, point: &Point, t: &mut Trajectory) {
    for (place, block) in t.blocks.iter_mut().enumerate() {
        let activity = programme.blocks[place].activity;
        let ends = t.timetable.activities[activity.0].end;
        let around = (&t.shocks, t.spending.as_slice(), ends);
        block.prepare(programme, BlockId(place), point, around);
    }
    let mut shortage = Lanes::ZERO;
    for year in 0..programme.calendar.years {
        let appeal = Appeal {
            standing: t.standing[year],
            shortage,
        };
        for (place, block) in programme.blocks.iter().enumerate() {
            if let Arrivals::Inward { .. } = block.arrivals {
                let around = (&t.shocks, t.spending.as_slice());
                let when = (appeal, year);
                jobs::land(
                    programme,
                    BlockId(place),
                    point,
                    around,
                    when,
                    &mut t.blocks[place],
                );
            }
            t.blocks[place].age(block, t.shocks.jobs_left[year], year);
        }
        jobs::house(programme, &mut t.blocks, year);
        matching::demand(programme, &t.blocks, &mut t.markets, year);
        let growth = (year, t.scratch.supply_growth.as_mut_slice());
        matching::fill(programme, point, &t.learners, &mut t.markets, growth);
        shortage = matching::shortage(&t.markets, year);
    }
    for year in programme.calendar.years..programme.calendar.horizon {
        for (block, years) in programme.blocks.iter().zip(&mut t.blocks) {
            years.age(block, Lanes::ONE, year);
        }
        jobs::house(programme, &mut t.blocks, year);
    }
}

#[inline(always)]
fn gross_becomes_net(programme: &Programme, point: &Point, t: &mut Trajectory) {
    let profiles = programme.additionality.iter();
    t.scratch.factors.clear();
    t.scratch
        .factors
        .extend(profiles.map(|profile| Factors::of(profile, point)));
    t.economy.multiply(programme, point);
    for (place, block) in programme.blocks.iter().enumerate() {
        let factors = block
            .additionality
            .map_or(Factors::ALL, |id| t.scratch.factors[id.0]);
        let around = (&t.blocks[place], t.markets.as_slice());
        let multiplier = block.sector.map(|id| t.economy.multipliers[id.0]);
        let scratch = (&factors, multiplier, &mut t.scratch.jobs);
        t.net[place].walk(programme, block, point, around, scratch);
    }
    for part in &mut t.parts {
        part.add_up(programme, &t.blocks, &t.net);
    }
    t.economy.place_knock_on(programme, &t.parts);
}

#[inline(always)]
fn reliefs_are_paid(programme: &Programme, point: &Point, t: &mut Trajectory) {
    for (relief, cost) in programme.reliefs.iter().zip(&mut t.reliefs) {
        relief::relieve(programme, relief, point, &t.net, cost);
    }
}

/// The assumptions of outcomes that the scenario defines are used after the model.
#[inline(always)]
fn note_what_is_stated(programme: &Programme, point: &Point, t: &mut Trajectory) {
    let numbers = programme.outcomes.iter().flat_map(|own| &own.assumptions);
    for ((_, number), stated) in numbers.zip(&mut t.stated) {
        *stated = number.at(point);
    }
}
