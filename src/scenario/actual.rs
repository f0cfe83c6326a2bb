//! What is known of years that are over: `actual = { 2024 = 3.1, 2025 = 2.0 }`.

use crate::calendar::financial_year;
use crate::programme::{ActualRule, Actuals};

use super::context::Context;
use super::fields::Fields;
use super::legal::{Legal, shown};
use super::slips;
use super::value::plain_number;

const KEY: &str = "actual";
const RULE: &str = "actual_rule";

/// Reads `actual`: one figure for each year that is over, from the first year on without gaps.
pub(super) fn read(cx: &mut Context<'_>, fields: &mut Fields<'_>, years: &[i32]) -> Actuals {
    let Some(table) = fields.table(cx, KEY) else {
        return Actuals::default();
    };
    let before = cx.problems.len();
    let mut known: Vec<(i32, f64)> = Vec::new();
    for entry in table.ids() {
        let path = table.at(&entry.key);
        let value = plain_number(cx, &entry.node, &path, Legal::ZeroOrMore);
        let (Some(first), Some(last)) = (years.first(), years.last()) else {
            continue;
        };
        let year = entry.key.parse::<i32>().ok();
        match year.filter(|year| year.to_string() == entry.key) {
            Some(year) if years.contains(&year) || !cx.calendar_is_known => {
                known.extend(value.map(|value| (year, value)));
            }
            Some(year) => {
                let message = format!("{year} is outside the programme");
                let help = format!("give years from {first} to {last}");
                cx.error(&entry.place, &table.path, message, help);
            }
            None => {
                let message = format!("`{}` is not a year", entry.key);
                let help = format!(
                    "write the year in which the financial year starts, such as {first} for {}",
                    financial_year(*first)
                );
                cx.error(&entry.place, &table.path, message, help);
            }
        }
    }
    known.sort_unstable_by_key(|(year, _)| *year);
    if cx.problems.len() == before && cx.calendar_is_known {
        check_gaps(cx, &table, &known, years);
    }
    Actuals(known.into_iter().map(|(_, value)| value).collect())
}

/// What is known begins with the first year and has no gap: a year that is missing would be drawn
/// between two that are not.
fn check_gaps(cx: &mut Context<'_>, table: &Fields<'_>, known: &[(i32, f64)], years: &[i32]) {
    let Some((last, _)) = known.last() else {
        let help = "give at least the first year, or leave it out";
        cx.error(&table.place, &table.path, "holds no year".to_owned(), help);
        return;
    };
    let is_missing = |year: &&i32| known.iter().all(|(known, _)| known != *year);
    let missing: Vec<String> = years
        .iter()
        .take_while(|year| *year <= last)
        .filter(is_missing)
        .map(i32::to_string)
        .collect();
    if let (Some(first), false) = (years.first(), missing.is_empty()) {
        let message = format!("has no figure for {}", missing.join(", "));
        let help = format!("give every year from {first} to {last}; 0 where there was nothing");
        cx.error(&table.place, &table.path, message, help);
    }
}

/// Reads what becomes of the difference between what was to come and what came.
pub(super) fn rule(cx: &mut Context<'_>, fields: &mut Fields<'_>, actual: &Actuals) -> ActualRule {
    let words = [ActualRule::Carried, ActualRule::Lost].map(|rule| (rule.word(), rule));
    let rule = fields.word(cx, RULE, &words);
    if rule.is_some() && actual.is_empty() && !fields.has(KEY) {
        let message = format!("`{RULE}` says nothing without `{KEY}`");
        let help = format!("add {KEY} = {{ ... }} with what was received, or leave it out");
        cx.error(&fields.place_of(RULE), &fields.path, message, help);
    }
    rule.unwrap_or_default()
}

/// What a fund is to bring, for warnings about what it brought.
pub(super) struct Promise<'a> {
    /// The median of its amount, £ million.
    pub amount: f64,
    /// The share of it that is planned for each year.
    pub profile: &'a [f64],
    /// Whether it comes at all is uncertain.
    pub is_uncertain: bool,
}

/// Warns of what was received where it looks like a slip, or leaves something else without effect.
pub(super) fn warn(
    cx: &mut Context<'_>,
    fields: &Fields<'_>,
    (actual, rule): (&Actuals, ActualRule),
    promise: &Promise<'_>,
) {
    if actual.is_empty() {
        return;
    }
    let (place, path) = (fields.place_of(KEY), fields.at(KEY));
    let received = actual.total();
    if slips::is_in_pounds(received) {
        let message = format!("is in £ million: this is £{} million", shown(received));
        let help = format!(
            "write {} if £{} is meant",
            shown(received / 1e6),
            shown(received)
        );
        cx.warn(&place, &path, message, help);
    } else if received > promise.amount * (1.0 + ROUNDING) {
        let message = format!(
            "adds up to £{}m, of £{}m promised",
            shown(received),
            shown(promise.amount)
        );
        let help = "what is above the promise is spent, and reported as investment.above_promise; \
                    raise `amount` if more was promised since";
        cx.warn(&place, &path, message, help);
    }
    let planned_later: f64 = promise.profile.iter().skip(actual.years()).sum();
    let short = received < promise.amount * (1.0 - ROUNDING);
    if rule == ActualRule::Carried && !fields.has(RULE) && short && planned_later <= 0.0 {
        let message = "nothing is planned for the years after it, so what has not come is counted as put off past the last year".to_owned();
        let help = "give later years a share in `profile` if it still comes, write actual_rule = \"lost\" if it never will, \
                    or actual_rule = \"carried\" if this is meant";
        cx.warn(&place, &path, message, help);
    }
    if promise.is_uncertain && actual.has_come() {
        let place = fields.place_of("arrives");
        let message =
            "has no effect any more: money of this fund has been received, so it comes".to_owned();
        cx.warn(
            &place,
            &fields.at("arrives"),
            message,
            "leave it out, or write arrives = 1",
        );
    }
}

/// How far sums may differ by rounding.
const ROUNDING: f64 = 1e-9;
