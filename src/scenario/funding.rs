//! Where an activity's money comes from: `funded_by`.

use crate::problem::Place;
use crate::programme::{Activity, ActivityId, Budget, Fund, FundId, Funding};

use super::activity::{Known, ROUNDING};
use super::context::Context;
use super::fields::Fields;
use super::legal::{Legal, shown};
use super::price;
use super::value::{plain_number, position};

/// A share of a fund that an activity takes.
pub(super) struct Taken {
    fund: FundId,
    activity: ActivityId,
    share: f64,
    place: Place,
    path: String,
}

/// Reads `funded_by`, and notes what it takes of the funds.
pub(super) fn read(
    cx: &mut Context<'_>,
    fields: &mut Fields<'_>,
    known: &Known<'_>,
    (activity, taken): (ActivityId, &mut Vec<Taken>),
) -> Vec<Funding> {
    let Some(table) = fields.table(cx, "funded_by") else {
        return Vec::new();
    };
    let trains = fields.has("training");
    let mut funding = Vec::new();
    for entry in table.ids() {
        let path = table.at(&entry.key);
        let share = plain_number(cx, &entry.node, &path, Legal::Share);
        let Some(place) = position(
            cx,
            (&entry.key, &entry.place),
            &path,
            &known.ids.funds,
            "fund",
        ) else {
            continue;
        };
        let share = share.unwrap_or_default();
        if share > 0.0 {
            taken.push(Taken {
                fund: FundId(place),
                activity,
                share,
                place: entry.node.place.clone(),
                path: path.clone(),
            });
        }
        if trains && share > 0.0 && known.funds[place].budget == Some(Budget::Capital) {
            let message = "capital money cannot pay for training".to_owned();
            let help = "fund the training from another activity with `budget = \"revenue\"` money";
            cx.error(&entry.node.place, &path, message, help);
        }
        funding.push(Funding {
            fund: FundId(place),
            share,
        });
    }
    funding
}

/// A fund can be spent only once: reports each that the activities take more of than there is.
pub(super) fn check(
    cx: &mut Context<'_>,
    taken: &[Taken],
    funds: &[Fund],
    activities: &[Activity],
) {
    for (place, fund) in funds.iter().enumerate() {
        let of_it = taken.iter().filter(|one| one.fund == FundId(place));
        let shares: Vec<&Taken> = of_it.collect();
        if shares.iter().map(|one| one.share).sum::<f64>() > 1.0 + ROUNDING {
            overspent(cx, &shares, fund, activities);
        }
    }
}

fn overspent(cx: &mut Context<'_>, shares: &[&Taken], fund: &Fund, activities: &[Activity]) {
    let Some(blamed) = blamed(cx, shares) else {
        return;
    };
    let titled = |one: &Taken| {
        let activity = activities.get(one.activity.0);
        activity.map_or("", |activity| activity.name.title.as_str())
    };
    let all: f64 = shares.iter().map(|one| one.share).sum();
    let others = shares.iter().filter(|one| one.path != blamed.path);
    let by_others: f64 = others.clone().map(|one| one.share).sum();
    // What is told as too much is never less than it is, and what there is room for never more.
    let message = format!(
        "the activities take {} of “{}”, {} more than there is",
        over(all),
        fund.name.title,
        over(all - 1.0)
    );
    let room = under(1.0 - by_others);
    let help = if room > 0.0 {
        let amount = room * price::median(fund.amount, &cx.register);
        let money = if amount.is_finite() {
            format!(" (£{}m)", money(amount))
        } else {
            String::new()
        };
        format!(
            "“{}” can take at most {}{money} with the others as they are",
            titled(blamed),
            percent(room)
        )
    } else {
        let mut each: Vec<&Taken> = others.copied().collect();
        each.sort_by(|a, b| b.share.total_cmp(&a.share));
        let each: Vec<String> = each
            .iter()
            .map(|one| format!("“{}” {}", titled(one), percent(near(one.share))))
            .collect();
        format!(
            "nothing is left for “{}” with the others as they are: {}; a fund can be spent only once",
            titled(blamed),
            each.join(", ")
        )
    };
    cx.error(&blamed.place, &blamed.path, message, help);
}

/// The share that was changed: of those that an overlay writes otherwise than its base, or else of all, the last
/// one in the scenario's own file.
fn blamed<'a>(cx: &Context<'_>, shares: &[&'a Taken]) -> Option<&'a Taken> {
    let in_file = |one: &&&Taken| (one.place.source.order, usize::MAX - one.place.span.start);
    let changed = shares
        .iter()
        .filter(|one| cx.base_ids.changes_share(&one.path, one.share));
    let found = changed.min_by_key(in_file);
    found.or_else(|| shares.iter().min_by_key(in_file)).copied()
}

/// A share to a thousandth, at least as much.
fn over(share: f64) -> String {
    percent(libm::ceil(1000.0 * share - ROUNDING) / 1000.0)
}

/// A share to a thousandth, at most as much.
fn under(share: f64) -> f64 {
    libm::floor(1000.0 * share + ROUNDING) / 1000.0
}

/// A share to the nearest thousandth.
fn near(share: f64) -> f64 {
    libm::round(1000.0 * share) / 1000.0
}

fn percent(share: f64) -> String {
    format!("{}%", shown(100.0 * share))
}

/// £ million to a tenth, or to the nearest thousand where it is less than one.
fn money(amount: f64) -> String {
    let digits = if amount < 1.0 { 1000.0 } else { 10.0 };
    shown(libm::floor(digits * amount + ROUNDING) / digits)
}
