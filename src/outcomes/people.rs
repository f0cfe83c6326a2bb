//! What monitoring returns ask for: floorspace, firms, learners, capability.

use super::breakdown::Breakdowns;
use super::metric::{Measure, Nature, Recorder};
use crate::lanes::Lanes;
use crate::model::Trajectory;
use crate::model::training::Learners;
use crate::programme::{Arrivals, Programme, Workforce};

/// Reports outputs, training and capability.
pub fn report(
    programme: &Programme,
    breakdowns: &Breakdowns,
    t: &Trajectory,
    to: &mut impl Recorder,
) {
    outputs(programme, t, to);
    training(programme, breakdowns, t, to);
    workforces(programme, t, to);
    gates(programme, t, to);
    shocks(programme, t, to);
}

/// What luck decided, so that tables can say how often.
fn shocks(programme: &Programme, t: &Trajectory, to: &mut impl Recorder) {
    for (fund, years) in programme.funds.iter().zip(&t.funds) {
        let name = || format!("fund.{}.comes", fund.name.id);
        to.whole(name, Measure::Share, || years.comes);
    }
    for (event, strike) in programme.events.iter().zip(&t.shocks.events) {
        let name = || format!("event.{}.happens", event.name.id);
        to.whole(name, Measure::Share, || strike.happens);
        let name = || format!("event.{}.has_happened", event.name.id);
        to.yearly(name, (Measure::Share, Nature::Stock), true, |year| {
            strike.has_happened(year)
        });
    }
    if programme.recession.is_some() {
        to.yearly(
            || "recession".into(),
            (Measure::Share, Nature::Stock),
            true,
            |year| t.shocks.in_recession[year],
        );
    }
}

type Test = fn(&Arrivals) -> bool;

const OUTPUTS: [(&str, Measure, Test); 4] = [
    ("premises.m2", Measure::SquareMetres, |kind| {
        matches!(kind, Arrivals::Premises { .. })
    }),
    ("firms.supported", Measure::Firms, |kind| {
        matches!(kind, Arrivals::Support { .. })
    }),
    ("ventures.formed", Measure::Firms, |kind| {
        matches!(kind, Arrivals::Ventures { .. })
    }),
    ("inward.landings", Measure::Firms, |kind| {
        matches!(kind, Arrivals::Inward { .. })
    }),
];

fn outputs(programme: &Programme, t: &Trajectory, to: &mut impl Recorder) {
    for (name, measure, test) in OUTPUTS {
        let of = |place: usize, year: usize| match measure {
            Measure::SquareMetres => t.blocks[place].floorspace[year].lanes(),
            _ => t.blocks[place].firms[year].lanes(),
        };
        let is_kind = |place: &usize| test(&programme.blocks[*place].arrivals);
        let all = 0..programme.blocks.len();
        let any = all.clone().any(|place| is_kind(&place));
        to.yearly(
            || name.into(),
            (measure, Nature::Flow),
            any,
            |year| {
                all.clone()
                    .filter(is_kind)
                    .map(|place| of(place, year))
                    .sum()
            },
        );
        for place in all.clone().filter(is_kind) {
            let activity = &programme.activities[programme.blocks[place].activity.0]
                .name
                .id;
            let name = || format!("{name}.activity.{activity}");
            to.yearly(name, (measure, Nature::Flow), true, |year| of(place, year));
        }
    }
}

type Figure = fn(&Learners, usize) -> Lanes;

const TRAINING: [(&str, Measure, Figure); 6] = [
    ("starts", Measure::People, |learners, year| {
        learners.starts[year].lanes()
    }),
    ("completions", Measure::People, |learners, year| {
        learners.completions[year].lanes()
    }),
    ("net_completions", Measure::People, |learners, year| {
        learners.net_completions[year].lanes()
    }),
    ("outcomes", Measure::People, |learners, year| {
        learners.outcomes[year].lanes()
    }),
    ("upskilled", Measure::People, |learners, year| {
        learners.upskilled[year].lanes()
    }),
    ("unspent", Measure::Money, |learners, year| {
        learners.unspent[year].lanes()
    }),
];

fn training(
    programme: &Programme,
    breakdowns: &Breakdowns,
    t: &Trajectory,
    to: &mut impl Recorder,
) {
    let any = !programme.trainings.is_empty();
    for (name, measure, figure) in TRAINING {
        let kind = (measure, Nature::Flow);
        let sum = |year: usize, counts: &dyn Fn(usize) -> bool| -> Lanes {
            let learners = t.learners.iter().enumerate();
            let counted = learners.filter(|(place, _)| counts(*place));
            counted.map(|(_, learners)| figure(learners, year)).sum()
        };
        to.yearly(
            || format!("training.{name}"),
            kind,
            any,
            |year| sum(year, &|_| true),
        );
        for part in &breakdowns.training {
            let is_it = |place: usize| part.places.contains(&place);
            let name = || format!("training.{name}{}", part.suffix);
            to.yearly(name, kind, true, |year| sum(year, &is_it));
        }
    }
    let hired = (Measure::People, Nature::Flow);
    to.yearly(
        || "training.into_skilled_jobs".into(),
        hired,
        any,
        |year| {
            t.markets
                .iter()
                .map(|market| market.trained_hired[year].lanes())
                .sum()
        },
    );
}

/// How much of its effect each activity has that needs a capability first.
fn gates(programme: &Programme, t: &Trajectory, to: &mut impl Recorder) {
    for (activity, spending) in programme.activities.iter().zip(&t.spending) {
        if activity.gate.is_some() {
            let name = || format!("gate.{}", activity.name.id);
            to.yearly(name, (Measure::Share, Nature::Stock), true, |year| {
                spending.effect[year]
            });
        }
    }
}

fn workforces(programme: &Programme, t: &Trajectory, to: &mut impl Recorder) {
    for (workforce, capability) in programme.workforces.iter().zip(&t.workforces) {
        for level in 1..workforce.levels.len() {
            let id = &workforce.name.id;
            let name = || format!("workforce.{id}.at_least.{}", level + 1);
            to.yearly(name, (Measure::Share, Nature::Stock), true, |year| {
                capability.at_least(level, year)
            });
        }
    }
    for (whole, areas) in Workforce::in_areas(&programme.workforces) {
        let levels = &programme.workforces[areas.start].levels;
        for level in 1..levels.len() {
            let name = || format!("workforce.{}.at_least.{}", whole.id, level + 1);
            to.yearly(name, (Measure::Share, Nature::Stock), true, |year| {
                let all = t.workforces[areas.clone()].iter();
                let shares: Lanes = all.map(|area| area.at_least(level, year)).sum();
                shares / areas.len() as f64
            });
        }
    }
}
