//! Funds: `[fund.<id>]`.

use crate::problem::in_a_row;
use crate::programme::{Budget, Fund, FundKind, Profile};
use crate::register::ChanceKind;

use super::actual::{self, Promise};
use super::context::Context;
use super::fields::Fields;
use super::legal::Legal;
use super::price;
use super::value::plain_numbers;

/// The words that can stand for a list of shares of years.
pub const PROFILES: [&str; 4] = ["even", "front-loaded", "back-loaded", "s-curve"];

/// Reads all funds, in file order.
pub(super) fn read(cx: &mut Context<'_>, top: &mut Fields<'_>, years: &[i32]) -> Vec<Fund> {
    let funds = top.tables(cx, "fund");
    funds
        .into_iter()
        .map(|(id, fields)| fund(cx, id, fields, years))
        .collect()
}

fn fund(cx: &mut Context<'_>, id: &str, mut fields: Fields<'_>, years: &[i32]) -> Fund {
    let kinds = FundKind::ALL.map(|kind| (kind.word(), kind));
    let budgets = Budget::ALL.map(|budget| (budget.word(), budget));
    let prices = [("real", false), ("nominal", true)];
    let actual = actual::read(cx, &mut fields, years);
    let mut fund = Fund {
        name: fields.name(cx, id),
        kind: fields
            .must_word(cx, "kind", &kinds)
            .unwrap_or(FundKind::Other),
        budget: fields.word(cx, "budget", &budgets),
        amount: fields.must_number(cx, "amount"),
        nominal: fields.must_word(cx, "prices", &prices).unwrap_or(false),
        profile: profile(cx, &mut fields, years.len()),
        busy: (0, 0),
        arrives: fields.number_or(cx, "arrives", 1.0),
        chance: cx
            .register
            .chance(format!("chance.fund.{id}"), ChanceKind::Coordinate),
        realised: fields.number_or(cx, "realised", 1.0),
        delay: fields.number_or(cx, "delay", 0.0),
        actual_rule: actual::rule(cx, &mut fields, &actual),
        actual,
    };
    fund.busy = busy(&fund.profile);
    let promise = Promise {
        amount: price::median(fund.amount, &cx.register),
        profile: &fund.profile,
        is_uncertain: !fund.arrives.is(1.0),
    };
    actual::warn(cx, &fields, (&fund.actual, fund.actual_rule), &promise);
    fields.finish(cx);
    fund
}

/// Reads a profile: a list of shares or a word, made to add up to 1.
fn profile(cx: &mut Context<'_>, fields: &mut Fields<'_>, years: usize) -> Profile {
    let words = format!(
        "write a list of {years} shares, or one of {}",
        in_a_row(&PROFILES)
    );
    let path = fields.at("profile");
    let Some(entry) = fields.get("profile") else {
        fields.missing(cx, "profile", &words);
        return shaped("even", years);
    };
    if let Some(word) = entry.node.text() {
        if !PROFILES.contains(&word) {
            let message = format!("`{word}` is not a profile");
            cx.error(&entry.node.place, &path, message, words);
        }
        return shaped(word, years);
    }
    let Some(shares) = plain_numbers(cx, &entry.node, &path, Legal::ZeroOrMore) else {
        return shaped("even", years);
    };
    let total: f64 = shares.iter().sum();
    if shares.len() != years && cx.calendar_is_known {
        let message = format!("should hold {years} shares, but holds {}", shares.len());
        let help = format!("give one share for each of the {years} years");
        cx.error(&entry.node.place, &path, message, help);
    } else if total <= 0.0 {
        let message = "all shares are 0, so the money would come in no year".to_owned();
        cx.error(
            &entry.node.place,
            &path,
            message,
            "give at least one year a share above 0",
        );
    }
    normalised(shares)
}

/// The first and the last year with a share above 0.
fn busy(profile: &[f64]) -> (usize, usize) {
    let has = |share: &f64| *share > 0.0;
    let first = profile.iter().position(has).unwrap_or(0);
    (first, profile.iter().rposition(has).unwrap_or(first))
}

fn shaped(word: &str, years: usize) -> Profile {
    let all = f64::from(u32::try_from(years).unwrap_or(u32::MAX));
    let weights = (0_u32..).take(years).map(f64::from).map(|year| match word {
        "front-loaded" => all - year,
        "back-loaded" => year + 1.0,
        "s-curve" => (year + 0.5) * (all - year - 0.5),
        _ => 1.0,
    });
    normalised(weights.collect())
}

fn normalised(weights: Vec<f64>) -> Profile {
    let total: f64 = weights.iter().sum();
    weights.into_iter().map(|weight| weight / total).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn profiles_add_up_to_one_and_have_the_shape_of_their_word() {
        assert_eq!(shaped("even", 4), [0.25; 4]);
        assert_eq!(shaped("front-loaded", 3), [3.0 / 6.0, 2.0 / 6.0, 1.0 / 6.0]);
        assert_eq!(shaped("back-loaded", 3), [1.0 / 6.0, 2.0 / 6.0, 3.0 / 6.0]);
        // weights (y + ½)(Y − y − ½): 1.25, 2.25, 1.25
        assert_eq!(
            shaped("s-curve", 3),
            [1.25 / 4.75, 2.25 / 4.75, 1.25 / 4.75]
        );
    }
}
