//! How much of its effect an activity has that needs a capability first.

use super::account::{Item, Line};
use super::future::{Future, plain};
use super::term::{Function, call, n};
use crate::model::gate::at_the_start;
use crate::programme::{ActivityId, Arrivals, Block};

/// Tells the gate of an activity, if it has one.
pub(super) fn tell(future: &Future, id: ActivityId, item: &mut Item) {
    let activity = &future.programme.activities[id.0];
    let Some(gate) = activity.gate else {
        return;
    };
    let at_least = future.give_as(
        item,
        "at_least",
        (&item.id.clone(), "gate.at_least"),
        gate.at_least,
    );
    let before = future.give_as(
        item,
        "before",
        (&item.id.clone(), "gate.before"),
        gate.before,
    );
    let workforce = &future.programme.workforces[gate.workforce.0];
    let owner = format!("workforce.{}", workforce.name.id);
    item.about.push(owner.clone());
    let start = at_the_start(&workforce.headcount, gate.level);
    let level = gate.level + 1;
    plain(
        item,
        "able_0",
        start,
        "",
        &format!("{owner}: share at level {level} or above before the first year"),
    );
    let capability = &future.t.workforces[gate.workforce.0];
    let able = |year: usize| match year.checked_sub(1) {
        Some(last) => future.of(capability.at_least(gate.level, last)),
        None => start,
    };
    let effect = future.lanes(&future.t.spending[id.0].effect);
    item.lines.push(
        Line::yearly(
            "Share of its effect that capability lets through",
            "g",
            "share",
            effect,
            |year| {
                let reached = call(Function::Min, [n(1.0), n(able(year)) / n(at_least)]);
                n(before) + n(before).rest() * reached
            },
        )
        .formula(format!(
            "g_y = before + (1 − before)·min(1, able_{{y−1}}/at_least), able the share at level {level} or above of {owner}"
        ))
        .metric(format!("gate.{}", activity.name.id))
        .note("Posts, training and building work do not depend on it: they are paid for and there."),
    );
}

/// The share of its effect that a block has in each year, where its activity has a gate that acts on it.
pub(super) fn of_block(future: &Future, block: &Block) -> Option<Vec<f64>> {
    if let Arrivals::Posts { .. } = block.arrivals {
        return None;
    }
    let effect = &future.t.spending[block.activity.0].effect;
    (!effect.is_empty()).then(|| future.lanes(effect))
}

/// What of a block's money has its effect.
pub(super) fn let_through(x: &[f64], effect: &[f64], item: &mut Item) -> Vec<f64> {
    let term = |year: usize| n(x[year]) * n(effect[year]);
    let effective: Vec<f64> = (0..x.len()).map(|year| term(year).value(17)).collect();
    item.lines.push(
        Line::yearly(
            "What of it has its effect",
            "x·g",
            "£m",
            effective.clone(),
            term,
        )
        .formula("x_y·g_y, g as told at the activity: the rest is spent and brings nothing"),
    );
    effective
}
