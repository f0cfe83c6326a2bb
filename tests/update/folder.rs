//! What is written, and is it the same whenever it is written?

use std::fs;

use crate::{contents, done, folder, names, shipped};

#[test]
fn an_update_writes_the_whole_folder() {
    let made = shipped();
    for name in [
        "update.md",
        "summary.md",
        "monitoring.csv",
        "posterior.parquet",
        "run.toml",
        "scenario.resolved.toml",
        "tables/summary.csv",
        "tables/headline.csv",
        "tables/reported.csv",
        "tables/reported.md",
        "tables/forecast_updated.csv",
        "tables/promises_updated.csv",
        "tables/moved.csv",
        "tables/monitor_next.csv",
        "tables/update_steps.csv",
        "charts/alt-text.md",
        "charts/net_jobs.svg",
        "charts/update_jobs_net.svg",
        "charts/update_jobs_filled.png",
        "charts/update_reported.svg",
        "charts/update_surprise.png",
        "charts/update_influence.svg",
        "charts/update_moved.svg",
    ] {
        assert!(made.join(name).is_file(), "{name} is missing");
    }
    let run: toml::Table = fs::read_to_string(made.join("run.toml"))
        .unwrap()
        .parse()
        .unwrap();
    let given = run["given"].as_table().unwrap();
    assert_eq!(given["monitoring"].as_str(), Some("chi-zone-example.csv"));
    assert_eq!(given["as_of"].as_integer(), Some(2026));
    assert_eq!(given["scenario"], run["digest"]);
    assert_eq!(run["sampler"].as_str(), Some("given"));
    assert_eq!(run["draws"].as_integer(), Some(1024));
    let page = fs::read_to_string(made.join("update.md")).unwrap();
    for words in [
        "the forecast after the return to 2026/27",
        "8 reported figures from `chi-zone-example.csv` set against 1,024 simulated futures",
        "## On track?",
        "## What was surprising",
        "## What each figure decides",
        "## What was learnt",
        "## What to monitor next",
        "## How far this can be trusted",
        "share at “independent” or above",
        "of those at “independent” or above, share at “leading” or above",
    ] {
        assert!(page.contains(words), "{words}\n\n{page}");
    }
    assert!(!page.contains("workforce.nhs_digital"), "{page}");
}

/// The shipped return is kept as it was sent.
#[test]
fn the_return_is_kept_with_the_forecast_that_knows_it() {
    let kept = fs::read_to_string(shipped().join("monitoring.csv")).unwrap();
    assert!(kept.contains("Jobs filled (gross),2026/27,16,"), "{kept}");
}

#[test]
fn the_same_seed_gives_the_same_bytes_on_one_thread_and_two_and_replaces_its_own_folder() {
    let folder = folder();
    let arguments = [
        "update",
        "chi-zone",
        "--monitoring",
        "chi-zone-example",
        "--draws",
        "1024",
        "--quiet",
        "--threads",
    ];
    let mut made = Vec::new();
    for threads in ["1", "2"] {
        let said = done(folder.path(), &[&arguments[..], &[threads]].concat());
        assert_eq!(said, "", "quiet was asked for");
        made.push(contents(&folder.path().join("outputs/chi-zone-updated")));
    }
    let [one, two] = [&made[0], &made[1]];
    assert_eq!(
        one.keys().collect::<Vec<_>>(),
        two.keys().collect::<Vec<_>>()
    );
    for (name, bytes) in one {
        assert!(*bytes == two[name], "{} differs", name.display());
    }
    let beside = names(folder.path());
    let beside = beside.iter().filter(|path| {
        !path.starts_with(folder.path().join("outputs/chi-zone-updated"))
            && **path != folder.path().join("outputs")
    });
    assert_eq!(beside.count(), 0, "something was left beside the folder");
}

#[test]
fn another_seed_gives_other_futures() {
    let folder = folder();
    let rows = "jobs.filled,2026,16\n";
    crate::updated(folder.path(), rows, ("one", &[]));
    crate::updated(folder.path(), rows, ("two", &["--seed", "2"]));
    let [one, two] = ["one", "two"]
        .map(|out| fs::read(folder.path().join(out).join("tables/summary.csv")).unwrap());
    assert_ne!(one, two);
}
