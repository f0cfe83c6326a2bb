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
                .map(|watch| {
                    let lanes = if plan.replicated { WIDTH } else { 0 };
                    vec![0; plan.classes[watch.gauge].count * lanes]
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
