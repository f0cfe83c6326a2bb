//! Outcomes that are asked for by name: `jobs.net_skilled@2033`.

use crate::analysis::asks::Asks;
use crate::analysis::compare::{Better, Outcome};
use crate::calendar::Calendar;
use crate::outcomes::{Directory, Nature, Outcomes};
use crate::problem::help_for_unknown;
use crate::programme::{OwnOutcome, Target};
use crate::scenario::Scenario;

/// The figures that are compared where nothing is said.
const USUAL: [&str; 8] = [
    "jobs.net_skilled",
    "jobs.net",
    "jobs.skilled",
    "jobs.filled",
    "training.completions",
    "investment.total",
    "value.public_cost",
    "value.npsv",
];

/// Whether a text names a financial year: `2033` or `2033/34`.
fn is_year(text: &str, year: i32) -> bool {
    text == year.to_string() || text == crate::calendar::financial_year(year)
}

/// Why outcomes cannot be told.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OutcomeError {
    /// Two scenarios do not have the same years and prices.
    #[error(
        "`{first}` and `{second}` do not have the same years, price year and horizon, so their figures cannot \
         be compared: give them the same start, years, price_year and appraisal.horizon"
    )]
    Years {
        /// The name of one.
        first: String,
        /// The name of the other.
        second: String,
    },
    /// Some cannot be asked for: each as it was asked for, and what would be right.
    #[error("{}", lines(.0))]
    Unknown(Vec<(String, String)>),
}

fn lines(wrong: &[(String, String)]) -> String {
    let lines: Vec<String> = wrong
        .iter()
        .map(|(asked, message)| format!("{asked}: {message}"))
        .collect();
    lines.join("\n")
}

/// The outcomes that were asked for; the usual ones and those that were promised where none was.
///
/// # Errors
///
/// If a name or a year is not known in any of the scenarios, or their years differ.
pub fn outcomes(
    scenarios: &[Scenario],
    with: usize,
    asked: &[String],
) -> Result<Vec<Outcome>, OutcomeError> {
    let calendar = scenarios[with].programme.calendar;
    if let Some(other) = scenarios
        .iter()
        .find(|one| one.programme.calendar != calendar)
    {
        return Err(OutcomeError::Years {
            first: scenarios[with].name.clone(),
            second: other.name.clone(),
        });
    }
    let known = Known {
        calendar,
        directories: scenarios
            .iter()
            .map(|one| Outcomes::of(&one.programme).directory)
            .collect(),
        scenarios,
        with: &scenarios[with],
        place: with,
    };
    if asked.is_empty() {
        return Ok(known.usual());
    }
    let (mut found, mut wrong) = (Vec::new(), Vec::new());
    for text in asked {
        match known.named(text) {
            Ok(one) if found.contains(&one) => {}
            Ok(one) => found.push(one),
            Err(message) => wrong.push((text.clone(), message)),
        }
    }
    if wrong.is_empty() {
        Ok(found)
    } else {
        Err(OutcomeError::Unknown(wrong))
    }
}

/// The metrics that can be asked for.
struct Known<'a> {
    calendar: Calendar,
    directories: Vec<Directory>,
    scenarios: &'a [Scenario],
    with: &'a Scenario,
    place: usize,
}

impl Known<'_> {
    /// An outcome by its metric; stocks and flows in a year, the last where none is said.
    fn outcome(&self, name: &str, year: Option<i32>) -> Option<Outcome> {
        let mut directories = self.directories.iter();
        let metric = directories.find_map(|directory| directory.find(name))?;
        let by = year.unwrap_or(self.calendar.last());
        let answers = |target: &&Target| target.answered_by() == name && target.by == by;
        let target = self.targets().find(answers);
        Some(Outcome {
            metric: name.to_owned(),
            measure: metric.measure,
            nature: metric.nature,
            year: (metric.nature != Nature::Whole).then_some(by),
            better: Better::of(name),
            level: target.map(|target| target.bound),
            promise: target.map_or_else(String::new, |target| target.title.clone()),
        })
    }

    /// The promises of all plans, those of the plan compared with first.
    fn targets(&self) -> impl Iterator<Item = &Target> {
        let others = self
            .scenarios
            .iter()
            .filter(|one| one.name != self.with.name);
        std::iter::once(self.with)
            .chain(others)
            .flat_map(|one| &one.programme.targets)
    }

    /// The usual outcomes, those that the scenarios define, and whatever was promised.
    fn usual(&self) -> Vec<Outcome> {
        let welfare = Asks::of(&self.with.programme).welfare;
        let usual = USUAL
            .iter()
            .filter(|name| welfare || **name != "value.npsv")
            .filter_map(|name| self.outcome(name, None));
        let promised = self.targets().filter_map(|target| {
            Some(Outcome {
                level: Some(target.bound),
                promise: target.title.clone(),
                ..self.outcome(&target.answered_by(), Some(target.by))?
            })
        });
        let mut found: Vec<Outcome> = Vec::new();
        for one in usual.chain(self.own()).chain(promised) {
            let same = |known: &Outcome| {
                (&known.metric, known.year) == (&one.metric, one.year) && known.level == one.level
            };
            if !found.iter().any(same) {
                found.push(one);
            }
        }
        found
    }

    /// The outcomes that the plan compared with defines, and every other plan too.
    fn own(&self) -> impl Iterator<Item = Outcome> {
        let everywhere = |name: &String| {
            let mut directories = self.directories.iter();
            directories.all(|directory| directory.find(name).is_some())
        };
        let own = self.with.programme.outcomes.iter().map(OwnOutcome::metric);
        own.filter(everywhere)
            .filter_map(|name| self.outcome(&name, None))
    }

    /// An outcome as it is named on the command line.
    fn named(&self, text: &str) -> Result<Outcome, String> {
        let (name, year) = match text.split_once('@') {
            Some((name, year)) => (name.trim(), Some(year.trim())),
            None => (text.trim(), None),
        };
        // A flow added up is named as it is in tables; some metrics end in that word by themselves.
        let plain = match name.strip_suffix(".total") {
            Some(flow) if self.outcome(name, None).is_none() => flow,
            _ => name,
        };
        let calendar = self.calendar;
        let year = match year {
            None => None,
            Some(year) => {
                let found = calendar.all().find(|one| is_year(year, *one));
                let (first, last) = (calendar.start, calendar.last());
                Some(found.ok_or_else(|| {
                    format!("the year after @ must be one of {first} to {last} (2024 is 2024/25)")
                })?)
            }
        };
        let Some(one) = self.outcome(plain, year) else {
            let metrics = self.directories[self.place].metrics.iter();
            let names = metrics.map(|metric| metric.name.as_str());
            let help = help_for_unknown(plain, names, "metrics");
            return Err(format!("there is no metric called `{plain}`; {help}"));
        };
        if one.nature == Nature::Whole && year.is_some_and(|year| year != calendar.last()) {
            return Err(format!(
                "`{plain}` is one figure for the whole period; leave the year out"
            ));
        }
        Ok(one)
    }
}
