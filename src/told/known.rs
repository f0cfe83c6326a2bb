//! Known years are told as known, not by the formula that they stand in place of.

use super::account::{Item, Line};
use super::future::{Future, plain};
use super::term::n;
use crate::calendar::financial_year;
use crate::programme::Actuals;

/// Notes what is known among the numbers of a thing, a year each.
pub(super) fn give(future: &Future, item: &mut Item, actual: &Actuals, (what, unit): (&str, &str)) {
    let years = future.programme.calendar.all();
    for (year, value) in years.zip(&actual.0) {
        let symbol = format!("actual_{}", financial_year(year));
        plain(
            item,
            &symbol,
            *value,
            unit,
            &format!("{what}: known, not drawn"),
        );
    }
}

impl Line {
    /// With the known years in place of what the formula gives in them.
    pub(super) fn known(mut self, actual: &Actuals) -> Self {
        let known = actual.years();
        if known == 0 {
            return self;
        }
        for (working, value) in self.workings.iter_mut().zip(&actual.0) {
            *working = n(*value);
        }
        if known >= self.values.len() {
            "actual_y: every year is known".clone_into(&mut self.formula);
            return self;
        }
        self.formula.push_str("; actual_y in known years");
        self.shown_from = known;
        self
    }
}
