//! Does the page on the outside view say what the evidence says?
//!
//! `UPDATE_GOLDEN=1 cargo test --test outside_view` writes its tables anew.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at the first surprise"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use regiocast::analysis::{OutsideView, ReferenceClass};
use regiocast::calendar::financial_year;
use regiocast::register::Rating;
use regiocast::scenario::{Scenario, shipped, shipped_classes};
use regiocast::tables::figure::count;
use regiocast::tables::outside::{kept, page};

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/outside-view.md")
}

fn classes() -> Vec<ReferenceClass> {
    let classes = shipped_classes().unwrap_or_else(|error| panic!("{error}"));
    classes.iter().map(ReferenceClass::of).collect()
}

/// Puts a text between the marks of a part.
fn put(document: &str, part: &str, text: &str) -> String {
    let begin = format!("<!-- outside view: begin {part} -->\n");
    let (before, rest) = document
        .split_once(&begin)
        .unwrap_or_else(|| panic!("the page has no place for {part}"));
    let (_, after) = rest.split_once("<!-- outside view: end -->").unwrap();
    format!("{before}{begin}\n{text}\n<!-- outside view: end -->{after}")
}

/// What each class says of each promise that names it. Figures are the promise times a ratio.
fn promises() -> String {
    let mut table = String::from(
        "| scenario | promise | by | promised | programmes that kept theirs | P10 | P50 | P90 |\n|---|---|---|---|---|---|---|---|\n",
    );
    for (name, _) in shipped() {
        let scenario = Scenario::read(&name).unwrap_or_else(|error| panic!("{error}"));
        // Scenarios that only change another one repeat its promises.
        if scenario.name.contains('-') && scenario.name != "chi-zone" {
            continue;
        }
        for target in &scenario.programme.targets {
            let Some(id) = &target.reference_class else {
                continue;
            };
            let class = scenario.library.iter().find(|one| one.id == *id).unwrap();
            let view = OutsideView::of(&ReferenceClass::of(class), target.bound);
            let [low, middle, high] = view.percentiles.map(|value| count(hundreds(value)));
            writeln!(
                table,
                "| `{name}` | {} | {} | {} | {} | {low} | {middle} | {high} |",
                target.title,
                financial_year(target.by),
                count(hundreds(target.bound.value())),
                kept(&view),
            )
            .unwrap();
        }
    }
    table
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "numbers of jobs"
)]
fn hundreds(value: f64) -> usize {
    (value / 100.0).round() as usize * 100
}

#[test]
fn the_page_has_the_cases_of_every_class_as_the_evidence_has_them() {
    let written = fs::read_to_string(path()).unwrap();
    let mut wanted = written.clone();
    for class in classes() {
        wanted = put(&wanted, &class.id, &page(&class));
    }
    wanted = put(&wanted, "promises", &promises());
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(path(), &wanted).unwrap();
        return;
    }
    assert!(
        written == wanted,
        "docs/outside-view.md is not in step with the evidence; \
         `UPDATE_GOLDEN=1 cargo test --test outside_view` writes it anew"
    );
}

#[test]
fn every_class_is_red_and_says_that_it_is_thin() {
    let classes = shipped_classes().unwrap();
    assert!(classes.len() >= 3);
    for class in classes {
        let about = &class.provenance;
        assert_eq!(about.rating.map(Rating::word), Some("red"), "{}", class.id);
        assert!(class.cases.iter().all(|case| !case.why.is_empty()));
        let programmes: std::collections::BTreeSet<&str> = class
            .cases
            .iter()
            .map(|case| case.programme.as_str())
            .collect();
        assert!(programmes.len() >= 2, "{} is one programme", class.id);
    }
}

#[test]
fn a_class_whose_number_is_not_that_of_its_cases_is_refused_with_the_right_one() {
    let text = "start = 2024\nyears = 1\nprice_year = 2024\n[fund.f]\nkind = \"public\"\nprices = \"real\"\nprofile = \"even\"\namount = 1\n\
        [activity.a]\nfunded_by = { f = 1 }\n[activity.a.jobs]\ncost_per_job = 1000\n\
        [[target]]\nmetric = \"jobs.filled\"\nby = 2024\nat_least = 5\nreference_class = \"mine\"\n\
        [evidence.mine]\ntitle = \"Mine\"\ndiscrete = [[0.9, 1.0]]\nunit = \"ratio\"\nsource = \"s\"\nrating = \"red\"\ndescribes = \"case\"\n\
        [[evidence.mine.case]]\nprogramme = \"P\"\naccount = \"A\"\npromised = 100\ndelivered = 25\nunit = \"jobs\"\nat = \"2020\"\n\
        source = \"s\"\nstatus = \"computed\"\nlikeness = 1\nevidence = 0.5\nrecency = 1\nwhy = \"w\"\n";
    let error = Scenario::parse(text, "mine").unwrap_err().to_string();
    assert!(
        error.contains("its number is not that of its cases"),
        "{error}"
    );
    assert!(error.contains("write discrete = [[0.25, 0.5]]"), "{error}");
    let right = text.replace("[[0.9, 1.0]]", "[[0.25, 0.5]]");
    let scenario = Scenario::parse(&right, "mine").unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(scenario.library[0].cases.len(), 1);
    // As it is written down with a run, it reads back the same.
    let again =
        Scenario::parse(&scenario.resolved, "mine").unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(again.digest, scenario.digest);
}
