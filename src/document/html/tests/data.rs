//! Is the data in the page that of the document?

use serde_json::{Value, json};

use super::reading::inside;
use super::{document, render};
use crate::document::{Document, Quoted};

fn data(document: &Document, id: &str) -> Value {
    let page = render(document).unwrap();
    let tag = format!("<script type=\"application/json\" id=\"{id}\">");
    serde_json::from_str(inside(&page, &tag, "</script>")[0]).unwrap()
}

#[test]
fn quoted_figures_are_data_that_cannot_end_their_element() {
    let mut document = document();
    document.quoted.push(Quoted {
        title: "</script><!-- <script>".to_owned(),
        values: [f64::NAN, 1.0, 2.0],
        ..document.quoted[0].clone()
    });
    let quoted = data(&document, "quoted");
    assert_eq!(
        quoted[0],
        json!({
            "name": "jobs.net@2025",
            "title": "Net additional jobs",
            "ledger": "Net additional",
            "unit": "jobs (FTE)",
            "values": [251.3, 512.8, 1_093.4],
            "told": ["250", "510", "1,100"],
            "units": [10.0, 10.0, 100.0],
        })
    );
    assert_eq!(quoted[1]["title"], "</script><!-- <script>");
    assert_eq!(quoted[1]["values"], json!([null, 1.0, 2.0]));
}

#[test]
fn a_chart_to_explore_has_the_words_of_every_number_and_quoted_ones_where_there_are_any() {
    let mut document = document();
    document.quoted[0].told[1] = "about 500".to_owned();
    document.series[0].percentiles[0][6] = f64::NAN;
    let outcome = &data(&document, "explore-data")[0];
    assert_eq!(outcome["years"], json!(["2024/25", "2025/26"]));
    assert_eq!(
        outcome["told"],
        json!([
            ["10", "20", "30", "40", "50", "60", ""],
            ["200", "250", "400", "about 500", "700", "1,100", "1,300"]
        ])
    );
    assert_eq!(outcome["percentiles"][0][6], Value::Null);
    assert_eq!(outcome["central_told"], json!(["45", "600"]));
    assert_eq!(
        outcome["promise"],
        json!({ "place": 1, "value": 2000.0, "text": "Promise: 2,000 by 2025/26" })
    );
}

#[test]
fn the_scale_has_zero_and_covers_all_that_is_drawn() {
    let mut document = document();
    for (low, high, promise) in [
        (0.0, 1_300.0, None),
        (500.0, 700.0, None),
        (-190.0, -20.0, None),
        (-3.0, 0.004, None),
        (0.0, 0.0, None),
        (0.0, 700.0, Some(8_000.0)),
        (0.0, f64::NAN, None),
    ] {
        let series = &mut document.series[0];
        series.percentiles = vec![[low, low, low, low, high, high, high]; 2];
        series.central = vec![low; 2];
        series.promise = promise.map(|value| (2025, value));
        let outcome = &data(&document, "explore-data")[0];
        let ticks = outcome["ticks"].as_array().unwrap();
        let values: Vec<f64> = ticks
            .iter()
            .map(|tick| tick["value"].as_f64().unwrap())
            .collect();
        let top = promise.unwrap_or(if high.is_finite() { high } else { low });
        assert!(values.contains(&0.0), "{values:?}");
        assert!(
            values[0] <= low && values[values.len() - 1] >= top,
            "{values:?}"
        );
        assert!((2..=8).contains(&values.len()), "{values:?}");
    }
}

#[test]
fn without_series_there_is_no_chart_to_explore() {
    let mut document = document();
    document.series.clear();
    let page = render(&document).unwrap();
    assert!(!page.contains("<section id=\"explore\""));
    assert!(!page.contains("href=\"#explore\""));
}

#[test]
fn the_script_rounds_no_number_and_writes_no_markup() {
    let script = include_str!("../script.js");
    for word in [
        "innerHTML",
        "outerHTML",
        "insertAdjacent",
        "toFixed",
        "toPrecision",
        "toLocaleString",
        "Intl.",
    ] {
        assert!(!script.contains(word), "{word}");
    }
    assert!(script.lines().count() <= 300);
}
