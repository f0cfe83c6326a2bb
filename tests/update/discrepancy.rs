//! How far is the model held to be off, where a metric has several rows?

use std::fs;

use regiocast::ensemble::{Engine, Settings};
use regiocast::monitoring::{Kind, Returns};
use regiocast::outcomes::Outcomes;
use regiocast::scenario::Scenario;
use regiocast::updating::Futures;

/// Rows of one metric err in the same direction: the squares of their discrepancies add up, of running totals
/// too, and of no other metric.
#[test]
fn rows_of_one_metric_share_their_discrepancy() {
    let file = tempfile::Builder::new().suffix(".csv").tempfile().unwrap();
    let text = "Metric,Year,Value,Discrepancy\ntraining.starts,2024,8,\ntraining.starts,2025,60,30%\n\
                training.starts.total,2026,150,\njobs.filled,2026,16,\ninvestment.public,2025,0.6,\n\
                investment.public,2026,1.5,\n";
    fs::write(file.path(), text).unwrap();
    let returns = Returns::read(&file.path().to_string_lossy()).unwrap();
    let scenario = Scenario::read("chi-zone").unwrap();
    let outcomes = Outcomes::of(&scenario.programme);
    let engine = Engine::new(scenario.case(), outcomes, Settings::new(64, 1)).unwrap();
    let observed = returns.against(&engine.outcomes.directory).unwrap();
    let usual = |kind: Kind| if kind == Kind::Money { 0.2 } else { 0.1 };
    let futures = Futures::new(&engine, observed, &usual, 64);
    let found: Vec<(&str, f64)> = futures
        .observations()
        .iter()
        .zip(futures.reports())
        .map(|(one, report)| (one.metric.as_str(), report.discrepancy))
        .collect();
    let (two, three) = (2.0_f64.sqrt(), 3.0_f64.sqrt());
    let expected = [
        ("training.starts", 0.1 * three),
        ("training.starts", 0.3 * three),
        ("training.starts.total", 0.1 * three),
        ("jobs.filled", 0.1),
        ("investment.public", 0.2 * two),
        ("investment.public", 0.2 * two),
    ];
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(expected) {
        assert_eq!(found.0, expected.0);
        assert!(
            (found.1 - expected.1).abs() < 1e-12,
            "{found:?} {expected:?}"
        );
    }
}
