//! Which coordinates a return feels, and along which directions: from how its figures go with the draws.
//!
//! Each figure's value, as a normal score of its rank, is explained by all coordinates at once (least
//! squares). A coordinate is felt if some figure goes with it beyond luck, or if it has moved already; all
//! others are silent: they can be drawn anew at no cost. The fitted coefficients of a figure are the
//! direction in which it moves.

use nalgebra::{Cholesky, DMatrix};
use rayon::prelude::*;

use super::informed::{learnt, moments};
use crate::points::Cloud;
use crate::special::normal_quantile;

/// Coefficients beyond so many of their errors are more than luck: in 300 coordinates and a dozen figures
/// about one in four updates has one by luck, which costs a little time and nothing else.
const BEYOND: f64 = 4.0;

/// A coordinate has moved if so many times more was learnt than luck shows in as many draws.
const ABOVE_LUCK: f64 = 12.0;

/// What is felt.
#[derive(Debug, Clone, PartialEq)]
pub struct Felt {
    /// The coordinates, in their order.
    pub places: Vec<usize>,
    /// For each figure, its direction: a weight for each of these coordinates.
    pub directions: Vec<Vec<f64>>,
}

impl Felt {
    /// Finds out by the figures' values in each draw. A cloud is worth so many independent draws.
    #[must_use]
    pub fn of(cloud: &Cloud, signals: &[Vec<f64>], worth: f64) -> Self {
        let count = cloud.coordinates.len();
        let means: Vec<(f64, f64)> = (0..count)
            .into_par_iter()
            .map(|place| moments(cloud.row(place)))
            .collect();
        let targets: Vec<Vec<f64>> = signals
            .par_iter()
            .filter(|signal| signal.iter().any(|value| *value != signal[0]))
            .map(|signal| scores(signal))
            .collect();
        let fitted = fit(cloud, &means, &targets, worth);
        let limit = ABOVE_LUCK / worth;
        let felt = |place: &usize| {
            learnt(means[*place]) > limit || fitted.iter().any(|one| one[*place].1.abs() > BEYOND)
        };
        let places: Vec<usize> = (0..count).filter(felt).collect();
        let directions = fitted
            .iter()
            .map(|one| places.iter().map(|place| one[*place].0).collect())
            .collect();
        Self { places, directions }
    }
}

/// Normal scores of ranks; equal values in the order of the draws.
fn scores(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]).then(a.cmp(b)));
    let mut scores = vec![0.0; values.len()];
    let mut start = 0;
    while start < order.len() {
        let value = values[order[start]];
        let rest = order[start..].iter();
        let end = start
            + rest
                .take_while(|place| values[**place] == value)
                .count()
                .max(1);
        let middle = 0.5 * (start + end) as f64 / values.len() as f64;
        let score = normal_quantile(middle.clamp(1e-9, 1.0 - 1e-9));
        for place in &order[start..end] {
            scores[*place] = score;
        }
        start = end;
    }
    scores
}

/// For each target, each coordinate's coefficient and how many of its errors that is.
fn fit(
    cloud: &Cloud,
    means: &[(f64, f64)],
    targets: &[Vec<f64>],
    worth: f64,
) -> Vec<Vec<(f64, f64)>> {
    let count = cloud.coordinates.len();
    if count == 0 || targets.is_empty() || worth < 2.0 * count as f64 {
        return targets
            .par_iter()
            .map(|target| alone(cloud, means, target, worth))
            .collect();
    }
    let centred = |place: usize| -> Vec<f64> {
        let row = cloud.row(place).iter();
        row.map(|z| z - means[place].0).collect()
    };
    let rows: Vec<Vec<f64>> = (0..count).into_par_iter().map(centred).collect();
    let products: Vec<Vec<f64>> = rows
        .par_iter()
        .enumerate()
        .map(|(place, row)| rows[..=place].iter().map(|other| dot(row, other)).collect())
        .collect();
    let matrix = DMatrix::from_fn(count, count, |a, b| {
        // A little more on the diagonal, so that draws dealt twice do no harm.
        let own = if a == b {
            1e-6 * cloud.draws as f64
        } else {
            0.0
        };
        own + if a >= b {
            products[a][b]
        } else {
            products[b][a]
        }
    });
    let Some(cholesky) = Cholesky::new(matrix) else {
        return targets
            .par_iter()
            .map(|target| alone(cloud, means, target, worth))
            .collect();
    };
    let inverse = cholesky.inverse();
    targets
        .par_iter()
        .map(|target| {
            let mean = moments(target).0;
            let target: Vec<f64> = target.iter().map(|y| y - mean).collect();
            let right: Vec<f64> = rows.iter().map(|row| dot(row, &target)).collect();
            let coefficients: Vec<f64> = (0..count)
                .map(|a| (0..count).map(|b| inverse[(a, b)] * right[b]).sum())
                .collect();
            let explained: f64 = coefficients.iter().zip(&right).map(|(c, r)| c * r).sum();
            let rest = (dot(&target, &target) - explained).max(0.0) / cloud.draws as f64;
            // Draws dealt twice tell nothing new.
            let factor = cloud.draws as f64 / worth;
            let pair = |place: usize| {
                let error = (rest * inverse[(place, place)] * factor).sqrt();
                let coefficient = coefficients[place];
                (
                    coefficient,
                    if error > 0.0 {
                        coefficient / error
                    } else {
                        0.0
                    },
                )
            };
            (0..count).map(pair).collect()
        })
        .collect()
}

/// The same, each coordinate by itself: where there are too few draws for all at once.
fn alone(cloud: &Cloud, means: &[(f64, f64)], target: &[f64], worth: f64) -> Vec<(f64, f64)> {
    let (mean, variance) = moments(target);
    (0..cloud.coordinates.len())
        .map(|place| {
            let pairs = cloud.row(place).iter().zip(target);
            let both: f64 = pairs.map(|(z, y)| (z - means[place].0) * (y - mean)).sum();
            let spread = (means[place].1 * variance).sqrt() * cloud.draws as f64;
            let correlation = if spread > 0.0 { both / spread } else { 0.0 };
            (correlation, correlation * worth.sqrt())
        })
        .collect()
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inputs::{Coordinate, stream};
    use crate::points::Seeded;

    #[test]
    fn what_a_figure_goes_with_is_felt_and_nothing_else() {
        let named = |place: usize| {
            let name = format!("c{place}");
            Coordinate {
                stream: stream(&name),
                name,
            }
        };
        let cloud = Cloud::drawn((0..60).map(named).collect(), 4_096, &Seeded::new(5));
        let signal: Vec<f64> = (0..4_096)
            .map(|draw| libm::exp(cloud.row(3)[draw] - 0.5 * cloud.row(40)[draw]))
            .collect();
        let felt = Felt::of(&cloud, &[signal], 4_096.0);
        assert_eq!(felt.places, [3, 40]);
        let ratio = felt.directions[0][1] / felt.directions[0][0];
        assert!((ratio + 0.5).abs() < 0.05, "{ratio}");
    }
}
