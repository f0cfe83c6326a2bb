//! How long an update takes, as a ratio to a run of as many futures in the same process.
//!
//! `cargo bench --bench update` updates lsiz with its shipped return of twelve rows (the futures themselves: without
//! the forecasts before and after, what each row decides, tables and charts) and runs it, in turns, and prints the
//! median of each and their ratio. Quote the ratio: machines differ, and the same machine differs from hour to hour.

#![expect(
    clippy::unwrap_used,
    reason = "a benchmark of a broken scenario should stop"
)]

use std::hint::black_box;
use std::time::Instant;

use regiocast::analysis::summarise;
use regiocast::ensemble::{Engine, Settings, run};
use regiocast::monitoring::{Kind, Returns, discrepancy};
use regiocast::outcomes::Outcomes;
use regiocast::programme::Case;
use regiocast::scenario::Scenario;
use regiocast::updating::{Futures, Updated, update};

/// As many as `regiocast update` takes where nothing is said.
const DRAWS: usize = 4_096;
/// How often each is done.
const TURNS: usize = 5;

fn main() {
    let scenario = Scenario::read("lsiz").unwrap();
    let returns = Returns::read("lsiz-example").unwrap();
    let (mut updates, mut runs) = (Vec::new(), Vec::new());
    let mut last = None;
    for _ in 0..TURNS {
        let started = Instant::now();
        last = Some(updated(&scenario, &returns));
        updates.push(started.elapsed().as_secs_f64());
        let started = Instant::now();
        let ensemble = run(scenario.case(), Settings::new(DRAWS, 1), &|_| ()).unwrap();
        black_box(summarise(&ensemble));
        runs.push(started.elapsed().as_secs_f64());
    }
    let found = last.unwrap();
    let rounds: usize = found.path.iter().map(|stage| stage.rounds).sum();
    let [update, run] = [updates, runs].map(median);
    println!(
        "lsiz, {} rows, {DRAWS} futures, {} threads: update {update:.2} s ({} steps, {rounds} rounds of moves), run with its \
         summary {run:.3} s, ratio {:.1}",
        returns.rows.len(),
        rayon::current_num_threads(),
        found.path.len(),
        update / run
    );
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// The update as the command does it: only the years up to the last that was reported, and only what was reported.
fn updated(scenario: &Scenario, returns: &Returns) -> Updated {
    let calendar = scenario.programme.calendar;
    let last = returns
        .rows
        .iter()
        .filter_map(|row| row.year)
        .max()
        .unwrap();
    let years = calendar.index(last).unwrap() + 1;
    let short = scenario.programme.first_years(years).unwrap();
    let all = Outcomes::of(&scenario.programme).directory;
    let observed = returns.against(&all).unwrap();
    let gauges = observed.iter().flat_map(|one| [Some(one.gauge), one.given]);
    let names: Vec<&str> = gauges
        .flatten()
        .map(|gauge| all.metrics[gauge.metric].name.as_str())
        .collect();
    let case = Case {
        programme: &short,
        register: &scenario.register,
        reference: None,
    };
    let outcomes = Outcomes::only(&short, |name| names.contains(&name));
    let engine = Engine::new(case, outcomes, Settings::new(DRAWS, 1)).unwrap();
    let observations = returns.against(&engine.outcomes.directory).unwrap();
    let discrepancies = |kind: Kind| match kind {
        Kind::Event => 0.0,
        kind => discrepancy(kind),
    };
    let futures = Futures::new(&engine, observations, &discrepancies, DRAWS);
    update(&futures, futures.prior(DRAWS), 1, &|_| ()).unwrap()
}
