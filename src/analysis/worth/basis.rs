//! Columns of the regression: natural cubic splines of normal scores.
//!
//! A natural spline is a cubic between knots and a straight line beyond the outermost, so that the few
//! draws far out do not bend it. Scores of ranks give each input the same shape: knots fall where
//! draws are, and an outlier has a place and no leverage.
//!
//! # References
//! - Hastie, T., Tibshirani, R. and Friedman, J. (2009), The Elements of Statistical Learning, 2nd
//!   edition, section 5.2.1, equations 5.4 and 5.5 (recalled).
//! - Harrell, F. E. (2001), Regression Modeling Strategies, section 2.4.5: where to put knots
//!   (recalled).

use rayon::prelude::*;

use crate::analysis::drivers::ranks;
use crate::special::{normal_quantile, normal_quantiles};

/// Knots by how much of an input lies below them (Harrell 2001).
const SEVEN: &[f64] = &[0.025, 0.1833, 0.3417, 0.5, 0.6583, 0.8167, 0.975];
const FIVE: &[f64] = &[0.05, 0.275, 0.5, 0.725, 0.95];
const THREE: &[f64] = &[0.1, 0.5, 0.9];

/// The most inputs that have five knots each and a product for each two.
const FEW: usize = 6;

/// The columns of some inputs: ones, then each input's spline, then products. All but the first have
/// mean 0 and mean square 1; those that do not vary are left out.
pub(super) fn columns(inputs: &[&[f64]], draws: usize) -> Vec<Vec<f64>> {
    let knots = match inputs.len() {
        0 | 1 => SEVEN,
        2..=FEW => FIVE,
        _ => THREE,
    };
    let knots: Vec<f64> = knots.iter().map(|below| normal_quantile(*below)).collect();
    let scores: Vec<Vec<f64>> = inputs.par_iter().map(|input| scores(input)).collect();
    let mut columns = vec![vec![1.0; draws]];
    let splines: Vec<Vec<Vec<f64>>> = scores
        .par_iter()
        .map(|scores| {
            let columns = spline(scores, &knots);
            columns.into_iter().filter_map(standardised).collect()
        })
        .collect();
    columns.extend(splines.into_iter().flatten());
    if inputs.len() <= FEW {
        for (place, one) in scores.iter().enumerate() {
            for other in &scores[..place] {
                let product = one.iter().zip(other).map(|(a, b)| a * b).collect();
                columns.extend(standardised(product));
            }
        }
    }
    columns
}

/// Normal scores of ranks; draws with the same value have the same score.
fn scores(input: &[f64]) -> Vec<f64> {
    let count = input.len() as f64;
    let below: Vec<f64> = ranks(input)
        .iter()
        .map(|rank| (rank - 0.5) / count)
        .collect();
    let mut scores = vec![0.0; below.len()];
    normal_quantiles(&below, &mut scores);
    scores
}

/// The scores themselves, and one bend for each knot but the last two.
fn spline(scores: &[f64], knots: &[f64]) -> Vec<Vec<f64>> {
    let mut columns = vec![scores.to_vec()];
    let [bends @ .., next_to_last, last] = knots else {
        return columns;
    };
    let cube = |x: f64| {
        let x = x.max(0.0);
        x * x * x
    };
    let bend = |z: f64, knot: f64| (cube(z - knot) - cube(z - last)) / (last - knot);
    columns.extend(bends.iter().map(|knot| -> Vec<f64> {
        scores
            .iter()
            .map(|z| bend(*z, *knot) - bend(*z, *next_to_last))
            .collect()
    }));
    columns
}

/// With mean 0 and mean square 1; `None` for a column that does not vary.
fn standardised(mut column: Vec<f64>) -> Option<Vec<f64>> {
    /// Spread below which a column, whose numbers are of the order of one, does not vary.
    const NONE: f64 = 1e-9;
    let count = column.len() as f64;
    let mean = column.iter().sum::<f64>() / count;
    for value in &mut column {
        *value -= mean;
    }
    let spread = (column.iter().map(|value| value * value).sum::<f64>() / count).sqrt();
    if spread < NONE {
        return None;
    }
    for value in &mut column {
        *value /= spread;
    }
    Some(column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_natural_spline_is_straight_beyond_its_outermost_knots() {
        let knots = [-1.5, -0.5, 0.0, 0.5, 1.5];
        for ends in [[-4.0, -3.0, -2.0], [2.0, 3.0, 4.0]] {
            for column in spline(&ends, &knots) {
                let bend = column[0] - 2.0 * column[1] + column[2];
                assert!(bend.abs() < 1e-12, "{column:?}");
            }
        }
        let inside = spline(&[-0.4, 0.0, 0.4], &knots);
        assert!(inside[1..].iter().all(|column| {
            let bend = column[0] - 2.0 * column[1] + column[2];
            bend.abs() > 0.01
        }));
    }

    #[test]
    fn there_are_as_many_columns_as_stated_and_none_for_an_input_that_does_not_vary() {
        let draws: Vec<f64> = (0..100).map(f64::from).collect();
        let other: Vec<f64> = (0..100).map(|i| f64::from(i * 37 % 100)).collect();
        assert_eq!(columns(&[&draws], 100).len(), 1 + 6);
        assert_eq!(columns(&[&draws, &other], 100).len(), 1 + 2 * 4 + 1);
        assert_eq!(columns(&[&draws[..]; 7], 100).len(), 1 + 7 * 2);
        assert_eq!(columns(&[&[3.0; 100]], 100).len(), 1);
    }
}
