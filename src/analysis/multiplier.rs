//! The answer under each of two multipliers, where a scenario believes in both: an input–output table's and
//! a local one. In every draw one of them was used, for all sectors, so that the draws fall into two parts.

use super::headline::Chance;
use super::reading::{Moments, Reading};
use super::targets::answered_by;
use crate::ensemble::Ensemble;
use crate::outcomes::{Gauge, Measure};
use crate::programme::{Programme, Target};

/// One where the table was used, zero where the local multiplier was.
const USED: &str = "region.input_output.used";

/// The figures that every multiplier changes.
const FIGURES: [&str; 2] = ["jobs.net", "jobs.knock_on"];

/// The metrics that hold knock-on jobs, or what they are worth.
const MULTIPLIED: [&str; 8] = [
    "jobs.net",
    "jobs.knock_on",
    "jobs.net_job_years",
    "gva.net",
    "value.pv_gva",
    "value.gva_per_public_pound",
    "value.public_cost_per_net_job",
    "value.public_cost_per_net_job_year",
];

/// Which multiplier was used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Multiplier {
    /// The input–output table's.
    InputOutput,
    /// The sectors' own, local ones.
    Local,
}

impl Multiplier {
    /// Both, in the order of reports.
    pub const BOTH: [Self; 2] = [Self::InputOutput, Self::Local];

    /// What it is called.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::InputOutput => "input-output",
            Self::Local => "local multiplier",
        }
    }
}

/// A figure in the draws that used one multiplier.
#[derive(Debug, Clone, PartialEq)]
pub struct UnderOne {
    /// Which multiplier.
    pub multiplier: Multiplier,
    /// The title of the promise; `None` for other figures.
    pub promise: Option<String>,
    /// The metric.
    pub metric: String,
    /// The year.
    pub year: i32,
    /// What it counts.
    pub measure: Measure,
    /// Mean, spread and error of the mean.
    pub moments: Moments,
    /// P10, P50 and P90.
    pub percentiles: [f64; 3],
    /// Their standard errors; NaN where there are too few draws to tell.
    pub errors: [f64; 3],
    /// How many draws have a value.
    pub draws: usize,
    /// The chance that the promise is kept.
    pub kept: Option<Chance>,
}

/// Net and knock-on jobs in the last year, and every promise that a multiplier changes, under each multiplier. Empty
/// where there is no choice, or where the draws are not at hand. Of runs so long that draws are counted, the
/// first are looked at.
#[must_use]
pub fn under_each(programme: &Programme, ensemble: &Ensemble) -> Vec<UnderOne> {
    let directory = &ensemble.outcomes.directory;
    let Some(used) = directory.at_the_end(USED) else {
        return Vec::new();
    };
    let used = draws(ensemble, used);
    let last = programme.calendar.last();
    let mut asked: Vec<(Option<&Target>, Gauge, i32)> = FIGURES
        .iter()
        .filter_map(|metric| Some((None, directory.at_the_end(metric)?, last)))
        .collect();
    asked.extend(programme.targets.iter().filter_map(|target| {
        let asks = is_multiplied(&target.answered_by());
        let gauge = answered_by(directory, target).filter(|_| asks)?;
        Some((Some(target), gauge, target.by))
    }));
    let mut found = Vec::new();
    for (target, gauge, year) in asked {
        let values = draws(ensemble, gauge);
        for multiplier in Multiplier::BOTH {
            let wanted = multiplier == Multiplier::InputOutput;
            let pairs = values.iter().zip(&used);
            let own = pairs.filter(|(_, used)| (**used > 0.5) == wanted);
            let own: Vec<f64> = own.map(|(value, _)| *value).collect();
            let metric = &directory.metrics[gauge.metric];
            found.push(UnderOne {
                multiplier,
                promise: target.map(|target| target.title.clone()),
                metric: metric.name.clone(),
                year,
                measure: metric.measure,
                ..read(&own, target)
            });
        }
    }
    found
}

/// Whether a multiplier changes a metric, or one of its parts.
fn is_multiplied(metric: &str) -> bool {
    MULTIPLIED.iter().any(|base| {
        let rest = metric.strip_prefix(base);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    })
}

/// The draws of a gauge, in their order.
fn draws(ensemble: &Ensemble, gauge: Gauge) -> Vec<f64> {
    let Some(kept) = ensemble.kept() else {
        return ensemble.random_draws(gauge);
    };
    let mut values = Vec::new();
    if ensemble.outcomes.directory.metrics[gauge.metric]
        .column
        .is_some()
    {
        kept.draws_of(&ensemble.outcomes.directory, gauge, usize::MAX, &mut values);
    } else {
        values.resize(kept.draws(), 0.0);
    }
    values
}

/// What some draws of a figure say. They are read as if they were independent, also where points are even:
/// half of such points is not even.
fn read(values: &[f64], target: Option<&Target>) -> UnderOne {
    let reading = Reading::drawn(values, false);
    let none = values.is_empty();
    let unknown = Moments {
        mean: f64::NAN,
        sd: f64::NAN,
        error: f64::NAN,
    };
    UnderOne {
        multiplier: Multiplier::InputOutput,
        promise: None,
        metric: String::new(),
        year: 0,
        measure: Measure::Jobs,
        moments: if none { unknown } else { reading.moments() },
        percentiles: if none {
            [f64::NAN; 3]
        } else {
            reading.percentiles([0.1, 0.5, 0.9])
        },
        errors: [0.1, 0.5, 0.9].map(|p| reading.percentile_error(p).unwrap_or(f64::NAN)),
        draws: reading.known(),
        kept: target
            .filter(|_| !none)
            .map(|target| reading.meeting(target.bound)),
    }
}
