use super::*;
use crate::charts::testing::{assert_legible, caption};

fn input(label: &str, value: f64) -> Input {
    Input {
        label: label.into(),
        p5: 0.2,
        p50: 0.4,
        p95: 0.7,
        switch: Switch::At {
            value,
            enough: Enough::Below,
            better: 0.12,
        },
    }
}

fn switching(rows: Vec<Input>) -> Switching {
    Switching {
        caption: caption("switching"),
        target: "at least 5,000 skilled jobs by 2033/34".into(),
        level: 0.5,
        rows,
    }
}

#[test]
fn switching_values_are_written_with_what_lies_on_the_better_side() {
    let mut rows = vec![input("Would come anyway", 0.31), input("Rent", 0.5)];
    rows[1].switch = Switch::Never { enough: true };
    let chart = switching(rows).draw().unwrap();
    assert_legible(&chart);
    for words in [
        "0.31 (12 in 100)",
        "never within its range",
        "chance at least 50 in 100",
    ] {
        assert!(chart.svg.contains(words), "{words}");
    }
    assert_eq!(
        chart.alt,
        "Value of each input at which the chance of at least 5,000 skilled jobs by 2033/34 passes 50 in 100: Would \
         come anyway (0.2 to 0.7): 0.31 (12 in 100); Rent (0.2 to 0.7): never within its range."
    );
}

#[test]
fn the_side_with_enough_is_coloured_as_such() {
    let (left, right, share) = input("Anyway", 0.45).halves();
    assert_eq!((left, right), (ENOUGH, SHORT));
    assert!((share - 0.5).abs() < 1e-9);
    let mut other = input("Anyway", 0.45);
    other.switch = Switch::Never { enough: false };
    assert_eq!((other.halves().0, other.halves().1), (SHORT, SHORT));
}

#[test]
fn many_long_single_and_fixed_inputs_stay_legible() {
    let long = "Share of the laboratory space that firms already in the city region would have built for themselves";
    let mut rows = vec![input(long, 0.2); 12];
    rows[3].switch = Switch::Never { enough: false };
    rows[4].switch = Switch::At {
        value: 0.7,
        enough: Enough::Above,
        better: 0.999,
    };
    (rows[5].p5, rows[5].p95) = (-1_250_000.0, 1_250_000.0);
    (rows[6].p5, rows[6].p50, rows[6].p95) = (0.4, 0.4, 0.4);
    rows[6].switch = Switch::Never { enough: true };
    let mut chart = switching(rows);
    assert_legible(&chart.draw().unwrap());
    chart.rows.truncate(1);
    chart.level = 0.001;
    assert_legible(&chart.draw().unwrap());
}

#[test]
fn odd_data_is_an_error() {
    assert!(switching(vec![]).draw().is_err());
    assert!(switching(vec![input("Many", 0.3); 13]).draw().is_err());
    let outside = switching(vec![input("Outside", 0.9)]);
    assert!(matches!(outside.draw(), Err(ChartError::Order { .. })));
    assert!(switching(vec![input("Odd", f64::NAN)]).draw().is_err());
    let mut level = switching(vec![input("Fine", 0.3)]);
    level.level = 50.0;
    assert!(matches!(level.draw(), Err(ChartError::OutOfRange { .. })));
}
