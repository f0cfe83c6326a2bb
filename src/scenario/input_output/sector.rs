//! What a sector says of the table: `industry` and `closure`.

use crate::problem::Place;
use crate::programme::{Closure, Sector};

use crate::scenario::context::Context;
use crate::scenario::fields::Fields;

/// A sector that takes its multiplier from the table.
pub(in crate::scenario) struct Asked {
    /// The sector's place among the sectors.
    pub sector: usize,
    /// Its id.
    pub id: String,
    /// The industry, as it is written.
    pub industry: String,
    /// How far money is followed; `None` where that is not written, or wrong.
    pub closure: Option<Closure>,
    /// Whether it gives a local multiplier as well.
    pub has_multiplier: bool,
    /// Where the industry is written.
    pub place: Place,
    /// That key's dotted name.
    pub path: String,
}

/// Reads what a sector says of the table.
pub(in crate::scenario) fn asked(
    cx: &mut Context<'_>,
    fields: &mut Fields<'_>,
    (sector, id): (usize, &str),
) -> Option<Asked> {
    let closures = Closure::ALL.map(|closure| (closure.word(), closure));
    let closure = fields.word(cx, "closure", &closures);
    let industry = fields.text(cx, "industry").map(str::to_owned);
    let Some(industry) = industry else {
        if fields.has("closure") && !fields.has("industry") {
            let message = "says nothing without an `industry`".to_owned();
            let help = "write industry = \"…\" as the table calls it, or leave `closure` out";
            cx.error(
                &fields.place_of("closure"),
                &fields.at("closure"),
                message,
                help,
            );
        }
        return None;
    };
    if !fields.has("closure") {
        let help = "write closure = \"type1\" for supply chains alone, or \"type2\" to count what their workers \
                    spend as well";
        fields.missing(cx, "closure", help);
    }
    Some(Asked {
        sector,
        id: id.to_owned(),
        industry,
        closure,
        has_multiplier: fields.has("multiplier"),
        place: fields.place_of("industry"),
        path: fields.at("industry"),
    })
}

/// Checks that sectors go together: the choice between the table and local multipliers is made for all at
/// once, and what households spend is counted once.
pub(super) fn check(cx: &mut Context<'_>, sectors: &[Sector], asked: &[Asked], is_a_choice: bool) {
    for one in asked
        .iter()
        .filter(|one| is_a_choice && !one.has_multiplier)
    {
        let message =
            "has no `multiplier`, though other sectors leave the choice to `weight`".to_owned();
        let help = "the choice is made for all sectors at once: give each sector with an industry a `multiplier`, or \
                    none";
        cx.error(&one.place, &one.path, message, help);
    }
    let local = sectors
        .iter()
        .find(|sector| sector.table.is_none() && !sector.multiplier.is(1.0));
    let Some(local) = local else { return };
    for one in asked {
        let id = &local.name.id;
        let message = if one.closure == Some(Closure::Type2) {
            format!(
                "counts what workers spend (type2), and so may the local multiplier of sector `{id}`: the same \
                 spending would be counted twice"
            )
        } else {
            format!(
                "takes its multiplier from the table, but sector `{id}` has a local one of its own"
            )
        };
        let help = format!("give sector `{id}` an industry as well, or a `multiplier` of 1");
        cx.warn(&one.place, &one.path, message, help);
    }
}
