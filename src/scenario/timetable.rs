//! What waits for what: `waits_for` of `[activity.<id>]`, and the order that follows from it.

use crate::calendar::Calendar;
use crate::problem::{Place, in_a_row};
use crate::programme::{ActivityId, Arrivals, Block, Fund, Move, block::Landings};

use super::activity::Activities;
use super::context::Context;
use super::fields::Fields;
use super::ids::Ids;
use super::tree::{Node, Value};
use super::value::{position, text_of};

/// One activity that another waits for.
#[derive(Debug, Clone)]
pub(super) struct Wait {
    /// What is waited for.
    pub activity: ActivityId,
    /// Where it is written.
    pub place: Place,
}

/// Reads what an activity waits for: an id, or a list of them.
pub(super) fn waits_for(
    cx: &mut Context<'_>,
    fields: &mut Fields<'_>,
    own: ActivityId,
    ids: &Ids,
) -> Vec<Wait> {
    let Some(entry) = fields.get("waits_for") else {
        return Vec::new();
    };
    let path = fields.at("waits_for");
    let nodes: Vec<&Node> = match &entry.node.value {
        Value::List(items) => items.iter().collect(),
        Value::Text(_) => vec![&entry.node],
        _ => {
            let message = format!(
                "should be a list of activities, but is {}",
                entry.node.kind()
            );
            let help = "write waits_for = [\"building\"], the ids of other activities";
            cx.error(&entry.node.place, &path, message, help);
            return Vec::new();
        }
    };
    let mut waits: Vec<Wait> = Vec::new();
    for node in nodes {
        let Some(id) = text_of(cx, node, &path) else {
            continue;
        };
        let at = (id, &node.place);
        let Some(place) = position(cx, at, &path, &ids.activities, "activity") else {
            continue;
        };
        let wait = Wait {
            activity: ActivityId(place),
            place: node.place.clone(),
        };
        if wait.activity == own {
            let message = "an activity cannot wait for itself".to_owned();
            cx.error(&node.place, &path, message, "name other activities");
        } else if waits.iter().any(|known| known.activity == wait.activity) {
            let message = format!("`{id}` is named twice");
            cx.error(&node.place, &path, message, "name each activity once");
        } else {
            waits.push(wait);
        }
    }
    waits
}

/// Checks that what waits can begin, and gives the order: what others wait for first, else as in the
/// file; nothing where no time of an activity is asked for.
pub(super) fn order(
    cx: &mut Context<'_>,
    top: &mut Fields<'_>,
    (all, moves): (&Activities, &[Move]),
    (funds, calendar): (&[Fund], &Calendar),
) -> Vec<ActivityId> {
    let mut blocks = all.blocks.iter();
    let opens = blocks.any(|block| block.arrivals.open_as_a_whole());
    if all.waits.iter().all(Vec::is_empty) && !opens {
        return Vec::new();
    }
    for (place, waits) in all.waits.iter().enumerate() {
        check(cx, all, moves, (ActivityId(place), waits));
    }
    let plan = Plan {
        all,
        funds,
        calendar,
    };
    plan.warn_of_waits(cx);
    plan.warn_of_buildings(cx, top);
    let mut order: Vec<ActivityId> = Vec::new();
    while order.len() < all.list.len() {
        let begins = |place: &usize| {
            !order.contains(&ActivityId(*place))
                && all.waits[*place]
                    .iter()
                    .all(|wait| order.contains(&wait.activity))
        };
        let Some(next) = (0..all.list.len()).find(begins) else {
            report_circle(cx, all, &order);
            return Vec::new();
        };
        order.push(ActivityId(next));
    }
    order
}

/// What the plan itself says, before anything is late.
struct Plan<'a> {
    all: &'a Activities,
    funds: &'a [Fund],
    calendar: &'a Calendar,
}

impl Plan<'_> {
    /// Whether an activity has money of its funds in the last year of the programme.
    fn lasts_to_the_end(&self, id: ActivityId) -> bool {
        let mut given = self.all.list[id.0].given();
        given.any(|funding| {
            let fund = self.funds.get(funding.fund.0);
            fund.is_some_and(|it| it.busy.1 + 1 >= self.calendar.years)
        })
    }

    /// What waits for something that goes on to the end has nothing left of the programme.
    fn warn_of_waits(&self, cx: &mut Context<'_>) {
        for (activity, waits) in self.all.list.iter().zip(&self.all.waits) {
            for wait in waits
                .iter()
                .filter(|wait| self.lasts_to_the_end(wait.activity))
            {
                let gate = &self.all.list[wait.activity.0].name.id;
                let message = format!(
                    "`{gate}` has money until {}, the last year, so nothing of this is spent before the programme ends",
                    self.calendar.last()
                );
                let help =
                    "wait for what is completed earlier, or end its fund’s `profile` earlier";
                let path = format!("activity.{}.waits_for", activity.name.id);
                cx.warn(&wait.place, &path, message, help);
            }
        }
    }

    /// A building that is paid for to the end opens in the last year, if nothing is late.
    fn warn_of_buildings(&self, cx: &mut Context<'_>, top: &mut Fields<'_>) {
        let activities = top.get("activity").and_then(|entry| entry.node.table());
        for block in self
            .all
            .blocks
            .iter()
            .filter(|block| block.arrivals.open_as_a_whole())
        {
            let id = &self.all.list[block.activity.0].name.id;
            let premises = activities.and_then(|table| table.table(id)?.table("premises"));
            let Some(node) = premises.and_then(|table| table.get("opens")) else {
                continue;
            };
            if self.lasts_to_the_end(block.activity) {
                let last = self.calendar.last();
                let message = format!(
                    "it is paid for until {last}, the last year, so it is not open before, and not at all where anything is late"
                );
                let help = "end its fund’s `profile` earlier, or let it open \"in tranches\"";
                let path = format!("activity.{id}.premises.opens");
                cx.warn(&node.place, &path, message, help);
            }
        }
    }
}

/// Whether an activity has money, of funds or by a move.
fn has_money(all: &Activities, moves: &[Move], id: ActivityId) -> bool {
    let funded = all.list[id.0].given().next().is_some();
    funded || moves.iter().any(|one| one.to == id)
}

fn check(
    cx: &mut Context<'_>,
    all: &Activities,
    moves: &[Move],
    (id, waits): (ActivityId, &[Wait]),
) {
    let path = format!("activity.{}.waits_for", all.list[id.0].name.id);
    for wait in waits {
        if !has_money(all, moves, wait.activity) {
            let gate = &all.list[wait.activity.0].name.id;
            let message = format!("`{gate}` has no money, so it would never be completed");
            let help = "wait for an activity with `funded_by`, or give it some";
            cx.error(&wait.place, &path, message, help);
        }
    }
    let Some(first) = waits.first() else {
        return;
    };
    let by_year = |block: &Block| {
        let by_year = |landings: &Landings| matches!(landings, Landings::PerYear(_));
        block.activity == id
            && matches!(&block.arrivals, Arrivals::Inward { landings, .. } if by_year(landings))
    };
    if all.blocks.iter().any(by_year) {
        let message = "landings that are given by year would not wait: it is money that waits";
        let help = "give `cost_per_landing` in place of `landings_per_year`, or put them in an activity of their own";
        cx.error(&first.place, &path, message.to_owned(), help);
    } else if !has_money(all, moves, id) {
        let message = "an activity without money has nothing that could wait".to_owned();
        cx.error(
            &first.place,
            &path,
            message,
            "give it `funded_by`, or leave this out",
        );
    }
}

/// Reports activities that wait for each other: those that are left when all others have their place.
fn report_circle(cx: &mut Context<'_>, all: &Activities, placed: &[ActivityId]) {
    let id_of = |place: usize| all.list[place].name.id.as_str();
    let waits_on = |place: usize| {
        let mut waits = all.waits[place].iter();
        waits.find(|wait| !placed.contains(&wait.activity))
    };
    let mut way: Vec<usize> = Vec::new();
    let mut next = (0..all.list.len()).find(|place| !placed.contains(&ActivityId(*place)));
    while let Some(place) = next {
        if let Some(start) = way.iter().position(|known| *known == place) {
            way.drain(..start);
            break;
        }
        way.push(place);
        next = waits_on(place).map(|wait| wait.activity.0);
    }
    let Some((first, wait)) = way
        .first()
        .and_then(|first| Some((*first, waits_on(*first)?)))
    else {
        return;
    };
    let circle: Vec<&str> = way.iter().map(|place| id_of(*place)).collect();
    let path = format!("activity.{}.waits_for", id_of(first));
    let message = format!(
        "{} wait for each other, so none of them would ever begin",
        in_a_row(&circle)
    );
    let help = "take one of them out of `waits_for` of another";
    cx.error(&wait.place, &path, message, help);
}
