//! Small symmetric matrices: is one positive definite, and which is the nearest that is?
//!
//! # References
//!
//! Higham, N. J. (2002). Computing the nearest correlation matrix: a problem from finance. IMA
//! Journal of Numerical Analysis 22(3). <https://doi.org/10.1093/imanum/22.3.329>

/// A square matrix, row by row.
pub(super) type Matrix = Vec<Vec<f64>>;

/// Smallest eigenvalue that a nearest matrix keeps.
const FLOOR: f64 = 1e-6;

/// Ones on the diagonal.
pub(super) fn identity(size: usize) -> Matrix {
    (0..size)
        .map(|row| {
            (0..size)
                .map(|column| if row == column { 1.0 } else { 0.0 })
                .collect()
        })
        .collect()
}

/// The same function of every element.
pub(super) fn map(matrix: &Matrix, function: impl Fn(f64) -> f64) -> Matrix {
    matrix
        .iter()
        .map(|row| row.iter().map(|value| function(*value)).collect())
        .collect()
}

/// Some rows and the same columns.
pub(super) fn part(matrix: &Matrix, places: &[usize]) -> Matrix {
    places
        .iter()
        .map(|&row| places.iter().map(|&column| matrix[row][column]).collect())
        .collect()
}

/// Whether a symmetric matrix has a Cholesky factor.
pub(super) fn is_positive_definite(matrix: &Matrix) -> bool {
    const SMALLEST: f64 = 1e-12;
    let size = matrix.len();
    let mut factor = vec![vec![0.0; size]; size];
    for row in 0..size {
        for column in 0..=row {
            let dot: f64 = (0..column)
                .map(|k| factor[row][k] * factor[column][k])
                .sum();
            let rest = matrix[row][column] - dot;
            if row == column {
                if rest <= SMALLEST {
                    return false;
                }
                factor[row][row] = rest.sqrt();
            } else {
                factor[row][column] = rest / factor[column][column];
            }
        }
    }
    true
}

/// The nearest positive definite matrix with ones on the diagonal and zeros wherever `stated` is
/// zero: Higham's alternating projections with Dykstra's correction.
pub(super) fn nearest(matrix: &Matrix, stated: &Matrix) -> Matrix {
    const ROUNDS: usize = 2000;
    const SETTLED: f64 = 1e-10;
    let size = matrix.len();
    let mut inside = matrix.clone();
    let mut correction = vec![vec![0.0; size]; size];
    for _ in 0..ROUNDS {
        let target = zip(&inside, &correction, |a, b| a - b);
        let definite = raised(&target);
        correction = zip(&definite, &target, |a, b| a - b);
        let mut next = zip(
            &definite,
            stated,
            |a, free| if free > 0.0 { a } else { 0.0 },
        );
        for (place, row) in next.iter_mut().enumerate() {
            row[place] = 1.0;
        }
        let change = zip(&next, &inside, |a, b| (a - b).abs());
        inside = next;
        if change.iter().flatten().all(|moved| *moved < SETTLED) {
            break;
        }
    }
    inside
}

fn zip(one: &Matrix, other: &Matrix, function: impl Fn(f64, f64) -> f64) -> Matrix {
    one.iter()
        .zip(other)
        .map(|(row, other)| {
            row.iter()
                .zip(other)
                .map(|(a, b)| function(*a, *b))
                .collect()
        })
        .collect()
}

/// The nearest matrix with no eigenvalue below the floor.
fn raised(matrix: &Matrix) -> Matrix {
    let (values, vectors) = eigen(matrix);
    let size = matrix.len();
    let element = |row: usize, column: usize| -> f64 {
        (0..size)
            .map(|k| values[k].max(FLOOR) * vectors[row][k] * vectors[column][k])
            .sum()
    };
    (0..size)
        .map(|row| (0..size).map(|column| element(row, column)).collect())
        .collect()
}

/// Eigenvalues and eigenvectors (as columns) by Jacobi's rotations.
fn eigen(matrix: &Matrix) -> (Vec<f64>, Matrix) {
    const SWEEPS: usize = 60;
    let size = matrix.len();
    let mut work = matrix.clone();
    let mut vectors = identity(size);
    for _ in 0..SWEEPS {
        let mut largest: f64 = 0.0;
        for p in 0..size {
            for q in p + 1..size {
                largest = largest.max(work[p][q].abs());
                rotate(&mut work, &mut vectors, p, q);
            }
        }
        if largest < 1e-14 {
            break;
        }
    }
    let values = (0..size).map(|place| work[place][place]).collect();
    (values, vectors)
}

/// Turns two axes so that the element between them vanishes.
fn rotate(work: &mut Matrix, vectors: &mut Matrix, p: usize, q: usize) {
    if work[p][q] == 0.0 {
        return;
    }
    let theta = (work[q][q] - work[p][p]) / (2.0 * work[p][q]);
    let tangent = theta.signum() / (theta.abs() + (theta * theta + 1.0).sqrt());
    let cosine = 1.0 / (tangent * tangent + 1.0).sqrt();
    let sine = tangent * cosine;
    for row in work.iter_mut() {
        let (a, b) = (row[p], row[q]);
        row[p] = cosine * a - sine * b;
        row[q] = sine * a + cosine * b;
    }
    let (upper, lower) = work.split_at_mut(q);
    for (a, b) in upper[p].iter_mut().zip(&mut lower[0]) {
        (*a, *b) = (cosine * *a - sine * *b, sine * *a + cosine * *b);
    }
    for row in vectors.iter_mut() {
        let (a, b) = (row[p], row[q]);
        row[p] = cosine * a - sine * b;
        row[q] = sine * a + cosine * b;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eigenvalues_of_a_known_matrix() {
        // Second differences of length 3: 2 − √2, 2, 2 + √2.
        let matrix = vec![
            vec![2.0, -1.0, 0.0],
            vec![-1.0, 2.0, -1.0],
            vec![0.0, -1.0, 2.0],
        ];
        let mut values = eigen(&matrix).0;
        values.sort_by(f64::total_cmp);
        let root = 2.0_f64.sqrt();
        for (value, expected) in values.iter().zip([2.0 - root, 2.0, 2.0 + root]) {
            assert!((value - expected).abs() < 1e-12);
        }
    }

    /// The example of Higham (2002): the nearest matrix has r12 = r23 = 0.7607 and r13 = 0.1573.
    #[test]
    fn the_nearest_matrix_of_highams_example() {
        let matrix = vec![
            vec![1.0, 1.0, 0.0],
            vec![1.0, 1.0, 1.0],
            vec![0.0, 1.0, 1.0],
        ];
        let free = vec![vec![1.0; 3]; 3];
        let near = nearest(&matrix, &free);
        assert!((near[0][1] - 0.7607).abs() < 1e-4);
        assert!((near[0][2] - 0.1573).abs() < 1e-4);
    }

    /// Case UQ-09c (computed; the second also published): eigenvalues −0.8, 1.9, 1.9, and the second
    /// differences of length 4. A nearest matrix here keeps its smallest eigenvalue a little above
    /// nothing, hence the tolerance.
    #[test]
    fn the_nearest_matrices_of_uq_09c() {
        let matrix = vec![
            vec![1.0, 0.9, -0.9],
            vec![0.9, 1.0, 0.9],
            vec![-0.9, 0.9, 1.0],
        ];
        let near = nearest(&matrix, &vec![vec![1.0; 3]; 3]);
        for (found, known) in [(near[0][1], 0.5), (near[0][2], -0.5), (near[1][2], 0.5)] {
            assert!((found - known).abs() < 1e-4, "{found} {known}");
        }
        let second: Matrix = (0..4_i32)
            .map(|row| {
                let element = |column: i32| match (row - column).abs() {
                    0 => 2.0,
                    1 => -1.0,
                    _ => 0.0,
                };
                (0..4).map(element).collect()
            })
            .collect();
        let near = nearest(&second, &vec![vec![1.0; 4]; 4]);
        let known = [
            (near[0][1], -0.808_412_5),
            (near[0][2], 0.191_587_5),
            (near[0][3], 0.106_775_05),
            (near[1][2], -0.656_232_69),
        ];
        for (found, known) in known {
            assert!((found - known).abs() < 1e-4, "{found} {known}");
        }
    }
}
