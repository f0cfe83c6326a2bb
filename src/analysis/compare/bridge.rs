//! What explains the difference: from one plan to another, one setting at a time.
//!
//! Each step is what its setting changes in the first plan by itself, on average over the futures; a
//! setting that makes no sense without a new part (a share of a new fund) is changed where that part is
//! there already. What the settings do together beyond the sum of these stands as a step of its own, so
//! that the steps add up exactly.

use crate::analysis::reading::{Moments, Reading};

/// From one plan to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Bridge {
    /// The mean of the first plan.
    pub first: f64,
    /// What each setting changes by itself, in the order given.
    pub steps: Vec<Moments>,
    /// What they do together beyond that.
    pub together: Moments,
    /// The mean of the second plan: the first, the steps and what is together, added up.
    pub second: f64,
}

/// What explains the difference of one plan from the plan that it is compared with.
#[derive(Debug, Clone, PartialEq)]
pub struct Explained {
    /// For each step, which of the settings that differ it changes.
    pub steps: Vec<Vec<usize>>,
    /// For each outcome, the bridge.
    pub bridges: Vec<Bridge>,
}

/// Builds a bridge from draws with the same luck: those of the first plan, of the first plan with each
/// setting changed (with the place of the step that it is changed on top of, if there is one), and of the
/// second. Futures in which one has no value are left out.
#[must_use]
pub fn bridge(
    first: &[f64],
    alone: &[(Vec<f64>, Option<usize>)],
    second: &[f64],
    replicated: bool,
) -> Bridge {
    let known: Vec<usize> = (0..first.len())
        .filter(|draw| {
            let mut all = alone.iter().map(|(step, _)| step[*draw]);
            !first[*draw].is_nan() && !second[*draw].is_nan() && all.all(|value| !value.is_nan())
        })
        .collect();
    let moments = |value: &dyn Fn(usize) -> f64| {
        let values: Vec<f64> = known.iter().map(|draw| value(*draw)).collect();
        Reading::drawn(&values, replicated).moments()
    };
    let change = |(step, on): &(Vec<f64>, Option<usize>), draw: usize| {
        let before = on.map_or(first, |place| alone[place].0.as_slice());
        step[draw] - before[draw]
    };
    let steps: Vec<Moments> = alone
        .iter()
        .map(|step| moments(&|draw| change(step, draw)))
        .collect();
    let together = moments(&|draw| {
        let each: f64 = alone.iter().map(|step| change(step, draw)).sum();
        second[draw] - first[draw] - each
    });
    let start = moments(&|draw| first[draw]).mean;
    let summed: f64 = steps.iter().map(|step| step.mean).sum();
    Bridge {
        first: start,
        second: start + summed + together.mean,
        steps,
        together,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_and_what_is_together_add_up_to_the_difference() {
        // 2·3 → 4·5: +4 by the first alone, +4 by the second, +6 together.
        let bridge = bridge(
            &[6.0, 6.0],
            &[(vec![12.0; 2], None), (vec![10.0; 2], None)],
            &[20.0; 2],
            false,
        );
        let steps: Vec<f64> = bridge.steps.iter().map(|step| step.mean).collect();
        assert_eq!((bridge.first, bridge.second), (6.0, 20.0));
        assert_eq!((steps, bridge.together.mean), (vec![6.0, 4.0], 4.0));
    }

    #[test]
    fn a_step_on_top_of_another_counts_what_it_adds_to_that() {
        // A new fund by itself brings nothing; its users bring 4 where it is there.
        let steps = [(vec![6.0; 2], None), (vec![10.0; 2], Some(0))];
        let bridge = bridge(&[6.0; 2], &steps, &[11.0; 2], false);
        let found: Vec<f64> = bridge.steps.iter().map(|step| step.mean).collect();
        assert_eq!((found, bridge.together.mean), (vec![0.0, 4.0], 1.0));
        assert_eq!(bridge.second, 11.0);
    }
}
