//! The metrics: sums over funds, blocks and pathways, and whether promises are kept.

use super::account::{Item, Line, Section};
use super::future::Future;
use super::parts::{Parts, parts};
use super::term::{Term, n, total};
use crate::lanes::WIDTH;
use crate::outcomes::{Directory, Metric, Nature, Outcomes};

/// The metrics of one draw, as the run's tables have them.
pub(super) struct Metrics {
    pub directory: Directory,
    pub values: Vec<f64>,
}

impl Metrics {
    /// Reads every metric off a trajectory.
    pub fn of(future: &Future, lane: usize) -> Self {
        let outcomes = Outcomes::of(future.programme);
        let mut columns = vec![0.0; outcomes.directory.columns * WIDTH];
        outcomes.write(future.programme, &future.t, &mut columns, (WIDTH, 0));
        let values = columns.into_iter().skip(lane).step_by(WIDTH).collect();
        Self {
            directory: outcomes.directory,
            values,
        }
    }

    /// A metric's value in each year.
    pub fn years(&self, metric: &Metric) -> Vec<f64> {
        let years = self.directory.calendar.years;
        metric.column.map_or(vec![0.0; years], |first| {
            self.values[first..first + years].to_vec()
        })
    }

    /// A metric's value in each year, by its name.
    pub fn yearly(&self, name: &str) -> Option<Vec<f64>> {
        let metric = self.directory.find(name)?;
        (metric.nature != Nature::Whole).then(|| self.years(metric))
    }
}

/// The metrics of the whole programme that are told whether or not anybody promised them.
const ALWAYS: [&str; 26] = [
    "cost.relief",
    "cost.events",
    "investment.public",
    "investment.university",
    "investment.private",
    "investment.other",
    "investment.total",
    "investment.total_with_relief",
    "jobs.demanded",
    "jobs.filled",
    "jobs.skilled",
    "jobs.created",
    "jobs.net_direct",
    "jobs.knock_on",
    "jobs.net",
    "jobs.net_uk",
    "jobs.net_skilled",
    "jobs.net_job_years",
    "jobs.safeguarded",
    "jobs.net_safeguarded",
    "training.starts",
    "training.completions",
    "training.net_completions",
    "training.outcomes",
    "training.upskilled",
    "training.into_skilled_jobs",
];

/// Totals of the programme.
pub(super) fn section(future: &Future, metrics: &Metrics) -> Section {
    let mut items = Vec::new();
    for name in ALWAYS {
        let Some(metric) = metrics
            .directory
            .find(name)
            .filter(|metric| metric.column.is_some())
        else {
            continue;
        };
        let Some((formula, parts)) = parts(future, metrics, name) else {
            continue;
        };
        let mut item = Item::new(name, future.words.metric(name));
        let unit = future.words.unit(metric.measure);
        let years = future.years();
        for (part, row) in &parts {
            item.lines.push(Line::read(
                part,
                part,
                &unit,
                row[..years.min(row.len())].to_vec(),
            ));
        }
        item.lines.push(
            Line::yearly(&item.title, name, &unit, metrics.years(metric), |year| {
                added(&parts, year)
            })
            .formula(formula)
            .metric(name),
        );
        items.push(item);
    }
    Section {
        id: "totals",
        title: "Totals of the programme",
        note: "The metrics of the tables, added up from the parts told above.",
        items,
        ..Section::default()
    }
}

fn added(parts: &Parts, year: usize) -> Term {
    total(
        parts
            .iter()
            .filter(|(_, row)| row[year] != 0.0)
            .map(|(_, row)| n(row[year])),
    )
}
