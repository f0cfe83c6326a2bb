//! Do the scenarios of a file that holds several open one by one, and is a plan made of one a file that
//! `regiocast run` simulates to the same bits?

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::answering::{compare, run};
use super::client::Page;

const GRID: &str = "base = \"chi-zone.toml\"\ntitle = \"How much\"\n[grid]\n\"fund.grant.amount\" = [10, 20]\n\
                    \"activity.hemisphere.slippage\" = [0, 2]\n";

/// Opens one, saves it with changes, and compares what the page and the command line say of it.
fn check(page: &Page, folder: &Path, scenario: &str, changes: &Value) {
    let opened = page.get(&format!("/api/scenarios/{scenario}"));
    assert_eq!(opened.status, 200, "{scenario}: {opened:?}");
    let asked = json!({ "scenario": scenario, "changes": changes, "title": "One of several" });
    let saved = page.ask("PUT /api/saved/mine", &asked.to_string());
    assert_eq!(saved.status, 200, "{scenario}: {saved:?}");
    let answer = page.simulate(&json!({ "scenario": scenario, "changes": changes, "draws": 200 }));
    assert_eq!(answer.status, 200, "{scenario}: {answer:?}");
    let table = run(folder, "mine.toml", 200);
    let mut compared = 0;
    for fan in answer.json()["fans"].as_array().unwrap() {
        let metric = fan["metric"].as_str().unwrap().to_owned();
        for year in fan["rows"].as_array().unwrap() {
            let key = (metric.clone(), year["year"].to_string());
            compared += compare(year, &table[&key], true);
        }
    }
    assert!(compared > 50, "{scenario}: only {compared} numbers");
    fs::remove_file(folder.join("mine.toml")).unwrap();
    fs::remove_dir_all(folder.join("run")).unwrap();
}

#[test]
fn each_of_them_opens_as_a_plan_and_is_saved_as_a_file_that_gives_the_same_bits() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("how-much.toml"), GRID).unwrap();
    let page = Page::open(home.path());
    let cards = page.get("/api/scenarios").json();
    let families = cards["families"].as_array().unwrap();
    assert_eq!(
        (&families[0]["name"], &families[0]["own"]),
        (&json!("how-much"), &json!(true))
    );
    assert_eq!(families[0]["members"].as_array().unwrap().len(), 4);
    let options = families.iter().find(|one| one["name"] == "lsiz-options");
    let members = options.unwrap()["members"].as_array().unwrap();
    assert_eq!(members[0]["name"], "lsiz-options:business_as_usual");
    let amount = |path: &str, value: f64| json!([{ "path": path, "value": value }]);
    check(
        &page,
        home.path(),
        "lsiz-options:more_ambitious",
        &json!([
            { "path": "fund.anchor_a.amount", "value": 90 },
            { "path": "fund.ask_capital.amount", "value": 5 },
        ]),
    );
    check(&page, home.path(), "lsiz-options:do_minimum", &json!([]));
    check(
        &page,
        home.path(),
        "how-much:how-much-4",
        &amount("fund.grant.amount", 15.0),
    );
}

#[test]
fn what_is_none_of_them_is_not_found_and_no_path_is_looked_for() {
    let home = tempfile::tempdir().unwrap();
    let inner = home.path().join("plans");
    fs::create_dir(&inner).unwrap();
    fs::write(home.path().join("secret.toml"), GRID).unwrap();
    fs::write(inner.join("how-much.toml"), GRID).unwrap();
    let page = Page::open(&inner);
    for name in [
        "how-much:how-much-5",
        "how-much:",
        ":how-much-1",
        "..%2Fsecret:secret-1",
        "how-much:..%2Fsecret",
        "how-much:how-much-1:x",
        "lsiz:lsiz",
        "nobody:one",
    ] {
        let reply = page.get(&format!("/api/scenarios/{name}"));
        assert_eq!(
            (reply.status, reply.kind().as_str()),
            (404, "missing"),
            "{name}: {reply:?}"
        );
    }
    // Nothing is saved over the file that it comes from.
    let asked = json!({ "scenario": "how-much:how-much-1", "changes": [], "replace": true });
    let over = page.ask("PUT /api/saved/how-much", &asked.to_string());
    assert_eq!(
        (over.status, over.kind().as_str()),
        (400, "asked"),
        "{over:?}"
    );
    assert_eq!(
        fs::read_to_string(inner.join("how-much.toml")).unwrap(),
        GRID
    );
}

#[test]
fn a_mistake_in_the_file_is_that_of_its_file() {
    let home = tempfile::tempdir().unwrap();
    let wrong = "base = \"chi-zone\"\n[option.late]\nslippage = 2\n";
    fs::write(home.path().join("wrong.toml"), wrong).unwrap();
    let page = Page::open(home.path());
    let reply = page.get("/api/scenarios/wrong:late");
    assert_eq!((reply.status, reply.kind().as_str()), (422, "plan"));
    assert_eq!(reply.json()["problems"][0]["line"], 3, "{reply:?}");
}
