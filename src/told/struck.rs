//! Money on its way through the events of the risk register.

use super::account::Line;
use super::future::{Future, later, later_term};
use super::term::{Term, n, sum};
use crate::programme::EventTarget;

/// A stream of money on its way through the events on a place.
pub(super) struct Struck {
    /// What is left.
    pub money: Vec<f64>,
    /// What was cut.
    pub withheld: Term,
    /// What was put off past the last year.
    pub slipped: Term,
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
        withheld: n(0.0),
        slipped: n(0.0),
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
            struck.withheld = plus(struck.withheld, n(sum(&before)) - n(sum(&struck.money)));
            lines.push(
                Line::yearly(
                    &format!("{symbol} after the cut by event.{name}"),
                    &format!("{symbol} after {name}"),
                    "£m",
                    struck.money.clone(),
                    |year| n(before[year]) * n(left(year)),
                )
                .formula("before·left, left as told at the event")
                .from_where(|year| left(year) != 1.0)
                .summed(),
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
            struck.slipped = plus(struck.slipped, n(sum(&before)) - n(sum(&struck.money)));
            lines.push(
                Line::yearly(
                    &format!("{symbol} after it was put off by event.{name}"),
                    &format!("{symbol} after {name}, put off"),
                    "£m",
                    struck.money.clone(),
                    |year| n(kept[year]) + later_term(&after, delay, year),
                )
                .formula("before·[y < y_e] + D(before·[y ≥ y_e], delay), y_e as told at the event")
                .from_where(|year| year as f64 >= from)
                .summed(),
            );
        }
    }
    struck
}

/// One more part of what was lost.
fn plus(before: Term, more: Term) -> Term {
    match before {
        Term::Number(0.0) => more,
        some => some + more,
    }
}

/// Whether any event strikes a place in this future.
pub(super) fn is_struck(future: &Future, place: EventTarget) -> bool {
    let mut events = future.programme.events_on(place);
    events.any(|(id, _)| future.of(future.t.shocks.events[id.0].happens) > 0.0)
}

/// What the events on a place leave of it in a year: one number for each event that happens.
pub(super) fn left(future: &Future, place: EventTarget, year: usize) -> Term {
    let events = future.programme.events_on(place);
    let strikes = events.map(|(id, _)| &future.t.shocks.events[id.0]);
    let happen = strikes.filter(|strike| future.of(strike.happens) > 0.0);
    let mut left = happen.map(|strike| n(future.of(strike.leaves(year))));
    match left.next() {
        None => n(1.0),
        Some(first) => left.fold(first, |all, one| all * one),
    }
}
