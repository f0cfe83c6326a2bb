//! Only the years that the return tells of: what comes later does not change what was.

use crate::ensemble::{Engine, Settings};
use crate::monitoring::Returns;
use crate::outcomes::{Gauge, Nature, Outcomes, When};
use crate::programme::{Case, Programme};
use crate::scenario::Scenario;

/// The programme up to the last year of the return: what comes later does not change what was.
pub(super) struct Short {
    pub programme: Programme,
    reference: Option<Programme>,
}

impl Short {
    pub fn of(scenario: &Scenario, returns: &Returns) -> Self {
        let calendar = scenario.programme.calendar;
        // A figure of the whole period is known only at its end.
        let whole = returns.rows.iter().any(|row| row.year.is_none());
        let last = returns.rows.iter().filter_map(|row| row.year).max();
        let years = last
            .filter(|_| !whole)
            .and_then(|year| calendar.index(year))
            .map_or(calendar.years, |year| year + 1);
        let reference = scenario.reference.as_deref();
        let first = scenario.programme.first_years(years);
        let of_reference = reference.map(|one| one.programme.first_years(years));
        let short = match (first, of_reference) {
            (Some(programme), None) => Some(Self {
                programme,
                reference: None,
            }),
            (Some(programme), Some(Some(reference))) => Some(Self {
                programme,
                reference: Some(reference),
            }),
            _ => None,
        };
        let same = short.filter(|short| short.is_the_same(scenario, years));
        same.unwrap_or_else(|| Self {
            programme: scenario.programme.clone(),
            reference: reference.map(|one| one.programme.clone()),
        })
    }

    pub fn case<'a>(&'a self, scenario: &'a Scenario) -> Case<'a> {
        let reference = self.reference.as_ref().zip(scenario.reference.as_deref());
        Case {
            programme: &self.programme,
            register: &scenario.register,
            reference: reference.map(|(programme, one)| (programme, &one.register)),
        }
    }

    /// Makes sure that the years that are left are the very same, in a few draws of every metric.
    fn is_the_same(&self, scenario: &Scenario, years: usize) -> bool {
        const FEW: usize = 64;
        let settings = Settings::new(FEW, 1);
        let by_year = |programme: &Programme, case: Case<'_>| -> Option<Vec<u64>> {
            let engine = Engine::new(case, Outcomes::of(programme), settings).ok()?;
            let directory = engine.outcomes.directory.clone();
            let mut gauges = Vec::new();
            for (metric, facts) in directory.metrics.iter().enumerate() {
                if facts.nature != Nature::Whole {
                    gauges.extend((0..years).map(|year| Gauge {
                        metric,
                        when: When::Year(year),
                    }));
                }
            }
            let values = engine.first_draws(&gauges, FEW).concat();
            Some(values.into_iter().map(f64::to_bits).collect())
        };
        let whole = by_year(&scenario.programme, scenario.case());
        whole.is_some() && whole == by_year(&self.programme, self.case(scenario))
    }
}
