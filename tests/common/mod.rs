//! What the tests share: a scenario from a few lines of TOML, its answers, and comparison.

#![allow(dead_code, reason = "each test file uses its own part")]

pub mod draws;
pub mod economy;

use std::collections::BTreeMap;

use regiocast::ensemble::evaluate_at;
use regiocast::inputs::{Coordinate, Inputs};
use regiocast::number::Luck;
use regiocast::outcomes::{Metric, Nature, Outcomes};
use regiocast::points::{Coordinates, Middle};
use regiocast::programme::Programme;
use regiocast::scenario::Scenario;

/// A scenario that starts in 2024 and counts in prices of 2024.
pub fn scenario(years: usize, tables: &str) -> String {
    format!("title = \"Case\"\nstart = 2024\nyears = {years}\nprice_year = 2024\n{tables}")
}

/// A scenario in which one public fund brings `amounts` (£m, real) year by year to one activity,
/// `plan`. `rest` goes on in the activity's table; more tables may follow.
pub fn plan(amounts: &[f64], rest: &str) -> String {
    let total: f64 = amounts.iter().sum();
    let tables = format!(
        "[fund.grant]\nkind = \"public\"\nprices = \"real\"\namount = {total:?}\n\
         profile = {amounts:?}\n[activity.plan]\nfunded_by = {{ grant = 1.0 }}\n{rest}"
    );
    scenario(amounts.len(), &tables)
}

/// Reads a scenario that must be right.
#[track_caller]
pub fn read(text: &str) -> Scenario {
    Scenario::parse(text, "case").unwrap_or_else(|error| panic!("{error}\n\n{text}"))
}

/// One evaluation of a scenario.
pub struct Answer {
    /// What was evaluated.
    pub programme: Programme,
    outcomes: Outcomes,
    values: Vec<f64>,
}

/// The central case.
#[track_caller]
pub fn central(text: &str) -> Answer {
    evaluate(&read(text), None, &Middle, Luck::Central)
}

/// The plan as the prospectus tells it.
#[track_caller]
pub fn as_promised(text: &str) -> Answer {
    let scenario = read(text);
    let plan = scenario.programme.as_promised();
    evaluate(&scenario, Some(plan), &Middle, Luck::Central)
}

/// One draw at the named coordinates; all others are in the middle.
#[track_caller]
pub fn with_luck(text: &str, luck: &[(&str, f64)]) -> Answer {
    let scenario = read(text);
    let inputs = Inputs::of(&scenario.register);
    for (name, _) in luck {
        let known = inputs.coordinates.iter().any(|known| known.name == *name);
        assert!(known, "there is no coordinate {name}");
    }
    let named = luck.iter().map(|(name, u)| ((*name).to_owned(), *u));
    evaluate(&scenario, None, &Named(named.collect()), Luck::Drawn)
}

fn evaluate(
    scenario: &Scenario,
    plan: Option<Programme>,
    coordinates: &dyn Coordinates,
    luck: Luck,
) -> Answer {
    let programme = plan.unwrap_or_else(|| scenario.programme.clone());
    let outcomes = Outcomes::of(&programme);
    let inputs = Inputs::of(&scenario.register);
    let values = evaluate_at(&programme, &outcomes, &inputs, coordinates, luck);
    Answer {
        programme,
        outcomes,
        values,
    }
}

/// Coordinates by name; what is not named is in the middle.
#[derive(Debug)]
struct Named(BTreeMap<String, f64>);

impl Coordinates for Named {
    fn fill(&self, coordinate: &Coordinate, _: u64, out: &mut [f64]) {
        out.fill(self.0.get(&coordinate.name).copied().unwrap_or(0.5));
    }
}

impl Answer {
    /// Every metric there is.
    pub fn metrics(&self) -> &[Metric] {
        &self.outcomes.directory.metrics
    }

    /// A metric year by year; one that runs over the whole period has one value.
    #[track_caller]
    pub fn years(&self, metric: &str) -> Vec<f64> {
        let found = self.outcomes.directory.find(metric);
        let found = found.unwrap_or_else(|| panic!("there is no metric {metric}"));
        let count = match found.nature {
            Nature::Whole => 1,
            _ => self.programme.calendar.years,
        };
        match found.column {
            None => vec![0.0; count],
            Some(first) => self.values[first..first + count].to_vec(),
        }
    }

    /// A metric in a calendar year.
    #[track_caller]
    pub fn at(&self, metric: &str, year: i32) -> f64 {
        let index = self.programme.calendar.index(year);
        self.years(metric)[index.unwrap_or_else(|| panic!("{year} is outside"))]
    }

    /// A flow over all years.
    #[track_caller]
    pub fn total(&self, metric: &str) -> f64 {
        self.years(metric).iter().sum()
    }

    /// A metric of the whole period.
    #[track_caller]
    pub fn whole(&self, metric: &str) -> f64 {
        let values = self.years(metric);
        assert_eq!(values.len(), 1, "{metric} has a value for each year");
        values[0]
    }

    /// Whether a metric is these numbers, year by year, to nine digits.
    #[track_caller]
    pub fn is(&self, metric: &str, expected: &[f64]) {
        let actual = self.years(metric);
        assert_eq!(actual.len(), expected.len(), "{metric}: number of years");
        for (year, (actual, expected)) in actual.iter().zip(expected).enumerate() {
            assert!(
                close(*actual, *expected, 1e-9),
                "{metric}, year {year}: {actual} is not {expected}"
            );
        }
    }
}

/// Whether two numbers agree, relative to the larger; zero must be met to 1e-9.
pub fn close(actual: f64, expected: f64, tolerance: f64) -> bool {
    let scale = actual.abs().max(expected.abs());
    (actual - expected).abs() <= tolerance * if scale > 1e-6 { scale } else { 1.0 }
}

/// Agreement to nine digits.
#[track_caller]
pub fn assert_close(actual: f64, expected: f64) {
    assert_within(actual, expected, 1e-9);
}

/// Agreement to a relative tolerance.
#[track_caller]
pub fn assert_within(actual: f64, expected: f64, tolerance: f64) {
    assert!(
        close(actual, expected, tolerance),
        "{actual} is not {expected}, to {tolerance:e}"
    );
}
