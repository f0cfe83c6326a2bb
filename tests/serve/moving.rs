//! Where one activity gets what another one gives up: are the mixes those of the whole grid, and no others?

use serde_json::{Value, json};

use super::client::Page;
use super::packing::ended;

const GETS: &str = "activity.skills.funded_by.hmg_revenue";
const GIVES: &str = "activity.chi_zone.funded_by.hmg_revenue";
const PUBLISHED: [f64; 2] = [0.285_714, 0.348_214];

fn ask(page: &Page, values: [[f64; 3]; 2], together: bool) -> Value {
    let [gets, gives] = values;
    let asked = json!({
        "scenario": "lsiz", "draws": 300, "outcome": "jobs.net_skilled@2033", "together": together,
        "levers": [{ "path": GETS, "values": gets }, { "path": GIVES, "values": gives }],
    });
    let (_, last) = ended(&page.ask("POST /api/mixes", &asked.to_string()));
    last["answer"].clone()
}

fn mixes(found: &Value) -> &[Value] {
    found["mixes"].as_array().unwrap()
}

#[test]
fn what_one_activity_gets_the_other_gives_up() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    let [gets, gives] = PUBLISHED;
    let values = [
        [0.2, gets, 0.4],
        [gives + gets - 0.2, gives, gives + gets - 0.4],
    ];
    let moved = ask(&page, values, true);
    assert_eq!(moved["together"], true);
    assert_eq!(mixes(&moved).len(), 3);
    let grid = ask(&page, values, false);
    assert_eq!(grid["together"], false);
    assert_eq!(mixes(&grid).len(), 9);
    for (at, mix) in mixes(&moved).iter().enumerate() {
        let same = &mixes(&grid)[4 * at];
        assert_eq!(mix["values"], json!([values[0][at], values[1][at]]));
        assert_eq!(mix["values"], same["values"]);
        // A grid regrets the best of more mixes; all else is the same.
        for key in ["p10", "p50", "p90", "mean", "told", "difference"] {
            assert_eq!(mix["brings"][key], same["brings"][key], "{key} of {at}");
        }
        assert_eq!(mix["screen"], json!(at == 1));
    }
    // In one corner of the grid more is spent than there is; not so where money only moves.
    let cannot = |found: &Value| {
        mixes(found)
            .iter()
            .filter(|mix| mix["brings"].is_null())
            .count()
    };
    assert_eq!((cannot(&moved), cannot(&grid)), (0, 1));
}

#[test]
fn as_many_values_of_each_are_needed() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    let asked = json!({
        "scenario": "lsiz", "together": true,
        "levers": [{ "path": GETS, "values": [0.1, 0.2] }, { "path": GIVES, "values": [0.3] }],
    });
    let reply = page.ask("POST /api/mixes", &asked.to_string());
    assert_eq!(reply.status, 400);
    let said = reply.json()["message"].as_str().unwrap().to_owned();
    assert!(
        said.contains("2 values of the first and 1 of the second"),
        "{said}"
    );
}
