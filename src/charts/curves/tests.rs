use super::*;
use crate::charts::testing::{assert_legible, caption, says};

fn falling(label: &str, low: f64, high: f64) -> Scenario {
    let values = (0..=50_u8).map(|step| {
        let t = f64::from(step) / 50.0;
        let share = 1.0 - t * t * (3.0 - 2.0 * t);
        (low + (high - low) * t, share)
    });
    Scenario {
        label: label.into(),
        values: values.collect(),
    }
}

fn curves(spans: &[(f64, f64)]) -> Curves {
    let names = [
        "As planned",
        "Laboratory opens two years later",
        "Smaller second fund",
        "More training places, opened in the same year as the laboratory",
        "Nothing is built",
    ];
    let scenarios = spans.iter().zip(names.iter().cycle());
    Curves {
        caption: caption("curves"),
        axis: "Skilled jobs in 2033/34".into(),
        side: Side::AtLeast,
        scenarios: scenarios
            .map(|((low, high), name)| falling(name, *low, *high))
            .collect(),
        promise: Some(Promise {
            value: 5000.0,
            label: "Promise: 5,000".into(),
            chances: vec![0.62; spans.len()],
        }),
    }
}

#[test]
fn each_scenario_has_its_letter_and_its_chance() {
    let mut curves = curves(&[(1000.0, 8000.0), (500.0, 5500.0), (300.0, 4000.0)]);
    if let Some(promise) = &mut curves.promise {
        promise.chances = vec![0.38, 0.028, 0.0];
    }
    let chart = curves.draw().unwrap();
    assert_legible(&chart);
    for words in [
        "38 in 100 reach 5,000",
        "3 in 100 reach 5,000",
        "no simulation",
    ] {
        assert!(says(&chart, words), "{words}");
    }
    for letter in ["A", "B", "C"] {
        let found = chart.svg.matches(&format!("\n{letter}\n")).count();
        assert_eq!(found, 2, "{letter} on the line and beside its name");
    }
    assert_eq!(
        chart.alt,
        "Share of simulations that reach at least the amount below, by scenario (Skilled jobs in 2033/34): As planned \
         runs from 1,000\u{a0}to\u{a0}8,000, 38 in 100 reach 5,000; Laboratory opens two years later runs from \
         500\u{a0}to\u{a0}5,500, 3 in 100 reach 5,000; Smaller second fund runs from 300\u{a0}to\u{a0}4,000, no \
         simulation reaches 5,000. A line marks the promise: Promise: 5,000."
    );
}

#[test]
fn curves_that_coincide_stand_upright_or_lie_below_zero_stay_legible() {
    for spans in [
        vec![(1000.0, 8000.0); 5],
        vec![(4000.0, 4000.0); 5],
        vec![(4000.0, 4000.1), (4000.0, 4000.2)],
        vec![(-900.0, -100.0), (-800.0, 300.0)],
        vec![(0.0, 1e6), (0.0, 10.0)],
        vec![(1.0, 9.0)],
    ] {
        let mut curves = curves(&spans);
        assert_legible(&curves.draw().unwrap());
        curves.promise = None;
        assert_legible(&curves.draw().unwrap());
    }
}

#[test]
fn nothing_at_all_is_said_and_at_most_is_worded_as_such() {
    let mut zero = curves(&[(0.0, 0.0), (0.0, 0.0)]);
    zero.promise = None;
    for scenario in &mut zero.scenarios {
        scenario.values.truncate(1);
    }
    let chart = zero.draw().unwrap();
    assert_legible(&chart);
    assert!(chart.svg.contains("Every value is zero"));
    let mut most = curves(&[(1000.0, 8000.0), (500.0, 5500.0)]);
    most.side = Side::AtMost;
    for scenario in &mut most.scenarios {
        for (_, share) in &mut scenario.values {
            *share = 1.0 - *share;
        }
    }
    let chart = most.draw().unwrap();
    assert_legible(&chart);
    assert!(chart.alt.contains("62 in 100 stay at or below 5,000"));
}

#[test]
fn odd_data_is_an_error() {
    assert!(curves(&[]).draw().is_err());
    assert!(curves(&[(0.0, 1.0); 6]).draw().is_err());
    let mut odd = curves(&[(0.0, 1.0); 2]);
    odd.scenarios[1].values[3].1 = 34.0;
    assert!(matches!(odd.draw(), Err(ChartError::OutOfRange { .. })));
    let mut beyond = curves(&[(0.0, 1.0); 2]);
    if let Some(promise) = &mut beyond.promise {
        promise.chances[1] = 62.0;
    }
    assert!(matches!(beyond.draw(), Err(ChartError::OutOfRange { .. })));
    let mut short = curves(&[(0.0, 1.0); 2]);
    if let Some(promise) = &mut short.promise {
        promise.chances.pop();
    }
    assert!(matches!(short.draw(), Err(ChartError::Lengths { .. })));
    let mut falls = curves(&[(0.0, 1.0); 2]);
    falls.scenarios[0].values[3].0 = 0.9;
    assert!(matches!(falls.draw(), Err(ChartError::Order { .. })));
}
