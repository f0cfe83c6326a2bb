//! Does the draw loop leave the heap alone?
//!
//! Room is made once for each thread; after that, block after block is simulated and counted in it.

use std::path::Path;

use regiocast::ensemble::counter::Counter;
use regiocast::ensemble::plan::Plan;
use regiocast::ensemble::{Engine, PILOT, Settings};
use regiocast::outcomes::Outcomes;
use regiocast::points::{BLOCK, Sampler};
use regiocast::scenario::Scenario;

#[global_allocator]
static HEAP: dhat::Alloc = dhat::Alloc;

#[test]
fn simulating_and_counting_a_block_allocates_nothing() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/independent/scenarios/everything.toml"
    );
    let alone = Scenario::read(path).unwrap();
    let beside = Scenario::parse(&with_itself(&alone.resolved), "beside").unwrap();
    let read = |name: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests")
            .join(name);
        Scenario::read(path.to_str().unwrap()).unwrap()
    };
    let others = [
        "told/economy.toml",
        "told/outcomes.toml",
        "told/waiting.toml",
        "labour/six-districts.toml",
    ]
    .map(read);
    let runs = [&alone, &beside]
        .into_iter()
        .chain(&others)
        .flat_map(|scenario| Sampler::ALL.map(|sampler| (scenario, sampler)));
    for (scenario, sampler) in runs {
        let settings = Settings {
            sampler,
            ..Settings::new(1 << 15, 1)
        };
        let outcomes = Outcomes::of(&scenario.programme);
        let engine = Engine::new(scenario.case(), outcomes, settings).unwrap();
        let watchlist =
            regiocast::analysis::watch::watchlist(&scenario.programme, &engine.outcomes.directory);
        let plan = Plan::of(&engine.outcomes, &engine.keep(0..PILOT), &watchlist, true);
        let mut work = engine.workspace();
        let mut columns = engine.columns();
        let mut counter = Counter::new(&plan);
        let mut sums = vec![0.0; plan.sum_count()];
        let mut block = |number: u64| {
            engine.block(&mut work, number * BLOCK as u64, BLOCK, &mut columns);
            counter.take(&plan, &columns, BLOCK, &mut sums);
        };
        // The first block may set up what is made once in the life of the program.
        block(0);
        let profiler = dhat::Profiler::builder().testing().build();
        for number in 1..9 {
            block(number);
        }
        let seen = dhat::HeapStats::get();
        drop(profiler);
        let title = &scenario.programme.title;
        assert_eq!(seen.total_blocks, 0, "{title}, {sampler}: {seen:?}");
    }
}

/// A scenario with itself as its reference.
fn with_itself(text: &str) -> String {
    let within = text.replace("\n[[", "\n[[reference.");
    let mut reference = String::from("\n[reference]\n");
    for line in within.lines() {
        let header = line.strip_prefix('[').filter(|rest| !rest.starts_with('['));
        if header.is_some() {
            reference.push_str("[reference.");
        }
        reference.push_str(header.unwrap_or(line));
        reference.push('\n');
    }
    format!("{text}{reference}")
}
