//! What is wrong with a sheet, in the order of its rows.

use crate::problem::Problem;

/// Problems as they are found, each with its row.
#[derive(Debug, Default)]
pub struct Problems {
    /// Row 0 is the file as a whole.
    found: Vec<(usize, Problem)>,
}

impl Problems {
    /// A problem of the whole file or of its headings.
    pub fn push(&mut self, problem: Problem) {
        self.found.push((0, problem));
    }

    /// A problem of a row.
    pub fn of_row(&mut self, row: usize, message: String, help: &str) {
        self.found.push((row, Problem::nowhere(message).help(help)));
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// All of them, row by row, since their author goes through the sheet from top to bottom.
    pub fn in_order(mut self) -> Vec<Problem> {
        self.found.sort_by_key(|(row, _)| *row);
        self.found.into_iter().map(|(_, problem)| problem).collect()
    }
}
