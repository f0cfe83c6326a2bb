//! Tables of plans side by side: what each brings, how sure the difference is, what the rules of
//! decision say, in which settings they differ, and what explains the difference.

use super::figure;
use super::words::Words;
use super::{Cell, Column, Published, Table};
use crate::analysis::Comparison;
use crate::analysis::compare::bridge::Explained;
use crate::analysis::compare::dominance::Order;
use crate::analysis::compare::{Brought, Outcome, Yearly};
use crate::outcomes::Measure;
use crate::programme::Difference;

mod choice;
mod differences;
mod net_of;
mod rules;
pub mod sentences;
mod settings;

pub use choice::Choice;
pub use net_of::NetOf;
pub use rules::rule;
use rules::rules;

/// Plans that were compared.
#[derive(Debug, Clone, Copy)]
pub struct Compared<'a> {
    /// The words of the plan that all are compared with.
    pub words: Words<'a>,
    /// The words of every plan.
    pub own_words: &'a [Words<'a>],
    /// Name and label of every plan.
    pub names: &'a [(String, String)],
    /// What was found.
    pub comparison: &'a Comparison,
    /// In what each plan differs from the one compared with.
    pub settings: &'a [Vec<Difference>],
    /// What explains each difference.
    pub bridges: &'a [Option<Explained>],
}

/// All tables.
#[must_use]
pub fn tables(compared: &Compared<'_>) -> Vec<Published> {
    let mut tables: Vec<Published> = vec![
        outcomes(compared).into(),
        differences::differences(compared).into(),
    ];
    // Rules of decision choose among alternatives.
    if compared.is_a_choice() {
        tables.push(rules(compared).into());
    }
    tables.push(settings::differing(compared).into());
    tables.push(settings::bridges(compared).into());
    tables.push(years(compared));
    tables
}

impl Compared<'_> {
    /// What an outcome is called, with its year.
    #[must_use]
    pub fn outcome(&self, outcome: &Outcome) -> String {
        self.words.metric(&outcome.metric)
    }

    /// The title of the plan that all are compared with.
    #[must_use]
    pub fn first(&self) -> &str {
        &self.names[self.comparison.with].1
    }

    /// Whether somebody could choose among these plans: none of them says that it is no alternative.
    #[must_use]
    pub fn is_a_choice(&self) -> bool {
        self.own_words.iter().all(|words| words.programme.choice)
    }

    /// Whether anything that is compared differs between any of the plans.
    #[must_use]
    pub fn differs(&self) -> bool {
        let others = self
            .others()
            .filter_map(|plan| self.comparison.plans.get(plan));
        others.flatten().any(|brought| !brought.gap.is_nothing())
    }

    /// The places of the other plans.
    pub fn others(&self) -> impl Iterator<Item = usize> {
        let with = self.comparison.with;
        (0..self.names.len()).filter(move |place| *place != with)
    }

    fn unit(&self, outcome: &Outcome) -> String {
        self.words.unit(outcome.measure)
    }
}

pub(super) fn number(measure: Measure, value: f64, error: f64) -> Cell {
    match measure {
        Measure::Share => Cell::share(value, error),
        _ => Cell::measured(value, error, measure),
    }
}

/// A difference; of jobs, people and firms in whole ones.
pub(super) fn apart(measure: Measure, value: f64, error: f64) -> Cell {
    let unit = figure::apart::unit(value, error, measure);
    match measure {
        Measure::Share => Cell::share(value, error),
        _ => Cell::ToUnit { value, unit, error },
    }
}

fn heading() -> Vec<Column> {
    vec![
        Column::text("metric", "Metric").for_machines(),
        Column::text("outcome", "Outcome").for_people(),
        Column::number("year", "Year"),
        Column::text("unit", "Unit"),
        Column::text("scenario", "Name").for_machines(),
        Column::text("plan", "Plan"),
    ]
}

fn row(compared: &Compared<'_>, outcome: &Outcome, plan: usize) -> Vec<Cell> {
    let (name, title) = &compared.names[plan];
    vec![
        Cell::text(&outcome.metric),
        Cell::text(compared.outcome(outcome)),
        Cell::year(outcome.year),
        Cell::text(compared.unit(outcome)),
        Cell::text(name),
        Cell::text(title),
    ]
}

/// Every outcome of every plan, one row each.
fn rows(
    compared: &Compared<'_>,
    plans: &[usize],
    cells: impl Fn(&Outcome, &Brought) -> Vec<Cell>,
) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    for (place, outcome) in compared.comparison.outcomes.iter().enumerate() {
        for plan in plans {
            let mut line = row(compared, outcome, *plan);
            line.extend(cells(outcome, &compared.comparison.plans[*plan][place]));
            rows.push(line);
        }
    }
    rows
}

/// What each plan brings.
fn outcomes(compared: &Compared<'_>) -> Table {
    const NOTE: &str = "One future in ten lies below P10 and one above P90; half lie below P50. Stocks \
are those at the end of the year, flows are added up to it. The chance is the share of futures that \
keep what was promised of the outcome, where something was. The central case takes every assumption at \
its median and leaves luck out. Errors are Monte Carlo standard errors: more futures make them smaller.";
    let mut columns = heading();
    columns.extend([
        Column::number("p10", "P10"),
        Column::number("p50", "P50"),
        Column::number("p90", "P90"),
        Column::number("mean", "Mean"),
        Column::number("central", "Central"),
        Column::number("promised", "Promised"),
        Column::number("chance", "Chance"),
        Column::number("p10_error", "Error of P10").for_machines(),
        Column::number("p50_error", "Error of P50").for_machines(),
        Column::number("p90_error", "Error of P90").for_machines(),
        Column::number("mean_error", "Error of the mean").for_machines(),
        Column::number("chance_error", "Error of the chance").for_machines(),
    ]);
    let title = "What each plan brings";
    let mut table = Table::new("plans", title, NOTE, columns);
    let all: Vec<usize> = (0..compared.names.len()).collect();
    table.rows = rows(compared, &all, |outcome, brought| {
        let figure = |place: usize, error: usize| {
            number(
                outcome.measure,
                brought.percentiles[place],
                brought.errors[error],
            )
        };
        let mean = brought.moments;
        vec![
            figure(1, 0),
            figure(3, 1),
            figure(5, 2),
            number(outcome.measure, mean.mean, mean.error),
            number(outcome.measure, brought.central, f64::NAN),
            Cell::given(outcome.level.map(crate::programme::Bound::value)),
            brought.kept.map_or(Cell::Empty, |kept| {
                Cell::chance(kept.share, kept.error, kept.draws)
            }),
            Cell::figure(brought.errors[0], f64::NAN),
            Cell::figure(brought.errors[1], f64::NAN),
            Cell::figure(brought.errors[2], f64::NAN),
            Cell::figure(mean.error, f64::NAN),
            brought
                .kept
                .map_or(Cell::Empty, |kept| Cell::figure(kept.error, f64::NAN)),
        ]
    });
    table
}

/// How a plan stands to the one compared with, in words.
#[must_use]
pub fn dominance(brought: &Brought) -> &'static str {
    match (brought.dominance.order, brought.dominance.reverse) {
        (Order::Same, _) => "the same",
        (Order::First, _) => "dominates (first order)",
        (Order::Second, _) => "dominates (second order)",
        (_, Order::First) => "is dominated (first order)",
        (_, Order::Second) => "is dominated (second order)",
        _ => "neither",
    }
}

/// The first outcome's difference, year by year.
fn years(compared: &Compared<'_>) -> Published {
    let columns = vec![
        Column::text("metric", "Metric"),
        Column::text("unit", "Unit"),
        Column::text("scenario", "Name"),
        Column::number("year", "Year"),
        Column::number("p5", "P5"),
        Column::number("p10", "P10"),
        Column::number("p25", "P25"),
        Column::number("p50", "P50"),
        Column::number("p75", "P75"),
        Column::number("p90", "P90"),
        Column::number("p95", "P95"),
        Column::number("mean", "Mean"),
        Column::number("mean_error", "Error of the mean"),
        Column::number("better", "Better in"),
    ];
    let mut table = Table::new("differences_by_year", "Differences by year", "", columns);
    let calendar = compared.words.programme.calendar;
    if let Some(outcome) = compared.comparison.outcomes.first() {
        for plan in compared.others() {
            let years = &compared.comparison.plans[plan][0].years;
            for (year, Yearly { gap, .. }) in calendar.all().zip(years) {
                let mut line = vec![
                    Cell::text(&outcome.metric),
                    Cell::text(compared.unit(outcome)),
                    Cell::text(&compared.names[plan].0),
                    Cell::Year(year),
                ];
                line.extend(gap.percentiles.map(|value| Cell::figure(value, f64::NAN)));
                line.push(Cell::figure(gap.moments.mean, f64::NAN));
                line.push(Cell::figure(gap.moments.error, f64::NAN));
                line.push(Cell::share(gap.better.share, gap.better.error));
                table.rows.push(line);
            }
        }
    }
    Published {
        data: table,
        page: None,
    }
}
