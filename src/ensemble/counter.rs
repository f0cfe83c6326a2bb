//! Counting a block of draws: the inner loop of a long run.

use pulp::{Simd, WithSimd};

use super::classes::Classes;
use super::plan::Plan;
use super::tally::Counts;
use crate::lanes::{Lanes, WIDTH};
use crate::outcomes::{Gauge, When};
use crate::points::BLOCK;
use crate::processor::vectorised;

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
        let places = &mut self.places[..values.len()];
        let (low, high, missing) = vectorised(Look {
            classes,
            values,
            sums: &mut sums[place * 2 * WIDTH..][..2 * WIDTH],
            places,
        });
        let ends = &mut self.counts.ends[place];
        *ends = (ends.0.min(low), ends.1.max(high));
        if missing {
            count_missing(values, &mut self.counts.missing[place]);
        }
        let counts = &mut self.counts.classes[plan.first_class[place]..][..classes.count];
        let watch = plan.watch_of[place];
        if low == high && !missing && watch.is_none() {
            // One value for all: nothing to tell apart.
            counts[classes.class(places[0])] += u32::try_from(values.len()).unwrap_or(0);
            return;
        }
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

/// A look at a few hundred draws of a gauge: adds their deviations from the pivot, and the squares of
/// these, to the sums of eight lanes, and says where each draw lies, which is the lowest and which
/// the highest, and whether any has no value.
struct Look<'a> {
    classes: &'a Classes,
    values: &'a [f64],
    sums: &'a mut [f64],
    places: &'a mut [u32],
}

impl WithSimd for Look<'_> {
    type Output = (f64, f64, bool);

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) -> Self::Output {
        for (place, value) in self.places.iter_mut().zip(self.values) {
            *place = self.classes.place(*value);
        }
        let pivot = Lanes::splat(self.classes.pivot);
        let mut seen = Seen::of(self.values, |draws| draws - pivot);
        // A sum that is no number gives away a draw without a value, which is rare.
        let missing = seen.plain.0.iter().any(|sum| sum.is_nan());
        if missing {
            let known = |away: f64| if away.is_nan() { 0.0 } else { away };
            seen = Seen::of(self.values, |draws| (draws - pivot).map(known));
        }
        let (first, second) = self.sums.split_at_mut(WIDTH);
        for lane in 0..WIDTH {
            first[lane] += seen.plain.0[lane];
            second[lane] += seen.squares.0[lane];
        }
        (
            seen.low.0.into_iter().fold(f64::INFINITY, f64::min),
            seen.high.0.into_iter().fold(f64::NEG_INFINITY, f64::max),
            missing,
        )
    }
}

/// What was seen of the draws of eight lanes.
struct Seen {
    plain: Lanes,
    squares: Lanes,
    low: Lanes,
    high: Lanes,
}

impl Seen {
    #[inline(always)]
    fn of(values: &[f64], away: impl Fn(Lanes) -> Lanes) -> Self {
        let mut seen = Self {
            plain: Lanes::ZERO,
            squares: Lanes::ZERO,
            low: Lanes::splat(f64::INFINITY),
            high: Lanes::splat(f64::NEG_INFINITY),
        };
        let (packets, rest) = values.as_chunks::<WIDTH>();
        for packet in packets {
            let draws = Lanes(*packet);
            let away = away(draws);
            seen.plain += away;
            seen.squares += away * away;
            seen.low = seen.low.min(draws);
            seen.high = seen.high.max(draws);
        }
        for (lane, value) in rest.iter().enumerate() {
            let away = away(Lanes::splat(*value)).0[lane];
            seen.plain.0[lane] += away;
            seen.squares.0[lane] += away * away;
            seen.low.0[lane] = seen.low.0[lane].min(*value);
            seen.high.0[lane] = seen.high.0[lane].max(*value);
        }
        seen
    }
}

fn count_missing(values: &[f64], missing: &mut [u32; WIDTH]) {
    for (draw, value) in values.iter().enumerate() {
        missing[draw % WIDTH] += u32::from(value.is_nan());
    }
}
