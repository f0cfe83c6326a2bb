//! What the draws of one gauge tell.

use std::borrow::Cow;

use super::classes::Classes;
use super::plan::Plan;
use super::stretches::Stretch;
use super::tally::Counts;
use crate::lanes::WIDTH;

/// The draws of one gauge, whole or counted.
#[derive(Debug)]
pub enum Sample<'a> {
    /// Every draw in its order; NaN where it has no value.
    Drawn(Cow<'a, [f64]>),
    /// Counts and sums.
    Counted(Box<Counted<'a>>),
}

/// The draws of one gauge, counted.
#[derive(Debug)]
pub struct Counted<'a> {
    classes: &'a Classes,
    stretches: Vec<Stretch>,
    ends: (f64, f64),
    /// Draws that have a value.
    pub known: u64,
    /// Sums of deviations from the pivot and of their squares, by lane.
    sums: [[f64; WIDTH]; 2],
    lane_known: [f64; WIDTH],
    watch: Option<Watched<'a>>,
}

#[derive(Debug)]
struct Watched<'a> {
    stated: &'a [f64],
    compared: &'a [[[u32; WIDTH]; 2]],
    lanes: &'a [u32],
    pilot: &'a [f64],
}

impl<'a> Counted<'a> {
    pub(super) fn of(
        plan: &'a Plan,
        counts: &'a Counts,
        sums: &[f64],
        (place, draws): (usize, usize),
    ) -> Self {
        let classes = &plan.classes[place];
        let own = &counts.classes[plan.first_class[place]..][..classes.count];
        let ends = counts.ends[place];
        let stretches = classes.stretches(own, ends);
        let missing = counts.missing[place];
        let sums = &sums[place * 2 * WIDTH..];
        Self {
            classes,
            known: stretches.iter().map(|stretch| stretch.count).sum(),
            stretches,
            ends,
            sums: std::array::from_fn(|power| {
                std::array::from_fn(|lane| sums[power * WIDTH + lane])
            }),
            lane_known: std::array::from_fn(|lane| {
                let in_lane = (draws + WIDTH - 1 - lane) / WIDTH;
                in_lane as f64 - f64::from(missing[lane])
            }),
            watch: plan.watch_of[place].map(|watch| Watched {
                stated: &plan.watches[watch].stated,
                compared: &counts.stated[watch],
                lanes: &counts.lanes[watch],
                pilot: &plan.watches[watch].pilot,
            }),
        }
    }

    /// Mean and standard deviation (n − 1).
    #[must_use]
    pub fn mean_and_sd(&self) -> (f64, f64) {
        let count = self.known as f64;
        if self.known == 0 {
            return (f64::NAN, f64::NAN);
        }
        let [plain, squares] = self.sums.map(|lanes| lanes.iter().sum::<f64>());
        let mean = self.classes.pivot + plain / count;
        if self.known < 2 {
            return (mean, f64::NAN);
        }
        let variance = (squares - plain * plain / count) / (count - 1.0);
        (mean, variance.max(0.0).sqrt())
    }

    /// The mean of each lane.
    #[must_use]
    pub fn lane_means(&self) -> [f64; WIDTH] {
        std::array::from_fn(|lane| self.classes.pivot + self.sums[0][lane] / self.lane_known[lane])
    }

    /// Sums of deviations from the pivot and of their squares, and the pivot.
    #[must_use]
    pub const fn sums(&self) -> (f64, [[f64; WIDTH]; 2]) {
        (self.classes.pivot, self.sums)
    }

    /// The quantile (Hyndman and Fan's type 7) as far as the classes tell it.
    #[must_use]
    pub fn quantile(&self, probability: f64) -> f64 {
        quantile_of(self.classes, &self.stretches, self.ends, probability)
    }

    /// The share of each lane's draws that lie below a value, and of those that do not lie above it,
    /// as far as the classes tell it; `None` where lanes were not told apart.
    #[must_use]
    pub fn lane_shares(&self, value: f64) -> Option<[[f64; WIDTH]; 2]> {
        let lanes = self.watch.as_ref()?.lanes;
        if lanes.is_empty() {
            return None;
        }
        let mut shares = [[0.0; WIDTH]; 2];
        for (lane, known) in self.lane_known.iter().enumerate() {
            let counts = &lanes[lane * self.classes.count..][..self.classes.count];
            let stretches = self.classes.stretches(counts, self.ends);
            let (below, at) = below_and_at(&stretches, value);
            shares[0][lane] = below / known;
            shares[1][lane] = (below + at) / known;
        }
        Some(shares)
    }

    /// How many draws of each lane lie below a stated value and at it; `None` for other values.
    #[must_use]
    pub fn compared(&self, value: f64) -> Option<[[u32; WIDTH]; 2]> {
        let watch = self.watch.as_ref()?;
        let place = watch.stated.iter().position(|stated| *stated == value)?;
        Some(watch.compared[place])
    }

    /// How many draws lie below a value and at it: exactly for stated values, else as far as the
    /// classes tell it.
    #[must_use]
    pub fn below_and_at(&self, value: f64) -> (f64, f64) {
        if let Some(lanes) = self.compared(value) {
            let [below, at] = lanes.map(|lanes| lanes.iter().map(|count| u64::from(*count)).sum());
            let [below, at]: [u64; 2] = [below, at];
            return (below as f64, at as f64);
        }
        below_and_at(&self.stretches, value)
    }

    /// Draws of the lanes that have a value.
    #[must_use]
    pub const fn lane_known(&self) -> [f64; WIDTH] {
        self.lane_known
    }

    /// The first draws in their order, where they were kept.
    #[must_use]
    pub fn pilot(&self) -> Option<&'a [f64]> {
        self.watch.as_ref().map(|watch| watch.pilot)
    }
}

/// How many draws lie below a value and at it, as far as stretches tell it.
fn below_and_at(stretches: &[Stretch], value: f64) -> (f64, f64) {
    let (mut below, mut at) = (0.0, 0.0);
    for stretch in stretches {
        let count = stretch.count as f64;
        if stretch.left == value && stretch.right == value {
            at += count;
        } else if stretch.right <= value {
            below += count;
        } else if stretch.left < value {
            below += count * (value - stretch.left) / (stretch.right - stretch.left);
        }
    }
    (below, at)
}

/// The quantile of counted draws.
fn quantile_of(
    classes: &Classes,
    stretches: &[Stretch],
    (lowest, highest): (f64, f64),
    probability: f64,
) -> f64 {
    let known: u64 = stretches.iter().map(|stretch| stretch.count).sum();
    if known == 0 {
        return f64::NAN;
    }
    let place = probability.clamp(0.0, 1.0) * (known - 1) as f64;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a place lies between 0 and the number of draws"
    )]
    let (rank, part) = (place as u64, place.fract());
    let at = |rank: u64| match rank {
        0 => lowest,
        last if last + 1 == known => highest,
        _ => classes.possible(value_at(stretches, rank)),
    };
    let here = at(rank);
    if part == 0.0 {
        here
    } else {
        here + part * (at((rank + 1).min(known - 1)) - here)
    }
}

/// The draw of a rank (from 0), draws being spread evenly in their stretch.
fn value_at(stretches: &[Stretch], rank: u64) -> f64 {
    let mut before = 0;
    for stretch in stretches {
        if rank < before + stretch.count {
            let place = ((rank - before) as f64 + 0.5) / stretch.count as f64;
            return stretch.left + (stretch.right - stretch.left) * place;
        }
        before += stretch.count;
    }
    f64::NAN
}
