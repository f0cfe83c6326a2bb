//! A lower factor of a correlation: its product, and equations with it.

/// A lower factor times itself, transposed.
pub(super) fn product(factor: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let entry = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum();
    factor
        .iter()
        .map(|row| factor.iter().map(|column| entry(row, column)).collect())
        .collect()
}

/// Solves L·Lᵀ·x = b for the lower factor L.
pub(super) fn solved(factor: &[Vec<f64>], mut x: Vec<f64>) -> Vec<f64> {
    for row in 0..factor.len() {
        let done: f64 = (0..row).map(|k| factor[row][k] * x[k]).sum();
        x[row] = (x[row] - done) / factor[row][row];
    }
    for row in (0..factor.len()).rev() {
        let done: f64 = (row + 1..factor.len()).map(|k| factor[k][row] * x[k]).sum();
        x[row] = (x[row] - done) / factor[row][row];
    }
    x
}
