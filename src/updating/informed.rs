//! In which directions a cloud has learnt something, and the normal distribution that it has in them.
//!
//! A return of a dozen figures says a dozen things, be there hundreds of coordinates: it confines the
//! normal scores in a few directions and leaves them free in all others. The directions are those in which
//! the reported figures move ([`felt`](super::felt)), the one in which the mean of the draws lies, and
//! those in which the draws have become so narrow that luck does not explain it.
//!
//! # References
//! Cui, T., Law, K. J. H. and Marzouk, Y. M. (2016), "Dimension-independent likelihood-informed MCMC", Journal
//! of Computational Physics 304, 109–137, doi 10.1016/j.jcp.2015.10.008. Marčenko, V. A. and Pastur, L. A.
//! (1967), "Distribution of eigenvalues for some sets of random matrices" (how narrow luck can look). (Both
//! recalled.)

use nalgebra::{DMatrix, SymmetricEigen};
use rayon::prelude::*;

use super::felt::Felt;
use crate::inputs::cholesky;
use crate::points::Cloud;

/// At most so many directions are followed together.
const MOST: usize = 32;

/// A direction counts as narrow if its variance is below this part of the smallest that luck shows.
const BELOW_LUCK: f64 = 0.9;

/// By how much the normal distribution that moves are proposed from is wider than the draws (as a factor of
/// the variance). Draws that were just dealt anew are a little too narrow; proposals as narrow as they would
/// never lead out of that (`hundreds_of_coordinates_do_no_harm` fails without it).
const WIDER: f64 = 1.5;

/// What is left of covariances, which are known from so many draws alone.
const SHRUNK: f64 = 0.98;

/// The directions that a cloud has learnt something in.
#[derive(Debug, Clone, PartialEq)]
pub struct Informed {
    /// Each of length one, at right angles to the others; its weights by coordinate.
    pub directions: Vec<Vec<f64>>,
    /// The means of the scores in them.
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

/// The covariance of rows with these means, what lies off the diagonal shrunk a little.
#[must_use]
pub fn covariance(rows: &[&[f64]], means: &[f64]) -> Vec<Vec<f64>> {
    let size = rows.len();
    // The lower half; the upper one mirrors it.
    let half: Vec<Vec<f64>> = (0..size)
        .into_par_iter()
        .map(|a| {
            (0..=a)
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
    let at = |a: usize, b: usize| if a >= b { half[a][b] } else { half[b][a] };
    (0..size)
        .map(|a| (0..size).map(|b| at(a, b)).collect())
        .collect()
}

impl Informed {
    /// Finds the directions of a cloud that is worth so many independent draws, among the coordinates
    /// that are felt.
    #[must_use]
    pub fn of(cloud: &Cloud, felt: &Felt, worth: f64) -> Self {
        let places = &felt.places;
        let rows: Vec<&[f64]> = places.iter().map(|place| cloud.row(*place)).collect();
        let means: Vec<f64> = rows.par_iter().map(|row| moments(row).0).collect();
        let mut found: Vec<Vec<f64>> = Vec::new();
        let squares: f64 = means.iter().map(|mean| mean * mean).sum();
        // By luck alone the squared mean is about the number of coordinates over that of draws.
        let moved = squares > 2.0 * places.len() as f64 / worth;
        let mean = moved.then(|| means.clone());
        let narrow = narrow(&covariance(&rows, &means), worth);
        for direction in felt.directions.iter().cloned().chain(mean).chain(narrow) {
            if found.len() < MOST {
                found.extend(apart(direction, &found));
            }
        }
        let directions: Vec<Vec<f64>> = found
            .into_iter()
            .map(|direction| {
                let mut whole = vec![0.0; cloud.coordinates.len()];
                for (place, weight) in places.iter().zip(direction) {
                    whole[*place] = weight;
                }
                whole
            })
            .collect();
        Self::along(directions, cloud)
    }

    /// The normal distribution of a cloud in some directions.
    fn along(directions: Vec<Vec<f64>>, cloud: &Cloud) -> Self {
        let scores = along(&directions, cloud);
        let rows: Vec<&[f64]> = scores.iter().map(Vec::as_slice).collect();
        let means: Vec<f64> = rows.iter().map(|row| moments(row).0).collect();
        let mut covariance = covariance(&rows, &means);
        for weight in covariance.iter_mut().flatten() {
            *weight *= WIDER;
        }
        let factor = cholesky(&covariance).unwrap_or_else(|| diagonal(&covariance));
        Self {
            directions,
            means,
            factor,
        }
    }

    /// The scores of a cloud in the directions.
    #[must_use]
    pub fn scores(&self, cloud: &Cloud) -> Vec<Vec<f64>> {
        along(&self.directions, cloud)
    }

    /// The same in units of the normal distribution: w = L⁻¹(y − μ).
    #[must_use]
    pub fn own_scores(&self, scores: &[Vec<f64>]) -> Vec<Vec<f64>> {
        let mut solved: Vec<Vec<f64>> = Vec::with_capacity(scores.len());
        for (row, scores) in scores.iter().enumerate() {
            let mut own: Vec<f64> = scores.iter().map(|y| y - self.means[row]).collect();
            for (weight, known) in self.factor[row].iter().zip(&solved) {
                for (score, known) in own.iter_mut().zip(known) {
                    *score -= weight * known;
                }
            }
            for score in &mut own {
                *score /= self.factor[row][row];
            }
            solved.push(own);
        }
        solved
    }

    /// Back: y = μ + L·w.
    #[must_use]
    pub fn from_own(&self, own: &[Vec<f64>]) -> Vec<Vec<f64>> {
        (0..own.len())
            .into_par_iter()
            .map(|row| {
                let mut scores = vec![self.means[row]; own[row].len()];
                for (weight, own) in self.factor[row].iter().zip(&own[..=row]) {
                    for (score, own) in scores.iter_mut().zip(own) {
                        *score += weight * own;
                    }
                }
                scores
            })
            .collect()
    }

    /// Moves a cloud along the directions by so much.
    pub fn shift(&self, cloud: &mut Cloud, by: &[Vec<f64>]) {
        let draws = cloud.draws;
        cloud
            .scores
            .par_chunks_mut(draws.max(1))
            .enumerate()
            .for_each(|(place, row)| {
                for (direction, by) in self.directions.iter().zip(by) {
                    let weight = direction[place];
                    if weight != 0.0 {
                        for (score, by) in row.iter_mut().zip(by) {
                            *score += weight * by;
                        }
                    }
                }
            });
    }
}

/// The scores of a cloud in some directions.
fn along(directions: &[Vec<f64>], cloud: &Cloud) -> Vec<Vec<f64>> {
    directions
        .par_iter()
        .map(|direction| {
            let mut scores = vec![0.0; cloud.draws];
            for (place, weight) in direction.iter().enumerate() {
                if *weight != 0.0 {
                    for (score, z) in scores.iter_mut().zip(cloud.row(place)) {
                        *score += weight * z;
                    }
                }
            }
            scores
        })
        .collect()
}

/// The directions in which a covariance is narrower than luck makes it, narrowest first.
fn narrow(covariance: &[Vec<f64>], worth: f64) -> Vec<Vec<f64>> {
    let size = covariance.len();
    if size == 0 {
        return Vec::new();
    }
    let spread = (size as f64 / worth).sqrt().min(1.0);
    let limit = BELOW_LUCK * (1.0 - spread) * (1.0 - spread);
    let matrix = DMatrix::from_fn(size, size, |row, column| covariance[row][column]);
    let eigen = SymmetricEigen::new(matrix);
    let mut order: Vec<usize> = (0..size)
        .filter(|place| eigen.eigenvalues[*place] < limit)
        .collect();
    order.sort_by(|a, b| {
        let values = &eigen.eigenvalues;
        values[*a].total_cmp(&values[*b]).then(a.cmp(b))
    });
    order
        .into_iter()
        .map(|place| eigen.eigenvectors.column(place).iter().copied().collect())
        .collect()
}

/// What of a direction is at right angles to the others, of length one; nothing where little is left.
fn apart(mut direction: Vec<f64>, others: &[Vec<f64>]) -> Option<Vec<f64>> {
    let before = direction.iter().map(|x| x * x).sum::<f64>().sqrt();
    if before <= 0.0 {
        return None;
    }
    for weight in &mut direction {
        *weight /= before;
    }
    // Twice, because once leaves rounding errors.
    for _ in 0..2 {
        for other in others {
            let product: f64 = direction.iter().zip(other).map(|(a, b)| a * b).sum();
            for (weight, other) in direction.iter_mut().zip(other) {
                *weight -= product * other;
            }
        }
    }
    let length = direction.iter().map(|x| x * x).sum::<f64>().sqrt();
    if length < 0.1 {
        return None;
    }
    for weight in &mut direction {
        *weight /= length;
    }
    Some(direction)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inputs::{Coordinate, stream};
    use crate::points::Seeded;

    fn cloud(count: usize) -> Cloud {
        let named = |place: usize| {
            let name = format!("c{place}");
            Coordinate {
                stream: stream(&name),
                name,
            }
        };
        Cloud::drawn((0..count).map(named).collect(), 4_096, &Seeded::new(3))
    }

    fn everything(count: usize) -> Felt {
        Felt {
            places: (0..count).collect(),
            directions: Vec::new(),
        }
    }

    #[test]
    fn nothing_is_learnt_of_a_cloud_as_it_was_drawn() {
        let all = everything(120);
        assert!(
            Informed::of(&cloud(120), &all, 4_096.0)
                .directions
                .is_empty()
        );
    }

    /// The sum of all coordinates confined: one direction, with equal weights, narrow.
    #[test]
    fn what_is_confined_in_one_direction_is_found() {
        let mut cloud = cloud(100);
        let even = vec![vec![0.1; 100]];
        let sums = along(&even, &cloud);
        let by: Vec<f64> = sums[0].iter().map(|sum| 2.0 + 0.2 * sum - sum).collect();
        let whole = Informed {
            directions: even,
            means: vec![0.0],
            factor: vec![vec![1.0]],
        };
        whole.shift(&mut cloud, &[by]);
        let found = Informed::of(&cloud, &everything(100), 4_096.0);
        // The mean and the narrow direction are one and the same.
        assert_eq!(found.directions.len(), 1);
        let product: f64 = found.directions[0].iter().map(|weight| 0.1 * weight).sum();
        assert!(product.abs() > 0.98, "{product}");
        assert!((found.means[0].abs() - 2.0).abs() < 0.1);
        assert!((found.factor[0][0] - 0.2 * WIDER.sqrt()).abs() < 0.15);
        let scores = found.scores(&cloud);
        let back = found.from_own(&found.own_scores(&scores));
        for (a, b) in scores[0].iter().zip(&back[0]) {
            assert!((a - b).abs() < 1e-9);
        }
    }
}
