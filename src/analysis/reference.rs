//! A programme, its reference and their difference, side by side: every metric at its headline value.
//!
//! Programme and reference have the same luck, so that the difference is worked out future by future
//! and then told: its percentiles are its own, not the difference of two percentiles.

use super::headline;
use super::ratios::ratio_with_error;
use super::reading::Reading;
use crate::ensemble::kept::Kept;
use crate::ensemble::{EXACT, Engine, Ensemble};
use crate::outcomes::net::is_net;
use crate::outcomes::value::HEADLINES;
use crate::outcomes::{Directory, Gauge, Measure, Metric, Outcomes, When};
use crate::points::SamplingError;
use crate::programme::Case;

/// Metrics that are left out: the walk has a table of its own, and the reference another walk.
const LEFT_OUT: &str = "jobs.walk.";

/// One of the three: what futures say of a figure. Everything is NaN where there is no such thing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Side {
    /// The mean; of a ratio, the ratio of means.
    pub mean: f64,
    /// The Monte Carlo error of the mean.
    pub error: f64,
    /// P10, P50 and P90.
    pub percentiles: [f64; 3],
    /// Their standard errors; NaN where there are too few draws to tell.
    pub errors: [f64; 3],
}

impl Side {
    /// No such thing.
    const UNKNOWN: Self = Self {
        mean: f64::NAN,
        error: f64::NAN,
        percentiles: [f64::NAN; 3],
        errors: [f64::NAN; 3],
    };
}

/// A metric in programme and reference.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its name; `.total` where a flow is added up over all years.
    pub metric: String,
    /// What it counts.
    pub measure: Measure,
    /// The year of a stock; `None` for a figure of the whole period.
    pub year: Option<i32>,
    /// Whether it is among the headline figures.
    pub headline: bool,
    /// Whether only the reference has it.
    pub only_there: bool,
    /// The programme by itself.
    pub programme: Side,
    /// The reference by itself.
    pub reference: Side,
    /// Programme less reference, future by future; of a net ratio, the ratio of the differences.
    pub difference: Side,
}

/// A programme beside its reference.
#[derive(Debug, Clone, PartialEq)]
pub struct Beside {
    /// The reference's title.
    pub title: String,
    /// How many futures it is told of: the first ones of the run.
    pub draws: usize,
    /// How many futures the run has.
    pub of: usize,
    /// Every metric: the programme's in their order, then what only the reference has.
    pub lines: Vec<Line>,
}

/// Sets a programme beside its reference; `None` where no reference is run. Both are simulated again,
/// each by itself; a run that is too long to be kept is told of by its first draws.
///
/// # Errors
///
/// If the sampler cannot serve so many draws or inputs.
pub fn beside(case: Case, ensemble: &Ensemble) -> Result<Option<Beside>, SamplingError> {
    let settings = ensemble.settings;
    let engine = ensemble.engine(case, Outcomes::of(case.programme));
    let (Some([with, without]), Some((reference, _))) = (engine.apart(), case.reference) else {
        return Ok(None);
    };
    let draws = settings.draws.min(EXACT);
    let net = match ensemble.kept() {
        Some(kept) => Drawn::kept(&ensemble.outcomes.directory, kept, draws),
        None => Drawn::of(&engine, draws),
    };
    let [with, without] = &[&with, &without].map(|engine| Drawn::of(engine, draws));
    let net = &net;
    let replicated = settings.sampler.replicated();
    let is_told_net = &|name: &str| is_net(name) || ensemble.outcomes.is_of_net(name);
    let mut lines: Vec<Line> = with
        .told()
        .map(|metric| line(metric, [net, with, without], replicated, is_told_net))
        .collect();
    let only_there = without
        .told()
        .filter(|metric| with.directory.find(&metric.name).is_none())
        .map(|metric| line(metric, [net, with, without], replicated, is_told_net));
    lines.extend(only_there);
    Ok(Some(Beside {
        title: reference.title.clone(),
        draws,
        of: settings.draws,
        lines,
    }))
}

/// The draws of every metric at its headline value.
struct Drawn {
    directory: Directory,
    gauges: Vec<Gauge>,
    values: Vec<Vec<f64>>,
    draws: usize,
}

/// The gauges of every metric that is told.
fn gauges(directory: &Directory) -> Vec<Gauge> {
    let names = directory.metrics.iter().map(|metric| metric.name.as_str());
    names
        .filter(|name| !name.starts_with(LEFT_OUT))
        .filter_map(|name| directory.at_the_end(name))
        .collect()
}

impl Drawn {
    fn kept(directory: &Directory, kept: &Kept, draws: usize) -> Self {
        let gauges = gauges(directory);
        let told = gauges.iter().map(|gauge| {
            let mut values = Vec::new();
            kept.draws_of(directory, *gauge, draws, &mut values);
            values
        });
        Self {
            values: told.collect(),
            draws,
            directory: directory.clone(),
            gauges,
        }
    }

    fn of(engine: &Engine, draws: usize) -> Self {
        let directory = engine.outcomes.directory.clone();
        let gauges = gauges(&directory);
        Self {
            values: engine.first_draws(&gauges, draws),
            draws,
            gauges,
            directory,
        }
    }

    fn told(&self) -> impl Iterator<Item = &Metric> {
        self.gauges
            .iter()
            .map(|gauge| &self.directory.metrics[gauge.metric])
    }

    /// The draws of a metric; `None` where there is no such metric.
    fn find(&self, name: &str) -> Option<&[f64]> {
        let place = self.told().position(|metric| metric.name == name)?;
        self.values.get(place).map(Vec::as_slice)
    }

    /// The same, or nothing in every draw.
    fn or_nothing(&self, name: &str) -> Vec<f64> {
        self.find(name)
            .map_or_else(|| vec![0.0; self.draws], <[f64]>::to_vec)
    }

    fn gauge(&self, name: &str) -> Option<Gauge> {
        self.directory.at_the_end(name)
    }
}

fn line(
    metric: &Metric,
    [net, with, without]: [&Drawn; 3],
    replicated: bool,
    is_told_net: &dyn Fn(&str) -> bool,
) -> Line {
    let name = metric.name.as_str();
    let ratio = HEADLINES.iter().find(|ratio| ratio.name == name);
    // A share of what is not there is no share of nothing.
    let has = |side: &Drawn| side.find(name).is_some() || metric.measure != Measure::Share;
    let side = |there: bool, values: &[f64], parts: &dyn Fn(&str) -> Vec<f64>| {
        if !there {
            return Side::UNKNOWN;
        }
        let side = told(values, replicated);
        let Some(ratio) = ratio else {
            return side;
        };
        let found = ratio_with_error(&parts(ratio.above), &parts(ratio.below), replicated);
        let (mean, error) = found.unwrap_or((f64::NAN, f64::NAN));
        Side {
            mean: mean * ratio.scale,
            error: error * ratio.scale,
            ..side
        }
    };
    let taken_off = |name: &str| -> Vec<f64> {
        let pairs = with.or_nothing(name);
        let off = without.or_nothing(name);
        pairs.iter().zip(&off).map(|(a, b)| a - b).collect()
    };
    let (values, ratio_of_differences) = match net.find(name).filter(|_| is_told_net(name)) {
        Some(values) => (values.to_vec(), true),
        None => (taken_off(name), false),
    };
    let there = has(with) && has(without);
    let difference = if ratio.is_some() && !ratio_of_differences {
        told(&values, replicated)
    } else {
        side(there, &values, &taken_off)
    };
    let gauge = with.gauge(name).or_else(|| without.gauge(name));
    let when = gauge.map(|gauge| gauge.when);
    let calendar = with.directory.calendar;
    Line {
        metric: match when {
            Some(When::UpTo(_)) => format!("{name}.total"),
            _ => name.to_owned(),
        },
        measure: metric.measure,
        year: match when {
            Some(When::Year(_)) => Some(calendar.last()),
            _ => None,
        },
        headline: headline::metrics().any(|known| known == name),
        only_there: with.find(name).is_none(),
        programme: side(has(with), &with.or_nothing(name), &|name| {
            with.or_nothing(name)
        }),
        reference: side(has(without), &without.or_nothing(name), &|name| {
            without.or_nothing(name)
        }),
        difference: if there { difference } else { Side::UNKNOWN },
    }
}

fn told(values: &[f64], replicated: bool) -> Side {
    let reading = Reading::drawn(values, replicated);
    let moments = reading.moments();
    Side {
        mean: moments.mean,
        error: moments.error,
        percentiles: reading.percentiles([0.1, 0.5, 0.9]),
        errors: [0.1, 0.5, 0.9].map(|p| reading.percentile_error(p).unwrap_or(f64::NAN)),
    }
}
