//! What each activity spends and draws in; building work, tax relief, standing with investors.

use super::account::{Item, Line, Section};
use super::future::{Future, later, later_term, plain};
use super::ids::activity_id;
use super::money::Money;
use super::moves::{self, after_moves};
use super::outlays::{building, relief, standing};
use super::struck::{left, strike};
use super::term::{Term, added, n, sum, total};
use super::{gate, timetable};
use crate::programme::{Activity, ActivityId, Basis, EventTarget, FundKind};

/// Each activity.
pub(super) fn section(future: &Future) -> Section {
    let activities = future.programme.activities.iter().enumerate();
    let mut items = moves::items(future);
    items.extend(activities.map(|(place, activity)| tell(future, ActivityId(place), activity)));
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

fn tell(future: &Future, id: ActivityId, activity: &Activity) -> Item {
    let name = &activity.name.id;
    let spending = &future.t.spending[id.0];
    let mut item = Item::new(activity_id(name), &activity.name.title);
    let slippage = future.give(&mut item, "slippage", activity.slippage);
    let overrun = future.give(&mut item, "overrun", activity.overrun);
    let leverage = future.give_unless(&mut item, "leverage", activity.leverage, 0.0);
    let lag = future.give_unless(&mut item, "leverage_lag", activity.leverage_lag, 0.0);
    timetable::tell(future, id, activity, &mut item);
    let late = if activity.waits_for.is_empty() {
        slippage
    } else {
        let late = slippage + future.of(future.t.timetable.activities[id.0].wait);
        let from = format!("slippage and wait as one delay; k = {}", late.floor());
        plain(&mut item, "slippage + wait", late, "years", &from);
        late
    };
    let mut given = Vec::new();
    let mut withheld = Vec::new();
    for place in 0..activity.funded_by.len() {
        let (gave, after) = of_fund(future, id, place, late, &mut item);
        given.push(gave);
        withheld.push(after);
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
        .formula("own_y = Σ own of each fund")
        .summed(),
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
        let cycle = future.lanes(&future.t.shocks.cycle);
        item.lines.push(
            Line::yearly("Private money drawn in", "drawn", "£m", future.row(&spending.drawn), |year| {
                n(leverage) * later_term(&public, lag, year) * n(cycle[year]) * left(future, EventTarget::Private, year)
            })
            .twice()
            .formula("drawn_y = D(leverage·public, leverage_lag)_y·cycle_y·(left by events on private money)"),
        );
    }
    accounts(future, id, (&given, withheld), &mut item);
    spent(future, id, &mut item);
    gate::tell(future, id, &mut item);
    building(future, id, overrun, &mut item);
    relief(future, id, &mut item);
    item
}

/// What it has of one of its funds; gives what the fund gave, and what events cut of it.
fn of_fund(
    future: &Future,
    id: ActivityId,
    place: usize,
    delay: f64,
    item: &mut Item,
) -> (f64, Term) {
    let activity = &future.programme.activities[id.0];
    let funding = activity.funded_by[place];
    let (fund, share) = (
        &future.programme.funds[funding.fund.0].name.id,
        funding.share,
    );
    plain(
        item,
        &format!("share of {fund}"),
        share,
        "",
        "funded_by, plain",
    );
    let arriving = future.row(&future.t.funds[funding.fund.0].arriving);
    let given: Vec<f64> = arriving.iter().map(|money| money * share).collect();
    let symbol = format!("given by {fund}");
    item.lines.push(
        Line::yearly(
            &format!("Given by fund.{fund}"),
            &symbol,
            "£m",
            given.clone(),
            |year| n(arriving[year]) * n(share),
        )
        .formula(format!("M_y of {fund}·share of {fund}"))
        .summed(),
    );
    let given = after_moves(future, (id, place), given, item);
    let late = later(&given, delay);
    let waits = !activity.waits_for.is_empty();
    if waits || !activity.slippage.is(0.0) {
        let (title, formula) = if waits {
            ("The same after slippage and waiting", "slippage + wait")
        } else {
            ("The same after slippage", "slippage")
        };
        item.lines.push(
            Line::yearly(
                title,
                &format!("{symbol}, late"),
                "£m",
                late.clone(),
                |year| later_term(&given, delay, year),
            )
            .formula(format!("D({symbol}, {formula})_y"))
            .twice()
            .summed(),
        );
    }
    let after = strike(
        future,
        EventTarget::Activity(id),
        &symbol,
        late,
        &mut item.lines,
    );
    let own = future.row(&future.t.spending[id.0].own[place]);
    item.lines.push(
        Line::yearly(
            &format!("Its own money of fund.{fund}"),
            &format!("own of {fund}"),
            "£m",
            own,
            |year| n(after.money[year]),
        )
        .formula("what is left after slippage and events")
        .summed(),
    );
    (sum(&given), after.withheld)
}

fn accounts(
    future: &Future,
    id: ActivityId,
    (given, withheld): (&[f64], Vec<Term>),
    item: &mut Item,
) {
    let spending = &future.t.spending[id.0];
    let parts = [spending.slipped, spending.withheld].map(|money| future.of(money.lanes()));
    let own = sum(&future.row(&spending.own_total));
    item.lines.extend([
        Line::once(
            "Put off past the last year",
            "slipped",
            "£m",
            parts[0],
            added(given) - added(&[own, parts[1]]),
        )
        .formula("Σ given − Σ own_y − withheld"),
        Line::once("Cut by events", "withheld", "£m", parts[1], total(withheld))
            .formula("Σ before − Σ after the cuts, fund by fund"),
        Line::once(
            "All of it: what its funds gave",
            "given",
            "£m",
            sum(given),
            added(&[parts[0], parts[1], own]),
        )
        .formula("given = slipped + withheld + Σ own_y"),
    ]);
}

fn spent(future: &Future, id: ActivityId, item: &mut Item) {
    let spending = &future.t.spending[id.0];
    let all = Money::of(future, id, Basis::All);
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
                    if all.in_year(year) == 0.0 {
                        n(1.0)
                    } else {
                        n(1.0) - n(unspent[year]) / all.term(year)
                    }
                },
            )
            .formula("kept_y = 1 − unspent_y/(own_y + drawn_y)")
            .from_where(|year| unspent[year] != 0.0),
        ]);
    }
    let name = &future.programme.activities[id.0].name.id;
    item.lines.push(
        Line::yearly(
            "Spent",
            "spent",
            "£m",
            future.row(&future.t.spent.by_activity[id.0]),
            |year| all.term(year) * n(kept[year]),
        )
        .formula("spent_y = (own_y + drawn_y)·kept_y")
        .metric(format!("investment.activity.{name}"))
        .summed(),
    );
}
