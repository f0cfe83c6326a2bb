//! Is a plan saved whole or not at all, in the folder and nowhere else?

use std::fs;

use serde_json::json;

use super::client::{Page, options};

fn asked(scenario: &str, amount: f64) -> String {
    let changes = json!([{ "path": "fund.anchor_a.amount", "value": amount }]);
    json!({ "scenario": scenario, "changes": changes, "title": "Less from the anchor" }).to_string()
}

#[test]
fn a_plan_is_saved_listed_and_opened_again() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    let saved = page.ask("PUT /api/saved/less", &asked("lsiz", 90.0));
    assert_eq!(saved.status, 200, "{saved:?}");
    assert_eq!(saved.json()["command"], "regiocast run less.toml");
    let text = fs::read_to_string(home.path().join("less.toml")).unwrap();
    assert!(
        text.starts_with("base = \"lsiz\"\ntitle = \"Less from the anchor\"\n"),
        "{text}"
    );
    let overlay = page.ask("POST /api/overlay", &asked("lsiz", 90.0)).json();
    assert_eq!(overlay["toml"].as_str(), Some(text.as_str()));
    let cards = page.get("/api/scenarios").json();
    let first = &cards["scenarios"][0];
    assert_eq!(
        (&first["name"], &first["own"]),
        (&json!("less"), &json!(true))
    );
    let opened = page.get("/api/scenarios/less").json();
    let levers = opened["levers"].as_array().unwrap();
    let lever = levers
        .iter()
        .find(|one| one["path"] == "fund.anchor_a.amount")
        .unwrap();
    assert_eq!(lever["published"], json!(90.0));
    // And built upon.
    let further = page.ask("PUT /api/saved/even-less", &asked("less", 60.0));
    assert_eq!(further.status, 200, "{further:?}");
    let text = fs::read_to_string(home.path().join("even-less.toml")).unwrap();
    assert!(
        text.contains("base = \"less.toml\"") && text.contains("90 in less"),
        "{text}"
    );
}

#[test]
#[cfg(unix)]
fn whoever_may_read_other_files_of_the_folder_may_read_a_saved_plan() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    page.ask("PUT /api/saved/less", &asked("lsiz", 90.0));
    fs::write(home.path().join("other"), "").unwrap();
    let mode = |name: &str| {
        let metadata = fs::metadata(home.path().join(name)).unwrap();
        metadata.permissions().mode()
    };
    assert_eq!(mode("less.toml"), mode("other"));
}

#[test]
fn nothing_is_replaced_unasked_and_nothing_builds_on_itself() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    page.ask("PUT /api/saved/less", &asked("lsiz", 90.0));
    let before = fs::read(home.path().join("less.toml")).unwrap();
    let again = page.ask("PUT /api/saved/less", &asked("lsiz", 80.0));
    assert_eq!((again.status, again.kind().as_str()), (409, "exists"));
    assert_eq!(fs::read(home.path().join("less.toml")).unwrap(), before);
    let over = asked("lsiz", 80.0).replace("\"title\"", "\"replace\":true,\"title\"");
    assert_eq!(page.ask("PUT /api/saved/less", &over).status, 200);
    let text = fs::read_to_string(home.path().join("less.toml")).unwrap();
    assert!(text.contains("value = 80.0"), "{text}");
    page.ask("PUT /api/saved/further", &asked("less", 70.0));
    for (name, base) in [
        ("less", "less"),
        ("less", "further"),
        ("lsiz", "less"),
        ("chi-zone", "lsiz"),
    ] {
        let reply = page.ask(&format!("PUT /api/saved/{name}"), &asked(base, 1.0));
        assert_eq!(
            (reply.status, reply.kind().as_str()),
            (400, "asked"),
            "{name} on {base}"
        );
    }
    let wrong = page.ask("PUT /api/saved/wrong", &asked("lsiz", -1.0));
    assert_eq!(wrong.status, 422);
    let mut left: Vec<String> = fs::read_dir(home.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    left.sort();
    assert_eq!(
        left,
        ["further.toml", "less.toml"],
        "nothing half written is left"
    );
}

#[test]
fn a_page_that_saves_nothing_says_so() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::with(regiocast::serve::Options {
        read_only: true,
        ..options(home.path())
    });
    let reply = page.ask("PUT /api/saved/less", &asked("lsiz", 90.0));
    assert_eq!((reply.status, reply.kind().as_str()), (403, "forbidden"));
    assert!(reply.body.contains("--read-only"));
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
    assert_eq!(page.get("/api/scenarios").json()["read_only"], true);
}
