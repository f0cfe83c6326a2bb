//! Money outcomes: investment by source, by fund and by activity; what never got there; costs; what
//! each fund brings in.

use super::breakdown::district_suffix;
use super::metric::{Measure, Nature, Recorder};
use crate::lanes::Lanes;
use crate::model::Trajectory;
use crate::model::sums::places;
use crate::programme::{Budget, FundKind, Programme};
use crate::units::Money;

const REAL: (Measure, Nature) = (Measure::Money, Nature::Flow);
const NOMINAL: (Measure, Nature) = (Measure::NominalMoney, Nature::Flow);

/// Reports all money.
pub fn report(programme: &Programme, t: &Trajectory, to: &mut impl Recorder) {
    by_kind(t, to);
    by_budget(programme, t, to);
    for (place, fund) in programme.funds.iter().enumerate() {
        let name = || format!("investment.fund.{}", fund.name.id);
        both(t, to, name, |year| t.spent.of_fund[place][year]);
    }
    for (place, activity) in programme.activities.iter().enumerate() {
        let name = || format!("investment.activity.{}", activity.name.id);
        both(t, to, name, |year| t.spent.by_activity[place][year]);
    }
    for district in places(programme) {
        let name = || {
            let suffix = district_suffix(programme, district);
            format!("investment.total{suffix}")
        };
        both(t, to, name, |year| {
            let activities = programme.activities.iter().zip(&t.spent.by_activity);
            let there = activities.filter(|(activity, _)| activity.placed == district);
            there.map(|(_, spent)| spent[year]).sum()
        });
    }
    accounts(programme, t, to);
    to.yearly(
        || "cost.relief".into(),
        REAL,
        !t.reliefs.is_empty(),
        |year| t.relief_in(year).lanes(),
    );
    let costs = programme.events.iter().any(|event| !event.cost.is(0.0));
    to.yearly(
        || "cost.events".into(),
        REAL,
        costs,
        |year| t.event_costs_in(year).lanes(),
    );
    received(programme, t, to);
    moved(programme, t, to);
}

/// What moves between activities take where it was first given.
fn moved(programme: &Programme, t: &Trajectory, to: &mut impl Recorder) {
    for (facts, moved) in programme.moves.iter().zip(&t.moved) {
        let name = || format!("move.{}.moved", facts.name.id);
        to.yearly(name, REAL, true, |year| moved.in_year(year).lanes());
    }
}

/// What each fund brings in, before any of it is given to an activity, late or left unspent: the
/// figure that a claim form or a grant statement holds.
fn received(programme: &Programme, t: &Trajectory, to: &mut impl Recorder) {
    for (fund, years) in programme.funds.iter().zip(&t.funds) {
        let name = || format!("fund.{}.received", fund.name.id);
        both(t, to, name, |year| years.arriving[year]);
    }
}

/// A stream of money in price-year prices and in the money of the day.
fn both(
    t: &Trajectory,
    to: &mut impl Recorder,
    name: impl Fn() -> String,
    money: impl Fn(usize) -> Money,
) {
    to.yearly(&name, REAL, true, |year| money(year).lanes());
    to.yearly(
        || format!("{}.nominal", name()),
        NOMINAL,
        true,
        |year| money(year).lanes() * t.prices[year],
    );
}

fn by_kind(t: &Trajectory, to: &mut impl Recorder) {
    let of_kind = |kind: FundKind, year: usize| {
        let own = t.spent.kind(kind, year);
        match kind {
            FundKind::Private => own + t.spent.drawn[year],
            _ => own,
        }
    };
    for kind in FundKind::ALL {
        let name = || format!("investment.{}", kind.word());
        both(t, to, name, |year| of_kind(kind, year));
    }
    let total =
        |year: usize| -> Money { FundKind::ALL.iter().map(|kind| of_kind(*kind, year)).sum() };
    both(t, to, || "investment.total".into(), total);
    both(
        t,
        to,
        || "investment.total_with_relief".into(),
        |year| total(year) + t.relief_in(year),
    );
}

fn by_budget(programme: &Programme, t: &Trajectory, to: &mut impl Recorder) {
    for budget in Budget::ALL {
        let mut funds = programme.funds.iter();
        if funds.any(|fund| fund.budget == Some(budget)) {
            let name = || format!("investment.{}", budget.word());
            both(t, to, name, |year| t.spent.of_budget[budget as usize][year]);
        }
    }
}

/// Where the promised pounds went: the lines add up to what was promised, fund by fund, and to what
/// came beyond it in known years.
fn accounts(programme: &Programme, t: &Trajectory, to: &mut impl Recorder) {
    let funds = |figure: fn(&crate::model::funds::FundYears) -> Money| {
        t.funds.iter().map(figure).sum::<Money>().lanes()
    };
    let activities = |figure: fn(&crate::model::spending::Spending) -> Money| {
        t.spending.iter().map(figure).sum::<Money>().lanes()
    };
    // Losses of funds are in the funds' own prices, so their sums are in one price basis only where all funds are.
    let own = if programme.funds.iter().any(|fund| fund.nominal) {
        Measure::FundMoney
    } else {
        Measure::Money
    };
    let mut whole = |name: &str, measure: Measure, value: Lanes| {
        to.whole(|| format!("investment.{name}"), measure, || value);
    };
    whole("promised", own, funds(|fund| fund.promised));
    whole("not_arrived", own, funds(|fund| fund.not_arrived));
    whole(
        "slipped",
        own,
        funds(|fund| fund.slipped) + activities(|money| money.slipped),
    );
    whole(
        "withheld",
        own,
        funds(|fund| fund.withheld + fund.recession) + activities(|money| money.withheld),
    );
    whole("price_effect", own, funds(|fund| fund.price_effect));
    whole(
        "unallocated",
        Measure::Money,
        funds(|fund| fund.unallocated),
    );
    if programme.funds.iter().any(|fund| !fund.actual.is_empty()) {
        whole("above_promise", own, funds(|fund| fund.above_promise));
    }
}
