//! Which mix is best: one or two levers of a plan at several values, each mix in the same futures.

use super::compare::{self, Found, draw};
use super::outcome::outcomes;
use super::{Refused, Watch};
use crate::analysis::Comparison;
use crate::analysis::compare::best::{Judged, Lead, Standing, best, lead};
use crate::analysis::compare::{Outcome, compare as compared};
use crate::analysis::explanation::Question;
use crate::ensemble::Settings;
use crate::scenario::Scenario;
use crate::scenario::levers::{Kind, Lever};
use crate::tables::comparison::Compared;
use crate::tables::figure::given;
use crate::tables::mixes::Mixed;

/// The metric of what the public spends.
const COST: &str = "value.public_cost";

/// What was found of some mixes.
#[derive(Debug)]
pub struct Mixes<'a> {
    /// The plan on the screen first, then the mixes, compared with it.
    pub found: Found<'a>,
    /// By what they are judged.
    pub judged: Judged,
    /// The best mix and how the others stand to it; `None` where no mix has a value.
    pub lead: Option<Lead>,
    /// The plan on the screen and the best mix in other futures, where the best was picked of several and does better:
    /// the seed, and what was found.
    pub again: Option<(u64, Comparison)>,
}

impl Mixes<'_> {
    /// The place of the mix that is the plan on the screen, if one is.
    #[must_use]
    pub fn here(&self) -> Option<usize> {
        let mut mixes =
            (1..self.found.settings.len()).filter(|place| self.found.settings[*place].is_empty());
        mixes.next()
    }

    /// What sentences are made from: `short` are the values of each plan's levers, `ends` the levers
    /// at which the best mix stands at the end of what was tried, `asked` is how many mixes were asked
    /// for, those that cannot be among them.
    #[must_use]
    pub fn mixed<'a>(
        &'a self,
        compared: &'a Compared<'a>,
        (short, ends): (&'a [String], &'a [String]),
        asked: usize,
    ) -> Mixed<'a> {
        Mixed {
            compared,
            short,
            judged: self.judged,
            asked,
            lead: self.lead.as_ref(),
            again: self.again.as_ref().map(|(seed, one)| (*seed, one)),
            here: self.here(),
            ends,
        }
    }
}

/// Simulates a plan and its mixes, the plan first, and looks for the best mix.
///
/// # Errors
///
/// If the sampler cannot serve one, or nobody waits any more.
pub fn mixes<'a>(
    scenarios: &'a [Scenario],
    question: Question,
    settings: Settings,
    watch: &dyn Watch,
) -> Result<Mixes<'a>, Refused> {
    let judged = match question.promise {
        Some(_) => Judged::Kept,
        None => Judged::Mean,
    };
    let judged_by = asked(question);
    let cost = cost(&scenarios[..1], &judged_by.metric);
    let outcomes: Vec<Outcome> = [judged_by].into_iter().chain(cost).collect();
    let request = compare::Asked {
        scenarios,
        with: 0,
        outcomes: outcomes.clone(),
        usual: false,
        settings,
        luck: None,
        by_year: 0,
        bridges: false,
    };
    let (found, drawn) = compare::drawn(request, watch)?;
    watch.go_on()?;
    let replicated = settings.sampler.replicated();
    let lead = best(&found.comparison, judged).map(|best| {
        let beside = compared(outcomes.clone(), &drawn, best, replicated);
        lead(&beside, 0, judged)
    });
    let picked = lead
        .as_ref()
        .filter(|lead| lead.first == Standing::Behind && scenarios.len() > 2);
    let again = match picked {
        Some(lead) => {
            let seed = settings.seed.wrapping_add(1);
            let names = draw::names(scenarios);
            let common = draw::Common {
                settings: Settings { seed, ..settings },
                luck: None,
                outcomes: &outcomes,
                names: &names,
                watch,
            };
            watch.begin("Measuring the best mix again", 2 * settings.draws);
            let pair = [&scenarios[0], &scenarios[lead.best]];
            let pair: Result<Vec<_>, Refused> = pair
                .into_iter()
                .map(|plan| draw::draw(plan, &common, 0))
                .collect();
            Some((seed, compared(outcomes, &pair?, 0, replicated)))
        }
        None => None,
    };
    Ok(Mixes {
        found,
        judged,
        lead,
        again,
    })
}

/// What the public spends, which is set beside what mixes are judged by; `None` where they are judged by it.
fn cost(screen: &[Scenario], judged: &str) -> Option<Outcome> {
    let found = outcomes(screen, 0, &[COST.to_owned()]).ok()?;
    found.into_iter().next().filter(|_| judged != COST)
}

/// The outcome that a question is about, with the promise that it asks for.
fn asked(question: Question) -> Outcome {
    match question.promise {
        Some((promise, bound)) => Outcome {
            level: Some(bound),
            promise,
            ..question.outcome
        },
        None => question.outcome,
    }
}

/// What a lever is set to, in words: `40%`, `£90m`, `2 years`, `3 in 100`.
#[must_use]
pub fn setting(lever: &Lever, value: f64) -> String {
    match lever.kind {
        // With as many digits as the page shows beside the lever.
        Kind::Share | Kind::Part => format!("{}%", given((1000.0 * value).round() / 10.0)),
        Kind::Chance if value <= 0.0 => "never".to_owned(),
        Kind::Chance if value >= 1.0 => "certain".to_owned(),
        Kind::Chance => format!("{} in 100", given(100.0 * value)),
        Kind::Years if value <= 0.0 => "not later".to_owned(),
        Kind::Years if value == 1.0 => "1 year".to_owned(),
        Kind::Years => format!("{} years", given(value)),
        Kind::Amount | Kind::Profile if lever.unit.starts_with("£m") => {
            format!("£{}m", given(value))
        }
        Kind::Amount | Kind::Profile => given(value),
    }
}

#[cfg(test)]
mod tests;
