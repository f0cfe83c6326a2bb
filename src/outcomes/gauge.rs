//! What one draw can be asked: a metric in a year, up to a year, or over the whole period.

use super::metric::{Directory, Nature};

/// Which value of a metric is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum When {
    /// The value of a year, counted from 0.
    Year(usize),
    /// Everything up to the end of a year, counted from 0.
    UpTo(usize),
    /// The one value there is.
    Whole,
}

/// One figure that every draw has: a metric and which of its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Gauge {
    /// The metric's place in the directory.
    pub metric: usize,
    /// Which of its values.
    pub when: When,
}

/// The gauges of every metric that is not nothing in every draw.
#[derive(Debug, Clone)]
pub struct Gauges {
    /// All of them: metrics in their order, each with its years, then its running totals.
    pub all: Vec<Gauge>,
    /// Where the gauges of each metric begin; `None` for metrics that are nothing.
    first: Vec<Option<usize>>,
    years: usize,
}

impl Gauges {
    /// Lists the gauges of a directory.
    #[must_use]
    pub fn of(directory: &Directory) -> Self {
        let years = directory.calendar.years;
        let (mut all, mut first) = (Vec::new(), Vec::new());
        for (metric, facts) in directory.metrics.iter().enumerate() {
            first.push(facts.column.map(|_| all.len()));
            if facts.column.is_none() {
                continue;
            }
            let mut add = |when| all.push(Gauge { metric, when });
            match facts.nature {
                Nature::Whole => add(When::Whole),
                Nature::Stock => (0..years).map(When::Year).for_each(add),
                Nature::Flow => {
                    (0..years).map(When::Year).for_each(&mut add);
                    (0..years).map(When::UpTo).for_each(add);
                }
            }
        }
        Self { all, first, years }
    }

    /// The place of a gauge; `None` where the metric is nothing in every draw, or has no such value.
    #[must_use]
    pub fn place(&self, gauge: Gauge) -> Option<usize> {
        let first = (*self.first.get(gauge.metric)?)?;
        let place = match gauge.when {
            When::Whole => first,
            When::Year(year) => first + year,
            When::UpTo(year) => first + self.years + year,
        };
        (self.all.get(place) == Some(&gauge)).then_some(place)
    }
}
