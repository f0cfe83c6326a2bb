//! Is an assumption that is set anew the same on the page and on the command line, with its reason?

use std::fs;

use serde_json::{Value, json};

use super::answering::{compare, run};
use super::client::Page;

fn asked(path: &str, value: &Value) -> Value {
    json!({ "scenario": "lsiz", "changes": [{ "path": path, "value": value }] })
}

/// An assumption of an answer by its path.
#[track_caller]
fn find<'a>(told: &'a Value, path: &str) -> &'a Value {
    let all = told["assumptions"].as_array().unwrap();
    let found = all.iter().find(|one| one["path"] == path);
    found.unwrap_or_else(|| panic!("there is no {path}"))
}

#[test]
fn an_assumption_that_is_set_anew_gives_the_same_bits_on_the_command_line() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    let value = json!({
        "form": "percentiles", "numbers": [20, 60, 110], "min": 0, "max": 150, "reason": "The letter of June",
    });
    let mut plan = asked("fund.anchor_a.amount", &value);
    let saved = page.ask("PUT /api/saved/mine", &plan.to_string());
    assert_eq!(saved.status, 200, "{saved:?}");
    let text = fs::read_to_string(home.path().join("mine.toml")).unwrap();
    assert!(text.contains("p50 = 60.0"), "{text}");
    assert!(
        text.contains("Judgement of whoever made this plan"),
        "{text}"
    );
    assert!(text.contains("The letter of June. In lsiz: "), "{text}");
    plan["draws"] = json!(1_000);
    let answer = page.simulate(&plan).json();
    let usual = page
        .simulate(&json!({ "scenario": "lsiz", "draws": 1_000 }))
        .json();
    assert_ne!(answer["money"], usual["money"], "it changes nothing");
    let rows = run(home.path(), "mine.toml", 1_000);
    let mut compared = 0;
    for fan in ["fans", "money"]
        .iter()
        .flat_map(|part| answer[part].as_array().unwrap())
    {
        let metric = fan["metric"].as_str().unwrap();
        for year in fan["rows"].as_array().unwrap() {
            let row = &rows[&(metric.to_owned(), year["year"].to_string())];
            compared += compare(year, row, true);
        }
    }
    assert!(compared > 300, "only {compared} numbers were compared");
    let log = fs::read_to_string(home.path().join("run/tables/assumptions.csv")).unwrap();
    let line = log
        .lines()
        .find(|line| line.starts_with("fund.anchor_a.amount,"))
        .unwrap();
    assert!(line.contains("The letter of June"), "{line}");
    assert!(
        line.contains("Judgement of whoever made this plan,red"),
        "{line}"
    );
    let told = page.ask(
        "POST /api/assumptions",
        &asked("fund.anchor_a.amount", &value).to_string(),
    );
    let told = told.json();
    let one = find(&told, "fund.anchor_a.amount");
    assert_eq!(one["figure"]["p50"], "60", "{one}");
    assert_eq!(one["rating"], "red");
    assert_ne!(one["published"]["words"], one["figure"]["words"]);
}

#[test]
fn evidence_that_several_places_share_is_told_once_and_set_for_all_of_them() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    let told = page
        .ask("POST /api/assumptions", r#"{"scenario": "lsiz"}"#)
        .json();
    let all = told["assumptions"].as_array().unwrap();
    let shared: Vec<&Value> = all
        .iter()
        .filter(|one| !one["places"].as_array().unwrap().is_empty())
        .collect();
    assert!(shared.len() > 3, "{}", shared.len());
    let settable = |one: &&&Value| one["can_be_set"] == true && one["figure"]["certain"] == false;
    let one = shared.iter().find(settable).unwrap();
    let path = one["path"].as_str().unwrap();
    assert!(path.starts_with("evidence."), "{path}");
    let marks = &one["figure"]["picture"]["marks"];
    let value =
        json!({ "form": "uniform", "numbers": [marks[0], marks[1]], "reason": "Ours are lower" });
    let told = page.ask("POST /api/assumptions", &asked(path, &value).to_string());
    assert_eq!(told.status, 200, "{told:?}");
    let told = told.json();
    let after = find(&told, path);
    assert_eq!(after["places"], one["places"], "all of them follow it");
    assert_eq!(after["source"], "Judgement of whoever made this plan");
    let number = |told: &Value| told["assumptions"].as_array().unwrap().len();
    assert_eq!(number(&told), all.len());
}

#[test]
fn a_preview_says_what_a_number_would_be_and_needs_no_reason_yet() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    let look = |value: Value| {
        let asked = json!({ "scenario": "lsiz", "path": "fund.anchor_a.amount", "value": value });
        page.ask("POST /api/assumptions/preview", &asked.to_string())
    };
    let told = look(json!({ "form": "uniform", "numbers": [10, 20] })).json();
    assert_eq!(
        told["figure"]["words"],
        "between 10 and 20, every value equally likely (uniform)"
    );
    assert_eq!(
        told["figure"]["sentence"],
        "In 8 of 10 futures it lies between 11 and 19; it is as likely above 15 as below."
    );
    assert!(
        told["sentence"]
            .as_str()
            .unwrap()
            .starts_with("The middle goes down from"),
        "{told}"
    );
    let wrong = look(json!({ "form": "uniform", "numbers": [-10, 20] }));
    assert_eq!((wrong.status, wrong.kind().as_str()), (422, "plan"));
    assert_eq!(
        wrong.json()["problems"][0]["message"],
        "must be 0 or more, but this can be as low as -10"
    );
    let mixed = look(json!({ "form": "pert", "numbers": [3, 2, 1] }));
    assert_eq!(mixed.status, 422, "{mixed:?}");
}

#[test]
fn what_cannot_be_set_so_is_refused_in_words() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    let refused = |path: &str, value: &Value, said: &str| {
        for line in [
            "POST /api/simulate",
            "POST /api/assumptions",
            "PUT /api/saved/never",
        ] {
            let reply = page.ask(line, &asked(path, value).to_string());
            assert_eq!(
                (reply.status, reply.kind().as_str()),
                (422, "plan"),
                "{line} {path}: {reply:?}"
            );
            let told = reply.json()["problems"].to_string();
            assert!(told.contains(said), "{line} {path}: {told}");
        }
    };
    let good = |reason: &str| json!({ "form": "value", "numbers": [5], "reason": reason });
    refused("fund.anchor_a.amount", &good(""), "needs a reason");
    refused("fund.anchor_a.amount", &good(" \n\t "), "needs a reason");
    refused(
        "fund.anchor_a.amount",
        &good(&"x".repeat(501)),
        "501 characters",
    );
    refused(
        "fund.anchor_a.amount",
        &good("a\u{0}b"),
        "cannot be printed",
    );
    refused(
        "fund.anchor_a.amounts",
        &good("why"),
        "did you mean `fund.anchor_a.amount`?",
    );
    for hostile in [
        "base",
        "title",
        "evidence",
        "evidence.",
        "../x",
        "fund.anchor_a",
        "",
        "activity.skills.training..",
        "remove",
    ] {
        refused(hostile, &good("why"), "no assumption of this name");
    }
    let form =
        |form: &str, numbers: Value| json!({ "form": form, "numbers": numbers, "reason": "why" });
    refused(
        "fund.anchor_a.amount",
        &form("cauchy", json!([1, 2])),
        "no way of writing a number",
    );
    refused(
        "fund.anchor_a.amount",
        &form("pert", json!([1, 2])),
        "3 are needed",
    );
    refused(
        "fund.anchor_a.amount",
        &form("value", json!([])),
        "1 are needed",
    );
    refused(
        "fund.anchor_a.amount",
        &form("discrete", json!([1, 2, 3])),
        "without a weight",
    );
    refused(
        "fund.anchor_a.amount",
        &form("samples", json!(vec![1; 201])),
        "200 at most",
    );
    refused(
        "fund.anchor_a.amount",
        &form("value", json!([-1])),
        "must be 0 or more",
    );
    refused(
        "fund.anchor_a.amount",
        &form("value", json!([1e300])),
        "larger than any quantity",
    );
    refused(
        "fund.anchor_b.arrives",
        &form("value", json!([20])),
        "write 0.2 for 20 %",
    );
    assert_eq!(
        fs::read_dir(home.path()).unwrap().count(),
        0,
        "nothing was kept"
    );
}
