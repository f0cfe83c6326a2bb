//! Is the pack of the page that of `regiocast report`, to the last byte, and is what is no pack refused?

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use super::client::{Page, Reply, options};

/// The lines of the answer to a long task: how far it was, and how it ended.
#[track_caller]
pub fn ended(reply: &Reply) -> (Vec<Value>, Value) {
    assert_eq!(reply.status, 200, "{reply:?}");
    let mut lines: Vec<Value> = reply
        .body
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        // Between the lines stands how long each is.
        .filter(Value::is_object)
        .collect();
    let last = lines.pop().unwrap();
    (lines, last)
}

#[track_caller]
fn made(page: &Page, asked: &Value) -> Value {
    let reply = page.ask("POST /api/report", &asked.to_string());
    let (lines, last) = ended(&reply);
    assert!(
        lines.iter().any(|line| line["doing"] == "Simulating")
            && lines
                .iter()
                .any(|line| line["doing"] == "Writing the files"),
        "{lines:?}"
    );
    last["answer"].clone()
}

fn report(folder: &Path, command: &str) {
    let arguments = command.strip_prefix("regiocast ").unwrap().split(' ');
    let output = Command::new(env!("CARGO_BIN_EXE_regiocast"))
        .current_dir(folder)
        .args(arguments)
        .args(["--out", "pack", "--quiet"])
        .output()
        .unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command}: {complaint}");
}

#[track_caller]
fn file<'a>(made: &'a Value, kind: &str) -> &'a Value {
    let files = made["files"].as_array().unwrap();
    let own = files.iter().find(|one| one["kind"] == kind);
    own.unwrap_or_else(|| panic!("no {kind}: {made}"))
}

#[test]
fn the_pack_of_a_saved_plan_is_that_of_the_command_line() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    let asked = json!({ "scenario": "chi-zone", "changes": some_change(&page), "draws": 400, "lead": "Borough" });
    let made = made(&page, &asked);
    assert_eq!(
        (&made["plan"], &made["saved"]),
        (&json!("chi-zone-changed.toml"), &json!(false))
    );
    // Saved as the pack says, the plan gives the same pack by the command that the pack says.
    let plan = page.get(
        file_of(&made, "chi-zone-changed.toml")["href"]
            .as_str()
            .unwrap(),
    );
    assert_eq!(plan.status, 200);
    fs::write(home.path().join("chi-zone-changed.toml"), &plan.body).unwrap();
    report(home.path(), made["command"].as_str().unwrap());
    for kind in ["html", "md"] {
        let own = file(&made, kind);
        let name = own["name"].as_str().unwrap();
        let reply = page.get(own["href"].as_str().unwrap());
        assert_eq!(reply.status, 200, "{name}");
        let saved = format!("attachment; filename=\"{name}\"");
        assert_eq!(reply.header("content-disposition"), Some(&*saved));
        let expected = fs::read_to_string(home.path().join("pack").join(name)).unwrap();
        assert!(reply.body == expected, "{name} differs");
        assert_eq!(own["bytes"], expected.len());
    }
    for kind in ["xlsx", "docx"] {
        let own = file(&made, kind);
        let length = fs::metadata(home.path().join("pack").join(own["name"].as_str().unwrap()))
            .unwrap()
            .len();
        assert_eq!(own["bytes"], length, "{kind}");
    }
    // What the page shows is what stands in the pack.
    let text = fs::read_to_string(home.path().join("pack/chi-zone-changed-bid.md")).unwrap();
    let figures = made["figures"].as_array().unwrap();
    assert!(figures.len() > 5 && !made["statements"].as_array().unwrap().is_empty());
    for one in made["statements"].as_array().unwrap() {
        let sentence = one["sentence"].as_str().unwrap();
        assert!(text.replace('\\', "").contains(sentence), "{sentence}");
    }
    let told = fs::read_to_string(home.path().join("pack/run.toml")).unwrap();
    assert!(told.contains(made["digest"].as_str().unwrap()), "{told}");
    // Saved under that name, it is the same plan, and its pack has the same name.
    assert_eq!(self::made(&page, &asked)["saved"], true);
}

#[track_caller]
fn file_of<'a>(made: &'a Value, name: &str) -> &'a Value {
    let files = made["files"].as_array().unwrap();
    files
        .iter()
        .find(|one| one["name"] == name)
        .unwrap_or_else(|| panic!("no {name}: {made}"))
}

/// A lever of the scenario, moved.
fn some_change(page: &Page) -> Value {
    let opened = page.get("/api/scenarios/chi-zone").json();
    let levers = opened["levers"].as_array().unwrap();
    let amount = levers.iter().find(|one| one["kind"] == "amount").unwrap();
    json!([{ "path": amount["path"], "value": amount["published"].as_f64().unwrap() * 0.8 }])
}

#[test]
fn a_name_that_another_plan_has_is_not_taken_for_it() {
    let home = tempfile::tempdir().unwrap();
    fs::write(
        home.path().join("chi-zone-changed.toml"),
        "base = \"chi-zone\"\ntitle = \"Other\"\n",
    )
    .unwrap();
    let page = Page::open(home.path());
    let asked = |name: &str| json!({ "scenario": "chi-zone", "changes": some_change(&page), "draws": 100, "formats": ["md"], "name": name });
    assert_eq!(made(&page, &asked(""))["plan"], "chi-zone-changed-2.toml");
    for (name, status, kind) in [
        ("chi-zone-changed", 409, "exists"),
        ("chi-zone", 409, "exists"),
        ("lsiz", 409, "exists"),
        ("../x", 400, "asked"),
        ("a b", 400, "asked"),
    ] {
        let reply = page.ask("POST /api/report", &asked(name).to_string());
        assert_eq!(
            (reply.status, reply.kind().as_str()),
            (status, kind),
            "{name}: {reply:?}"
        );
    }
    assert_eq!(
        fs::read_dir(home.path()).unwrap().count(),
        1,
        "a pack writes nothing"
    );
}

#[test]
fn what_is_no_pack_is_refused_before_anything_is_simulated() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    let cases = [
        (json!({}), 422),
        (json!({ "scenario": "nowhere" }), 404),
        (json!({ "scenario": "../Cargo" }), 404),
        (json!({ "scenario": "chi-zone", "draws": 99 }), 400),
        (json!({ "scenario": "chi-zone", "draws": 100_001 }), 400),
        (json!({ "scenario": "chi-zone", "formats": ["pdf"] }), 422),
        (
            json!({ "scenario": "chi-zone", "reader": "everybody" }),
            422,
        ),
        (
            json!({ "scenario": "chi-zone", "lead": "x".repeat(201) }),
            400,
        ),
        (json!({ "scenario": "chi-zone", "lead": "a\nb" }), 400),
        (json!({ "scenario": "chi-zone", "out": "/etc" }), 422),
        (
            json!({ "scenario": "chi-zone", "changes": [{ "path": "base", "value": "x" }] }),
            422,
        ),
    ];
    for (asked, status) in cases {
        let reply = page.ask("POST /api/report", &asked.to_string());
        assert_eq!(reply.status, status, "{asked}: {reply:?}");
        assert!(!reply.kind().is_empty());
    }
    for path in [
        "/api/report/x/y.html",
        "/api/report/x/..%2f..%2fetc%2fpasswd",
        "/api/report/%00/a",
    ] {
        let reply = page.get(path);
        assert_eq!(
            (reply.status, reply.kind().as_str()),
            (404, "missing"),
            "{path}"
        );
    }
}

#[test]
fn a_pack_of_a_shared_page_is_for_those_with_the_token_alone() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::with(regiocast::serve::Options {
        token: Some("correct-horse-battery".to_owned()),
        ..options(home.path())
    });
    let token = ("authorization", "Bearer correct-horse-battery");
    let asked = json!({ "scenario": "chi-zone", "draws": 100, "formats": ["md"] }).to_string();
    let kind = ("content-type", "application/json");
    let reply = page.with_headers("POST /api/report", &[token, kind], &asked);
    let (_, last) = ended(&reply);
    let href = file(&last["answer"], "md")["href"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(page.get(&href).status, 401);
    let reply = page.with_headers(&format!("GET {href}"), &[token], "");
    assert_eq!(reply.status, 200);
    assert_eq!(reply.header("x-content-type-options"), Some("nosniff"));
}
