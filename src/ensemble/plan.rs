//! How draws are counted: decided once, by the first draws of a run, and the same in every process
//! that runs a part of it.

use std::fmt::Write as _;

use rayon::prelude::*;
use sha2::Digest;

use super::classes::Classes;
use super::kept::Kept;
use crate::lanes::WIDTH;
use crate::outcomes::value::HEADLINES;
use crate::outcomes::{Directory, Gauge, Gauges, Outcomes};

/// The first draws of a run, which decide the classes into which all draws are counted.
pub const PILOT: usize = 4096;

/// Gauges that a headline or a promise rests on.
#[derive(Debug, Clone, Default)]
pub struct Watchlist {
    /// Each with the values that draws are compared with exactly.
    pub gauges: Vec<(Gauge, Vec<f64>)>,
    /// Pairs whose ratio of means is told.
    pub ratios: Vec<(Gauge, Gauge)>,
}

impl Watchlist {
    /// The pairs of the headline ratios, without which these have no Monte Carlo error.
    #[must_use]
    pub fn of_ratios(directory: &Directory) -> Self {
        let ratios = HEADLINES.iter().filter_map(|ratio| {
            let above = directory.at_the_end(ratio.above)?;
            Some((above, directory.at_the_end(ratio.below)?))
        });
        Self {
            gauges: Vec::new(),
            ratios: ratios.collect(),
        }
    }
}

/// A watched gauge.
#[derive(Debug, Clone)]
pub struct Watch {
    /// Its place among the gauges.
    pub gauge: usize,
    /// The values that draws are compared with.
    pub stated: Vec<f64>,
    /// Its draws in the pilot, in order.
    pub pilot: Vec<f64>,
}

/// How draws are counted.
#[derive(Debug, Clone)]
pub struct Plan {
    /// What is counted.
    pub gauges: Gauges,
    /// The first column of each metric (0 for metrics that are nothing, which have no gauge).
    pub columns: Vec<usize>,
    /// The classes of each gauge.
    pub classes: Vec<Classes>,
    /// Where the classes of each gauge begin among all of them.
    pub first_class: Vec<usize>,
    /// The watched gauges.
    pub watches: Vec<Watch>,
    /// The watch of each gauge, if it has one.
    pub watch_of: Vec<Option<usize>>,
    /// Pairs of watches whose ratio of means is told.
    pub pairs: Vec<(usize, usize)>,
    /// Whether lanes are replicates of a sampler that has them.
    pub replicated: bool,
}

impl Plan {
    /// Plans after the pilot, whose first [`PILOT`] draws decide.
    #[must_use]
    pub fn of(outcomes: &Outcomes, pilot: &Kept, watchlist: &Watchlist, replicated: bool) -> Self {
        let directory = &outcomes.directory;
        let gauges = Gauges::of(directory);
        let classes: Vec<Classes> = gauges
            .all
            .par_iter()
            .map_init(Vec::new, |values, gauge| {
                pilot.draws_of(directory, *gauge, PILOT, values);
                Classes::of(values)
            })
            .collect();
        let mut first_class = Vec::with_capacity(classes.len());
        let mut first = 0;
        for classes in &classes {
            first_class.push(first);
            first += classes.count;
        }
        let mut plan = Self {
            columns: directory
                .metrics
                .iter()
                .map(|metric| metric.column.unwrap_or(0))
                .collect(),
            watch_of: vec![None; gauges.all.len()],
            gauges,
            classes,
            first_class,
            watches: Vec::new(),
            pairs: Vec::new(),
            replicated,
        };
        plan.watch_all(outcomes, pilot, watchlist);
        plan
    }

    fn watch_all(&mut self, outcomes: &Outcomes, pilot: &Kept, watchlist: &Watchlist) {
        let watch = |plan: &mut Self, gauge: Gauge, stated: &[f64]| {
            let place = plan.gauges.place(gauge)?;
            let watch = *plan.watch_of[place].get_or_insert_with(|| {
                let mut values = Vec::new();
                pilot.draws_of(&outcomes.directory, gauge, PILOT, &mut values);
                plan.watches.push(Watch {
                    gauge: place,
                    stated: Vec::new(),
                    pilot: values,
                });
                plan.watches.len() - 1
            });
            let known = &mut plan.watches[watch].stated;
            for value in stated {
                if !known.contains(value) && !value.is_nan() {
                    known.push(*value);
                }
            }
            Some(watch)
        };
        for (gauge, stated) in &watchlist.gauges {
            watch(self, *gauge, stated);
        }
        for (above, below) in &watchlist.ratios {
            let pair = (watch(self, *above, &[]), watch(self, *below, &[]));
            if let (Some(above), Some(below)) = pair {
                self.pairs.push((above, below));
            }
        }
    }

    /// How many classes all gauges have together.
    #[must_use]
    pub fn class_count(&self) -> usize {
        self.classes.iter().map(|classes| classes.count).sum()
    }

    /// How many sums a batch has.
    #[must_use]
    pub fn sum_count(&self) -> usize {
        (self.gauges.all.len() * 2 + self.pairs.len()) * WIDTH
    }

    /// A short digest of the plan. Two processes whose plans differ (another scenario, another
    /// program) cannot add up what they counted.
    #[must_use]
    pub fn digest(&self) -> String {
        let mut hash = sha2::Sha256::new();
        for classes in &self.classes {
            classes.tell(&mut |bits| hash.update(bits.to_le_bytes()));
        }
        for watch in &self.watches {
            hash.update(watch.gauge.to_le_bytes());
            for value in &watch.stated {
                hash.update(value.to_bits().to_le_bytes());
            }
        }
        let digest: [u8; 32] = hash.finalize().into();
        digest[..6].iter().fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
    }
}
