//! On track? In a sentence.

use crate::analysis::updated::Update;
use crate::programme::Bound;

/// The middle has moved if it did by more than this part of the range of 8 in 10 that it had.
const SHIFTED: f64 = 0.1;

/// What is to be said of where the forecast lies now, beside where it lay.
#[must_use]
pub fn of(update: &Update) -> &'static str {
    let [before, now] = update.ranges;
    let less_is_better = matches!(update.headline.bound, Some(Bound::AtMost(_)));
    let change = (now[1] - before[1]) / (before[2] - before[0]);
    if now[2] < before[0] {
        if less_is_better {
            "the forecast has fallen below the range it had: less than was likely."
        } else {
            "the forecast has fallen below the range it had: the programme is behind plan, and more than the usual."
        }
    } else if now[0] > before[2] {
        if less_is_better {
            "the forecast has risen above the range it had: more than was likely."
        } else {
            "the forecast has risen above the range it had: the programme is well ahead of it."
        }
    } else if now[1] < before[0] || now[1] > before[2] {
        "the middle of the forecast has left the range of 8 in 10 that it had."
    } else if change > SHIFTED {
        "the middle of the forecast has risen, within the range that it had."
    } else if change < -SHIFTED {
        "the middle of the forecast has fallen, within the range that it had."
    } else if (now[2] - now[0]) < 0.8 * (before[2] - before[0]) {
        "the forecast is narrower than it was, and within its range: what was reported goes with it."
    } else {
        "the forecast is much what it was: what was reported says little of it yet."
    }
}
