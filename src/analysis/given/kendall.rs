//! Kendall's rank correlation τ-b: how much more often two draws agree than disagree.
//!
//! ```text
//! τ = (agreeing − disagreeing pairs) / √(pairs not tied in x × pairs not tied in y)
//! ```
//!
//! Counted in n·log n by Knight's way: sort by one, and count the exchanges that sorting by the
//! other then takes.
//!
//! # References
//! - Kendall, M. G. (1945), "The treatment of ties in ranking problems", Biometrika 33(3), doi
//!   10.1093/biomet/33.3.239 (recalled).
//! - Knight, W. R. (1966), "A computer method for calculating Kendall's tau with ungrouped data",
//!   Journal of the American Statistical Association 61, doi 10.1080/01621459.1966.10480879
//!   (recalled).

use super::response::{Order, Response};

/// Kendall's τ-b of an input, given with its order, and an outcome; nothing where one does not vary.
pub(super) fn tau_b(response: &Response, input: &[f64], order: &Order) -> f64 {
    let outcome = &response.at_or_below;
    let pairs = |tied: usize| tied as u64 * (tied as u64).saturating_sub(1) / 2;
    let equal = |values: &[u32]| -> u64 {
        let runs = values.chunk_by(|a, b| a == b);
        runs.map(|run| pairs(run.len())).sum()
    };
    let mut along: Vec<u32> = order.0.iter().map(|draw| outcome[*draw as usize]).collect();
    let (mut tied_in_input, mut tied_in_both) = (0, 0);
    for tied in order.tied(input) {
        if tied.len() > 1 {
            tied_in_input += pairs(tied.len());
            // Pairs tied in the input neither agree nor disagree: in order, they take no exchange.
            along[tied.clone()].sort_unstable();
            tied_in_both += equal(&along[tied]);
        }
    }
    let disagreeing = exchanges(&mut along);
    let tied_in_outcome = equal(&along);
    let all = pairs(along.len());
    // Whole numbers of pairs are far below 2^52.
    let counted = |pairs: u64| pairs as f64;
    let agreeing_or_not = counted(all + tied_in_both - tied_in_input - tied_in_outcome);
    let untied = counted(all - tied_in_input) * counted(all - tied_in_outcome);
    if untied == 0.0 {
        0.0
    } else {
        (agreeing_or_not - 2.0 * counted(disagreeing)) / untied.sqrt()
    }
}

/// Sorts by merging, and counts how many pairs stood in the wrong order.
fn exchanges(values: &mut Vec<u32>) -> u64 {
    let mut count = 0;
    let mut merged = values.clone();
    let mut width = 1;
    while width < values.len() {
        for (from, to) in values.chunks(2 * width).zip(merged.chunks_mut(2 * width)) {
            let (left, right) = from.split_at(width.min(from.len()));
            let (mut l, mut r) = (0, 0);
            for place in to {
                if l < left.len() && (r == right.len() || left[l] <= right[r]) {
                    *place = left[l];
                    l += 1;
                } else {
                    *place = right[r];
                    r += 1;
                    count += (left.len() - l) as u64;
                }
            }
        }
        std::mem::swap(values, &mut merged);
        width *= 2;
    }
    count
}
