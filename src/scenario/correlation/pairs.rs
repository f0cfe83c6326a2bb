//! Whether correlations can hold together.

use std::f64::consts::PI;

use crate::problem::in_a_row;
use crate::scenario::context::Context;
use crate::scenario::legal::shown;

use super::Stated;
use super::matrix::{self, Matrix};

/// Every stated pair, and the matrix they make.
pub(super) struct Pairs {
    names: Vec<String>,
    spearman: Matrix,
    stated: Matrix,
}

impl Pairs {
    /// Puts the stated pairs together; a pair that is stated twice is a problem.
    pub fn of(cx: &mut Context<'_>, stated: &[Stated]) -> Self {
        let mut names: Vec<String> = Vec::new();
        for name in stated.iter().flat_map(|stated| &stated.between) {
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
        let mut pairs = Self {
            spearman: matrix::identity(names.len()),
            stated: matrix::identity(names.len()),
            names,
        };
        for statement in stated {
            let places: Vec<usize> = statement
                .between
                .iter()
                .filter_map(|name| pairs.names.iter().position(|known| known == name))
                .collect();
            for (rank, &one) in places.iter().enumerate() {
                for &other in &places[rank + 1..] {
                    if pairs.stated[one][other] > 0.0 {
                        let names = [pairs.names[one].as_str(), pairs.names[other].as_str()];
                        let message = format!("{} are correlated twice", in_a_row(&names));
                        cx.error(
                            &statement.place,
                            &statement.path,
                            message,
                            "state each pair once",
                        );
                    }
                    for (row, column) in [(one, other), (other, one)] {
                        pairs.stated[row][column] = 1.0;
                        pairs.spearman[row][column] = statement.spearman;
                    }
                }
            }
        }
        pairs
    }

    /// Reports each block of connected inputs whose correlations cannot all hold.
    pub fn check(&self, cx: &mut Context<'_>, stated: &[Stated]) {
        for block in self.blocks() {
            let part = |matrix: &Matrix| matrix::part(matrix, &block);
            let spearman = part(&self.spearman);
            if matrix::is_positive_definite(&normal_scores(&spearman)) {
                continue;
            }
            let feasible = nearest(&spearman, &part(&self.stated));
            let names: Vec<&str> = block
                .iter()
                .map(|&place| self.names[place].as_str())
                .collect();
            let mut pairs = Vec::new();
            for (row, &one) in block.iter().enumerate() {
                for (column, &other) in block.iter().enumerate().skip(row + 1) {
                    if self.stated[one][other] > 0.0 {
                        let value = shown(feasible[row][column]);
                        pairs.push(format!("{} with {}: {value}", names[row], names[column]));
                    }
                }
            }
            let first = stated.iter().find(|stated| {
                stated
                    .between
                    .iter()
                    .any(|name| names.contains(&name.as_str()))
            });
            if let Some(first) = first {
                let message = format!(
                    "the correlations of {} cannot all hold together",
                    in_a_row(&names)
                );
                let help = format!("the nearest that can: {}", pairs.join("; "));
                cx.error(&first.place, &first.path, message, help);
            }
        }
    }

    /// Inputs that are connected, directly or through others.
    fn blocks(&self) -> Vec<Vec<usize>> {
        let mut block_of: Vec<Option<usize>> = vec![None; self.names.len()];
        let mut blocks: Vec<Vec<usize>> = Vec::new();
        for start in 0..self.names.len() {
            if block_of[start].is_some() {
                continue;
            }
            let mut block = Vec::new();
            let mut open = vec![start];
            while let Some(place) = open.pop() {
                if block_of[place].is_some() {
                    continue;
                }
                block_of[place] = Some(blocks.len());
                block.push(place);
                open.extend((0..self.names.len()).filter(|&other| self.stated[place][other] > 0.0));
            }
            block.sort_unstable();
            blocks.push(block);
        }
        blocks
    }
}

/// The correlation of normal scores that gives a rank correlation.
fn normal_scores(spearman: &Matrix) -> Matrix {
    matrix::map(spearman, |rho| 2.0 * libm::sin(PI * rho / 6.0))
}

/// The nearest rank correlations that can hold together, in steps of 0.01. Pairs that are not
/// stated stay uncorrelated.
fn nearest(spearman: &Matrix, stated: &Matrix) -> Matrix {
    const STEPS: u32 = 100;
    let scores = matrix::nearest(&normal_scores(spearman), stated);
    let exact = matrix::map(&scores, |r| {
        6.0 / PI * libm::asin((r / 2.0).clamp(-0.5, 0.5))
    });
    for step in 0..=STEPS {
        let kept = 1.0 - f64::from(step) / f64::from(STEPS);
        let mut rounded = matrix::map(&exact, |rho| libm::round(100.0 * kept * rho) / 100.0);
        for (place, row) in rounded.iter_mut().enumerate() {
            row[place] = 1.0;
        }
        if matrix::is_positive_definite(&normal_scores(&rounded)) {
            return rounded;
        }
    }
    matrix::identity(spearman.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_values_can_hold_together_and_keep_their_signs() {
        let spearman = vec![
            vec![1.0, 0.9, 0.0],
            vec![0.9, 1.0, 0.9],
            vec![0.0, 0.9, 1.0],
        ];
        let stated = vec![
            vec![1.0, 1.0, 0.0],
            vec![1.0, 1.0, 1.0],
            vec![0.0, 1.0, 1.0],
        ];
        assert!(!matrix::is_positive_definite(&normal_scores(&spearman)));
        let near = nearest(&spearman, &stated);
        assert!(matrix::is_positive_definite(&normal_scores(&near)));
        // With the third pair at 0, two equal r can reach 1/√2, which is ρ = 0.69.
        assert!((near[0][1] - 0.69).abs() < 0.011, "{}", near[0][1]);
        assert!((near[0][1] - near[1][2]).abs() < 1e-12);
        assert!(near[0][2].abs() < 1e-12);
    }
}
