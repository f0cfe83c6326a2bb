//! What each activity spends and draws in; building work, tax relief, standing with investors.

use super::account::{Item, Line, Section};
use super::funds::{activity_id, added, strike, sum};
use super::future::{Future, later, later_term, plain};
use super::term::{Function, Term, call, n, total};
use crate::programme::{Activity, ActivityId, Basis, EventTarget, FundKind};

/// Each activity.
pub(super) fn section(future: &Future) -> Section {
    let activities = future.programme.activities.iter().enumerate();
    let mut items: Vec<Item> = activities
        .map(|(place, activity)| tell(future, ActivityId(place), activity))
        .collect();
    items.extend(standing(future));
    Section {
        id: "activities",
        title: "Money spent: each activity",
        note: "What each activity has of its funds, what it draws in, and what it buys. Money is \
               in price-year prices.",
        items,
        ..Section::default()
    }
}

/// The money of a basis, year by year, and the symbol for it.
pub(super) fn basis(future: &Future, id: ActivityId, basis: Basis) -> (Vec<f64>, &'static str) {
    let spending = &future.t.spending[id.0];
    let years = (0..future.years()).map(|year| future.of(spending.of(basis, year).lanes()));
    let symbol = match basis {
        Basis::All => "(own_y + drawn_y)",
        Basis::Own => "own_y",
        Basis::Public => "public_y",
    };
    (years.collect(), symbol)
}

/// `x_y`, what a block has to spend, as a line, and its values.
pub(super) fn money_used(
    future: &Future,
    item: &mut Item,
    (id, share, of): (ActivityId, f64, Basis),
    place: Option<EventTarget>,
) -> Vec<f64> {
    let (money, symbol) = basis(future, id, of);
    let activity = &future.programme.activities[id.0];
    plain(
        item,
        "share",
        share,
        "",
        "share of the activity's money, plain",
    );
    let owner = activity_id(&activity.name.id);
    let overrun = future.give_of(item, (&owner, "overrun"), activity.overrun);
    let left = |year: usize| {
        place.map_or(1.0, |place| {
            future.of(future.t.shocks.leave(future.programme, place, year))
        })
    };
    let struck = (0..future.years()).any(|year| left(year) != 1.0);
    let x: Vec<f64> = (0..future.years())
        .map(|year| money[year] * share / (1.0 + overrun) * left(year))
        .collect();
    let formula = if struck { "·(left by events)" } else { "" };
    item.lines.push(
        Line::yearly(
            "Money it uses, overrun taken off",
            "x",
            "£m",
            x.clone(),
            |year| {
                let used = n(share) * n(money[year]) / (n(1.0) + n(overrun));
                if struck { used * n(left(year)) } else { used }
            },
        )
        .formula(format!("x_y = share·{symbol}/(1 + overrun){formula}")),
    );
    x
}

fn tell(future: &Future, id: ActivityId, activity: &Activity) -> Item {
    let name = &activity.name.id;
    let spending = &future.t.spending[id.0];
    let mut item = Item::new(activity_id(name), &activity.name.title);
    let slippage = future.give(&mut item, "slippage", activity.slippage, Some(0.0));
    let overrun = future.give(&mut item, "overrun", activity.overrun, Some(0.0));
    let leverage = future.give(&mut item, "leverage", activity.leverage, Some(0.0));
    let lag = future.give(&mut item, "leverage_lag", activity.leverage_lag, Some(0.0));
    let mut given_in_all = Vec::new();
    for (funding, own) in activity.funded_by.iter().zip(&spending.own) {
        let fund = &future.programme.funds[funding.fund.0].name.id;
        let share = funding.share;
        plain(
            &mut item,
            &format!("share of {fund}"),
            share,
            "",
            "funded_by, plain",
        );
        let arriving = future.row(&future.t.funds[funding.fund.0].arriving);
        let given: Vec<f64> = arriving.iter().map(|money| money * share).collect();
        given_in_all.push(sum(&given));
        let late = later(&given, slippage);
        let line = Line::yearly(
            &format!("Of fund.{fund}, after slippage"),
            &format!("given by {fund}"),
            "£m",
            late.clone(),
            |year| n(share) * later_term(&arriving, slippage, year),
        );
        item.lines
            .push(line.formula(format!("share of {fund}·D(M of {fund}, slippage)_y")));
        let after = strike(
            future,
            EventTarget::Activity(id),
            &format!("given by {fund}"),
            late,
            &mut item.lines,
        );
        item.lines.push(
            Line::yearly(
                &format!("Its own money of fund.{fund}"),
                &format!("own of {fund}"),
                "£m",
                future.row(own),
                |year| n(after.money[year]),
            )
            .formula("what is left after slippage and events"),
        );
    }
    let own: Vec<Vec<f64>> = spending.own.iter().map(|own| future.row(own)).collect();
    let in_year = |year: usize, counts: &dyn Fn(FundKind) -> bool| {
        let sources = activity.funded_by.iter().zip(&own);
        let counted =
            sources.filter(|(funding, _)| counts(future.programme.funds[funding.fund.0].kind));
        total(counted.map(|(_, own)| n(own[year])))
    };
    let public = future.row(&spending.public);
    item.lines.extend([
        Line::yearly(
            "Its own money",
            "own",
            "£m",
            future.row(&spending.own_total),
            |year| in_year(year, &|_| true),
        )
        .formula("own_y = Σ own of each fund"),
        Line::yearly(
            "Of this, public money",
            "public",
            "£m",
            public.clone(),
            |year| in_year(year, &|kind| kind == FundKind::Public),
        )
        .formula("public_y = Σ own of each public fund"),
    ]);
    if !activity.leverage.is(0.0) {
        let left = |year: usize| {
            future.of(future.t.shocks.cycle[year]
                * future
                    .t
                    .shocks
                    .leave(future.programme, EventTarget::Private, year))
        };
        item.lines.push(
            Line::yearly("Private money drawn in", "drawn", "£m", future.row(&spending.drawn), |year| {
                n(leverage) * later_term(&public, lag, year) * n(left(year))
            })
            .formula("drawn_y = D(leverage·public, leverage_lag)_y·cycle_y·(left by events on private money)"),
        );
    }
    accounts(future, id, &given_in_all, &mut item);
    spent(future, id, &mut item);
    building(future, id, overrun, &mut item);
    relief(future, id, &mut item);
    item
}

fn accounts(future: &Future, id: ActivityId, given: &[f64], item: &mut Item) {
    let spending = &future.t.spending[id.0];
    let parts = [spending.slipped, spending.withheld].map(|money| future.of(money.lanes()));
    let own = sum(&future.row(&spending.own_total));
    item.lines.extend([
        Line::once(
            "Put off past the last year",
            "slipped",
            "£m",
            parts[0],
            added(given) - n(own) - n(parts[1]),
        )
        .formula("Σ given − Σ own_y − withheld"),
        Line {
            workings: Vec::new(),
            ..Line::once("Cut by events", "withheld", "£m", parts[1], n(0.0))
        },
        Line::once(
            "All of it: what its funds gave",
            "given",
            "£m",
            sum(given),
            n(parts[0]) + n(parts[1]) + n(own),
        )
        .formula("given = slipped + withheld + Σ own_y"),
    ]);
}

fn spent(future: &Future, id: ActivityId, item: &mut Item) {
    let spending = &future.t.spending[id.0];
    let all = basis(future, id, Basis::All).0;
    let unspent = future.row(&spending.unspent);
    let kept = future.lanes(&spending.kept);
    let trainings: Vec<Vec<f64>> = future
        .programme
        .trainings_of(id)
        .map(|(place, _)| future.row(&future.t.learners[place.0].unspent))
        .collect();
    if !trainings.is_empty() {
        item.lines.extend([
            Line::yearly(
                "Training money not spent",
                "unspent",
                "£m",
                unspent.clone(),
                |year| total(trainings.iter().map(|row| n(row[year]))),
            )
            .formula("unspent_y = Σ over its pathways (see training)")
            .metric(format!(
                "training.unspent.activity.{}",
                future.programme.activities[id.0].name.id
            )),
            Line::yearly(
                "Share of every source that is spent",
                "kept",
                "share",
                kept.clone(),
                |year| {
                    if all[year] == 0.0 {
                        n(1.0)
                    } else {
                        n(1.0) - n(unspent[year]) / n(all[year])
                    }
                },
            )
            .formula("kept_y = 1 − unspent_y/(own_y + drawn_y)"),
        ]);
    }
    let own = future.row(&spending.own_total);
    let drawn = future.row(&spending.drawn);
    let name = &future.programme.activities[id.0].name.id;
    item.lines.push(
        Line::yearly(
            "Spent",
            "spent",
            "£m",
            future.row(&future.t.spent.by_activity[id.0]),
            |year| (n(own[year]) + n(drawn[year])) * n(kept[year]),
        )
        .formula("spent_y = (own_y + drawn_y)·kept_y")
        .metric(format!("investment.activity.{name}")),
    );
}

fn building(future: &Future, id: ActivityId, overrun: f64, item: &mut Item) {
    let constructions = future
        .programme
        .constructions
        .iter()
        .zip(&future.t.construction);
    for (work, job_years) in constructions.filter(|(work, _)| work.activity == id) {
        let (money, symbol) = basis(future, id, work.basis);
        let number = work.job_years_per_m;
        let per_m = future.give(item, "construction.job_years_per_m", number, None);
        plain(item, "construction.share", work.share, "", "plain");
        let left = |year: usize| {
            future.of(future
                .t
                .shocks
                .leave(future.programme, EventTarget::Construction(id), year))
        };
        let name = &future.programme.activities[id.0].name.id;
        item.lines.push(
            Line::yearly(
                "Building work",
                "construction job-years",
                "job-years",
                future.row(job_years),
                |year| {
                    n(work.share) * n(money[year]) / (n(1.0) + n(overrun))
                        * n(left(year))
                        * n(per_m)
                },
            )
            .formula(format!(
                "construction.share·{symbol}/(1 + overrun)·(left by events)·job_years_per_m"
            ))
            .metric(format!("construction.job_years.activity.{name}")),
        );
    }
}

fn relief(future: &Future, id: ActivityId, item: &mut Item) {
    let reliefs = future.programme.reliefs.iter().zip(&future.t.reliefs);
    for (relief, cost) in reliefs.filter(|(relief, _)| relief.activity == id) {
        let per_job = future.give(item, "relief.per_job", relief.per_job, None);
        let cap = future.give(item, "relief.cap", relief.cap, None);
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
                call(Function::Min, [left, n(per_job) / n(1e6) * eligible(year)])
            })
            .formula("relief_y = min(cap left, per_job/1000000·Σ of the last relief.years years' filled posts created, all its blocks)")
            .metric("cost.relief"),
        );
    }
}

fn standing(future: &Future) -> Option<Item> {
    let reputation = future.programme.region.reputation.as_ref()?;
    let mut item = Item::new("region.reputation", "Standing with investors");
    let depreciation = future.give(&mut item, "depreciation", reputation.depreciation, None);
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
            basis(future, ActivityId(place), Basis::All).0,
            future.value(activity.overrun),
        ));
    }
    let standing = future.row(&future.t.standing);
    item.lines.push(
        Line::yearly("Standing with investors", "R", "£m", standing.clone(), |year| {
            let built = bought.iter().map(|(money, overrun)| n(money[year]) / (n(1.0) + n(*overrun)));
            let before = year.checked_sub(1).map(|last| n(standing[last]) * n(depreciation).rest());
            total(before.into_iter().chain(built))
        })
        .formula("R_y = R_{y−1}·(1 − depreciation) + Σ (own_y + drawn_y)/(1 + overrun) of activities with reputation")
        .twice(),
    );
    Some(item)
}
