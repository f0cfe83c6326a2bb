use super::*;
use chaos::{Expansion, Together};

fn columns(count: usize, draws: usize) -> Vec<Vec<f64>> {
    (0..count)
        .map(|number| {
            let name = format!("x{number}");
            let mut values = vec![0.0; draws];
            let coordinate = Coordinate {
                stream: stream(&name),
                name,
            };
            Seeded::new(4).fill(&coordinate, 0, &mut values);
            values
        })
        .collect()
}

#[test]
fn an_outcome_without_spread_or_with_gaps_is_refused() {
    assert_eq!(
        Response::new(&[1.0; 9]).unwrap_err(),
        Refusal::NothingVaries
    );
    let gap = [1.0, 2.0, f64::NAN, 3.0, 4.0, 5.0];
    assert_eq!(Response::new(&gap).unwrap_err(), Refusal::NotANumber);
    let few = Refusal::TooFew {
        draws: 2,
        needed: FEWEST,
    };
    assert_eq!(Response::new(&[1.0, 2.0]).unwrap_err(), few);
}

#[test]
fn an_input_that_does_not_vary_has_no_row_and_one_of_another_length_is_refused() {
    let response = Response::new(&[1.0, 3.0, 2.0, 8.0, 6.0, 4.0]).unwrap();
    assert_eq!(given(&response, &[2.0; 6]), Ok(None));
    assert_eq!(given(&response, &[2.0; 5]), Err(Refusal::Unpaired));
}

#[test]
fn figures_do_not_depend_on_how_input_and_outcome_are_scaled_nor_ranks_on_their_shape() {
    let draws = columns(2, 2_000);
    let outcome: Vec<f64> = (0..2_000).map(|i| draws[0][i] + draws[1][i]).collect();
    let bent: Vec<f64> = outcome.iter().map(|y| libm::exp(3.0 * y)).collect();
    let row = given(&Response::new(&outcome).unwrap(), &draws[0])
        .unwrap()
        .unwrap();
    let other = given(&Response::new(&bent).unwrap(), &draws[0])
        .unwrap()
        .unwrap();
    assert_eq!(row.shift, other.shift);
    assert_eq!(row.kendall, other.kendall);
    assert_eq!(row.chatterjee, other.chatterjee);
    let scaled: Vec<f64> = outcome.iter().map(|y| 1e6 + 1e3 * y).collect();
    let other = given(&Response::new(&scaled).unwrap(), &draws[0])
        .unwrap()
        .unwrap();
    assert!((row.first_order.value - other.first_order.value).abs() < 1e-9);
    assert!((row.first_order.error.unwrap() - other.first_order.error.unwrap()).abs() < 1e-9);
}

/// Of 200 runs of 1,000 draws, how many standard errors the estimates spread: 4 standard deviations of
/// that ratio (1/√400) are 0.2.
#[test]
fn the_standard_error_of_the_first_order_index_is_the_spread_between_runs() {
    const RUNS: usize = 200;
    const DRAWS: usize = 1_000;
    let draws = columns(3, RUNS * DRAWS);
    for (weight, truth) in [(0.0, 0.0), (1.0, 0.5), (3.0, 0.9)] {
        let mut scores = Vec::new();
        for run in 0..RUNS {
            let part = |column: &Vec<f64>| column[run * DRAWS..(run + 1) * DRAWS].to_vec();
            let (a, b) = (part(&draws[0]), part(&draws[1]));
            let outcome: Vec<f64> = a.iter().zip(&b).map(|(a, b)| weight * a + b).collect();
            let response = Response::new(&outcome).unwrap();
            let found = given(&response, &a).unwrap().unwrap().first_order;
            scores.push((found.value - truth) / found.error.unwrap());
        }
        let square = scores.iter().map(|z| z * z).sum::<f64>() / scores.len() as f64;
        assert!(
            (square.sqrt() - 1.0).abs() < 0.2,
            "{weight}: {}",
            square.sqrt()
        );
    }
}

#[test]
fn a_polynomial_that_misses_the_outcome_is_refused_with_what_it_foretells() {
    let draws = columns(2, 400);
    let inputs: Vec<&[f64]> = draws.iter().map(Vec::as_slice).collect();
    let expansion = Expansion::new(&inputs, 1, &[]).unwrap();
    let wave: Vec<f64> = draws[0].iter().map(|u| libm::sin(40.0 * u)).collect();
    let Err(Refusal::PoorFit { foretold }) = expansion.shares(&wave) else {
        panic!("a line is no wave")
    };
    assert!(foretold < 0.1, "{foretold}");
}

#[test]
fn a_group_needs_two_different_inputs_that_exist() {
    let draws = columns(2, 400);
    let inputs: Vec<&[f64]> = draws.iter().map(Vec::as_slice).collect();
    for group in [vec![0, 0], vec![0, 2], vec![1], vec![]] {
        let together = Together {
            inputs: group,
            total_degree: 2,
        };
        let refused = Expansion::new(&inputs, 2, &[together]).map(|_| ());
        assert_eq!(refused, Err(Refusal::Indistinct));
    }
}

/// Kendall's τ-b pair by pair.
fn tau_by_pairs(x: &[f64], y: &[f64]) -> f64 {
    let (mut agreeing, mut in_x, mut in_y) = (0.0, 0.0, 0.0);
    for i in 0..x.len() {
        for j in 0..i {
            let sign = |a: f64, b: f64| f64::from(i8::from(a > b) - i8::from(a < b));
            let (a, b) = (sign(x[i], x[j]), sign(y[i], y[j]));
            agreeing += a * b;
            in_x += a * a;
            in_y += b * b;
        }
    }
    agreeing / f64::sqrt(in_x * in_y)
}

#[test]
fn kendalls_correlation_is_that_of_all_pairs_however_many_are_tied() {
    let draws = columns(2, 301);
    for values in [2.0, 5.0, 40.0, 1e9] {
        let cut =
            |column: &[f64]| -> Vec<f64> { column.iter().map(|u| (values * u).floor()).collect() };
        let x = cut(&draws[0]);
        let mixed: Vec<f64> = (0..301)
            .map(|i| 0.4 * draws[0][i] + 0.6 * draws[1][i])
            .collect();
        let y = cut(&mixed);
        let row = given(&Response::new(&y).unwrap(), &x).unwrap().unwrap();
        let by_pairs = tau_by_pairs(&x, &y);
        assert!(
            (row.kendall - by_pairs).abs() < 1e-12,
            "{values}: {by_pairs}"
        );
    }
}

/// Yes where the input is among its lowest three tenths: δ is 2·0.3·0.7, and the distribution functions
/// differ by 0.7 there and by 0.3 elsewhere.
#[test]
fn distances_of_an_outcome_of_yes_or_no_are_those_of_two_probabilities() {
    let draws = columns(2, 16_384);
    let outcome: Vec<f64> = draws[0]
        .iter()
        .map(|u| f64::from(u8::from(*u < 0.3)))
        .collect();
    let response = Response::new(&outcome).unwrap();
    let found = given(&response, &draws[0]).unwrap().unwrap();
    let shift = found.shift.unwrap();
    assert!((shift.delta - 0.42).abs() < 0.02, "{shift:?}");
    assert!((shift.pawn_mean - 0.42).abs() < 0.02, "{shift:?}");
    assert!((shift.pawn_median - 0.3).abs() < 0.02, "{shift:?}");
    assert!((found.first_order.value - 1.0).abs() < 0.002, "{found:?}");
    let other = given(&response, &draws[1]).unwrap().unwrap().shift.unwrap();
    assert!(other.delta.abs() < 0.02, "{other:?}");
}
