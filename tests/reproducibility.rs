//! Is the same run the same run?
//!
//! The promises about luck: the same bits for any number of threads; the first 500 of 2,000 draws
//! are a run of 500; a new assumption leaves the others' luck alone; one input has the same luck in
//! every scenario.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at the first surprise"
)]

mod reproducibility {
    mod courses;
}

use regiocast::analysis::summary::When;
use regiocast::ensemble::{Ensemble, Settings, run};
use regiocast::scenario::Scenario;

fn simulate(scenario: &Scenario, draws: usize, seed: u64, threads: usize) -> Ensemble {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .unwrap();
    let settings = Settings::new(draws, seed);
    pool.install(|| run(scenario.case(), settings, &|_| ()).unwrap())
}

fn column(ensemble: &Ensemble, column: usize) -> Vec<u64> {
    let mut values = Vec::new();
    ensemble.column(column, &mut values);
    values.into_iter().map(f64::to_bits).collect()
}

fn metric(ensemble: &Ensemble, name: &str, when: When) -> Vec<u64> {
    let metric = ensemble.outcomes.directory.find(name).unwrap();
    let mut values = Vec::new();
    ensemble.draws_of(metric, when, &mut values);
    values.into_iter().map(f64::to_bits).collect()
}

fn everything() -> Scenario {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/independent/scenarios/everything.toml"
    );
    Scenario::read(path).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn one_and_seven_threads_give_the_same_bits() {
    let scenario = everything();
    let (one, seven) = (
        simulate(&scenario, 1_500, 3, 1),
        simulate(&scenario, 1_500, 3, 7),
    );
    for place in 0..one.outcomes.directory.columns {
        assert_eq!(column(&one, place), column(&seven, place), "column {place}");
    }
}

#[test]
fn outcomes_of_a_scenario_s_own_have_the_same_bits_on_one_and_seven_threads() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/told/outcomes.toml");
    let scenario = Scenario::read(path).unwrap_or_else(|error| panic!("{error}"));
    let (one, seven) = (
        simulate(&scenario, 1_100, 3, 1),
        simulate(&scenario, 1_100, 3, 7),
    );
    for name in [
        "outcome.time",
        "outcome.able",
        "outcome.odd",
        "outcome.each",
    ] {
        let place = one.outcomes.directory.find(name).unwrap().column.unwrap();
        assert_eq!(column(&one, place), column(&seven, place), "{name}");
    }
}

#[test]
fn the_first_500_of_2000_draws_are_a_run_of_500() {
    let scenario = everything();
    let (many, few) = (
        simulate(&scenario, 2_000, 3, 2),
        simulate(&scenario, 500, 3, 2),
    );
    for place in 0..many.outcomes.directory.columns {
        assert_eq!(
            column(&many, place)[..500],
            column(&few, place),
            "column {place}"
        );
    }
}

#[test]
fn another_seed_gives_other_futures() {
    let scenario = everything();
    let (a, b) = (
        simulate(&scenario, 200, 1, 2),
        simulate(&scenario, 200, 2, 2),
    );
    let jobs = |ensemble| metric(ensemble, "jobs.filled", When::Year(9));
    assert_ne!(jobs(&a), jobs(&b));
}

const PLAN: &str = r#"
title = "Two funds"
start = 2024
price_year = 2024

[fund.first]
kind = "public"
prices = "real"
profile = "even"
amount = { pert = [5, 9, 20] }
arrives = 0.6
delay = { uniform = [0, 3] }

[activity.support]
funded_by = { first = 1.0 }
[activity.support.ventures]
share = 1.0
cost_per_venture = { lognormal = [300_000, 0.5] }
initial_jobs = 3
annual_failure = 0.1
size_cv = 1.5
"#;

const MORE: &str = r#"
[fund.another]
kind = "private"
prices = "real"
profile = "even"
amount = { uniform = [1, 2] }
arrives = 0.5

[activity.an_earlier_name]
funded_by = { another = 1.0 }
[activity.an_earlier_name.jobs]
share = 1.0
cost_per_job = { uniform = [20_000, 50_000] }
"#;

#[test]
fn a_new_assumption_leaves_the_luck_of_the_others_alone() {
    let plan = Scenario::parse(PLAN, "plan").unwrap();
    let longer = Scenario::parse(&format!("{PLAN}{MORE}"), "longer").unwrap();
    let (before, after) = (simulate(&plan, 600, 1, 2), simulate(&longer, 600, 1, 2));
    for name in [
        "investment.fund.first",
        "ventures.formed.activity.support",
        "jobs.filled.activity.support",
    ] {
        for year in 0..10 {
            let when = When::Year(year);
            assert_eq!(
                metric(&before, name, when),
                metric(&after, name, when),
                "{name} {year}"
            );
        }
    }
}

#[test]
fn the_same_input_has_the_same_luck_in_every_scenario() {
    let plan = Scenario::parse(PLAN, "plan").unwrap();
    // Twice the cost: the same draws of everything else, and no venture more in any of them.
    let dearer = Scenario::parse(&PLAN.replace("300_000", "600_000"), "dearer").unwrap();
    let (cheap, dear) = (simulate(&plan, 600, 1, 2), simulate(&dearer, 600, 1, 2));
    let money = |ensemble| metric(ensemble, "investment.public", When::UpTo(9));
    assert_eq!(money(&cheap), money(&dear));
    let formed = |ensemble| metric(ensemble, "ventures.formed", When::UpTo(9));
    let pairs: Vec<(f64, f64)> = formed(&cheap)
        .into_iter()
        .zip(formed(&dear))
        .map(|(a, b)| (f64::from_bits(a), f64::from_bits(b)))
        .collect();
    assert!(pairs.iter().all(|(cheap, dear)| cheap >= dear));
    assert!(pairs.iter().any(|(cheap, dear)| cheap > dear));
}

#[test]
fn the_central_case_does_not_depend_on_the_seed_and_is_no_draw() {
    let scenario = everything();
    let (a, b) = (simulate(&scenario, 20, 1, 1), simulate(&scenario, 40, 9, 2));
    let bits = |case: &[f64]| case.iter().map(|value| value.to_bits()).collect::<Vec<_>>();
    assert_eq!(bits(&a.central), bits(&b.central));
    assert_eq!(bits(&a.as_promised), bits(&b.as_promised));
}
