//! The regional economy: what is left of national coefficients, the multipliers that follow, and where
//! knock-on jobs are.

mod industries;
mod purchases;

use super::account::{Item, Line};
use super::future::{Future, plain};
use super::ids::activity_id;
use super::term::n;
use crate::programme::{Closure, FromTable, InputOutput, Sector};
use industries::industries;
use purchases::{Purchases, households};

/// The table, the sectors that use it, and the industries of their knock-on jobs; nothing without a table.
pub(super) fn items(future: &Future) -> Vec<Item> {
    let Some(table) = &future.programme.region.input_output else {
        return Vec::new();
    };
    let sectors = future.programme.sectors.iter().enumerate();
    let from_table = sectors.filter_map(|(place, sector)| Some((place, sector, sector.table?)));
    let mut items = vec![region(future, table)];
    items
        .extend(from_table.map(|(place, sector, from)| tell(future, table, (place, sector, from))));
    items.push(industries(future, table));
    items
}

/// λ, and which multiplier is believed.
fn region(future: &Future, table: &InputOutput) -> Item {
    let mut item = Item::new("region.input_output", "What the region sells to itself");
    let said = "log₂(1 + the region’s jobs/the nation’s)";
    plain(&mut item, "size", table.size, "", said);
    let delta = future.give(&mut item, "flq_delta", table.flq_delta);
    let lambda = future.of(future.t.economy.lambda);
    item.lines.push(
        Line::once(
            "What is left of a location quotient in a region of this size",
            "λ",
            "",
            lambda,
            n(table.size).to_the(n(delta)),
        )
        .formula("λ = size^flq_delta"),
    );
    if let Some(choice) = table.choice {
        plain(
            &mut item,
            "weight",
            choice.weight,
            "",
            "weight of belief in the table, plain",
        );
        let u = future.chance_luck(choice.chance);
        plain(&mut item, "u", u, "", "chance.region.input_output");
        let used = future.of(future.t.economy.used);
        item.lines.push(
            Line {
                workings: Vec::new(),
                ..Line::once(
                    "Whether the table is believed",
                    "[table]",
                    "",
                    used,
                    n(used),
                )
            }
            .formula("1 if u < weight, else 0: then the sectors’ own multipliers")
            .metric("region.input_output.used"),
        );
    }
    item
}

fn tell(
    future: &Future,
    table: &InputOutput,
    (place, sector, from): (usize, &Sector, FromTable),
) -> Item {
    let economy = &future.t.economy;
    let own = from.industry.0;
    let mut item = Item::new(format!("sector.{}", sector.name.id), &sector.name.title);
    for block in &future.programme.blocks {
        if block.sector.is_some_and(|id| id.0 == place) {
            let activity = &future.programme.activities[block.activity.0].name.id;
            item.about.push(activity_id(activity));
        }
    }
    let industry = format!(
        "jobs for each £ of output of {}",
        table.industries[own].title
    );
    plain(&mut item, "e_j", table.jobs[own], "", &industry);
    let jobs = future.lanes(&economy.jobs);
    let bought = Purchases::of(future, table, own);
    bought.give(&mut item);
    bought.give_each(&mut item, "v", &jobs);
    item.lines.push(
        Line::once(
            "Jobs for each £ of final demand, along supply chains",
            "v_j",
            "",
            jobs[own],
            n(table.jobs[own]) + bought.bring(&jobs),
        )
        .formula("v_j = e_j + Σ_i v_i·a_ij·min(λ·q_ij, 1)"),
    );
    let mut all = n(jobs[own]);
    if from.closure == Closure::Type2 {
        let (pay, of_income) = (
            future.lanes(&economy.pay),
            future.of(economy.jobs_of_income),
        );
        bought.give_each(&mut item, "p", &pay);
        let lines = households(&bought, own, [&jobs, &pay], &mut item);
        item.lines.extend(lines);
        all = n(jobs[own]) + n(of_income) * n(pay[own]);
    }
    let e = table.jobs[own];
    let of_table = (all / n(e)).value(17);
    let formula = match from.closure {
        Closure::Type1 => "multiplier = v_j/e_j (type I)",
        Closure::Type2 => "multiplier = (v_j + v_h·p_j)/e_j (type II)",
    };
    let working = match from.closure {
        Closure::Type1 => n(jobs[own]) / n(e),
        Closure::Type2 => {
            let pay = future.of(economy.pay[own]);
            (n(jobs[own]) + n(future.of(economy.jobs_of_income)) * n(pay)) / n(e)
        }
    };
    item.lines
        .push(Line::once("Multiplier from the table", "m", "", of_table, working).formula(formula));
    if from.or_local {
        let local = future.give(&mut item, "multiplier", sector.multiplier);
        let used = future.of(economy.used);
        let value = future.of(economy.multipliers[place]);
        item.lines.push(
            Line::once(
                "Multiplier",
                "multiplier",
                "",
                value,
                n(of_table) * n(used) + n(local) * n(used).rest(),
            )
            .formula("[table]·m + (1 − [table])·(the sector’s own multiplier)"),
        );
    }
    item
}
