//! Outcomes that are asked for by name: `jobs.net_skilled@2033`.

use super::Failure;
use crate::analysis::compare::{Better, Outcome};
use crate::outcomes::{Directory, Nature, Outcomes};
use crate::problem::help_for_unknown;
use crate::programme::Target;
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

/// The outcomes that were asked for; the usual ones and those that were promised where none was.
///
/// # Errors
///
/// If a name or a year is not known in any of the scenarios, or their years differ.
pub fn outcomes(
    scenarios: &[Scenario],
    with: usize,
    asked: &[String],
) -> Result<Vec<Outcome>, Failure> {
    let calendar = scenarios[with].programme.calendar;
    if let Some(other) = scenarios
        .iter()
        .find(|one| one.programme.calendar != calendar)
    {
        return Err(Failure::Input(format!(
            "`{}` and `{}` do not have the same years, price year and horizon, so their figures cannot \
             be compared: give them the same start, years, price_year and appraisal.horizon",
            scenarios[with].name, other.name
        )));
    }
    let directories: Vec<Directory> = scenarios
        .iter()
        .map(|one| Outcomes::of(&one.programme).directory)
        .collect();
    let find = |name: &str| {
        directories
            .iter()
            .find_map(|directory| directory.find(name))
    };
    let targets = &scenarios[with].programme.targets;
    let promised = |metric: &str, year: i32| {
        let answers = |target: &&Target| target.answered_by() == metric && target.by == year;
        targets.iter().find(answers)
    };
    let outcome = |name: &str, year: Option<i32>| {
        let metric = find(name)?;
        let year = (metric.nature != Nature::Whole).then(|| year.unwrap_or(calendar.last()));
        let target = promised(name, year.unwrap_or(calendar.last()));
        Some(Outcome {
            metric: name.to_owned(),
            measure: metric.measure,
            nature: metric.nature,
            year,
            better: Better::of(name),
            level: target.map(|target| target.bound),
            promise: target.map_or_else(String::new, |target| target.title.clone()),
        })
    };
    if asked.is_empty() {
        let welfare = crate::analysis::asks::Asks::of(&scenarios[with].programme).welfare;
        let usual = USUAL
            .iter()
            .filter(|name| welfare || **name != "value.npsv")
            .filter_map(|name| outcome(name, None));
        let of_promises = targets
            .iter()
            .filter_map(|target| outcome(&target.answered_by(), Some(target.by)));
        let mut found: Vec<Outcome> = Vec::new();
        for one in usual.chain(of_promises) {
            if !found
                .iter()
                .any(|known| (&known.metric, known.year) == (&one.metric, one.year))
            {
                found.push(one);
            }
        }
        return Ok(found);
    }
    let names = directories[with]
        .metrics
        .iter()
        .map(|metric| metric.name.as_str());
    let (mut found, mut wrong): (Vec<Outcome>, Vec<String>) = Default::default();
    for text in asked {
        let (name, year) = match text.split_once('@') {
            Some((name, year)) => (name.trim(), Some(year.trim())),
            None => (text.trim(), None),
        };
        let plain = name.strip_suffix(".total").unwrap_or(name);
        let known = |year: &str| calendar.all().find(|one| is_year(year, *one));
        let year = match year.map(known) {
            Some(None) => {
                let (first, last) = (calendar.start, calendar.last());
                wrong.push(format!(
                    "--outcome {text}: the year after @ must be one of {first} to {last} (2024 is 2024/25)"
                ));
                continue;
            }
            year => year.flatten(),
        };
        if let Some(one) = outcome(plain, year) {
            let is_whole = one.nature == Nature::Whole;
            if is_whole && year.is_some_and(|year| year != calendar.last()) {
                wrong.push(format!(
                    "--outcome {text}: `{plain}` is one figure for the whole period; leave the year out"
                ));
            } else if !found.contains(&one) {
                found.push(one);
            }
        } else {
            let help = help_for_unknown(plain, names.clone(), "metrics");
            wrong.push(format!(
                "--outcome {text}: there is no metric called `{plain}`; {help}"
            ));
        }
    }
    if wrong.is_empty() {
        Ok(found)
    } else {
        Err(Failure::Input(wrong.join("\n")))
    }
}
