//! Where a skill group's hires come from, and why its vacancies are there.

use super::account::{Item, Line};
use super::future::{Future, plain};
use super::market::{Numbers, Rows, before};
use super::term::{Function, Term, call, n};
use crate::model::origins::OriginYears;
use crate::number::Number;
use crate::programme::{Origin, OriginShares, Origins, SkillGroup};

/// What is known of the group's market.
pub(super) struct Around<'a> {
    pub numbers: &'a Numbers,
    pub rows: &'a Rows,
    pub filled: &'a [f64],
    pub demanded: &'a [f64],
}

/// The share of each origin in `supply` and in `candidates`, in the order of [`Origin::ALL`].
struct Shares {
    supply: [f64; 5],
    candidates: [f64; 5],
}

/// Tells them, where the group says where its people come from.
pub(super) fn tell(
    future: &Future,
    (group, years): (&SkillGroup, &OriginYears),
    origins: &Origins,
    around: &Around,
    item: &mut Item,
) {
    let owner = item.id.clone();
    let shares = Shares {
        supply: give(
            future,
            item,
            &format!("{owner}.supply_from"),
            &origins.supply,
        ),
        candidates: give(
            future,
            item,
            &format!("{owner}.candidates_from"),
            &origins.candidates,
        ),
    };
    let name = &group.name.id;
    let held: Vec<Vec<f64>> = years.held.iter().map(|row| future.row(row)).collect();
    for (place, origin) in Origin::ALL.into_iter().enumerate() {
        let hired = future.row(&years.hired[place]);
        if origin == Origin::Trained {
            item.lines.extend([
                Line::read(
                    "Hired: trained by the programme",
                    "h_trained",
                    "people",
                    hired,
                )
                .formula("trained hires, as told above")
                .metric(format!("hires.from.trained.skill.{name}")),
                Line::read(
                    "Held by people trained",
                    "held_trained",
                    "jobs (FTE)",
                    held[place].clone(),
                )
                .formula("TF, as told above")
                .metric(format!("jobs.skilled.from.trained.skill.{name}")),
            ]);
            continue;
        }
        one(
            origin,
            place,
            (&shares, around),
            (&held, &hired),
            name,
            item,
        );
    }
    let commuters = &held[Origin::Commuters as usize];
    item.lines.push(
        Line::yearly(
            "Share of filled jobs held by commuters",
            "ℓ",
            "share",
            future.lanes(&years.commuter_share),
            |year| share(commuters[year], around.filled[year]),
        )
        .formula("ℓ_y = held_commuters_y/F_y; 0 where none is filled"),
    );
    openings(future, years, around, name, item);
}

/// Notes the shares of one table.
fn give(future: &Future, item: &mut Item, owner: &str, shares: &OriginShares) -> [f64; 5] {
    let of = owner.rsplit('.').next().unwrap_or_default().to_owned();
    let mut one = |key: &str, number: Number| {
        future.give_as(item, &format!("{key} of {of}"), (owner, key), number)
    };
    let graduates = one("graduates", shares.graduates);
    let movers = one("movers", shares.movers);
    let commuters = one("commuters", shares.commuters);
    let residents = (1.0 - (graduates + movers + commuters)).max(0.0);
    let symbol = format!("residents of {of}");
    plain(item, &symbol, residents, "", "1 − the other three");
    [0.0, residents, graduates, movers, commuters]
}

/// A part of a whole; nothing of nothing.
fn share(part: f64, whole: f64) -> Term {
    if whole == 0.0 {
        n(0.0)
    } else {
        n(part) / n(whole)
    }
}

/// The pool, hires and filled posts of one origin.
fn one(
    origin: Origin,
    place: usize,
    (shares, around): (&Shares, &Around),
    (held, hired): (&[Vec<f64>], &[f64]),
    name: &str,
    item: &mut Item,
) {
    let (numbers, rows) = (around.numbers, around.rows);
    let word = origin.word();
    let own = &held[place];
    let left = |year: usize| match origin {
        Origin::Residents => {
            n(before(own, year)) + n(before(&held[Origin::Trained as usize], year))
        }
        _ => n(before(own, year)),
    };
    let pool = |unhired: &[f64], year: usize| {
        let at_hand = match year {
            0 => n(numbers.candidates) * n(shares.candidates[place]),
            _ => n(before(unhired, year)) * n(numbers.carry_over),
        };
        let grown = (n(1.0) + n(numbers.supply_growth)).to_the(n(year as f64));
        let supply = n(numbers.supply) * grown * n(shares.supply[place]);
        let last = before(around.filled, year);
        if last == 0.0 {
            return at_hand + supply;
        }
        let leaving = n(last) - n(rows.stay[year]);
        at_hand + supply + n(numbers.returners) * leaving * left(year) / n(last)
    };
    let (mut pools, mut unhired) = (Vec::new(), Vec::new());
    for year in 0..own.len() {
        let there = pool(&unhired, year).value(17);
        let all = share(rows.all_hires[year], rows.available[year]).value(17);
        pools.push(there);
        unhired.push(there - there * all);
    }
    let (title, returners) = words(origin);
    item.lines.extend([
        Line::yearly(&format!("Available: {title}"), &format!("P_{word}"), "people", pools.clone(), |year| pool(&unhired, year))
            .formula(format!(
                "P_y = P′_{{y−1}}·carry_over + supply·(1 + supply_growth)^y·{word} of supply_from + returners·(F_{{y−1}} − stay_y)·{returners}/F_{{y−1}}; in the first year candidates·{word} of candidates_from stands for P′·carry_over"
            ))
            .twice(),
        Line::yearly(&format!("Hired: {title}"), &format!("h_{word}"), "people", hired.to_vec(), |year| {
            n(rows.hires[year]) * n(pools[year]) / n(whole(rows.available[year]))
        })
        .formula("h_y = H_y·P_y/A_y")
        .metric(format!("hires.from.{word}.skill.{name}")),
        Line::yearly(&format!("Not hired: {title}"), &format!("P′_{word}"), "people", unhired.clone(), |year| {
            n(pools[year]) - n(rows.all_hires[year]) * n(pools[year]) / n(whole(rows.available[year]))
        })
        .formula("P′_y = P_y − H′_y·P_y/A_y"),
        Line::yearly(&format!("Held by {title}"), &format!("held_{word}"), "jobs (FTE)", own.clone(), |year| {
            let last = before(around.filled, year);
            if last == 0.0 {
                return n(hired[year]);
            }
            n(before(own, year)) * n(rows.stay[year]) / n(last) + n(hired[year])
        })
        .formula("held_y = held_{y−1}·stay_y/F_{y−1} + h_y")
        .metric(format!("jobs.skilled.from.{word}.skill.{name}"))
        .twice(),
    ]);
}

/// A whole that can be divided by: where nobody is available, every part of it is nothing.
fn whole(available: f64) -> f64 {
    if available == 0.0 { 1.0 } else { available }
}

/// An origin in words, and which of those in post come back as such.
fn words(origin: Origin) -> (&'static str, &'static str) {
    match origin {
        Origin::Trained => ("trained by the programme", "TF_{y−1}"),
        Origin::Residents => ("other residents", "(held_{y−1} + TF_{y−1})"),
        Origin::Graduates => ("graduates who stayed", "held_{y−1}"),
        Origin::Movers => ("people who moved here", "held_{y−1}"),
        Origin::Commuters => ("commuters from elsewhere", "held_{y−1}"),
    }
}

/// Vacancies by why they are there.
fn openings(
    future: &Future,
    years: &OriginYears,
    Around {
        numbers,
        rows,
        filled,
        demanded,
    }: &Around,
    name: &str,
    item: &mut Item,
) {
    let row = |figure: fn(&crate::model::origins::openings::Openings) -> crate::lanes::Lanes| -> Vec<f64> {
        let openings = years.openings.iter();
        openings.map(|one| future.of(figure(one))).collect()
    };
    let new = row(|one| one.expansion.lanes());
    let replaced = row(|one| one.replacement.lanes());
    let jobs = "jobs (FTE)";
    item.lines.extend([
        Line::yearly(
            "Vacancies: new posts",
            "expansion",
            jobs,
            new.clone(),
            |year| {
                let more = n(demanded[year]) - n(before(demanded, year));
                call(Function::Max, [n(0.0), more])
            },
        )
        .formula("expansion_y = max(0, D_y − D_{y−1})")
        .metric(format!("jobs.openings.expansion.skill.{name}")),
        Line::yearly(
            "Vacancies: posts whose holder left",
            "replacement",
            jobs,
            replaced.clone(),
            |year| {
                let leavers = n(before(filled, year)) * n(numbers.turnover);
                let others = n(rows.vacant[year]) - n(new[year]);
                call(
                    Function::Max,
                    [n(0.0), call(Function::Min, [leavers, others])],
                )
            },
        )
        .formula("replacement_y = max(0, min(F_{y−1}·turnover, V_y − expansion_y))")
        .metric(format!("jobs.openings.replacement.skill.{name}")),
        Line::yearly(
            "Vacancies: left open from the year before",
            "left open",
            jobs,
            row(|one| one.left_open.lanes()),
            |year| {
                let rest = n(rows.vacant[year]) - n(new[year]) - n(replaced[year]);
                call(Function::Max, [n(0.0), rest])
            },
        )
        .formula("left open_y = max(0, V_y − expansion_y − replacement_y)")
        .metric(format!("jobs.openings.left_open.skill.{name}")),
        Line::yearly(
            "Vacancies of the year",
            "openings",
            jobs,
            row(|one| one.all().lanes()),
            |year| n(rows.vacant[year]),
        )
        .formula("V_y, as told above")
        .metric(format!("jobs.openings.skill.{name}")),
    ]);
}
