//! Outcomes: everything a table or a chart may show, each with its name, unit and nature.
//!
//! This is the only place where a position in an array has a meaning. [`Outcomes::report`] walks
//! through all metrics in one fixed order; one walk asks for their names, every other writes their
//! values, so that the two can never disagree.

pub mod breakdown;
pub mod gauge;
pub mod jobs;
pub mod labour;
mod measure;
pub mod metric;
pub mod money;
pub mod net;
pub mod own;
pub mod people;
pub mod value;

use crate::lanes::WIDTH;
use crate::model::Trajectory;
use crate::programme::Programme;
use breakdown::Breakdowns;
use own::Own;

pub use gauge::{Gauge, Gauges, When};

pub use metric::{Directory, Measure, Metric, Nature, Recorder, Writer};

/// The metrics of a programme.
#[derive(Debug, Clone)]
pub struct Outcomes {
    /// Every metric that is told, in the order of tables.
    pub directory: Directory,
    /// Every metric that has columns: those that are told, and what formulas are made of besides.
    written: Directory,
    breakdowns: Breakdowns,
    /// For every metric there is, whether it is wanted; empty where all are.
    wanted: Vec<bool>,
    /// For every metric there is, whether it has columns though it is nothing in every draw; empty
    /// where none has.
    blank: Vec<bool>,
    /// The outcomes that the scenario defines, ready to be worked out.
    own: Own,
}

impl Outcomes {
    /// Lists the metrics of a programme.
    #[must_use]
    pub fn of(programme: &Programme) -> Self {
        let outcomes = Self {
            directory: Directory::new(programme.calendar),
            written: Directory::new(programme.calendar),
            breakdowns: Breakdowns::of(programme),
            wanted: Vec::new(),
            blank: Vec::new(),
            own: Own::default(),
        };
        let mut written = Directory::new(programme.calendar);
        outcomes.report(programme, &Trajectory::new(programme), &mut written);
        outcomes.writing(programme, written, |_| true)
    }

    /// The same with these metrics written, and those of them told that a test lets through.
    fn writing(
        self,
        programme: &Programme,
        written: Directory,
        is_told: impl Fn(&str) -> bool,
    ) -> Self {
        let told = |name: &str| is_told(name) && !own::is_assumption(programme, name);
        Self {
            directory: written.clone().telling(told),
            own: Own::of(programme, &written),
            written,
            ..self
        }
    }

    /// Only those metrics of a programme that a test lets through; the others are never worked out, but
    /// for those that a formula among them is made of.
    #[must_use]
    pub fn only(programme: &Programme, test: impl Fn(&str) -> bool) -> Self {
        let all = Self::of(programme);
        let needed = own::needed(programme, &test);
        let is_wanted = |name: &str| test(name) || needed.contains(name);
        let metrics = all.written.metrics.iter();
        let wanted = metrics.map(|metric| is_wanted(&metric.name)).collect();
        let written = all.written.only(is_wanted);
        Self { wanted, ..all }.writing(programme, written, test)
    }

    /// The same metrics, with columns also for those that a test lets through and that are nothing in
    /// every draw of the programme: something else may be taken off them.
    #[must_use]
    pub fn with_columns_for(self, programme: &Programme, test: impl Fn(&str) -> bool) -> Self {
        let all = Self::of(programme).written;
        let is_blank = |metric: &Metric| metric.column.is_none() && test(&metric.name);
        let blank = all.metrics.iter().map(is_blank).collect();
        let written = self.written.with_columns_for(&test);
        let directory = self.directory.clone();
        Self { blank, ..self }.writing(programme, written, |name| directory.find(name).is_some())
    }

    /// Every metric that has columns: those that are told, and those that only formulas are made of.
    #[must_use]
    pub const fn written(&self) -> &Directory {
        &self.written
    }

    /// Whether a metric is a formula over net metrics, so that it is told of the difference where a
    /// reference is run.
    #[must_use]
    pub fn is_of_net(&self, metric: &str) -> bool {
        self.own.is_of_net(metric)
    }

    /// Writes one packet's values into a block of columns, each `stride` draws long, into the draws
    /// from `place` on.
    pub fn write(
        &self,
        programme: &Programme,
        trajectory: &Trajectory,
        columns: &mut [f64],
        (stride, place): (usize, usize),
    ) {
        let mut writer = Writer::new(columns, stride, place, &programme.calendar)
            .only(&self.wanted)
            .blank(&self.blank);
        self.report(programme, trajectory, &mut writer);
        self.work_out(columns, (stride, place), WIDTH);
    }

    /// Works out the outcomes that the scenario defines from the other columns, each `stride` draws
    /// long, for so many draws from `place` on: again where something was taken off them.
    pub fn work_out(&self, columns: &mut [f64], (stride, place): (usize, usize), draws: usize) {
        self.own.work_out(columns, (stride, place), draws);
    }

    /// Walks through all metrics of a trajectory in their order.
    pub fn report(
        &self,
        programme: &Programme,
        trajectory: &Trajectory,
        recorder: &mut impl Recorder,
    ) {
        money::report(programme, trajectory, recorder);
        jobs::report(programme, &self.breakdowns, trajectory, recorder);
        people::report(programme, &self.breakdowns, trajectory, recorder);
        labour::report(programme, trajectory, recorder);
        value::report(programme, trajectory, recorder);
        own::report(programme, trajectory, recorder);
    }
}
