//! Is an answer that of `regiocast run`, to the last digit?

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use super::client::Page;

fn plan() -> Value {
    json!([
        { "path": "fund.anchor_a.amount", "value": 90 },
        { "path": "fund.anchor_b.arrives", "value": 1 },
        { "path": "fund.hmg_revenue.profile", "value": "front-loaded" },
        { "path": "activity.skills.funded_by.hmg_revenue", "value": 0.35 },
        { "path": "event.planned_delay_activity_hemisphere.delay", "value": 2 },
    ])
}

/// Every figure of a run: by metric and year, all columns by their headings.
pub fn run(
    folder: &Path,
    file: &str,
    draws: u32,
) -> BTreeMap<(String, String), BTreeMap<String, String>> {
    let output = Command::new(env!("CARGO_BIN_EXE_regiocast"))
        .current_dir(folder)
        .args(["run", file, "--charts", "none", "--out", "run", "--quiet"])
        .args(["--draws", &draws.to_string()])
        .output()
        .unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaint}");
    let mut rows = csv::Reader::from_path(folder.join("run/tables/summary.csv")).unwrap();
    let heads = rows.headers().unwrap().clone();
    let own = |record: csv::StringRecord| -> BTreeMap<String, String> {
        let cells = heads.iter().zip(record.iter());
        cells
            .map(|(head, cell)| (head.to_owned(), cell.to_owned()))
            .collect()
    };
    let all = rows.records().map(|record| own(record.unwrap()));
    all.map(|row| ((row["metric"].clone(), row["year"].clone()), row))
        .collect()
}

/// Compares a figure of an answer with the row of the run; gives how many numbers were compared.
#[track_caller]
pub fn compare(figure: &Value, row: &BTreeMap<String, String>, means: bool) -> usize {
    let mut compared = 0;
    let mut names = vec!["p5", "p10", "p25", "p50", "p75", "p90", "p95", "central"];
    if means {
        names.push("mean");
    }
    for name in names {
        let expected: Option<f64> = row[name].parse().ok();
        assert_eq!(figure[name].as_f64(), expected, "{name} of {row:?}");
        compared += 1;
    }
    compared
}

#[test]
fn a_saved_plan_gives_the_same_bits_on_the_command_line() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    let saved = page.ask(
        "PUT /api/saved/mine",
        &json!({ "scenario": "lsiz", "changes": plan() }).to_string(),
    );
    assert_eq!(saved.status, 200, "{saved:?}");
    // Draws are kept up to 16,384 and counted beyond.
    for draws in [2_000, 20_000] {
        let asked = json!({ "scenario": "lsiz", "changes": plan(), "draws": draws });
        let answer = page.simulate(&asked).json();
        let rows = run(home.path(), "mine.toml", draws);
        let last = answer["years"].as_array().unwrap().last().unwrap()["start"].to_string();
        let mut compared = 0;
        for line in answer["ledgers"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|one| one["lines"].as_array().unwrap())
        {
            let metric = line["metric"].as_str().unwrap().to_owned();
            let row = rows.get(&(metric.clone(), last.clone()));
            let row = row.or_else(|| rows.get(&(metric.clone(), String::new())));
            compared += compare(line, row.unwrap_or_else(|| panic!("no {metric}")), false);
        }
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
        assert!(compared > 600, "only {compared} numbers were compared");
        let told = std::fs::read_to_string(home.path().join("run/run.toml")).unwrap();
        assert!(
            told.contains(saved.json()["digest"].as_str().unwrap()),
            "{told}"
        );
        assert_eq!(every_ledger(&answer), headline(home.path()));
    }
}

fn every_ledger(answer: &Value) -> Vec<String> {
    let ledgers = answer["ledgers"].as_array().unwrap().iter();
    let lines = ledgers.flat_map(|ledger| ledger["lines"].as_array().unwrap());
    lines
        .map(|line| line["metric"].as_str().unwrap().to_owned())
        .collect()
}

/// The metrics of the run's headline table that are no promise: the page leaves none of them out.
fn headline(folder: &Path) -> Vec<String> {
    let mut rows = csv::Reader::from_path(folder.join("run/tables/headline.csv")).unwrap();
    let all = rows.records().map(Result::unwrap);
    all.filter(|row| &row[0] != "Promised" && &row[1] != "value.npsv.positive")
        .map(|row| row[1].to_owned())
        .collect()
}

#[test]
fn a_plan_beside_itself_differs_by_nothing_and_beside_another_by_its_own_range() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    let itself = json!({
        "scenario": "chi-zone", "draws": 600, "pinned": { "scenario": "chi-zone" },
    });
    let answer = page.simulate(&itself).json();
    assert_eq!(answer["same_as_pinned"], true);
    let net = &answer["ledgers"][0]["lines"][0]["difference"];
    assert_eq!(
        (&net["p10"], &net["p90"], &net["clear"]),
        (&json!(0.0), &json!(0.0), &json!(false))
    );
    let less = json!({
        "scenario": "lsiz", "draws": 600, "pinned": { "scenario": "lsiz" },
        "changes": [{ "path": "fund.hmg_revenue.amount", "value": 14 }],
    });
    let first = page.simulate(&less);
    let answer = first.json();
    assert_eq!(answer["same_as_pinned"], false);
    let people = &answer["ledgers"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["id"] == "people")
        .unwrap()["lines"][0];
    let difference = &people["difference"];
    assert_eq!(difference["clear"], true);
    assert!(
        difference["p90"].as_f64().unwrap() < 0.0,
        "half of the money trains fewer: {difference}"
    );
    assert!(
        difference["sentence"].as_str().unwrap().contains('−'),
        "{difference}"
    );
    let years = answer["fans"][2]["difference"].as_array().unwrap();
    assert_eq!(years.len(), 10);
    // The pinned plan is remembered, and the answer is the same.
    assert_eq!(page.simulate(&less).body, first.body);
}

#[test]
fn a_delay_moves_money_to_later_years() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    let so_far = |changes: Value| {
        let asked = json!({ "scenario": "lsiz", "draws": 400, "changes": changes });
        let answer = page.simulate(&asked).json();
        let means = answer["money"][0]["rows"]
            .as_array()
            .unwrap()
            .iter()
            .take(4);
        means.map(|row| row["mean"].as_f64().unwrap()).sum::<f64>()
    };
    let late = json!([{ "path": "event.planned_delay_fund_hmg_capital.delay", "value": 2 }]);
    let (usual, late) = (so_far(json!([])), so_far(late));
    assert!(late < 0.8 * usual, "{late} of {usual}");
}

#[test]
fn a_promise_says_by_how_much_it_is_missed_and_in_which_prices_and_ratios_why_they_lie_apart() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    let answer = page
        .simulate(&json!({ "scenario": "lsiz", "draws": 200 }))
        .json();
    let told = |title: &str| {
        let mut all = answer["targets"].as_array().unwrap().iter();
        let found = all.find(|one| one["title"].as_str().unwrap().starts_with(title));
        found.unwrap()["range_sentence"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let money = told("£800m");
    assert!(money.contains("m in the money of the day. "), "{money}");
    assert!(
        money.contains(". In the futures that miss it, half miss by more than £"),
        "{money}"
    );
    let jobs = told("8,000 skilled jobs");
    assert!(
        !jobs.contains("prices") && jobs.ends_with(" jobs."),
        "{jobs}"
    );
    let ledger = |id: &str| {
        let mut all = answer["ledgers"].as_array().unwrap().iter();
        all.find(|one| one["id"] == id).unwrap().clone()
    };
    let has = |ledger: &Value, metric: &str| {
        let mut lines = ledger["lines"].as_array().unwrap().iter();
        lines.any(|line| line["metric"] == metric)
    };
    let (place, welfare) = (ledger("place"), ledger("welfare"));
    assert!(has(&place, "value.gva_per_public_pound") && has(&welfare, "value.bcr"));
    let note = welfare["note"].as_str().unwrap();
    assert!(
        note.contains("value added is counted where it happens"),
        "{note}"
    );
    assert_eq!(place["note"], "");
}
