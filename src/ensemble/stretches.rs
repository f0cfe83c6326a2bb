//! From counts back to values: stretches in which draws are taken to be spread evenly.

use super::classes::{ATOM, CELLS, Classes, OVER, UNDER};

/// A stretch of values with how many draws lie in it, evenly.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stretch {
    pub left: f64,
    pub right: f64,
    pub count: u64,
}

impl Classes {
    /// The counts as stretches of values, lowest first; `ends` are the lowest and highest draw.
    pub(super) fn stretches(&self, counts: &[u32], (lowest, highest): (f64, f64)) -> Vec<Stretch> {
        let count = |cell: usize| u64::from(counts[self.cells[cell].first as usize]);
        let mut stretches = vec![Stretch {
            left: lowest,
            right: self.low.min(highest),
            count: count(UNDER),
        }];
        for cell in 0..CELLS {
            self.cell_stretches(cell, counts, (lowest, highest), &mut stretches);
        }
        stretches.push(Stretch {
            left: self.high.max(lowest),
            right: highest,
            count: count(OVER),
        });
        for (atom, value) in self.atoms.into_iter().enumerate() {
            put_atom(value, count(ATOM + atom), &mut stretches);
        }
        stretches.retain(|stretch| stretch.count > 0);
        stretches
    }

    fn cell_stretches(
        &self,
        place: usize,
        counts: &[u32],
        (lowest, highest): (f64, f64),
        stretches: &mut Vec<Stretch>,
    ) {
        let cell = self.cells[place];
        let at = |part: u32| {
            let steps = place as f64 + f64::from(part) / f64::from(cell.classes);
            let edge = if self.scale > 0.0 {
                self.low + steps / self.scale
            } else {
                self.low
            };
            edge.min(highest).max(lowest)
        };
        for part in 0..cell.classes {
            let class = cell.first + part;
            let same = self.same.binary_search_by_key(&class, |(class, _)| *class);
            let (left, right) = match same {
                Ok(found) => (self.same[found].1, self.same[found].1),
                Err(_) => (at(part), at(part + 1)),
            };
            stretches.push(Stretch {
                left,
                right,
                count: u64::from(counts[class as usize]),
            });
        }
    }
}

/// Puts a value that many draws share into its place among the stretches, cutting the one it lies in.
fn put_atom(value: f64, count: u64, stretches: &mut Vec<Stretch>) {
    if count == 0 || value.is_nan() {
        return;
    }
    let behind = stretches
        .iter()
        .position(|stretch| stretch.right > value || stretch.left >= value)
        .unwrap_or(stretches.len());
    let lone = Stretch {
        left: value,
        right: value,
        count,
    };
    let Some(cut) = stretches
        .get(behind)
        .copied()
        .filter(|cut| cut.left < value)
    else {
        stretches.insert(behind, lone);
        return;
    };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a part of a count"
    )]
    let below = (cut.count as f64 * ((value - cut.left) / (cut.right - cut.left))).round() as u64;
    let parts = [
        Stretch {
            right: value,
            count: below,
            ..cut
        },
        lone,
        Stretch {
            left: value,
            count: cut.count - below,
            ..cut
        },
    ];
    stretches.splice(behind..=behind, parts);
}
