//! How many landings are to be expected.

use super::account::{Item, Line};
use super::future::Future;
use super::struck::left;
use super::term::{Function, Term, call, n};
use crate::model::matching::shortage;
use crate::number::Number;
use crate::programme::block::Landings;
use crate::programme::{BlockId, EventTarget};

/// How many landings are to be expected.
pub(super) fn rate(
    future: &Future,
    id: BlockId,
    (landings, baseline): (&Landings, Number),
    (x, used, effect): (&[f64], &str, Option<&[f64]>),
    item: &mut Item,
) -> Vec<f64> {
    let block = &future.programme.blocks[id.0];
    let shocks = &future.t.shocks;
    let region = &future.programme.region;
    let cycle = future.lanes(&shocks.cycle);
    let base: Box<dyn Fn(usize) -> Term> = match landings {
        Landings::PerCost(cost) => {
            let cost = future.give(item, "cost_per_landing", *cost);
            Box::new(move |year| n(x[year]) * n(1e6) / n(cost))
        }
        Landings::PerYear(number) => {
            let number = future.give(item, "landings_per_year", *number);
            let cycle = cycle.clone();
            let place = EventTarget::Activity(block.activity);
            Box::new(move |year| {
                let base = n(number) * n(cycle[year]) * left(future, place, year);
                match effect {
                    Some(effect) => base * n(effect[year]),
                    None => base,
                }
            })
        }
    };
    let formula = match landings {
        Landings::PerCost(_) => format!("base_y = {used}·1000000/cost_per_landing"),
        Landings::PerYear(_) => format!(
            "base_y = landings_per_year·cycle_y·(left by events on the activity){}",
            if effect.is_some() { "·g_y" } else { "" }
        ),
    };
    let bases: Vec<f64> = (0..future.years())
        .map(|year| base(year).value(17))
        .collect();
    item.lines.push(
        Line::yearly(
            "Landings that the programme brings by itself",
            "base",
            "firms",
            bases.clone(),
            base.as_ref(),
        )
        .formula(formula),
    );
    let rises = rises(future, item);
    let baseline = future.give(item, "baseline_landings", baseline);
    let drag = future.give_of(item, ("region", "shortage_drag"), region.shortage_drag);
    let short: Vec<f64> = (0..future.years())
        .map(|year| {
            year.checked_sub(1)
                .map_or(0.0, |last| future.of(shortage(&future.t.markets, last)))
        })
        .collect();
    item.lines.push(
        Line::read(
            "Share of skilled jobs unfilled last year",
            "s",
            "share",
            short.clone(),
        )
        .formula(
            "s_{y−1} = Σ_g (D − F)/Σ_g D of the year before (see skills), 0 in the first year",
        ),
    );
    let term = |year: usize| {
        (n(bases[year]) * (n(1.0) + n(rises[year])) + n(baseline) * n(cycle[year]) * n(rises[year]))
            * call(Function::Max, [n(0.0), n(1.0) - n(drag) * n(short[year])])
            * left(future, EventTarget::Block(id), year)
    };
    let rate: Vec<f64> = (0..future.years())
        .map(|year| term(year).value(17))
        .collect();
    item.lines.push(
        Line::yearly("Landings expected", "λ", "firms", rate.clone(), term)
            .formula("λ_y = (base_y·(1 + r_y) + baseline_landings·cycle_y·r_y)·max(0, 1 − shortage_drag·s_{y−1})·(left by events on the block)"),
    );
    rate
}

/// The rise in landings that standing with investors brings.
fn rises(future: &Future, item: &mut Item) -> Vec<f64> {
    let Some(reputation) = &future.programme.region.reputation else {
        return vec![0.0; future.years()];
    };
    let owner = "region.reputation";
    let uplift = future.give_of(item, (owner, "uplift"), reputation.uplift);
    let half = future.give_of(item, (owner, "half"), reputation.half);
    let standing = future.row(&future.t.standing);
    let term = |year: usize| n(uplift) * n(standing[year]) / (n(half) + n(standing[year]));
    let rises: Vec<f64> = (0..future.years())
        .map(|year| {
            if half + standing[year] == 0.0 {
                0.0
            } else {
                term(year).value(17)
            }
        })
        .collect();
    item.lines.push(
        Line::yearly(
            "Rise through standing with investors",
            "r",
            "share",
            rises.clone(),
            |year| {
                if half + standing[year] == 0.0 {
                    n(0.0)
                } else {
                    term(year)
                }
            },
        )
        .formula("r_y = uplift·R_y/(half + R_y), R as told at region.reputation"),
    );
    rises
}
