//! What an activity brings where a workforce lacks the capability that it needs.
//!
//! ```text
//! g_y = before + (1 − before)·min(1, share_{y−1}/at_least)
//! ```
//!
//! The money is spent all the same; it brings less. See `docs/model/gate.md`.

use crate::lanes::Lanes;
use crate::model::workforce::Capability;
use crate::number::Point;
use crate::programme::{CapabilityGate, Programme};

/// Writes the share of its effect that an activity has in each year.
#[inline(always)]
pub fn let_through(
    programme: &Programme,
    gate: &CapabilityGate,
    point: &Point,
    workforces: &[Capability],
    effect: &mut [Lanes],
) {
    let capability = &workforces[gate.workforce.0];
    let headcount = &programme.workforces[gate.workforce.0].headcount;
    let (at_least, before) = (gate.at_least.at(point), gate.before.at(point));
    for (year, effect) in effect.iter_mut().enumerate() {
        let able = match year.checked_sub(1) {
            Some(last) => capability.at_least(gate.level, last),
            None => Lanes::splat(at_the_start(headcount, gate.level)),
        };
        let reached = able.over_or(at_least, 1.0).min(Lanes::ONE);
        *effect = before + before.rest() * reached;
    }
}

/// The share of a workforce at a level or above before the first year.
#[must_use]
pub fn at_the_start(headcount: &[f64], level: usize) -> f64 {
    let able: f64 = headcount.iter().skip(level).sum();
    let everyone: f64 = headcount.iter().sum();
    if everyone > 0.0 { able / everyone } else { 0.0 }
}
