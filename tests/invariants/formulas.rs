//! A formula is the same arithmetic as on the table's own draws.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::sketch::{Sketch, sketches};
use crate::common::draws::answers;

/// A formula made at random: its text, and what it comes to in a year of an answer.
#[derive(Debug, Clone)]
enum Part {
    Number(u8),
    Metric(usize, bool),
    Assumption,
    Join(char, Box<Part>, Box<Part>),
    Least(Box<Part>, Box<Part>),
    Before(Box<Part>),
}

const METRICS: [&str; 3] = ["jobs.filled", "investment.total", "jobs.created"];

fn parts() -> impl Strategy<Value = Part> {
    let leaf = prop_oneof![
        (0_u8..20).prop_map(Part::Number),
        (0_usize..3, any::<bool>()).prop_map(|(metric, total)| Part::Metric(metric, total)),
        Just(Part::Assumption),
    ];
    leaf.prop_recursive(4, 24, 2, |inner| {
        let sign = prop_oneof![Just('+'), Just('-'), Just('*'), Just('/')];
        prop_oneof![
            (sign, inner.clone(), inner.clone()).prop_map(|(sign, a, b)| Part::Join(
                sign,
                Box::new(a),
                Box::new(b)
            )),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| Part::Least(Box::new(a), Box::new(b))),
            inner.prop_map(|part| Part::Before(Box::new(part))),
        ]
    })
}

impl Part {
    fn text(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            // Stocks have no totals.
            Self::Metric(place, total) => match (METRICS[*place], total) {
                ("jobs.filled", _) | (_, false) => format!("{{{}}}", METRICS[*place]),
                (name, true) => format!("{{{name}.total}}"),
            },
            Self::Assumption => "factor".to_owned(),
            Self::Join(sign, a, b) => format!("({} {sign} {})", a.text(), b.text()),
            Self::Least(a, b) => format!("min({}, {})", a.text(), b.text()),
            Self::Before(part) => format!("previous({})", part.text()),
        }
    }

    fn value(&self, rows: &[Vec<f64>], factor: f64, year: usize) -> f64 {
        match self {
            Self::Number(number) => f64::from(*number),
            Self::Metric(0, _) => rows[0][year],
            Self::Metric(place, true) => rows[*place][..=year].iter().sum(),
            Self::Metric(place, false) => rows[*place][year],
            Self::Assumption => factor,
            Self::Join(sign, a, b) => {
                let (a, b) = (a.value(rows, factor, year), b.value(rows, factor, year));
                match sign {
                    '+' => a + b,
                    '-' => a - b,
                    '*' => a * b,
                    _ if b == 0.0 => f64::NAN,
                    _ => a / b,
                }
            }
            Self::Least(a, b) => {
                let (a, b) = (a.value(rows, factor, year), b.value(rows, factor, year));
                if a.is_nan() || b.is_nan() {
                    f64::NAN
                } else {
                    a.min(b)
                }
            }
            Self::Before(part) => match year.checked_sub(1) {
                Some(last) => part.value(rows, factor, last),
                None => 0.0,
            },
        }
    }
}

/// A sketch with an outcome of this formula, and one that tells the assumption by itself.
fn with_outcome(sketch: &Sketch, part: &Part) -> String {
    let common = "unit = \"units\"\nnature = \"stock\"\nrating = \"red\"";
    format!(
        "{}\n[outcome.told]\n{common}\nformula = \"factor\"\n[outcome.told.assumptions]\n\
         factor = {{ uniform = [0.5, 3] }}\n\
         [outcome.it]\n{common}\nformula = \"{}\"\n",
        sketch.text(),
        part.text().replace("factor", "{outcome.told}")
    )
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 64,
        rng_seed: RngSeed::Fixed(2024),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_formula_is_the_same_arithmetic_on_the_draws(sketch in sketches(), part in parts()) {
        for answer in answers(&with_outcome(&sketch, &part), 16, 7) {
            let rows: Vec<Vec<f64>> = METRICS.iter().map(|metric| answer.years(metric)).collect();
            let found = answer.years("outcome.it");
            let factor = answer.years("outcome.told")[0];
            for (year, found) in found.iter().enumerate() {
                let expected = part.value(&rows, factor, year);
                let expected = if expected.is_finite() { expected } else { f64::NAN };
                prop_assert!(
                    found.to_bits() == expected.to_bits() || found.is_nan() && expected.is_nan()
                        || *found == expected,
                    "{}: {found} is not {expected}", part.text()
                );
            }
        }
    }
}
