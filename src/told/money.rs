//! The money that blocks and pathways use.

use super::account::{Item, Line};
use super::future::{Future, plain};
use super::ids::activity_id;
use super::struck::{is_struck, left};
use super::term::{Term, n};
use crate::programme::{ActivityId, Basis, EventTarget};

/// The money of a basis, year by year.
pub(super) struct Money {
    /// Own funds, or the public ones of them.
    own: Vec<f64>,
    /// What they draw in, where it counts.
    drawn: Vec<f64>,
    /// The symbol for it.
    pub symbol: &'static str,
}

impl Money {
    /// The money of a basis of an activity.
    pub fn of(future: &Future, id: ActivityId, basis: Basis) -> Self {
        let spending = &future.t.spending[id.0];
        let (own, symbol) = match basis {
            Basis::All => (&spending.own_total, "(own_y + drawn_y)"),
            Basis::Own => (&spending.own_total, "own_y"),
            Basis::Public => (&spending.public, "public_y"),
        };
        let mut drawn = vec![0.0; future.years()];
        if basis == Basis::All {
            drawn = future.row(&spending.drawn);
        }
        Self {
            own: future.row(own),
            drawn,
            symbol,
        }
    }

    /// The money of a year.
    pub fn in_year(&self, year: usize) -> f64 {
        self.own[year] + self.drawn[year]
    }

    /// The same as arithmetic.
    pub fn term(&self, year: usize) -> Term {
        if self.drawn[year] == 0.0 {
            return n(self.own[year]);
        }
        n(self.own[year]) + n(self.drawn[year])
    }
}

/// `x_y`, what a block has to spend, as a line, and its values.
pub(super) fn money_used(
    future: &Future,
    item: &mut Item,
    (id, share, of): (ActivityId, f64, Basis),
    place: Option<EventTarget>,
) -> Vec<f64> {
    let money = Money::of(future, id, of);
    let symbol = money.symbol;
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
    let struck = place.filter(|place| is_struck(future, *place));
    let term = |year: usize| {
        let used = n(share) * money.term(year) / (n(1.0) + n(overrun));
        match struck {
            Some(place) => used * left(future, place, year),
            None => used,
        }
    };
    let x: Vec<f64> = (0..future.years())
        .map(|year| term(year).value(17))
        .collect();
    let formula = if struck.is_some() {
        "·(left by events)"
    } else {
        ""
    };
    item.lines.push(
        Line::yearly(
            "Money it uses, overrun taken off",
            "x",
            "£m",
            x.clone(),
            term,
        )
        .formula(format!("x_y = share·{symbol}/(1 + overrun){formula}")),
    );
    x
}
