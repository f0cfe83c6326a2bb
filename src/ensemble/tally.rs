//! Draws counted instead of kept: what is left of a run whose draws would not fit into memory.
//!
//! For every gauge there are the counts of its classes, its ends and its sums; for the few gauges
//! that a headline or a promise rests on also exact counts of the draws below and at stated values,
//! and everything for each of eight lanes apart. (Draw d lies in lane d mod 8, which is what a
//! replicate of the replicated samplers is.)

use serde::{Deserialize, Serialize};

use super::plan::Plan;
use super::sums::Forest;
use crate::lanes::WIDTH;
use crate::outcomes::{Gauge, When};
use crate::points::BLOCK;

/// Draws of a batch, which is added up in the order of its draws by one thread.
pub const BATCH: u64 = 2048;

/// Integer counts, which add up to the same in any order, and the ends of every gauge.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Counts {
    /// Draws in each class, gauge after gauge.
    pub(super) classes: Vec<u32>,
    /// The lowest and the highest draw of each gauge.
    pub(super) ends: Vec<(f64, f64)>,
    /// Draws without a value, by lane.
    pub(super) missing: Vec<[u32; WIDTH]>,
    /// Of each watched gauge and each of its stated values: draws below it and at it, by lane.
    pub(super) stated: Vec<Vec<[[u32; WIDTH]; 2]>>,
    /// Of each watched gauge: draws in each class of each lane, where lanes are replicates.
    pub(super) lanes: Vec<Vec<u32>>,
}

impl Counts {
    /// Nothing counted yet.
    #[must_use]
    pub fn none(plan: &Plan) -> Self {
        let gauges = plan.gauges.all.len();
        Self {
            classes: vec![0; plan.class_count()],
            ends: vec![(f64::INFINITY, f64::NEG_INFINITY); gauges],
            missing: vec![[0; WIDTH]; gauges],
            stated: plan
                .watches
                .iter()
                .map(|watch| vec![[[0; WIDTH]; 2]; watch.stated.len()])
                .collect(),
            lanes: plan
                .watches
                .iter()
                .map(|watch| match plan.replicated {
                    true => vec![0; plan.classes[watch.gauge].count * WIDTH],
                    false => Vec::new(),
                })
                .collect(),
        }
    }

    /// Whether these counts are laid out as a plan needs.
    #[must_use]
    pub fn fits(&self, plan: &Plan) -> bool {
        let none = Self::none(plan);
        let same = |a: &[Vec<u32>], b: &[Vec<u32>]| {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.len() == b.len())
        };
        self.classes.len() == none.classes.len()
            && self.ends.len() == none.ends.len()
            && self.missing.len() == none.missing.len()
            && self.stated.len() == none.stated.len()
            && self
                .stated
                .iter()
                .zip(&none.stated)
                .all(|(a, b)| a.len() == b.len())
            && same(&self.lanes, &none.lanes)
    }

    /// Adds other counts.
    pub fn merge(&mut self, other: &Self) {
        add(&mut self.classes, &other.classes);
        for (ends, other) in self.ends.iter_mut().zip(&other.ends) {
            *ends = (ends.0.min(other.0), ends.1.max(other.1));
        }
        add(
            self.missing.as_flattened_mut(),
            other.missing.as_flattened(),
        );
        for (stated, other) in self.stated.iter_mut().zip(&other.stated) {
            let flat = stated.as_flattened_mut().as_flattened_mut();
            add(flat, other.as_flattened().as_flattened());
        }
        for (lanes, other) in self.lanes.iter_mut().zip(&other.lanes) {
            add(lanes, other);
        }
    }

    /// Back to nothing.
    pub fn clear(&mut self) {
        self.classes.fill(0);
        self.ends.fill((f64::INFINITY, f64::NEG_INFINITY));
        self.missing.fill([0; WIDTH]);
        for stated in &mut self.stated {
            stated.fill([[0; WIDTH]; 2]);
        }
        for lanes in &mut self.lanes {
            lanes.fill(0);
        }
    }
}

fn add(counts: &mut [u32], others: &[u32]) {
    for (count, other) in counts.iter_mut().zip(others) {
        *count += other;
    }
}

/// Everything counted of the draws that are done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tally {
    /// The counts.
    pub(super) counts: Counts,
    /// The sums.
    pub(super) sums: Forest,
}

impl Tally {
    /// Nothing done yet.
    #[must_use]
    pub fn none(plan: &Plan) -> Self {
        Self {
            counts: Counts::none(plan),
            sums: Forest::default(),
        }
    }

    /// Whether it is laid out as a plan needs.
    #[must_use]
    pub fn fits(&self, plan: &Plan) -> bool {
        self.counts.fits(plan) && self.sums.fits(plan.sum_count())
    }

    /// Adds what another process has counted.
    pub fn merge(&mut self, other: Self) {
        self.counts.merge(&other.counts);
        self.sums.merge(other.sums);
    }
}

/// One thread's counting: made once, used for block after block.
#[derive(Debug)]
pub struct Counter {
    /// What was counted since the counts were last taken.
    pub counts: Counts,
    places: [u32; BLOCK],
    running: [f64; BLOCK],
    /// The draws of each watched gauge in the block at hand.
    watched: Vec<[f64; BLOCK]>,
}

impl Counter {
    /// Room to count.
    #[must_use]
    pub fn new(plan: &Plan) -> Self {
        Self {
            counts: Counts::none(plan),
            places: [0; BLOCK],
            running: [0.0; BLOCK],
            watched: vec![[0.0; BLOCK]; plan.watches.len()],
        }
    }

    /// Counts a block of draws (columns of [`BLOCK`] draws each, of which the first `draws` count)
    /// and adds them to the sums of their batch.
    pub fn take(&mut self, plan: &Plan, columns: &[f64], draws: usize, sums: &mut [f64]) {
        for (place, gauge) in plan.gauges.all.iter().enumerate() {
            let values = column(plan, *gauge, columns, draws);
            if let When::UpTo(year) = gauge.when {
                let mut running = self.running;
                run_on(&mut running[..draws], values, year == 0);
                self.running = running;
                self.gauge(plan, place, &running[..draws], sums);
            } else {
                self.gauge(plan, place, values, sums);
            }
        }
        self.stated(plan, draws);
        self.together(plan, draws, sums);
    }

    fn gauge(&mut self, plan: &Plan, place: usize, values: &[f64], sums: &mut [f64]) {
        let classes = &plan.classes[place];
        let sums = &mut sums[place * 2 * WIDTH..][..2 * WIDTH];
        let (low, high, missing) = add_up(values, classes.pivot, sums);
        let ends = &mut self.counts.ends[place];
        *ends = (ends.0.min(low), ends.1.max(high));
        if missing {
            count_missing(values, &mut self.counts.missing[place]);
        }
        let counts = &mut self.counts.classes[plan.first_class[place]..][..classes.count];
        let watch = plan.watch_of[place];
        if low == high && !missing && watch.is_none() {
            // One value for all: nothing to tell apart.
            let mut class = [0];
            classes.places(&values[..1], &mut class);
            counts[classes.class(class[0])] += u32::try_from(values.len()).unwrap_or(0);
            return;
        }
        let places = &mut self.places[..values.len()];
        classes.places(values, places);
        for place in &*places {
            counts[classes.class(*place)] += 1;
        }
        let Some(watch) = watch else { return };
        self.watched[watch][..values.len()].copy_from_slice(values);
        if plan.replicated {
            let lanes = &mut self.counts.lanes[watch];
            for (draw, place) in places.iter().enumerate() {
                lanes[draw % WIDTH * classes.count + classes.class(*place)] += 1;
            }
        }
    }

    /// Counts the draws of watched gauges below and at their stated values.
    fn stated(&mut self, plan: &Plan, draws: usize) {
        for (watch, facts) in plan.watches.iter().enumerate() {
            let values = &self.watched[watch][..draws];
            for (value, counts) in facts.stated.iter().zip(&mut self.counts.stated[watch]) {
                let [below, at] = counts;
                for (draw, drawn) in values.iter().enumerate() {
                    below[draw % WIDTH] += u32::from(drawn < value);
                    at[draw % WIDTH] += u32::from(drawn == value);
                }
            }
        }
    }

    /// Adds up the products of pairs of watched gauges, which the error of a ratio needs.
    fn together(&mut self, plan: &Plan, draws: usize, sums: &mut [f64]) {
        let behind = plan.gauges.all.len() * 2 * WIDTH;
        for (pair, (above, below)) in plan.pairs.iter().enumerate() {
            let sums = &mut sums[behind + pair * WIDTH..][..WIDTH];
            let pivot = |watch: usize| plan.classes[plan.watches[watch].gauge].pivot;
            let (a, b) = (&self.watched[*above], &self.watched[*below]);
            for (draw, (a, b)) in a.iter().zip(b).take(draws).enumerate() {
                sums[draw % WIDTH] += (a - pivot(*above)) * (b - pivot(*below));
            }
        }
    }
}

/// The column of a gauge; of a running total, the column of the year that is added.
fn column<'a>(plan: &Plan, gauge: Gauge, columns: &'a [f64], draws: usize) -> &'a [f64] {
    let column = plan.columns[gauge.metric];
    let column = match gauge.when {
        When::Whole => column,
        When::Year(year) | When::UpTo(year) => column + year,
    };
    &columns[column * BLOCK..][..draws]
}

fn run_on(running: &mut [f64], values: &[f64], first: bool) {
    if first {
        running.copy_from_slice(values);
    } else {
        for (total, value) in running.iter_mut().zip(values) {
            *total += value;
        }
    }
}

/// Adds deviations from the pivot and their squares to the sums of eight lanes; returns the lowest
/// and the highest draw, and whether a draw has no value.
fn add_up(values: &[f64], pivot: f64, sums: &mut [f64]) -> (f64, f64, bool) {
    let (first, second) = sums.split_at_mut(WIDTH);
    let (mut plain, mut squares) = ([0.0; WIDTH], [0.0; WIDTH]);
    let (mut low, mut high) = ([f64::INFINITY; WIDTH], [f64::NEG_INFINITY; WIDTH]);
    let mut nothing = [0.0; WIDTH];
    let mut one = |lane: usize, value: f64| {
        let away = value - pivot;
        let known = if away.is_nan() { 0.0 } else { away };
        nothing[lane] += if away.is_nan() { 1.0 } else { 0.0 };
        plain[lane] += known;
        squares[lane] += known * known;
        low[lane] = if value < low[lane] { value } else { low[lane] };
        high[lane] = if value > high[lane] {
            value
        } else {
            high[lane]
        };
    };
    let (packets, rest) = values.as_chunks::<WIDTH>();
    for packet in packets {
        for (lane, value) in packet.iter().enumerate() {
            one(lane, *value);
        }
    }
    for (lane, value) in rest.iter().enumerate() {
        one(lane, *value);
    }
    for lane in 0..WIDTH {
        first[lane] += plain[lane];
        second[lane] += squares[lane];
    }
    let low = low.into_iter().fold(f64::INFINITY, f64::min);
    let high = high.into_iter().fold(f64::NEG_INFINITY, f64::max);
    (low, high, nothing.iter().any(|count| *count > 0.0))
}

fn count_missing(values: &[f64], missing: &mut [u32; WIDTH]) {
    for (draw, value) in values.iter().enumerate() {
        missing[draw % WIDTH] += u32::from(value.is_nan());
    }
}
