use super::*;
use crate::charts::testing::{assert_legible, caption, says};

fn bar(label: &str, low: f64, high: f64) -> Bar {
    let end = |input: &str, result| End {
        input: input.into(),
        result,
    };
    Bar {
        label: label.into(),
        low: end("0.25", low),
        high: end("0.55", high),
        share: Some(0.31),
    }
}

fn tornado(rows: Vec<Bar>) -> Tornado {
    Tornado {
        caption: caption("tornado"),
        axis: "Skilled jobs in 2033/34".into(),
        central: 4000.0,
        rows,
    }
}

#[test]
fn ends_and_shares_are_written_out() {
    let rows = vec![
        bar("Would come anyway", 4800.0, 3300.0),
        bar("Rent", 3900.0, 4100.0),
    ];
    let chart = tornado(rows).draw().unwrap();
    assert_legible(&chart);
    for words in ["0.25", "0.55", "31%", "central case: 4,000"] {
        assert!(says(&chart, words), "{words}");
    }
    assert_eq!(
        chart.alt,
        "Skilled jobs in 2033/34, one input at a time, all else in the central case, which gives 4,000: Would come \
         anyway: 4,800 at 0.25, 3,300 at 0.55 (31% of the whole spread); Rent: 3,900 at 0.25, 4,100 at 0.55 (31% \
         of the whole spread)."
    );
}

#[test]
fn bars_on_one_side_long_names_and_ends_that_move_nothing_stay_legible() {
    let long = "Share of the laboratory space that firms already in the city region would have built for themselves";
    let mut rows = vec![bar(long, 3000.0, 4900.0); 9];
    for (low, high) in [
        (4200.0, 4900.0),
        (3300.0, 3299.0),
        (4000.0, 4000.0),
        (4000.0, 4700.0),
        (4000.0, 3500.0),
        (4001.0, 4002.0),
    ] {
        rows.push(bar("One-sided", low, high));
    }
    for row in &mut rows {
        row.low.input = "£1,250 a square metre".into();
    }
    let mut chart = tornado(rows);
    assert_legible(&chart.draw().unwrap());
    chart.rows.truncate(1);
    chart.rows[0].share = None;
    let one = chart.draw().unwrap();
    assert!(!one.svg.contains("whole"), "{}", one.svg);
    assert_legible(&one);
    let below = vec![bar("Losing", -20.0, -10.0), bar("More", -15.0, 3.0)];
    let mut below = tornado(below);
    below.central = -12.0;
    assert_legible(&below.draw().unwrap());
}

#[test]
fn inputs_that_move_nothing_are_said_to() {
    for central in [4000.0, 0.0] {
        let mut chart = tornado(vec![bar("Rent", central, central)]);
        chart.central = central;
        let chart = chart.draw().unwrap();
        assert!(chart.svg.contains("No input moves"));
        assert_legible(&chart);
    }
}

#[test]
fn odd_data_is_an_error() {
    assert!(tornado(vec![]).draw().is_err());
    assert!(tornado(vec![bar("Many", 1.0, 2.0); 16]).draw().is_err());
    assert!(tornado(vec![bar("Odd", f64::NAN, 2.0)]).draw().is_err());
    let mut odd = tornado(vec![bar("Odd", 1.0, 2.0)]);
    odd.rows[0].share = Some(12.0);
    assert!(matches!(odd.draw(), Err(ChartError::OutOfRange { .. })));
    odd.rows[0].share = None;
    odd.central = f64::INFINITY;
    assert!(odd.draw().is_err());
}
