//! The programme, the reference and their difference, side by side.

use super::closed_form::jobs;
use super::draws::uncertain;
use super::with_reference;
use crate::common::{assert_close, read};
use regiocast::analysis::reference::{Beside, Line, beside};
use regiocast::analysis::summarise;
use regiocast::ensemble::{EXACT, Ensemble, Settings, run};
use regiocast::outcomes::net::is_difference;

fn told(text: &str, settings: Settings) -> (Ensemble, Beside) {
    let scenario = read(text);
    let ensemble = run(scenario.case(), settings, &|_| ()).unwrap();
    let beside = beside(scenario.case(), &ensemble).unwrap().unwrap();
    (ensemble, beside)
}

fn find<'a>(beside: &'a Beside, metric: &str) -> &'a Line {
    let mut lines = beside.lines.iter();
    let found = lines.find(|line| line.metric == metric);
    found.unwrap_or_else(|| panic!("there is no line {metric}"))
}

#[test]
fn ad_02_stands_in_the_table_with_both_of_its_sides() {
    let text = with_reference(&jobs(500.0, 0.30, 0.25), &jobs(150.0, 0.20, 0.50));
    let (_, beside) = told(&text, Settings::new(16, 1));
    let net = find(&beside, "jobs.net");
    assert_close(net.programme.mean, 438.75);
    assert_close(net.reference.mean, 87.75);
    assert_close(net.difference.mean, 351.0);
    let filled = find(&beside, "jobs.filled");
    assert_close(filled.difference.mean, 350.0);
    let cost = find(&beside, "value.public_cost_per_net_job");
    assert_close(cost.programme.mean, 5e6 / 438.75);
    assert_close(cost.reference.mean, 1.5e6 / 87.75);
    assert_close(cost.difference.mean, 3.5e6 / 351.0);
    assert_eq!(beside.title, "150 jobs");
}

#[test]
fn the_difference_is_that_of_the_summary_and_of_the_means() {
    let text = with_reference(
        &uncertain("{ uniform = [4, 6] }", ""),
        &uncertain("{ pert = [1, 2, 3] }", ""),
    );
    let (ensemble, beside) = told(&text, Settings::new(2_000, 4));
    let summary = summarise(&ensemble);
    let mut seen = 0;
    for line in &beside.lines {
        let name = line.metric.trim_end_matches(".total");
        if !is_difference(name) {
            continue;
        }
        seen += 1;
        let row = summary.find(&line.metric, line.year).unwrap();
        let ours = [
            line.difference.mean,
            line.difference.error,
            line.difference.percentiles[1],
        ];
        let theirs = [row.mean, row.mcse, row.p50()];
        assert_eq!(
            ours.map(f64::to_bits),
            theirs.map(f64::to_bits),
            "{}",
            line.metric
        );
        let off = line.programme.mean - line.reference.mean;
        assert!(
            (off - line.difference.mean).abs() <= 1e-9 * line.programme.mean.abs().max(1.0),
            "{}",
            line.metric
        );
    }
    assert!(seen > 15, "only {seen} lines are net");
    // The two share their luck, so that their difference is far less uncertain than either.
    let net = find(&beside, "jobs.net");
    assert!(net.difference.error < 0.8 * net.programme.error);
}

#[test]
fn what_only_the_reference_has_comes_last_and_is_taken_off() {
    let more = "[activity.other]\nfunded_by = { grant = 0.0 }\n\
                [activity.other.jobs]\ncost_per_job = 1000\n";
    let text = with_reference(&jobs(500.0, 0.0, 0.25), &(jobs(150.0, 0.0, 0.5) + more));
    let (_, beside) = told(&text, Settings::new(16, 1));
    let only = find(&beside, "jobs.net.activity.other");
    assert!(only.only_there && only.programme.mean == 0.0);
    let first = beside
        .lines
        .iter()
        .position(|line| line.only_there)
        .unwrap();
    assert!(beside.lines[first..].iter().all(|line| line.only_there));
}

#[test]
fn a_long_run_is_told_of_by_its_first_futures_and_says_so() {
    let text = with_reference(&jobs(500.0, 0.30, 0.25), &jobs(150.0, 0.20, 0.50));
    let (_, beside) = told(&text, Settings::new(20_000, 1));
    assert_eq!((beside.draws, beside.of), (EXACT, 20_000));
    assert_close(find(&beside, "jobs.net").difference.mean, 351.0);
}

#[test]
fn a_scenario_without_a_reference_has_no_such_table() {
    let scenario = read(&jobs(500.0, 0.30, 0.25));
    let ensemble = run(scenario.case(), Settings::new(16, 1), &|_| ()).unwrap();
    assert!(beside(scenario.case(), &ensemble).unwrap().is_none());
}
