//! Each training pathway.

use super::account::{Item, Line, Section};
use super::future::{Future, later, later_term};
use super::known;
use super::money::money_used;
use super::term::{Function, call, n};
use crate::programme::{EventTarget, Training, TrainingId};

/// Each pathway.
pub(super) fn section(future: &Future) -> Section {
    let trainings = future.programme.trainings.iter().enumerate();
    Section {
        id: "training",
        title: "Training: each pathway",
        note: "People start as money and places allow; some complete; some of these would have \
               trained anyway; the others join the candidates of a skill group or are upskilled.",
        items: trainings
            .map(|(place, training)| tell(future, TrainingId(place), training))
            .collect(),
        ..Section::default()
    }
}

/// The id of a pathway's account.
pub(super) fn pathway_id(future: &Future, training: &Training) -> String {
    let activity = &future.programme.activities[training.activity.0].name.id;
    format!("activity.{activity}.training.{}", training.pathway.id)
}

fn tell(future: &Future, id: TrainingId, training: &Training) -> Item {
    let mut item = Item::new(pathway_id(future, training), &training.pathway.title);
    if let Some(group) = training.group {
        item.about.push(format!(
            "skill.{}",
            future.programme.skills[group.0].name.id
        ));
    }
    let learners = &future.t.learners[id.0];
    let share = (
        training.activity,
        training.share.share,
        training.share.basis,
    );
    let x = money_used(
        future,
        &mut item,
        share,
        Some(EventTarget::Training(training.activity)),
    );
    let cost = future.give(&mut item, "cost_per_start", training.cost_per_start);
    let take_up = future.give(&mut item, "take_up", training.take_up);
    let duration = future.give(&mut item, "duration", training.duration);
    let capacity = training
        .capacity
        .map(|capacity| future.give(&mut item, "capacity", capacity));
    let growth = future.give(&mut item, "capacity_growth", training.capacity_growth);
    let actual = &training.actual;
    known::give(future, &mut item, actual, ("people who started", "people"));
    let buys = |year: usize| n(x[year]) * n(1e6) / n(cost);
    let starts = future.row(&learners.starts);
    let line = Line::yearly(
        "People who start",
        "starts",
        "people",
        starts.clone(),
        |year| match capacity {
            Some(capacity) => {
                call(
                    Function::Min,
                    [
                        buys(year),
                        n(capacity) * (n(1.0) + n(growth)).to_the(n(year as f64)),
                    ],
                ) * n(take_up)
            }
            None => buys(year) * n(take_up),
        },
    );
    let formula = if capacity.is_some() {
        "starts_y = min(x_y·1000000/cost_per_start, capacity·(1 + capacity_growth)^y)·take_up; y = 0 in the first year"
    } else {
        "starts_y = x_y·1000000/cost_per_start·take_up"
    };
    let pathway = &training.pathway.id;
    let metric = |what: &str| format!("part of training.{what}.pathway.{pathway}");
    item.lines
        .push(line.formula(formula).known(actual).metric(metric("starts")));
    let overrun = future.value(future.programme.activities[training.activity.0].overrun);
    item.lines.push(
        Line::yearly(
            "Money that cannot be spent",
            "unspent",
            "£m",
            future.row(&learners.unspent),
            |year| {
                let left = n(x[year]) - n(starts[year]) * n(cost) / n(1e6);
                let left = match actual.in_year(year) {
                    Some(_) => call(Function::Max, [n(0.0), left]),
                    None => left,
                };
                left * (n(1.0) + n(overrun))
            },
        )
        .formula(if actual.is_empty() {
            "unspent_y = (x_y − starts_y·cost_per_start/1000000)·(1 + overrun)"
        } else {
            "unspent_y = (x_y − starts_y·cost_per_start/1000000)·(1 + overrun); nothing in known years where more started than x_y buys"
        })
        .summed()
        .metric(metric("unspent")),
    );
    item.lines.push(
        Line::yearly(
            "Money meant for it",
            "meant",
            "£m",
            future.row(&learners.meant),
            |year| n(x[year]) * (n(1.0) + n(overrun)),
        )
        .formula("meant_y = x_y·(1 + overrun)")
        .summed(),
    );
    let due = later(&starts, duration);
    item.lines.push(
        Line::yearly(
            "People due to complete",
            "due",
            "people",
            due.clone(),
            |year| later_term(&starts, duration, year),
        )
        .formula("due_y = D(starts, duration)_y"),
    );
    complete(future, id, training, &due, &mut item);
    item
}

fn complete(future: &Future, id: TrainingId, training: &Training, due: &[f64], item: &mut Item) {
    let learners = &future.t.learners[id.0];
    let completion = future.give(item, "completion", training.completion);
    let u: Vec<f64> = (0..due.len())
        .map(|year| future.chance_luck(training.chance.in_year(year)))
        .collect();
    item.lines
        .push(Line::read("Luck of those who complete", "u", "", u.clone()));
    let completions = future.row(&learners.completions);
    let metric = |what: &str| format!("part of training.{what}.pathway.{}", training.pathway.id);
    item.lines.push(
        Line::yearly("People who complete", "completions", "people", completions.clone(), |year| {
            call(Function::Binomial, [n(u[year]), call(Function::Round, [n(due[year])]), n(completion)])
        })
        .formula("completions_y = Binomial⁻¹(u_y, round(due_y), completion)")
        .summed()
        .metric(metric("completions"))
        .note("The smallest count whose binomial probability of at most so many reaches u; in a spreadsheet BINOM.INV(round(due), completion, u). Halves are rounded to the even number."),
    );
    let deadweight = future.give(item, "deadweight", training.deadweight);
    let net = future.row(&learners.net_completions);
    let outcome = future.give(item, "outcome", training.outcome);
    let employed = future.give(item, "incumbent_share", training.incumbent_share);
    let retained = future.give(item, "retained", training.retained);
    item.lines.extend([
        Line::yearly(
            "Of these, who would not have trained anyway",
            "nc",
            "people",
            net.clone(),
            |year| n(completions[year]) * n(deadweight).rest(),
        )
        .formula("nc_y = completions_y·(1 − deadweight)")
        .metric(metric("net_completions")),
        Line::yearly(
            "Completers with a positive outcome",
            "outcomes",
            "people",
            future.row(&learners.outcomes),
            |year| n(completions[year]) * n(outcome),
        )
        .formula("outcomes_y = completions_y·outcome")
        .metric(metric("outcomes")),
        Line::yearly(
            "Completers upskilled in their jobs",
            "upskilled",
            "people",
            future.row(&learners.upskilled),
            |year| n(completions[year]) * n(employed),
        )
        .formula("upskilled_y = completions_y·incumbent_share")
        .metric(metric("upskilled")),
        Line::yearly(
            "Who join the candidates of their skill group",
            "joining",
            "people",
            future.row(&learners.joining),
            |year| n(net[year]) * (n(employed).rest() * n(retained)),
        )
        .formula("joining_y = nc_y·(1 − incumbent_share)·retained"),
    ]);
}
