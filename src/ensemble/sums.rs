//! Sums over draws that are the same bits however the draws are cut.
//!
//! A batch of draws is added up in the order of its draws, eight lanes apart. Batches are joined as
//! leaves of a binary tree whose shape depends on their numbers alone: two neighbours, then two
//! pairs, and so on. Whoever holds both halves of a branch may join them, in any process and at any
//! time; the sum is the same. As in pairwise summation, the rounding error grows with the logarithm
//! of the number of draws.
//!
//! # References
//! Higham, N. J. (1993), "The accuracy of floating point summation", SIAM Journal on Scientific
//! Computing 14(4), 783–799, doi 10.1137/0914050.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A branch of the tree: how many times it was joined, and its number among those.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Branch {
    level: u32,
    number: u64,
}

impl Branch {
    /// The branch of one batch.
    #[must_use]
    pub const fn of(batch: u64) -> Self {
        Self {
            level: 0,
            number: batch,
        }
    }

    /// The first batch that it covers.
    const fn start(self) -> u64 {
        self.number << self.level
    }

    const fn sibling(self) -> Self {
        Self {
            level: self.level,
            number: self.number ^ 1,
        }
    }

    const fn parent(self) -> Self {
        Self {
            level: self.level + 1,
            number: self.number >> 1,
        }
    }
}

/// The sums of some batches, joined as far as both halves are at hand.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Forest {
    branches: BTreeMap<Branch, Vec<f64>>,
}

impl Forest {
    /// Adds the sums of a branch.
    pub fn add(&mut self, branch: Branch, sums: Vec<f64>) {
        let (mut branch, mut sums) = (branch, sums);
        while let Some(mut other) = self.branches.remove(&branch.sibling()) {
            if branch.number.is_multiple_of(2) {
                join(&mut sums, &other);
            } else {
                join(&mut other, &sums);
                sums = other;
            }
            branch = branch.parent();
        }
        self.branches.insert(branch, sums);
    }

    /// Whether every branch has so many sums.
    #[must_use]
    pub fn fits(&self, size: usize) -> bool {
        self.branches.values().all(|sums| sums.len() == size)
    }

    /// Takes over the branches of another forest.
    pub fn merge(&mut self, other: Self) {
        for (branch, sums) in other.branches {
            self.add(branch, sums);
        }
    }

    /// All branches together, from the first batch to the last; `size` sums of nothing if there are
    /// none.
    #[must_use]
    pub fn total(&self, size: usize) -> Vec<f64> {
        let mut branches: Vec<_> = self.branches.iter().collect();
        branches.sort_by_key(|(branch, _)| branch.start());
        let mut total = vec![0.0; size];
        for (_, sums) in branches {
            join(&mut total, sums);
        }
        total
    }
}

fn join(left: &mut [f64], right: &[f64]) {
    for (left, right) in left.iter_mut().zip(right) {
        *left += right;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaf(batch: u64) -> Vec<f64> {
        // Sums that round differently in every other order.
        vec![
            1.0 / (batch + 1) as f64,
            1e16 * f64::from(batch.is_multiple_of(3)),
        ]
    }

    fn forest(batches: impl IntoIterator<Item = u64>) -> Forest {
        let mut forest = Forest::default();
        for batch in batches {
            forest.add(Branch::of(batch), leaf(batch));
        }
        forest
    }

    #[test]
    fn batches_in_any_order_and_any_cut_give_the_same_bits() {
        let whole = forest(0..1_001);
        assert_eq!(whole, forest((0..1_001).rev()));
        let mut parts = forest(700..1_001);
        parts.merge(forest(0..13));
        parts.merge(forest(13..700));
        assert_eq!(whole, parts);
        assert_eq!(whole.total(2), parts.total(2));
    }

    #[test]
    fn a_thousand_batches_are_joined_into_a_handful_of_branches() {
        // 1,000 = 512 + 256 + 128 + 64 + 32 + 8
        assert_eq!(forest(0..1_000).branches.len(), 6);
    }
}
