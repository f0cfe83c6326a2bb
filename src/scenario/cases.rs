//! The cases that a reference class of the evidence library rests on: `[[<id>.case]]`.
//!
//! The class spells its number itself, as `discrete`, so that whoever reads it alone has the number;
//! that it is the number of its cases is checked.

use std::fmt::Write as _;

use crate::register::{Precedent, weights};

use super::context::Context;
use super::fields::Fields;
use super::legal::Legal;
use super::promise::tables_of;
use super::spelling::{Shape, Spelled};
use super::value::plain_number;

/// Values and weights are written to four digits after the point.
const ROUNDING: f64 = 0.5e-4 + 1e-9;

/// Reads the cases of an entry, if it lists any, and checks that its number is theirs.
pub(super) fn read(
    cx: &mut Context<'_>,
    fields: &mut Fields<'_>,
    spelled: Option<&Spelled>,
) -> Vec<Precedent> {
    let mut cases = Vec::new();
    let before = cx.problems.len();
    for node in tables_of(cx, fields, "case") {
        let path = format!("{}.case[{}]", fields.path, cases.len() + 1);
        if let Some(fields) = Fields::of_node(cx, node, path) {
            cases.push(one(cx, fields));
        }
    }
    if let Some(spelled) = spelled
        && !cases.is_empty()
        && cx.problems.len() == before
    {
        check(cx, fields, &cases, spelled);
    }
    cases
}

fn one(cx: &mut Context<'_>, mut fields: Fields<'_>) -> Precedent {
    let mut text = |cx: &mut Context<'_>, key: &'static str| {
        if !fields.has(key) {
            fields.missing(cx, key, "a case says this in words");
        }
        fields.text_or_empty(cx, key)
    };
    let programme = text(cx, "programme");
    let account = text(cx, "account");
    let unit = text(cx, "unit");
    let at = text(cx, "at");
    let source = text(cx, "source");
    let status = text(cx, "status");
    let why = text(cx, "why");
    let mut number = |cx: &mut Context<'_>, key: &'static str, legal: Legal| {
        let path = fields.at(key);
        let Some(entry) = fields.get(key) else {
            fields.missing(cx, key, "");
            return 1.0;
        };
        plain_number(cx, &entry.node, &path, legal).unwrap_or(1.0)
    };
    let case = Precedent {
        promised: number(cx, "promised", Legal::AboveZero),
        delivered: number(cx, "delivered", Legal::ZeroOrMore),
        likeness: number(cx, "likeness", Legal::Share),
        evidence: number(cx, "evidence", Legal::Share),
        recency: number(cx, "recency", Legal::Share),
        programme,
        account,
        unit,
        at,
        source,
        status,
        why,
    };
    fields.finish(cx);
    case
}

/// Checks that the number of a class is that of its cases.
fn check(cx: &mut Context<'_>, fields: &Fields<'_>, cases: &[Precedent], spelled: &Spelled) {
    let expected = cases.iter().map(Precedent::ratio).zip(weights(cases));
    let expected: Vec<(f64, f64)> = expected.collect();
    let agrees = match &spelled.shape {
        Shape::Discrete(pairs) => {
            let near = |(a, b): (&(f64, f64), &(f64, f64))| {
                (a.0 - b.0).abs() <= ROUNDING && (a.1 - b.1).abs() <= ROUNDING
            };
            let (written, expected) = (in_order(pairs), in_order(&expected));
            written.len() == expected.len() && written.iter().zip(&expected).all(near)
        }
        _ => false,
    };
    if agrees {
        return;
    }
    let mut right = String::new();
    for (ratio, weight) in &expected {
        let comma = if right.is_empty() { "" } else { ", " };
        let _ = write!(
            right,
            "{comma}[{}, {}]",
            four_digits(*ratio),
            four_digits(*weight)
        );
    }
    cx.error(
        &spelled.place,
        &fields.path,
        "its number is not that of its cases".to_owned(),
        format!("write discrete = [{right}]: delivered over promised, with the weight of each"),
    );
}

fn in_order(pairs: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut sorted = pairs.to_vec();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    sorted
}

fn four_digits(value: f64) -> f64 {
    (value * 1e4).round() / 1e4
}
