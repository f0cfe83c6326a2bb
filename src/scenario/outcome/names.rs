//! What each name of a formula stands for: the year, an assumption, another outcome or a metric.

use super::Around;
use crate::problem::{did_you_mean, help_for_unknown};
use crate::programme::OwnOutcome;
use crate::programme::outcome::{Expression, Formula, Reference};
use crate::scenario::formula::Slip;

/// Sorts the names of a formula; gives for each assumption whether it is used, and what is wrong.
pub(super) fn sort(
    formula: &mut Formula,
    around: &Around<'_>,
    assumptions: &[&str],
    is_whole: bool,
) -> (Vec<bool>, Vec<Slip>) {
    let names = std::mem::take(&mut formula.references);
    let mut sorting = Sorting {
        assumptions,
        names: &names,
        kept: Vec::new(),
        used: vec![false; assumptions.len()],
        slips: Vec::new(),
        around,
        is_whole,
    };
    sorting.sort(&mut formula.root, false);
    sorting.tell_misspelt();
    let Sorting {
        kept, used, slips, ..
    } = sorting;
    formula.references = kept;
    (used, slips)
}

/// Finds out what each name of a formula stands for.
struct Sorting<'a> {
    assumptions: &'a [&'a str],
    names: &'a [Reference],
    kept: Vec<Reference>,
    used: Vec<bool>,
    slips: Vec<Slip>,
    around: &'a Around<'a>,
    is_whole: bool,
}

impl Sorting<'_> {
    fn sort(&mut self, expression: &mut Expression, looks_back: bool) {
        match expression {
            Expression::Metric(place) => {
                if let Some(name) = self.names.get(*place) {
                    *expression = self.name(name, looks_back);
                }
            }
            Expression::Previous(part) => {
                if self.is_whole {
                    self.not_in_a_whole("previous");
                }
                self.sort(part, true);
            }
            Expression::Negative(part) => self.sort(part, looks_back),
            Expression::Operation(_, parts) => {
                for part in parts.iter_mut() {
                    self.sort(part, looks_back);
                }
            }
            Expression::Function(_, parts) => {
                for part in parts {
                    self.sort(part, looks_back);
                }
            }
            Expression::Number(_) | Expression::Year | Expression::Assumption(_) => {}
        }
    }

    fn name(&mut self, reference: &Reference, looks_back: bool) -> Expression {
        let name = reference.name.as_str();
        if name == "year" {
            if self.is_whole {
                self.not_in_a_whole("year");
            }
            return Expression::Year;
        }
        let own = self.assumptions.iter().position(|key| *key == name);
        if let Some(place) = own {
            self.used[place] = true;
            return Expression::Assumption(place);
        }
        if let Some(rest) = name.strip_prefix(OwnOutcome::BEGINNING) {
            self.outcome(reference, rest, looks_back);
        }
        self.kept.push(reference.clone());
        Expression::Metric(self.kept.len() - 1)
    }

    /// An assumption that is not used, and a name that is nearly it, are one mistake: whoever leaves out what is
    /// told as idle would lose the right one.
    fn tell_misspelt(&mut self) {
        for (place, key) in self.assumptions.iter().enumerate() {
            let is_it = |one: &&Reference| {
                !one.name.contains('.') && did_you_mean(&one.name, [*key]).is_some()
            };
            let Some(meant) = self.kept.iter().find(is_it).filter(|_| !self.used[place]) else {
                continue;
            };
            let message = format!("there is no metric or assumption called `{}`", meant.name);
            let help = format!("did you mean `{key}`?");
            self.slips.push(Slip::new(meant.at.clone(), message, help));
            self.used[place] = true;
        }
    }

    /// Checks that another outcome stands before this one.
    fn outcome(&mut self, reference: &Reference, rest: &str, looks_back: bool) {
        let id = rest.strip_suffix(".total").unwrap_or(rest);
        let is = |known: &String| known == id;
        if self.around.before.iter().any(is) {
            return;
        }
        let (message, help) = if id == self.around.id {
            if looks_back && id == rest {
                return;
            }
            (
                "an outcome cannot rest on itself".to_owned(),
                format!("write previous({{outcome.{id}}}) for what it was a year before"),
            )
        } else if self.around.behind.iter().any(is) {
            (
                format!(
                    "`{id}` stands further down, and outcomes are worked out in the order of the file"
                ),
                format!("move [outcome.{id}] above [outcome.{}]", self.around.id),
            )
        } else {
            let known = self.around.before.iter().chain(self.around.behind);
            (
                format!("there is no outcome `{id}`"),
                help_for_unknown(id, known.map(String::as_str), "outcomes"),
            )
        };
        self.slips
            .push(Slip::new(reference.at.clone(), message, help));
    }

    fn not_in_a_whole(&mut self, word: &str) {
        let message = format!("`{word}` has no meaning in a figure of the whole period");
        let help =
            "write nature = \"stock\" or nature = \"flow\" for a figure of each year".to_owned();
        if self.slips.iter().all(|slip| slip.message != message) {
            self.slips.push(Slip::new(0..usize::MAX, message, help));
        }
    }
}
