//! Of what parts the metrics of the programme are the sums.

use super::future::Future;
use super::ids::block_id;
use super::totals::Metrics;
use crate::programme::{BlockId, FundKind};

/// What a metric is the sum of: each part's name and yearly values.
pub(super) type Parts = Vec<(String, Vec<f64>)>;

/// Sums over blocks, named by the symbol that their own account uses.
fn over_blocks(future: &Future, safeguarded: bool, row: impl Fn(usize) -> Vec<f64>) -> Parts {
    let blocks = future.programme.blocks.iter().enumerate();
    blocks
        .filter(|(_, block)| block.safeguarded == safeguarded)
        .map(|(place, _)| {
            let id = BlockId(place);
            (block_id(future.programme, id), row(place))
        })
        .collect()
}

/// What is added up to a metric, and the formula in words.
pub(super) fn parts(future: &Future, metrics: &Metrics, name: &str) -> Option<(String, Parts)> {
    let t = &future.t;
    let blocks = |row: &dyn Fn(usize) -> Vec<f64>| over_blocks(future, false, row);
    let said = |what: &str| format!("Σ over blocks: {what}");
    let others = |names: &[&str]| -> Parts {
        names
            .iter()
            .filter_map(|name| Some(((*name).to_owned(), metrics.yearly(name)?)))
            .collect()
    };
    let found = match name {
        "jobs.demanded" => (
            said("J"),
            blocks(&|place| future.row(&t.blocks[place].jobs)),
        ),
        "jobs.filled" => (
            said("filled"),
            blocks(&|place| future.row(&t.net[place].filled)),
        ),
        "jobs.skilled" => (
            said("skilled"),
            blocks(&|place| future.row(&t.net[place].skilled)),
        ),
        "jobs.created" => (
            said("created (filled)"),
            blocks(&|place| future.row(&t.net[place].created)),
        ),
        "jobs.net_direct" => (
            said("net direct"),
            blocks(&|place| future.row(&t.net[place].net_direct)),
        ),
        "jobs.knock_on" => (
            said("knock-on"),
            blocks(&|place| future.row(&t.net[place].knock_on)),
        ),
        "jobs.net_skilled" => (
            said("net skilled"),
            blocks(&|place| future.row(&t.net[place].net_skilled)),
        ),
        "jobs.net" => (
            "jobs.net_direct + jobs.knock_on".to_owned(),
            others(&["jobs.net_direct", "jobs.knock_on"]),
        ),
        "jobs.net_job_years" => (
            said("job-years, direct and knock-on (see value)"),
            blocks(&|place| {
                let (block, net) = (&future.programme.blocks[place], &t.net[place]);
                let years = 0..future.years();
                let of = |jobs, year| {
                    future.of(crate::model::value::job_years(block, jobs, year).lanes())
                };
                years
                    .map(|year| of(&net.net_direct, year) + of(&net.knock_on, year))
                    .collect()
            }),
        ),
        "jobs.safeguarded" => (
            said("J"),
            over_blocks(future, true, |place| future.row(&t.blocks[place].jobs)),
        ),
        "jobs.net_safeguarded" => (
            said("net safeguarded"),
            over_blocks(future, true, |place| future.row(&t.net[place].net_direct)),
        ),
        "investment.total" => (
            "public + university + private + other".to_owned(),
            others(&[
                "investment.public",
                "investment.university",
                "investment.private",
                "investment.other",
            ]),
        ),
        "investment.total_with_relief" => (
            "investment.total + cost.relief".to_owned(),
            others(&["investment.total", "cost.relief"]),
        ),
        "cost.relief" => {
            let reliefs = future.programme.reliefs.iter().zip(&t.reliefs);
            let named = reliefs.map(|(relief, cost)| {
                let activity = &future.programme.activities[relief.activity.0].name.id;
                (format!("activity.{activity}: relief"), future.row(cost))
            });
            ("Σ over activities: relief".to_owned(), named.collect())
        }
        "cost.events" => {
            let events = future.programme.events.iter().zip(&t.shocks.events);
            let named = events.map(|(event, strike)| {
                (
                    format!("event.{}: cost", event.name.id),
                    future.row(&strike.cost),
                )
            });
            ("Σ over events: cost".to_owned(), named.collect())
        }
        _ => {
            return net_uk(future, name)
                .or_else(|| money(future, name).or_else(|| training(future, name)));
        }
    };
    Some(found)
}

/// Net jobs in the UK, over blocks.
fn net_uk(future: &Future, name: &str) -> Option<(String, Parts)> {
    let row = |place: usize| future.row(&future.t.net[place].net_uk);
    let is_it = name == "jobs.net_uk";
    is_it.then(|| {
        (
            "Σ over blocks: net UK".to_owned(),
            over_blocks(future, false, row),
        )
    })
}

/// Money spent by kind of fund.
fn money(future: &Future, name: &str) -> Option<(String, Parts)> {
    let word = name.strip_prefix("investment.")?;
    let kind = FundKind::ALL.into_iter().find(|kind| kind.word() == word)?;
    let t = &future.t;
    let mut parts: Parts = Vec::new();
    for (activity, spending) in future.programme.activities.iter().zip(&t.spending) {
        let kept = future.lanes(&spending.kept);
        for (funding, own) in activity.funded_by.iter().zip(&spending.own) {
            let fund = &future.programme.funds[funding.fund.0];
            if fund.kind == kind {
                let row = future
                    .row(own)
                    .iter()
                    .zip(&kept)
                    .map(|(own, kept)| own * kept)
                    .collect();
                parts.push((
                    format!("{}: own of {}·kept", activity.name.id, fund.name.id),
                    row,
                ));
            }
        }
        if kind == FundKind::Private && !activity.leverage.is(0.0) {
            let row = future
                .row(&spending.drawn)
                .iter()
                .zip(&kept)
                .map(|(drawn, kept)| drawn * kept)
                .collect();
            parts.push((format!("{}: drawn·kept", activity.name.id), row));
        }
    }
    Some((
        format!(
            "Σ over activities: own money of {word} funds, less training money not spent{}",
            if kind == FundKind::Private {
                "; money drawn in alike"
            } else {
                ""
            }
        ),
        parts,
    ))
}

/// People in training, over pathways.
fn training(future: &Future, name: &str) -> Option<(String, Parts)> {
    let figure = name.strip_prefix("training.")?;
    let row: fn(&Future, &crate::model::training::Learners) -> Vec<f64> = match figure {
        "starts" => |future, it| future.row(&it.starts),
        "completions" => |future, it| future.row(&it.completions),
        "net_completions" => |future, it| future.row(&it.net_completions),
        "outcomes" => |future, it| future.row(&it.outcomes),
        "upskilled" => |future, it| future.row(&it.upskilled),
        "unspent" => |future, it| future.row(&it.unspent),
        "into_skilled_jobs" => {
            let markets = future.programme.skills.iter().zip(&future.t.markets);
            let parts = markets.map(|(group, market)| {
                (
                    format!("skill.{}", group.name.id),
                    future.row(&market.trained_hired),
                )
            });
            return Some((
                "Σ over skill groups: trained hires".to_owned(),
                parts.collect(),
            ));
        }
        _ => return None,
    };
    let trainings = future.programme.trainings.iter().zip(&future.t.learners);
    let parts = trainings.map(|(training, learners)| {
        let activity = &future.programme.activities[training.activity.0].name.id;
        (
            format!("activity.{activity}.training.{}", training.pathway.id),
            row(future, learners),
        )
    });
    Some((format!("Σ over pathways: {figure}"), parts.collect()))
}
