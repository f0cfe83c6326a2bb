//! What is additional: κ and its factors, net jobs of each block, knock-on jobs.

mod filling;

use super::account::{Item, Line, Section};
use super::blocks::title;
use super::economy;
use super::future::{Future, later_term, plain};
use super::ids::{activity_id, block_id};
use super::leakage;
use super::term::{Term, n};
use crate::number::Number;
use crate::programme::{Additionality, Block, BlockId};
use filling::Filling;

/// Additionality profiles, then each block.
pub(super) fn section(future: &Future) -> Section {
    let profiles = future.programme.additionality.iter().enumerate();
    let mut items: Vec<Item> = profiles
        .map(|(place, profile)| kappa(future, place, profile))
        .collect();
    items.extend(economy::items(future));
    let blocks = future.programme.blocks.iter().enumerate();
    items.extend(blocks.map(|(place, block)| tell(future, BlockId(place), block)));
    Section {
        id: "net",
        title: "From gross to net: who would not have been there anyway",
        note: "κ is the share of a block's jobs that is additional; what is filled and additional \
               is net. Past the last year of the programme the shares of that year hold.",
        items,
        ..Section::default()
    }
}

fn factors(profile: &Additionality) -> [(&'static str, Number); 4] {
    [
        ("deadweight", profile.deadweight),
        ("leakage", profile.leakage),
        ("displacement", profile.displacement),
        ("substitution", profile.substitution),
    ]
}

/// Whether an intervention has any effect in this future.
fn works(future: &Future, profile: &Additionality) -> f64 {
    let works = future.chance(profile.chance) < future.value(profile.works);
    if works { 1.0 } else { 0.0 }
}

/// κ as arithmetic.
fn kept(future: &Future, profile: &Additionality) -> Term {
    kept_of(future, profile, |_| true)
}

/// κ of some of its factors as arithmetic.
pub(super) fn kept_of(future: &Future, profile: &Additionality, counts: fn(&str) -> bool) -> Term {
    let lost = factors(profile).into_iter();
    lost.filter(|(key, _)| counts(key))
        .map(|(_, share)| n(future.value(share)).rest())
        .fold(n(works(future, profile)), |kept, rest| kept * rest)
}

fn kappa(future: &Future, place: usize, profile: &Additionality) -> Item {
    let name = &profile.name.id;
    let mut item = Item::new(format!("additionality.{name}"), &profile.name.title);
    for block in &future.programme.blocks {
        if block.additionality.is_some_and(|id| id.0 == place) {
            item.about.push(activity_id(
                &future.programme.activities[block.activity.0].name.id,
            ));
        }
    }
    future.give(&mut item, "works", profile.works);
    let u = future.chance_luck(profile.chance);
    plain(
        &mut item,
        "u",
        u,
        "",
        &format!("chance.additionality.{name}"),
    );
    for (key, share) in factors(profile) {
        future.give(&mut item, key, share);
    }
    let works = works(future, profile);
    item.lines.push(
        Line {
            workings: Vec::new(),
            ..Line::once("Whether it has any effect", "[works]", "", works, n(works))
        }
        .formula("1 if u < works, else 0"),
    );
    let term = kept(future, profile);
    item.lines.push(
        Line::once(
            "Share that is additional",
            "κ",
            "share",
            term.value(17),
            term,
        )
        .formula(
            "κ = [works]·(1 − deadweight)·(1 − leakage)·(1 − displacement)·(1 − substitution)",
        ),
    );
    if let Some(displacement) = profile.displacement_uk {
        future.give(&mut item, "displacement_uk", displacement);
        let term = kept_uk(future, profile);
        let line = Line::once(
            "Share that is additional in the UK",
            "κ_uk",
            "share",
            term.value(17),
            term,
        );
        item.lines.push(
            line.formula(
                "κ_uk = [works]·(1 − deadweight)·(1 − displacement_uk)·(1 − substitution)",
            ),
        );
    }
    item
}

fn tell(future: &Future, id: BlockId, block: &Block) -> Item {
    let mut item = Item::new(block_id(future.programme, id), title(future, block));
    let net = &future.t.net[id.0];
    let jobs = future.row(&future.t.blocks[id.0].jobs);
    let profile = block
        .additionality
        .map(|id| &future.programme.additionality[id.0]);
    let kappa = profile.map_or(1.0, |profile| kept(future, profile).value(17));
    let from = profile.map_or("no profile is named".to_owned(), |profile| {
        format!("additionality.{}", profile.name.id)
    });
    plain(&mut item, "κ", kappa, "", &from);
    let unit = "jobs (FTE)";
    let direct = future.row(&net.net_direct);
    if block.safeguarded {
        item.lines.push(
            Line::yearly(
                "Net jobs safeguarded",
                "net safeguarded",
                unit,
                direct,
                |year| n(jobs[year]) * n(kappa),
            )
            .formula("J_y·κ")
            .metric("part of jobs.net_safeguarded"),
        );
        return item;
    }
    let filling = Filling::of(future, block);
    filling.give(&mut item);
    let told = Line::read("Jobs standing", "J", unit, jobs.clone()).formula("as told under jobs");
    item.lines.push(told);
    for (skill, _) in &block.mix {
        let name = &future.programme.skills[skill.0].name.id;
        let fill = future.lanes(&future.t.markets[skill.0].fill_share);
        let symbol = format!("φ of {name}");
        item.lines.push(
            Line::read("Share of such jobs that is filled", &symbol, "share", fill)
                .formula("as told under skills"),
        );
    }
    let created = future.row(&future.t.blocks[id.0].created);
    let skilled = future.row(&net.net_skilled);
    let other = filling.other;
    let leaking = (block, filling.leaks.as_ref());
    let (skilled_kappa, formula) = leakage::of_skilled(future, leaking, kappa, &mut item);
    item.lines.extend([
        Line::yearly(
            "Skilled jobs filled",
            "skilled",
            unit,
            future.row(&net.skilled),
            |year| n(jobs[year]) * filling.skilled(year),
        )
        .formula("skilled_y = J_y·Σ_g mix·φ_y")
        .metric("part of jobs.skilled"),
        Line::yearly(
            "Jobs filled",
            "filled",
            unit,
            future.row(&net.filled),
            |year| n(jobs[year]) * (filling.skilled(year) + n(other)),
        )
        .formula("filled_y = J_y·(Σ_g mix·φ_y + other)")
        .metric("part of jobs.filled"),
        Line::yearly(
            "Posts created and filled",
            "created, filled",
            unit,
            future.row(&net.created),
            |year| n(created[year]) * (filling.skilled(year) + n(other)),
        )
        .formula("created_y (see jobs)·(Σ_g mix·φ_y + other)")
        .metric("part of jobs.created"),
        Line::yearly(
            "Net skilled jobs",
            "net skilled",
            unit,
            skilled.clone(),
            |year| n(skilled_kappa) * n(jobs[year]) * filling.additional(year),
        )
        .formula(formula)
        .metric("part of jobs.net_skilled"),
        Line::yearly(
            "Net direct jobs",
            "net direct",
            unit,
            direct.clone(),
            |year| n(skilled[year]) + n(kappa) * n(jobs[year]) * n(other),
        )
        .formula("net direct_y = net skilled_y + κ·J_y·other")
        .metric("part of jobs.net_direct"),
    ]);
    item.lines.extend(net_uk(future, id, profile, &filling));
    knock_on(future, id, &direct, &mut item);
    item
}

/// Net jobs in the UK as a whole, where they are told.
fn net_uk(
    future: &Future,
    id: BlockId,
    profile: Option<&Additionality>,
    filling: &Filling,
) -> Option<Line> {
    if !future.programme.tells_net_uk() {
        return None;
    }
    let kappa = profile.map_or(1.0, |profile| kept_uk(future, profile).value(17));
    let jobs = future.row(&future.t.blocks[id.0].jobs);
    let row = future.row(&future.t.net[id.0].net_uk);
    let working = |year: usize| {
        n(kappa) * n(jobs[year]) * (filling.additional_anywhere(year) + n(filling.other))
    };
    let line = Line::yearly(
        "Net direct jobs in the UK",
        "net UK",
        "jobs (FTE)",
        row,
        working,
    );
    Some(
        line.formula("net UK_y = κ_uk·J_y·(Σ_g mix·φ_y·(1 − lost) + other)")
            .metric("part of jobs.net_uk"),
    )
}

/// κ of the UK as arithmetic: nothing leaks, and what is displaced anywhere counts.
fn kept_uk(future: &Future, profile: &Additionality) -> Term {
    let displacement = profile.displacement_uk.unwrap_or(Number::ONE);
    let lost = [profile.deadweight, displacement, profile.substitution];
    lost.into_iter()
        .fold(n(works(future, profile)), |kept, share| {
            kept * n(future.value(share)).rest()
        })
}

fn knock_on(future: &Future, id: BlockId, direct: &[f64], item: &mut Item) {
    let block = &future.programme.blocks[id.0];
    let Some(sector) = block.sector.map(|id| &future.programme.sectors[id.0]) else {
        return;
    };
    let owner = format!("sector.{}", sector.name.id);
    item.about.push(owner.clone());
    let multiplier = if sector.table.is_some() {
        let place = block.sector.map_or(0, |id| id.0);
        let value = future.of(future.t.economy.multipliers[place]);
        plain(
            item,
            "multiplier",
            value,
            "",
            &format!("as told under {owner}"),
        );
        value
    } else {
        future.give_of(item, (&owner, "multiplier"), sector.multiplier)
    };
    let lag = future.give_of(item, (&owner, "multiplier_lag"), sector.multiplier_lag);
    item.lines.push(
        Line::yearly(
            "Knock-on jobs",
            "knock-on",
            "jobs (FTE)",
            future.row(&future.t.net[id.0].knock_on),
            |year| (n(multiplier) - n(1.0)) * later_term(direct, lag, year),
        )
        .formula("knock-on_y = D(net direct·(multiplier − 1), multiplier_lag)_y")
        .metric("part of jobs.knock_on"),
    );
}
