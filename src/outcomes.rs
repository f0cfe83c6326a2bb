//! Outcomes: everything a table or a chart may show, each with its name, unit and nature.
//!
//! This is the only place where a position in an array has a meaning. [`Outcomes::report`] walks
//! through all metrics in one fixed order; one walk asks for their names, every other writes their
//! values, so that the two can never disagree.

pub mod breakdown;
pub mod gauge;
pub mod jobs;
pub mod labour;
pub mod metric;
pub mod money;
pub mod net;
pub mod people;
pub mod value;

use crate::model::Trajectory;
use crate::programme::Programme;
use breakdown::Breakdowns;
pub use gauge::{Gauge, Gauges, When};

pub use metric::{Directory, Measure, Metric, Nature, Recorder, Writer};

/// The metrics of a programme.
#[derive(Debug, Clone)]
pub struct Outcomes {
    /// Every metric, in the order of tables.
    pub directory: Directory,
    breakdowns: Breakdowns,
    /// For every metric there is, whether it is wanted; empty where all are.
    wanted: Vec<bool>,
    /// For every metric there is, whether it has columns though it is nothing in every draw; empty
    /// where none has.
    blank: Vec<bool>,
}

impl Outcomes {
    /// Lists the metrics of a programme.
    #[must_use]
    pub fn of(programme: &Programme) -> Self {
        let mut outcomes = Self {
            directory: Directory::new(programme.calendar),
            breakdowns: Breakdowns::of(programme),
            wanted: Vec::new(),
            blank: Vec::new(),
        };
        let mut directory = Directory::new(programme.calendar);
        outcomes.report(programme, &Trajectory::new(programme), &mut directory);
        outcomes.directory = directory;
        outcomes
    }

    /// Only those metrics of a programme that a test lets through; the others are never worked out.
    #[must_use]
    pub fn only(programme: &Programme, test: impl Fn(&str) -> bool) -> Self {
        let all = Self::of(programme);
        let metrics = all.directory.metrics.iter();
        Self {
            wanted: metrics.map(|metric| test(&metric.name)).collect(),
            directory: all.directory.only(test),
            ..all
        }
    }

    /// The same metrics, with columns also for those that a test lets through and that are nothing in
    /// every draw of the programme: something else may be taken off them.
    #[must_use]
    pub fn with_columns_for(self, programme: &Programme, test: impl Fn(&str) -> bool) -> Self {
        let all = Self::of(programme).directory;
        let is_blank = |metric: &Metric| metric.column.is_none() && test(&metric.name);
        Self {
            blank: all.metrics.iter().map(is_blank).collect(),
            directory: self.directory.with_columns_for(&test),
            ..self
        }
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
    }
}
