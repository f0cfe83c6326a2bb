//! What a metric is, and how metrics are listed and written.

use crate::calendar::Calendar;
use crate::lanes::{Lanes, WIDTH};

/// What a metric counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// £ million at constant prices.
    Money,
    /// £ million in the money of the day.
    NominalMoney,
    /// Full-time equivalent jobs.
    Jobs,
    /// Years of full-time work.
    JobYears,
    /// People.
    People,
    /// Businesses.
    Firms,
    /// Square metres.
    SquareMetres,
    /// A share of a whole.
    Share,
    /// £ for each thing, at constant prices.
    Pounds,
    /// £ for each £.
    Ratio,
}

/// How a metric runs through time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// How much there is at the end of a year.
    Stock,
    /// How much happens within a year; it adds up over years.
    Flow,
    /// One figure for the whole period.
    Whole,
}

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
        }
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
        if live {
            for year in 0..self.years {
                self.put(value(year));
            }
        }
    }

    #[inline]
    fn whole(&mut self, _: impl FnOnce() -> String, _: Measure, value: impl FnOnce() -> Lanes) {
        self.put(value());
    }
}
