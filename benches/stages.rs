//! How long each stage of a run takes, for every shipped scenario and for one that uses every
//! mechanism, beside the *floor* of the same run: the time just to produce its uniform numbers with
//! the same generator, to look up one value for each quantile, and to count one figure up for each
//! that the summary tells.
//!
//! `cargo bench --bench stages` prints draws a second, one block of 512 draws on one core for each
//! stage. Compare figures of one run only: machines differ, and the same machine differs from hour
//! to hour.

#![expect(
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a benchmark of a broken scenario should stop, and its indices are small"
)]

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use regiocast::analysis::summarise;
use regiocast::ensemble::counter::Counter;
use regiocast::ensemble::kept::Kept;
use regiocast::ensemble::plan::Plan;
use regiocast::ensemble::{Course, Engine, PILOT, Settings, Watchlist, run};
use regiocast::inputs::Inputs;
use regiocast::model::{Trajectory, simulate};
use regiocast::number::Luck;
use regiocast::outcomes::{Gauges, Outcomes};
use regiocast::points::{BLOCK, Coordinates, Points, Seeded};
use regiocast::scenario::Scenario;

const SCENARIOS: [&str; 3] = ["chi-zone", "lsiz", "everything"];

fn main() {
    divan::main();
}

fn scenario(name: &str) -> Scenario {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/independent/scenarios/everything.toml"
    );
    Scenario::read(if name == "everything" { path } else { name }).unwrap()
}

fn engine(scenario: &Scenario, draws: usize) -> Engine<'_> {
    let outcomes = Outcomes::of(&scenario.programme);
    let settings = Settings::new(draws, 1);
    Engine::new(scenario.case(), outcomes, settings).unwrap()
}

/// The floor's first part: the uniform numbers of a block, from the same generator.
#[divan::bench(args = SCENARIOS)]
fn floor_1_uniforms(bencher: Bencher, name: &str) {
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

/// The whole floor: uniforms, one look-up for each quantile, one count for each figure.
#[divan::bench(args = SCENARIOS)]
fn floor_2_all(bencher: Bencher, name: &str) {
    let scenario = scenario(name);
    let inputs = Inputs::of(&scenario.register);
    let gauges = Gauges::of(&Outcomes::of(&scenario.programme).directory)
        .all
        .len();
    let seeded = Seeded::new(1);
    let mut row = vec![0.0; BLOCK];
    let table: Vec<f64> = (0..1024).map(f64::from).collect();
    let mut counts = vec![0_u32; gauges * 512];
    bencher.counter(ItemsCount::new(BLOCK)).bench_local(|| {
        for (place, coordinate) in inputs.coordinates.iter().enumerate() {
            seeded.fill(coordinate, 0, &mut row);
            if place < inputs.assumptions.len() {
                for value in &mut row {
                    *value = table[(*value * 1024.0) as usize & 1023];
                }
            }
            black_box(&row);
        }
        for counts in counts.chunks_exact_mut(512) {
            for value in &row {
                counts[(value * 0.5) as usize & 511] += 1;
            }
        }
    });
}

/// Coordinates to values of every input.
#[divan::bench(args = SCENARIOS)]
fn stage_1_points(bencher: Bencher, name: &str) {
    let inputs = Inputs::of(&scenario(name).register);
    let seeded = Seeded::new(1);
    let mut points = Points::new(&inputs, BLOCK);
    bencher
        .counter(ItemsCount::new(BLOCK))
        .bench_local(|| points.draw(&inputs, &seeded, 0));
}

/// The model alone, on points at hand.
#[divan::bench(args = SCENARIOS)]
fn stage_2_model(bencher: Bencher, name: &str) {
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
fn stage_3_outcomes(bencher: Bencher, name: &str) {
    let scenario = scenario(name);
    let engine = engine(&scenario, BLOCK);
    let mut points = Points::new(&engine.inputs, BLOCK);
    points.draw(&engine.inputs, &Seeded::new(1), 0);
    let mut trajectory = Trajectory::new(&scenario.programme);
    let packet = points.packet(0, Luck::Drawn);
    simulate(&scenario.programme, &packet, &mut trajectory);
    let mut columns = engine.columns();
    bencher.counter(ItemsCount::new(BLOCK)).bench_local(|| {
        for place in (0..BLOCK).step_by(8) {
            let outcomes = &engine.outcomes;
            outcomes.write(
                &scenario.programme,
                &trajectory,
                &mut columns,
                (BLOCK, place),
            );
        }
    });
}

/// Counting every figure of a block that is at hand.
#[divan::bench(args = SCENARIOS)]
fn stage_4_counting(bencher: Bencher, name: &str) {
    let scenario = scenario(name);
    let engine = engine(&scenario, PILOT);
    let pilot: Kept = engine.keep(0..PILOT);
    let plan = Plan::of(&engine.outcomes, &pilot, &Watchlist::default(), false);
    let mut columns = engine.columns();
    engine.block(&mut engine.workspace(), 0, BLOCK, &mut columns);
    let mut counter = Counter::new(&plan);
    let mut sums = vec![0.0; plan.sum_count()];
    bencher
        .counter(ItemsCount::new(BLOCK))
        .bench_local(|| counter.take(&plan, &columns, BLOCK, &mut sums));
}

/// A block from beginning to end: points, model, outcomes, counting.
#[divan::bench(args = SCENARIOS)]
fn whole_block(bencher: Bencher, name: &str) {
    let scenario = scenario(name);
    let engine = engine(&scenario, PILOT);
    let pilot: Kept = engine.keep(0..PILOT);
    let plan = Plan::of(&engine.outcomes, &pilot, &Watchlist::default(), false);
    let mut columns = engine.columns();
    let mut work = engine.workspace();
    let mut counter = Counter::new(&plan);
    let mut sums = vec![0.0; plan.sum_count()];
    bencher.counter(ItemsCount::new(BLOCK)).bench_local(|| {
        engine.block(&mut work, 0, BLOCK, &mut columns);
        counter.take(&plan, &columns, BLOCK, &mut sums);
    });
}

/// 10,000 draws that are kept, simulated and summarised, on all processor cores.
#[divan::bench(args = SCENARIOS, sample_count = 5)]
fn run_kept(bencher: Bencher, name: &str) {
    let scenario = scenario(name);
    let settings = Settings::new(10_000, 1);
    bencher
        .counter(ItemsCount::new(settings.draws))
        .bench_local(|| {
            let ensemble = run(scenario.case(), settings, &|_| ());
            summarise(&ensemble.unwrap())
        });
}

/// Draws that are counted, on one core and on two.
#[divan::bench(args = SCENARIOS, consts = [1, 2], sample_count = 5)]
fn run_counted<const THREADS: usize>(bencher: Bencher, name: &str) {
    let draws = 65_536_u64;
    let scenario = scenario(name);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(THREADS);
    let pool = pool.build().unwrap();
    let begin = || Course::begin(engine(&scenario, 1 << 30), Watchlist::default());
    let mut course = pool.install(begin);
    let (unit, mut next) = (course.unit(), 0);
    bencher.counter(ItemsCount::new(draws)).bench_local(|| {
        let units = next..next + draws / unit;
        next = units.end;
        pool.install(|| course.advance(units, &|_| ()));
    });
}
