//! Simulation-based calibration: a truth is drawn from the prior, reported with all errors, and looked for by
//! an update. Where the truth ranks among the draws that are left must then be even: Talts, S., Betancourt,
//! M., Simpson, D., Vehtari, A. and Gelman, A. (2018), "Validating Bayesian inference algorithms with
//! simulation-based calibration", arXiv:1804.06788.

use std::sync::Arc;

use regiocast::ensemble::{Engine, Settings};
use regiocast::inputs::{Coordinate, stream};
use regiocast::monitoring::{Kind, Observation};
use regiocast::outcomes::{Directory, Gauge, Outcomes};
use regiocast::points::{Cloud, Conditioned, Coordinates, Seeded};
use regiocast::scenario::Scenario;
use regiocast::updating::{Futures, update};

/// A figure that is reported: metric, year counted from 0, kind, of how many.
pub type Figure = (&'static str, usize, Kind, Option<f64>);

/// A self-test of the updater on one scenario.
pub struct Study<'a> {
    pub scenario: &'a Scenario,
    /// What is reported.
    pub figures: &'a [Figure],
    /// What is asked of the future, at the end.
    pub asked: &'a [&'static str],
    /// How many truths.
    pub truths: usize,
    /// The number of the first of them: others are other luck.
    pub first: usize,
    /// Draws of each update.
    pub draws: usize,
}

/// Posterior draws among which a truth is ranked: two of each island.
pub const RANKED: usize = 16;

/// Luck of a test, by name.
fn luck(seed: u64, name: &str) -> f64 {
    let coordinate = Coordinate {
        stream: stream(name),
        name: name.to_owned(),
    };
    let mut u = [0.0];
    Seeded::new(seed).fill(&coordinate, 0, &mut u);
    u[0]
}

impl Study<'_> {
    /// What is reported, as observations.
    fn observed(
        &self,
        directory: &Directory,
        gauges: &[Gauge],
        values: &[f64],
    ) -> Vec<Observation> {
        let figures = self.figures.iter().zip(gauges).zip(values);
        figures
            .map(|(((metric, year, kind, of), gauge), value)| Observation {
                row: 0,
                metric: (*metric).to_owned(),
                year: Some(directory.calendar.year(*year)),
                gauge: *gauge,
                given: None,
                kind: *kind,
                value: *value,
                sd: None,
                of: *of,
                reported_share: 1.0,
                discrepancy: None,
            })
            .collect()
    }

    /// The ranks of each truth, from 0 to [`RANKED`], for each question; and how many updates were refused.
    pub fn ranks(&self, tell: &dyn Fn(usize)) -> (Vec<(String, Vec<f64>)>, usize) {
        let programme = &self.scenario.programme;
        let discrepancy = |_: Kind| 0.1;
        let mut ranks: Vec<(String, Vec<f64>)> = Vec::new();
        let mut refused = 0;
        for place in 0..self.truths {
            tell(place);
            let truth = self.first + place;
            let seed = 1_000 + truth as u64;
            let settings = Settings::new(self.draws, seed);
            let names: Vec<&str> = self
                .figures
                .iter()
                .map(|one| one.0)
                .chain(self.asked.iter().copied())
                .collect();
            let outcomes = Outcomes::only(programme, |name| names.contains(&name));
            let engine = Engine::new(self.scenario.case(), outcomes, settings).unwrap();
            let directory = engine.outcomes.directory.clone();
            let gauges: Vec<Gauge> = self
                .figures
                .iter()
                .map(|(metric, year, ..)| directory.by_year(metric, *year).unwrap())
                .collect();
            let ends: Vec<Gauge> = self
                .asked
                .iter()
                .map(|metric| directory.at_the_end(metric).unwrap())
                .collect();
            // The truth has the luck of another seed.
            let other = 900_000 + truth as u64;
            let inputs = engine.luck().clone();
            let world = Cloud::drawn(inputs.coordinates.clone(), 8, &Seeded::new(other));
            let there = engine.on(
                Arc::new(Conditioned::new(Arc::new(world.clone()), other)),
                8,
            );
            let happened = there.first_draws(&gauges, 8);
            let later = there.first_draws(&ends, 8);
            let observed = |values: &[f64]| self.observed(&directory, &gauges, values);
            let truths: Vec<f64> = happened.iter().map(|values| values[0]).collect();
            let blank = Futures::new(&engine, observed(&truths), &discrepancy, self.draws);
            let shown: Vec<f64> = blank
                .reports()
                .iter()
                .zip(&truths)
                .enumerate()
                .map(|(row, (report, value))| {
                    report.drawn(*value, luck(other, &format!("reported {row}")))
                })
                .collect();
            let futures = Futures::new(&engine, observed(&shown), &discrepancy, self.draws);
            let Ok(found) = update(&futures, futures.prior(self.draws), seed, &|_| ()) else {
                refused += 1;
                continue;
            };
            let cloud = Arc::new(found.cloud);
            let after = engine.on(
                Arc::new(Conditioned::new(Arc::clone(&cloud), seed)),
                self.draws,
            );
            let mut columns: Vec<(String, f64, Vec<f64>)> = Vec::new();
            let now = futures.values(&cloud);
            for ((metric, year, ..), (truth, values)) in
                self.figures.iter().zip(truths.iter().zip(now))
            {
                columns.push((format!("{metric} in year {year}"), *truth, values));
            }
            let draws = after.first_draws(&ends, self.draws);
            for ((metric, truth), values) in self.asked.iter().zip(&later).zip(draws) {
                columns.push((format!("{metric} at the end"), truth[0], values));
            }
            // The input of which most was learnt over all truths is not known beforehand: all are asked together.
            let mut sum = vec![0.0; self.draws];
            let mut true_sum = 0.0;
            for (place, coordinate) in cloud.coordinates.iter().enumerate() {
                for (sum, z) in sum.iter_mut().zip(cloud.row(place)) {
                    *sum += z;
                }
                true_sum += world.row(world.place(&coordinate.name).unwrap())[0];
            }
            columns.push(("all inputs together".to_owned(), true_sum, sum));
            for (place, (name, truth, values)) in columns.into_iter().enumerate() {
                if ranks.len() <= place {
                    ranks.push((name.clone(), Vec::new()));
                }
                let rank = rank(&values, truth, luck(other, &format!("tie of {name}")));
                ranks[place].1.push(rank);
            }
        }
        (ranks, refused)
    }
}

/// Where a truth ranks among a few draws, two of each island. Ties, of which counts have many, are dealt by luck.
fn rank(values: &[f64], truth: f64, tie: f64) -> f64 {
    let middle = values.len() / 2 / 8 * 8;
    let ranked = (0..8).chain(middle..middle + 8).map(|draw| values[draw]);
    let (mut below, mut alike) = (0.0, 0.0);
    for value in ranked {
        below += f64::from(value < truth);
        alike += f64::from(value == truth);
    }
    below + (tie * (alike + 1.0)).floor()
}

/// How far the spread of ranks is from even, in standard errors: above 0 they heap up at both ends, so that ranges
/// are too narrow; below 0 in the middle, so that ranges are too wide. The largest distance of distributions sees this
/// late.
pub fn overspread(ranks: &[f64]) -> f64 {
    let middle = RANKED as f64 / 2.0;
    let of = |power: i32| {
        let all = (0..=RANKED).map(|rank| (rank as f64 - middle).powi(power));
        all.sum::<f64>() / (RANKED + 1) as f64
    };
    let (square, fourth) = (of(2), of(4));
    let found = ranks.iter().map(|rank| (rank - middle).powi(2));
    let found = found.sum::<f64>() / ranks.len() as f64;
    (found - square) / ((fourth - square * square) / ranks.len() as f64).sqrt()
}

/// How far ranks are from even: the largest distance of their distribution from that of even ones, times the
/// root of their number (Kolmogorov and Smirnov; for whole ranks it is on the safe side).
pub fn unevenness(ranks: &[f64]) -> f64 {
    let count = ranks.len() as f64;
    let steps = RANKED + 1;
    let distance = (0..steps).map(|step| {
        let up_to = ranks.iter().filter(|rank| **rank <= step as f64).count() as f64 / count;
        (up_to - (step as f64 + 1.0) / steps as f64).abs()
    });
    distance.fold(0.0, f64::max) * count.sqrt()
}
