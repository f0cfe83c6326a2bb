//! Recessions and the risk register: `[recession]`, `[event.<id>]`.

use crate::calendar::Calendar;
use crate::problem::{Place, help_for_unknown};
use crate::programme::{ActivityId, BlockId, Event, EventTarget, FundId, Recession};
use crate::register::ChanceKind;

use super::context::Context;
use super::fields::Fields;
use super::ids::Ids;
use super::value::text_of;

/// Reads `[recession]`.
pub(super) fn recession(
    cx: &mut Context<'_>,
    top: &mut Fields<'_>,
    calendar: &Calendar,
) -> Option<Recession> {
    let mut fields = top.table(cx, "recession")?;
    let recession = Recession {
        enter: fields.must_number(cx, "enter"),
        stay: fields.must_number(cx, "stay"),
        depth: fields.must_number(cx, "depth"),
        jobs_depth: fields.number_or(cx, "jobs_depth", 0.0),
        chance: cx.register.chance_each_year(
            "chance.recession",
            calendar.all(),
            ChanceKind::Coordinate,
        ),
    };
    fields.finish(cx);
    Some(recession)
}

/// Reads all events, in file order.
pub(super) fn events(
    cx: &mut Context<'_>,
    top: &mut Fields<'_>,
    calendar: &Calendar,
    ids: &Ids,
) -> Vec<Event> {
    let events = top.tables(cx, "event");
    events
        .into_iter()
        .map(|(id, fields)| event(cx, id, fields, calendar, ids))
        .collect()
}

fn event(
    cx: &mut Context<'_>,
    id: &str,
    mut fields: Fields<'_>,
    calendar: &Calendar,
    ids: &Ids,
) -> Event {
    let on = struck(cx, &mut fields, ids);
    let event = Event {
        name: fields.name(cx, id),
        owner: fields.text_or_empty(cx, "owner"),
        mitigation: fields.text_or_empty(cx, "mitigation"),
        probability: fields.must_number(cx, "probability"),
        chance: cx
            .register
            .chance(format!("chance.event.{id}"), ChanceKind::Coordinate),
        window: window(cx, &mut fields, calendar),
        years: fields.number(cx, "years"),
        on,
        factor: fields.number_or(cx, "factor", 1.0),
        delay: fields.number_or(cx, "delay", 0.0),
        cost: fields.number_or(cx, "cost", 0.0),
    };
    check_effect(cx, &fields, &event);
    fields.finish(cx);
    event
}

/// An event does something, to something that can bear it.
fn check_effect(cx: &mut Context<'_>, fields: &Fields<'_>, event: &Event) {
    let strikes = fields.has("factor") || fields.has("delay");
    if !strikes && !fields.has("cost") {
        let message = "this event does nothing".to_owned();
        let help = "give it at least one of `factor`, `delay` and `cost`";
        cx.error(&fields.place, &fields.path, message, help);
    }
    if strikes && !fields.has("on") {
        let help = "say what it strikes: \"fund.<id>\", \"activity.<id>\", \"activity.<id>.<block>\" or \"private\"";
        fields.missing(cx, "on", help);
    }
    let bears_delay = matches!(
        event.on,
        None | Some(EventTarget::Fund(_) | EventTarget::Activity(_))
    );
    if !event.delay.is(0.0) && !bears_delay {
        let message = "a delay strikes a fund or an activity, not a part of one".to_owned();
        let help = "let it strike the whole activity, or use `factor`";
        cx.error(
            &fields.place_of("delay"),
            &fields.at("delay"),
            message,
            help,
        );
    }
}

/// Reads `from` and `to` as years counted from 0.
fn window(cx: &mut Context<'_>, fields: &mut Fields<'_>, calendar: &Calendar) -> (usize, usize) {
    let last = calendar.years.saturating_sub(1);
    let from = year(cx, fields, "from", calendar);
    let to = year(cx, fields, "to", calendar);
    if let (Some(from), Some(to)) = (from, to)
        && from > to
    {
        let message = "the window ends before it begins".to_owned();
        cx.error(
            &fields.place_of("to"),
            &fields.path,
            message,
            "`from` is the first year, `to` the last",
        );
    }
    (from.unwrap_or(0), to.unwrap_or(last))
}

/// Reads a calendar year of the programme and counts it from 0.
pub(super) fn year(
    cx: &mut Context<'_>,
    fields: &mut Fields<'_>,
    key: &'static str,
    calendar: &Calendar,
) -> Option<usize> {
    let year = fields.whole(cx, key, super::YEARS)?;
    let index = calendar.index(year);
    if index.is_none() && cx.calendar_is_known {
        let (first, last) = (calendar.start, calendar.last());
        let message = format!("{year} is outside the programme");
        let help = format!("write a year from {first} to {last}");
        cx.error(&fields.place_of(key), &fields.at(key), message, help);
    }
    index
}

fn struck(cx: &mut Context<'_>, fields: &mut Fields<'_>, ids: &Ids) -> Option<EventTarget> {
    let entry = fields.get("on")?;
    let path = fields.at("on");
    let written = text_of(cx, &entry.node, &path)?;
    let found = target(written, ids);
    if found.is_none() {
        unknown_place(cx, written, &entry.node.place, &path, ids);
    }
    found
}

fn target(written: &str, ids: &Ids) -> Option<EventTarget> {
    let position = |list: &[String], id: &str| list.iter().position(|known| known == id);
    if written == "private" {
        return Some(EventTarget::Private);
    }
    if let Some(id) = written.strip_prefix("fund.") {
        return position(&ids.funds, id).map(|place| EventTarget::Fund(FundId(place)));
    }
    let place = written.strip_prefix("activity.")?;
    let (id, block) = place.split_once('.').unwrap_or((place, ""));
    let activity = ActivityId(position(&ids.activities, id)?);
    match block {
        "" => Some(EventTarget::Activity(activity)),
        "training" => position(&ids.training, id).map(|_| EventTarget::Training(activity)),
        "construction" => {
            position(&ids.construction, id).map(|_| EventTarget::Construction(activity))
        }
        _ => position(&ids.blocks, place).map(|block| EventTarget::Block(BlockId(block))),
    }
}

fn unknown_place(cx: &mut Context<'_>, written: &str, place: &Place, path: &str, ids: &Ids) {
    let relief = |id: &String| written == format!("activity.{id}.relief");
    if ids.relief.iter().any(relief) {
        let message = "a tax relief cannot be struck".to_owned();
        cx.error(
            place,
            path,
            message,
            "let the event strike the activity or one of its job blocks",
        );
        return;
    }
    let mut known: Vec<String> = vec!["private".to_owned()];
    known.extend(ids.funds.iter().map(|id| format!("fund.{id}")));
    known.extend(ids.activities.iter().map(|id| format!("activity.{id}")));
    known.extend(ids.blocks.iter().map(|id| format!("activity.{id}")));
    known.extend(
        ids.training
            .iter()
            .map(|id| format!("activity.{id}.training")),
    );
    known.extend(
        ids.construction
            .iter()
            .map(|id| format!("activity.{id}.construction")),
    );
    let help = help_for_unknown(written, known.iter().map(String::as_str), "places");
    cx.error(
        place,
        path,
        format!("there is nothing called `{written}`"),
        help,
    );
}
