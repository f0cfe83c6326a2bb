//! What is asked: outcomes and promises by name.

use crate::analysis::asks::Asks;
use crate::analysis::compare::Outcome;
use crate::analysis::explanation::Question;
use crate::analysis::reading::{Moments, Reading};
use crate::analysis::sensitivity::response;
use crate::outcomes::Directory;
use crate::programme::OwnOutcome;
use crate::scenario::Scenario;
use crate::tasks::{Refused, outcome};

/// What leads where nothing is said.
const USUAL: [&str; 5] = [
    "jobs.net_skilled",
    "jobs.skilled",
    "jobs.net",
    "training.completions",
    "investment.total",
];

/// Questions, the leading one first.
#[derive(Debug, Clone)]
pub struct Questions {
    /// All of them.
    pub asked: Vec<Question>,
}

impl Questions {
    /// The questions as a programme is asked them.
    #[must_use]
    pub fn put(&self, directory: &Directory) -> Vec<response::Question> {
        let put = |question: &Question| {
            let outcome = &question.outcome;
            let year = outcome.year.and_then(|year| directory.calendar.index(year));
            let gauge = match year {
                Some(year) => directory.by_year(&outcome.metric, year),
                None => directory.at_the_end(&outcome.metric),
            }?;
            Some(match &question.promise {
                Some((_, bound)) => response::Question::Kept(gauge, *bound),
                None => response::Question::Value(gauge),
            })
        };
        self.asked.iter().filter_map(put).collect()
    }
}

impl Questions {
    /// What the answers are in some draws of the outcomes: of a promise, the chance that it is kept.
    #[must_use]
    pub fn answers(&self, drawn: &[Vec<f64>]) -> Vec<Moments> {
        let answer = |(question, draws): (&Question, &Vec<f64>)| match &question.promise {
            None => Reading::drawn(draws, false).moments(),
            Some((_, bound)) => {
                let kept = draws
                    .iter()
                    .map(|one| f64::from(u8::from(bound.is_met_by(*one))));
                let kept: Vec<f64> = kept.collect();
                Reading::drawn(&kept, false).moments()
            }
        };
        self.asked.iter().zip(drawn).map(answer).collect()
    }
}

/// The questions that were asked; where none was, the usual outcomes and every promise.
///
/// # Errors
///
/// If an outcome or a promise is not known.
pub fn questions(
    scenario: &Scenario,
    outcomes: &[String],
    targets: &[String],
) -> Result<Questions, Refused> {
    let alone = std::slice::from_ref(scenario);
    let find = |names: &[String]| outcome::outcomes(alone, 0, names);
    let value = |outcome| Question {
        outcome,
        promise: None,
    };
    let promise = |place: usize| -> Result<Question, Refused> {
        let target = &scenario.programme.targets[place];
        let name = format!("{}@{}", target.answered_by(), target.by);
        let outcome = find(&[name])?.swap_remove(0);
        Ok(Question {
            outcome,
            promise: Some((target.title.clone(), target.bound)),
        })
    };
    let mut asked: Vec<Question> = Vec::new();
    for text in targets {
        let kept = promise(place_of(scenario, text)?)?;
        // Beside whether it is kept, how much there is of what was promised.
        let much = value(kept.outcome.clone());
        asked.extend([kept, much]);
    }
    if outcomes.is_empty() {
        let known = find(&[])?;
        // Where every job would be there anyway, net jobs are nought in every future: what the scenario itself
        // asks for leads in their place.
        let posts = Asks::of(&scenario.programme).posts_anyway;
        let is_own = |one: &&Outcome| posts && one.metric.starts_with(OwnOutcome::BEGINNING);
        asked.extend(known.iter().filter(is_own).cloned().map(value));
        for name in USUAL
            .into_iter()
            .filter(|name| !(posts && name.starts_with("jobs.net")))
        {
            let usual = known.iter().find(|one| one.metric == name);
            asked.extend(usual.cloned().map(value).filter(|one| !asked.contains(one)));
        }
    } else {
        // What was named leads, unless a promise was.
        asked.extend(find(outcomes)?.into_iter().map(value));
    }
    for place in 0..scenario.programme.targets.len() {
        let question = promise(place)?;
        if !asked.contains(&question) {
            asked.push(question);
        }
    }
    Ok(Questions { asked })
}

/// The place of a target, by its number or by words of its title.
fn place_of(scenario: &Scenario, text: &str) -> Result<usize, Refused> {
    let targets = &scenario.programme.targets;
    let titles: Vec<String> = targets
        .iter()
        .enumerate()
        .map(|(place, target)| format!("{} {}", place + 1, target.title))
        .collect();
    let known = || {
        if titles.is_empty() {
            "the scenario has no [[target]]".to_owned()
        } else {
            format!("there are: {}", titles.join("; "))
        }
    };
    let none = |asked: String, why: &str| Refused::Promise {
        asked,
        why: format!("{why}; {}", known()),
    };
    if let Ok(number) = text.trim().parse::<usize>() {
        return if (1..=targets.len()).contains(&number) {
            Ok(number - 1)
        } else {
            Err(none(text.to_owned(), "no such promise"))
        };
    }
    let wanted = text.to_lowercase();
    let found: Vec<usize> = (0..targets.len())
        .filter(|place| targets[*place].title.to_lowercase().contains(&wanted))
        .collect();
    match found.as_slice() {
        [only] => Ok(*only),
        [] => Err(none(format!("`{text}`"), "no such promise")),
        _ => Err(none(
            format!("`{text}`"),
            "several promises have this in their title; name one by its number",
        )),
    }
}
