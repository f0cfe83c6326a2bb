//! Are mixes on the page what `regiocast compare` says of them, and is what cannot be told or refused in words?

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

use regiocast::ensemble::Settings;
use regiocast::scenario::Scenario;
use regiocast::tasks::explain::questions::questions;
use regiocast::tasks::mixes::mixes;
use regiocast::tasks::{Refused, Watch};
use serde_json::{Value, json};

use super::client::{Page, Reply};
use super::packing::ended;

const DRAWS: &str = "400";
const SHARE: &str = "activity.skills.funded_by.hmg_revenue";
const AMOUNT: &str = "fund.anchor_a.amount";

fn ask(page: &Page, asked: &Value) -> Reply {
    page.ask("POST /api/mixes", &asked.to_string())
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().unwrap()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap()
}

/// Saves a plan, to be read by the command line.
fn save(page: &Page, name: &str, changes: &Value) {
    let plan = json!({ "scenario": "lsiz", "changes": changes, "title": name });
    let reply = page.ask(&format!("PUT /api/saved/{name}"), &plan.to_string());
    assert_eq!(reply.status, 200, "{reply:?}");
}

fn compare(home: &Path, out: &str, plans: &[String], seed: &str) {
    let output = Command::new(env!("CARGO_BIN_EXE_regiocast"))
        .current_dir(home)
        .arg("compare")
        .args(plans)
        .args(["--draws", DRAWS, "--seed", seed, "--charts", "none"])
        .args(["--out", out, "-q"])
        .output()
        .unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaint}");
}

/// The row of a plan in a table that `regiocast compare` wrote, of the outcome that mixes were judged by.
fn row(home: &Path, out: &str, table: &str, place: usize) -> BTreeMap<String, String> {
    let path = home.join(out).join(format!("tables/{table}.csv"));
    let mut reader = csv::Reader::from_path(path).unwrap();
    let rows = reader.deserialize().map(Result::unwrap);
    let own: Vec<BTreeMap<String, String>> = rows
        .filter(|row: &BTreeMap<String, String>| {
            row["metric"] == "jobs.net_skilled"
                && row["year"] == "2033"
                && row.get("promised").is_none_or(String::is_empty)
        })
        .collect();
    own[place].clone()
}

#[track_caller]
fn same(figure: &Value, cell: &str, what: &str) {
    assert_eq!(figure.as_f64(), cell.parse().ok(), "{what}");
}

/// Whether a mix is what the command line says of it.
fn agrees(mix: &Value, home: &Path, out: &str, place: usize) {
    let what = format!("mix {place} of {out}");
    let brings = &mix["brings"];
    let plans = row(home, out, "plans", place);
    for key in ["p10", "p50", "p90", "mean"] {
        same(&brings[key], &plans[key], &what);
    }
    same(&brings["kept"], &plans["chance"], &what);
    let rules = row(home, out, "rules", place);
    same(&brings["regret"], &rules["mean_regret"], &what);
    if place > 0 {
        // Of the plan compared with there is no row.
        let apart = row(home, out, "differences", place - 1);
        let difference = &brings["difference"];
        for key in ["p10", "p50", "p90", "mean"] {
            same(
                &difference[key],
                &apart[&format!("difference_{key}")],
                &what,
            );
        }
        same(&difference["better"], &apart["better"], &what);
    }
}

#[test]
fn mixes_are_those_of_the_command_line_to_the_last_digit() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    let changes = json!([{ "path": "fund.cofunders.amount", "value": 9 }]);
    let [shares, amounts] = [[0.2, 0.3, 0.35], [60.0, 118.0, 180.0]];
    let asked = json!({
        "scenario": "lsiz", "changes": changes, "draws": DRAWS.parse::<u32>().unwrap(),
        "outcome": "jobs.net_skilled@2033",
        "levers": [{ "path": SHARE, "values": shares }, { "path": AMOUNT, "values": amounts }],
    });
    let (lines, last) = ended(&ask(&page, &asked));
    for doing in ["Putting the mixes together", "Simulating"] {
        assert!(lines.iter().any(|line| line["doing"] == doing), "{lines:?}");
    }
    let found = &last["answer"];
    let told = list(found, "mixes");
    assert_eq!(told.len(), 9);
    save(&page, "screen", &changes);
    let mut plans = vec!["screen.toml".to_owned()];
    for (place, mix) in told.iter().enumerate() {
        let values = [shares[place / 3], amounts[place % 3]];
        assert_eq!(mix["values"], json!(values));
        let mut own = changes.as_array().unwrap().clone();
        own.push(json!({ "path": SHARE, "value": values[0] }));
        own.push(json!({ "path": AMOUNT, "value": values[1] }));
        let name = format!("mix-{place}");
        save(&page, &name, &json!(own));
        plans.push(format!("{name}.toml"));
    }
    compare(home.path(), "out", &plans, "1");
    for (place, mix) in told.iter().enumerate() {
        agrees(mix, home.path(), "out", place + 1);
    }
    agrees(&json!({ "brings": found["screen"] }), home.path(), "out", 0);
    // What is said of the best mix is what the command line says of it, too.
    let best = told
        .iter()
        .position(|mix| mix["standing"] == "best")
        .unwrap();
    let sentence = text(&told[best]["brings"]["difference"], "sentence");
    let summary = fs::read_to_string(home.path().join("out/summary.md")).unwrap();
    assert!(summary.replace('\\', "").contains(sentence), "{sentence}");
    // The most money is the best, and more was not tried.
    for said in [sentence, "It stands at the end of what was tried"] {
        assert!(found["sentences"].to_string().contains(said), "{found}");
    }
}

#[test]
fn a_grid_of_the_command_line_gives_the_same_mixes_in_the_same_order() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    let [chances, delays] = [[0.2, 0.6], [0.0, 1.0]];
    let grid = format!(
        "base = \"lsiz\"\n[grid]\n\"fund.anchor_a.arrives\" = {chances:?}\n\"event.anchor_withdraws.probability\" = {delays:?}\n"
    );
    fs::write(home.path().join("grid.toml"), grid).unwrap();
    let asked = json!({
        "scenario": "lsiz", "draws": DRAWS.parse::<u32>().unwrap(), "seed": 7,
        "outcome": "jobs.net_skilled@2033",
        "levers": [
            { "path": "fund.anchor_a.arrives", "values": chances },
            { "path": "event.anchor_withdraws.probability", "values": delays },
        ],
    });
    let (_, last) = ended(&ask(&page, &asked));
    let told = list(&last["answer"], "mixes");
    compare(
        home.path(),
        "grid",
        &["lsiz".to_owned(), "grid.toml".to_owned()],
        "7",
    );
    for (place, mix) in told.iter().enumerate() {
        agrees(mix, home.path(), "grid", place + 1);
    }
}

#[test]
fn the_best_mix_of_a_promise_is_measured_again_in_other_futures() {
    let home = tempfile::tempdir().unwrap();
    let promised = "base = \"chi-zone\"\ntitle = \"Promised\"\n[[target]]\ntitle = \"“£15m” invested\"\nmetric = \"investment.total\"\nat_least = 15\nby = 2033\n";
    fs::write(home.path().join("promised.toml"), promised).unwrap();
    let page = Page::open(home.path());
    let asked = json!({
        "scenario": "promised", "draws": 400, "seed": 3,
        "levers": [{ "path": "fund.grant.amount", "values": [5, 12, 40] }],
    });
    let (lines, last) = ended(&ask(&page, &asked));
    let found = &last["answer"];
    assert_eq!(found["by_promise"], true);
    let told = list(found, "mixes");
    let kept = |mix: &Value| mix["brings"]["kept"].as_f64().unwrap();
    let best = told.iter().find(|mix| mix["standing"] == "best").unwrap();
    assert!(told.iter().all(|mix| kept(mix) <= kept(best)));
    let answer = text(found, "answer");
    assert!(
        answer.contains("gives “‘£15m’ invested” the best chance: it is kept in")
            && answer.contains("more often than with the plan on the screen"),
        "{answer}"
    );
    let again = list(found, "sentences").iter();
    let again = again.map(|one| one.as_str().unwrap());
    let again = again.filter(|one| one.contains("Measured again in 400 other futures (seed 4)"));
    let doing = |line: &&Value| line["doing"] == "Measuring the best mix again";
    assert_eq!(
        (again.count(), lines.iter().filter(doing).count().min(1)),
        (1, 1),
        "{found}"
    );
}

#[test]
fn what_cannot_be_is_told_in_its_place_and_does_not_stop_the_rest() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    let other = "activity.business_support.funded_by.hmg_revenue";
    let asked = json!({
        "scenario": "lsiz", "draws": 100,
        "levers": [{ "path": SHARE, "values": [0.3, 0.9] }, { "path": other, "values": [0.1, 0.2] }],
    });
    let (_, last) = ended(&ask(&page, &asked));
    let found = &last["answer"];
    let told = list(found, "mixes");
    let standing: Vec<bool> = told
        .iter()
        .map(|mix| mix["standing"] == "impossible")
        .collect();
    assert_eq!(standing, [false, false, true, true]);
    for mix in told {
        let impossible = mix["standing"] == "impossible";
        assert_eq!(mix["brings"].is_null(), impossible);
        assert_eq!(list(mix, "problems").is_empty(), !impossible);
    }
    assert!(text(&list(&told[2], "problems")[0], "message").len() > 20);
    assert!(
        found["sentences"]
            .to_string()
            .contains("2 of the 4 mixes cannot be")
    );
    let none = json!({ "scenario": "lsiz", "draws": 100, "levers": [{ "path": SHARE, "values": [0.9, 1.0] }] });
    let (_, last) = ended(&ask(&page, &none));
    let answer = text(&last["answer"], "answer");
    assert!(
        answer.starts_with("None of these 2 mixes can be"),
        "{answer}"
    );
}

#[test]
fn a_published_value_is_the_plan_on_the_screen_and_differs_by_nothing() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    let opened = page.get("/api/scenarios/lsiz").json();
    let lever = |path: &str| {
        let levers = list(&opened, "levers").iter();
        levers.filter(|one| one["path"] == path).collect::<Vec<_>>()[0]["published"].clone()
    };
    let asked = json!({
        "scenario": "lsiz", "draws": 100, "outcome": "jobs.net",
        "changes": [{ "path": SHARE, "value": 0.3 }],
        "levers": [{ "path": AMOUNT, "values": [0, lever(AMOUNT)] }, { "path": SHARE, "values": [lever(SHARE), 0.3] }],
    });
    let (_, last) = ended(&ask(&page, &asked));
    let found = &last["answer"];
    let told = list(found, "mixes");
    let here: Vec<bool> = told.iter().map(|mix| mix["screen"] == true).collect();
    assert_eq!(here, [false, false, false, true]);
    assert_eq!(text(&told[3]["brings"]["difference"], "told"), "the same");
    assert_eq!(found["screen"]["mean"], told[3]["brings"]["mean"]);
    let [amount, share] = [&list(found, "levers")[0], &list(found, "levers")[1]];
    assert_eq!(amount["screen"], amount["published"]);
    assert_eq!(
        (text(share, "screen_told"), &share["screen"]),
        ("30%", &json!(0.3))
    );
}

#[test]
fn what_is_asked_wrongly_is_refused_in_words() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    let refused = |asked: &Value, status: u16, words: &str| {
        let reply = ask(&page, asked);
        // What is found out only when work has begun is refused in a line.
        let told = if reply.status == 200 {
            ended(&reply).1["refused"].clone()
        } else {
            assert_eq!(reply.status, status, "{reply:?}");
            reply.json()
        };
        let said = format!("{} {}", text(&told, "message"), told["problems"]);
        assert!(said.contains(words), "{said}");
        assert!(
            !said.contains("--"),
            "no option of the command line: {said}"
        );
    };
    let lever = |path: &str, values: Value| json!({ "path": path, "values": values });
    let with = |levers: Value| json!({ "scenario": "lsiz", "levers": levers });
    let one = |path: &str, values: Value| with(json!([lever(path, values)]));
    refused(&with(json!([])), 400, "There is no lever to try");
    let share = lever(SHARE, json!([0.1]));
    refused(&with(json!([share, share])), 400, "the same one");
    let three = json!([share, lever(AMOUNT, json!([1])), lever("x.y", json!([1]))]);
    refused(&with(three), 400, "2 at most are tried at once");
    refused(&one(SHARE, json!([])), 400, "There is no value");
    let ten: Vec<f64> = (0..10).map(|at| f64::from(at) / 20.0).collect();
    refused(&one(SHARE, json!(ten)), 400, "9 at most are tried");
    refused(
        &one("fund.anchor_a.amuont", json!([1])),
        400,
        "did you mean `fund.anchor_a.amount`",
    );
    refused(
        &one("fund.anchor_a.profile", json!([1])),
        400,
        "is no single number",
    );
    refused(
        &one(SHARE, json!([0.2, 1.2])),
        400,
        "cannot be 120%; it can be 0% to 100%",
    );
    refused(&one(AMOUNT, json!([-1])), 400, "it can be £0m or more");
    refused(&one(SHARE, json!([0.2, 0.2])), 400, "is tried twice at 20%");
    let mut both = one(SHARE, json!([0.2]));
    both["outcome"] = json!("jobs.net");
    both["target"] = json!(1);
    refused(&both, 400, "ask for one of them");
    for (key, value, words) in [
        (
            "outcome",
            json!("jobs.nett"),
            "there is no metric called `jobs.nett`",
        ),
        ("target", json!(99), "no such promise"),
        ("draws", json!(99), "ask for 100 to 100000"),
        ("draws", json!(100_001), "ask for 100 to 100000"),
    ] {
        let mut asked = one(SHARE, json!([0.2]));
        asked[key] = value;
        refused(&asked, 400, words);
    }
    let mut missing = one(SHARE, json!([0.2]));
    missing["scenario"] = json!("../secret");
    refused(&missing, 404, "There is no scenario");
    let mut wrong = one(SHARE, json!([0.2]));
    wrong["changes"] = json!([{ "path": AMOUNT, "value": -1 }]);
    refused(&wrong, 422, "must be 0 or more");
    let mut unknown = one(SHARE, json!([0.2]));
    unknown["drawn"] = json!(1);
    refused(&unknown, 422, "unknown field");
    for values in [json!(["a"]), json!(0.1), json!([null])] {
        assert_eq!(ask(&page, &one(SHARE, values)).status, 422);
    }
    assert_eq!(page.get("/api/mixes").status, 405);
}

#[test]
fn whoever_leaves_ends_the_work() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    let nine: Vec<f64> = (0..9).map(|at| f64::from(at) / 40.0).collect();
    let endless = json!({
        "scenario": "lsiz", "draws": 100_000,
        "levers": [{ "path": SHARE, "values": nine }, { "path": AMOUNT, "values": nine }],
    })
    .to_string();
    page.ask_and_leave("POST /api/mixes", &endless);
    // One task is done at a time, so that this one would wait for it.
    let asked = json!({ "scenario": "chi-zone", "draws": 100, "levers": [{ "path": "fund.grant.amount", "values": [5, 9] }] });
    let (_, last) = ended(&ask(&page, &asked));
    assert!(last["answer"].is_object(), "{last}");
}

/// Goes when something begins.
struct Leaving(&'static str, AtomicBool);

impl Watch for Leaving {
    fn begin(&self, doing: &'static str, _: usize) {
        assert!(!self.has_gone(), "{doing} is begun when nobody waits");
        self.1.store(doing == self.0, Ordering::Relaxed);
    }

    fn done(&self, _: usize) {}

    fn has_gone(&self) -> bool {
        self.1.load(Ordering::Relaxed)
    }
}

#[test]
fn each_part_of_the_work_ends_when_nobody_waits() {
    let [first, second] = ["lsiz-settlement-cut", "lsiz-building-late"];
    let plans = [first, second, "lsiz"].map(|name| Scenario::read(name).unwrap());
    for when in ["Simulating", "Measuring the best mix again"] {
        let question = questions(&plans[0], &["investment.total".to_owned()], &[]).unwrap();
        let question = question.asked.into_iter().next().unwrap();
        let watch = Leaving(when, AtomicBool::new(false));
        let found = mixes(&plans, question, Settings::new(200, 1), &watch);
        assert!(matches!(found, Err(Refused::GivenUp)), "{when}: {found:?}");
    }
}
