//! How long each stage of a run takes, for every shipped scenario, beside the floor of the same run:
//! the time just to produce its coordinates.
//!
//! `cargo bench` prints draws a second. Compare figures of one run only: machines differ, and the
//! same machine differs from hour to hour.

#![expect(
    clippy::unwrap_used,
    reason = "a benchmark of a broken scenario should stop"
)]

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use regiocast::analysis::summarise;
use regiocast::ensemble::{Settings, run};
use regiocast::inputs::Inputs;
use regiocast::model::{Trajectory, simulate};
use regiocast::number::Luck;
use regiocast::outcomes::{Outcomes, Writer};
use regiocast::points::{BLOCK, Coordinates, Points, Seeded};
use regiocast::scenario::Scenario;

const SCENARIOS: [&str; 2] = ["lsiz", "chi-zone"];

fn main() {
    divan::main();
}

fn scenario(name: &str) -> Scenario {
    Scenario::read(name).unwrap()
}

/// The floor: the uniform numbers of a block, from the same generator.
#[divan::bench(args = SCENARIOS)]
fn floor_uniforms(bencher: Bencher, name: &str) {
    let inputs = Inputs::of(&scenario(name).register);
    let seeded = Seeded::new(1);
    let mut row = vec![0.0; BLOCK];
    bencher.counter(ItemsCount::new(BLOCK)).bench_local(|| {
        for coordinate in &inputs.coordinates {
            seeded.fill(coordinate, 0, &mut row);
            black_box(&row);
        }
    });
}

/// Coordinates to values of every input.
#[divan::bench(args = SCENARIOS)]
fn points(bencher: Bencher, name: &str) {
    let inputs = Inputs::of(&scenario(name).register);
    let seeded = Seeded::new(1);
    let mut points = Points::new(&inputs, BLOCK);
    bencher
        .counter(ItemsCount::new(BLOCK))
        .bench_local(|| points.draw(&inputs, &seeded, 0));
}

/// The model alone, on points at hand.
#[divan::bench(args = SCENARIOS)]
fn model(bencher: Bencher, name: &str) {
    let scenario = scenario(name);
    let inputs = Inputs::of(&scenario.register);
    let mut points = Points::new(&inputs, BLOCK);
    points.draw(&inputs, &Seeded::new(1), 0);
    let mut trajectory = Trajectory::new(&scenario.programme);
    bencher.counter(ItemsCount::new(BLOCK)).bench_local(|| {
        for place in (0..BLOCK).step_by(8) {
            let packet = points.packet(place, Luck::Drawn);
            simulate(&scenario.programme, &packet, &mut trajectory);
        }
    });
}

/// Writing every metric of a trajectory into its column.
#[divan::bench(args = SCENARIOS)]
fn outcomes(bencher: Bencher, name: &str) {
    let scenario = scenario(name);
    let inputs = Inputs::of(&scenario.register);
    let mut points = Points::new(&inputs, BLOCK);
    points.draw(&inputs, &Seeded::new(1), 0);
    let mut trajectory = Trajectory::new(&scenario.programme);
    let packet = points.packet(0, Luck::Drawn);
    simulate(&scenario.programme, &packet, &mut trajectory);
    let outcomes = Outcomes::of(&scenario.programme);
    let mut columns = vec![0.0; outcomes.directory.columns * BLOCK];
    bencher.counter(ItemsCount::new(BLOCK)).bench_local(|| {
        for place in (0..BLOCK).step_by(8) {
            let calendar = &scenario.programme.calendar;
            let mut writer = Writer::new(&mut columns, BLOCK, place, calendar);
            outcomes.report(&scenario.programme, &trajectory, &mut writer);
        }
    });
}

/// The summary of 10,000 draws, all processor cores.
#[divan::bench(args = SCENARIOS, sample_count = 5)]
fn summary(bencher: Bencher, name: &str) {
    let scenario = scenario(name);
    let settings = Settings {
        draws: 10_000,
        seed: 1,
    };
    let ensemble = run(&scenario.programme, &scenario.register, settings, &|_| ());
    bencher
        .counter(ItemsCount::new(settings.draws))
        .bench_local(|| summarise(&ensemble));
}

/// End to end without files: 10,000 draws simulated and summarised, all processor cores.
#[divan::bench(args = SCENARIOS, sample_count = 5)]
fn end_to_end(bencher: Bencher, name: &str) {
    let scenario = scenario(name);
    let settings = Settings {
        draws: 10_000,
        seed: 1,
    };
    bencher
        .counter(ItemsCount::new(settings.draws))
        .bench_local(|| {
            let ensemble = run(&scenario.programme, &scenario.register, settings, &|_| ());
            summarise(&ensemble)
        });
}
