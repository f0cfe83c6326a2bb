//! What is known of years that are over: read, merged, written, compared, warned of, and left out of luck.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at the first surprise"
)]

use regiocast::analysis::summary::When;
use regiocast::ensemble::{Ensemble, Settings, run};
use regiocast::programme::ActualRule;
use regiocast::scenario::Scenario;
use regiocast::scenario::differences::differences;

fn read(text: &str) -> Scenario {
    Scenario::parse(text, "case").unwrap_or_else(|error| panic!("{error}"))
}

fn file(name: &str) -> Scenario {
    let path = format!("{}/{name}", env!("CARGO_MANIFEST_DIR"));
    Scenario::read(&path).unwrap_or_else(|error| panic!("{error}"))
}

fn everything() -> Scenario {
    file("tests/independent/scenarios/everything.toml")
}

/// The same with known years.
fn known() -> Scenario {
    file("tests/told/known.toml")
}

/// A fund of £10m over four years, with more lines in its table.
fn fund(lines: &str) -> Scenario {
    read(&format!(
        "start = 2024\nyears = 4\nprice_year = 2024\n[activity.labs]\nfunded_by = {{ grant = 1.0 }}\n\
         [activity.labs.construction]\njob_years_per_m = 10\n\
         [fund.grant]\nkind = \"public\"\namount = 10\nprices = \"real\"\n{lines}\n"
    ))
}

fn warnings(lines: &str) -> Vec<(String, String)> {
    let warnings = fund(lines).warnings.into_iter();
    warnings.map(|one| (one.path, one.message)).collect()
}

#[test]
fn known_years_merge_year_by_year_with_those_of_the_base() {
    let later = file("tests/told/known_later.toml");
    assert_eq!(later.programme.funds[0].actual.0, [1.5, 2.25, 0.75, 4.0]);
    let others = |scenario: &Scenario| scenario.programme.funds[1..].to_vec();
    assert_eq!(others(&later), others(&known()));
}

#[test]
fn the_resolved_scenario_says_the_same_and_holds_known_years_on_one_line() {
    let scenario = known();
    let again = read(&scenario.resolved);
    assert_eq!(again.resolved, scenario.resolved);
    assert_eq!(again.programme, scenario.programme);
    for line in [
        "actual = { 2024 = 1.5, 2025 = 2.25, 2026 = 0.5 }",
        "actual_rule = \"lost\"",
        "actual = { 2024 = 71, 2025 = 4000 }",
    ] {
        assert!(scenario.resolved.lines().any(|one| one == line), "{line}");
    }
}

#[test]
fn known_years_of_a_part_are_one_setting_in_a_comparison() {
    let found = differences(&everything(), &known());
    let settlement = found
        .iter()
        .find(|one| one.path == "fund.settlement.actual");
    let settlement = settlement.unwrap();
    assert_eq!(settlement.first, None);
    assert_eq!(
        settlement.second.as_deref(),
        Some("{ 2024 = 1.5, 2025 = 2.25, 2026 = 0.5 }")
    );
    let paths: Vec<&str> = found.iter().map(|one| one.path.as_str()).collect();
    for path in [
        "fund.university.actual_rule",
        "activity.park.premises.actual",
        "activity.academy.training.actual",
    ] {
        assert!(paths.contains(&path), "{path} of {paths:?}");
    }
    // A source said beside them is no setting.
    let bare = fund("profile = \"even\"\nactual = { 2024 = 1 }");
    let sourced = fund("profile = \"even\"\nactual = { 2024 = 1.0, source = \"grant statement\" }");
    assert!(differences(&bare, &sourced).is_empty());
}

#[test]
fn what_looks_like_a_slip_is_a_warning() {
    let even = |lines: &str| warnings(&format!("profile = \"even\"\n{lines}"));
    assert!(even("actual = { 2024 = 1, 2025 = 2.5 }").is_empty());
    let pounds = even("actual = { 2024 = 3_100_000 }");
    assert_eq!(pounds[0].1, "is in £ million: this is £3100000 million");
    let above = even("actual = { 2024 = 6, 2025 = 5 }");
    assert_eq!(
        above,
        [(
            "fund.grant.actual".to_owned(),
            "adds up to £11m, of £10m promised".to_owned()
        )]
    );
    let arrives = even("arrives = 0.4\nactual = { 2024 = 1 }");
    assert_eq!(arrives[0].0, "fund.grant.arrives");
    // Where nothing has come, it may still not come.
    assert!(even("arrives = 0.4\nactual = { 2024 = 0 }").is_empty());
    // Nothing is planned for later: is the rest late or gone?
    let early = |lines: &str| warnings(&format!("profile = [1, 1, 0, 0]\n{lines}"));
    let asked = early("actual = { 2024 = 3, 2025 = 4 }");
    assert!(
        asked[0]
            .1
            .starts_with("nothing is planned for the years after it"),
        "{asked:?}"
    );
    assert!(early("actual = { 2024 = 3, 2025 = 7 }").is_empty());
    assert!(early("actual = { 2024 = 3, 2025 = 4 }\nactual_rule = \"lost\"").is_empty());
    assert!(early("actual = { 2024 = 3, 2025 = 4 }\nactual_rule = \"carried\"").is_empty());
}

fn draws(scenario: &Scenario, threads: usize) -> Ensemble {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .unwrap();
    pool.install(|| run(scenario.case(), Settings::new(600, 3), &|_| ()).unwrap())
}

fn bits(ensemble: &Ensemble, name: &str, year: usize) -> Vec<u64> {
    let metric = ensemble.outcomes.directory.find(name).unwrap();
    let mut values = Vec::new();
    ensemble.draws_of(metric, When::Year(year), &mut values);
    values.into_iter().map(f64::to_bits).collect()
}

#[test]
fn any_number_of_threads_gives_the_same_bits_with_known_years() {
    let (one, three) = (draws(&known(), 1), draws(&known(), 3));
    let (mut a, mut b) = (Vec::new(), Vec::new());
    for column in 0..one.outcomes.directory.columns {
        one.column(column, &mut a);
        three.column(column, &mut b);
        let same = a.iter().zip(&b).all(|(a, b)| a.to_bits() == b.to_bits());
        assert!(same, "column {column}");
    }
}

/// Two activities that found ventures, each from a fund of its own.
fn two(lines: &str) -> Scenario {
    let activity = |id: &str| {
        format!(
            "[fund.{id}]\nkind = \"private\"\namount = {{ uniform = [8, 12] }}\nprices = \"real\"\n\
             profile = \"even\"\narrives = 0.5\n[activity.{id}]\nfunded_by = {{ {id} = 1.0 }}\n\
             [activity.{id}.ventures]\ncost_per_venture = 400_000\ninitial_jobs = 3\n\
             annual_failure = 0.1\nsize_cv = 1\n"
        )
    };
    read(&format!(
        "start = 2024\nyears = 4\nprice_year = 2024\n{}{}{lines}",
        activity("one"),
        activity("other")
    ))
}

#[test]
fn known_years_are_the_same_in_every_draw_and_change_no_other_luck() {
    let without = draws(&two(""), 2);
    let with = draws(
        &two("[fund.one.actual]\n2024 = 2\n[activity.one.ventures.actual]\n2024 = 7\n"),
        2,
    );
    let formed = |of: &str| format!("ventures.formed.activity.{of}");
    assert_eq!(bits(&with, &formed("one"), 0), vec![7_f64.to_bits(); 600]);
    assert_eq!(
        bits(&with, "fund.one.received", 0),
        vec![2_f64.to_bits(); 600]
    );
    assert_ne!(
        bits(&with, &formed("one"), 0),
        bits(&without, &formed("one"), 0)
    );
    for name in [formed("other"), "jobs.demanded.activity.other".to_owned()] {
        for year in 0..4 {
            assert_eq!(
                bits(&with, &name, year),
                bits(&without, &name, year),
                "{name} {year}"
            );
        }
    }
}

#[test]
fn the_rule_is_that_of_the_scenario() {
    let scenario = known();
    let rules: Vec<(&str, ActualRule)> = scenario
        .programme
        .funds
        .iter()
        .map(|fund| (fund.name.id.as_str(), fund.actual_rule))
        .collect();
    assert!(rules.contains(&("university", ActualRule::Lost)));
    assert!(rules.contains(&("settlement", ActualRule::Carried)));
}
