//! Levers of money in: how much, when, and whether it comes at all.

use super::{Group, Kind, Lever, Look, Section, Setting};
use crate::programme::Fund;

/// The levers of all funds.
pub(super) fn levers(look: &Look<'_>) -> Vec<Lever> {
    let funds = look.scenario.programme.funds.iter();
    funds.flat_map(|fund| of_fund(look, fund)).collect()
}

fn of_fund(look: &Look<'_>, fund: &Fund) -> Vec<Lever> {
    let id = &fund.name.id;
    let group = Group {
        id: format!("fund.{id}"),
        title: fund.name.title.clone(),
        section: Section::Money,
    };
    let unit = if fund.nominal {
        "£m, money of the day"
    } else {
        "£m, at constant prices"
    };
    let amount = look.lever(
        format!("fund.{id}.amount"),
        &group,
        Kind::Amount,
        [
            "Amount",
            unit,
            "How much is promised over all years. What activities spend moves with it, because they take \
             shares of it.",
        ],
    );
    let arrives = look
        .lever(
            format!("fund.{id}.arrives"),
            &group,
            Kind::Chance,
            [
                "Chance that it comes",
                "probability",
                "How likely it is that this money comes at all.",
            ],
        )
        .filter(|lever| lever.published != Some(Setting::Number(1.0)));
    let delay = look.delay(
        &group.id,
        &group,
        "Every pound of it comes so much later than the plan says, on top of whatever delay is already \
         assumed.",
    );
    let profile = Lever {
        path: format!("fund.{id}.profile"),
        title: "When it comes".to_owned(),
        group: group.clone(),
        kind: Kind::Profile,
        published: Some(Setting::Shares(fund.profile.clone())),
        spread: String::new(),
        unit: "share of the amount in each year".to_owned(),
        most: None,
        help: "How the amount is spread over the years, before any delay.".to_owned(),
    };
    let all = [amount, arrives, Some(profile), Some(delay)];
    all.into_iter().flatten().collect()
}
