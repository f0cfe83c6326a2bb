//! Each existing workforce: who stands at which level.

mod areas;

use super::account::{Item, Line, Section};
use super::future::{Future, plain};
use super::ids::activity_id;
use super::term::{Function, Term, call, n, total};
use super::training::pathway_id;
use crate::programme::WorkforceId;

/// Each workforce.
pub(super) fn section(future: &Future) -> Section {
    let workforces = 0..future.programme.workforces.len();
    let told = workforces.flat_map(|place| {
        let mean = areas::mean(future, place);
        std::iter::once(tell(future, WorkforceId(place))).chain(mean)
    });
    Section {
        id: "workforce",
        title: "Existing workforces: who stands at which level",
        note: "Staff drift between levels, leavers are replaced, and completing incumbents move up, \
               pathway by pathway in the order of the scenario.",
        items: told.collect(),
        ..Section::default()
    }
}

/// Levels after drift and turnover, and the people who move up from them.
struct Moves {
    drifted: Vec<Vec<f64>>,
    risen: Vec<(usize, Vec<f64>)>,
}

impl Moves {
    /// Those at a level after the moves so far.
    fn at(&self, level: usize, year: usize) -> Term {
        let mut term = n(self.drifted[level][year]);
        for (from, rising) in &self.risen {
            if from + 1 == level {
                term = term + n(rising[year]);
            } else if *from == level {
                term = term - n(rising[year]);
            }
        }
        term
    }
}

fn tell(future: &Future, id: WorkforceId) -> Item {
    let workforce = &future.programme.workforces[id.0];
    let mut item = Item::new(
        format!("workforce.{}", workforce.name.id),
        &workforce.name.title,
    );
    let levels: Vec<Vec<f64>> = future.t.workforces[id.0]
        .levels
        .iter()
        .map(|row| future.row(row))
        .collect();
    let mut moves = Moves {
        drifted: drift(future, id, &levels, &mut item),
        risen: Vec::new(),
    };
    let trainings = future.programme.trainings.iter().zip(&future.t.learners);
    for (training, learners) in trainings {
        let Some(up) = training.upskills.iter().find(|up| up.workforce == id) else {
            continue;
        };
        let owner = pathway_id(future, training);
        let activity = &future.programme.activities[training.activity.0].name.id;
        item.about.push(activity_id(activity));
        let level_up = future.give_as(
            &mut item,
            &format!("level_up of {}", training.pathway.id),
            (&owner, "level_up"),
            up.level_up,
        );
        let upskilled = future.row(&learners.upskilled);
        let term = |year: usize| {
            call(
                Function::Min,
                [
                    n(upskilled[year]) * n(level_up),
                    moves.at(up.from_level, year),
                ],
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
                &format!("up {pathway} of {activity}"),
                "people",
                rising.clone(),
                term,
            )
            .formula(format!(
                "min(upskilled_y·level_up of {owner}, those at level {level} by then)"
            )),
        );
        moves.risen.push((up.from_level, rising));
    }
    ends(future, id, (&levels, &moves), &mut item);
    item
}

/// Levels after drift and turnover.
fn drift(future: &Future, id: WorkforceId, levels: &[Vec<f64>], item: &mut Item) -> Vec<Vec<f64>> {
    let workforce = &future.programme.workforces[id.0];
    let whole = workforce.of.as_ref().unwrap_or(&workforce.name);
    let owner = format!("workforce.{}", whole.id);
    let turnover = future.give_of(item, (&owner, "turnover"), workforce.turnover);
    let staff: f64 = workforce.headcount.iter().sum();
    plain(item, "staff", staff, "people", "all levels of headcount");
    for (level, (people, joins)) in workforce
        .headcount
        .iter()
        .zip(&workforce.joiners)
        .enumerate()
    {
        let title = workforce.levels.get(level).map_or("", String::as_str);
        let level = level + 1;
        plain(
            item,
            &format!("headcount_{level}"),
            *people,
            "people",
            &format!("at level {level} “{title}” before the first year"),
        );
        plain(
            item,
            &format!("joiners_{level}"),
            *joins,
            "",
            "share of joiners at this level, plain",
        );
    }
    for (from, moves) in workforce.drift.iter().enumerate() {
        for (to, share) in moves.iter().enumerate().filter(|(_, share)| **share != 0.0) {
            plain(
                item,
                &format!("drift_{}→{}", from + 1, to + 1),
                *share,
                "",
                "share a year without training, plain",
            );
        }
    }
    let before = |level: usize, year: usize| match year.checked_sub(1) {
        Some(last) => levels[level][last],
        None => workforce.headcount[level],
    };
    let mut drifted = Vec::new();
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
        let level = to + 1;
        item.lines.push(
            Line::yearly(&format!("Level {level} after drift and turnover"), &format!("d_{level}"), "people", row.clone(), term)
                .formula(format!("d_{level} = (1 − turnover)·Σ_l s_l·drift_l→{level} + turnover·staff·joiners_{level}, s_l at the end of the year before (headcount_l in the first)")),
        );
        drifted.push(row);
    }
    drifted
}

/// Levels at the end of each year, and the shares that metrics ask for.
fn ends(future: &Future, id: WorkforceId, (levels, moves): (&[Vec<f64>], &Moves), item: &mut Item) {
    let name = &future.programme.workforces[id.0].name.id;
    for (level, row) in levels.iter().enumerate() {
        let term = |year: usize| moves.at(level, year);
        let level = level + 1;
        item.lines.push(
            Line::yearly(
                &format!("Level {level} at the end of the year"),
                &format!("s_{level}"),
                "people",
                row.clone(),
                term,
            )
            .formula(format!(
                "s_{level} = d_{level} + those moving up to it − those moving up from it"
            )),
        );
    }
    for level in 1..levels.len() {
        let able = &future.t.workforces[id.0];
        let share = (0..future.years())
            .map(|year| future.of(able.at_least(level, year)))
            .collect();
        let term = |year: usize| {
            let all = total(levels.iter().map(|row| n(row[year])));
            total(levels[level..].iter().map(|row| n(row[year]))) / all
        };
        let level = level + 1;
        item.lines.push(
            Line::yearly(
                &format!("Share at level {level} or above"),
                &format!("at least {level}"),
                "share",
                share,
                term,
            )
            .formula(format!("Σ of s_{level} and above/Σ of all s"))
            .metric(format!("workforce.{name}.at_least.{level}")),
        );
    }
}
