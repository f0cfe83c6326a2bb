//! Each block of jobs: what its money brings, how that ages, how many jobs stand.

use super::account::{Item, Line, Section};
use super::arrivals;
use super::future::{Future, plain};
use super::ids::block_id;
use super::term::{Function, Term, call, n, total};
use crate::number::Number;
use crate::programme::{Arrivals, Block, BlockId, Cohort, Exit};

/// Each block.
pub(super) fn section(future: &Future) -> Section {
    let blocks = future.programme.blocks.iter().enumerate();
    Section {
        id: "jobs",
        title: "Jobs on offer: each block",
        note: "A block turns an activity's money into jobs that open, fade and grow. J are jobs \
               standing at the end of a year, before anybody asks whether they can be filled.",
        items: blocks
            .map(|(place, block)| tell(future, BlockId(place), block))
            .collect(),
        ..Section::default()
    }
}

/// A block's title: its activity's, and what it is.
pub(super) fn title(future: &Future, block: &Block) -> String {
    let activity = &future.programme.activities[block.activity.0].name.title;
    format!("{activity}: {}", block.arrivals.word())
}

fn tell(future: &Future, id: BlockId, block: &Block) -> Item {
    let mut item = Item::new(block_id(future.programme, id), title(future, block));
    arrivals::tell(future, id, block, &mut item);
    let ages = if matches!(block.arrivals, Arrivals::Posts { .. }) {
        None
    } else {
        Some(ageing(future, id, &block.cohort, &mut item))
    };
    stand(future, id, block, ages.as_ref(), &mut item);
    item
}

/// What one job that arrived k years ago is today, by age.
struct Ages {
    standing: Vec<f64>,
    created: Vec<f64>,
}

fn ageing(future: &Future, id: BlockId, cohort: &Cohort, item: &mut Item) -> Ages {
    let tau = future.give(item, "fill_years", cohort.fill_years);
    let growth = future.give_unless(item, "annual_growth", cohort.growth, 0.0);
    let failing = if matches!(
        future.programme.blocks[id.0].arrivals,
        Arrivals::Ventures { .. }
    ) {
        "annual_failure"
    } else {
        "annual_exit"
    };
    let years = &future.t.blocks[id.0];
    let ages = Ages {
        standing: future.lanes(&years.ageing.standing),
        created: future.lanes(&years.ageing.created),
    };
    let exit = match &cohort.exit {
        Exit::Yearly(share) => Survival::Yearly(future.give(item, failing, *share)),
        Exit::Survival(shares) => {
            for (place, share) in shares.iter().enumerate() {
                let symbol = format!("survival_{}", place + 1);
                plain(
                    item,
                    &symbol,
                    *share,
                    "",
                    "share left after so many years, plain",
                );
            }
            Survival::Listed(shares.clone())
        }
    };
    let open = |age: usize| {
        let opened = if tau == 0.0 {
            n(1.0)
        } else {
            (call(Function::Exp, [n(-(age as f64 + 0.5)) / n(tau)])).rest()
        };
        match cohort.growth {
            Number::Fixed(0.0) => opened,
            _ => opened * (n(1.0) + n(growth)).to_the(n(age as f64)),
        }
    };
    let survive = |age: usize| exit.after(age);
    let lasts = match &exit {
        Survival::Yearly(_) => format!("S_k = (1 − {failing})^k"),
        Survival::Listed(_) => {
            "S_k as listed (survival), then at the last yearly hazard".to_owned()
        }
    };
    let (open_k, open_before, growing) = if cohort.growth.is(0.0) {
        ("f_k", "f_{k−1}", "")
    } else {
        (
            "f_k·G_k",
            "f_{k−1}·G_{k−1}",
            "; G_k = (1 + annual_growth)^k",
        )
    };
    item.lines.push(
        Line::yearly(
            "What one job is k years after it arrived",
            "K",
            "jobs",
            ages.standing.clone(),
            |age| survive(age) * open(age),
        )
        .by_age()
        .twice()
        .formula(format!(
            "K_k = S_k·{open_k}; f_k = 1 − exp(−(k + ½)/fill_years), 1 if that is 0{growing}; {lasts}"
        )),
    );
    item.lines.push(
        Line::yearly(
            "Posts that it creates k years after it arrived",
            "L",
            "jobs",
            ages.created.clone(),
            |age| {
                let before = age.checked_sub(1).map_or(n(0.0), open);
                survive(age) * call(Function::Max, [n(0.0), open(age) - before])
            },
        )
        .by_age()
        .twice()
        .formula(format!(
            "L_k = S_k·max(0, {open_k} − {open_before}), nothing at k − 1 = −1"
        )),
    );
    ages
}

/// How a cohort fades.
enum Survival {
    Yearly(f64),
    Listed(Vec<f64>),
}

impl Survival {
    fn after(&self, age: usize) -> Term {
        match self {
            Self::Yearly(0.0) => n(1.0),
            Self::Yearly(share) => n(*share).rest().to_the(n(age as f64)),
            Self::Listed(shares) => {
                let known = |age: usize| age.checked_sub(1).map_or(1.0, |place| shares[place]);
                let last = shares.len();
                if age <= last {
                    return n(known(age));
                }
                // A list has at least one entry wherever this is reached; before it all are there.
                let before = known(last.saturating_sub(1));
                let hazard = if before > 0.0 {
                    n(known(last)) / n(before)
                } else {
                    n(0.0)
                };
                n(known(last)) * hazard.to_the(n((age - last) as f64))
            }
        }
    }
}

/// What of all cohorts stands in a year: `Σ n_c·K_{y−c}`.
fn cohorts(arrivals: &[f64], ages: &[f64], year: usize) -> (f64, Term) {
    let arrived = arrivals.iter().enumerate().take(year + 1);
    let there = arrived.filter(|(_, jobs)| **jobs != 0.0);
    let pairs: Vec<(f64, f64)> = there
        .map(|(came, jobs)| (*jobs, ages[year - came]))
        .collect();
    let sum = pairs.iter().map(|(jobs, age)| jobs * age).sum();
    (
        sum,
        total(pairs.iter().map(|(jobs, age)| n(*jobs) * n(*age))),
    )
}

#[expect(
    clippy::too_many_lines,
    reason = "a list of formulas, in the order in which they follow from each other"
)]
fn stand(future: &Future, id: BlockId, block: &Block, ages: Option<&Ages>, item: &mut Item) {
    let years = &future.t.blocks[id.0];
    let arrivals = future.row(&years.arrivals);
    let left = |year: usize| {
        // Posts that are known to have been there were there, recession or not.
        if ages.is_none() && year < block.actual.years() {
            return 1.0;
        }
        future
            .t
            .shocks
            .jobs_left
            .get(year)
            .map_or(1.0, |left| future.of(*left))
    };
    let struck = (0..future.years()).any(|year| left(year) != 1.0);
    let after = |year: usize, sum: Term| if struck { sum * n(left(year)) } else { sum };
    let post = |year: usize| arrivals.get(year).copied().unwrap_or(0.0);
    let stands = |year: usize| match ages {
        Some(ages) => cohorts(&arrivals, &ages.standing, year),
        None => (post(year), n(post(year))),
    };
    let created_in = |year: usize| match ages {
        Some(ages) => cohorts(&arrivals, &ages.created, year).1,
        None => call(
            Function::Max,
            [
                n(0.0),
                n(post(year)) - n(year.checked_sub(1).map_or(0.0, post)),
            ],
        ),
    };
    let (all_formula, created_formula) = if ages.is_some() {
        ("Σ_{c≤y} n_c·K_{y−c}", "Σ_{c≤y} n_c·L_{y−c}")
    } else {
        (
            "n_y (posts are there in their year only)",
            "max(0, n_y − n_{y−1})",
        )
    };
    let recession = if struck { "·(jobs left_y)" } else { "" };
    let jobs = future.row(&years.jobs);
    let created = future.row(&years.created);
    let metric = if block.safeguarded {
        "jobs.safeguarded"
    } else {
        "jobs.demanded"
    };
    if block.houses.is_empty() {
        item.lines.extend([
            Line::yearly("Jobs standing", "J", "jobs (FTE)", jobs, |year| {
                after(year, stands(year).1)
            })
            .formula(format!("J_y = {all_formula}{recession}"))
            .metric(format!("part of {metric}"))
            .twice(),
            Line::yearly("Posts created", "created", "jobs (FTE)", created, |year| {
                after(year, created_in(year))
            })
            .formula(format!("created_y = {created_formula}{recession}")),
        ]);
        return;
    }
    let all: Vec<f64> = (0..jobs.len())
        .map(|year| stands(year).0 * left(year))
        .collect();
    let housed: Vec<Vec<f64>> = block
        .houses
        .iter()
        .map(|id| future.row(&future.t.blocks[id.0].jobs))
        .collect();
    let names: Vec<String> = block
        .houses
        .iter()
        .map(|id| block_id(future.programme, *id))
        .collect();
    item.lines.extend([
        Line::yearly(
            "Jobs in the building",
            "all",
            "jobs (FTE)",
            all.clone(),
            |year| after(year, stands(year).1),
        )
        .formula(format!("all_y = {all_formula}{recession}")),
        Line::yearly(
            "Its own jobs, those counted elsewhere taken off",
            "J",
            "jobs (FTE)",
            jobs.clone(),
            |year| {
                call(
                    Function::Max,
                    [
                        n(0.0),
                        n(all[year]) - total(housed.iter().map(|row| n(row[year]))),
                    ],
                )
            },
        )
        .formula(format!(
            "J_y = max(0, all_y − Σ J_y of {})",
            names.join(", ")
        ))
        .metric(format!("part of {metric}")),
        Line::yearly("Posts created", "created", "jobs (FTE)", created, |year| {
            let sum = after(year, created_in(year));
            if all[year] == 0.0 {
                n(0.0)
            } else {
                sum * (n(jobs[year]) / n(all[year]))
            }
        })
        .formula(format!(
            "created_y = {created_formula}{recession}·J_y/all_y"
        )),
    ]);
}
