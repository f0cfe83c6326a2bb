//! Does an independent implementation of the model agree with every number?
//!
//! `tests/independent/` holds a second implementation of the model, in Python, written from the
//! description alone. Its results at random and at extreme coordinates are compared with the
//! engine's, metric by metric and year by year. How the vectors are made stands in its README.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at the first surprise"
)]

use std::collections::BTreeMap;

use regiocast::ensemble::evaluate_at;
use regiocast::inputs::{Coordinate, Inputs};
use regiocast::number::Luck;
use regiocast::outcomes::{Nature, Outcomes};
use regiocast::points::{Coordinates, Middle};
use regiocast::programme::Programme;
use regiocast::scenario::Scenario;
use serde_json::Value;

/// Coordinates by name, the same in every draw.
#[derive(Debug)]
struct Given(BTreeMap<String, f64>);

impl Coordinates for Given {
    fn fill(&self, coordinate: &Coordinate, _: u64, out: &mut [f64]) {
        // Coordinates that the model never looks at may be missing.
        out.fill(self.0.get(&coordinate.name).copied().unwrap_or(0.5));
    }
}

fn close(ours: f64, theirs: f64) -> bool {
    (ours - theirs).abs() <= 1e-9 + 1e-9 * theirs.abs().max(ours.abs())
}

/// Compares one evaluation; returns a line for each figure that differs.
fn differences(
    programme: &Programme,
    outcomes: &Outcomes,
    columns: &[f64],
    theirs: &Value,
    place: &str,
) -> Vec<String> {
    let years = programme.calendar.years;
    let mut differences = Vec::new();
    let mut say = |metric: &str, year: &str, ours: f64, theirs: f64| {
        if !close(ours, theirs) {
            differences.push(format!(
                "{place}: {metric} {year}: ours {ours}, theirs {theirs}"
            ));
        }
    };
    for (name, value) in theirs.as_object().unwrap() {
        let base = name.strip_suffix(".total").unwrap_or(name);
        let Some(metric) = outcomes
            .directory
            .find(name)
            .or_else(|| outcomes.directory.find(base))
        else {
            say(
                &format!("{name} (we have no such metric)"),
                "",
                f64::NAN,
                0.0,
            );
            continue;
        };
        let at = |year: usize| metric.column.map_or(0.0, |first| columns[first + year]);
        match value {
            Value::Array(list) => {
                for (year, value) in list.iter().enumerate() {
                    let theirs = value.as_f64().unwrap_or(f64::NAN);
                    say(
                        name,
                        &programme.calendar.year(year).to_string(),
                        at(year),
                        theirs,
                    );
                }
            }
            Value::Number(number) => {
                let ours = match metric.nature {
                    Nature::Whole => at(0),
                    _ => (0..years).map(at).sum(),
                };
                say(name, "", ours, number.as_f64().unwrap());
            }
            Value::Null => {
                assert!(at(0).is_nan(), "{place}: {name} should not be available");
            }
            other => panic!("{name}: {other}"),
        }
    }
    differences
}

fn agree_on(scenario: &str) -> usize {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/independent");
    let read = Scenario::read(&format!("{folder}/scenarios/{scenario}.toml"));
    let read = read.unwrap_or_else(|error| panic!("{error}"));
    let vectors = std::fs::read_to_string(format!("{folder}/vectors/{scenario}.json")).unwrap();
    let vectors: Value = serde_json::from_str(&vectors).unwrap();
    let programme = &read.programme;
    let outcomes = Outcomes::of(programme);
    let inputs = Inputs::of(&read.register);
    let mut found = Vec::new();
    let points = vectors["points"].as_array().unwrap();
    for (number, point) in points.iter().enumerate() {
        let given = point["coordinates"].as_object().unwrap();
        let given = Given(
            given
                .iter()
                .map(|(k, v)| (k.clone(), v.as_f64().unwrap()))
                .collect(),
        );
        let ours = evaluate_at(programme, &outcomes, &inputs, &given, Luck::Drawn);
        let place = format!("{scenario} point {number}");
        found.extend(differences(
            programme,
            &outcomes,
            &ours,
            &point["metrics"],
            &place,
        ));
    }
    for (case, programme) in [
        ("central", programme),
        ("as_promised", &programme.as_promised()),
    ] {
        let ours = evaluate_at(programme, &outcomes, &inputs, &Middle, Luck::Central);
        let place = format!("{scenario} {case}");
        found.extend(differences(
            programme,
            &outcomes,
            &ours,
            &vectors[case],
            &place,
        ));
    }
    assert!(
        found.is_empty(),
        "{} differ:\n{}",
        found.len(),
        found[..found.len().min(40)].join("\n")
    );
    points.len()
}

#[test]
fn a_scenario_that_uses_every_mechanism_agrees() {
    assert!(agree_on("everything") >= 12);
}

#[test]
fn a_small_scenario_without_uncertainty_agrees() {
    assert!(agree_on("small") >= 6);
}

#[test]
fn fifteen_years_with_an_appraisal_of_forty_agree() {
    assert!(agree_on("long") >= 6);
}

#[test]
fn delays_past_the_horizon_and_events_in_sequence_agree() {
    assert!(agree_on("delays") >= 6);
}

#[test]
fn an_overlay_agrees() {
    assert!(agree_on("overlay") >= 6);
}
