//! What draws at hand say: rank correlations, first-order indices, distances, polynomials.
//!
//! Where draws are compared the tolerance is in the test; seeds are fixed.

use regiocast::analysis::given::chaos::{Expansion, Together};
use regiocast::analysis::given::{Given, Refusal, Response, Shift, dummy, given, table};
use regiocast::inputs::{Coordinate, stream};
use regiocast::points::{Coordinates, Seeded};
use regiocast::special::normal_quantiles;

const DRAWS: usize = 16_384;

fn uniform(name: &str, draws: usize) -> Vec<f64> {
    let mut values = vec![0.0; draws];
    let coordinate = Coordinate {
        stream: stream(name),
        name: name.to_owned(),
    };
    Seeded::new(17).fill(&coordinate, 0, &mut values);
    values
}

fn normal(name: &str) -> Vec<f64> {
    let luck = uniform(name, DRAWS);
    let mut scores = vec![0.0; DRAWS];
    normal_quantiles(&luck, &mut scores);
    scores
}

/// The row of an input.
fn row(outcome: &[f64], input: &[f64]) -> Given {
    let found = Response::new(outcome).and_then(|response| given(&response, input));
    let found = found.unwrap_or_else(|error| panic!("{error}"));
    found.unwrap_or_else(|| panic!("the input does not vary"))
}

fn shift(outcome: &[f64], input: &[f64]) -> Shift {
    let found = row(outcome, input).shift;
    found.unwrap_or_else(|| panic!("too few draws"))
}

/// Weighted sums of three normal inputs, and the inputs.
fn sums(weights: [f64; 3]) -> (Vec<f64>, [Vec<f64>; 3]) {
    let inputs = ["x1", "x2", "x3"].map(normal);
    let outcome = (0..DRAWS)
        .map(|draw| {
            let parts = weights.iter().zip(&inputs);
            parts.map(|(weight, input)| weight * input[draw]).sum()
        })
        .collect();
    (outcome, inputs)
}

/// Case UQ-09 (NAG g02bnf example, read and computed): Spearman's and Kendall's correlations of three
/// columns with ties.
#[test]
fn uq_09_rank_correlations_with_ties() {
    let x = [1.7, 2.8, 0.6, 1.8, 0.99, 1.4, 1.8, 2.5, 0.99];
    let y = [1.0, 4.0, 6.0, 9.0, 4.0, 2.0, 9.0, 7.0, 5.0];
    let z = [0.5, 3.0, 2.5, 6.0, 2.5, 5.5, 7.5, 0.0, 3.0];
    for (one, other, spearman, kendall) in [
        (&x, &y, 0.2246, 0.0294),
        (&x, &z, 0.1186, 0.1176),
        (&y, &z, 0.3814, 0.2353),
    ] {
        for found in [row(one, other), row(other, one)] {
            assert!((found.spearman - spearman).abs() < 5e-5, "{found:?}");
            assert!((found.kendall - kendall).abs() < 5e-5, "{found:?}");
        }
    }
}

/// Case UQ-16 (computed): six draws.
#[test]
fn uq_16_neighbours_of_six_draws() {
    let x = [0.1, 0.4, 0.2, 0.9, 0.7, 0.5];
    let y = [1.0, 3.0, 2.0, 8.0, 6.0, 4.0];
    let found = row(&y, &x);
    assert!((found.first_order.value - 0.117_647_059).abs() < 5e-10);
    assert!((found.chatterjee - 0.571_428_571).abs() < 5e-10);
    assert_eq!((found.first_order.error, found.shift), (None, None));
}

/// Case UQ-17 (computed by quadrature): Borgonovo's δ of sums of Gaussian inputs. The tolerance of
/// 0.025 is the bias of at most 0.010 and 2.5 times the largest spread of 0.006.
#[test]
fn uq_17_distances_of_distributions_of_gaussian_sums() {
    let cases: [([f64; 3], &[f64]); 3] = [
        ([1.0, 1.0, 0.0], &[0.305_993_82, 0.305_993_82, 0.0]),
        ([1.0, 2.0, 0.0], &[0.160_393_89, 0.505_497_22, 0.0]),
        ([3.0, 2.0, 1.0], &[0.387_354_19, 0.201_561_64, 0.089_018_53]),
    ];
    for (weights, expected) in cases {
        let (outcome, inputs) = sums(weights);
        for (input, expected) in inputs.iter().zip(expected) {
            let found = shift(&outcome, input).delta;
            assert!((found - expected).abs() < 0.025, "{weights:?}: {found}");
        }
    }
}

/// Case UQ-18 (computed): PAWN of Y = X1 + 2·X2. The mean's tolerance is its bias of at most 0.006 and
/// 3 spreads of 0.005, the median's 3 of 0.010.
#[test]
fn uq_18_largest_distances_of_distribution_functions() {
    let (outcome, inputs) = sums([1.0, 2.0, 0.0]);
    for (input, median, mean) in [
        (&inputs[0], 0.133_595_69, 0.156_743_22),
        (&inputs[1], 0.412_045_76, 0.444_830_09),
    ] {
        let found = shift(&outcome, input);
        assert!((found.pawn_median - median).abs() < 0.03, "{found:?}");
        assert!((found.pawn_mean - mean).abs() < 0.021, "{found:?}");
    }
}

/// Cases UQ-10 and UQ-17 on Ishigami's function: first-order shares to 4 standard errors; δ to the
/// downward bias of 0.03 beside 0.02 for luck and the 0.01 to which it is known.
#[test]
fn uq_10_ishigamis_function_from_draws_at_hand() {
    let inputs = ["x1", "x2", "x3"].map(|name| uniform(name, DRAWS));
    let angle =
        |input: usize, draw: usize| std::f64::consts::PI * (2.0 * inputs[input][draw] - 1.0);
    let outcome: Vec<f64> = (0..DRAWS)
        .map(|draw| {
            let [a, b, c] = [0, 1, 2].map(|input| angle(input, draw));
            a.sin() + 7.0 * b.sin().powi(2) + 0.1 * c.powi(4) * a.sin()
        })
        .collect();
    for (input, (share, delta)) in
        inputs
            .iter()
            .zip([(0.313_905_191, 0.26), (0.442_411_145, 0.425), (0.0, 0.21)])
    {
        let found = row(&outcome, input);
        let first = found.first_order;
        let error = first.error.unwrap();
        assert!((first.value - share).abs() < 4.0 * error, "{first:?}");
        assert!(error < 0.012, "{first:?}");
        let found = found.shift.unwrap().delta;
        assert!(found < delta + 0.03 && found > delta - 0.06, "{found}");
    }
}

/// An input without a part in the model shows nothing in any figure: 4 standard deviations of each.
#[test]
fn a_dummy_shows_nothing() {
    let (outcome, inputs) = sums([3.0, 2.0, 1.0]);
    let nothing = dummy(17, DRAWS);
    let response = Response::new(&outcome).unwrap();
    let rows = table(&response, &[&inputs[0], &nothing]).unwrap();
    let found = rows[1].clone().unwrap();
    let noise = 1.0 / (DRAWS as f64).sqrt();
    assert!(found.spearman.abs() < 4.0 * noise, "{found:?}");
    assert!(found.kendall.abs() < 4.0 * 2.0 / 3.0 * noise, "{found:?}");
    assert!(
        (found.first_order.error.unwrap() / noise - 1.0).abs() < 0.1,
        "{found:?}"
    );
    assert!(found.first_order.value.abs() < 4.0 * noise, "{found:?}");
    assert!(
        found.chatterjee.abs() < 4.0 * 0.4_f64.sqrt() * noise,
        "{found:?}"
    );
    let shift = found.shift.unwrap();
    assert!(shift.delta.abs() < 0.024, "{found:?}");
    assert!(shift.pawn_mean.abs() < 0.024, "{found:?}");
    assert!(shift.pawn_median.abs() < 0.04, "{found:?}");
    assert_eq!(rows[0], given(&response, &inputs[0]).unwrap());
}

fn borrowed(columns: &[Vec<f64>]) -> Vec<&[f64]> {
    columns.iter().map(Vec::as_slice).collect()
}

/// Case UQ-15, second polynomial (computed): 1 + 2·P1 + 3·P2 + P1·P1, from nine draws and the six
/// terms of total degree two.
#[test]
fn uq_15_a_polynomial_of_degree_two_is_given_back_from_nine_draws() {
    let columns = ["x1", "x2"].map(|name| uniform(name, 9));
    let inputs = borrowed(&columns);
    let together = Together {
        inputs: vec![0, 1],
        total_degree: 2,
    };
    let outcome: Vec<f64> = (0..9)
        .map(|draw| {
            let [a, b] = [0, 1].map(|input: usize| 2.0 * columns[input][draw] - 1.0);
            1.0 + 2.0 * a + 3.0 * (3.0 * b * b - 1.0) / 2.0 + a * b
        })
        .collect();
    let expansion = Expansion::new(&inputs, 2, &[together]).unwrap();
    let found = expansion.shares(&outcome).unwrap();
    let variance = 4.0 / 3.0 + 9.0 / 5.0 + 1.0 / 9.0;
    assert!((variance - 3.244_444_444_f64).abs() < 1e-9);
    assert!((found.variance - variance).abs() < 1e-10, "{found:?}");
    assert!((found.mean - 1.0).abs() < 1e-10);
    assert!(
        (found.alone[0] - 4.0 / 3.0 / variance).abs() < 1e-10,
        "{found:?}"
    );
    assert!(
        (found.alone[1] - 9.0 / 5.0 / variance).abs() < 1e-10,
        "{found:?}"
    );
    assert!(
        (found.together[0] - 1.0 / 9.0 / variance).abs() < 1e-10,
        "{found:?}"
    );
    assert!((found.alone[0] - 0.410_958_904).abs() < 5e-10);
    assert!((found.alone[1] - 0.554_794_521).abs() < 5e-10);
    assert!((found.together[0] - 0.034_246_575).abs() < 5e-10);
    assert!((found.foretold - 1.0).abs() < 1e-10);
    // Six draws would fit six terms whatever the outcome is, and none be left out.
    let six: Vec<&[f64]> = inputs.iter().map(|input| &input[..6]).collect();
    let refused = Expansion::new(
        &six,
        2,
        &[Together {
            inputs: vec![0, 1],
            total_degree: 2,
        }],
    );
    let too_few = Refusal::TooFew {
        draws: 6,
        needed: 7,
    };
    assert_eq!(refused.map(|_| ()), Err(too_few));
}

/// Case UQ-15, first polynomial (computed): Π(3x² + 1)/8 over three inputs, with all that act
/// together; and without, where a little is missed and the rest stays right.
#[test]
fn uq_15_a_product_of_three_inputs_is_given_back_with_all_that_acts_together() {
    let columns = ["x1", "x2", "x3"].map(|name| uniform(name, 200));
    let inputs = borrowed(&columns);
    let outcome: Vec<f64> = (0..200)
        .map(|draw| {
            let factors = columns.iter().map(|x| 3.0 * x[draw] * x[draw] + 1.0);
            factors.product::<f64>() / 8.0
        })
        .collect();
    let mut groups: Vec<Together> = [[0, 1], [0, 2], [1, 2]]
        .map(|pair| Together {
            inputs: pair.to_vec(),
            total_degree: 4,
        })
        .to_vec();
    let pairs = Expansion::new(&inputs, 2, &groups).unwrap();
    let found = pairs.shares(&outcome).unwrap();
    assert!(found.foretold > 0.9 && found.foretold < 0.999, "{found:?}");
    groups.push(Together {
        inputs: vec![0, 1, 2],
        total_degree: 6,
    });
    let expansion = Expansion::new(&inputs, 2, &groups).unwrap();
    let found = expansion.shares(&outcome).unwrap();
    assert!((found.variance - 0.728).abs() < 1e-10, "{found:?}");
    let (alone, pair, all) = (0.2 / 0.728, 0.04 / 0.728, 0.008 / 0.728);
    for input in 0..3 {
        assert!((found.alone[input] - alone).abs() < 1e-10, "{found:?}");
        assert!((found.together[input] - pair).abs() < 1e-10, "{found:?}");
        let total = alone + 2.0 * pair + all;
        assert!((found.total[input] - total).abs() < 1e-10, "{found:?}");
    }
    assert!((found.together[3] - all).abs() < 1e-10, "{found:?}");
    assert!((alone - 0.274_725_275_f64).abs() < 5e-10 && (pair - 0.054_945_055_f64).abs() < 5e-10);
    assert!((found.total[0] - 0.395_604_396).abs() < 5e-10);
}
