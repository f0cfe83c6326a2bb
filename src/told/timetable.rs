//! When activities begin and end, and what they wait for.

use super::account::{Item, Line};
use super::future::Future;
use super::ids::activity_id;
use super::term::{Function, Term, call, n};
use crate::lanes::Lanes;
use crate::model::timetable::{Window, last_year_before};
use crate::programme::{
    Activity, ActivityId, Arrivals, Basis, EventTarget, Fund, FundId, FundKind,
};

const UNIT: &str = "years after the start";

/// A time with the sum that it comes from.
#[derive(Clone)]
struct Time {
    at: f64,
    term: Term,
}

impl Time {
    fn of(at: f64) -> Self {
        Self { at, term: n(at) }
    }

    fn later(self, delay: f64) -> Self {
        if delay == 0.0 {
            return self;
        }
        Self {
            at: self.at + delay,
            term: self.term + n(delay),
        }
    }

    /// Put off by events on a place, in file order; `is_end` where it is the time by which all has come.
    fn struck(mut self, future: &Future, place: EventTarget, is_end: bool) -> Self {
        for (id, event) in future.programme.events_on(place) {
            let strike = &future.t.shocks.events[id.0];
            let year = if is_end {
                last_year(self.at)
            } else {
                (self.at + 1e-9).floor()
            };
            if !event.delay.is(0.0) && future.of(strike.year) <= year {
                self = self.later(future.value(event.delay));
            }
        }
        self
    }
}

/// The last year, counted from 0, that reaches before a time.
pub(super) fn last_year(time: f64) -> f64 {
    last_year_before(Lanes::splat(time)).0[0]
}

/// When the money of a fund comes, where anything depends on it.
pub(super) fn of_fund(future: &Future, id: FundId, fund: &Fund, item: &mut Item) {
    let Some((start, end)) = told(future, future.t.timetable.funds.get(id.0)) else {
        return;
    };
    let line = |title: &str, symbol: &str, time: f64, term: Option<Term>, formula: &str| {
        let line = match term {
            Some(term) => Line::once(title, symbol, UNIT, time, term),
            None => unworked(title, symbol, UNIT, time),
        };
        line.formula(formula)
    };
    let delay = future.value(fund.delay);
    let sum = |year: f64, is_end: bool| {
        let time = Time::of(year).later(delay);
        let time = time.struck(future, EventTarget::Fund(id), is_end);
        fund.actual.is_empty().then_some(time.term)
    };
    let (first, last) = fund.busy;
    item.lines.extend([
        line(
            "When the first of its money comes",
            "starts",
            start,
            sum(first as f64, false),
            "first year with money in profile + delay + (delays of events that have struck by then); known years as they were",
        ),
        line(
            "When all of its money has come",
            "ends",
            end,
            sum(last as f64 + 1.0, true),
            "last year with money in profile + 1 + delay + (delays of events that have struck by then); known years as they were",
        ),
    ]);
}

/// A value without its sum.
fn unworked(title: &str, symbol: &str, unit: &str, value: f64) -> Line {
    Line {
        workings: Vec::new(),
        ..Line::once(title, symbol, unit, value, n(value))
    }
}

/// A window in this future, where there is one and something asks for it.
fn told(future: &Future, window: Option<&Window>) -> Option<(f64, f64)> {
    if future.programme.order.is_empty() {
        return None;
    }
    let window = window?;
    let (start, end) = (future.of(window.start), future.of(window.end));
    (start.is_finite() && end.is_finite()).then_some((start, end))
}

/// Whether anything asks when an activity ends, or begins.
fn is_asked_for(future: &Future, id: ActivityId, activity: &Activity) -> bool {
    let mut others = future.programme.activities.iter();
    let mut blocks = future.programme.blocks_of(id);
    !activity.waits_for.is_empty()
        || others.any(|other| other.waits_for.contains(&id))
        || blocks.any(|(_, block)| block.arrivals.open_as_a_whole())
}

/// When the money of an activity comes, of all funds or of public ones: the parts in which it does.
fn parts(future: &Future, id: ActivityId, public: bool) -> Vec<(f64, f64)> {
    let programme = future.programme;
    let table = &future.t.timetable;
    let given = |by: ActivityId, within: &Window| -> Vec<(f64, f64)> {
        let counted = programme.activities[by.0].given().filter(|funding| {
            let kind = programme.funds[funding.fund.0].kind;
            !public || kind == FundKind::Public
        });
        let (from, until) = (future.of(within.start), future.of(within.end));
        counted
            .filter_map(|funding| told(future, table.funds.get(funding.fund.0)))
            .map(|(start, end)| (start.max(from), end.min(until)))
            .filter(|(start, end)| start < end)
            .collect()
    };
    let mut all = given(id, &table.left[id.0]);
    for (facts, when) in programme.moves.iter().zip(&table.moves) {
        if facts.to == id {
            all.extend(given(facts.from, when));
        }
    }
    all
}

/// Tells when an activity is ready, how long it waits, and when it ends.
pub(super) fn tell(future: &Future, id: ActivityId, activity: &Activity, item: &mut Item) {
    if !is_asked_for(future, id, activity) {
        return;
    }
    let times = future.t.timetable.activities[id.0];
    let (ready, wait, end) = (
        future.of(times.ready),
        future.of(times.wait),
        future.of(times.end),
    );
    let all = parts(future, id, false);
    if all.is_empty() {
        let note = "None of its money comes in this future, so it never begins and never ends.";
        item.lines
            .push(unworked("How long it waits", "wait", "years", wait).note(note));
        return;
    }
    let slippage = future.value(activity.slippage);
    let place = EventTarget::Activity(id);
    let first = pick(Function::Min, all.iter().map(|part| part.0));
    item.lines.push(
        Line::once(
            "When it would begin by itself",
            "ready",
            UNIT,
            ready,
            first.later(slippage).struck(future, place, false).term,
        )
        .formula("the first of its funds’ starts + slippage + (delays of events that have struck by then)"),
    );
    if !activity.waits_for.is_empty() {
        waits(future, activity, (ready, wait), item);
    }
    ends(future, (id, activity), (wait, end), &all, item);
}

fn pick(function: Function, times: impl Iterator<Item = f64>) -> Time {
    let times: Vec<f64> = times.collect();
    let terms: Vec<Term> = times.iter().map(|time| n(*time)).collect();
    let term = call(function, terms);
    match times.as_slice() {
        [only] => Time::of(*only),
        _ => Time {
            at: term.value(17),
            term,
        },
    }
}

fn waits(future: &Future, activity: &Activity, (ready, wait): (f64, f64), item: &mut Item) {
    let ends: Vec<f64> = activity
        .waits_for
        .iter()
        .map(|gate| future.of(future.t.timetable.activities[gate.0].end))
        .collect();
    let names: Vec<String> = activity
        .waits_for
        .iter()
        .map(|gate| activity_id(&future.programme.activities[gate.0].name.id))
        .collect();
    item.about.extend(names.iter().cloned());
    let names = names.join(" and ");
    let formula = format!("wait = max(0, the last end of {names} − ready)");
    let line = if ends.iter().all(|end| end.is_finite()) {
        let last = pick(Function::Max, ends.iter().copied()).term;
        let term = call(Function::Max, [n(0.0), last - n(ready)]);
        Line::once("How long it waits", "wait", "years", wait, term).formula(formula)
    } else {
        let never = ends.iter().zip(&activity.waits_for);
        let never = never.filter(|(end, _)| !end.is_finite());
        let ids: Vec<String> = never
            .map(|(_, gate)| activity_id(&future.programme.activities[gate.0].name.id))
            .collect();
        let note = format!(
            "Never completed in this future: {}. All of it is put off past the last year.",
            ids.join(", ")
        );
        unworked("How long it waits", "wait", "years", wait)
            .formula(formula)
            .note(note)
    };
    item.lines.push(line);
}

fn ends(
    future: &Future,
    (id, activity): (ActivityId, &Activity),
    (wait, end): (f64, f64),
    all: &[(f64, f64)],
    item: &mut Item,
) {
    if !end.is_finite() {
        if let Some(last) = item.lines.last_mut().filter(|line| line.note.is_empty()) {
            "It is never completed in this future.".clone_into(&mut last.note);
        }
        return;
    }
    let slippage = future.value(activity.slippage);
    let place = EventTarget::Activity(id);
    let spent = |parts: &[(f64, f64)]| {
        let last = pick(Function::Max, parts.iter().map(|part| part.1));
        last.later(slippage)
            .later(wait)
            .struck(future, place, true)
            .term
    };
    let mut term = spent(all);
    let mut formula =
        "the last of its funds’ ends + slippage + wait + (delays of events that have struck by then)".to_owned();
    let mut build = None;
    for (block_id, block) in future.programme.blocks_of(id) {
        if let Arrivals::Premises { build_years, .. } = block.arrivals {
            let public = parts(future, id, true);
            let draws = future.value(activity.leverage) > 0.0
                && block.share.basis == Basis::All
                && block.share.share > 0.0;
            if draws && !public.is_empty() {
                let lag = future.value(activity.leverage_lag);
                term = call(Function::Max, [term, spent(&public) + n(lag)]);
                formula.push_str(", drawn money leverage_lag after public money");
            }
            let owner = super::ids::block_id(future.programme, block_id);
            build = Some(future.give_of(item, (&owner, "build_years"), build_years));
        }
    }
    if let Some(years) = build {
        term = term + n(years);
        formula.push_str(" + build_years");
    }
    item.lines
        .push(Line::once("When all of it is done", "ends", UNIT, end, term).formula(formula));
}
