//! Targets, and the two special cases beside the draws.

use std::collections::BTreeMap;

use crate::common::draws::run_draws;
use crate::common::{as_promised, assert_close, central, plan, read, scenario};
use regiocast::analysis::{TargetResult, targets};

/// The targets of a scenario, in 200 draws.
fn targets_of(text: &str) -> Vec<TargetResult> {
    let programme = read(text).programme;
    targets::results(
        &programme,
        &run_draws(text, 200, 1).ensemble,
        &BTreeMap::new(),
    )
}

fn target(metric: &str, by: i32, more: &str) -> String {
    format!("[[target]]\ntitle = \"{metric}\"\nmetric = \"{metric}\"\nby = {by}\n{more}\n")
}

#[test]
fn stocks_answer_in_their_year_and_flows_up_to_it() {
    // 10 jobs more each year; £1m a year.
    let text = plan(
        &[1.0, 1.0, 1.0],
        "[activity.plan.jobs]\ncost_per_job = 100_000\n",
    ) + &target("jobs.filled", 2025, "at_least = 20")
        + &target("jobs.filled", 2025, "at_least = 20.1")
        + &target("investment.total", 2025, "at_least = 2\nprices = \"real\"")
        + &target("investment.total", 2025, "at_most = 1.9\nprices = \"real\"");
    let results = targets_of(&text);
    let probabilities: Vec<f64> = results.iter().map(|one| one.probability).collect();
    assert_eq!(probabilities, [1.0, 0.0, 1.0, 0.0]);
    assert_close(results[0].central.0, 20.0);
    assert_close(results[2].central.0, 2.0);
    // What is missing where it is missed.
    assert_eq!(results[0].shortfall, None);
    assert_close(results[1].shortfall.unwrap_or_default(), 0.1);
    assert_close(results[3].shortfall.unwrap_or_default(), 0.1);
}

#[test]
fn a_promise_in_money_of_the_day_is_held_against_money_of_the_day() {
    // £2m real over two years at 2 %: £2.02m of the day.
    let nominal = |at_least: f64| {
        let more = format!("at_least = {at_least}\nprices = \"nominal\"");
        plan(&[1.0, 1.0], "") + &target("investment.total", 2025, &more)
    };
    for (promise, kept) in [(2.019_999, 1.0), (2.020_001, 0.0)] {
        let results = targets_of(&nominal(promise));
        assert_close(results[0].probability, kept);
        assert_close(results[0].central.0, 2.02);
    }
}

/// Everything by which a plan and its central case can differ.
const UNCERTAIN: &str = r#"
[fund.grant]
kind = "public"
amount = { triangular = [8, 10, 12] }
prices = "real"
profile = [1, 0, 0]
arrives = 0.2
realised = 0.8
delay = 0.5
[activity.plan]
funded_by = { grant = 1 }
slippage = 0.5
overrun = 0.25
additionality = "property"
[activity.plan.jobs]
share = 0.5
cost_per_job = { lognormal = [50_000, 0.5] }
[activity.plan.inward]
share = 0.5
cost_per_landing = 1_000_000
jobs_per_landing = 10
size_cv = 2
[additionality.property]
works = 0.3
deadweight = { uniform = [0.2, 0.4] }
leakage = 0
displacement = 0
[recession]
enter = 1
stay = 1
depth = 1
jobs_depth = 1
[event.end]
probability = 1
on = "fund.grant"
factor = 0
"#;

#[test]
fn the_central_case_has_every_assumption_at_its_median_and_no_luck() {
    let answer = central(&scenario(3, UNCERTAIN));
    // The median of the symmetric triangle is 10; 8 are realised: 4, 4 a half year late, and again
    // half a year: 2, 4, 2. No recession, no event, the fund comes.
    answer.is("investment.total", &[2.0, 4.0, 2.0]);
    // Bought: 1.6, 3.2, 1.6; half of it at £50,000 a job and half at £1m for ten: 26 jobs a million.
    let landings = [0.8, 1.6, 0.8];
    answer.is("inward.landings", &landings);
    let jobs = [0.8 * 30.0, 2.4 * 30.0, 3.2 * 30.0];
    answer.is("jobs.demanded", &jobs);
    // It works; a median deadweight of 0.3.
    answer.is("jobs.net", &jobs.map(|jobs| 0.7 * jobs));
}

#[test]
fn the_plan_as_promised_has_no_delay_no_loss_and_no_overrun() {
    let answer = as_promised(&scenario(3, UNCERTAIN));
    answer.is("investment.total", &[10.0, 0.0, 0.0]);
    // £5m at £50,000, £5m at £1m for ten jobs each; deadweight stays.
    answer.is("jobs.demanded", &[150.0; 3]);
    answer.is("jobs.net", &[105.0; 3]);
}

#[test]
fn both_special_cases_stand_in_every_summary() {
    let draws = run_draws(&scenario(3, UNCERTAIN), 64, 5);
    let row = draws.summary.find("jobs.demanded", Some(2026));
    let row = row.map(|row| (row.mean, row.central, row.as_promised));
    // Every draw has a recession in which nothing is left.
    assert_eq!(row.map(|(mean, ..)| mean), Some(0.0));
    let (_, central, promised) = row.unwrap_or_default();
    assert_close(central, 96.0);
    assert_close(promised, 150.0);
}
