//! What arrives of each fund, and where the rest of it went.

mod accounts;
mod settled;

use super::account::{Item, Line, Section};
use super::future::{Future, later, later_term, plain};
use super::ids::spent_by;
use super::struck::{Struck, strike};
use super::term::n;
use super::timetable;
use crate::programme::{EventTarget, Fund, FundId, FundKind};
use accounts::accounts;
use settled::Settled;

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
    let formula = if fund.actual.has_come() {
        "comes = 1, as money of it has been received"
    } else {
        let (u, from) = (
            future.chance_luck(fund.chance),
            format!("chance.fund.{name}"),
        );
        plain(&mut item, "u", u, "", &from);
        "comes = 1 if u < arrives, else 0"
    };
    let metric = format!("fund.{name}.comes");
    let line = Line {
        workings: Vec::new(),
        ..Line::once("Whether it comes", "comes", "", comes, n(comes))
    };
    item.lines.push(line.formula(formula).metric(metric));
    // What came in known years may be more than this.
    let coming = if fund.actual.is_empty() {
        future.of(years.promised.lanes()) - future.of(years.not_arrived.lanes())
    } else {
        comes * amount * realised
    };
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
    let settled = Settled::tell(future, fund, late, (amount, coming), &mut item);
    let after = strike(
        future,
        EventTarget::Fund(id),
        before_events(fund),
        settled.money.clone(),
        &mut item.lines,
    );
    let reached = reach(future, id, &after, &mut item);
    timetable::of_fund(future, id, fund, &mut item);
    accounts(future, id, (&settled, &after, &reached), &mut item);
    item
}

/// The symbol of the stream that events act on.
const fn before_events(fund: &Fund) -> &'static str {
    if fund.actual.is_empty() {
        "late"
    } else {
        "to come"
    }
}

/// What of a fund reaches activities.
struct Reached {
    /// After events and recession, known years left out.
    flow: Vec<f64>,
    /// With the known years, in the fund's own prices.
    own_prices: Vec<f64>,
    /// In price-year prices.
    arriving: Vec<f64>,
}

/// What of a fund reaches activities: after recession, and in the prices of one year.
fn reach(future: &Future, id: FundId, after: &Struck, item: &mut Item) -> Reached {
    let fund = &future.programme.funds[id.0];
    let cycle = future.lanes(&future.t.shocks.cycle);
    let mut flow = after.money.clone();
    let late = before_events(fund);
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
            .formula(format!(
                "N_y = ({late}_y after events)·cycle_y, cycle as told at recession (private money)"
            ))
            .summed(),
        );
    }
    let own_prices = with_known(fund, &flow, item);
    let prices = future.lanes(&future.t.prices);
    let arriving = future.row(&future.t.funds[id.0].arriving);
    let before = if !fund.actual.is_empty() {
        "with known_y".to_owned()
    } else if fund.kind == FundKind::Private {
        "N_y".to_owned()
    } else {
        format!("{late}_y after events")
    };
    let line = if fund.nominal {
        Line::yearly(
            "Money that arrives",
            "M",
            "£m, price-year prices",
            arriving.clone(),
            |year| n(own_prices[year]) / n(prices[year]),
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
            |year| n(own_prices[year]),
        )
        .formula(format!("M_y = {before}"))
    };
    let metric = format!("fund.{}.received", fund.name.id);
    item.lines.push(line.summed().metric(metric));
    Reached {
        flow,
        own_prices,
        arriving,
    }
}

/// What arrives with the known years put in.
fn with_known(fund: &Fund, flow: &[f64], item: &mut Item) -> Vec<f64> {
    let known = |year: usize| fund.actual.in_year(year).unwrap_or(flow[year]);
    let money: Vec<f64> = (0..flow.len()).map(known).collect();
    if !fund.actual.is_empty() {
        item.lines.push(
            Line::yearly(
                "Arriving, with the known years",
                "with known",
                "£m",
                money.clone(),
                |year| n(money[year]),
            )
            .formula("actual_y in known years, then what is told above")
            .summed(),
        );
    }
    money
}
