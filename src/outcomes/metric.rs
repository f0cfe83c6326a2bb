//! What a metric is, and how metrics are listed and written.

use super::gauge::{Gauge, When};
use crate::calendar::Calendar;
use crate::lanes::{Lanes, WIDTH};

pub use super::measure::Measure;
pub use crate::programme::Nature;

/// A metric.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Metric {
    /// Its dotted name.
    pub name: String,
    /// What it counts.
    pub measure: Measure,
    /// How it runs through time.
    pub nature: Nature,
    /// Its first column; `None` where it is nothing in every draw.
    pub column: Option<usize>,
}

/// Something that metrics are reported to.
pub trait Recorder {
    /// Takes a metric that has one value a year. Where it is not `live`, it is nothing in every
    /// draw and its values are not asked for.
    fn yearly(
        &mut self,
        name: impl FnOnce() -> String,
        kind: (Measure, Nature),
        live: bool,
        value: impl FnMut(usize) -> Lanes,
    );

    /// Takes a metric that has one value for the whole period.
    fn whole(
        &mut self,
        name: impl FnOnce() -> String,
        measure: Measure,
        value: impl FnOnce() -> Lanes,
    );
}

/// The list of all metrics.
#[derive(Debug, Clone)]
pub struct Directory {
    /// The metrics in the order of tables.
    pub metrics: Vec<Metric>,
    /// How many columns they take.
    pub columns: usize,
    /// The years.
    pub calendar: Calendar,
}

impl Directory {
    /// An empty list.
    #[must_use]
    pub const fn new(calendar: Calendar) -> Self {
        Self {
            metrics: Vec::new(),
            columns: 0,
            calendar,
        }
    }

    /// Finds a metric by its name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Metric> {
        self.metrics.iter().find(|metric| metric.name == name)
    }

    /// The gauge that a metric is told by: stocks in the last year, flows added up, else the one
    /// figure there is.
    #[must_use]
    pub fn at_the_end(&self, name: &str) -> Option<Gauge> {
        let last = self.calendar.years.saturating_sub(1);
        self.gauge(name, |nature| match nature {
            Nature::Whole => When::Whole,
            Nature::Stock => When::Year(last),
            Nature::Flow => When::UpTo(last),
        })
    }

    /// The gauge of a metric at a year: stocks in it, flows up to it.
    #[must_use]
    pub fn by_year(&self, name: &str, year: usize) -> Option<Gauge> {
        self.gauge(name, |nature| match nature {
            Nature::Whole => When::Whole,
            Nature::Stock => When::Year(year),
            Nature::Flow => When::UpTo(year),
        })
    }

    /// The gauge of a metric when its nature says so.
    pub(crate) fn gauge(&self, name: &str, when: impl Fn(Nature) -> When) -> Option<Gauge> {
        let metric = self.metrics.iter().position(|metric| metric.name == name)?;
        let when = when(self.metrics[metric].nature);
        Some(Gauge { metric, when })
    }

    /// One value of a special case, which has one number for each column.
    #[must_use]
    pub fn value(&self, case: &[f64], gauge: Gauge) -> f64 {
        self.pick(gauge, |column| case[column])
    }

    /// One value, from whatever knows the columns of a draw.
    #[must_use]
    pub fn pick(&self, gauge: Gauge, column: impl Fn(usize) -> f64) -> f64 {
        match (self.metrics[gauge.metric].column, gauge.when) {
            (None, _) => 0.0,
            (Some(first), When::Whole) => column(first),
            (Some(first), When::Year(year)) => column(first + year),
            (Some(first), When::UpTo(year)) => (first..=first + year).map(column).sum(),
        }
    }

    /// The metrics that a test lets through.
    pub(super) fn only(&self, test: impl Fn(&str) -> bool) -> Self {
        let mut directory = Self::new(self.calendar);
        for metric in self.metrics.iter().filter(|metric| test(&metric.name)) {
            directory.add_like(metric, metric.column.is_some());
        }
        directory
    }

    /// The same metrics, with columns also for those that a test lets through.
    pub(super) fn with_columns_for(&self, test: impl Fn(&str) -> bool) -> Self {
        let mut directory = Self::new(self.calendar);
        for metric in &self.metrics {
            directory.add_like(metric, metric.column.is_some() || test(&metric.name));
        }
        directory
    }

    /// The same columns, but only those metrics told that a test lets through.
    pub(super) fn telling(mut self, test: impl Fn(&str) -> bool) -> Self {
        self.metrics.retain(|metric| test(&metric.name));
        self
    }

    fn add_like(&mut self, metric: &Metric, live: bool) {
        let columns = match metric.nature {
            Nature::Whole => 1,
            Nature::Stock | Nature::Flow => self.calendar.years,
        };
        let kind = (metric.measure, metric.nature);
        self.add(metric.name.clone(), kind, live.then_some(columns));
    }

    fn add(&mut self, name: String, (measure, nature): (Measure, Nature), columns: Option<usize>) {
        self.metrics.push(Metric {
            name,
            measure,
            nature,
            column: columns.map(|_| self.columns),
        });
        self.columns += columns.unwrap_or(0);
    }
}

impl Recorder for Directory {
    fn yearly(
        &mut self,
        name: impl FnOnce() -> String,
        kind: (Measure, Nature),
        live: bool,
        _: impl FnMut(usize) -> Lanes,
    ) {
        self.add(name(), kind, live.then_some(self.calendar.years));
    }

    fn whole(
        &mut self,
        name: impl FnOnce() -> String,
        measure: Measure,
        _: impl FnOnce() -> Lanes,
    ) {
        self.add(name(), (measure, Nature::Whole), Some(1));
    }
}

/// Writes the values of one packet into a block of columns, each `stride` draws long.
#[derive(Debug)]
pub struct Writer<'a> {
    columns: &'a mut [f64],
    stride: usize,
    place: usize,
    years: usize,
    column: usize,
    wanted: &'a [bool],
    blank: &'a [bool],
    metric: usize,
}

impl<'a> Writer<'a> {
    /// Writes into the draws from `place` on.
    #[must_use]
    pub const fn new(
        columns: &'a mut [f64],
        stride: usize,
        place: usize,
        calendar: &Calendar,
    ) -> Self {
        Self {
            columns,
            stride,
            place,
            years: calendar.years,
            column: 0,
            wanted: &[],
            blank: &[],
            metric: 0,
        }
    }

    /// Writes only those metrics that are wanted; all where nothing is said.
    #[must_use]
    pub const fn only(mut self, wanted: &'a [bool]) -> Self {
        self.wanted = wanted;
        self
    }

    /// Writes 0 for these metrics, which are nothing in every draw but have columns; none where
    /// nothing is said.
    #[must_use]
    pub const fn blank(mut self, blank: &'a [bool]) -> Self {
        self.blank = blank;
        self
    }

    /// Whether the next metric is wanted.
    fn next_is_wanted(&mut self) -> bool {
        let wanted = self.wanted.get(self.metric).copied().unwrap_or(true);
        self.metric += 1;
        wanted
    }

    fn put(&mut self, lanes: Lanes) {
        let start = self.column * self.stride + self.place;
        self.columns[start..start + WIDTH].copy_from_slice(&lanes.0);
        self.column += 1;
    }
}

impl Recorder for Writer<'_> {
    #[inline]
    fn yearly(
        &mut self,
        _: impl FnOnce() -> String,
        _: (Measure, Nature),
        live: bool,
        mut value: impl FnMut(usize) -> Lanes,
    ) {
        let blank = self.blank.get(self.metric).copied().unwrap_or(false);
        if !self.next_is_wanted() {
            return;
        }
        if live {
            for year in 0..self.years {
                self.put(value(year));
            }
        } else if blank {
            for _ in 0..self.years {
                self.put(Lanes::ZERO);
            }
        }
    }

    #[inline]
    fn whole(&mut self, _: impl FnOnce() -> String, _: Measure, value: impl FnOnce() -> Lanes) {
        if self.next_is_wanted() {
            self.put(value());
        }
    }
}
