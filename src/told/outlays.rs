//! Building work, tax relief, standing with investors.

use super::account::{Item, Line};
use super::future::{Future, plain};
use super::ids::activity_id;
use super::known;
use super::money::Money;
use super::struck::left;
use super::term::{Function, Term, call, n, total};
use crate::programme::{Activity, ActivityId, Basis, EventTarget};

/// Building work.
pub(super) fn building(future: &Future, id: ActivityId, overrun: f64, item: &mut Item) {
    let constructions = future
        .programme
        .constructions
        .iter()
        .zip(&future.t.construction);
    for (work, job_years) in constructions.filter(|(work, _)| work.activity == id) {
        let money = Money::of(future, id, work.basis);
        let symbol = money.symbol;
        let number = work.job_years_per_m;
        let per_m = future.give(item, "construction.job_years_per_m", number);
        plain(item, "construction.share", work.share, "", "plain");
        known::give(
            future,
            item,
            &work.actual,
            ("job-years of building work", "job-years"),
        );
        let name = &future.programme.activities[id.0].name.id;
        item.lines.push(
            Line::yearly(
                "Building work",
                "construction job-years",
                "job-years",
                future.row(job_years),
                |year| {
                    n(work.share) * money.term(year) / (n(1.0) + n(overrun))
                        * left(future, EventTarget::Construction(id), year)
                        * n(per_m)
                },
            )
            .formula(format!(
                "construction.share·{symbol}/(1 + overrun)·(left by events)·job_years_per_m"
            ))
            .known(&work.actual)
            .metric(format!("construction.job_years.activity.{name}")),
        );
    }
}

/// Tax relief.
pub(super) fn relief(future: &Future, id: ActivityId, item: &mut Item) {
    let reliefs = future.programme.reliefs.iter().zip(&future.t.reliefs);
    for (relief, cost) in reliefs.filter(|(relief, _)| relief.activity == id) {
        let per_job = future.give(item, "relief.per_job", relief.per_job);
        let take_up = future.give_unless(item, "relief.take_up", relief.take_up, 1.0);
        let taken = !relief.take_up.is(1.0);
        let cap = future.give(item, "relief.cap", relief.cap);
        plain(item, "relief.years", relief.years as f64, "years", "plain");
        let cost = future.row(cost);
        let created: Vec<Vec<f64>> = future
            .programme
            .blocks_of(id)
            .filter(|(_, block)| !block.safeguarded)
            .map(|(block, _)| future.row(&future.t.net[block.0].created))
            .collect();
        let eligible = |year: usize| {
            let years = (year + 1).saturating_sub(relief.years)..=year;
            total(years.map(|past| total(created.iter().map(|row| n(row[past])))))
        };
        item.lines.push(
            Line::yearly("Tax relief", "relief", "£m", cost.clone(), |year| {
                let left: Term = n(cap) - total(cost[..year].iter().map(|paid| n(*paid)));
                let each = n(per_job) / n(1e6) * eligible(year);
                let claimed = if taken { n(take_up) * each } else { each };
                call(Function::Min, [left, claimed])
            })
            .formula(format!("relief_y = min(cap left, {}per_job/1000000·Σ of the last relief.years years' filled posts created, all its blocks)", if taken { "take_up·" } else { "" }))
            .metric("part of cost.relief"),
        );
    }
}

/// Standing with investors.
pub(super) fn standing(future: &Future) -> Option<Item> {
    let reputation = future.programme.region.reputation.as_ref()?;
    let mut item = Item::new("region.reputation", "Standing with investors");
    let depreciation = future.give(&mut item, "depreciation", reputation.depreciation);
    let builds = |activity: &&Activity| activity.reputation;
    let mut bought = Vec::new();
    for (place, activity) in future
        .programme
        .activities
        .iter()
        .enumerate()
        .filter(|(_, it)| builds(it))
    {
        item.about.push(activity_id(&activity.name.id));
        bought.push((
            Money::of(future, ActivityId(place), Basis::All),
            future.value(activity.overrun),
        ));
    }
    let standing = future.row(&future.t.standing);
    item.lines.push(
        Line::yearly("Standing with investors", "R", "£m", standing.clone(), |year| {
            let built = bought.iter().map(|(money, overrun)| money.term(year) / (n(1.0) + n(*overrun)));
            let before = year.checked_sub(1).map(|last| n(standing[last]) * n(depreciation).rest());
            total(before.into_iter().chain(built))
        })
        .formula("R_y = R_{y−1}·(1 − depreciation) + Σ (own_y + drawn_y)/(1 + overrun) of activities with reputation")
        .twice(),
    );
    Some(item)
}
