//! What it is worth to know more before choosing between plans.

use super::Explained;
use crate::analysis::explanation::{Aim, Known};
use crate::analysis::worth::Worth;
use crate::calendar::financial_year;
use crate::tables::comparison::number;
use crate::tables::{Cell, Column, Table};

impl Explained<'_> {
    /// What a decision aims at, in words.
    #[must_use]
    pub fn aim(&self, aim: &Aim) -> String {
        match aim {
            Aim::Outcome(outcome) => {
                let title = self.words.metric(&outcome.metric);
                let year = outcome
                    .year
                    .map_or_else(String::new, |year| format!(", {}", financial_year(year)));
                format!("As much as possible: {title}{year}")
            }
            Aim::Shortfall(outcome, level) => format!(
                "As little as possible missing from {}: {}",
                crate::tables::figure::promised(*level, outcome.measure),
                self.words.metric(&outcome.metric)
            ),
        }
    }

    /// What would be known, in words.
    #[must_use]
    pub fn known(&self, known: &Known) -> String {
        match known {
            Known::Input(name) => self.words.input(name),
            Known::Group(_, name, members) => format!("all {members} inputs of: {name}"),
        }
    }
}

/// The value of knowing.
pub(super) fn table(explained: &Explained<'_>) -> Table {
    const NOTE: &str = "What it would bring on average to know something before choosing between the \
plans, in the unit of the aim: everything; one input or several; or what a survey of so many people would \
find of a share. Without more knowledge the plan that is best on average is taken. Nothing that is worth \
less than its cost should be bought; what is worth nothing would not change the choice. Errors are Monte \
Carlo standard errors.";
    let columns = vec![
        Column::text("aim", "Aim"),
        Column::text("unit", "Unit"),
        Column::text("known", "What would be known"),
        Column::text("how", "How"),
        Column::number("people", "People asked"),
        Column::number("worth", "Worth"),
        Column::number("worth_error", "Error"),
        Column::text("best_without", "Best plan without it"),
    ];
    let title = format!(
        "{}: what it is worth to know",
        explained.words.programme.title
    );
    let mut table = Table::new("worth_knowing", &title, NOTE, columns);
    for knowing in &explained.found.knowing {
        let (Aim::Outcome(outcome) | Aim::Shortfall(outcome, _)) = &knowing.aim;
        let mut add = |what: String, how: &str, people: Option<u32>, worth: Worth| {
            table.rows.push(vec![
                Cell::text(explained.aim(&knowing.aim)),
                Cell::text(explained.words.unit(outcome.measure)),
                Cell::text(what),
                Cell::text(how),
                people.map_or(Cell::Empty, |people| Cell::Given(f64::from(people))),
                number(outcome.measure, worth.value, worth.error),
                Cell::figure(worth.error, f64::NAN),
                Cell::text(&knowing.plans[knowing.best].0),
            ]);
        };
        add(
            "everything".to_owned(),
            "perfect knowledge",
            None,
            knowing.everything,
        );
        for (known, worth) in &knowing.inputs {
            add(explained.known(known), "perfect knowledge", None, *worth);
        }
        for (name, people, worth) in &knowing.surveys {
            add(
                explained.words.input(name),
                "a survey",
                Some(*people),
                *worth,
            );
        }
    }
    table
}
