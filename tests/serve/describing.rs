//! Does the description of the API say what the server does?

use proptest::prelude::*;
use serde_json::{Value, json};

use super::client::{Page, Reply};

/// Whether a value is as a schema says: its type, its keys, and all that it holds.
fn mismatch(document: &Value, schema: &Value, value: &Value, at: &str) -> Option<String> {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.rsplit('/').next().unwrap();
        return mismatch(
            document,
            &document["components"]["schemas"][name],
            value,
            at,
        );
    }
    for of in ["oneOf", "anyOf"] {
        if let Some(several) = schema[of].as_array() {
            let fits = several
                .iter()
                .any(|one| mismatch(document, one, value, at).is_none());
            return (!fits).then(|| format!("{at}: {value} is none of {of}"));
        }
    }
    let is_a = |word: &str| match word {
        "null" => value.is_null(),
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        _ => false,
    };
    let types: Vec<&str> = match &schema["type"] {
        Value::String(word) => vec![word],
        Value::Array(words) => words.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    if !types.is_empty() && !types.iter().any(|word| is_a(word)) {
        return Some(format!("{at}: {value} is no {types:?}"));
    }
    if let Some(items) = value.as_array() {
        let mut own = items.iter().enumerate();
        return own.find_map(|(place, item)| {
            mismatch(document, &schema["items"], item, &format!("{at}[{place}]"))
        });
    }
    let object = value.as_object()?;
    let properties = schema["properties"]
        .as_object()
        .cloned()
        .unwrap_or_default();
    let missing = schema["required"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str);
    if let Some(key) = missing.into_iter().find(|key| !object.contains_key(*key)) {
        return Some(format!("{at}: {key} is missing"));
    }
    object
        .iter()
        .find_map(|(key, inner)| match properties.get(key) {
            Some(own) => mismatch(document, own, inner, &format!("{at}.{key}")),
            None => Some(format!("{at}: {key} is not described")),
        })
}

/// The schema of an answer.
fn schema<'d>(document: &'d Value, path: &str, method: &str, status: u16) -> &'d Value {
    let responses = &document["paths"][path][method]["responses"];
    let content = responses[status.to_string()]["content"].as_object();
    content
        .and_then(|content| content.values().next())
        .map_or(&Value::Null, |content| &content["schema"])
}

/// What an answer holds: one value, the lines of a long task, or no JSON but a file.
fn values(reply: &Reply) -> Vec<Value> {
    match reply.header("content-type") {
        Some("application/json") => vec![reply.json()],
        Some("application/x-ndjson") => {
            let lines = reply.body.lines();
            let read = lines.filter_map(|line| serde_json::from_str::<Value>(line).ok());
            let found: Vec<Value> = read.filter(Value::is_object).collect();
            assert!(found.len() > 1, "{reply:?}");
            found
        }
        _ => {
            assert!(reply.header("content-disposition").is_some(), "{reply:?}");
            Vec::new()
        }
    }
}

/// A plan with an assumption that is set anew.
fn judged() -> Value {
    let value = json!({ "form": "pert", "numbers": [80, 90, 120], "reason": "The letter of June" });
    json!({ "scenario": "lsiz", "changes": [{ "path": "fund.anchor_a.amount", "value": value }] })
}

/// A request: the path and method as they are described, the line, and the body.
type Sent = (&'static str, &'static str, &'static str, String);

/// A plan, and what is asked of it beside another.
fn plan_and_asked() -> [Value; 2] {
    let changes = json!([{ "path": "fund.anchor_a.amount", "value": 90 }]);
    let plan = json!({ "scenario": "lsiz", "changes": changes });
    let mut asked = plan.clone();
    asked["draws"] = json!(200);
    asked["pinned"] = json!({ "scenario": "lsiz" });
    [plan, asked]
}

fn of_scenarios() -> Vec<Sent> {
    let [plan, asked] = plan_and_asked();
    vec![
        ("/api/scenarios", "get", "GET /api/scenarios", String::new()),
        (
            "/api/scenarios/{name}",
            "get",
            "GET /api/scenarios/lsiz",
            String::new(),
        ),
        (
            "/api/scenarios/{name}",
            "get",
            "GET /api/scenarios/nothing",
            String::new(),
        ),
        (
            "/api/simulate",
            "post",
            "POST /api/simulate",
            asked.to_string(),
        ),
        (
            "/api/simulate",
            "post",
            "POST /api/simulate",
            r#"{"scenario": "lsiz", "draws": 1}"#.to_owned(),
        ),
        (
            "/api/overlay",
            "post",
            "POST /api/overlay",
            plan.to_string(),
        ),
        (
            "/api/saved/{name}",
            "put",
            "PUT /api/saved/mine",
            plan.to_string(),
        ),
        (
            "/api/saved/{name}",
            "put",
            "PUT /api/saved/mine",
            plan.to_string(),
        ),
        (
            "/api/compare",
            "post",
            "POST /api/compare",
            json!({ "plans": [
                { "title": "A", "scenario": "chi-zone" },
                { "title": "B", "scenario": "chi-zone", "changes": [{ "path": "fund.grant.amount", "value": 9 }] },
            ], "draws": 100 })
            .to_string(),
        ),
        (
            "/api/outcomes",
            "post",
            "POST /api/outcomes",
            plan.to_string(),
        ),
        (
            "/api/explain",
            "post",
            "POST /api/explain",
            r#"{"scenario": "chi-zone", "draws": 256}"#.to_owned(),
        ),
        (
            "/api/mixes",
            "post",
            "POST /api/mixes",
            r#"{"scenario": "lsiz", "draws": 100, "levers": [{"path": "activity.skills.funded_by.hmg_revenue", "values": [0.2, 0.9]}]}"#
                .to_owned(),
        ),
        (
            "/api/mixes",
            "post",
            "POST /api/mixes",
            r#"{"scenario": "lsiz", "levers": []}"#.to_owned(),
        ),
    ]
}

fn of_tasks() -> Vec<Sent> {
    let [plan, _] = plan_and_asked();
    vec![
        (
            "/api/scenarios/{name}",
            "put",
            "PUT /api/scenarios/my-programme",
            r#"{"from": "starter", "title": "Mine"}"#.to_owned(),
        ),
        (
            "/api/scenarios/{name}",
            "put",
            "PUT /api/scenarios/my-programme",
            r#"{"from": "text", "toml": "start = 2024\nyaers = 2"}"#.to_owned(),
        ),
        (
            "/api/scenarios/{name}/file",
            "get",
            "GET /api/scenarios/my-programme/file",
            String::new(),
        ),
        (
            "/api/scenarios/{name}/file",
            "get",
            "GET /api/scenarios/nothing/file",
            String::new(),
        ),
        (
            "/api/assumptions",
            "post",
            "POST /api/assumptions",
            judged().to_string(),
        ),
        (
            "/api/assumptions/impacts",
            "post",
            "POST /api/assumptions/impacts",
            plan.to_string(),
        ),
        (
            "/api/assumptions/preview",
            "post",
            "POST /api/assumptions/preview",
            r#"{"scenario": "lsiz", "path": "fund.anchor_a.amount", "value": {"form": "uniform", "numbers": [80, 90]}}"#
                .to_owned(),
        ),
        (
            "/api/report",
            "post",
            "POST /api/report",
            r#"{"scenario": "chi-zone", "draws": 100, "formats": ["md"]}"#.to_owned(),
        ),
        (
            "/api/report/{pack}/{file}",
            "get",
            "GET /api/report/no/such.html",
            String::new(),
        ),
        (
            "/api/monitoring",
            "post",
            "POST /api/monitoring",
            r#"{"scenario": "chi-zone", "draws": 1024, "return": {"example": "chi-zone-example"}}"#
                .to_owned(),
        ),
        (
            "/api/monitoring/template",
            "post",
            "POST /api/monitoring/template",
            r#"{"scenario": "chi-zone"}"#.to_owned(),
        ),
    ]
}

#[test]
fn every_answer_is_as_it_is_described() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    let document = page.get("/api/openapi.json").json();
    assert_eq!(document["info"]["version"], env!("CARGO_PKG_VERSION"));
    let cases = of_scenarios().into_iter().chain(of_tasks());
    let mut seen = Vec::new();
    for (path, method, line, body) in cases {
        let reply = page.ask(line, &body);
        let schema = schema(&document, path, method, reply.status);
        assert!(
            !schema.is_null(),
            "{line}: {} is not described",
            reply.status
        );
        for value in values(&reply) {
            assert_eq!(mismatch(&document, schema, &value, line), None);
        }
        seen.push(path);
    }
    let described = document["paths"].as_object().unwrap();
    assert!(
        described.keys().all(|path| seen.contains(&path.as_str())),
        "{described:?}"
    );
}

/// Any JSON.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        prop_oneof![
            Just("lsiz"),
            Just("fund.anchor_a.amount"),
            Just("even"),
            Just("../x"),
            Just("")
        ]
        .prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 5, |inner| {
        let key = prop_oneof![
            Just("scenario".to_owned()),
            Just("changes".to_owned()),
            Just("path".to_owned()),
            Just("value".to_owned()),
            Just("draws".to_owned()),
            Just("pinned".to_owned()),
            "[a-z]{1,6}",
        ];
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::btree_map(key, inner, 0..5)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

#[test]
fn whatever_is_sent_the_answer_is_described_and_no_bug() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    let document = page.get("/api/openapi.json").json();
    let refusal = json!({ "$ref": "#/components/schemas/Refusal" });
    let cases = ProptestConfig {
        cases: 200,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let asked = prop_oneof![
        any_json(),
        // A request that is one but for the value of a lever.
        any_json().prop_map(|value| json!({
            "scenario": "lsiz", "draws": 16,
            "changes": [{ "path": "fund.anchor_a.amount", "value": value }],
        })),
        any_json().prop_map(|value| json!({
            "scenario": "lsiz", "draws": 100, "levers": value,
        })),
        any_json().prop_map(|value| json!({
            "scenario": "lsiz", "draws": 100,
            "levers": [{ "path": "fund.anchor_a.amount", "values": value }],
        })),
    ];
    proptest!(cases, |(body in asked)| {
        for line in ["POST /api/assumptions", "POST /api/assumptions/preview", "PUT /api/scenarios/mine", "POST /api/simulate", "POST /api/overlay", "POST /api/mixes", "POST /api/monitoring", "POST /api/monitoring/template"] {
            let reply = page.ask(line, &body.to_string());
            let is_known = matches!(reply.status, 200 | 400 | 404 | 422);
            prop_assert!(is_known, "{} {body}: {reply:?}", line);
            if reply.status != 200 {
                prop_assert_eq!(mismatch(&document, &refusal, &reply.json(), line), None);
            }
        }
    });
}
