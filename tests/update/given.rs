//! Do the other commands work on what an update has left?

use std::fs;

use crate::{done, folder, range, refused, shipped, shipped_text, table};

#[test]
fn the_same_scenario_on_the_draws_that_are_left_gives_the_same_figures() {
    let folder = folder();
    let given = shipped_text();
    let arguments = [
        "run", "chi-zone", "--given", &given, "--charts", "none", "-q",
    ];
    done(folder.path(), &arguments);
    let made = folder.path().join("outputs/chi-zone-given");
    let read = |of: &std::path::Path| fs::read(of.join("tables/summary.csv")).unwrap();
    assert!(read(&made) == read(shipped()), "summary.csv differs");
    let page = fs::read_to_string(made.join("summary.md")).unwrap();
    assert!(page.contains("chi-zone-example.csv"), "{page}");
    // What was made on them can be run on again.
    let again = [
        "run",
        "chi-zone",
        "--given",
        "outputs/chi-zone-given",
        "--out",
        "again",
        "--charts",
        "none",
        "-q",
    ];
    done(folder.path(), &again);
    assert!(read(&folder.path().join("again")) == read(shipped()));
}

#[test]
fn plans_are_compared_in_the_futures_that_are_left() {
    let folder = folder();
    // The same zone with less money, beside one more fund that the return knows nothing of.
    fs::write(
        folder.path().join("less.toml"),
        "base = \"chi-zone\"\ntitle = \"Less\"\n[fund.match]\namount = 1.0\n[fund.more]\nkind = \"public\"\nprices = \"real\"\n\
         amount = { uniform = [0, 2] }\nprofile = \"even\"\n[activity.training]\nfunded_by = { grant = 0.22, match = 0.22, more = 1.0 }\n",
    )
    .unwrap();
    let given = shipped_text();
    let arguments = [
        "compare",
        "chi-zone",
        "less.toml",
        "--given",
        &given,
        "--charts",
        "none",
        "--out",
        "out",
    ];
    let said = done(folder.path(), &arguments);
    assert!(said.contains("in the same 1,024 futures"), "{said}");
    let plans = table(&folder.path().join("out/tables/plans.csv"));
    let net = plans
        .iter()
        .find(|row| row["metric"] == "jobs.net" && row["scenario"] == "chi-zone")
        .unwrap();
    let [low, middle, high] = range(shipped(), "jobs.net", "2033");
    for (heading, value) in [("p10", low), ("p50", middle), ("p90", high)] {
        let shown: f64 = net[heading].parse().unwrap();
        assert!((shown - value).abs() < 1e-9 * value, "{heading}: {net:?}");
    }
    let run = fs::read_to_string(folder.path().join("out/run.toml")).unwrap();
    assert!(
        run.contains("[given]\nmonitoring = \"chi-zone-example.csv\""),
        "{run}"
    );
}

/// What a spread of people trained is left, and what explains it.
#[test]
fn an_updated_forecast_is_explained() {
    let folder = folder();
    let given = shipped_text();
    let common = [
        "explain",
        "chi-zone",
        "--outcome",
        "training.completions",
        "--draws",
        "512",
        "--charts",
        "none",
        "-q",
    ];
    done(folder.path(), &[&common[..], &["--out", "before"]].concat());
    done(
        folder.path(),
        &[&common[..], &["--out", "now", "--given", &given]].concat(),
    );
    let page = |out: &str| fs::read_to_string(folder.path().join(out).join("summary.md")).unwrap();
    let spread = |out: &str| {
        let text = page(out);
        let rest = text.split("its standard deviation ").nth(1).unwrap();
        rest.split(' ').next().unwrap().parse::<f64>().unwrap()
    };
    assert!(spread("now") < 0.6 * spread("before"), "{}", page("now"));
    let rows = table(&shipped().join("tables/summary.csv"));
    let left = rows
        .iter()
        .find(|row| row["metric"] == "training.completions.total" && row["year"] == "2033");
    let left: f64 = left.unwrap()["sd"].parse().unwrap();
    assert!((spread("now") / left - 1.0).abs() < 0.25, "{left}");
    for words in [
        "This forecast knows the monitoring return chi-zone-example.csv, to 2026/27",
        "taken to be a normal distribution",
    ] {
        assert!(page("now").contains(words), "{}", page("now"));
    }
    // What was reported itself hangs together in ways that are not normal: then there is no answer, not a wrong one.
    let arguments = [
        "explain",
        "chi-zone",
        "--outcome",
        "jobs.filled@2026",
        "--draws",
        "512",
        "--charts",
        "none",
        "-q",
        "--out",
        "odd",
        "--given",
        &given,
    ];
    let said = refused(folder.path(), &arguments);
    assert!(
        said.contains("--given: this answer cannot be explained after the return"),
        "{said}"
    );
    let run = fs::read_to_string(folder.path().join("now/run.toml")).unwrap();
    assert!(run.contains("[given]"), "{run}");
}

#[test]
fn a_pack_and_a_citation_of_an_updated_forecast_have_its_figures() {
    let folder = folder();
    let given = shipped_text();
    // A pack simulates again, and refuses other figures than those of the folder.
    let said = done(
        folder.path(),
        &["report", &given, "--format", "md,html", "--out", "pack"],
    );
    assert!(said.contains("the same as in tables/summary.csv"), "{said}");
    let text = fs::read_to_string(folder.path().join("pack/chi-zone-bid.md")).unwrap();
    assert!(text.contains("chi-zone-example.csv"), "{text}");
    let cited = done(folder.path(), &["cite", "jobs.net@2033/34", &given]);
    let [low, middle, high] = range(shipped(), "jobs.net", "2033").map(f64::round);
    let words = format!("{middle} jobs (8 in 10 simulated futures: {low} to {high} jobs)");
    assert!(cited.contains(&words), "{words}\n\n{cited}");
    // Whoever reads the footnote alone learns that this is not the forecast as it was.
    assert!(
        cited.contains("seed 1, given the monitoring return chi-zone-example.csv to 2026/27."),
        "{cited}"
    );
    // What is no longer the folder's is not made a pack of.
    let damaged = folder.path().join("damaged");
    crate::copy_of_shipped(&damaged);
    let summary = damaged.join("tables/summary.csv");
    let figures = fs::read_to_string(&summary).unwrap();
    fs::write(&summary, figures.replacen("0.0", "0.1", 1)).unwrap();
    let complaint = refused(folder.path(), &["report", "damaged", "--format", "md"]);
    for words in [
        "damaged: simulated again, this run gives other figures than its tables hold (1 of ",
        "regiocast update damaged/scenario.resolved.toml --monitoring chi-zone-example --as-of 2026 --seed 1 --draws 1024",
    ] {
        assert!(complaint.contains(words), "{complaint}");
    }
    // What a return has changed is no matter of scenario, chance and program.
    let run = [
        "run", "chi-zone", "--draws", "200", "--charts", "none", "-q", "--out", "plain",
    ];
    done(folder.path(), &run);
    for (now, old) in [(given.as_str(), "plain"), ("plain", given.as_str())] {
        let complaint = refused(
            folder.path(),
            &["report", now, "--since", old, "--format", "md"],
        );
        assert!(
            complaint.contains("--since: one of the two is an updated forecast"),
            "{complaint}"
        );
    }
}
