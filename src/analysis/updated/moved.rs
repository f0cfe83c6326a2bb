//! What the figures say of the assumptions: which inputs are no longer what they were held to be.

use std::sync::Arc;

use rayon::prelude::*;

use crate::analysis::drivers::candidates;
use crate::distribution::Quantile;
use crate::inputs::{Inputs, Source};
use crate::points::{Coordinates, Points};
use crate::special::normal_quantile;
use crate::updating::informed::{learnt, moments};

use super::range;

/// What is uncertain of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// An assumption: what we do not know.
    Assumption,
    /// A chance: what luck decides.
    Chance,
}

/// An input that the figures say something of.
#[derive(Debug, Clone, PartialEq)]
pub struct Moved {
    /// Its name.
    pub name: String,
    /// What it is.
    pub nature: Nature,
    /// What was learnt, in nats: how far what is left lies from what was held possible.
    pub learnt: f64,
    /// Where P10, P50 and P90 of what is left lie in what was held possible: 0.1, 0.5 and 0.9 where
    /// nothing was learnt.
    pub places: [f64; 3],
    /// P10, P50 and P90 before, in the assumption's unit; for chances the luck itself.
    pub before: [f64; 3],
    /// The same of what is left.
    pub after: [f64; 3],
}

/// An input counts as moved if so many times more was learnt than luck shows in as many draws.
const ABOVE_LUCK: f64 = 24.0;

/// The inputs that moved, those most learnt of first. Two inputs that are one in the luck they share
/// are told once.
#[must_use]
pub fn moved(inputs: &Inputs, coordinates: &Arc<dyn Coordinates>, draws: usize) -> Vec<Moved> {
    let source = coordinates.as_ref();
    let mut found: Vec<Moved> = candidates(inputs)
        .into_par_iter()
        .with_min_len(64)
        .map_init(
            || {
                let mut points = Points::of_luck(inputs, draws);
                points.hold_first(inputs, source);
                points
            },
            |points, (name, from)| {
                let luck = &points.luck_of(inputs, source, &from)[..draws];
                let scores: Vec<f64> = luck.iter().map(|u| normal_quantile(*u)).collect();
                let places = range(luck);
                let quantile = quantile(inputs, &name, &from);
                let valued = |places: [f64; 3]| quantile.map_or(places, |one| values(one, places));
                Moved {
                    nature: if quantile.is_some() {
                        Nature::Assumption
                    } else {
                        Nature::Chance
                    },
                    learnt: learnt(moments(&scores)),
                    places,
                    before: valued([0.1, 0.5, 0.9]),
                    after: valued(places),
                    name,
                }
            },
        )
        .collect();
    let limit = ABOVE_LUCK / draws as f64;
    found.retain(|one| one.learnt > limit);
    found.sort_by(|a, b| {
        b.learnt
            .total_cmp(&a.learnt)
            .then_with(|| a.name.cmp(&b.name))
    });
    found
}

/// The quantile function of the first assumption that follows a source.
fn quantile<'a>(inputs: &'a Inputs, name: &str, from: &Source) -> Option<&'a Quantile> {
    let mut assumptions = inputs.assumptions.iter();
    let known = assumptions.find(|one| one.name == name || one.source == *from);
    known.map(|one| &one.quantile)
}

fn values(quantile: &Quantile, places: [f64; 3]) -> [f64; 3] {
    let scores = places.map(normal_quantile);
    let mut values = [0.0; 3];
    quantile.fill(&places, &scores, &mut values);
    values
}
