//! Least squares with many draws and few columns.
//!
//! The sums of products of columns (the normal equations) are factored by Cholesky, and the answer is
//! improved from its own residuals until nothing changes, which gives back the digits that the
//! normal equations lose. Every sum is taken in the order of the draws, and none by a routine that
//! looks at the processor, so that the same draws give the same bits.
//!
//! # References
//! Björck, Å. (1996), Numerical Methods for Least Squares Problems, section 2.9 (iterative
//! refinement of normal equations), doi 10.1137/1.9781611971484 (recalled).

use std::ops::Range;

use nalgebra::{Cholesky, DMatrix, DVector, Dyn};
use rayon::prelude::*;

/// Sums of products of columns over some draws: a symmetric matrix of which the lower triangle is
/// filled, one row and column for each column.
pub(super) fn products(columns: &[Vec<f64>], draws: &Range<usize>) -> DMatrix<f64> {
    /// Columns that are met at once by each other column, so that this is fetched once for all.
    const TOGETHER: usize = 4;
    let blocks: Vec<Vec<f64>> = columns
        .par_chunks(TOGETHER)
        .enumerate()
        .map(|(block, own)| {
            let before = (block * TOGETHER + own.len()).min(columns.len());
            columns[..before]
                .iter()
                .flat_map(|other| {
                    own.iter()
                        .map(|own| dot(&own[draws.clone()], &other[draws.clone()]))
                })
                .collect()
        })
        .collect();
    let mut sums = DMatrix::zeros(columns.len(), columns.len());
    for (block, found) in blocks.iter().enumerate() {
        let first = block * TOGETHER;
        let own = TOGETHER.min(columns.len() - first);
        for (place, value) in found.iter().enumerate() {
            let (column, row) = (place / own, first + place % own);
            if column <= row {
                sums[(row, column)] = *value;
            }
        }
    }
    sums
}

/// The sum of products, in eight strands: as fast as the processor's packets allow, and the same on
/// each of them.
pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    const STRANDS: usize = 8;
    let mut sums = [0.0; STRANDS];
    let (a, rest_a) = a.as_chunks::<STRANDS>();
    let (b, rest_b) = b.as_chunks::<STRANDS>();
    for (a, b) in a.iter().zip(b) {
        for strand in 0..STRANDS {
            sums[strand] += a[strand] * b[strand];
        }
    }
    let rest: f64 = rest_a.iter().zip(rest_b).map(|(a, b)| a * b).sum();
    sums.iter().sum::<f64>() + rest
}

/// The Cholesky factor of sums of products.
#[derive(Debug, Clone)]
pub(super) struct Factor(Cholesky<f64, Dyn>);

impl Factor {
    /// `None` where a column is a mixture of the others, or a number is missing.
    pub(super) fn new(products: DMatrix<f64>) -> Option<Self> {
        /// What must be left of a column once the others are taken out, as a share of it.
        const LEAST: f64 = 1e-11;
        let size: Vec<f64> = products.diagonal().iter().copied().collect();
        let factor = Cholesky::new(products)?;
        let left = factor.l_dirty().diagonal();
        let told_apart = size
            .iter()
            .zip(left.iter())
            .all(|(size, left)| left * left > LEAST * size);
        told_apart.then_some(Self(factor))
    }

    /// As [`new`](Self::new), after a hair's breadth was added to the diagonal: of columns that say
    /// the same each gets a part of the weight, and what is fitted stays what it was.
    pub(super) fn steadied(mut products: DMatrix<f64>) -> Option<Self> {
        const HAIR: f64 = 1e-9;
        for place in 0..products.nrows() {
            products[(place, place)] *= 1.0 + HAIR;
        }
        Cholesky::new(products).map(Self)
    }

    /// The weights that solve the normal equations with these sums on the right.
    pub(super) fn solve(&self, right: &[f64]) -> Vec<f64> {
        self.0
            .solve(&DVector::from_column_slice(right))
            .iter()
            .copied()
            .collect()
    }

    /// For each draw the weight that its own value has in its fitted value (the diagonal of the hat
    /// matrix), between 0 and 1.
    pub(super) fn leverages(&self, columns: &[Vec<f64>]) -> Vec<f64> {
        /// Draws taken together, so that their columns stay close at hand.
        const TOGETHER: usize = 64;
        let draws = columns.first().map_or(0, Vec::len);
        let factor = self.0.l_dirty();
        let mut leverages = vec![0.0; draws];
        leverages
            .par_chunks_mut(TOGETHER)
            .enumerate()
            .for_each(|(block, leverages)| {
                let first = block * TOGETHER;
                let count = leverages.len();
                let mut work: Vec<Vec<f64>> = columns
                    .iter()
                    .map(|column| column[first..first + count].to_vec())
                    .collect();
                for k in 0..columns.len() {
                    let (done, ahead) = work.split_at_mut(k + 1);
                    let own = &mut done[k];
                    for (value, leverage) in own.iter_mut().zip(leverages.iter_mut()) {
                        *value /= factor[(k, k)];
                        *leverage += *value * *value;
                    }
                    for (place, other) in ahead.iter_mut().enumerate() {
                        let weight = factor[(k + 1 + place, k)];
                        for (other, own) in other.iter_mut().zip(own.iter()) {
                            *other -= weight * own;
                        }
                    }
                }
            });
        leverages
    }
}

/// The weights of the columns that come closest to a response, and what they leave of it.
pub(super) fn fit(factor: &Factor, columns: &[Vec<f64>], response: &[f64]) -> (Vec<f64>, Vec<f64>) {
    /// Each round gains the digits that the factor has; two are enough for a factor with eight.
    const ROUNDS: usize = 3;
    let mut weights = vec![0.0; columns.len()];
    let mut left = response.to_vec();
    for _ in 0..ROUNDS {
        let right: Vec<f64> = columns.iter().map(|column| dot(column, &left)).collect();
        for (weight, step) in weights.iter_mut().zip(factor.solve(&right)) {
            *weight += step;
        }
        left.copy_from_slice(response);
        for (column, weight) in columns.iter().zip(&weights) {
            for (left, value) in left.iter_mut().zip(column) {
                *left -= weight * value;
            }
        }
    }
    (weights, left)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line() -> Vec<Vec<f64>> {
        vec![vec![1.0; 4], vec![0.0, 1.0, 2.0, 3.0]]
    }

    #[test]
    fn a_line_is_fitted_as_by_hand() {
        let columns = line();
        let factor = Factor::new(products(&columns, &(0..4))).unwrap();
        let (weights, left) = fit(&factor, &columns, &[1.0, 3.0, 2.0, 6.0]);
        // Slope Σ(x − 1.5)·y / 5 = 7/5; the mean is 3 at 1.5.
        assert!((weights[1] - 1.4).abs() < 1e-14 && (weights[0] - 0.9).abs() < 1e-14);
        assert!((left[0] - 0.1).abs() < 1e-14 && left.iter().sum::<f64>().abs() < 1e-14);
    }

    #[test]
    fn leverages_of_a_line_are_those_of_the_textbook_and_add_up_to_its_weights() {
        let columns = line();
        let factor = Factor::new(products(&columns, &(0..4))).unwrap();
        // 1/n + (x − x̄)²/Σ(x − x̄)².
        for (leverage, expected) in factor.leverages(&columns).iter().zip([0.7, 0.3, 0.3, 0.7]) {
            assert!((leverage - expected).abs() < 1e-14);
        }
    }

    #[test]
    fn columns_that_say_the_same_are_refused_or_share_the_weight() {
        let columns = vec![vec![1.0; 9], vec![2.0; 9]];
        let sums = products(&columns, &(0..9));
        assert!(Factor::new(sums.clone()).is_none());
        let (_, left) = fit(&Factor::steadied(sums).unwrap(), &columns, &[5.0; 9]);
        assert!(left.iter().all(|left| left.abs() < 1e-6), "{left:?}");
    }

    #[test]
    fn sums_of_products_are_those_of_each_pair_whatever_block_they_are_in() {
        let columns: Vec<Vec<f64>> = (0..11_u32)
            .map(|k| (0..37_u32).map(|i| f64::from((i * (k + 3)) % 17)).collect())
            .collect();
        let sums = products(&columns, &(5..30));
        for row in 0..11 {
            for column in 0..=row {
                let by_hand: f64 = (5..30).map(|i| columns[row][i] * columns[column][i]).sum();
                assert!((sums[(row, column)] - by_hand).abs() < 1e-9);
            }
        }
    }
}
