//! The rule by which to decide, fitted to some draws and used in others.

use std::ops::Range;

use crate::analysis::least_squares::{Factor, dot, products};

/// Draws needed for each column of the regression.
pub(super) const DRAWS_PER_COLUMN: usize = 5;

/// Folds: a draw's fold is its number modulo eight, so that the replicates of even points stay
/// whole.
const FOLDS: usize = 8;

/// The same values, those of one fold after those of another.
pub(super) fn arranged(values: &[f64]) -> Vec<f64> {
    let fold = |fold: usize| values.iter().skip(fold).step_by(FOLDS).copied();
    (0..FOLDS).flat_map(fold).collect()
}

/// Where each fold's draws are once arranged.
fn ranges(draws: usize) -> [Range<usize>; FOLDS] {
    let size = |fold: usize| (draws + FOLDS - 1 - fold) / FOLDS;
    let start = |fold: usize| (0..fold).map(size).sum::<usize>();
    std::array::from_fn(|fold| start(fold)..start(fold + 1))
}

/// What deciding by a rule gains on the option taken without it, draw by draw: the rule is fitted
/// to the other folds, the gain is as drawn. All arranged fold by fold; `None` if sums overflow.
pub(super) fn gains(columns: &[Vec<f64>], relative: &[Vec<f64>]) -> Option<Vec<f64>> {
    let draws = relative.first().map_or(0, Vec::len);
    let ranges = ranges(draws);
    let sums = ranges.each_ref().map(|range| products(columns, range));
    let right = ranges.each_ref().map(|range| {
        let with = |option: &Vec<f64>| -> Vec<f64> {
            let option = &option[range.clone()];
            let columns = columns.iter();
            columns
                .map(|column| dot(&column[range.clone()], option))
                .collect()
        };
        relative.iter().map(with).collect::<Vec<_>>()
    });
    let mut gains = Vec::with_capacity(draws);
    for (fold, range) in ranges.iter().enumerate() {
        let others = (0..FOLDS).filter(|other| *other != fold);
        let mut sum = sums[fold].clone() * 0.0;
        for other in others.clone() {
            sum += &sums[other];
        }
        let factor = Factor::steadied(sum)?;
        let fitted: Vec<Vec<f64>> = (0..relative.len())
            .map(|option| {
                let mut sum = vec![0.0; columns.len()];
                for other in others.clone() {
                    for (sum, part) in sum.iter_mut().zip(&right[other][option]) {
                        *sum += part;
                    }
                }
                fitted(columns, &factor.solve(&sum), range)
            })
            .collect();
        for (place, draw) in range.clone().enumerate() {
            // The option that is best without knowing has a gain of nothing: it is taken unless another
            // is expected to be better.
            let mut taken = (0.0, 0.0);
            for (fitted, relative) in fitted.iter().zip(relative) {
                if fitted[place] > taken.0 {
                    taken = (fitted[place], relative[draw]);
                }
            }
            gains.push(taken.1);
        }
    }
    Some(gains)
}

fn fitted(columns: &[Vec<f64>], weights: &[f64], draws: &Range<usize>) -> Vec<f64> {
    let mut fitted = vec![0.0; draws.len()];
    for (column, weight) in columns.iter().zip(weights) {
        for (fitted, value) in fitted.iter_mut().zip(&column[draws.clone()]) {
            *fitted += weight * value;
        }
    }
    fitted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_draw_is_in_the_fold_of_its_number_modulo_eight() {
        for draws in [2_usize, 16, 29] {
            let numbers: Vec<f64> = (0..draws).map(|draw| draw as f64).collect();
            let arranged = arranged(&numbers);
            assert_eq!(arranged.len(), draws);
            for (fold, range) in ranges(draws).into_iter().enumerate() {
                for draw in &arranged[range] {
                    assert_eq!(draw % 8.0, fold as f64);
                }
            }
        }
    }
}
