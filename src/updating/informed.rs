//! Which coordinates a cloud has learnt something of, and the normal distribution that they have in it.

use rayon::prelude::*;

use crate::inputs::cholesky;
use crate::points::Cloud;

/// At most so many coordinates are followed together.
const MOST: usize = 64;

/// A coordinate counts as informed if what is learnt of it, in nats, is more than this many times what
/// a cloud of so many draws shows by luck.
const ABOVE_LUCK: f64 = 16.0;

/// What is left of the correlation of informed coordinates where it cannot be told from luck.
const SHRUNK: f64 = 0.98;

/// The coordinates that a cloud has learnt something of.
#[derive(Debug, Clone, PartialEq)]
pub struct Informed {
    /// Their places, those most learnt of first.
    pub places: Vec<usize>,
    /// All others.
    pub rest: Vec<usize>,
    /// The means of the informed.
    pub means: Vec<f64>,
    /// The lower Cholesky factor of their covariance.
    pub factor: Vec<Vec<f64>>,
}

/// Mean and variance.
#[must_use]
pub fn moments(values: &[f64]) -> (f64, f64) {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let squares = values.iter().map(|x| (x - mean) * (x - mean));
    (mean, squares.sum::<f64>() / (count - 1.0).max(1.0))
}

/// How far a normal distribution lies from the standard one, in nats (Kullback and Leibler 1951,
/// doi 10.1214/aoms/1177729694): ½(mean² + variance − 1 − ln variance).
#[must_use]
pub fn learnt((mean, variance): (f64, f64)) -> f64 {
    0.5 * (mean * mean + variance - 1.0 - libm::log(variance.max(1e-12)))
}

impl Informed {
    /// Finds them.
    #[must_use]
    pub fn of(cloud: &Cloud) -> Self {
        let count = cloud.coordinates.len();
        let each: Vec<(f64, f64)> = (0..count)
            .into_par_iter()
            .map(|place| moments(cloud.row(place)))
            .collect();
        let limit = ABOVE_LUCK / cloud.draws as f64;
        let mut places: Vec<usize> = (0..count)
            .filter(|place| learnt(each[*place]) > limit)
            .collect();
        places.sort_by(|a, b| learnt(each[*b]).total_cmp(&learnt(each[*a])).then(a.cmp(b)));
        places.truncate(MOST);
        let rest = (0..count).filter(|place| !places.contains(place)).collect();
        let means: Vec<f64> = places.iter().map(|place| each[*place].0).collect();
        let rows: Vec<&[f64]> = places.iter().map(|place| cloud.row(*place)).collect();
        let covariance = covariance(&rows, &means);
        let factor = cholesky(&covariance).unwrap_or_else(|| diagonal(&covariance));
        Self {
            places,
            rest,
            means,
            factor,
        }
    }
}

/// The covariance of rows with these means, what lies off the diagonal shrunk a little.
#[must_use]
pub fn covariance(rows: &[&[f64]], means: &[f64]) -> Vec<Vec<f64>> {
    let size = rows.len();
    let all: Vec<Vec<f64>> = (0..size)
        .into_par_iter()
        .map(|a| {
            (0..size)
                .map(|b| {
                    let pairs = rows[a].iter().zip(rows[b]);
                    let products = pairs.map(|(x, y)| (x - means[a]) * (y - means[b]));
                    let found = products.sum::<f64>() / (rows[a].len() as f64 - 1.0).max(1.0);
                    if a == b {
                        found.max(1e-9)
                    } else {
                        SHRUNK * found
                    }
                })
                .collect()
        })
        .collect();
    all
}

fn diagonal(covariance: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let size = covariance.len();
    let at = |row: usize, column: usize| {
        if row == column {
            covariance[row][row].sqrt()
        } else {
            0.0
        }
    };
    (0..size)
        .map(|row| (0..size).map(|column| at(row, column)).collect())
        .collect()
}
