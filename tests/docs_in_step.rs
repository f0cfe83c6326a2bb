//! Do the pages say what the program does?

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at the first surprise"
)]

use std::fs;
use std::path::{Path, PathBuf};

use regiocast::outcomes::Outcomes;
use regiocast::scenario::{Scenario, shipped};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn pages(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            pages(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "md") {
            found.push(path);
        }
    }
}

#[test]
fn every_shipped_scenario_has_its_page_and_reads() {
    let shipped = shipped();
    assert!(shipped.len() >= 2);
    for (name, _) in shipped {
        let page = format!("docs/scenarios/{name}.md");
        assert!(root().join(&page).is_file(), "{page} is missing");
        Scenario::read(&name).unwrap_or_else(|error| panic!("{error}"));
    }
}

#[test]
fn every_metric_is_explained() {
    let page = read("docs/metrics.md");
    let parts = [
        ".activity.",
        ".sector.",
        ".skill.",
        ".pathway.",
        ".district.",
    ];
    let scenarios = [
        "tests/independent/scenarios/everything.toml",
        "tests/labour/six-districts.toml",
    ];
    let metrics = scenarios.into_iter().flat_map(|scenario| {
        let path = root().join(scenario);
        let scenario = Scenario::read(path.to_str().unwrap());
        let scenario = scenario.unwrap_or_else(|error| panic!("{error}"));
        Outcomes::of(&scenario.programme).directory.metrics
    });
    for metric in metrics {
        let name = metric.name.strip_suffix(".nominal").unwrap_or(&metric.name);
        let base = match name.split('.').next() {
            Some("investment") => name,
            _ => parts
                .iter()
                .find_map(|part| name.split_once(part))
                .map_or(name, |(base, _)| base),
        };
        // Names that hold an id are explained with a place for it.
        let last = base.rsplit('.').next().unwrap();
        let explained = page.contains(&format!("`{base}`"))
            || [
                "investment.fund",
                "investment.activity",
                "investment.total.district",
                "fund.",
                "event.",
                "workforce.",
            ]
            .iter()
            .any(|stem| base.starts_with(stem) && page.contains(stem))
            || page.contains(&format!("`.{last}`"));
        assert!(explained, "`{base}` is not explained in docs/metrics.md");
    }
}

#[test]
fn the_version_is_the_same_everywhere() {
    let version = env!("CARGO_PKG_VERSION");
    assert!(read("CHANGELOG.md").contains(version));
    assert!(read("CITATION.cff").contains(version));
}

#[test]
fn links_between_pages_lead_somewhere() {
    let mut found = vec![root().join("README.md"), root().join("CONTRIBUTING.md")];
    pages(&root().join("docs"), &mut found);
    for page in found {
        let text = fs::read_to_string(&page).unwrap();
        for link in text.split("](").skip(1) {
            let target = link.split([')', '#']).next().unwrap();
            if target.is_empty() || target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            let path = page.parent().unwrap().join(target);
            assert!(path.exists(), "{}: {target} leads nowhere", page.display());
        }
    }
}

#[test]
fn nothing_points_at_a_place_that_readers_do_not_have() {
    let mut found = vec![root().join("README.md")];
    pages(&root().join("docs"), &mut found);
    for page in found {
        let text = fs::read_to_string(&page).unwrap();
        for word in [
            "../shared",
            "MODEL.md",
            "EVIDENCE.md",
            "METHODS.md",
            "/tmp/",
            "/work/",
        ] {
            assert!(!text.contains(word), "{} names {word}", page.display());
        }
    }
}
