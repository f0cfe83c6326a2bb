//! Leakage of skilled jobs where it is known who holds them.

use super::account::{Item, Line};
use super::future::{Future, plain};
use super::net::kept_of;
use crate::model::additionality::leakage::is_modelled;
use crate::programme::Block;

/// Which share of each group's jobs of a block leaks away, year by year: those that commuters hold
/// where that is known, else the assumed leakage; `None` where none leaks by who holds it.
pub(super) fn leaks(future: &Future, block: &Block) -> Option<Vec<Vec<f64>>> {
    if !is_modelled(future.programme, block) {
        return None;
    }
    let profile = block.additionality;
    let assumed = profile.map_or(0.0, |id| {
        future.value(future.programme.additionality[id.0].leakage)
    });
    let groups = block.mix.iter();
    let leaks = groups.map(|(skill, _)| match &future.t.markets[skill.0].origins {
        Some(origins) => future.lanes(&origins.commuter_share),
        None => vec![assumed; future.years()],
    });
    Some(leaks.collect())
}

/// The part of κ that a block's skilled jobs have in common, and the formula of its net skilled jobs;
/// told with what leaks away where that differs by group.
pub(super) fn of_skilled(
    future: &Future,
    (block, leaks): (&Block, Option<&Vec<Vec<f64>>>),
    kappa: f64,
    item: &mut Item,
) -> (f64, &'static str) {
    let Some(leaks) = leaks else {
        return (
            kappa,
            "net skilled_y = κ·J_y·Σ_g mix·φ_y·(1 − lost), lost = poached·(1 − backfill)",
        );
    };
    let profile = block.additionality;
    let common = profile.map_or(1.0, |id| {
        let profile = &future.programme.additionality[id.0];
        kept_of(future, profile, |key| key != "leakage").value(17)
    });
    let from = "the same without leakage, which is ℓ of each group here";
    plain(item, "κ₀", common, "", from);
    for ((skill, _), leaks) in block.mix.iter().zip(leaks) {
        let group = &future.programme.skills[skill.0];
        let formula = match group.origins {
            Some(_) => "share held by commuters, as told under skills",
            None => "leakage of the block’s additionality",
        };
        let symbol = format!("ℓ of {}", group.name.id);
        let title = "Share of such jobs that leaks away";
        item.lines
            .push(Line::read(title, &symbol, "share", leaks.clone()).formula(formula));
    }
    (
        common,
        "net skilled_y = κ₀·J_y·Σ_g mix·φ_y·(1 − lost)·(1 − ℓ_y), lost = poached·(1 − backfill)",
    )
}
