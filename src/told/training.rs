//! Each training pathway, and each workforce that it moves.

use super::account::{Item, Line, Section};
use super::funds::activity_id;
use super::future::{Future, later, later_term, plain};
use super::spending::money_used;
use super::term::{Function, call, n, total};
use crate::programme::{EventTarget, Training, TrainingId, WorkforceId};

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

fn pathway_id(future: &Future, training: &Training) -> String {
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
    let cost = future.give(&mut item, "cost_per_start", training.cost_per_start, None);
    let take_up = future.give(&mut item, "take_up", training.take_up, Some(1.0));
    let duration = future.give(&mut item, "duration", training.duration, None);
    let capacity = training
        .capacity
        .map(|capacity| future.give(&mut item, "capacity", capacity, None));
    let growth = future.give(
        &mut item,
        "capacity_growth",
        training.capacity_growth,
        Some(0.0),
    );
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
        .push(line.formula(formula).metric(metric("starts")));
    let overrun = future.value(future.programme.activities[training.activity.0].overrun);
    item.lines.push(
        Line::yearly(
            "Money that cannot be spent",
            "unspent",
            "£m",
            future.row(&learners.unspent),
            |year| (n(x[year]) - n(starts[year]) * n(cost) / n(1e6)) * (n(1.0) + n(overrun)),
        )
        .formula("unspent_y = (x_y − starts_y·cost_per_start/1000000)·(1 + overrun)")
        .metric(metric("unspent")),
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
    let completion = future.give(item, "completion", training.completion, None);
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
        .metric(metric("completions"))
        .note("The smallest count whose binomial probability of at most so many reaches u; in a spreadsheet BINOM.INV(round(due), completion, u). Halves are rounded to the even number."),
    );
    let deadweight = future.give(item, "deadweight", training.deadweight, Some(0.0));
    let net = future.row(&learners.net_completions);
    let outcome = future.give(item, "outcome", training.outcome, Some(0.0));
    let employed = future.give(item, "incumbent_share", training.incumbent_share, Some(0.0));
    let retained = future.give(item, "retained", training.retained, Some(1.0));
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

/// Each workforce.
pub(super) fn workforces(future: &Future) -> Section {
    let workforces = 0..future.programme.workforces.len();
    Section {
        id: "workforce",
        title: "Existing workforces: who stands at which level",
        note: "Staff drift between levels, leavers are replaced, and completing incumbents move up.",
        items: workforces
            .map(|place| workforce(future, WorkforceId(place)))
            .collect(),
        ..Section::default()
    }
}

fn workforce(future: &Future, id: WorkforceId) -> Item {
    let workforce = &future.programme.workforces[id.0];
    let name = &workforce.name.id;
    let mut item = Item::new(format!("workforce.{name}"), &workforce.name.title);
    let turnover = future.give(&mut item, "turnover", workforce.turnover, Some(0.0));
    let staff: f64 = workforce.headcount.iter().sum();
    plain(
        &mut item,
        "staff",
        staff,
        "people",
        "all levels of headcount",
    );
    for (level, (people, joins)) in workforce
        .headcount
        .iter()
        .zip(&workforce.joiners)
        .enumerate()
    {
        let title = workforce.levels.get(level).map_or("", String::as_str);
        plain(
            &mut item,
            &format!("headcount_{}", level + 1),
            *people,
            "people",
            &format!("at level {} “{title}” before the first year", level + 1),
        );
        plain(
            &mut item,
            &format!("joiners_{}", level + 1),
            *joins,
            "",
            "share of joiners at this level, plain",
        );
    }
    let levels: Vec<Vec<f64>> = future.t.workforces[id.0]
        .levels
        .iter()
        .map(|row| future.row(row))
        .collect();
    let before = |level: usize, year: usize| match year.checked_sub(1) {
        Some(last) => levels[level][last],
        None => workforce.headcount[level],
    };
    // Each level after drift and turnover, then after each pathway that moves people up.
    let mut now: Vec<Vec<f64>> = Vec::new();
    for to in 0..levels.len() {
        let term = |year: usize| {
            let moves = workforce
                .drift
                .iter()
                .enumerate()
                .filter(|(_, moves)| moves[to] != 0.0);
            let staying = total(moves.map(|(from, moves)| n(before(from, year)) * n(moves[to])));
            n(turnover).rest() * staying + n(turnover) * n(staff) * n(workforce.joiners[to])
        };
        let row: Vec<f64> = (0..future.years())
            .map(|year| term(year).value(17))
            .collect();
        item.lines.push(
            Line::yearly(
                &format!("Level {} after drift and turnover", to + 1),
                &format!("d_{}", to + 1),
                "people",
                row.clone(),
                term,
            )
            .formula(format!(
                "d_{0} = (1 − turnover)·Σ_l s_l,y−1·drift_l→{0} + turnover·staff·joiners_{0}",
                to + 1
            )),
        );
        now.push(row);
    }
    let trainings = future.programme.trainings.iter().zip(&future.t.learners);
    for (training, learners) in trainings {
        let Some(up) = training.upskills.as_ref().filter(|up| up.workforce == id) else {
            continue;
        };
        let owner = pathway_id(future, training);
        item.about.push(activity_id(
            &future.programme.activities[training.activity.0].name.id,
        ));
        let level_up = future.give_of(&mut item, (&owner, "level_up"), up.level_up);
        let upskilled = future.row(&learners.upskilled);
        let from = now[up.from_level].clone();
        let term = |year: usize| {
            call(
                Function::Min,
                [n(upskilled[year]) * n(level_up), n(from[year])],
            )
        };
        let rising: Vec<f64> = (0..future.years())
            .map(|year| term(year).value(17))
            .collect();
        let pathway = &training.pathway.id;
        let level = up.from_level + 1;
        item.lines.push(
            Line::yearly(
                &format!("Moving up from level {level} through {pathway}"),
                &format!("up {pathway}"),
                "people",
                rising.clone(),
                term,
            )
            .formula(format!(
                "min(upskilled_y·level_up of {owner}, those at level {level})"
            )),
        );
        for year in 0..future.years() {
            now[up.from_level][year] -= rising[year];
            now[up.from_level + 1][year] += rising[year];
        }
    }
    ends(future, id, &levels, &mut item);
    item
}

fn ends(future: &Future, id: WorkforceId, levels: &[Vec<f64>], item: &mut Item) {
    let workforce = &future.programme.workforces[id.0];
    let name = &workforce.name.id;
    let risen: Vec<(usize, Line)> = item
        .lines
        .iter()
        .filter(|line| line.symbol.starts_with("up "))
        .zip(
            future
                .programme
                .trainings
                .iter()
                .filter_map(|training| training.upskills.as_ref())
                .filter(|up| up.workforce == id),
        )
        .map(|(line, up)| (up.from_level, line.clone()))
        .collect();
    let drifted: Vec<Vec<f64>> = item
        .lines
        .iter()
        .filter(|line| line.symbol.starts_with("d_"))
        .map(|line| line.values.clone())
        .collect();
    for (level, row) in levels.iter().enumerate() {
        item.lines.push(
            Line::yearly(
                &format!("Level {} at the end of the year", level + 1),
                &format!("s_{}", level + 1),
                "people",
                row.clone(),
                |year| {
                    let mut term = n(drifted[level][year]);
                    for (from, line) in &risen {
                        if from + 1 == level {
                            term = term + n(line.values[year]);
                        } else if *from == level {
                            term = term - n(line.values[year]);
                        }
                    }
                    term
                },
            )
            .formula(format!(
                "s_{0} = d_{0} + those moving up to it − those moving up from it",
                level + 1
            )),
        );
    }
    for level in 1..levels.len() {
        let share = (0..future.years())
            .map(|year| future.of(future.t.workforces[id.0].at_least(level, year)))
            .collect();
        item.lines.push(
            Line::yearly(
                &format!("Share at level {} or above", level + 1),
                &format!("at least {}", level + 1),
                "share",
                share,
                |year| {
                    let all = total(levels.iter().map(|row| n(row[year])));
                    total(levels[level..].iter().map(|row| n(row[year]))) / all
                },
            )
            .formula(format!("Σ_(l ≥ {}) s_l/Σ s_l", level + 1))
            .metric(format!("workforce.{name}.at_least.{}", level + 1)),
        );
    }
}
