//! The figures a reader sees first: four ledgers side by side, money, cost and the headline ratios.
//!
//! What a scenario does not ask for is left out here, once, so that no table and no sentence can
//! show it: jobs where no activity brings any, value added where no sector values its jobs, welfare
//! where nothing is counted as a gain.

use super::asks::Asks;
use super::drivers::{self, Driver};
use super::multiplier::{UnderOne, under_each};
use super::precision::range_units;
use super::reading::Reading;
use super::summary::{Row, Summary};
use crate::ensemble::Ensemble;
use crate::outcomes::{Directory, Metric, Nature};
use crate::programme::Programme;

/// The side of the account that a figure stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ledger {
    /// Jobs that are there, whoever would have had them.
    Gross,
    /// Jobs that would not have been there.
    Net,
    /// People trained.
    People,
    /// Money spent.
    Investment,
    /// What it costs the public.
    Cost,
    /// Place outputs: value added where it happens.
    Place,
    /// UK welfare.
    Welfare,
}

/// A headline figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Where it belongs.
    pub ledger: Ledger,
    /// Its summary. `mean` and `mcse` of a ratio are those of the ratio of means.
    pub row: Row,
    /// Whether it is a ratio, whose headline is the ratio of means.
    pub ratio: bool,
    /// Standard errors of P10, P50 and P90; NaN where there are too few draws to tell.
    pub errors: [f64; 3],
    /// The powers of ten to which P10, P50 and P90 are told, so that a narrow range does not look like one
    /// number ([`range_units`]).
    pub units: [f64; 3],
    /// Share of draws below the central case.
    pub central_above: f64,
    /// Share of draws below the plan as promised.
    pub as_promised_above: f64,
    /// In how many draws there is no value.
    pub not_available: usize,
}

/// A share of draws.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Chance {
    /// The share.
    pub share: f64,
    /// Its Monte Carlo standard error.
    pub error: f64,
    /// In how many draws there is a value.
    pub draws: usize,
}

/// All headline figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Headline {
    /// In the order of ledgers.
    pub lines: Vec<Line>,
    /// Chance that the net present social value is positive; `None` where welfare is not asked for.
    pub gain: Option<Chance>,
    /// The inputs that go with the leading figure most closely.
    pub drivers: Vec<Driver>,
    /// The answer under each multiplier; empty where there is no choice between two.
    pub under_each: Vec<UnderOne>,
}

impl Headline {
    /// The line of a metric, by the name that its row has.
    #[must_use]
    pub fn find(&self, metric: &str) -> Option<&Line> {
        self.lines.iter().find(|line| line.row.metric == metric)
    }

    /// The figure that the programme is judged by first: net jobs, else people trained, else money. One that is
    /// the same in every future has nothing to tell, and leads only where all are.
    #[must_use]
    pub fn leading(&self) -> Option<&Line> {
        let mut lines = LEADING.iter().filter_map(|metric| self.find(metric));
        let first = lines.clone().next();
        lines.find(|line| varies(&line.row.percentiles)).or(first)
    }
}

/// The metrics by which a programme is judged first, best first, as their rows are named.
const LEADING: [&str; 3] = [
    "jobs.net",
    "training.completions.total",
    "investment.total.total",
];

/// The figures that are told even if they are nothing in every draw.
const ALWAYS: [&str; 2] = ["jobs.filled", "jobs.net"];

/// How many inputs are named.
const DRIVERS: usize = 6;

/// The figures, each with the metric that must be live for it to mean anything.
const LINES: [(Ledger, &str, &str); 24] = [
    (Ledger::Gross, "jobs.filled", "jobs.filled"),
    (Ledger::Gross, "jobs.skilled", "jobs.filled"),
    (Ledger::Gross, "jobs.safeguarded", "jobs.safeguarded"),
    (
        Ledger::Gross,
        "construction.job_years",
        "construction.job_years",
    ),
    (Ledger::Net, "jobs.net", "jobs.net"),
    (Ledger::Net, "jobs.net_skilled", "jobs.net"),
    (Ledger::Net, "jobs.net_uk", "jobs.net_uk"),
    (Ledger::People, "training.starts", "training.starts"),
    (Ledger::People, "training.completions", "training.starts"),
    (Ledger::People, "training.upskilled", "training.starts"),
    (
        Ledger::People,
        "training.into_skilled_jobs",
        "training.starts",
    ),
    (Ledger::Investment, "investment.total", "investment.total"),
    (
        Ledger::Investment,
        "investment.total.nominal",
        "investment.total",
    ),
    (
        Ledger::Investment,
        "investment.total_with_relief",
        "cost.relief",
    ),
    (
        Ledger::Investment,
        "investment.total_with_relief.nominal",
        "cost.relief",
    ),
    (Ledger::Cost, "value.public_cost", "value.public_cost"),
    (Ledger::Cost, "value.public_cost_per_net_job", "jobs.net"),
    (
        Ledger::Cost,
        "value.public_cost_per_net_job_year",
        "jobs.net",
    ),
    (Ledger::Cost, "value.cost_per_completion", "training.starts"),
    (Ledger::Place, "value.pv_gva", "gva.net"),
    (Ledger::Place, "value.gva_per_public_pound", "gva.net"),
    (Ledger::Welfare, "value.pv_welfare", "value.pv_welfare"),
    (Ledger::Welfare, "value.npsv", "value.npsv"),
    (Ledger::Welfare, "value.bcr", "value.bcr"),
];

/// The metrics of the figures that are told of a programme.
pub fn told_metrics(
    programme: &Programme,
    directory: &Directory,
) -> impl Iterator<Item = &'static str> {
    told(programme, directory).map(|(_, name)| name)
}

/// The figures that are told of a programme.
fn told(
    programme: &Programme,
    directory: &Directory,
) -> impl Iterator<Item = (Ledger, &'static str)> {
    let asks = Asks::of(programme);
    let live = |metric: &str| {
        directory
            .find(metric)
            .is_some_and(|metric| metric.column.is_some())
    };
    LINES
        .iter()
        .filter(move |(ledger, _, needs)| is_asked_for(asks, *ledger) && live(needs))
        .map(|(ledger, name, _)| (*ledger, *name))
}

/// The metrics of all figures that may be told.
pub fn metrics() -> impl Iterator<Item = &'static str> {
    LINES.iter().map(|(_, name, _)| *name)
}

/// The metrics that must be worked out for all figures that may be told: these, and those that must be live
/// for them to mean anything.
pub fn needed() -> impl Iterator<Item = &'static str> {
    LINES.iter().flat_map(|(_, name, needs)| [*name, *needs])
}

const fn is_asked_for(asks: Asks, ledger: Ledger) -> bool {
    match ledger {
        Ledger::Place => asks.gva,
        Ledger::Welfare => asks.welfare,
        _ => true,
    }
}

/// Gathers the headline figures of a run: stocks in the last year, flows added up over all years.
#[must_use]
pub fn headline(programme: &Programme, ensemble: &Ensemble, summary: &Summary) -> Headline {
    let asks = Asks::of(programme);
    let directory = &ensemble.outcomes.directory;
    let mut headline = Headline {
        lines: lines(programme, ensemble, summary),
        gain: asks.welfare.then(|| chance_of_gain(ensemble)).flatten(),
        drivers: Vec::new(),
        under_each: under_each(programme, ensemble),
    };
    headline.drivers = headline
        .leading()
        .and_then(|line| {
            let name = &line.row.metric;
            let flow = name
                .strip_suffix(".total")
                .and_then(|name| directory.at_the_end(name));
            let draws = ensemble.random_draws(flow.or_else(|| directory.at_the_end(name))?);
            drivers::strongest(ensemble, &[draws], DRIVERS)
                .into_iter()
                .next()
        })
        .unwrap_or_default();
    headline
}

/// The headline figures of a run alone, without what drives them.
#[must_use]
pub fn lines(programme: &Programme, ensemble: &Ensemble, summary: &Summary) -> Vec<Line> {
    let directory = &ensemble.outcomes.directory;
    told(programme, directory)
        .filter_map(|(ledger, name)| line(ensemble, summary, ledger, directory.find(name)?))
        .collect()
}

fn line(ensemble: &Ensemble, summary: &Summary, ledger: Ledger, metric: &Metric) -> Option<Line> {
    let directory = &ensemble.outcomes.directory;
    let calendar = directory.calendar;
    let row = match metric.nature {
        Nature::Stock => summary.find(&metric.name, Some(calendar.last())),
        Nature::Whole => summary.find(&metric.name, None),
        Nature::Flow => summary.find(&format!("{}.total", metric.name), None),
    }?;
    let nothing = row.mean == 0.0 && row.sd == 0.0 && row.as_promised == 0.0;
    if nothing && !ALWAYS.contains(&metric.name.as_str()) {
        return None;
    }
    let reading = Reading::of(ensemble, directory.at_the_end(&metric.name)?);
    let of_means = summary.find(&format!("{}.of_means", metric.name), None);
    let mut row = row.clone();
    if let Some(of_means) = of_means {
        (row.mean, row.mcse) = (of_means.mean, of_means.mcse);
    }
    let errors = [0.1, 0.5, 0.9].map(|p| reading.percentile_error(p).unwrap_or(f64::NAN));
    Some(Line {
        ledger,
        ratio: of_means.is_some(),
        units: range_units([row.p10(), row.p50(), row.p90()], errors),
        errors,
        central_above: standing(&reading, &row, row.central),
        as_promised_above: standing(&reading, &row, row.as_promised),
        not_available: ensemble.settings.draws - reading.known(),
        row,
    })
}

/// Whether an outcome differs between draws by more than rounding in the machine.
#[must_use]
pub fn varies(percentiles: &[f64; 7]) -> bool {
    let [low, .., high] = percentiles;
    high - low > 1e-9 * high.abs().max(low.abs())
}

/// The share of draws below a value; NaN where it is not known, or where all draws are alike.
fn standing(reading: &Reading, row: &Row, value: f64) -> f64 {
    if value.is_nan() || !varies(&row.percentiles) {
        f64::NAN
    } else {
        reading.share_below(value)
    }
}

fn chance_of_gain(ensemble: &Ensemble) -> Option<Chance> {
    let gauge = ensemble.outcomes.directory.at_the_end("value.npsv")?;
    Some(Reading::of(ensemble, gauge).above(0.0))
}

/// Rough standard errors of P10, P50 and P90 from the percentiles beside them, for tables of many
/// figures: `√(p(1−p)/n)` over the density, which is read off the neighbouring percentiles.
#[must_use]
pub fn rough_errors(row: &Row) -> [f64; 3] {
    let [p5, _, p25, _, p75, _, p95] = row.percentiles;
    let draws = row.available as f64;
    let error = |p: f64, width: f64, mass: f64| (p * (1.0 - p) / draws).sqrt() * width / mass;
    [
        error(0.1, p25 - p5, 0.2),
        error(0.5, p75 - p25, 0.5),
        error(0.9, p95 - p75, 0.2),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outcomes::Measure;

    #[test]
    fn rough_errors_of_a_uniform_outcome_are_those_of_its_order_statistics() {
        let row = Row {
            metric: String::new(),
            year: None,
            measure: Measure::Jobs,
            mean: 0.5,
            sd: 0.29,
            mcse: 0.0029,
            percentiles: [0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95],
            central: 0.5,
            as_promised: 1.0,
            available: 10_000,
        };
        let [low, middle, high] = rough_errors(&row);
        assert!((low - 0.003).abs() < 1e-12);
        assert!((middle - 0.005).abs() < 1e-12);
        assert!((high - 0.003).abs() < 1e-12);
    }
}
