//! Money moved between activities.

use super::account::{Item, Line};
use super::future::{Future, plain};
use super::ids::activity_id;
use super::term::{Term, n, sum, total};
use crate::programme::{ActivityId, Move};

/// Each move.
pub(super) fn items(future: &Future) -> Vec<Item> {
    let moves = future.programme.moves.iter().enumerate();
    moves
        .map(|(place, facts)| tell(future, place, facts))
        .collect()
}

/// The symbol for what a move takes of a fund.
fn symbol(facts: &Move, fund: &str) -> String {
    format!("{fund} moved by {}", facts.name.id)
}

fn tell(future: &Future, place: usize, facts: &Move) -> Item {
    let activities = &future.programme.activities;
    let (from, to) = (&activities[facts.from.0], &activities[facts.to.0]);
    let mut item = Item::new(format!("move.{}", facts.name.id), &facts.name.title);
    item.about = [from, to].map(|it| activity_id(&it.name.id)).to_vec();
    let share = future.give(&mut item, "share", facts.share);
    let gone: Vec<f64> = (0..future.years()).map(|year| facts.gone(year)).collect();
    let what = format!(
        "Money goes from {} to {}.",
        activity_id(&from.name.id),
        activity_id(&to.name.id)
    );
    item.lines.push(
        Line::read("How far the move has gone", "gone", "share", gone.clone())
            .formula("profile or first, plain")
            .note(what),
    );
    let mut each = Vec::new();
    for (source, funding) in from.funded_by.iter().enumerate() {
        let fund = &future.programme.funds[funding.fund.0].name.id;
        if funding.share <= 0.0 {
            continue;
        }
        let given = plain_share(&mut item, fund, funding.share);
        let arriving = future.row(&future.t.funds[funding.fund.0].arriving);
        let earlier: Vec<(String, Vec<f64>)> = future.programme.moves[..place]
            .iter()
            .zip(&future.t.moved)
            .filter(|(other, _)| other.from == facts.from)
            .map(|(other, moved)| (symbol(other, fund), future.row(&moved.taken[source])))
            .collect();
        let taken = future.row(&future.t.moved[place].taken[source]);
        let earlier_names = earlier.iter().map(|(name, _)| name.as_str());
        let less = joined(" − ", earlier_names);
        item.lines.push(
            Line::yearly(
                &format!("Taken of the money of fund.{fund}"),
                &symbol(facts, fund),
                "£m",
                taken.clone(),
                |year| {
                    let left = earlier
                        .iter()
                        .fold(n(arriving[year]) * n(given), |left, (_, row)| {
                            left - n(row[year])
                        });
                    n(share) * n(gone[year]) * left
                },
            )
            .formula(format!(
                "share·gone_y·(M_y of {fund}·share of {fund}{less})"
            ))
            .summed(),
        );
        each.push(taken);
    }
    let all: Vec<f64> = (0..future.years())
        .map(|year| future.of(future.t.moved[place].in_year(year).lanes()))
        .collect();
    item.lines.push(
        Line::yearly("Money moved", "moved", "£m", all, |year| {
            total(each.iter().map(|row| n(row[year])))
        })
        .formula("Σ over the funds of the activity it is taken from")
        .metric(format!("move.{}.moved", facts.name.id)),
    );
    item
}

fn plain_share(item: &mut Item, fund: &str, share: f64) -> f64 {
    let symbol = format!("share of {fund}");
    plain(
        item,
        &symbol,
        share,
        "",
        "funded_by of the activity it is taken from, plain",
    );
    share
}

/// Names, each with a sign before it.
fn joined<'a>(sign: &str, names: impl Iterator<Item = &'a str>) -> String {
    names.fold(String::new(), |all, name| all + sign + name)
}

/// What an activity has of one of its funds once moves have taken and brought money, told where any do.
pub(super) fn after_moves(
    future: &Future,
    (id, source): (ActivityId, usize),
    given: Vec<f64>,
    item: &mut Item,
) -> Vec<f64> {
    let activities = &future.programme.activities;
    let own = activities[id.0].funded_by[source].fund;
    let fund = &future.programme.funds[own.0].name.id;
    let mut taken: Vec<(String, Vec<f64>)> = Vec::new();
    let mut brought: Vec<(String, Vec<f64>)> = Vec::new();
    for (facts, moved) in future.programme.moves.iter().zip(&future.t.moved) {
        let sources = activities[facts.from.0].funded_by.iter().zip(&moved.taken);
        for (_, row) in sources.filter(|(funding, _)| funding.fund == own) {
            let part = (symbol(facts, fund), future.row(row));
            if facts.from == id {
                taken.push(part);
            } else if facts.to == id {
                brought.push(part);
            }
        }
    }
    if taken.is_empty() && brought.is_empty() {
        return given;
    }
    let term = |year: usize| -> Term {
        let left = taken
            .iter()
            .fold(n(given[year]), |left, (_, row)| left - n(row[year]));
        brought
            .iter()
            .fold(left, |all, (_, row)| all + n(row[year]))
    };
    let after: Vec<f64> = (0..given.len()).map(|year| term(year).value(17)).collect();
    let names = |parts: &[(String, Vec<f64>)]| -> Vec<String> {
        parts.iter().map(|(name, _)| name.clone()).collect()
    };
    let parts = joined(" − ", names(&taken).iter().map(String::as_str))
        + &joined(" + ", names(&brought).iter().map(String::as_str));
    let shifted = taken.iter().chain(&brought);
    let shifted: Vec<f64> = shifted.map(|(_, row)| sum(row)).collect();
    item.lines.push(
        Line::yearly(
            &format!("The same after money was moved, fund.{fund}"),
            &format!("given by {fund}, after moves"),
            "£m",
            after.clone(),
            term,
        )
        .formula(format!("given by {fund}{parts}, as told at the moves"))
        .from_where(|year| sum(&shifted) != 0.0 && (after[year] - given[year]).abs() > 0.0)
        .summed(),
    );
    after
}
