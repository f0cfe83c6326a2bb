//! Which mix is best, as the page asks it: every combination of one or two levers, beside the plan on the screen.

mod told;

use super::House;
use super::compared::check_room;
use super::plan::Parts;
use super::trouble::Trouble;
use super::wire::{MixLever, MixesAsked, MixesTold, Moved, Value};
use crate::ensemble::Settings;
use crate::problem::{Problem, help_for_unknown};
use crate::scenario::Scenario;
use crate::scenario::levers::{Kind, Lever, Setting, levers};
use crate::tasks::explain::questions::questions;
use crate::tasks::mixes::{mixes, setting};
use crate::tasks::{Watch, simulation};

/// The fewest futures.
const FEWEST: u32 = 100;
/// The most levers that are tried at once, and the most values of each.
const LEVERS: usize = 2;
const VALUES: usize = 9;
/// The title of the plan that mixes are compared with.
const SCREEN: &str = "The plan on the screen";

/// A mix: the value of each lever, and the plan that has them, or why it cannot be.
struct Mix {
    values: Vec<f64>,
    /// Its place among the plans that were simulated.
    place: Result<usize, Vec<Problem>>,
}

impl House {
    /// Whether mixes can be tried at all, which is seen without opening the plan.
    pub fn check_mixed(&self, asked: &MixesAsked) -> Result<(), Trouble> {
        let wrong = |text: String| Err(Trouble::Asked(text));
        let most = self.options.limits.draws;
        if !(FEWEST..=most).contains(&asked.draws) {
            return wrong(format!(
                "{} futures cannot be asked for here; ask for {FEWEST} to {most}.",
                asked.draws
            ));
        }
        if asked.outcome.is_some() && asked.target.is_some() {
            return wrong(
                "Mixes are judged by an outcome or by a promise, and both are asked for; ask for one of them."
                    .to_owned(),
            );
        }
        match asked.levers.as_slice() {
            [] => return wrong("There is no lever to try; choose one or two.".to_owned()),
            [first, second] if first.path == second.path => {
                return wrong(
                    "The two levers are the same one; choose another second one.".to_owned(),
                );
            }
            levers if levers.len() > LEVERS => {
                return wrong(format!(
                    "These are {} levers; {LEVERS} at most are tried at once. A grid of more is a task for \
                     `regiocast compare`.",
                    levers.len()
                ));
            }
            _ => {}
        }
        if let ([first, second], true) = (asked.levers.as_slice(), asked.together)
            && first.values.len() != second.values.len()
        {
            return wrong(format!(
                "The two levers are to move together, but there are {} values of the first and {} of the second; name as \
                 many of each.",
                first.values.len(),
                second.values.len()
            ));
        }
        for lever in &asked.levers {
            match lever.values.len() {
                0 => {
                    return wrong(format!(
                        "There is no value of `{}` to try; name one at least.",
                        lever.path.escape_debug()
                    ));
                }
                many if many > VALUES => {
                    return wrong(format!(
                        "These are {many} values of one lever; {VALUES} at most are tried."
                    ));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Tries mixes.
    pub fn mixed(&self, asked: &MixesAsked, watch: &dyn Watch) -> Result<MixesTold, Trouble> {
        let base = self.shelf.open(&asked.scenario)?;
        let known = levers(&base);
        let tried = tried((&asked.levers, asked.together), &known)?;
        let screen = self.simulated(&asked.scenario, &asked.changes)?;
        simulation::check_targets(&screen)?;
        let question = {
            let first = !screen.programme.targets.is_empty() && asked.outcome.is_none();
            let target = asked.target.or(first.then_some(1));
            let outcomes: Vec<String> = asked.outcome.iter().cloned().collect();
            let targets: Vec<String> = target.iter().map(ToString::to_string).collect();
            let mut all = questions(&screen, &outcomes, &targets)?.asked.into_iter();
            all.next().ok_or_else(|| {
                Trouble::Asked("There is nothing in this plan to judge mixes by.".to_owned())
            })?
        };
        let mut plans = vec![titled(&screen, "plan", SCREEN.to_owned())];
        let combinations = if asked.together {
            together(&asked.levers)
        } else {
            combinations(&asked.levers)
        };
        watch.begin("Putting the mixes together", combinations.len());
        let mut all = Vec::with_capacity(combinations.len());
        for values in combinations {
            watch.go_on()?;
            let place = match self.mix(asked, &tried, &values) {
                Ok(plan) => {
                    let name = format!("mix-{}", all.len() + 1);
                    plans.push(titled(&plan, &name, title(&tried, &values)));
                    Ok(plans.len() - 1)
                }
                Err(Trouble::Plan(problems)) => Err(problems),
                Err(other) => return Err(other),
            };
            all.push(Mix { values, place });
            watch.done(1);
        }
        check_room(asked.draws, &plans, (2, 0))?;
        let settings = Settings::new(asked.draws as usize, asked.seed);
        let found = mixes(&plans, question, settings, watch)?;
        Ok(told::mixes(&found, &all, &tried, asked))
    }

    /// The plan on the screen with some values of the levers; a published value is no change.
    fn mix(
        &self,
        asked: &MixesAsked,
        tried: &[&Lever],
        values: &[f64],
    ) -> Result<std::sync::Arc<Scenario>, Trouble> {
        let is_tried = |path: &str| tried.iter().any(|lever| lever.path == path);
        let kept = asked.changes.iter().filter(|one| !is_tried(&one.path));
        let set = tried.iter().zip(values).filter_map(|(lever, value)| {
            let published = lever.published == Some(Setting::Number(*value));
            (!published).then(|| Moved {
                path: lever.path.clone(),
                value: Value::Number(*value),
            })
        });
        let changes: Vec<Moved> = kept.cloned().chain(set).collect();
        if changes.is_empty() {
            return self.simulated(&asked.scenario, &changes);
        }
        let parts = Parts {
            scenario: &asked.scenario,
            changes: &changes,
            title: "",
        };
        Ok(std::sync::Arc::new(self.plan(parts)?.scenario))
    }
}

/// The levers that are asked for, with everything that is wrong with them and their values.
fn tried<'a>(
    (asked, together): (&[MixLever], bool),
    known: &'a [Lever],
) -> Result<Vec<&'a Lever>, Trouble> {
    let (mut tried, mut wrong) = (Vec::new(), Vec::new());
    for one in asked {
        let Some(lever) = known.iter().find(|lever| lever.path == one.path) else {
            let names = known.iter().map(|lever| lever.path.as_str());
            wrong.push(format!(
                "There is no lever called `{}` in the scenario; {}.",
                one.path.escape_debug(),
                help_for_unknown(&one.path, names, "levers")
            ));
            continue;
        };
        let title = full(lever);
        if lever.kind == Kind::Profile {
            wrong.push(format!(
                "“{title}” is no single number, so it cannot be tried step by step; choose an amount, a share, a \
                 chance, places or a delay."
            ));
        }
        for (place, value) in one.values.iter().enumerate() {
            let above = lever.most.is_some_and(|most| *value > most);
            if !value.is_finite() || *value < 0.0 || above {
                let most = lever.most.map_or_else(
                    || "or more".to_owned(),
                    |most| format!("to {}", setting(lever, most)),
                );
                wrong.push(format!(
                    "“{title}” cannot be {}; it can be {} {most}.",
                    setting(lever, *value),
                    setting(lever, 0.0)
                ));
            }
            if !together && one.values[..place].contains(value) {
                wrong.push(format!(
                    "“{title}” is tried twice at {}; name each value once.",
                    setting(lever, *value)
                ));
            }
        }
        tried.push(lever);
    }
    if wrong.is_empty() {
        Ok(tried)
    } else {
        Err(Trouble::Asked(wrong.join(" ")))
    }
}

/// Every combination of the values, the last lever changing fastest, as in a grid of the command line.
fn combinations(levers: &[MixLever]) -> Vec<Vec<f64>> {
    let mut all = vec![Vec::new()];
    for lever in levers {
        all = all
            .iter()
            .flat_map(|before| {
                let values = lever.values.iter();
                values.map(move |value| [before.as_slice(), &[*value]].concat())
            })
            .collect();
    }
    all
}

/// The first value of each lever, the second of each, and so on.
fn together(levers: &[MixLever]) -> Vec<Vec<f64>> {
    let values = levers.first().map_or(0, |first| first.values.len());
    let mix = |at: usize| {
        levers
            .iter()
            .filter_map(move |lever| lever.values.get(at).copied())
    };
    (0..values).map(|at| mix(at).collect()).collect()
}

/// A plan under the name and title that it is compared by.
fn titled(plan: &Scenario, name: &str, title: String) -> Scenario {
    let mut plan = plan.clone();
    name.clone_into(&mut plan.name);
    plan.label = title;
    plan
}

/// What a lever is called, with what it belongs to.
fn full(lever: &Lever) -> String {
    format!(
        "{}, {}",
        lever.group.title,
        crate::tables::words::inside(&lever.title)
    )
}

/// What a mix is called.
fn title(tried: &[&Lever], values: &[f64]) -> String {
    let one =
        |(lever, value): (&&Lever, &f64)| format!("{}: {}", full(lever), setting(lever, *value));
    tried
        .iter()
        .zip(values)
        .map(one)
        .collect::<Vec<_>>()
        .join("; ")
}
