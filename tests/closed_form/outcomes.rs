//! Outcomes that a scenario defines: the formula by hand.

use regiocast::ensemble::{Engine, Ensemble, Settings, run};
use regiocast::outcomes::Outcomes;

use crate::common::{as_promised, assert_close, central, plan, read};

/// £1m and £2m to train people at £10,000 each, all of whom complete at once: 100, then 200. Jobs at
/// £50,000 for the other half of the money.
fn trained(outcomes: &str) -> String {
    plan(
        &[2.0, 4.0],
        &format!(
            "[activity.plan.training]\npathway = \"course\"\ncost_per_start = 10_000\nshare = 0.5\n\
             duration = 0\ncompletion = 1\nincumbent_share = 1\n\
             [activity.plan.jobs]\ncost_per_job = 50_000\nshare = 0.5\n{outcomes}"
        ),
    )
}

/// One outcome with a formula.
fn outcome(id: &str, nature: &str, formula: &str, assumptions: &str) -> String {
    format!(
        "[outcome.{id}]\nformula = \"{formula}\"\nunit = \"hours\"\nnature = \"{nature}\"\n\
         rating = \"red\"\n[outcome.{id}.assumptions]\n{assumptions}\n"
    )
}

/// The answer of one outcome in the central case.
fn is(nature: &str, formula: &str, expected: &[f64]) {
    central(&trained(&outcome("it", nature, formula, ""))).is("outcome.it", expected);
}

#[test]
fn a_formula_is_worked_out_year_by_year() {
    let hours = outcome("it", "flow", "{training.completions} * hours", "hours = 12");
    let answer = central(&trained(&hours));
    answer.is("outcome.it", &[1_200.0, 2_400.0]);
    assert_close(answer.total("outcome.it"), 3_600.0);
    is("stock", "{jobs.filled} / 4", &[5.0, 15.0]);
    is("stock", "{training.completions.total}", &[100.0, 300.0]);
    is("flow", "100 * year + 1", &[1.0, 101.0]);
    is("stock", "2 ^ 3 - pow(2, 0.5) ^ 2", &[6.0, 6.0]);
}

#[test]
fn functions_are_those_of_mathematics() {
    is("stock", "min({jobs.filled}, 30, 50)", &[20.0, 30.0]);
    is("stock", "max({jobs.filled}, 30)", &[30.0, 60.0]);
    is("stock", "abs({jobs.filled} - 30)", &[10.0, 30.0]);
    is(
        "stock",
        "sqrt({training.completions} / 2)",
        &[50.0_f64.sqrt(), 10.0],
    );
    is(
        "stock",
        "exp(year) + ln(exp(2))",
        &[3.0, 1.0_f64.exp() + 2.0],
    );
    is("stock", "if({jobs.filled} > 20, 7, 3)", &[3.0, 7.0]);
    is("stock", "(year = 1) * 5 + (year <> 1) * 2", &[2.0, 5.0]);
    is(
        "stock",
        "(year <= 0) + (year >= 0) + (year < 1) + (year > 0)",
        &[3.0, 2.0],
    );
}

#[test]
fn the_year_before_is_nothing_before_the_first() {
    is(
        "stock",
        "{jobs.filled} - previous({jobs.filled})",
        &[20.0, 40.0],
    );
    // A stock that loses a tenth a year: 100, then 90 + 200.
    let stock = "previous({outcome.it}) * 0.9 + {training.completions}";
    is("stock", stock, &[100.0, 290.0]);
    is(
        "stock",
        "previous(previous({jobs.filled}) + 1)",
        &[0.0, 1.0],
    );
}

#[test]
fn a_figure_of_the_whole_period_takes_totals_and_last_stocks() {
    is("whole", "{training.completions} / {jobs.filled}", &[5.0]);
    is(
        "whole",
        "{training.completions.total} / {jobs.filled}",
        &[5.0],
    );
    is(
        "whole",
        "1000000 * {investment.public} / {training.completions}",
        &[20_000.0],
    );
    is("whole", "{value.public_cost} * 2", &[12.0]);
}

#[test]
fn what_cannot_be_divided_is_not_available() {
    // Nothing is built: premises are 0 in every draw.
    for formula in [
        "1 / {premises.m2}",
        "sqrt(0 - 1)",
        "ln(0)",
        "exp(1000)",
        "min(1, 0 / 0)",
        "if(0 / 0, 1, 2)",
    ] {
        let text = trained(&outcome("it", "stock", formula, ""));
        let years = central(&text).years("outcome.it");
        assert!(
            years.iter().all(|value| value.is_nan()),
            "{formula}: {years:?}"
        );
    }
    // Only where the first year has none.
    let text = trained(&outcome("it", "flow", "1 / previous({jobs.filled})", ""));
    let years = central(&text).years("outcome.it");
    assert!(years[0].is_nan());
    assert_close(years[1], 0.05);
    let text = trained(&outcome("it", "flow", "1 / previous({jobs.filled})", ""));
    let ensemble = simulated(&text);
    let summary = regiocast::analysis::summarise(&ensemble);
    let row = |metric: &str, year| summary.find(metric, year).unwrap();
    assert_eq!(row("outcome.it", Some(2024)).available, 0);
    assert_eq!(row("outcome.it", Some(2025)).available, 64);
    assert_eq!(row("outcome.it.total", None).available, 0);
}

#[test]
fn outcomes_may_rest_on_earlier_ones() {
    let two = outcome("hours", "flow", "{training.completions} * 10", "")
        + &outcome(
            "value",
            "flow",
            "{outcome.hours} * rate + {outcome.hours.total}",
            "rate = 2",
        );
    let answer = central(&trained(&two));
    answer.is("outcome.value", &[2_000.0 + 1_000.0, 4_000.0 + 3_000.0]);
}

fn simulated(text: &str) -> Ensemble {
    let scenario = read(text);
    run(scenario.case(), Settings::new(64, 1), &|_| ()).unwrap_or_else(|error| panic!("{error}"))
}

/// The draws of a metric's first column.
fn first(ensemble: &Ensemble, metric: &str) -> Vec<f64> {
    let found = ensemble.outcomes.directory.find(metric);
    let column = found.and_then(|metric| metric.column);
    let mut values = Vec::new();
    ensemble.column(column.unwrap_or_else(|| panic!("no {metric}")), &mut values);
    values
}

#[test]
fn assumptions_are_drawn_like_any_other_and_stand_at_their_median_in_the_central_case() {
    let text = trained(&outcome(
        "it",
        "flow",
        "{training.completions} * hours",
        "hours = { uniform = [10, 40] }",
    ));
    central(&text).is("outcome.it", &[2_500.0, 5_000.0]);
    as_promised(&text).is("outcome.it", &[2_500.0, 5_000.0]);
    let scenario = read(&text);
    let names: Vec<&str> = scenario
        .register
        .uncertain()
        .map(|it| it.name.as_str())
        .collect();
    assert_eq!(names, ["outcome.it.hours"]);
    let draws = first(&simulated(&text), "outcome.it");
    assert!(draws.iter().all(|draw| (1_000.0..4_000.0).contains(draw)));
    let mean = draws.iter().sum::<f64>() / 64.0;
    assert!((mean - 2_500.0).abs() < 400.0, "{mean}");
    assert!(draws[0].to_bits() != draws[1].to_bits());
}

#[test]
fn an_outcome_alone_is_the_same_as_among_all() {
    let text = trained(
        &(outcome(
            "hours",
            "flow",
            "{training.completions} * h",
            "h = { uniform = [1, 9] }",
        ) + &outcome(
            "value",
            "stock",
            "{outcome.hours.total} + {jobs.created} * 0",
            "",
        )),
    );
    let scenario = read(&text);
    let few = Outcomes::only(&scenario.programme, |name| name == "outcome.value");
    let names: Vec<&str> = few
        .directory
        .metrics
        .iter()
        .map(|it| it.name.as_str())
        .collect();
    assert_eq!(names, ["outcome.value"]);
    let engine = Engine::new(scenario.case(), few, Settings::new(64, 1)).unwrap();
    let gauge = engine
        .outcomes
        .directory
        .by_year("outcome.value", 1)
        .unwrap();
    let alone = engine.first_draws(&[gauge], 64).remove(0);
    let all = simulated(&text);
    let gauge = all.outcomes.directory.by_year("outcome.value", 1).unwrap();
    let regiocast::ensemble::Sample::Drawn(among) = all.sample(gauge) else {
        panic!("draws are kept");
    };
    assert_eq!(alone, among.to_vec());
}

#[test]
fn a_metric_that_is_told_nowhere_has_no_column_of_its_own() {
    let text = trained(&outcome(
        "it",
        "flow",
        "{jobs.filled} * h",
        "h = { uniform = [1, 9] }",
    ));
    let scenario = read(&text);
    let told = Outcomes::of(&scenario.programme).directory;
    let own: Vec<&str> = told
        .metrics
        .iter()
        .map(|it| it.name.as_str())
        .filter(|name| name.starts_with("outcome."))
        .collect();
    assert_eq!(own, ["outcome.it"]);
}

#[test]
fn where_a_reference_is_run_a_formula_takes_the_difference() {
    // 20 jobs, then 60; without the programme half of them.
    let own = outcome("it", "stock", "{jobs.net} * 10 + {jobs.filled}", "")
        + &outcome(
            "ratio",
            "whole",
            "{value.public_cost_per_net_job} / 1000",
            "",
        );
    let programme = trained(&own);
    let without = trained("").replace("cost_per_job = 50_000", "cost_per_job = 100_000");
    let mut reference = String::new();
    for line in without.lines() {
        let header = line.strip_prefix('[');
        if header.is_some() {
            reference.push_str("[reference.");
        }
        reference.push_str(header.unwrap_or(line));
        reference.push('\n');
    }
    let text = format!("{programme}\n[reference]\n{reference}");
    let ensemble = simulated(&text);
    // Net: 20 − 10 in the first year; gross jobs stay the programme's own.
    let found = first(&ensemble, "outcome.it");
    assert!(
        found
            .iter()
            .all(|value| (value - (100.0 + 20.0)).abs() < 1e-9),
        "{found:?}"
    );
    // £6m less £6m over 60 − 30 jobs.
    assert!(
        first(&ensemble, "outcome.ratio")
            .iter()
            .all(|value| value.abs() < 1e-9)
    );
    assert!(ensemble.outcomes.is_of_net("outcome.it"));
    let metric = ensemble.outcomes.directory.find("outcome.it").unwrap();
    assert_close(ensemble.central[metric.column.unwrap()], 120.0);
    let few = {
        let scenario = read(&text);
        let few = Outcomes::only(&scenario.programme, |name| name == "outcome.it");
        let engine = Engine::new(scenario.case(), few, Settings::new(64, 1)).unwrap();
        let gauge = engine.outcomes.directory.by_year("outcome.it", 0).unwrap();
        engine.first_draws(&[gauge], 64).remove(0)
    };
    assert_eq!(few, found);
}

#[test]
fn the_first_years_are_the_same_whatever_comes_later() {
    let text = trained(&outcome(
        "it",
        "stock",
        "previous({outcome.it}) * 0.5 + {training.completions.total} + year",
        "",
    ));
    let scenario = read(&text);
    let whole = central(&text).years("outcome.it");
    let first = scenario.programme.first_years(1).unwrap();
    let outcomes = Outcomes::of(&first);
    let inputs = regiocast::inputs::Inputs::of(&scenario.register);
    let values = regiocast::ensemble::evaluate_at(
        &first,
        &outcomes,
        &inputs,
        &regiocast::points::Middle,
        regiocast::number::Luck::Central,
    );
    let column = outcomes
        .directory
        .find("outcome.it")
        .unwrap()
        .column
        .unwrap();
    assert_eq!(values[column].to_bits(), whole[0].to_bits());
}
