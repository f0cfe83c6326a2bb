//! Counts of draws by class of an input, cell of the outcome, and fold.

use super::response::Order;

/// Cells of the outcome, of about equally many draws.
const CELLS: usize = 128;

/// Folds: a draw's fold is its number modulo eight, so that the replicates of even points stay
/// whole.
pub(super) const FOLDS: usize = 8;

/// The cell of each draw's outcome.
#[derive(Debug, Clone)]
pub(super) struct Cells {
    of_draw: Vec<usize>,
    /// Draws in each cell.
    pub draws: Vec<f64>,
    /// Draws in each cell, by fold.
    pub in_fold: Vec<Vec<f64>>,
}

impl Cells {
    /// The cells of outcomes with these ranks (from 1).
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a rank is at least one and at most the number of draws"
    )]
    pub(super) fn new(ranks: &[f64]) -> Self {
        let per_rank = CELLS as f64 / ranks.len() as f64;
        let of_draw: Vec<usize> = ranks
            .iter()
            .map(|rank| ((rank - 0.5) * per_rank) as usize)
            .collect();
        let in_fold = count(&of_draw, 0..of_draw.len());
        Self {
            draws: added(&in_fold),
            of_draw,
            in_fold,
        }
    }
}

/// One class of an input.
#[derive(Debug, Clone)]
pub(super) struct Class {
    /// Draws in each cell.
    pub draws: Vec<f64>,
    /// Draws in each cell, by fold.
    pub in_fold: Vec<Vec<f64>>,
}

/// Cuts the draws, in the order of an input, into classes of equally many.
///
/// More classes follow the input more closely and hold fewer draws to choose events from. `None`
/// where there are too few draws for four.
pub(super) fn classes(cells: &Cells, order: &Order) -> Option<Vec<Class>> {
    /// Draws that a class needs, and the most and fewest classes. Of 16, 32 and 64 classes of 16,384
    /// draws, 32 came closest to case UQ-17 for weak and strong inputs together.
    const DRAWS: usize = 300;
    const MOST: usize = 32;
    const FEWEST: usize = 4;
    let draws = order.0.len();
    let number = (draws / DRAWS).min(MOST);
    let class = |class: usize| {
        let own = &order.0[class * draws / number..(class + 1) * draws / number];
        let in_fold = count(&cells.of_draw, own.iter().map(|draw| *draw as usize));
        Class {
            draws: added(&in_fold),
            in_fold,
        }
    };
    (number >= FEWEST).then(|| (0..number).map(class).collect())
}

/// Draws in each cell, by fold.
fn count(cell_of: &[usize], draws: impl Iterator<Item = usize>) -> Vec<Vec<f64>> {
    let mut in_fold = vec![vec![0.0; CELLS]; FOLDS];
    for draw in draws {
        in_fold[draw % FOLDS][cell_of[draw]] += 1.0;
    }
    in_fold
}

fn added(in_fold: &[Vec<f64>]) -> Vec<f64> {
    let cell = |cell: usize| in_fold.iter().map(|fold| fold[cell]).sum();
    (0..CELLS).map(cell).collect()
}
