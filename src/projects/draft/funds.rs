//! Money in: a fund for each body, project and budget, with the years of the list.

use super::head::{numbers, source};
use super::parts::{Fund, Part};
use super::writer::{Draft, Given};
use crate::projects::{List, Payer};

pub(super) fn write(draft: &mut Draft, list: &List, parts: &[Part<'_>]) {
    draft.part(
        "money",
        "Money in (£m of the day, year by year as in the list)",
    );
    for part in parts {
        for fund in &part.funds {
            one(draft, list, part, fund);
        }
    }
}

fn one(draft: &mut Draft, list: &List, part: &Part<'_>, fund: &Fund) {
    draft.table(&format!("fund.{}", fund.id));
    draft.say("title", &fund.title);
    draft.line(&format!("kind = \"{}\"", fund.payer.key()));
    draft.line(&format!("budget = \"{}\"", part.budget.key()));
    draft.line("prices = \"nominal\"");
    let source = source(list, fund.row, &fund.source);
    let given = Given {
        value: fund.money.iter().sum(),
        unit: "£m",
        source: &source,
        sourced: !fund.source.is_empty(),
        note: "From the list: a promise.",
    };
    draft.given("amount", &given);
    draft.line(&format!("profile = {} # £m a year", numbers(&fund.money)));
    match fund.payer {
        Payer::Public => {}
        Payer::Private => draft.default_of("arrives", "project_arrives"),
        Payer::University => draft.default_of("realised", "university_realised"),
        Payer::Other => draft.default_of("realised", "cofunder_realised"),
    }
}
