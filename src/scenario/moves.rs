//! Money moved between activities: `[move.<id>]`.

use crate::calendar::Calendar;
use crate::problem::Place;
use crate::programme::{ActivityId, Budget, Fund, Funding, Move};

use super::activity::Activities;
use super::block::one_of;
use super::context::Context;
use super::fields::Fields;
use super::ids::Ids;
use super::legal::Legal;
use super::shock;

/// What moves refer to.
pub(super) struct Around<'a> {
    /// All ids.
    pub ids: &'a Ids,
    /// The funds, as read.
    pub funds: &'a [Fund],
    /// The years.
    pub calendar: &'a Calendar,
}

/// Reads all moves, in file order, and gives each receiver the funds that its money comes from.
pub(super) fn read(
    cx: &mut Context<'_>,
    top: &mut Fields<'_>,
    all: &mut Activities,
    around: &Around<'_>,
) -> Vec<Move> {
    let mut moves = Vec::new();
    for (id, fields) in top.tables(cx, "move") {
        moves.extend(one(cx, (id, fields), all, around));
    }
    for one in &moves {
        receive(all, one);
    }
    moves
}

fn one(
    cx: &mut Context<'_>,
    (id, mut fields): (&str, Fields<'_>),
    all: &Activities,
    around: &Around<'_>,
) -> Option<Move> {
    let name = fields.name(cx, id);
    let owner = fields.text_or_empty(cx, "owner");
    let share = fields.must_number(cx, "share");
    let profile = profile(cx, &mut fields, around.calendar);
    let from = activity(cx, &mut fields, "from", around.ids);
    let to = activity(cx, &mut fields, "to", around.ids);
    let (Some(from), Some(to)) = (from, to) else {
        fields.finish(cx);
        return None;
    };
    check(cx, &fields, (from, to), all, around);
    fields.finish(cx);
    Some(Move {
        name,
        owner,
        from,
        to,
        share,
        profile,
    })
}

/// One end of a move.
fn activity(
    cx: &mut Context<'_>,
    fields: &mut Fields<'_>,
    key: &'static str,
    ids: &Ids,
) -> Option<ActivityId> {
    if !fields.has(key) {
        let help = match key {
            "from" => "name the activity that the money is taken from",
            _ => "name the activity that the money goes to",
        };
        fields.missing(cx, key, help);
    }
    let found = fields.id(cx, key, &ids.activities, "activity");
    found.map(ActivityId)
}

/// Money goes somewhere else, and where it may.
fn check(
    cx: &mut Context<'_>,
    fields: &Fields<'_>,
    (from, to): (ActivityId, ActivityId),
    all: &Activities,
    around: &Around<'_>,
) {
    if from == to {
        let message = "the money would stay where it is".to_owned();
        let help = "name two activities, one in `from` and another in `to`";
        cx.error(&fields.place_of("to"), &fields.at("to"), message, help);
        return;
    }
    let Some(source) = all.list.get(from.0) else {
        return;
    };
    // What is wrong with its funding was said where that stands.
    let funding = format!("activity.{}.funded_by", source.name.id);
    let is_told = cx.problems.iter().any(|one| one.path.starts_with(&funding));
    if source.given().next().is_none() && !is_told {
        let message = format!("`{}` has no money of its own to move", source.name.id);
        let help = "name an activity with `funded_by`; what a move brings is not moved again";
        cx.error(&fields.place_of("from"), &fields.at("from"), message, help);
    }
    let trains = all.trainings.iter().any(|training| training.activity == to);
    let capital = source.given().find(|funding| {
        let fund = around.funds.get(funding.fund.0);
        fund.is_some_and(|fund| fund.budget == Some(Budget::Capital))
    });
    if trains && let Some(funding) = capital {
        let fund = &around.funds[funding.fund.0].name.id;
        let message =
            format!("capital money cannot pay for training: this brings money of `{fund}`");
        let help = "move it from an activity with `budget = \"revenue\"` money, or to one that does not train";
        cx.error(&fields.place_of("to"), &fields.at("to"), message, help);
    }
}

/// How far the move has gone in each year: a list, or whole from a year on.
fn profile(cx: &mut Context<'_>, fields: &mut Fields<'_>, calendar: &Calendar) -> Vec<f64> {
    one_of(cx, fields, ["profile", "first"]);
    let from = |first: usize| -> Vec<f64> {
        let whole = |year: usize| if year < first { 0.0 } else { 1.0 };
        (0..calendar.years).map(whole).collect()
    };
    let first = shock::year(cx, fields, "first", calendar).map(from);
    let listed = fields.plain_list(cx, "profile", Legal::Share);
    let Some(shares) = listed else {
        return first.unwrap_or_else(|| from(0));
    };
    let (place, path): (Place, String) = (fields.place_of("profile"), fields.at("profile"));
    let years = calendar.years;
    if shares.len() != years && cx.calendar_is_known {
        let message = format!("should hold {years} shares, but holds {}", shares.len());
        let help =
            format!("say how far the move has gone in each of the {years} years, from 0 to 1");
        cx.error(&place, &path, message, help);
    } else if shares.iter().all(|share| *share <= 0.0) {
        let message = "all shares are 0, so nothing would be moved in any year".to_owned();
        cx.error(
            &place,
            &path,
            message,
            "write 1 for years in which all of `share` is moved",
        );
    }
    shares
}

/// Gives the receiver of a move the funds that its money comes from.
fn receive(all: &mut Activities, one: &Move) {
    let brought: Vec<_> = all.list.get(one.from.0).map_or_else(Vec::new, |source| {
        source.given().map(|funding| funding.fund).collect()
    });
    let Some(receiver) = all.list.get_mut(one.to.0) else {
        return;
    };
    for fund in brought {
        if receiver.funded_by.iter().all(|own| own.fund != fund) {
            receiver.funded_by.push(Funding { fund, share: 0.0 });
        }
    }
}
