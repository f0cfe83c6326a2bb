//! Prices, and what arrives of each fund.

use super::account::{Item, Line, Section};
use super::future::{Future, later, later_term, plain};
use super::term::{Term, n, total};
use crate::programme::{ActivityId, BlockId, EventTarget, Fund, FundId, FundKind, Programme};

/// Prices.
pub(super) fn prices(future: &Future) -> Section {
    let prices = &future.programme.appraisal.prices;
    let mut item = Item::new("appraisal", "Price index");
    let inflation = future.give(&mut item, "inflation", prices.inflation, None);
    let index = future.lanes(&future.t.prices);
    item.lines.push(
        Line::yearly(
            "Prices over those of the price year",
            "P",
            "",
            index,
            |year| {
                let (known, years) = prices.years[year];
                n(known) * (n(1.0) + n(inflation)).to_the(n(f64::from(years)))
            },
        )
        .formula("P_y = known index·(1 + inflation)^(years of inflation on top)")
        .twice(),
    );
    Section {
        id: "prices",
        title: "Prices",
        note: "Money is counted in the prices of one year; money of the day is divided by P.",
        items: vec![item],
        ..Section::default()
    }
}

/// Ids of the activities that spend a fund.
pub(super) fn spent_by(programme: &Programme, fund: &str) -> Vec<String> {
    let spends = programme.activities.iter().filter(|activity| {
        let mut funds = activity.funded_by.iter();
        funds.any(|funding| programme.funds[funding.fund.0].name.id == fund)
    });
    spends
        .map(|activity| activity_id(&activity.name.id))
        .collect()
}

/// The id of an activity's account.
pub(super) fn activity_id(id: &str) -> String {
    format!("activity.{id}")
}

/// The id of the account of a block.
pub(super) fn block_id(programme: &Programme, id: BlockId) -> String {
    let block = &programme.blocks[id.0];
    let activity = &programme.activities[block.activity.0].name.id;
    format!("activity.{activity}.{}", block.arrivals.word())
}

/// Ids of what an event strikes.
pub(super) fn struck(programme: &Programme, on: Option<EventTarget>) -> Vec<String> {
    let activity = |id: ActivityId| activity_id(&programme.activities[id.0].name.id);
    match on {
        None => Vec::new(),
        Some(EventTarget::Private) => programme
            .activities
            .iter()
            .filter(|activity| !activity.leverage.is(0.0))
            .map(|it| activity_id(&it.name.id))
            .collect(),
        Some(EventTarget::Fund(id)) => {
            let fund = &programme.funds[id.0].name.id;
            let mut ids = spent_by(programme, fund);
            ids.push(format!("fund.{fund}"));
            ids
        }
        Some(EventTarget::Block(id)) => vec![block_id(programme, id)],
        Some(
            EventTarget::Activity(id) | EventTarget::Training(id) | EventTarget::Construction(id),
        ) => vec![activity(id)],
    }
}

/// A stream of money on its way through the events on a place.
pub(super) struct Struck {
    /// What is left.
    pub money: Vec<f64>,
    /// What was cut.
    pub withheld: f64,
    /// What was put off past the last year.
    pub slipped: f64,
}

/// Lets the events on a place act on a stream, in file order, each with its lines.
pub(super) fn strike(
    future: &Future,
    place: EventTarget,
    symbol: &str,
    money: Vec<f64>,
    lines: &mut Vec<Line>,
) -> Struck {
    let mut struck = Struck {
        money,
        withheld: 0.0,
        slipped: 0.0,
    };
    for (id, event) in future.programme.events_on(place) {
        let strike = &future.t.shocks.events[id.0];
        if future.of(strike.happens) == 0.0 {
            continue;
        }
        let name = &event.name.id;
        if !event.factor.is(1.0) {
            let before = struck.money.clone();
            let left = |year: usize| future.of(strike.leaves(year));
            struck.money = (0..before.len())
                .map(|year| before[year] * left(year))
                .collect();
            struck.withheld += sum(&before) - sum(&struck.money);
            lines.push(
                Line::yearly(
                    &format!("{symbol} after the cut by event.{name}"),
                    &format!("{symbol} after {name}"),
                    "£m",
                    struck.money.clone(),
                    |year| n(before[year]) * n(left(year)),
                )
                .formula("before·left, left as told at the event"),
            );
        }
        if !event.delay.is(0.0) {
            let delay = future.value(event.delay);
            let from = future.of(strike.year);
            let before = struck.money.clone();
            let part = |late: bool| -> Vec<f64> {
                let years = before.iter().enumerate();
                years
                    .map(|(year, money)| {
                        if (year as f64 >= from) == late {
                            *money
                        } else {
                            0.0
                        }
                    })
                    .collect()
            };
            let (kept, after) = (part(false), part(true));
            let put_off = later(&after, delay);
            struck.money = kept
                .iter()
                .zip(&put_off)
                .map(|(kept, later)| kept + later)
                .collect();
            struck.slipped += sum(&before) - sum(&struck.money);
            lines.push(
                Line::yearly(
                    &format!("{symbol} after it was put off by event.{name}"),
                    &format!("{symbol} after {name}, put off"),
                    "£m",
                    struck.money.clone(),
                    |year| n(kept[year]) + later_term(&after, delay, year),
                )
                .formula("before·[y < y_e] + D(before·[y ≥ y_e], delay), y_e as told at the event"),
            );
        }
    }
    struck
}

pub(super) fn sum(values: &[f64]) -> f64 {
    values.iter().sum()
}

/// Each value, added up.
pub(super) fn added(values: &[f64]) -> Term {
    total(
        values
            .iter()
            .filter(|value| **value != 0.0)
            .map(|value| n(*value)),
    )
}

/// Each fund.
pub(super) fn funds(future: &Future) -> Section {
    let funds = future.programme.funds.iter().enumerate();
    Section {
        id: "funds",
        title: "Money in: each fund",
        note: "D(x, δ) is a stream x that comes δ = k + φ years later (k whole years): \
               D(x, δ)_y = (1 − φ)·x_{y−k} + φ·x_{y−k−1}, and nothing before the first year.",
        items: funds
            .map(|(place, fund)| tell(future, FundId(place), fund))
            .collect(),
        ..Section::default()
    }
}

fn tell(future: &Future, id: FundId, fund: &Fund) -> Item {
    let name = &fund.name.id;
    let years = &future.t.funds[id.0];
    let mut item = Item::new(format!("fund.{name}"), &fund.name.title);
    item.about = spent_by(future.programme, name);
    let amount = future.give(&mut item, "amount", fund.amount, None);
    future.give(&mut item, "arrives", fund.arrives, Some(1.0));
    let realised = future.give(&mut item, "realised", fund.realised, Some(1.0));
    let delay = future.give(&mut item, "delay", fund.delay, Some(0.0));
    let comes = future.of(years.comes);
    plain(
        &mut item,
        "u",
        future.chance_luck(fund.chance),
        "",
        &format!("chance.fund.{name}"),
    );

    let formula = "comes = 1 if u < arrives, else 0";
    let metric = format!("fund.{name}.comes");
    let line = Line {
        workings: Vec::new(),
        ..Line::once("Whether it comes", "comes", "", comes, n(comes))
    };
    item.lines.push(line.formula(formula).metric(metric));
    let coming = future.of(years.promised.lanes()) - future.of(years.not_arrived.lanes());
    item.lines.push(
        Line::once(
            "What ever comes",
            "coming",
            "£m",
            coming,
            n(comes) * n(amount) * n(realised),
        )
        .formula("coming = comes·amount·realised"),
    );
    item.lines.push(Line::read(
        "Share planned for each year",
        "profile",
        "share",
        fund.profile.clone(),
    ));
    let planned: Vec<f64> = fund.profile.iter().map(|share| coming * share).collect();
    let late = later(&planned, delay);
    item.lines.push(
        Line::yearly(
            "Arriving, before events and recession",
            "late",
            "£m",
            late.clone(),
            |year| match later_term(&fund.profile, delay, year) {
                sum @ Term::Sum(_) => n(coming) * sum,
                one => n(coming) * one,
            },
        )
        .formula("late_y = coming·D(profile, delay)_y"),
    );
    let after = strike(
        future,
        EventTarget::Fund(id),
        "late",
        late.clone(),
        &mut item.lines,
    );
    let cycle = future.lanes(&future.t.shocks.cycle);
    let private = fund.kind == FundKind::Private && future.programme.recession.is_some();
    let prices = future.lanes(&future.t.prices);
    let arriving = future.row(&years.arriving);
    let unit = "£m, price-year prices";
    item.lines.push(
        Line::yearly("Money that arrives", "M", unit, arriving.clone(), |year| {
            let mut money = n(after.money[year]);
            if private {
                money = money * n(cycle[year]);
            }
            if fund.nominal {
                money = money / n(prices[year]);
            }
            money
        })
        .formula(match (private, fund.nominal) {
            (true, true) => {
                "M_y = (late_y after events)·cycle_y/P_y   (private, in money of the day)"
            }
            (true, false) => "M_y = (late_y after events)·cycle_y   (private)",
            (false, true) => "M_y = (late_y after events)/P_y   (in money of the day)",
            (false, false) => "M_y = late_y after events",
        }),
    );
    accounts(
        future,
        id,
        (&late, &after, &arriving),
        (amount, coming),
        &mut item,
    );
    item
}

/// Where every promised pound went.
fn accounts(
    future: &Future,
    id: FundId,
    (late, after, arriving): (&[f64], &Struck, &[f64]),
    (amount, coming): (f64, f64),
    item: &mut Item,
) {
    let years = &future.t.funds[id.0];
    let once = |title: &str, symbol: &str, money: crate::units::Money, term: Term| {
        Line::once(title, symbol, "£m", future.of(money.lanes()), term)
    };
    let cycled = |year: usize| {
        after.money[year]
            * if future.programme.funds[id.0].kind == FundKind::Private {
                future.of(future.t.shocks.cycle[year])
            } else {
                1.0
            }
    };
    let after_recession: Vec<f64> = (0..arriving.len()).map(cycled).collect();
    let shares: Vec<f64> = future
        .programme
        .activities
        .iter()
        .flat_map(|activity| &activity.funded_by)
        .filter(|funding| funding.fund == id)
        .map(|funding| funding.share)
        .collect();
    let given = sum(arriving) * sum(&shares);
    item.lines.extend([
        once(
            "Not come, or not realised",
            "not arrived",
            years.not_arrived,
            n(amount) - n(coming),
        )
        .formula("amount − coming"),
        once(
            "Put off past the last year",
            "slipped",
            years.slipped,
            n(coming) - n(sum(late)) + n(after.slipped),
        )
        .formula("coming − Σ late_y + (put off by events)"),
        once(
            "Cut by events",
            "withheld",
            years.withheld,
            n(after.withheld),
        )
        .formula("Σ before − Σ after the cuts"),
        once(
            "Lost to recession",
            "recession",
            years.recession,
            n(sum(&after.money)) - n(sum(&after_recession)),
        )
        .formula("Σ (late_y after events)·(1 − cycle_y), private funds only"),
        once(
            "Lost to rising prices",
            "price effect",
            years.price_effect,
            n(sum(&after_recession)) - n(sum(arriving)),
        )
        .formula("Σ money of the day − Σ M_y"),
        once(
            "Given to no activity",
            "unallocated",
            years.unallocated,
            n(sum(arriving)) * added(&shares).rest(),
        )
        .formula("Σ M_y·(1 − Σ shares of activities)"),
        Line::once(
            "Given to activities",
            "given",
            "£m",
            given,
            n(sum(arriving)) * added(&shares),
        )
        .formula("Σ M_y·Σ shares of activities"),
    ]);
    let parts = [
        years.not_arrived,
        years.slipped,
        years.withheld,
        years.recession,
        years.price_effect,
        years.unallocated,
    ];
    let parts: Vec<f64> = parts
        .iter()
        .map(|money| future.of(money.lanes()))
        .chain([given])
        .collect();
    item.lines.push(
        once("All of it: what was promised", "promised", years.promised, added(&parts))
            .formula("promised = not arrived + slipped + withheld + recession + price effect + unallocated + given"),
    );
}
