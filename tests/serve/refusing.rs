//! Is whoever may not ask refused, and is whatever is wrong said?

use std::fs;

use serde_json::json;

use super::client::{Page, options};

#[test]
fn every_answer_tells_the_browser_what_the_page_may_do() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    for path in [
        "/",
        "/main.js",
        "/style.css",
        "/nothing",
        "/api/scenarios",
        "/api/nothing",
    ] {
        let reply = page.get(path);
        let policy = reply.header("content-security-policy").unwrap();
        assert!(policy.starts_with("default-src 'none'"), "{path}");
        assert!(!policy.contains("unsafe"), "{path}");
        assert_eq!(
            reply.header("x-content-type-options"),
            Some("nosniff"),
            "{path}"
        );
        assert_eq!(
            reply.header("referrer-policy"),
            Some("no-referrer"),
            "{path}"
        );
        assert_eq!(reply.header("set-cookie"), None, "{path}");
        assert_eq!(reply.header("access-control-allow-origin"), None, "{path}");
    }
    let index = page.get("/");
    assert_eq!(
        index.header("content-type"),
        Some("text/html; charset=utf-8")
    );
    for inline in ["<style", " style=", " onclick=", "javascript:"] {
        assert!(!index.body.contains(inline), "{inline}");
    }
}

#[test]
fn other_names_and_other_sites_are_refused() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    let own = format!("http://127.0.0.1:{}", page.port);
    let strange = format!("evil.example:{}", page.port);
    let cases: [(&str, &str, u16); 9] = [
        ("host", strange.as_str(), 403),
        ("host", "evil.example", 403),
        ("host", "", 403),
        ("origin", "http://evil.example", 403),
        ("origin", "null", 403),
        ("origin", &own.replace("http", "https"), 403),
        ("sec-fetch-site", "cross-site", 403),
        ("sec-fetch-site", "same-origin", 200),
        ("origin", &own, 200),
    ];
    for (name, value, status) in cases {
        for line in ["GET /api/scenarios", "GET /"] {
            let reply = page.with_headers(line, &[(name, value)], "");
            assert_eq!(reply.status, status, "{line}, {name}: {value}");
        }
    }
    let reply = page.with_headers(
        "GET /api/scenarios",
        &[("origin", "http://evil.example")],
        "",
    );
    assert_eq!(reply.kind(), "forbidden");
}

#[test]
fn a_request_that_is_none_is_said_to_be_none() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    let simulate = "POST /api/simulate";
    let asked = |body: &str, status: u16, kind: &str| {
        let reply = page.ask(simulate, body);
        assert_eq!(
            (reply.status, reply.kind().as_str()),
            (status, kind),
            "{body}: {reply:?}"
        );
    };
    asked("{", 400, "request");
    asked("[]", 422, "request");
    asked("{}", 422, "request");
    asked(r#"{"scenario": "lsiz", "drawn": 3}"#, 422, "request");
    asked(r#"{"scenario": "lsiz", "draws": 9}"#, 400, "asked");
    asked(r#"{"scenario": "lsiz", "draws": 100001}"#, 400, "asked");
    asked(r#"{"scenario": "lsiz", "draws": -1}"#, 422, "request");
    asked(r#"{"scenario": "nowhere"}"#, 404, "missing");
    asked(r#"{"scenario": "../Cargo"}"#, 404, "missing");
    asked(
        &format!(r#"{{"scenario": "lsiz", "page": "{}"}}"#, "x".repeat(65)),
        400,
        "asked",
    );
    let changes = vec![json!({ "path": "fund.a.amount", "value": 1 }); 501];
    asked(
        &json!({ "scenario": "lsiz", "changes": changes }).to_string(),
        400,
        "asked",
    );
    asked(&"[".repeat(10_000), 422, "request");
    let plain = page.with_headers(simulate, &[("content-type", "text/plain")], "{}");
    assert_eq!(plain.status, 415, "a form of another site cannot ask");
    let large = page.ask(simulate, &" ".repeat(300_000));
    assert_eq!(large.status, 413);
    assert_eq!(page.get("/api/simulate").status, 405);
    assert_eq!(page.ask("DELETE /api/saved/x", "").status, 405);
    assert_eq!(page.get("/api/scenarios/nowhere").status, 404);
    assert_eq!(page.get("/api/").status, 404);
}

#[test]
fn no_path_leads_out_of_the_folder() {
    let home = tempfile::tempdir().unwrap();
    fs::write(
        home.path().join("secret.toml"),
        "start = 2024\ntitle = \"hidden\"\n",
    )
    .unwrap();
    let inner = home.path().join("plans");
    fs::create_dir(&inner).unwrap();
    let page = Page::open(&inner);
    for path in [
        "/api/scenarios/..%2fsecret",
        "/api/scenarios/%2e%2e%2fsecret",
        "/api/scenarios/../../secret",
        "/../secret.toml",
        "/..%2f..%2fetc%2fpasswd",
        "//etc/passwd",
        "/api/scenarios/secret%00",
        "/api/scenarios/backtests%2fx",
    ] {
        let reply = page.get(path);
        assert_eq!(reply.status, 404, "{path}");
        assert!(!reply.body.contains("hidden"), "{path}");
    }
    for name in ["..%2fout", "a%2fb", "%00", ".hidden", "a.toml", "%20"] {
        let reply = page.ask(&format!("PUT /api/saved/{name}"), r#"{"scenario": "lsiz"}"#);
        assert_eq!(reply.status, 400, "{name}");
    }
    assert_eq!(fs::read_dir(&inner).unwrap().count(), 0);
}

#[test]
fn what_is_wrong_with_a_plan_is_what_the_command_line_says() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    let asked = json!({ "scenario": "lsiz", "draws": 100, "changes": [
        { "path": "activity.skills.funded_by.hmg_revenue", "value": 0.9 },
        { "path": "fund.anchor_a.amount", "value": -4 },
        { "path": "fund.hmg_capital.profile", "value": "sideways" },
    ] });
    let reply = page.simulate(&asked);
    assert_eq!(
        (reply.status, reply.kind().as_str()),
        (422, "plan"),
        "{reply:?}"
    );
    let told = reply.json();
    let of = |path: &str| {
        let problems = told["problems"].as_array().unwrap();
        let own = problems.iter().find(|one| one["path"] == path);
        own.unwrap_or_else(|| panic!("nothing about {path}: {told}"))
            .clone()
    };
    assert_eq!(
        of("fund.anchor_a.amount")["message"],
        "must be 0 or more, but is -4"
    );
    assert_eq!(
        of("fund.hmg_capital.profile")["message"],
        "`sideways` is not a profile"
    );
    // What a planner moved takes more than there is: that is said once, and there.
    let overspent = of("activity.skills.funded_by.hmg_revenue");
    let message = overspent["message"].as_str().unwrap();
    assert!(message.ends_with("more than there is"), "{told}");
    assert_eq!(told["problems"].as_array().unwrap().len(), 3, "{told}");
    let unknown = json!({ "scenario": "lsiz", "changes": [
        { "path": "base", "value": "/etc/passwd" },
        { "path": "reference", "value": "secret.toml" },
        { "path": "fund.anchor_a.amounts", "value": 4 },
    ] });
    let told = page.simulate(&unknown).json();
    assert_eq!(told["problems"].as_array().unwrap().len(), 3);
    assert_eq!(
        told["problems"][2]["help"],
        "did you mean `fund.anchor_a.amount`?"
    );
}

#[test]
fn a_shared_page_answers_only_those_who_show_the_token() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::with(regiocast::serve::Options {
        token: Some("correct-horse-battery".to_owned()),
        ..options(home.path())
    });
    let with =
        |shown: &str| page.with_headers("GET /api/scenarios", &[("authorization", shown)], "");
    assert_eq!(page.get("/api/scenarios").status, 401);
    assert_eq!(
        page.get("/api/scenarios").header("www-authenticate"),
        Some("Bearer")
    );
    for wrong in [
        "Bearer wrong",
        "Bearer",
        "Basic correct-horse-battery",
        "Bearer correct-horse-batter",
    ] {
        assert_eq!(with(wrong).status, 401, "{wrong}");
    }
    assert_eq!(with("Bearer correct-horse-battery").status, 200);
    // The page itself holds nothing that is secret.
    assert_eq!(page.get("/").status, 200);
}
