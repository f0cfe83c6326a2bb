//! Is what was the same, whatever comes later? The first years of a programme are the years of the whole.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::path::Path;

use regiocast::ensemble::{Engine, Settings};
use regiocast::outcomes::{Gauge, Nature, Outcomes, When};
use regiocast::programme::{Case, Programme};
use regiocast::register::Register;
use regiocast::scenario::{Scenario, shipped};

/// Every figure of the first years, in 64 draws, as bits.
fn figures(programme: &Programme, register: &Register, years: usize) -> Vec<(String, Vec<u64>)> {
    let engine = Engine::new(
        Case::of(programme, register),
        Outcomes::of(programme),
        Settings::new(64, 1),
    )
    .unwrap();
    let directory = engine.outcomes.directory.clone();
    let mut gauges = Vec::new();
    let mut names = Vec::new();
    for (metric, facts) in directory.metrics.iter().enumerate() {
        if facts.nature != Nature::Whole {
            for year in 0..years {
                gauges.push(Gauge {
                    metric,
                    when: When::Year(year),
                });
                names.push(format!("{} {year}", facts.name));
            }
        }
    }
    let values = engine.first_draws(&gauges, 64);
    let bits = values
        .into_iter()
        .map(|values| values.into_iter().map(f64::to_bits).collect());
    names.into_iter().zip(bits).collect()
}

fn agree(scenario: &Scenario) {
    let whole = &scenario.programme;
    for years in [1, 3, whole.calendar.years.saturating_sub(1).max(1)] {
        let Some(first) = whole.first_years(years) else {
            continue;
        };
        let of_whole = figures(whole, &scenario.register, years);
        let of_first = figures(&first, &scenario.register, years);
        assert_eq!(of_whole.len(), of_first.len(), "{}", scenario.name);
        for (a, b) in of_whole.iter().zip(&of_first) {
            assert_eq!(a, b, "{} in its first {years} years", scenario.name);
        }
    }
}

#[test]
fn shipped_scenarios_do_not_look_ahead() {
    for (name, _) in shipped() {
        agree(&Scenario::read(&name).unwrap());
    }
}

/// Its building grant is known in no year, so that its first years are its own.
#[test]
fn what_waits_does_not_look_ahead() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/told/waiting.toml");
    let text = std::fs::read_to_string(path).unwrap();
    let scenario =
        Scenario::parse(&text.replace("actual = { 2024 = 0.2 }\n", ""), "waiting").unwrap();
    assert!(scenario.programme.first_years(3).is_some());
    for years in 1..scenario.programme.calendar.years {
        assert!(scenario.programme.first_years(years).is_some());
    }
    agree(&scenario);
}

#[test]
fn the_scenario_with_every_mechanism_does_not_look_ahead() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/independent/scenarios");
    let economy = root.join("../../told/economy.toml");
    agree(&Scenario::read(&economy.to_string_lossy()).unwrap());
    let mut seen = 0;
    for entry in std::fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            let scenario = Scenario::read(&path.to_string_lossy()).unwrap();
            agree(&scenario);
            seen += 1;
        }
    }
    assert!(seen > 2, "{seen}");
}

#[test]
fn the_scenario_with_origins_and_districts_does_not_look_ahead() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/labour/six-districts.toml");
    agree(&Scenario::read(&path.to_string_lossy()).unwrap());
}
