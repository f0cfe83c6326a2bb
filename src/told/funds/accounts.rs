//! Where every promised pound went.

use super::settled::Settled;
use super::{Reached, before_events};
use crate::programme::FundId;
use crate::told::account::{Item, Line};
use crate::told::future::Future;
use crate::told::struck::Struck;
use crate::told::term::{Term, added, n, sum};
use crate::units::Money;

/// One amount of money of the whole period.
fn amount(future: &Future, title: &str, symbol: &str, money: Money, term: Term) -> Line {
    Line::once(title, symbol, "£m", future.of(money.lanes()), term)
}

/// Where every promised pound went.
pub(super) fn accounts(
    future: &Future,
    id: FundId,
    (settled, after, reached): (&Settled, &Struck, &Reached),
    item: &mut Item,
) {
    let years = &future.t.funds[id.0];
    let once = |title: &str, symbol: &str, money: Money, term: Term| {
        amount(future, title, symbol, money, term)
    };
    let shares: Vec<f64> = future
        .programme
        .activities
        .iter()
        .flat_map(|activity| &activity.funded_by)
        .filter(|funding| funding.fund == id)
        .map(|funding| funding.share)
        .collect();
    let Reached {
        flow,
        own_prices,
        arriving,
    } = reached;
    let late = before_events(&future.programme.funds[id.0]);
    let given = sum(arriving) * sum(&shares);
    item.lines.extend([
        once(
            "Not come, or not realised",
            "not arrived",
            years.not_arrived,
            settled.not_arrived.0.clone(),
        )
        .formula(settled.not_arrived.1),
        once(
            "Put off past the last year",
            "slipped",
            years.slipped,
            settled.slipped.0.clone() + after.slipped.clone(),
        )
        .formula(format!("{} + (put off by events)", settled.slipped.1)),
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
        .formula(format!(
            "Σ ({late}_y after events) − Σ N_y, private funds only"
        )),
        once(
            "Lost to rising prices",
            "price effect",
            years.price_effect,
            n(sum(own_prices)) - n(sum(arriving)),
        )
        .formula(format!(
            "Σ (N_y, or {late}_y after events) − Σ M_y, funds in money of the day only"
        )),
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
    all_of_it(future, id, settled, given, item);
}

/// That nothing is left over: what was promised, and what came beyond it in known years.
fn all_of_it(future: &Future, id: FundId, settled: &Settled, given: f64, item: &mut Item) {
    let years = &future.t.funds[id.0];
    let once = |title: &str, symbol: &str, money: Money, term: Term| {
        amount(future, title, symbol, money, term)
    };
    let above = years.above_promise;
    if let Some((term, formula)) = &settled.above {
        item.lines
            .push(once("Came beyond the promise", "above", above, term.clone()).formula(*formula));
    }
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
    let all = "not arrived + slipped + withheld + recession + price effect + unallocated + given";
    let line = if settled.above.is_some() {
        let title = "All of it: what was promised, and what came beyond it";
        once(
            title,
            "promised + above",
            years.promised + above,
            added(&parts),
        )
        .formula(format!("promised + above = {all}"))
    } else {
        once(
            "All of it: what was promised",
            "promised",
            years.promised,
            added(&parts),
        )
        .formula(format!("promised = {all}"))
    };
    item.lines.push(line);
}
