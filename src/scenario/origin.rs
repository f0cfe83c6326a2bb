//! Where the people of a skill group's labour market come from: `supply_from`, `candidates_from`.

use crate::number::Number;
use crate::programme::{OriginShares, Origins};

use super::activity::ROUNDING;
use super::context::Context;
use super::fields::Fields;
use super::legal::shown;

const SUPPLY: &str = "supply_from";
const CANDIDATES: &str = "candidates_from";

/// Reads where the people of a group come from; `None` where nothing is said.
pub(super) fn read(cx: &mut Context<'_>, group: &mut Fields<'_>) -> Option<Origins> {
    let supply = shares(cx, group, SUPPLY);
    let candidates = shares(cx, group, CANDIDATES);
    if !group.has(SUPPLY) && group.has(CANDIDATES) {
        let message = format!("says nothing without `{SUPPLY}`");
        let help = format!(
            "write {SUPPLY} = {{ graduates = 0.2, movers = 0.1, commuters = 0.1 }} too, the shares \
             of `supply`; residents are the rest"
        );
        let place = group.place_of(CANDIDATES);
        cx.error(&place, &group.at(CANDIDATES), message, help);
    }
    Some(Origins {
        supply: supply?,
        candidates: candidates.unwrap_or(OriginShares::RESIDENTS),
    })
}

/// Reads the shares of one table; residents take the rest, which nobody has to write.
fn shares(cx: &mut Context<'_>, group: &mut Fields<'_>, key: &'static str) -> Option<OriginShares> {
    let mut fields = group.table(cx, key)?;
    let before = cx.problems.len();
    let shares = OriginShares {
        graduates: fields.number_or(cx, "graduates", 0.0),
        movers: fields.number_or(cx, "movers", 0.0),
        commuters: fields.number_or(cx, "commuters", 0.0),
    };
    let residents = fields.plain(cx, "residents");
    if cx.problems.len() == before {
        check_sum(cx, &fields, &shares);
        if let Some(residents) = residents {
            check_rest(cx, &fields, &shares, residents);
        }
    }
    fields.finish(cx);
    Some(shares)
}

/// The others may never be more than everybody.
fn check_sum(cx: &mut Context<'_>, fields: &Fields<'_>, shares: &OriginShares) {
    let keys = ["graduates", "movers", "commuters"];
    let most = keys.map(|key| highest(cx, fields, key));
    let sum: f64 = most.iter().sum();
    if sum > 1.0 + ROUNDING {
        let are = if is_fixed(shares) {
            "are"
        } else {
            "can be as high as"
        };
        let message = format!(
            "graduates, movers and commuters {are} {} = {}, but they cannot be more than everybody",
            most.map(shown).join(" + "),
            shown(sum)
        );
        let help = "make their highest values add up to 1 or less (a beta reaches 1: write a pert or triangular range); residents are the rest";
        cx.error(&fields.place, &fields.path, message, help);
    }
}

/// The highest value that a share can have.
fn highest(cx: &Context<'_>, fields: &Fields<'_>, key: &str) -> f64 {
    cx.register.find(&fields.at(key)).map_or(0.0, |assumption| {
        let distribution = &assumption.distribution;
        let fixed = distribution.fixed_value();
        fixed.unwrap_or_else(|| distribution.support().high)
    })
}

/// `residents` may be written to be read, but only as what it is: the rest.
fn check_rest(cx: &mut Context<'_>, fields: &Fields<'_>, shares: &OriginShares, written: f64) {
    let place = fields.place_of("residents");
    let path = fields.at("residents");
    let [
        Number::Fixed(graduates),
        Number::Fixed(movers),
        Number::Fixed(commuters),
    ] = [shares.graduates, shares.movers, shares.commuters]
    else {
        let message = "cannot be one number where another share is uncertain".to_owned();
        let help = "leave it out: residents are what the other shares leave";
        cx.error(&place, &path, message, help);
        return;
    };
    let rest = 1.0 - graduates - movers - commuters;
    if (written - rest).abs() > ROUNDING && rest > -ROUNDING {
        let message = format!(
            "is {}, but the other shares leave {}",
            shown(written),
            shown(rest)
        );
        let help = format!(
            "write residents = {} or leave it out: residents are the rest",
            shown(rest)
        );
        cx.error(&place, &path, message, help);
    }
}

fn is_fixed(shares: &OriginShares) -> bool {
    [shares.graduates, shares.movers, shares.commuters]
        .iter()
        .all(|share| matches!(share, Number::Fixed(_)))
}
