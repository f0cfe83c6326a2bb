//! Recession years and the risk register.

use super::account::{Item, Line};
use super::digits::{DIGITS, number};
use super::future::{Future, plain};
use super::term::{Function, call, n};
use crate::calendar::financial_year;
use crate::programme::Event;

/// A year counted from 0, in words.
pub(super) fn year_of(future: &Future, index: f64) -> String {
    let mut years = (0..future.horizon()).filter(|year| *year as f64 == index);
    years.next().map_or_else(String::new, |year| {
        financial_year(future.programme.calendar.year(year))
    })
}

/// The business cycle.
pub(super) fn recession(future: &Future) -> Option<Item> {
    let recession = future.programme.recession.as_ref()?;
    let mut item = Item::new("recession", "The business cycle");
    future.give(&mut item, "enter", recession.enter);
    future.give(&mut item, "stay", recession.stay);
    let depth = future.give(&mut item, "depth", recession.depth);
    let jobs_depth = future.give(&mut item, "jobs_depth", recession.jobs_depth);
    let shocks = &future.t.shocks;
    let now = future.lanes(&shocks.in_recession);
    item.lines.push(
        Line::read(
            "Recession years (1) and others (0)",
            "in recession",
            "",
            now.clone(),
        )
        .formula("1 if u_y < enter after a normal year, or u_y < stay after a recession year")
        .metric("recession"),
    );
    item.lines.push(
        Line::yearly(
            "What is left of private money and landings",
            "cycle",
            "share",
            future.lanes(&shocks.cycle),
            |year| n(1.0) - n(now[year]) * n(depth),
        )
        .formula("cycle_y = 1 − [in recession]·depth")
        .from_where(|year| now[year] > 0.0),
    );
    item.lines.push(
        Line::yearly(
            "What is left of every block's jobs",
            "jobs left",
            "share",
            future.lanes(&shocks.jobs_left),
            |year| n(1.0) - n(now[year]) * n(jobs_depth),
        )
        .formula("jobs left_y = 1 − [in recession]·jobs_depth")
        .from_where(|year| now[year] > 0.0),
    );
    Some(item)
}

/// A line of the risk register.
pub(super) fn event(future: &Future, place: usize) -> Item {
    let event: &Event = &future.programme.events[place];
    let strike = &future.t.shocks.events[place];
    let mut item = Item::new(format!("event.{}", event.name.id), &event.name.title);
    item.about
        .extend(super::ids::struck(future.programme, event.on));
    let probability = future.give(&mut item, "probability", event.probability);
    let factor = future.give_unless(&mut item, "factor", event.factor, 1.0);
    future.give_unless(&mut item, "delay", event.delay, 0.0);
    let cost = future.give_unless(&mut item, "cost", event.cost, 0.0);
    let lasts = event
        .years
        .map(|years| future.give(&mut item, "years", years));
    let u = future.chance_luck(event.chance);
    plain(
        &mut item,
        "u",
        u,
        "",
        &format!("chance.event.{}", event.name.id),
    );
    let happens = future.of(strike.happens);
    let struck = format!("It strikes {}.", future.words.struck(event.on));
    item.lines.push(
        Line {
            workings: Vec::new(),
            ..Line::once("Whether it happens", "happens", "", happens, n(happens))
        }
        .formula("happens = 1 if u < probability, else 0")
        .metric(format!("event.{}.happens", event.name.id))
        .note(struck),
    );
    if happens == 0.0 {
        return item;
    }
    let (from, to) = event.window;
    let calendar = future.programme.calendar;
    let window = (to - from) as f64;
    item.lines.push(
        Line::once(
            "Year in which it strikes",
            "y_e",
            "years after the first",
            future.of(strike.year),
            n(from as f64)
                + call(
                    Function::Min,
                    [
                        n(window),
                        call(
                            Function::Floor,
                            [n(u) / n(probability) * (n(window) + n(1.0))],
                        ),
                    ],
                ),
        )
        .formula("y_e = from + min(to − from, floor(u/probability·(to − from + 1)))")
        .note(format!(
            "Years are counted from 0 = {}: from = {from}, to = {to}; it strikes in {}.",
            financial_year(calendar.start),
            year_of(future, future.of(strike.year))
        )),
    );
    let on: Vec<f64> = (0..future.years())
        .map(|year| future.of(strike.on(year)))
        .collect();
    let leaves = (0..future.years())
        .map(|year| future.of(strike.leaves(year)))
        .collect();
    let ends = match lasts {
        Some(lasts) => format!("y_e ≤ y < y_e + {}", number(lasts, DIGITS)),
        None => "y ≥ y_e".to_owned(),
    };
    item.lines.push(
        Line::read("Years in which it is on (1)", "on", "", on.clone())
            .formula(format!("on_y = 1 if {ends}")),
    );
    if !event.factor.is(1.0) {
        item.lines.push(
            Line::yearly(
                "What it leaves of what it strikes",
                "left",
                "share",
                leaves,
                |year| n(1.0) + n(on[year]) * (n(factor) - n(1.0)),
            )
            .formula("left_y = 1 + on_y·(factor − 1)")
            .from_where(|year| on[year] > 0.0),
        );
    }
    if cost > 0.0 {
        item.lines.push(
            Line::read("Public cost", "cost", "£m", future.row(&strike.cost))
                .formula("cost in year y_e, nothing in others")
                .metric("part of cost.events"),
        );
    }
    item
}
