//! The empty return of a scenario, worded as all else.

use crate::calendar::Calendar;
use crate::monitoring::template::{self, Line, Wording};
use crate::outcomes::Outcomes;
use crate::scenario::Scenario;
use crate::tables::words::Words;

/// Years that are asked for unless it is said how many.
const USUAL_YEARS: usize = 3;

/// The last year that is asked for where none is said.
#[must_use]
pub fn usual_last(calendar: &Calendar) -> i32 {
    calendar.year(USUAL_YEARS.min(calendar.years).saturating_sub(1))
}

/// The lines of the return up to a year: the indicators, or every figure that can be observed.
#[must_use]
pub fn lines(scenario: &Scenario, as_of: i32, everything: bool) -> Vec<Line> {
    let programme = &scenario.programme;
    let words = Words {
        programme,
        register: &scenario.register,
    };
    let wording = Wording {
        title: &|metric| words.metric(metric),
        unit: &|measure| words.unit(measure),
    };
    let directory = Outcomes::of(programme).directory;
    template::lines(programme, &directory, &wording, as_of, everything)
}
