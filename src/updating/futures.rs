//! Simulated futures, each weighed by what it makes of a return.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Likelihoods, Report, Reported};
use crate::ensemble::Engine;
use crate::inputs::Coordinate;
use crate::monitoring::{Kind, Observation};
use crate::outcomes::{Gauge, When};
use crate::points::{Cloud, Conditioned, Seeded};

/// A return set against the futures of a programme.
#[derive(Debug)]
pub struct Futures<'a> {
    engine: &'a Engine<'a>,
    observations: Vec<Observation>,
    reports: Vec<Report>,
    /// The gauges that rows need, each once.
    gauges: Vec<Gauge>,
    /// For each row, its gauge among those, and the one it is a share of.
    needs: Vec<(usize, Option<usize>)>,
}

/// How far the model may be off, by kind of figure, as a share.
pub trait Discrepancies {
    /// For this kind.
    fn of(&self, kind: Kind) -> f64;
}

impl<F: Fn(Kind) -> f64> Discrepancies for F {
    fn of(&self, kind: Kind) -> f64 {
        self(kind)
    }
}

impl<'a> Futures<'a> {
    /// Sets observations against the futures of an engine, whose outcomes must have their metrics.
    ///
    /// `draws` of the engine's own luck say what is usual before anything is known.
    #[must_use]
    pub fn new(
        engine: &'a Engine<'a>,
        observations: Vec<Observation>,
        discrepancies: &dyn Discrepancies,
        draws: usize,
    ) -> Self {
        let mut gauges: Vec<Gauge> = Vec::new();
        let mut place = |gauge: Gauge| {
            let known = gauges.iter().position(|known| *known == gauge);
            known.unwrap_or_else(|| {
                gauges.push(gauge);
                gauges.len() - 1
            })
        };
        let needs: Vec<(usize, Option<usize>)> = observations
            .iter()
            .map(|one| (place(one.gauge), one.given.map(&mut place)))
            .collect();
        let usual: Vec<f64> = engine
            .first_draws(&gauges, draws)
            .iter()
            .map(|values| {
                let known: Vec<f64> = values.iter().copied().filter(|x| x.is_finite()).collect();
                known.iter().sum::<f64>() / known.len().max(1) as f64
            })
            .collect();
        let mut rows_of: BTreeMap<&str, f64> = BTreeMap::new();
        for one in &observations {
            *rows_of.entry(plain(&one.metric)).or_default() += 1.0;
        }
        let reports = observations
            .iter()
            .zip(&needs)
            .map(|(one, (gauge, _))| {
                let own = one
                    .discrepancy
                    .unwrap_or_else(|| discrepancies.of(one.kind));
                let rows = rows_of.get(plain(&one.metric)).copied().unwrap_or(1.0);
                Report {
                    kind: one.kind,
                    value: one.value,
                    sd: one.sd.unwrap_or(0.0),
                    of: one.of,
                    reported_share: one.reported_share,
                    discrepancy: own * rows.sqrt(),
                    usual: usual[*gauge],
                }
            })
            .collect();
        Self {
            engine,
            observations,
            reports,
            gauges,
            needs,
        }
    }

    /// What was reported.
    #[must_use]
    pub fn observations(&self) -> &[Observation] {
        &self.observations
    }

    /// The same, with how exactly each is known.
    #[must_use]
    pub fn reports(&self) -> &[Report] {
        &self.reports
    }

    /// The draws of the engine's prior, so many of them, without what can say nothing of the return.
    #[must_use]
    pub fn prior(&self, draws: usize) -> Cloud {
        let calendar = self.engine.outcomes.directory.calendar;
        let last = self
            .observations
            .iter()
            .flat_map(|one| [Some(one.gauge), one.given])
            .flatten()
            .map(|gauge| match gauge.when {
                When::Year(year) | When::UpTo(year) => calendar.year(year),
                When::Whole => i32::MAX,
            })
            .max()
            .unwrap_or(i32::MIN);
        let inputs = self.engine.luck();
        let touched = |one: &&Coordinate| year_of_luck(&one.name).is_none_or(|year| year <= last);
        let coordinates = inputs.coordinates.iter().filter(touched).cloned().collect();
        Cloud::drawn(coordinates, draws, &Seeded::new(self.engine.settings.seed))
    }

    /// What the model says of each row in each draw of a cloud.
    #[must_use]
    pub fn values(&self, cloud: &Arc<Cloud>) -> Vec<Vec<f64>> {
        // What the cloud does not hold comes later than the return, and can be anything.
        let conditioned = Conditioned::alone(Arc::clone(cloud));
        let engine = self.engine.on(Arc::new(conditioned), cloud.draws);
        let drawn = engine.first_draws(&self.gauges, cloud.draws);
        let row = |(gauge, given): &(usize, Option<usize>)| -> Vec<f64> {
            let values = &drawn[*gauge];
            match given {
                None => values.clone(),
                Some(given) => {
                    let pairs = values.iter().zip(&drawn[*given]);
                    pairs.map(|(part, whole)| part / whole).collect()
                }
            }
        };
        self.needs.iter().map(row).collect()
    }

    /// The logarithm of the likelihood of each row in each draw.
    #[must_use]
    pub fn by_row(&self, values: &[Vec<f64>]) -> Vec<Vec<f64>> {
        let rows = self.reports.iter().zip(values);
        rows.map(|(report, values)| {
            let each = values.iter().map(|value| {
                if value.is_nan() {
                    f64::NEG_INFINITY
                } else {
                    report.log_likelihood(*value)
                }
            });
            each.collect()
        })
        .collect()
    }
}

impl Futures<'_> {
    /// The logarithm of the likelihood of all rows in each draw.
    fn of_all(rows: &[Vec<f64>], draws: usize) -> Vec<f64> {
        let mut logs = vec![0.0; draws];
        for row in rows {
            for (log, row) in logs.iter_mut().zip(row) {
                *log += row;
            }
        }
        logs
    }

    /// The same with one row taken out little by little.
    #[must_use]
    pub const fn without(&self, row: usize) -> Without<'_> {
        Without { all: self, row }
    }
}

impl Reported for Futures<'_> {
    fn log_likelihoods(&self, cloud: &Arc<Cloud>) -> Likelihoods {
        let rows = self.by_row(&self.values(cloud));
        Likelihoods::of(Self::of_all(&rows, cloud.draws))
    }

    fn signals(&self, cloud: &Arc<Cloud>) -> Vec<Vec<f64>> {
        self.values(cloud)
    }
}

/// A return of which one row is taken out little by little.
#[derive(Debug, Clone, Copy)]
pub struct Without<'a> {
    all: &'a Futures<'a>,
    row: usize,
}

impl Reported for Without<'_> {
    fn log_likelihoods(&self, cloud: &Arc<Cloud>) -> Likelihoods {
        let rows = self.all.by_row(&self.all.values(cloud));
        Likelihoods {
            more: rows[self.row].iter().map(|log| -log).collect(),
            whole: Futures::of_all(&rows, cloud.draws),
        }
    }

    fn signals(&self, cloud: &Arc<Cloud>) -> Vec<Vec<f64>> {
        self.all.values(cloud)
    }
}

/// A metric without the mark of a running total.
fn plain(metric: &str) -> &str {
    metric.strip_suffix(".total").unwrap_or(metric)
}

/// The year that luck decides something in, where it is the luck of one year: nothing before that year
/// can depend on it.
fn year_of_luck(name: &str) -> Option<i32> {
    let parts: Vec<&str> = name.split('.').collect();
    match parts.as_slice() {
        // `chance.event.2030` is an event called 2030.
        ["chance", "recession", year] | ["chance", _, _, _, .., year] => year.parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_luck_of_a_year_has_a_year() {
        assert_eq!(year_of_luck("chance.recession.2026"), Some(2026));
        assert_eq!(year_of_luck("chance.park.ventures.number.2025"), Some(2025));
        assert_eq!(
            year_of_luck("chance.park.training.msc.completions.2027"),
            Some(2027)
        );
        for other in ["chance.event.2030", "chance.fund.2030", "activity.a.2030"] {
            assert_eq!(year_of_luck(other), None);
        }
    }
}
