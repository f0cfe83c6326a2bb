use super::*;
use crate::charts::testing::{assert_legible, caption};

fn ranked(labels: &[&str], top: f64, width: f64) -> Ranked {
    let rows = labels.iter().zip(0_u8..).map(|(label, place)| {
        let p50 = top - f64::from(place) * width * 0.1;
        Place {
            label: (*label).into(),
            p10: p50 - width,
            p50,
            p90: p50 + width * 1.5,
        }
    });
    Ranked {
        caption: caption("ranked"),
        axis: "Skilled jobs in 2033/34".into(),
        rows: rows.collect(),
        reference: Some(0),
    }
}

#[test]
fn the_text_alternative_names_each_scenario_and_the_reference() {
    let chart = ranked(&["As planned", "Slower"], 1400.0, 500.0);
    let chart = chart.draw().unwrap();
    assert_legible(&chart);
    assert!(chart.svg.contains("median of the scenario in bold"));
    assert_eq!(
        chart.alt,
        "Skilled jobs in 2033/34, median and the range of 8 in 10 simulations: As planned 1,400 (900 to 2,200); \
         Slower 1,400 (850 to 2,100). A line marks the median of As planned."
    );
}

#[test]
fn the_page_grows_with_rows_and_their_names() {
    let long = "Laboratory opens two years later, private share of the second fund 40% instead of 55%, and no \
                further training places";
    let short = ranked(&["Slower"; 50], 900.0, 500.0).draw().unwrap();
    let grown = ranked(&[long; 50], 900.0, 500.0).draw().unwrap();
    for chart in [&short, &grown] {
        assert_legible(chart);
    }
    let height = |chart: &Chart| -> f64 {
        let rest = chart.svg.split_once("height=\"").unwrap().1;
        rest.split_once('"').unwrap().0.parse().unwrap()
    };
    assert!(height(&grown) > height(&short) + 900.0);
    assert!(height(&short) > 1300.0);
}

#[test]
fn one_row_negative_zero_and_close_rows_stay_legible() {
    let one = ranked(&["Only"], 900.0, 500.0).draw().unwrap();
    assert!(!one.svg.contains("does not start at zero"));
    let below = ranked(&["Losing", "More"], -900.0, 100.0).draw().unwrap();
    let close = ranked(&["A", "B", "C"], 4312.0, 3.0).draw().unwrap();
    assert!(close.svg.contains("does not start at zero"));
    let zero = ranked(&["A", "B", "C"], 0.0, 0.0).draw().unwrap();
    assert!(zero.svg.contains("Every value is zero"));
    for chart in [one, below, close, zero] {
        assert_legible(&chart);
    }
}

#[test]
fn odd_data_is_an_error() {
    assert!(ranked(&[], 1.0, 1.0).draw().is_err());
    assert!(ranked(&["Many"; 51], 1.0, 1.0).draw().is_err());
    assert!(ranked(&["Odd"], f64::NAN, 1.0).draw().is_err());
    assert!(ranked(&["Crossed"], 1.0, -1.0).draw().is_err());
    let mut beyond = ranked(&["A", "B"], 1.0, 1.0);
    beyond.reference = Some(2);
    assert!(matches!(beyond.draw(), Err(ChartError::Lengths { .. })));
    beyond.reference = None;
    assert!(!beyond.draw().unwrap().svg.contains("in bold"));
}
