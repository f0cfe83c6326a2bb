//! Plans side by side, as the page asks for them: the figures and sentences of `regiocast compare`.

mod told;

pub use told::apart;

use super::House;
use super::plan::FEWEST;
use super::trouble::Trouble;
use super::wire::{Against, CompareAsked, ComparisonTold};
use crate::ensemble::Settings;
use crate::scenario::Scenario;
use crate::tasks::compare::{Asked, compare, room};
use crate::tasks::outcome::outcomes;
use crate::tasks::{Refused, Watch};

/// How many plans can be told apart in one picture.
const PLANS: std::ops::RangeInclusive<usize> = 2..=5;
/// The longest title of a plan, in letters.
const LONGEST_TITLE: usize = 200;
/// The most outcomes that are asked for by name, and the longest such name.
const OUTCOMES: (usize, usize) = (20, 120);
/// The most numbers that one comparison keeps: 96 MB of them.
const MOST: usize = 12_000_000;

impl House {
    /// Whether plans can be compared at all, which is seen without opening them.
    pub fn check_compared(&self, asked: &CompareAsked) -> Result<(), Trouble> {
        let wrong = |text: String| Err(Trouble::Asked(text));
        let most = self.options.limits.draws;
        if !(FEWEST.max(100)..=most).contains(&asked.draws) {
            return wrong(format!(
                "{} futures cannot be asked for here; ask for 100 to {most}.",
                asked.draws
            ));
        }
        if !PLANS.contains(&asked.plans.len()) {
            return wrong(match asked.plans.len() {
                0 => "There is no plan to compare; name two at least.".to_owned(),
                1 => "There is only one plan, and nothing to compare it with; pin or add another one."
                    .to_owned(),
                many => format!(
                    "These are {many} plans; {} at most can be told apart. Leave some out, or compare them with \
                     `regiocast compare`.",
                    PLANS.end()
                ),
            });
        }
        for (place, one) in asked.plans.iter().enumerate() {
            let letters = one.title.chars().count();
            if one.title.trim().is_empty() || letters > LONGEST_TITLE {
                return wrong(format!(
                    "Plan {} needs a title of 1 to {LONGEST_TITLE} letters.",
                    place + 1
                ));
            }
            let before = asked.plans.iter().take(place);
            if before.into_iter().any(|other| other.title == one.title) {
                return wrong(format!(
                    "Two plans are called “{}”; give each a title of its own.",
                    one.title
                ));
            }
        }
        let (number, longest) = OUTCOMES;
        if asked.outcomes.len() > number || asked.outcomes.iter().any(|one| one.len() > longest) {
            return wrong(format!(
                "Name at most {number} outcomes, such as jobs.net_skilled@2033."
            ));
        }
        asked.with().map(|_| ())
    }

    /// Compares plans.
    pub fn compared(
        &self,
        asked: &CompareAsked,
        watch: &dyn Watch,
    ) -> Result<ComparisonTold, Trouble> {
        let with = asked.with()?;
        let mut scenarios = Vec::with_capacity(asked.plans.len());
        for one in &asked.plans {
            watch.go_on()?;
            scenarios.push(self.titled(one)?);
        }
        let found = outcomes(&scenarios, with, &asked.outcomes).map_err(Refused::from)?;
        check_room(asked.draws, &scenarios, (found.len(), found.len()))?;
        let request = Asked {
            scenarios: &scenarios,
            with,
            usual: asked.outcomes.is_empty(),
            outcomes: found,
            settings: Settings::new(asked.draws as usize, asked.seed),
            luck: None,
            by_year: usize::MAX,
            bridges: true,
        };
        let found = compare(request, watch)?;
        Ok(told::comparison(&found, asked))
    }

    /// A plan under the title that it is compared by.
    fn titled(&self, asked: &Against) -> Result<Scenario, Trouble> {
        let plan = self.simulated(&asked.scenario, &asked.changes);
        let mut plan = Scenario::clone(&*plan.map_err(|trouble| in_plan(trouble, &asked.title))?);
        plan.name.clone_from(&asked.title);
        plan.label.clone_from(&asked.title);
        Ok(plan)
    }
}

/// Whether so many futures of some plans can be kept: of so many outcomes, and of every year of so many of them.
pub fn check_room(draws: u32, plans: &[Scenario], outcomes: (usize, usize)) -> Result<(), Trouble> {
    let fit = room(plans, outcomes, MOST);
    if draws as usize <= fit {
        return Ok(());
    }
    Err(Trouble::Asked(format!(
        "{draws} futures of {} plans are too many to be compared here; ask for at most {}.",
        plans.len(),
        fit / 1000 * 1000
    )))
}

/// Says in which of the plans something is wrong.
fn in_plan(trouble: Trouble, title: &str) -> Trouble {
    match trouble {
        Trouble::Plan(mut problems) => {
            for problem in &mut problems {
                problem.message = format!("in “{title}”, {}", problem.message);
            }
            Trouble::Plan(problems)
        }
        other => other,
    }
}

impl CompareAsked {
    /// The place of the plan that all others are compared with.
    fn with(&self) -> Result<usize, Trouble> {
        let Some(wanted) = &self.with else {
            return Ok(0);
        };
        let place = self.plans.iter().position(|one| one.title == *wanted);
        place.ok_or_else(|| {
            let titles = self.plans.iter().map(|one| format!("“{}”", one.title));
            let titles: Vec<String> = titles.collect();
            Trouble::Asked(format!(
                "None of the plans is called “{wanted}”; there are {}.",
                titles.join(", ")
            ))
        })
    }
}
