use super::*;
use crate::charts::testing::{assert_legible, caption, path, years};

fn difference(ends: [f64; 5]) -> Difference {
    let [p5, p25, p50, p75, p95] = ends.map(path);
    Difference {
        caption: caption("difference"),
        axis: "Difference in skilled jobs (full-time equivalent)".into(),
        reference: "As planned".into(),
        other: "Laboratory opens two years later".into(),
        years: years(),
        p5,
        p25,
        p50,
        p75,
        p95,
    }
}

const BOTH: [f64; 5] = [-812.0, -310.0, 44.0, 395.0, 1008.0];

#[test]
fn the_sides_and_the_signs_are_written_out() {
    let chart = difference(BOTH).draw().unwrap();
    assert_legible(&chart);
    for words in [
        "more than ‘As planned’",
        "less than ‘As planned’",
        "no difference",
        "median: +44",
    ] {
        assert!(chart.svg.contains(words), "{words}");
    }
    assert_eq!(
        chart.alt,
        "Difference in skilled jobs (full-time equivalent), 2024/25 to 2033/34, ‘Laboratory opens two years \
         later’ compared with ‘As planned’: in 2033/34 the median is +44, half of simulations fall between −310 \
         and +400, 9 in 10 between −810 and +1,000. A line marks no difference."
    );
}

#[test]
fn differences_on_one_side_tiny_and_without_height_stay_legible() {
    let tiny = BOTH.map(|value| value * 1e-4);
    let below = BOTH.map(|value| value - 1100.0);
    let above = BOTH.map(|value| value + 900.0);
    for ends in [BOTH, below, above, tiny, [250.0; 5], [-3.0; 5]] {
        let mut difference = difference(ends);
        assert_legible(&difference.draw().unwrap());
        difference.reference = "Liverpool life sciences with a slower build-up of laboratory \
                                space, fewer training places and no second fund"
            .into();
        let chart = difference.draw().unwrap();
        assert_legible(&chart);
        assert!(chart.svg.contains("\nmore than") && chart.svg.contains("\nless than"));
    }
}

#[test]
fn no_difference_at_all_is_said() {
    let chart = difference([0.0; 5]).draw().unwrap();
    assert_legible(&chart);
    assert!(chart.svg.contains("No difference in any year"));
    assert!(!chart.svg.contains("in this scenario"));
}

#[test]
fn one_year_is_drawn_and_odd_data_refused() {
    let mut one = difference(BOTH);
    one.years = vec![2033];
    for list in [
        &mut one.p5,
        &mut one.p25,
        &mut one.p50,
        &mut one.p75,
        &mut one.p95,
    ] {
        *list = vec![list[9]];
    }
    assert_legible(&one.draw().unwrap());
    one.p50[0] = f64::NAN;
    assert!(matches!(one.draw(), Err(ChartError::NotDrawable { .. })));
    let mut crossed = difference(BOTH);
    crossed.p25[4] = 9999.0;
    assert!(matches!(crossed.draw(), Err(ChartError::Order { .. })));
    assert!(Difference::default().draw().is_err());
}
