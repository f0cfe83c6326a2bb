//! Many draws: of a scenario's metrics, and of its inputs alone.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use regiocast::analysis::quantiles::mean_and_sd;
use regiocast::analysis::summary::When;
use regiocast::analysis::{Summary, summarise};
use regiocast::ensemble::kept::Kept;
use regiocast::ensemble::{Engine, Ensemble, Settings, run};
use regiocast::inputs::Inputs;
use regiocast::number::{InputId, Luck};
use regiocast::outcomes::Outcomes;
use regiocast::points::{BLOCK, Coordinates, Points, Seeded};

use super::{Answer, read};

/// Many draws of a scenario.
pub struct Draws {
    kept: Kept,
    /// All of them.
    pub ensemble: Ensemble,
    /// Their summary.
    pub summary: Summary,
}

/// Runs a scenario.
#[track_caller]
pub fn run_draws(text: &str, draws: usize, seed: u64) -> Draws {
    let scenario = read(text);
    let settings = Settings::new(draws, seed);
    let ensemble = run(scenario.case(), settings, &|_| {}).unwrap();
    let summary = summarise(&ensemble);
    // A long run counts its draws; here they are wanted one by one.
    let engine = Engine::new(scenario.case(), Outcomes::of(&scenario.programme), settings).unwrap();
    Draws {
        kept: engine.keep(0..draws),
        ensemble,
        summary,
    }
}

impl Draws {
    /// All draws of a metric: a stock or flow in a calendar year, or the whole period.
    #[track_caller]
    pub fn of(&self, metric: &str, year: Option<i32>) -> Vec<f64> {
        let directory = &self.ensemble.outcomes.directory;
        let found = directory.find(metric);
        let found = found.unwrap_or_else(|| panic!("there is no metric {metric}"));
        let when = year.and_then(|year| directory.calendar.index(year));
        let mut values = Vec::new();
        let when = when.map_or(When::Whole, When::Year);
        let gauge = self.ensemble.gauge(found, when).unwrap();
        self.kept
            .draws_of(directory, gauge, usize::MAX, &mut values);
        values
    }

    /// Mean of a row of the summary, and its Monte Carlo standard error.
    #[track_caller]
    pub fn mean(&self, metric: &str, year: Option<i32>) -> (f64, f64) {
        let row = self.summary.find(metric, year);
        let row = row.unwrap_or_else(|| panic!("no row {metric} {year:?}"));
        (row.mean, row.mcse)
    }
}

/// Draws one uncertain input of a scenario by its name, chances included (those which the model is
/// given as scores come as scores).
pub fn draw_input(text: &str, name: &str, draws: usize, seed: u64) -> Vec<f64> {
    draw_input_at(text, name, draws, &Seeded::new(seed))
}

/// The same at given coordinates.
#[track_caller]
pub fn draw_input_at(
    text: &str,
    name: &str,
    draws: usize,
    coordinates: &dyn Coordinates,
) -> Vec<f64> {
    let scenario = read(text);
    let inputs = Inputs::of(&scenario.register);
    let row = inputs.assumptions.iter().position(|one| one.name == name);
    let row = row.unwrap_or_else(|| panic!("nothing uncertain is called {name}"));
    let mut points = Points::new(&inputs, BLOCK);
    let mut values = Vec::with_capacity(draws + BLOCK);
    while values.len() < draws {
        points.draw(&inputs, coordinates, values.len() as u64);
        for place in (0..BLOCK).step_by(8) {
            let packet = points.packet(place, Luck::Drawn);
            values.extend(packet.assumption(InputId(row)).0);
        }
    }
    values.truncate(draws);
    values
}

/// The number of draws as a number.
#[expect(clippy::cast_precision_loss, reason = "tests draw far fewer than 2^52")]
pub fn count(values: &[f64]) -> f64 {
    values.len() as f64
}

/// The share of draws that pass a test.
pub fn share(values: &[f64], test: impl Fn(f64) -> bool) -> f64 {
    let passing: Vec<f64> = values.iter().copied().filter(|x| test(*x)).collect();
    count(&passing) / count(values)
}

/// Is the mean of the draws `expected`, within `k` standard errors?
#[track_caller]
pub fn assert_mean(values: &[f64], expected: f64, k: f64) {
    let (mean, sd) = mean_and_sd(values);
    let error = sd / count(values).sqrt();
    assert!(
        (mean - expected).abs() <= k * error + 1e-12 * expected.abs(),
        "mean {mean} is not {expected}: {} standard errors of {error}",
        (mean - expected).abs() / error
    );
}

/// Is the standard deviation of the draws `expected`, within `k` standard errors (from the sample's
/// own fourth moment)?
#[track_caller]
pub fn assert_sd(values: &[f64], expected: f64, k: f64) {
    let (mean, sd) = mean_and_sd(values);
    let fourth = values.iter().map(|x| (x - mean).powi(4)).sum::<f64>() / count(values);
    let error = ((fourth - sd.powi(4)) / count(values)).sqrt() / (2.0 * sd);
    assert!(
        (sd - expected).abs() <= k * error,
        "sd {sd} is not {expected}: {} standard errors of {error}",
        (sd - expected).abs() / error
    );
}

/// Is the probability that draws pass a test `expected`, within `k` standard errors?
#[track_caller]
pub fn assert_share(values: &[f64], expected: f64, k: f64, test: impl Fn(f64) -> bool) {
    let found = share(values, test);
    let error = (expected * (1.0 - expected) / count(values)).sqrt();
    assert!(
        (found - expected).abs() <= k * error,
        "share {found} is not {expected}: {} standard errors of {error}",
        (found - expected).abs() / error
    );
}

/// The first draws of a scenario, one answer each.
#[track_caller]
pub fn answers(text: &str, draws: usize, seed: u64) -> Vec<Answer> {
    let scenario = read(text);
    let settings = Settings::new(draws, seed);
    let ensemble = run(scenario.case(), settings, &|_| {}).unwrap();
    let mut column = Vec::new();
    let mut values = vec![Vec::new(); draws];
    for place in 0..ensemble.outcomes.directory.columns {
        ensemble.column(place, &mut column);
        for (draw, value) in values.iter_mut().zip(&column) {
            draw.push(*value);
        }
    }
    let answer = |values| Answer {
        programme: scenario.programme.clone(),
        outcomes: ensemble.outcomes.clone(),
        values,
    };
    values.into_iter().map(answer).collect()
}
