//! Which mix is best: one or two levers of a plan at several values, each mix in the same futures.

use super::compare::{self, Found, draw};
use super::{Refused, Watch};
use crate::analysis::Comparison;
use crate::analysis::compare::best::{Judged, Lead, Standing, best, lead};
use crate::analysis::compare::{Outcome, compare as compared};
use crate::analysis::explanation::Question;
use crate::ensemble::Settings;
use crate::outcomes::Measure;
use crate::scenario::Scenario;
use crate::scenario::levers::{Kind, Lever};
use crate::tables::figure::{given, promised};

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
    let outcomes = vec![asked(question)];
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
        Kind::Share | Kind::Part => promised(value, Measure::Share),
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
mod tests {
    use super::*;
    use crate::scenario::levers::levers;

    #[test]
    fn settings_are_told_as_people_write_them() {
        let scenario = Scenario::read("lsiz").expect("it is shipped");
        let all = levers(&scenario);
        let told = |path: &str, value: f64| {
            let lever = all.iter().find(|one| one.path == path).expect("a lever");
            setting(lever, value)
        };
        assert_eq!(told("activity.skills.funded_by.hmg_revenue", 0.35), "35%");
        assert_eq!(told("fund.anchor_a.amount", 90.5), "£90.5m");
        let delay = "event.planned_delay_fund_anchor_a.delay";
        assert_eq!(
            [0.0, 1.0, 1.5].map(|years| told(delay, years)),
            ["not later", "1 year", "1.5 years"]
        );
        let chance = "fund.anchor_a.arrives";
        assert_eq!(
            [0.0, 0.3, 1.0].map(|value| told(chance, value)),
            ["never", "30 in 100", "certain"]
        );
    }
}
