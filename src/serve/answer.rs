//! What is said of a plan: promises, ledgers, pictures, and how all of it differs from the pinned plan.

mod beside;
mod fans;
mod ledgers;
pub mod likely;
mod targets;
mod walk;

use super::wire::{Answer, Asked, ProblemTold, Year};
use crate::analysis::{
    ReferenceClass, Summary, TargetResult, headline, summarise, targets as promises,
};
use crate::calendar::financial_year;
use crate::ensemble::Ensemble;
use crate::scenario::Scenario;
use crate::tables::words::Words;

pub use beside::{Beside, is_clear};

/// A plan and what was found of it.
struct Found<'a> {
    ensemble: &'a Ensemble,
    summary: &'a Summary,
    targets: &'a [TargetResult],
    words: Words<'a>,
    beside: Option<&'a Beside>,
}

/// Says what a plan brings.
pub fn answer(
    (scenario, ensemble): (&Scenario, &Ensemble),
    beside: Option<&Beside>,
    asked: &Asked,
) -> Answer {
    let programme = &scenario.programme;
    let summary = summarise(ensemble);
    let classes = ReferenceClass::all(&scenario.library);
    let results = promises::alone(programme, ensemble, &classes);
    let lines = headline::lines(programme, ensemble, &summary);
    let found = Found {
        ensemble,
        summary: &summary,
        targets: &results,
        words: Words {
            programme,
            register: &scenario.register,
        },
        beside,
    };
    Answer {
        title: programme.title.clone(),
        digest: scenario.digest.clone(),
        draws: asked.draws,
        seed: asked.seed,
        years: programme.calendar.all().map(year).collect(),
        targets: targets::all(&found),
        likely: likely::all(&found, &lines),
        leading: likely::leading(&found, &lines),
        ledgers: ledgers::all(&found, &lines),
        fans: fans::all(&found),
        money: fans::money(&found),
        walk: walk::steps(&found),
        skills: walk::skills(&found),
        same_as_pinned: beside.map(Beside::is_same),
        warnings: scenario.warnings.iter().map(ProblemTold::of).collect(),
    }
}

/// A financial year.
fn year(start: i32) -> Year {
    Year {
        start,
        told: financial_year(start),
    }
}
