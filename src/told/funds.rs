//! What arrives of each fund, and where the rest of it went.

use super::account::{Item, Line, Section};
use super::future::{Future, later, later_term, plain};
use super::ids::spent_by;
use super::struck::{Struck, strike};
use super::term::{Term, added, n, sum};
use crate::programme::{EventTarget, Fund, FundId, FundKind};

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
    let amount = future.give(&mut item, "amount", fund.amount);
    future.give(&mut item, "arrives", fund.arrives);
    let realised = future.give(&mut item, "realised", fund.realised);
    let delay = future.give(&mut item, "delay", fund.delay);
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
            |year| n(coming) * later_term(&fund.profile, delay, year),
        )
        .formula("late_y = coming·D(profile, delay)_y")
        .summed(),
    );
    let after = strike(
        future,
        EventTarget::Fund(id),
        "late",
        late.clone(),
        &mut item.lines,
    );
    let (flow, arriving) = reach(future, id, &after, &mut item);
    let streams = (
        late.as_slice(),
        &after,
        flow.as_slice(),
        arriving.as_slice(),
    );
    accounts(future, id, streams, (amount, coming), &mut item);
    item
}

/// What of a fund reaches activities: after recession, and in the prices of one year.
fn reach(future: &Future, id: FundId, after: &Struck, item: &mut Item) -> (Vec<f64>, Vec<f64>) {
    let fund = &future.programme.funds[id.0];
    let cycle = future.lanes(&future.t.shocks.cycle);
    let mut flow = after.money.clone();
    if fund.kind == FundKind::Private {
        flow = flow
            .iter()
            .zip(&cycle)
            .map(|(money, cycle)| money * cycle)
            .collect();
        item.lines.push(
            Line::yearly(
                "Arriving, after events and recession",
                "N",
                "£m",
                flow.clone(),
                |year| n(after.money[year]) * n(cycle[year]),
            )
            .formula(
                "N_y = (late_y after events)·cycle_y, cycle as told at recession (private money)",
            )
            .summed(),
        );
    }
    let prices = future.lanes(&future.t.prices);
    let arriving = future.row(&future.t.funds[id.0].arriving);
    let before = if fund.kind == FundKind::Private {
        "N_y"
    } else {
        "late_y after events"
    };
    let line = if fund.nominal {
        Line::yearly(
            "Money that arrives",
            "M",
            "£m, price-year prices",
            arriving.clone(),
            |year| n(flow[year]) / n(prices[year]),
        )
        .formula(format!(
            "M_y = ({before})/P_y, as the fund is in money of the day"
        ))
        .twice()
    } else {
        Line::yearly(
            "Money that arrives",
            "M",
            "£m, price-year prices",
            arriving.clone(),
            |year| n(flow[year]),
        )
        .formula(format!("M_y = {before}"))
    };
    item.lines.push(line.summed());
    (flow, arriving)
}

/// Where every promised pound went.
fn accounts(
    future: &Future,
    id: FundId,
    (late, after, flow, arriving): (&[f64], &Struck, &[f64], &[f64]),
    (amount, coming): (f64, f64),
    item: &mut Item,
) {
    let years = &future.t.funds[id.0];
    let once = |title: &str, symbol: &str, money: crate::units::Money, term: Term| {
        Line::once(title, symbol, "£m", future.of(money.lanes()), term)
    };
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
            n(coming) - n(sum(late)) + after.slipped.clone(),
        )
        .formula("coming − Σ late_y + (put off by events)"),
        once(
            "Cut by events",
            "withheld",
            years.withheld,
            after.withheld.clone(),
        )
        .formula("Σ before − Σ after the cuts"),
        once(
            "Lost to recession",
            "recession",
            years.recession,
            n(sum(&after.money)) - n(sum(flow)),
        )
        .formula("Σ (late_y after events) − Σ N_y, private funds only"),
        once(
            "Lost to rising prices",
            "price effect",
            years.price_effect,
            n(sum(flow)) - n(sum(arriving)),
        )
        .formula("Σ (N_y, or late_y after events) − Σ M_y, funds in money of the day only"),
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
