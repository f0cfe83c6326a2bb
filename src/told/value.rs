//! What it is worth: discount factors, GVA, earnings, wages, present values, ratios.

use super::account::{Item, Line, Section};
use super::blocks::title;
use super::future::Future;
use super::ids::{activity_id, block_id};
use super::leakage::leaks;
use super::ledgers::ledgers;
use super::term::{Term, n, total};
use crate::model::additionality::leakage::is_modelled;
use crate::model::value::job_years;
use crate::programme::{Arrivals, Block, BlockId, Discount, Training};

/// The value ledgers.
pub(super) fn section(future: &Future) -> Section {
    let mut items = vec![discounting(future)];
    let (mut gva, mut wages, mut earnings) = (Vec::new(), Vec::new(), Vec::new());
    for (place, block) in future.programme.blocks.iter().enumerate() {
        items.extend(of_block(
            future,
            BlockId(place),
            block,
            (&mut gva, &mut wages),
        ));
    }
    for (place, training) in future.programme.trainings.iter().enumerate() {
        items.extend(of_training(future, place, training, &mut earnings));
    }
    items.push(sums(future, (&gva, &earnings, &wages)));
    items.push(ledgers(future));
    Section {
        id: "value",
        title: "Value",
        note: "Two ledgers that are never added up: what the place produces, and what the UK gains. \
               Years run on to the appraisal horizon.",
        items,
        ..Section::default()
    }
}

fn discounting(future: &Future) -> Item {
    let mut item = Item::new("appraisal.discount", "Discount factors");
    let factors = future.lanes(&future.t.value.discount);
    let line = match &future.programme.appraisal.discount {
        Discount::Schedule { name, .. } => Line::read("Discount factor", "d", "", factors).formula(
            format!("of the published schedule “{name}”; the first year counts in full"),
        ),
        Discount::Flat(rate) => {
            let rate = future.give_of(&mut item, ("appraisal", "discount_rate"), *rate);
            Line::yearly("Discount factor", "d", "", factors, |year| {
                n(1.0) / (n(1.0) + n(rate)).to_the(n(year as f64))
            })
            .formula("d_y = 1/(1 + discount_rate)^y, y = 0 in the first year")
        }
    };
    item.lines.push(line);
    item
}

/// Job-years as arithmetic: the mean of this and last year's stock; for posts, this year's.
fn mean_stock(block: &Block, jobs: &[f64], year: usize) -> Term {
    if matches!(block.arrivals, Arrivals::Posts { .. }) {
        return n(jobs[year]);
    }
    let before = year.checked_sub(1).map_or(0.0, |last| jobs[last]);
    (n(before) + n(jobs[year])) / n(2.0)
}

type Rows = Vec<Vec<f64>>;

fn of_block(
    future: &Future,
    id: BlockId,
    block: &Block,
    (all_gva, all_wages): (&mut Rows, &mut Rows),
) -> Option<Item> {
    let sector = &future.programme.sectors[block.sector.filter(|_| !block.safeguarded)?.0];
    let owner = format!("sector.{}", sector.name.id);
    let mut item = Item::new(block_id(future.programme, id), title(future, block));
    item.about.push(owner.clone());
    let per_job = future.give_of(&mut item, (&owner, "gva_per_job"), sector.gva_per_job);
    let growth = future.give_of(
        &mut item,
        (&owner, "productivity_growth"),
        sector.productivity_growth,
    );
    let per_knock_on = future.give_of(
        &mut item,
        ("region", "gva_per_knock_on_job"),
        future.programme.region.gva_per_knock_on_job,
    );
    let net = &future.t.net[id.0];
    let formula = if matches!(block.arrivals, Arrivals::Posts { .. }) {
        "net jobs of the year (posts are there in their year only)"
    } else {
        "(net jobs of the year before + net jobs of the year)/2"
    };
    let mut years_of = |name: &str,
                        symbol: &str,
                        jobs: &crate::units::Series<crate::units::kind::Jobs>|
     -> Vec<f64> {
        let years: Vec<f64> = (0..future.horizon())
            .map(|year| future.of(job_years(block, jobs, year).lanes()))
            .collect();
        let stock = future.row(jobs);
        item.lines.push(
            Line::yearly(name, symbol, "job-years", years.clone(), |year| {
                mean_stock(block, &stock, year)
            })
            .formula(formula),
        );
        years
    };
    let direct = years_of("Net direct job-years", "direct", &net.net_direct);
    let knock_on = years_of("Knock-on job-years", "knock-on", &net.knock_on);
    let term = |year: usize| {
        let grown = n(per_job) * (n(1.0) + n(growth)).to_the(n(year as f64));
        (n(direct[year]) * grown + n(knock_on[year]) * n(per_knock_on)) / n(1e6)
    };
    let gva: Vec<f64> = (0..future.horizon())
        .map(|year| term(year).value(17))
        .collect();
    item.lines.push(
        Line::yearly("Its net GVA", "GVA", "£m", gva.clone(), term)
            .formula("GVA_y = (direct_y·gva_per_job·(1 + productivity_growth)^y + knock-on_y·gva_per_knock_on_job)/1000000; y = 0 in the first year"),
    );
    all_gva.push(gva);
    if !future.programme.appraisal.welfare_share.is(0.0) {
        let welfare = future.give_of(
            &mut item,
            ("appraisal", "welfare_share"),
            future.programme.appraisal.welfare_share,
        );
        let premium = future.give_of(&mut item, (&owner, "wage_premium"), sector.wage_premium);
        let skilled = future.row(&net.net_skilled);
        let trained = future.lanes(&net.trained_share);
        item.lines.push(
            Line::yearly(
                "Share of its filled skilled jobs held by people trained here",
                "trained",
                "share",
                trained.clone(),
                |year| trained_share(future, block, year),
            )
            .formula(if is_modelled(future.programme, block) {
                "Σ_g mix·φ_y·(TF_y/F_y)·r/Σ_g mix·φ_y·(1 − ℓ_y), as told under skills and net; r = 1 where ℓ is the commuters’ share, else 1 − ℓ"
            } else {
                "Σ_g mix·φ_y·(TF_y/F_y)/Σ_g mix·φ_y, as told under skills"
            }),
        );
        let term = |year: usize| {
            n(welfare) * n(skilled[year]) * n(trained[year]).rest() * n(premium) / n(1e6)
        };
        let wages: Vec<f64> = (0..future.horizon())
            .map(|year| term(year).value(17))
            .collect();
        item.lines.push(
            Line::yearly(
                "Wage premiums that count as a gain to the UK",
                "wages",
                "£m",
                wages.clone(),
                term,
            )
            .formula("wages_y = welfare_share·net skilled_y·(1 − trained_y)·wage_premium/1000000"),
        );
        all_wages.push(wages);
    }
    Some(item)
}

fn trained_share(future: &Future, block: &Block, year: usize) -> Term {
    let year = year.min(future.years() - 1);
    if let Some(leaks) = leaks(future, block) {
        return staying_trained_share(future, (block, &leaks), year);
    }
    let groups: Vec<(f64, f64, f64)> = block
        .mix
        .iter()
        .map(|(skill, share)| {
            let market = &future.t.markets[skill.0];
            (
                *share,
                future.of(market.fill_share[year]),
                future.of(market.trained_share[year]),
            )
        })
        .collect();
    if groups.iter().all(|(share, fill, _)| share * fill == 0.0) {
        return n(0.0);
    }
    let above = total(
        groups
            .iter()
            .map(|(share, fill, trained)| n(*share) * n(*fill) * n(*trained)),
    );
    above / total(groups.iter().map(|(share, fill, _)| n(*share) * n(*fill)))
}

/// The same of the jobs that do not leak away, where some leak by who holds them.
fn staying_trained_share(
    future: &Future,
    (block, leaks): (&Block, &[Vec<f64>]),
    year: usize,
) -> Term {
    let (mut above, mut below) = (Vec::new(), Vec::new());
    for ((skill, share), leaks) in block.mix.iter().zip(leaks) {
        let market = &future.t.markets[skill.0];
        let filled = n(*share) * n(future.of(market.fill_share[year]));
        let trained = filled.clone() * n(future.of(market.trained_share[year]));
        above.push(match market.origins {
            Some(_) => trained,
            None => trained * n(leaks[year]).rest(),
        });
        below.push(filled * n(leaks[year]).rest());
    }
    let below = total(below);
    if below.value(17) == 0.0 {
        return n(0.0);
    }
    total(above) / below
}

fn of_training(future: &Future, place: usize, training: &Training, all: &mut Rows) -> Option<Item> {
    if training.earnings_gain.is(0.0) && training.forgone.is(0.0) {
        return None;
    }
    let activity = &future.programme.activities[training.activity.0].name.id;
    let id = format!("{}.training.{}", activity_id(activity), training.pathway.id);
    let mut item = Item::new(id, &training.pathway.title);
    let gain = future.give(&mut item, "earnings_gain", training.earnings_gain);
    let fade = future.give(&mut item, "gain_fade", training.gain_fade);
    let forgone = future.give(&mut item, "forgone", training.forgone);
    let deadweight = future.give(&mut item, "deadweight", training.deadweight);
    let learners = &future.t.learners[place];
    let (net, starts) = (
        future.row(&learners.net_completions),
        future.row(&learners.starts),
    );
    let in_year = |row: &[f64], year: usize| row.get(year).copied().unwrap_or(0.0);
    let mut gaining: Vec<f64> = Vec::new();
    for year in 0..future.horizon() {
        let before = gaining.last().copied().unwrap_or(0.0);
        gaining.push(before * (1.0 - fade) + in_year(&net, year));
    }
    item.lines.push(
        Line::yearly("People who gain, as full gains", "gaining", "people", gaining.clone(), |year| {
            let before = year.checked_sub(1).map_or(0.0, |last| gaining[last]);
            n(before) * n(fade).rest() + n(in_year(&net, year))
        })
        .formula("gaining_y = gaining_{y−1}·(1 − gain_fade) + nc_y, the same as Σ_{c≤y} nc_c·(1 − gain_fade)^(y−c)")
        .twice(),
    );
    let term = |year: usize| {
        let gains = n(gaining[year]) * n(gain);
        if forgone == 0.0 {
            return gains / n(1e6);
        }
        (gains - n(in_year(&starts, year)) * n(deadweight).rest() * n(forgone)) / n(1e6)
    };
    let earnings: Vec<f64> = (0..future.horizon())
        .map(|year| term(year).value(17))
        .collect();
    item.lines.push(
        Line::yearly("Earnings gained", "earnings", "£m", earnings.clone(), term).formula(
            "earnings_y = (gaining_y·earnings_gain − starts_y·(1 − deadweight)·forgone)/1000000",
        ),
    );
    all.push(earnings);
    Some(item)
}

fn sums(future: &Future, (gva, earnings, wages): (&Rows, &Rows, &Rows)) -> Item {
    let mut item = Item::new("value.yearly", "GVA, earnings and wages of all");
    let value = &future.t.value;
    let mut add =
        |title: &str, symbol: &str, metric: &str, of: &str, all: Vec<f64>, parts: &Rows| {
            item.lines.push(
                Line::yearly(title, symbol, "£m", all, |year| {
                    total(parts.iter().map(|row| n(row[year])))
                })
                .formula(format!("Σ over {of}"))
                .metric(metric),
            );
        };
    add(
        "Net GVA",
        "gva.net",
        "gva.net",
        "blocks",
        future.row(&value.gva),
        gva,
    );
    add(
        "Earnings gained by people trained",
        "earnings.gain",
        "earnings.gain",
        "pathways",
        future.row(&value.earnings),
        earnings,
    );
    add(
        "Wage premiums",
        "wages.premium",
        "wages.premium",
        "blocks",
        future.row(&value.wages),
        wages,
    );
    item
}
