//! Formulas of a scenario's own outcomes, checked against the metrics there are.

use crate::outcomes::Outcomes;
use crate::outcomes::own::faults::{self, Kind};
use crate::problem::{Problem, help_for_unknown};
use crate::programme::OwnOutcome;
use crate::scenario::Scenario;
use crate::tables::words::Words;

/// All that is wrong with the formulas of a scenario.
#[must_use]
pub fn problems(scenario: &Scenario) -> Vec<Problem> {
    let programme = &scenario.programme;
    if programme.outcomes.is_empty() {
        return Vec::new();
    }
    let directory = Outcomes::of(programme).directory;
    let names: Vec<&str> = directory
        .metrics
        .iter()
        .map(|metric| metric.name.as_str())
        .collect();
    let words = Words {
        programme,
        register: &scenario.register,
    };
    let mut problems = Vec::new();
    for (place, own) in programme.outcomes.iter().enumerate() {
        for fault in faults::of(own, &directory) {
            let (message, help) = told(own, &fault.kind, &names, &words);
            problems.push(scenario.formula_problem(place, &fault.at, &message, &help));
        }
    }
    problems
}

fn told(own: &OwnOutcome, kind: &Kind, names: &[&str], words: &Words) -> (String, String) {
    match kind {
        Kind::Unknown(name) => {
            let keys = own.assumptions.iter().map(|(key, _)| key.as_str());
            let known = names.iter().copied().chain(keys);
            let what = if name.contains('.') {
                "metric"
            } else {
                "metric or assumption"
            };
            let message = format!("there is no {what} called `{name}` in this scenario");
            let mut help = help_for_unknown(name, known, "metrics");
            if name.ends_with(".of_means") {
                "a ratio of two means has no value in a single future; divide its two parts in the formula"
                    .clone_into(&mut help);
            }
            (message, help)
        }
        Kind::NoTotal(name) => (
            format!("`{name}` is a stock, and stocks of several years are not added up"),
            format!("write {{{name}}} for what there is in the year"),
        ),
        Kind::WholePeriod(name) => (
            format!(
                "`{name}` is one figure for the whole period, and cannot stand in an outcome of each year"
            ),
            "write nature = \"whole\" to make one figure of it, or use yearly metrics".to_owned(),
        ),
        Kind::Unlike([first, second], measures) => {
            let [a, b] = measures.map(|measure| words.unit(measure));
            (
                format!(
                    "`{second}` counts {b}, but `{first}` counts {a}: they cannot be added up or compared"
                ),
                "multiply or divide one of them first, by what turns one into the other".to_owned(),
            )
        }
    }
}
