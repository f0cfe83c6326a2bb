//! Does the page say of an answer what `regiocast explain` says, and stop when nobody waits for it?

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use regiocast::scenario::Scenario;
use regiocast::tasks::explain::questions::questions;
use regiocast::tasks::explain::{Manner, explain};
use regiocast::tasks::{Refused, Watch};
use serde_json::{Value, json};

use super::client::{Page, Reply};
use super::packing::ended;

fn ask(page: &Page, asked: &Value) -> Reply {
    page.ask("POST /api/explain", &asked.to_string())
}

/// What the command line says of the same.
fn on_the_command_line(folder: &Path, scenario: &str, arguments: &[&str]) {
    let output = Command::new(env!("CARGO_BIN_EXE_regiocast"))
        .current_dir(folder)
        .args(["explain", scenario, "--draws", "512", "--charts", "none"])
        .args(["--out", "explained", "--quiet"])
        .args(arguments)
        .output()
        .unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaint}");
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().unwrap()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap()
}

/// Rows of a table of the folder, by the headings of its columns, of the question that leads.
fn rows(folder: &Path, name: &str, question: &str) -> Vec<BTreeMap<String, String>> {
    let file = folder.join(format!("explained/tables/{name}.csv"));
    let mut reader = csv::Reader::from_path(file).unwrap();
    let rows = reader.deserialize().map(Result::unwrap);
    rows.filter(|row: &BTreeMap<String, String>| row["question"] == question)
        .collect()
}

/// A page without its marks.
fn bare(text: &str) -> String {
    text.replace("**", "").replace(['\\', '`'], "")
}

#[test]
fn an_answer_hangs_on_what_it_hangs_on_on_the_command_line() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    for (asked, arguments) in [
        (json!({ "scenario": "chi-zone", "draws": 512 }), &[][..]),
        (
            json!({ "scenario": "humber-wind", "draws": 512, "target": 5 }),
            &["--target", "5"][..],
        ),
    ] {
        let (lines, last) = ended(&ask(&page, &asked));
        assert!(!lines.is_empty(), "it is said how far it is");
        let found = &last["answer"];
        on_the_command_line(home.path(), text(&asked, "scenario"), arguments);
        let summary = fs::read_to_string(home.path().join("explained/summary.md")).unwrap();
        let summary = bare(&summary);
        let said = |sentence: &str| assert!(summary.contains(sentence), "{sentence}\n{summary}");
        let question = text(found, "question");
        said(question);
        said(list(found, "sentences").last().unwrap().as_str().unwrap());
        for promise in list(found, "failing") {
            for sentence in list(promise, "sentences") {
                said(sentence.as_str().unwrap());
            }
        }
        for promise in list(found, "turning") {
            for crossing in list(promise, "crossings") {
                said(crossing.as_str().unwrap());
            }
        }
        for one in list(found, "check_first") {
            said(one.as_str().unwrap());
        }
        same_shares(home.path(), found, question);
        same_swings(home.path(), found);
        if asked["target"].is_number() {
            // The promise that is asked about comes first.
            let crossings = list(&list(found, "turning")[0], "crossings");
            assert!(!crossings.is_empty(), "{found}");
            assert!(!list(&list(found, "failing")[0], "rows").is_empty());
        }
    }
}

/// Each share with its interval, to the last digit; and those that the page is told.
fn same_shares(home: &Path, found: &Value, question: &str) {
    let table = rows(home, "inputs", question);
    let inputs = list(found, "inputs");
    assert_eq!(table.len(), inputs.len());
    assert!(table.len() > 5, "{table:?}");
    for (row, input) in table.iter().zip(inputs) {
        for (column, key) in [
            ("share", "share"),
            ("share_low", "low"),
            ("share_high", "high"),
        ] {
            let expected: f64 = row[column].parse().unwrap();
            assert_eq!(input[key].as_f64(), Some(expected), "{row:?} {input}");
        }
        assert_eq!(row["kind"], text(input, "nature"));
        assert_eq!(row["rating"], text(input, "rating"));
    }
    let whole: f64 = list(found, "kinds")
        .iter()
        .map(|kind| kind["share"].as_f64().unwrap())
        .sum();
    assert!((whole - 1.0).abs() < 1e-9, "{whole}");
}

fn same_swings(home: &Path, found: &Value) {
    let tornado = &found["tornado"];
    let table = rows(home, "tornado", text(tornado, "question"));
    let swings = list(tornado, "rows");
    assert!(!swings.is_empty());
    for (row, swing) in table.iter().zip(swings) {
        assert_eq!(row["input"], text(swing, "name"));
        for (column, end) in [("at_p10", "low"), ("at_p90", "high")] {
            let expected: f64 = row[column].parse().unwrap();
            assert_eq!(swing[end]["answer"].as_f64(), Some(expected), "{row:?}");
        }
    }
}

#[test]
fn beside_other_plans_it_says_what_knowing_would_be_worth() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    let money = page.get("/api/scenarios/chi-zone").json();
    let levers = list(&money, "levers").iter();
    let lever = levers
        .map(|lever| text(lever, "path"))
        .find(|path| path.starts_with("fund.") && path.ends_with(".amount"))
        .unwrap();
    let asked = json!({
        "scenario": "chi-zone", "draws": 256,
        "against": [{ "title": "Nearly no money", "scenario": "chi-zone", "changes": [{ "path": lever, "value": 1 }] }],
    });
    let (_, last) = ended(&ask(&page, &asked));
    let worth = list(&last["answer"], "worth");
    assert!(!worth.is_empty(), "{last}");
    let sentence = text(&worth[0], "sentence");
    assert!(sentence.contains("Best on average"), "{sentence}");
}

#[test]
fn whoever_leaves_ends_the_work() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    let endless = json!({ "scenario": "lsiz", "draws": 100_000 }).to_string();
    // It would take the best part of an hour.
    page.ask_and_leave("POST /api/explain", &endless);
    // One task is done at a time, so that this one would wait for it.
    let asked = json!({ "scenario": "chi-zone", "draws": 256 });
    let (_, last) = ended(&ask(&page, &asked));
    assert!(last["answer"].is_object(), "{last}");
}

/// Waits until something begins, and goes then.
struct Leaving {
    when: &'static str,
    gone: AtomicBool,
    begun: Mutex<Vec<&'static str>>,
}

impl Watch for Leaving {
    fn begin(&self, doing: &'static str, _: usize) {
        self.begun.lock().unwrap().push(doing);
        self.gone.store(doing == self.when, Ordering::Relaxed);
    }

    fn done(&self, _: usize) {}

    fn has_gone(&self) -> bool {
        self.gone.load(Ordering::Relaxed)
    }
}

#[test]
fn each_part_of_the_work_ends_when_nobody_waits() {
    let plan = Scenario::read("humber-wind").unwrap();
    let other = Scenario::read("humber-wind").unwrap();
    let manner = Manner {
        levels: Manner::LEVELS.to_vec(),
        survey: Manner::SURVEY.to_vec(),
        draws: Some(256),
        seed: 1,
    };
    for when in [
        "Changing one input at a time",
        "Seeking what would turn the answer",
        "Seeking when promises are missed",
        "Drawing the other plans",
    ] {
        let watch = Leaving {
            when,
            gone: AtomicBool::new(false),
            begun: Mutex::default(),
        };
        let asked = questions(&plan, &[], &[]).unwrap();
        let plans = std::slice::from_ref(&other);
        let found = explain((&plan, None), asked, plans, &manner, &watch);
        assert!(matches!(found, Err(Refused::GivenUp)), "{when}: {found:?}");
        // Nothing is begun after it.
        assert_eq!(watch.begun.lock().unwrap().last(), Some(&when));
    }
}

#[test]
fn what_can_be_asked_is_listed_and_what_cannot_is_refused_in_words() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    let plan = json!({ "scenario": "lsiz" });
    let listed = page.ask("POST /api/outcomes", &plan.to_string()).json();
    let outcomes = list(&listed, "outcomes");
    let leads: Vec<&Value> = outcomes.iter().filter(|one| one["leads"] == true).collect();
    assert_eq!(leads.len(), 1);
    assert_eq!(leads[0]["asked"], "jobs.net_skilled@2033");
    assert_eq!(leads[0]["title"], "Net additional skilled jobs in 2033/34");
    let promises = list(&listed, "promises");
    assert_eq!(promises[0]["target"], 1);

    let refused = |asked: Value, status: u16, words: &str| {
        let reply = ask(&page, &asked);
        assert_eq!(reply.status, status, "{reply:?}");
        let message = reply.json()["message"].as_str().unwrap().to_owned();
        assert!(message.contains(words), "{message}");
        assert!(
            !message.contains("--"),
            "no option of the command line: {message}"
        );
    };
    let with = |key: &str, value: Value| json!({ "scenario": "lsiz", key: value });
    refused(
        with("outcome", json!("jobs.nett")),
        400,
        "there is no metric called `jobs.nett`",
    );
    refused(
        with("outcome", json!("jobs.net@1999")),
        400,
        "must be one of 2024 to 2033",
    );
    refused(with("target", json!(99)), 400, "no such promise");
    refused(with("target", json!(0)), 400, "no such promise");
    refused(with("draws", json!(255)), 400, "ask for 256 to 100000");
    refused(with("draws", json!(100_001)), 400, "ask for 256 to 100000");
    let both = json!({ "scenario": "lsiz", "outcome": "jobs.net", "target": 1 });
    refused(both, 400, "ask for one of them");
    refused(json!({ "scenario": "nothing" }), 404, "nothing");
    let other = json!({ "title": "Other years", "scenario": "humber-wind" });
    refused(
        with("against", json!([other])),
        400,
        "do not have the same years",
    );
    let many = vec![json!({ "title": "Again", "scenario": "lsiz" }); 5];
    refused(with("against", json!(many)), 400, "name 4 at most");
    let long = json!({ "title": "a".repeat(201), "scenario": "lsiz" });
    refused(with("against", json!([long])), 400, "200 letters at most");
    let wrong = with(
        "changes",
        json!([{ "path": "fund.nobody.amount", "value": 1 }]),
    );
    assert_eq!(ask(&page, &wrong).status, 422);
    assert_eq!(ask(&page, &with("more", json!(1))).status, 422);
}
