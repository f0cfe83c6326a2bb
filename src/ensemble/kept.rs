//! Draws kept whole, block by block: a run small enough that nothing need be counted.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::room::Room;
use crate::outcomes::{Directory, Gauge, When};
use crate::points::BLOCK;

/// The columns of some blocks of a run.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// How many draws the run has.
    draws: usize,
    /// The blocks that are done, by number, each column after column.
    blocks: BTreeMap<u64, Room>,
}

impl Kept {
    /// None yet, of a run of so many draws.
    #[must_use]
    pub const fn none(draws: usize) -> Self {
        Self {
            draws,
            blocks: BTreeMap::new(),
        }
    }

    /// How many draws the run has.
    #[must_use]
    pub const fn draws(&self) -> usize {
        self.draws
    }

    /// Lets the run go on to more draws.
    pub fn lengthen(&mut self, draws: usize) {
        self.draws = self.draws.max(draws);
    }

    /// Keeps a block.
    pub fn add(&mut self, number: u64, columns: Room) {
        self.blocks.insert(number, columns);
    }

    /// Takes over the blocks of another process.
    pub fn merge(&mut self, other: Self) {
        self.blocks.extend(other.blocks);
    }

    /// Whether every block has as many values as a run with so many columns needs.
    #[must_use]
    pub fn fits(&self, columns: usize) -> bool {
        self.blocks
            .values()
            .all(|block| block.len() == columns * BLOCK)
    }

    /// Copies one column over `values`, in the order of the draws.
    pub fn column(&self, column: usize, values: &mut Vec<f64>) {
        self.column_of(column, 0..self.draws, values);
    }

    /// Copies one column of some draws over `values`, in the order of the draws.
    pub fn column_of(&self, column: usize, draws: Range<usize>, values: &mut Vec<f64>) {
        values.clear();
        let end = draws.end.min(self.draws);
        let first_block = (draws.start / BLOCK) as u64;
        for (number, block) in self.blocks.range(first_block..) {
            let start = usize::try_from(*number).unwrap_or(usize::MAX / BLOCK) * BLOCK;
            if start >= end {
                break;
            }
            let from = draws.start.saturating_sub(start);
            let to = (end - start).min(BLOCK);
            values.extend_from_slice(&block[column * BLOCK..][from..to]);
        }
    }

    /// Copies the first `most` draws of a gauge over `values`.
    pub fn draws_of(
        &self,
        directory: &Directory,
        gauge: Gauge,
        most: usize,
        values: &mut Vec<f64>,
    ) {
        let most = most.min(self.draws);
        let Some(first) = directory.metrics[gauge.metric].column else {
            values.clear();
            values.resize(most, 0.0);
            return;
        };
        match gauge.when {
            When::Whole => self.column_of(first, 0..most, values),
            When::Year(year) => self.column_of(first + year, 0..most, values),
            When::UpTo(year) => {
                self.column_of(first, 0..most, values);
                let mut more = Vec::with_capacity(values.len());
                for later in 1..=year {
                    self.column_of(first + later, 0..most, &mut more);
                    for (total, value) in values.iter_mut().zip(&more) {
                        *total += value;
                    }
                }
            }
        }
    }
}
