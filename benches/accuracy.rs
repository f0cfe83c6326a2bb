//! How far the mean of n draws lies from the truth, for each sampler.
//!
//! `cargo bench --bench accuracy` prints root mean square errors over repetitions with other seeds, for
//! two published functions and for the net jobs of each shipped scenario; and how long each sampler
//! takes for a number. "split" is how the program works: n draws dealt to eight replicates. "whole"
//! is one net, or one hypercube, of n points: what could be had without knowing the error.

#![expect(
    clippy::unwrap_used,
    reason = "a benchmark of a broken scenario should stop"
)]

mod accuracy {
    pub mod studies;
}

use std::hint::black_box;
use std::time::Instant;

use accuracy::studies::{
    Study, coordinate, function, g_function, keister, lane_of, mean, net_jobs,
};
use regiocast::inputs::{Coordinate, Inputs};
use regiocast::points::{BLOCK, Coordinates, Sampler, Seeded};
use regiocast::scenario::Scenario;

/// The sizes compared: powers of two.
const SIZES: std::ops::RangeInclusive<u32> = 8..=14;
/// For so many runs, one whose eight replicates are repetitions of a whole net.
const RUNS_A_WHOLE_RUN: u64 = 8;
/// The errors of one design: for each size, the root mean square.
struct Errors(Vec<f64>);

impl Errors {
    /// From estimates: one list for each size.
    fn of(estimates: &[Vec<f64>], truth: f64) -> Self {
        Self(
            estimates
                .iter()
                .map(|means| mean(means.iter().map(|x| (x - truth).powi(2))).sqrt())
                .collect(),
        )
    }

    /// The slope of log error on log size.
    fn slope(&self) -> f64 {
        let points: Vec<(f64, f64)> = SIZES
            .zip(&self.0)
            .map(|(m, error)| (f64::from(m), error.log2()))
            .collect();
        let (x, y) = (
            mean(points.iter().map(|p| p.0)),
            mean(points.iter().map(|p| p.1)),
        );
        let above = mean(points.iter().map(|p| (p.0 - x) * (p.1 - y)));
        above / mean(points.iter().map(|p| (p.0 - x).powi(2)))
    }

    fn print(&self, name: &str) {
        let cells: Vec<String> = self.0.iter().map(|e| format!("{e:10.2e}")).collect();
        println!("{name:14}{}   {:6.2}", cells.concat(), self.slope());
    }
}

/// Means of n draws of a run.
fn split(study: &Study, sampler: Sampler) -> Vec<Vec<f64>> {
    let largest = 1 << SIZES.end();
    let runs = (1..=study.runs()).map(|seed| {
        let whole = (sampler != Sampler::Latin).then(|| study.run(sampler, seed, largest));
        let means = SIZES.map(|m| match &whole {
            Some(outcomes) => mean(outcomes[..1 << m].iter().copied()),
            None => mean(study.run(sampler, seed, 1 << m).into_iter()),
        });
        means.collect::<Vec<f64>>()
    });
    by_size(&runs.collect::<Vec<_>>())
}

/// Means of n points of a replicate.
fn whole(study: &Study, sampler: Sampler) -> Vec<Vec<f64>> {
    let largest = 8 << SIZES.end();
    let runs = (1..=study.runs() / RUNS_A_WHOLE_RUN).flat_map(|seed| {
        let seed = 100 + seed;
        let all = (sampler != Sampler::Latin).then(|| study.run(sampler, seed, largest));
        let mut lanes = vec![Vec::new(); 8];
        for m in SIZES {
            let own;
            let outcomes = if let Some(all) = &all {
                all
            } else {
                own = study.run(sampler, seed, 8 << m);
                &own
            };
            for (lane, means) in lanes.iter_mut().enumerate() {
                means.push(mean(lane_of(outcomes, lane).take(1 << m)));
            }
        }
        lanes
    });
    by_size(&runs.collect::<Vec<_>>())
}

fn by_size(runs: &[Vec<f64>]) -> Vec<Vec<f64>> {
    (0..SIZES.count())
        .map(|size| runs.iter().map(|run| run[size]).collect())
        .collect()
}

fn report(study: &Study) {
    let started = Instant::now();
    let (truth, note) = study
        .truth
        .map_or_else(|| study.long_truth(), |known| (known, known.to_string()));
    println!(
        "\n{}: {} dimensions, {} runs, truth {note}",
        study.title,
        study.names.len(),
        study.runs()
    );
    let sizes: Vec<String> = SIZES.map(|m| format!("{:>10}", 1 << m)).collect();
    println!("{:14}{}    slope", "n", sizes.concat());
    let mut last = Vec::new();
    for sampler in Sampler::ALL {
        let errors = Errors::of(&split(study, sampler), truth);
        errors.print(&format!("{sampler} split"));
        last.push(errors.0[SIZES.count() - 1]);
        if sampler.replicated() {
            let errors = Errors::of(&whole(study, sampler), truth);
            errors.print(&format!("{sampler} whole"));
            last.push(errors.0[SIZES.count() - 1]);
        }
    }
    report_gain(study, &last[1..]);
    println!("{:.1} s", started.elapsed().as_secs_f64());
}

/// How many times nearer than random draws, from the errors at the largest size.
fn report_gain(study: &Study, last: &[f64]) {
    let outcomes = study.run(Sampler::Random, 2_000, 1 << 17);
    let centre = mean(outcomes.iter().copied());
    let sd = mean(outcomes.iter().map(|x| (x - centre).powi(2))).sqrt();
    let expected = sd / f64::from(1 << (SIZES.end() / 2));
    println!("sd of a draw {sd:.4}, so random draws should have {expected:.2e} at the end");
    for (name, error) in ["latin split", "latin whole", "sobol split", "sobol whole"]
        .iter()
        .zip(last)
    {
        println!("{name}: {:.1} times as near as random", expected / error);
    }
}

/// Some coordinates of one seed, the others of another.
#[derive(Debug)]
struct Mixed {
    fixed: Seeded,
    other: Seeded,
    from_other: fn(&str) -> bool,
}

impl Coordinates for Mixed {
    fn fill(&self, coordinate: &Coordinate, first: u64, out: &mut [f64]) {
        let source = if (self.from_other)(&coordinate.name) {
            &self.other
        } else {
            &self.fixed
        };
        source.fill(coordinate, first, out);
    }
}

/// How much of the variance chances leave if all assumptions are known, and the other way round.
fn report_luck(study: &Study) {
    let draws = 1 << 16;
    let fixed = study.run(Sampler::Random, 3_000, draws);
    let share = |from_other: fn(&str) -> bool| {
        let mixed = Mixed {
            fixed: Seeded::new(3_000),
            other: Seeded::new(3_001),
            from_other,
        };
        let others = study.at(&mixed, draws);
        let pairs = fixed.iter().zip(&others);
        mean(pairs.map(|(a, b)| (a - b).powi(2) / 2.0))
    };
    let total = share(|_| true);
    println!(
        "variance with all assumptions known {:.2}; with all chances known {:.2}",
        share(|name| name.starts_with("chance.")) / total,
        share(|name| !name.starts_with("chance.")) / total,
    );
}

/// Nanoseconds for a number, the least of many blocks.
fn report_times() {
    println!("nanoseconds a number, blocks of {BLOCK}");
    let names: Vec<String> = (0..64).map(|k| format!("input.{k}")).collect();
    let coordinates: Vec<Coordinate> = names.iter().map(|name| coordinate(name)).collect();
    let none = Study {
        title: String::new(),
        names,
        truth: None,
        outcomes: Box::new(|_, _| Vec::new()),
    };
    for sampler in Sampler::ALL {
        let points = none.coordinates(sampler, 1, 1 << 17);
        let mut row = vec![0.0; BLOCK];
        let mut best = f64::INFINITY;
        for block in 0..256 {
            let started = Instant::now();
            for coordinate in &coordinates {
                points.fill(coordinate, block * BLOCK as u64, &mut row);
                black_box(&row);
            }
            let count = (coordinates.len() * BLOCK) as f64;
            best = best.min(started.elapsed().as_secs_f64() * 1e9 / count);
        }
        println!("{sampler:8}{best:6.2}");
    }
}

fn main() {
    report_times();
    report(&function("G-function", (8, 1.0), g_function));
    report(&function("Keister", (5, 1.135_323_991_012_492), keister));
    for name in ["lsiz", "chi-zone"] {
        let scenario = Scenario::read(name).unwrap();
        let inputs = Inputs::of(&scenario.register);
        let study = net_jobs(&scenario, &inputs, name);
        report(&study);
        report_luck(&study);
    }
}
