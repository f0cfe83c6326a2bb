//! Are plans side by side on the page what `regiocast compare` says of them, and is what cannot be compared refused?

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::client::{Page, Reply};
use super::packing::ended;

const DRAWS: &str = "400";

fn ask(page: &Page, asked: &Value) -> Reply {
    page.ask("POST /api/compare", &asked.to_string())
}

fn changes() -> Value {
    json!([
        { "path": "fund.anchor_a.amount", "value": 90 },
        { "path": "activity.skills.funded_by.hmg_revenue", "value": 0.35 },
    ])
}

fn plans() -> Value {
    json!([
        { "title": "The zone as planned", "scenario": "lsiz" },
        { "title": "Skills first", "scenario": "lsiz-skills-first" },
        { "title": "More from the investor", "scenario": "lsiz", "changes": changes() },
    ])
}

/// A table of the folder that `regiocast compare` writes, by heading.
fn rows(folder: &Path, table: &str) -> Vec<BTreeMap<String, String>> {
    let path = folder.join(format!("out/tables/{table}.csv"));
    let mut reader = csv::Reader::from_path(path).unwrap();
    reader.deserialize().map(Result::unwrap).collect()
}

/// The rows of one outcome in one year and, where it is said, of one plan.
fn of<'a>(
    rows: &'a [BTreeMap<String, String>],
    outcome: &Value,
    scenario: &str,
) -> Vec<&'a BTreeMap<String, String>> {
    let (metric, year) = outcome["asked"]
        .as_str()
        .unwrap()
        .split_once('@')
        .unwrap_or((outcome["asked"].as_str().unwrap(), ""));
    let promised = outcome["promised"].as_f64();
    rows.iter()
        .filter(|row| row["metric"] == metric && row["year"] == year && row["scenario"] == scenario)
        // Of one outcome in one year, several things may be promised.
        .filter(|row| {
            row.get("promised")
                .is_none_or(|cell| cell.parse().ok() == promised)
        })
        .collect()
}

#[track_caller]
fn same(figure: &Value, cell: &str, what: &str) {
    assert_eq!(figure.as_f64(), cell.parse().ok(), "{what}");
}

/// The folder that `regiocast compare` makes of the same plans, one of them saved from the page.
fn on_the_command_line(page: &Page, home: &Path) {
    let saved =
        json!({ "scenario": "lsiz", "changes": changes(), "title": "More from the investor" });
    let reply = page.ask("PUT /api/saved/more", &saved.to_string());
    assert_eq!(reply.status, 200, "{reply:?}");
    let output = Command::new(env!("CARGO_BIN_EXE_regiocast"))
        .current_dir(home)
        .args(["compare", "lsiz", "lsiz-skills-first", "more.toml"])
        .args(["--draws", DRAWS, "--charts", "none", "--out", "out", "-q"])
        .output()
        .unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaint}");
}

/// What a plan brings and what lies between it and the first.
fn figures_agree(outcome: &Value, (plan, name): (usize, &str), home: &Path) {
    let own = &outcome["plans"][plan];
    let what = format!("{} of {name}", outcome["asked"]);
    let row = |table: &str| {
        let rows = rows(home, table);
        let found = of(&rows, outcome, name).first().map(|row| (*row).clone());
        found.unwrap_or_else(|| panic!("{what} is not in {table}"))
    };
    let brought = row("plans");
    for key in ["p10", "p50", "p90", "mean", "central"] {
        same(&own[key], &brought[key], &what);
    }
    same(&own["kept"], &brought["chance"], &what);
    let rules = row("rules");
    same(&own["regret"]["mean"], &rules["mean_regret"], &what);
    same(&own["regret"]["most"], &rules["max_regret"], &what);
    same(&own["regret"]["best"], &rules["best"], &what);
    let difference = &own["difference"];
    if plan == 0 {
        assert!(difference.is_null() && own["bridge"].is_null());
        return;
    }
    let apart = row("differences");
    for key in ["p10", "p50", "p90", "mean"] {
        same(
            &difference[key],
            &apart[&format!("difference_{key}")],
            &what,
        );
    }
    same(&difference["better"], &apart["better"], &what);
    same(&difference["equal"], &apart["equal"], &what);
    assert_eq!(difference["dominance"], apart["dominance"].as_str());
}

/// The bridge to a plan: its steps, and that they add up. Gives how many there are.
fn bridge_agrees(outcome: &Value, (plan, name): (usize, &str), home: &Path) -> usize {
    let what = format!("{} of {name}", outcome["asked"]);
    let bridge = &outcome["plans"][plan]["bridge"];
    let steps = bridge["steps"].as_array().unwrap();
    let all = rows(home, "bridges");
    let listed = of(&all, outcome, name);
    let values = steps.iter().map(|step| step["value"].as_f64().unwrap());
    let told: f64 = values.sum();
    let [first, second] = ["first", "second"].map(|end| bridge[end].as_f64().unwrap());
    let together = bridge["together"]["value"].as_f64().unwrap();
    let size = first.abs().max(second.abs()).max(1.0);
    let apart = (first + told + together - second).abs();
    assert!(apart < 1e-9 * size, "{what}: {apart}");
    for step in steps {
        let paths = step["settings"].as_array().unwrap().iter();
        let paths: Vec<&str> = paths.map(|one| one.as_str().unwrap()).collect();
        let mut rows = listed.iter();
        let row = rows.find(|row| row["settings"] == paths.join("; "));
        let row = row.unwrap_or_else(|| panic!("{what}: no step {paths:?}"));
        same(&step["value"], &row["value"], &what);
        assert_eq!(step["title"], row["step"].as_str());
    }
    let last = listed[listed.len() - 2];
    same(&bridge["together"]["value"], &last["value"], &what);
    steps.len()
}

#[test]
fn plans_side_by_side_are_those_of_the_command_line_to_the_last_digit() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    on_the_command_line(&page, home.path());
    let asked = json!({ "plans": plans(), "draws": DRAWS.parse::<u32>().unwrap() });
    let (lines, last) = ended(&ask(&page, &asked));
    let simulates = |line: &Value| line["doing"] == "Simulating";
    assert!(lines.iter().any(simulates), "{lines:?}");
    let found = &last["answer"];
    let outcomes = found["outcomes"].as_array().unwrap();
    let names = ["lsiz", "lsiz-skills-first", "more"];
    let mut steps = 0;
    for outcome in outcomes {
        for plan in names.into_iter().enumerate() {
            figures_agree(outcome, plan, home.path());
        }
        for plan in names.into_iter().enumerate().skip(1) {
            steps += bridge_agrees(outcome, plan, home.path());
        }
    }
    assert!(
        outcomes.len() > 8 && steps > 20,
        "{} {steps}",
        outcomes.len()
    );
    let by_year = rows(home.path(), "differences_by_year");
    let settings = rows(home.path(), "settings");
    for (plan, name) in names.into_iter().enumerate().skip(1) {
        let years = outcomes[0]["plans"][plan]["years"].as_array().unwrap();
        let listed = by_year.iter().filter(|row| row["scenario"] == name);
        let listed: Vec<_> = listed.collect();
        assert_eq!(years.len(), listed.len());
        for (year, row) in years.iter().zip(listed) {
            for (place, key) in ["p10", "p50", "p90"].into_iter().enumerate() {
                same(&year["difference"][place], &row[key], name);
            }
        }
        let told = found["plans"][plan]["settings"].as_array().unwrap();
        let listed = settings.iter().filter(|row| row["scenario"] == name);
        let listed = listed.map(|row| json!([row["setting"], row["what"], row["second"]]));
        let told = told.iter();
        let told = told.map(|one| json!([one["path"], one["what"], one["here"]]));
        assert_eq!(told.collect::<Vec<_>>(), listed.collect::<Vec<_>>());
    }
    let text = fs::read_to_string(home.path().join("out/summary.md")).unwrap();
    let text = text.replace('\\', "");
    let says = |words: &Value| assert!(text.contains(words.as_str().unwrap()), "{words}\n\n{text}");
    says(&found["basis"]);
    for key in ["basis", "verdict", "regret"] {
        says(&outcomes[0]["decision"][key]);
    }
    for plan in [1, 2] {
        says(&outcomes[0]["plans"][plan]["difference"]["sentence"]);
        says(&outcomes[0]["plans"][plan]["bridge"]["sentence"]);
    }
    let mut promised = 0;
    for outcome in outcomes {
        for plan in outcome["plans"].as_array().unwrap() {
            says(&plan["told"]);
            if !outcome["promised"].is_null() {
                says(&json!(format!(
                    " {} |",
                    plan["kept_told"].as_str().unwrap()
                )));
                promised += 1;
            }
        }
    }
    assert!(promised > 6, "{promised}");
}

#[test]
fn another_plan_and_another_outcome_lead_where_they_are_asked_for() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    let asked = json!({ "plans": plans(), "draws": 100, "with": "Skills first", "outcomes": ["training.completions@2030", "jobs.net"] });
    let (_, last) = ended(&ask(&page, &asked));
    let found = &last["answer"];
    assert_eq!(found["with"], 1);
    let outcomes = found["outcomes"].as_array().unwrap();
    let names: Vec<&str> = outcomes
        .iter()
        .map(|one| one["asked"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["training.completions@2030", "jobs.net@2033"]);
    assert!(outcomes[0]["plans"][1]["difference"].is_null());
    assert!(found["plans"][1]["settings"].as_array().unwrap().is_empty());
    let sentence = outcomes[0]["plans"][0]["bridge"]["sentence"]
        .as_str()
        .unwrap();
    assert!(sentence.contains("than “Skills first”"), "{sentence}");
}

#[test]
fn plans_that_are_no_alternatives_are_not_ranked() {
    let home = tempfile::tempdir().unwrap();
    let other =
        "base = \"chi-zone\"\ntitle = \"Elsewhere\"\nchoice = false\n[fund.grant]\ndelay = 1\n";
    fs::write(home.path().join("elsewhere.toml"), other).unwrap();
    let page = Page::open(home.path());
    let plans = json!([{ "title": "Here", "scenario": "chi-zone" }, { "title": "There", "scenario": "elsewhere" }]);
    let (_, last) = ended(&ask(&page, &json!({ "plans": plans, "draws": 100 })));
    let found = &last["answer"];
    assert_eq!(found["choice"], false);
    assert!(
        found["remarks"][0]
            .as_str()
            .unwrap()
            .contains("no alternatives")
    );
    for outcome in found["outcomes"].as_array().unwrap() {
        assert!(outcome["decision"].is_null() && outcome["plans"][1]["regret"].is_null());
        let sentence = outcome["plans"][1]["difference"]["sentence"]
            .as_str()
            .unwrap();
        assert!(!sentence.contains("better"), "{sentence}");
    }
}

#[test]
fn what_cannot_be_compared_is_refused_in_plain_words() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    let refused = |asked: &Value, status: u16, kind: &str, words: &str| {
        let reply = ask(&page, asked);
        assert_eq!(
            (reply.status, reply.kind().as_str()),
            (status, kind),
            "{asked}: {reply:?}"
        );
        let told = reply.json();
        assert!(told.to_string().contains(words), "{asked}: {told}");
        told
    };
    let plan = |title: &str| json!({ "title": title, "scenario": "chi-zone" });
    let of = |plans: Value| json!({ "plans": plans });
    refused(&of(json!([])), 400, "asked", "two at least");
    refused(
        &of(json!([plan("A")])),
        400,
        "asked",
        "nothing to compare it with",
    );
    let six: Vec<Value> = ["A", "B", "C", "D", "E", "F"].map(plan).to_vec();
    refused(&of(json!(six)), 400, "asked", "5 at most");
    refused(
        &of(json!([plan("A"), plan("A")])),
        400,
        "asked",
        "Two plans are called “A”",
    );
    refused(
        &of(json!([plan("A"), plan(" ")])),
        400,
        "asked",
        "Plan 2 needs a title",
    );
    refused(
        &of(json!([plan("A"), plan(&"x".repeat(201))])),
        400,
        "asked",
        "Plan 2 needs a title",
    );
    let pair = json!([plan("A"), plan("B")]);
    let with = json!({ "plans": pair, "with": "C" });
    refused(&with, 400, "asked", "there are “A”, “B”");
    let unknown = json!({ "plans": pair, "outcomes": ["jobs.nett", "jobs.net@1999"] });
    let told = refused(&unknown, 400, "asked", "did you mean `jobs.net`");
    let message = told["message"].as_str().unwrap();
    assert!(
        message.contains("2024 to 2033") && !message.contains("--"),
        "{message}"
    );
    let many = json!({ "plans": pair, "outcomes": vec!["jobs.net"; 21] });
    refused(&many, 400, "asked", "at most 20 outcomes");
    for draws in [99, 100_001] {
        refused(
            &json!({ "plans": pair, "draws": draws }),
            400,
            "asked",
            "ask for 100 to",
        );
    }
    refused(
        &json!({ "plans": pair, "draws": 90_000 }),
        400,
        "asked",
        "too many to be compared",
    );
    let years = json!([plan("A"), { "title": "Other years", "scenario": "oxleas-shift" }]);
    refused(
        &of(years),
        400,
        "asked",
        "`A` and `Other years` do not have the same years",
    );
    let missing = json!([plan("A"), { "title": "B", "scenario": "../secret" }]);
    refused(&of(missing), 404, "missing", "There is no scenario");
    let wrong = json!([plan("A"), { "title": "B", "scenario": "chi-zone", "changes": [{ "path": "fund.grant.amount", "value": -1 }] }]);
    refused(&of(wrong), 422, "plan", "in “B”, must be 0 or more");
    refused(
        &json!({ "plans": pair, "drawn": 1 }),
        422,
        "request",
        "unknown field",
    );
    assert_eq!(page.get("/api/compare").status, 405);
}

#[test]
fn a_comparison_that_nobody_waits_for_makes_room_for_the_next() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    let long = json!({ "plans": plans(), "draws": 10_000 }).to_string();
    let mut gone = TcpStream::connect(("127.0.0.1", page.port)).unwrap();
    write!(
        gone,
        "POST /api/compare HTTP/1.1\r\nhost: 127.0.0.1:{}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{long}",
        page.port,
        long.len()
    )
    .unwrap();
    // The first line is there: it is under way.
    let mut some = [0; 16];
    gone.read_exact(&mut some).unwrap();
    drop(gone);
    // One long task is done at a time, so that another one waits until this is given up.
    let began = Instant::now();
    let pair = json!([{ "title": "A", "scenario": "chi-zone" }, { "title": "B", "scenario": "chi-zone", "changes": [{ "path": "fund.grant.amount", "value": 10 }] }]);
    let (_, last) = ended(&ask(&page, &json!({ "plans": pair, "draws": 100 })));
    let waited = began.elapsed();
    assert!(
        last["answer"]["outcomes"][0]["plans"][1]["bridge"].is_object(),
        "{last}"
    );
    let began = Instant::now();
    let (_, whole) = ended(&ask(&page, &json!({ "plans": plans(), "draws": 1000 })));
    assert!(whole["answer"].is_object());
    // A tenth of the draws takes a tenth of the time, of which the other plan must not have waited for the whole.
    assert!(
        waited < 5 * began.elapsed() + Duration::from_secs(2),
        "{waited:?}"
    );
}
