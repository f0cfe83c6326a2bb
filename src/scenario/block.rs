//! Job blocks: `[activity.<id>.<block>]`.

use crate::number::Number;
use crate::programme::{
    ActivityId, Arrivals, Basis, Block, Cohort, Exit, Opens, Share, block::Landings,
};
use crate::register::ChanceKind;

use super::activity::{Known, Setting, setting, share};
use super::actual;
use super::context::Context;
use super::fields::Fields;
use super::legal::Legal;

/// Reads one job block.
pub(super) fn read(
    cx: &mut Context<'_>,
    mut fields: Fields<'_>,
    word: &'static str,
    (activity, id): (ActivityId, &str),
    above: &Setting,
    known: &Known<'_>,
) -> Block {
    let share = money(cx, &mut fields, word);
    let arrivals = arrivals(cx, &mut fields, word, id, known.years);
    let actual = actual::read(cx, &mut fields, known.years);
    let cohort = cohort(cx, &mut fields, word);
    let setting = setting(cx, &mut fields, known.ids, above);
    let safeguarded = word == "jobs" && fields.truth(cx, "safeguarded").unwrap_or(false);
    if word == "premises" {
        fields.get("houses");
    }
    fields.finish(cx);
    Block {
        activity,
        share,
        arrivals,
        actual,
        cohort,
        mix: setting.mix,
        sector: setting.sector,
        additionality: setting.additionality,
        safeguarded,
        houses: Vec::new(),
    }
}

/// The share of the money that a block uses; landings that are not bought use none.
fn money(cx: &mut Context<'_>, fields: &mut Fields<'_>, word: &str) -> Share {
    let written = fields.has("share");
    let used = share(cx, fields);
    if word != "inward" || !fields.has("landings_per_year") {
        return used;
    }
    if written && used.share > 0.0 {
        let message = "landings that are given by year use no money, so they have no share";
        let place = fields.place_of("share");
        let help = "leave `share` out, or give `cost_per_landing` in place of `landings_per_year`";
        cx.error(&place, &fields.at("share"), message.to_owned(), help);
    }
    Share {
        share: 0.0,
        basis: Basis::All,
    }
}

fn arrivals(
    cx: &mut Context<'_>,
    fields: &mut Fields<'_>,
    word: &str,
    activity: &str,
    years: &[i32],
) -> Arrivals {
    let chance = |cx: &mut Context<'_>, what: &str, kind: ChanceKind| {
        let name = format!("chance.{activity}.{word}.{what}");
        cx.register
            .chance_each_year(&name, years.iter().copied(), kind)
    };
    match word {
        "posts" => Arrivals::Posts {
            cost_per_post: fields.must_number(cx, "cost_per_post"),
            local_share: fields.number_or(cx, "local_share", 1.0),
        },
        "support" => Arrivals::Support {
            cost_per_firm: fields.must_number(cx, "cost_per_firm"),
            jobs_per_firm: fields.must_number(cx, "jobs_per_firm"),
        },
        "premises" => Arrivals::Premises {
            cost_per_m2: fields.must_number(cx, "cost_per_m2"),
            net_to_gross: fields.number_or(cx, "net_to_gross", 0.85),
            occupancy: fields.must_number(cx, "occupancy"),
            m2_per_job: fields.must_number(cx, "m2_per_job"),
            build_years: fields.number_or(cx, "build_years", 0.0),
            opens: fields
                .word(cx, "opens", &Opens::ALL.map(|one| (one.words(), one)))
                .unwrap_or_default(),
        },
        "ventures" => Arrivals::Ventures {
            cost_per_venture: fields.must_number(cx, "cost_per_venture"),
            initial_jobs: fields.must_number(cx, "initial_jobs"),
            size_cv: fields.must_number(cx, "size_cv"),
            number: chance(cx, "number", ChanceKind::Coordinate),
            luck: chance(cx, "luck", ChanceKind::Score),
        },
        "inward" => Arrivals::Inward {
            landings: landings(cx, fields),
            baseline_landings: fields.number_or(cx, "baseline_landings", 0.0),
            jobs_per_landing: fields.must_number(cx, "jobs_per_landing"),
            size_cv: fields.must_number(cx, "size_cv"),
            number: chance(cx, "number", ChanceKind::Coordinate),
            luck: chance(cx, "luck", ChanceKind::Score),
        },
        _ => Arrivals::Jobs {
            cost_per_job: fields.must_number(cx, "cost_per_job"),
        },
    }
}

fn landings(cx: &mut Context<'_>, fields: &mut Fields<'_>) -> Landings {
    let keys = ["cost_per_landing", "landings_per_year"];
    one_of(cx, fields, keys);
    let cost = fields.number(cx, keys[0]).map(Landings::PerCost);
    let rate = fields.number(cx, keys[1]).map(Landings::PerYear);
    cost.or(rate).unwrap_or(Landings::PerYear(Number::ZERO))
}

/// Reports two keys of which exactly one must be there.
pub(super) fn one_of(cx: &mut Context<'_>, fields: &Fields<'_>, [one, other]: [&str; 2]) {
    let mut help = format!("give either `{one}` or `{other}`");
    match (fields.has(one), fields.has(other)) {
        (true, true) => {
            if fields.place_of(one).source != fields.place_of(other).source {
                help.push_str("; take the base's out with `remove`");
            }
            let message = format!("`{one}` and `{other}` exclude each other");
            cx.error(&fields.place_of(other), &fields.path, message, help);
        }
        (false, false) => {
            let message = format!("`{one}` or `{other}` is missing");
            cx.error(&fields.place, &fields.path, message, help);
        }
        _ => {}
    }
}

fn cohort(cx: &mut Context<'_>, fields: &mut Fields<'_>, word: &str) -> Cohort {
    match word {
        "posts" => Cohort {
            fill_years: Number::ZERO,
            exit: Exit::Yearly(Number::ZERO),
            growth: Number::ZERO,
        },
        "ventures" => Cohort {
            fill_years: Number::ZERO,
            exit: venture_exit(cx, fields),
            growth: fields.number_or(cx, "annual_growth", 0.0),
        },
        _ => Cohort {
            fill_years: fields.number_or(cx, "fill_years", 0.0),
            exit: Exit::Yearly(fields.number_or(cx, "annual_exit", 0.0)),
            growth: Number::ZERO,
        },
    }
}

fn venture_exit(cx: &mut Context<'_>, fields: &mut Fields<'_>) -> Exit {
    one_of(cx, fields, ["annual_failure", "survival"]);
    let failure = fields.number_or(cx, "annual_failure", 0.0);
    if !fields.has("survival") {
        return Exit::Yearly(failure);
    }
    let Some(shares) = fields.plain_list(cx, "survival", Legal::Share) else {
        return Exit::Yearly(failure);
    };
    let place = fields.place_of("survival");
    let path = fields.at("survival");
    if shares.is_empty() {
        let message = "holds no share".to_owned();
        cx.error(
            &place,
            &path,
            message,
            "write [0.93, 0.84, 0.73]: after 1, 2, 3 years",
        );
    } else if shares.windows(2).any(|pair| pair[1] > pair[0]) {
        let message = "rises, but firms that have failed do not come back".to_owned();
        cx.error(
            &place,
            &path,
            message,
            "write the share still there after 1, 2, 3 years",
        );
    }
    Exit::Survival(shares)
}
