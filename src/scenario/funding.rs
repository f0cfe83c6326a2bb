//! Where an activity's money comes from: `funded_by`.

use crate::programme::{Budget, FundId, Funding};

use super::activity::{Known, ROUNDING};
use super::context::Context;
use super::fields::Fields;
use super::legal::{Legal, shown};
use super::value::{plain_number, position};

/// Reads `funded_by` and checks what it asks of the funds.
pub(super) fn read(
    cx: &mut Context<'_>,
    fields: &mut Fields<'_>,
    known: &Known<'_>,
    spent: &mut [f64],
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
        spent[place] += share;
        if share > 0.0 && spent[place] > 1.0 + ROUNDING {
            let message = format!(
                "the shares of this fund over all activities add up to {} with this one",
                shown(spent[place])
            );
            let help = "a fund can be spent only once: its shares add up to 1 or less";
            cx.error(&entry.node.place, &path, message, help);
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
