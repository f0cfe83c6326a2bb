//! What arrives in a block each year: by a unit cost, in firms, in floorspace, by luck.

use super::account::{Item, Line};
use super::future::Future;
use super::gate;
use super::known;
use super::landings::rate;
use super::money::money_used;
use super::premises::completed;
use super::term::{Function, Term, call, n};
use crate::number::{ChanceId, Number};
use crate::programme::block::Landings;
use crate::programme::{Actuals, Arrivals, Block, BlockId, EventTarget};

/// Tells what a block's money brings.
#[expect(
    clippy::too_many_lines,
    reason = "one arm for each kind of block, each a list of its formulas"
)]
pub(super) fn tell(future: &Future, id: BlockId, block: &Block, item: &mut Item) {
    let landings = matches!(block.arrivals, Arrivals::Inward { .. });
    let free = matches!(
        block.arrivals,
        Arrivals::Inward {
            landings: Landings::PerYear(_),
            ..
        }
    );
    // Events on landings act on their rate, not on their money.
    let place = (!landings).then_some(EventTarget::Block(id));
    let x = if free {
        Vec::new()
    } else {
        let share = (block.activity, block.share.share, block.share.basis);
        money_used(future, item, share, place)
    };
    let effect = gate::of_block(future, block);
    let building = matches!(block.arrivals, Arrivals::Premises { .. });
    let (x, used) = match &effect {
        Some(effect) if !building && !free => (gate::let_through(&x, effect, item), "(x_y·g_y)"),
        _ => (x, "x_y"),
    };
    let years = &future.t.blocks[id.0];
    let arrivals = future.row(&years.arrivals);
    let firms = future.row(&years.firms);
    let activity = &future.programme.activities[block.activity.0].name.id;
    let actual = &block.actual;
    let unit = match block.arrivals {
        Arrivals::Premises { .. } => "m²",
        Arrivals::Posts { .. } | Arrivals::Jobs { .. } => "jobs (FTE)",
        _ => "firms",
    };
    known::give(future, item, actual, (block.arrivals.counted(), unit));
    let jobs = |term: &dyn Fn(usize) -> Term| {
        Line::yearly(
            "Jobs that arrive",
            "n",
            "jobs (FTE)",
            arrivals.clone(),
            term,
        )
    };
    let line = match &block.arrivals {
        Arrivals::Posts {
            cost_per_post,
            local_share,
        } => {
            let cost = future.give(item, "cost_per_post", *cost_per_post);
            let local = future.give(item, "local_share", *local_share);
            jobs(&|year| n(x[year]) * n(1e6) / n(cost) * n(local))
                .formula("n_y = x_y·1000000/cost_per_post·local_share")
                .known(actual)
        }
        Arrivals::Jobs { cost_per_job } => {
            let cost = future.give(item, "cost_per_job", *cost_per_job);
            jobs(&|year| n(x[year]) * n(1e6) / n(cost))
                .formula(format!("n_y = {used}·1000000/cost_per_job"))
                .known(actual)
        }
        Arrivals::Support {
            cost_per_firm,
            jobs_per_firm,
        } => {
            let cost = future.give(item, "cost_per_firm", *cost_per_firm);
            let each = future.give(item, "jobs_per_firm", *jobs_per_firm);
            item.lines.push(
                Line::yearly("Firms supported", "firms", "firms", firms.clone(), |year| {
                    n(x[year]) * n(1e6) / n(cost)
                })
                .formula(format!("firms_y = {used}·1000000/cost_per_firm"))
                .known(actual)
                .metric(format!("firms.supported.activity.{activity}")),
            );
            jobs(&|year| n(firms[year]) * n(each)).formula("n_y = firms_y·jobs_per_firm")
        }
        Arrivals::Premises {
            cost_per_m2,
            net_to_gross,
            occupancy,
            m2_per_job,
            build_years,
            opens,
        } => {
            let cost = future.give(item, "cost_per_m2", *cost_per_m2);
            let net = future.give(item, "net_to_gross", *net_to_gross);
            let let_out = future.give(item, "occupancy", *occupancy);
            let each = future.give(item, "m2_per_job", *m2_per_job);
            let wait = future.give(item, "build_years", *build_years);
            let paid: Vec<f64> = x.iter().map(|money| money * 1e6 / cost).collect();
            let m2 = future.row(&years.floorspace);
            item.lines.extend([
                Line::yearly(
                    "Floorspace paid for",
                    "paid for",
                    "m²",
                    paid.clone(),
                    |year| n(x[year]) * n(1e6) / n(cost),
                )
                .formula("paid for_y = x_y·1000000/cost_per_m2"),
                completed(future, block, (&paid, &m2, wait), *opens)
                    .known(actual)
                    .metric(format!("premises.m2.activity.{activity}")),
            ]);
            let (through, held) = match &effect {
                Some(effect) => (effect.clone(), "·g_y"),
                None => (Vec::new(), ""),
            };
            jobs(&|year| {
                let jobs = n(m2[year]) * n(net) * n(let_out) / n(each);
                match through.get(year) {
                    Some(through) => jobs * n(*through),
                    None => jobs,
                }
            })
            .formula(format!(
                "n_y = m2_y·net_to_gross·occupancy/m2_per_job{held}"
            ))
        }
        Arrivals::Ventures {
            cost_per_venture,
            initial_jobs,
            size_cv,
            number,
            luck,
        } => {
            let cost = future.give(item, "cost_per_venture", *cost_per_venture);
            let rate: Vec<f64> = x.iter().map(|money| money * 1e6 / cost).collect();
            item.lines.push(
                Line::yearly("Ventures expected", "λ", "firms", rate.clone(), |year| {
                    n(x[year]) * n(1e6) / n(cost)
                })
                .formula(format!("λ_y = {used}·1000000/cost_per_venture")),
            );
            let metric = format!("ventures.formed.activity.{activity}");
            counted(future, item, (&rate, &firms), (*number, actual), metric);
            let size = sized(future, item, &firms, *size_cv, *luck);
            let each = future.give(item, "initial_jobs", *initial_jobs);
            jobs(&|year| n(firms[year]) * n(each) * n(size[year]))
                .formula("n_y = N_y·initial_jobs·ξ_y")
        }
        Arrivals::Inward {
            landings,
            baseline_landings,
            jobs_per_landing,
            size_cv,
            number,
            luck,
        } => {
            let brought = (x.as_slice(), used, effect.as_deref());
            let rate = rate(future, id, (landings, *baseline_landings), brought, item);
            let metric = format!("inward.landings.activity.{activity}");
            counted(future, item, (&rate, &firms), (*number, actual), metric);
            let size = sized(future, item, &firms, *size_cv, *luck);
            let each = future.give(item, "jobs_per_landing", *jobs_per_landing);
            jobs(&|year| n(firms[year]) * n(each) * n(size[year]))
                .formula("n_y = N_y·jobs_per_landing·ξ_y")
        }
    };
    item.lines.push(line);
}

/// How many form or land: a Poisson count at its own coordinate.
fn counted(
    future: &Future,
    item: &mut Item,
    (rate, firms): (&[f64], &[f64]),
    (chance, actual): (ChanceId, &Actuals),
    metric: String,
) {
    let u: Vec<f64> = (0..rate.len())
        .map(|year| future.chance_luck(chance.in_year(year)))
        .collect();
    item.lines
        .push(Line::read("Luck of the number", "u", "", u.clone()));
    item.lines.push(
        Line::yearly("How many there are", "N", "firms", firms.to_vec(), |year| {
            call(Function::Poisson, [n(u[year]), n(rate[year])])
        })
        .formula("N_y = Poisson⁻¹(u_y, λ_y)")
        .known(actual)
        .metric(metric)
        .note("The smallest count whose Poisson probability of at most so many reaches u. In a spreadsheet: POISSON.DIST(N, λ, TRUE) ≥ u and POISSON.DIST(N − 1, λ, TRUE) < u."),
    );
}

/// How large they are: ξ, lognormal with mean 1.
fn sized(
    future: &Future,
    item: &mut Item,
    firms: &[f64],
    size_cv: Number,
    chance: ChanceId,
) -> Vec<f64> {
    let cv = future.give(item, "size_cv", size_cv);
    let scores: Vec<f64> = (0..firms.len())
        .map(|year| future.chance(chance.in_year(year)))
        .collect();
    let term = |year: usize| {
        if firms[year] == 0.0 || cv == 0.0 {
            return n(1.0);
        }
        let spread = call(
            Function::Ln,
            [n(1.0) + n(cv).to_the(n(2.0)) / n(firms[year])],
        );
        call(
            Function::Exp,
            [n(scores[year]) * spread.clone().to_the(n(0.5)) - spread / n(2.0)],
        )
    };
    let size: Vec<f64> = (0..firms.len()).map(|year| term(year).value(17)).collect();
    item.lines.push(
        Line::read(
            "Luck of the size, as a normal score",
            "z",
            "",
            scores.clone(),
        )
        .formula("z_y = Φ⁻¹(u_y), u_y as told under luck"),
    );
    item.lines.push(
        Line::yearly(
            "How large they are against the mean",
            "ξ",
            "",
            size.clone(),
            term,
        )
        .formula("ξ_y = exp(z_y·v_y^½ − v_y/2), v_y = ln(1 + size_cv²/N_y); 1 where there are none")
        .from_where(|year| firms[year] > 0.0),
    );
    size
}
