//! Some metrics alone.

use super::Place;

/// The row of the summary that belongs to one of the metrics: their years, their running totals,
/// and the ratio of means behind a ratio.
fn belongs(row: &str, wanted: &[&str]) -> bool {
    let (name, _) = row.split_once(',').unwrap();
    let name = name.strip_suffix(".total").unwrap_or(name);
    let name = name.strip_suffix(".of_means").unwrap_or(name);
    wanted.iter().any(|wanted| match wanted.strip_suffix('*') {
        Some(beginning) => name.starts_with(beginning),
        None => name == *wanted,
    })
}

/// Asks for some metrics and for all; the rows must be the same to the last digit.
#[track_caller]
fn same_rows(options: &str, metrics: &str) -> usize {
    let place = Place::new();
    let run = format!("run plan.toml {options} --charts none -q");
    place.done(&format!("{run} --out all"));
    place.done(&format!("{run} --metrics {metrics} --out some"));
    let (all, some) = (place.summary("all"), place.summary("some"));
    let wanted: Vec<&str> = metrics.split(',').collect();
    assert_eq!(all[0], some[0]);
    let expected = all[1..].iter().filter(|row| belongs(row, &wanted));
    let expected: Vec<&String> = expected.collect();
    for (row, expected) in some[1..].iter().zip(&expected) {
        assert_eq!(row, *expected);
    }
    assert_eq!(some.len() - 1, expected.len());
    let files = place.outputs("some").into_keys();
    let files: Vec<String> = files.filter(|name| !name.contains("targets")).collect();
    assert_eq!(
        files,
        ["run.toml", "scenario.resolved.toml", "tables/summary.csv"]
    );
    let told = place.run("some")["metrics"].as_array().unwrap().clone();
    let told: Vec<&str> = told.iter().filter_map(|name| name.as_str()).collect();
    assert_eq!(told, wanted);
    some.len() - 1
}

#[test]
fn some_metrics_have_the_figures_of_the_full_run_to_the_last_digit() {
    // A stock, a flow with its running total and its end, and a figure of the whole period.
    let rows = same_rows(
        "--draws 2000",
        "training.completions,jobs.filled,value.pv_public_cost",
    );
    assert_eq!(rows, (4 + 4 + 1) + 4 + 1);
}

#[test]
fn some_metrics_of_a_counted_run_have_the_figures_of_the_full_run_to_the_last_digit() {
    let metrics = "training.*,jobs.filled,investment.private,value.pv_*";
    for options in [
        "--draws 30000",
        "--draws 32768 --sampler sobol",
        "--draws 30000 --sampler latin",
    ] {
        assert!(same_rows(options, metrics) > 20);
    }
}

#[test]
fn a_star_stands_for_every_ending_and_repetition_does_no_harm() {
    let once = same_rows("--draws 50", "jobs.*");
    assert!(once > 4 * 4, "{once}");
    assert_eq!(
        same_rows("--draws 50", "jobs.*,jobs.filled,jobs.net*"),
        once
    );
    assert!(same_rows("--draws 50", "*") > 100);
}

#[test]
fn the_promises_on_some_metrics_are_answered_as_in_the_full_run() {
    let place = Place::new();
    for draws in [2_000, 20_000] {
        let run = format!("run plan.toml --draws {draws} --charts none -q");
        place.done(&format!("{run} --out all"));
        place.done(&format!(
            "{run} --metrics jobs.filled,training.completions --out both"
        ));
        place.done(&format!("{run} --metrics training.completions --out one"));
        place.done(&format!("{run} --metrics investment.* --out none"));
        let targets = |folder: &str| {
            let text = place.read(&format!("{folder}/tables/targets.csv"));
            text.lines().map(str::to_owned).collect::<Vec<_>>()
        };
        let all = targets("all");
        assert_eq!(all.len(), 3);
        assert_eq!(targets("both"), all);
        assert_eq!(targets("one"), [all[0].as_str(), all[2].as_str()]);
        assert!(!place.exists("none/tables/targets.csv"));
    }
}

#[test]
fn a_ratio_brings_its_ratio_of_means_where_both_of_its_sides_are_asked_for() {
    let sides = "value.public_cost,jobs.net,value.public_cost_per_net_job";
    for draws in [2_000, 20_000] {
        let place = Place::new();
        let run = format!("run plan.toml --draws {draws} --charts none -q");
        place.done(&format!("{run} --out all"));
        place.done(&format!("{run} --metrics {sides} --out some"));
        let row = |folder: &str| {
            let rows = place.summary(folder).into_iter();
            let named = "value.public_cost_per_net_job.of_means,";
            rows.filter(|row| row.starts_with(named))
                .collect::<Vec<_>>()
        };
        assert_eq!(row("some").len(), 1);
        assert_eq!(row("some"), row("all"));
    }
}

#[test]
fn the_order_of_rows_is_the_usual_one() {
    let place = Place::new();
    let run = "run plan.toml --draws 50 -q";
    place.done(&format!(
        "{run} --metrics jobs.net,investment.total --out a"
    ));
    place.done(&format!(
        "{run} --metrics investment.total,jobs.net --out b"
    ));
    assert_eq!(place.summary("a"), place.summary("b"));
    assert!(place.summary("a")[1].starts_with("investment.total,2024,"));
}

#[test]
fn an_unknown_metric_is_answered_with_the_nearest() {
    let place = Place::new();
    place.refused(
        "run plan.toml --metrics jobs.nett",
        "--metrics: there is no metric called `jobs.nett` in this scenario; did you mean `jobs.net`?",
    );
    place.refused(
        "run plan.toml --metrics jobs.filled,training.completion,investment.publik",
        "--metrics: there is no metric called `training.completion` in this scenario; did you mean \
         `training.completions`?\n--metrics: there is no metric called `investment.publik` in this \
         scenario; did you mean `investment.public`?",
    );
}

#[test]
fn a_star_that_fits_nothing_is_an_unknown_metric() {
    let place = Place::new();
    // `completions` stands inside names, but none begins with it.
    for pattern in ["orchards.*", "completions*", "*.net"] {
        let told = place.tell(&format!("run plan.toml --metrics {pattern}"));
        assert_eq!(told.code, Some(2), "{pattern}");
        let words =
            format!("error: --metrics: there is no metric called `{pattern}` in this scenario; ");
        assert!(told.complained.starts_with(&words), "{}", told.complained);
    }
    assert!(!place.exists("outputs"));
}

#[test]
fn some_metrics_say_where_they_are() {
    let place = Place::new();
    let told = place.done("run plan.toml --draws 50 --metrics jobs.filled");
    assert_eq!(
        told.said,
        "The metrics are in outputs/plan/tables/summary.csv\n"
    );
}
