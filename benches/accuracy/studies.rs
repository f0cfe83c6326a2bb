//! What is averaged: published functions, and net jobs of a scenario.

use rayon::prelude::*;
use regiocast::inputs::{Coordinate, Inputs, stream};
use regiocast::model::{Trajectory, simulate};
use regiocast::number::Luck;
use regiocast::points::{BLOCK, Coordinates, Points, Sampler};
use regiocast::scenario::Scenario;
use regiocast::special::normal_quantiles;

/// Repetitions of a run that is split into replicates: functions are cheap, scenarios are not.
const RUNS: [u64; 2] = [64, 16];
/// Draws of each run for the truth.
const LONG: u64 = 1 << 18;

/// The outcomes of the block that starts at a draw.
pub type Block<'a> = dyn Fn(&dyn Coordinates, u64) -> Vec<f64> + Sync + 'a;

/// What is averaged: the coordinates' names, and the outcomes of some draws.
pub struct Study<'a> {
    pub title: String,
    pub names: Vec<String>,
    pub truth: Option<f64>,
    pub outcomes: Box<Block<'a>>,
}

impl Study<'_> {
    /// How many repetitions are worth their time.
    pub fn runs(&self) -> u64 {
        RUNS[usize::from(self.truth.is_none())]
    }

    pub fn coordinates(&self, sampler: Sampler, seed: u64, draws: u64) -> Box<dyn Coordinates> {
        let names = self.names.iter().map(String::as_str);
        sampler.coordinates(seed, draws, names).unwrap()
    }

    /// All outcomes of a run, in the order of the draws.
    pub fn run(&self, sampler: Sampler, seed: u64, draws: u64) -> Vec<f64> {
        let coordinates = self.coordinates(sampler, seed, draws);
        self.at(coordinates.as_ref(), draws)
    }

    pub fn at(&self, coordinates: &dyn Coordinates, draws: u64) -> Vec<f64> {
        let starts: Vec<u64> = (0..draws).step_by(BLOCK).collect();
        let blocks: Vec<Vec<f64>> = starts
            .par_iter()
            .map(|start| (self.outcomes)(coordinates, *start))
            .collect();
        let mut outcomes = blocks.concat();
        outcomes.truncate(usize::try_from(draws).unwrap());
        outcomes
    }

    /// From two samplers that have nothing in common, each weighed by its error; and how far apart
    /// they are.
    pub fn long_truth(&self) -> (f64, String) {
        let runs = [Sampler::Random, Sampler::Sobol].map(|sampler| {
            let outcomes = self.run(sampler, 1_000, LONG);
            let means: Vec<f64> = (0..8).map(|lane| mean(lane_of(&outcomes, lane))).collect();
            let centre = mean(means.iter().copied());
            (
                centre,
                mean(means.iter().map(|x| (x - centre).powi(2))) / 7.0,
            )
        });
        let weights = runs.map(|(_, variance)| 1.0 / variance);
        let total: f64 = weights.iter().sum();
        let truth = (runs[0].0 * weights[0] + runs[1].0 * weights[1]) / total;
        let apart = (runs[0].0 - runs[1].0) / (runs[0].1 + runs[1].1).sqrt();
        let note = format!(
            "{truth:.6} ± {:.1e} (random and sobol {apart:.1} errors apart)",
            total.sqrt().recip()
        );
        (truth, note)
    }
}

pub fn lane_of(outcomes: &[f64], lane: usize) -> impl Iterator<Item = f64> + '_ {
    outcomes.iter().skip(lane).step_by(8).copied()
}

pub fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (mut sum, mut count) = (0.0, 0.0);
    for value in values {
        sum += value;
        count += 1.0;
    }
    sum / count
}

pub fn coordinate(name: &str) -> Coordinate {
    Coordinate {
        name: name.to_owned(),
        stream: stream(name),
    }
}

/// A function of some coordinates, each draw's in a row.
pub fn function<'a>(
    title: &str,
    (dimensions, truth): (usize, f64),
    value: impl Fn(&[f64]) -> f64 + Sync + 'a,
) -> Study<'a> {
    let names: Vec<String> = (1..=dimensions).map(|d| format!("x{d}")).collect();
    let coordinates: Vec<Coordinate> = names.iter().map(|name| coordinate(name)).collect();
    let outcomes = move |points: &dyn Coordinates, first: u64| {
        let mut columns = vec![vec![0.0; BLOCK]; coordinates.len()];
        for (coordinate, column) in coordinates.iter().zip(&mut columns) {
            points.fill(coordinate, first, column);
        }
        (0..BLOCK)
            .map(|k| value(&columns.iter().map(|column| column[k]).collect::<Vec<_>>()))
            .collect()
    };
    Study {
        title: title.to_owned(),
        names,
        truth: Some(truth),
        outcomes: Box::new(outcomes),
    }
}

/// Case UQ-05: integral 1.
pub fn g_function(x: &[f64]) -> f64 {
    const A: [f64; 8] = [0.0, 1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0];
    x.iter()
        .zip(A)
        .map(|(x, a)| ((4.0 * x - 2.0).abs() + a) / (1.0 + a))
        .product()
}

/// Case UQ-06, as the mean of a function of normal scores.
pub fn keister(x: &[f64]) -> f64 {
    let mut scores = vec![0.0; x.len()];
    normal_quantiles(x, &mut scores);
    let square: f64 = scores.iter().map(|z| z * z).sum();
    let half = std::f64::consts::PI.sqrt();
    libm::cos((square / 2.0).sqrt()) * (0..x.len()).map(|_| half).product::<f64>()
}

/// Net jobs in the last year.
pub fn net_jobs<'a>(scenario: &'a Scenario, inputs: &'a Inputs, name: &str) -> Study<'a> {
    let programme = &scenario.programme;
    let last = programme.calendar.years - 1;
    let outcomes = move |coordinates: &dyn Coordinates, first: u64| {
        let mut points = Points::new(inputs, BLOCK);
        let mut trajectory = Trajectory::new(programme);
        points.draw(inputs, coordinates, first);
        let mut values = Vec::with_capacity(BLOCK);
        for place in (0..BLOCK).step_by(8) {
            simulate(
                programme,
                &points.packet(place, Luck::Drawn),
                &mut trajectory,
            );
            values.extend(
                trajectory.parts[0]
                    .net_jobs(&trajectory.net, last)
                    .lanes()
                    .0,
            );
        }
        values
    };
    let names = inputs.coordinates.iter().map(|one| one.name.clone());
    Study {
        title: format!("jobs.net in the last year of {name}"),
        names: names.collect(),
        truth: None,
        outcomes: Box::new(outcomes),
    }
}
