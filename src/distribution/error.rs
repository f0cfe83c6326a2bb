//! What can be wrong with the numbers of a distribution, in words for the person who wrote them.

use thiserror::Error;

use super::bounds::Bounds;
use super::words::number;

/// Why some numbers do not make a distribution, and what would.
#[derive(Debug, Clone, PartialEq, Error)]
#[non_exhaustive]
pub enum DistributionError {
    /// A number is infinite or not a number.
    #[error("the {what} is {value}, but must be an ordinary number")]
    NotFinite {
        /// Which number.
        what: &'static str,
        /// Its value.
        value: f64,
    },

    /// A number is so large that its square would overflow.
    #[error(
        "the {what} is {value:e}, but no quantity here can be larger than 1e100; check for a slip of the keyboard"
    )]
    TooLarge {
        /// Which number.
        what: &'static str,
        /// Its value.
        value: f64,
    },

    /// The ends of a range are the wrong way round.
    #[error(
        "a range needs min <= max, but min = {min} and max = {max}; write the smaller number first"
    )]
    RangeReversed {
        /// The lower end as written.
        min: f64,
        /// The upper end as written.
        max: f64,
    },

    /// The most likely value lies outside the range.
    #[error("a {form} range needs min <= mode <= max, but min = {min}, mode = {mode}, max = {max}")]
    ModeOutsideRange {
        /// `triangular` or `pert`.
        form: &'static str,
        /// The lower end.
        min: f64,
        /// The most likely value.
        mode: f64,
        /// The upper end.
        max: f64,
    },

    /// A spread is negative.
    #[error(
        "the {what} is {value}, but a spread cannot be negative; write 0 for a value known exactly, else a number above 0"
    )]
    NegativeSpread {
        /// Which spread.
        what: &'static str,
        /// Its value.
        value: f64,
    },

    /// The sigma of a lognormal looks like a standard deviation in the quantity's own unit.
    #[error(
        "sigma is {sigma}, but must be at most 10: it is the standard deviation of the logarithm (0.2 means roughly give or \
         take 20 %), not of the quantity itself"
    )]
    SigmaTooLarge {
        /// The value given.
        sigma: f64,
    },

    /// The median of a lognormal is zero or negative.
    #[error(
        "the median of a lognormal must be above 0, but is {median}; for a quantity that can be negative use normal or p10, p50, p90"
    )]
    MedianNotPositive {
        /// The value given.
        median: f64,
    },

    /// The bounds leave (almost) nothing of the distribution.
    #[error(
        "the range {range} holds almost nothing of this distribution (less than one chance in a million million); move min \
         or max so that more of it is left, or move the {centre} towards the range",
        range = .bounds.in_words()
    )]
    NothingWithinBounds {
        /// `mean` or `median`.
        centre: &'static str,
        /// The bounds.
        bounds: Bounds,
    },

    /// A shape of a beta distribution is out of range.
    #[error(
        "the shapes of a beta (for observed: successes + 0.5 and failures + 0.5) must lie between 0.05 and 1,000,000, but are \
         {alpha} and {beta}; {}",
        instead_of_beta(*.alpha, *.beta)
    )]
    ShapeOutOfRange {
        /// The first shape.
        alpha: f64,
        /// The second shape.
        beta: f64,
    },

    /// The numbers of an observed proportion contradict each other.
    #[error(
        "observed needs 0 <= successes <= trials and at least one trial, but there are {successes} successes in {trials} \
         trials"
    )]
    ImpossibleObservation {
        /// How often it happened.
        successes: f64,
        /// How often it could have happened.
        trials: f64,
    },

    /// The three percentiles do not rise.
    #[error("percentiles must rise, p10 < p50 < p90, but p10 = {p10}, p50 = {p50}, p90 = {p90}")]
    PercentilesNotRising {
        /// The value exceeded with 90 % probability.
        p10: f64,
        /// The median.
        p50: f64,
        /// The value exceeded with 10 % probability.
        p90: f64,
    },

    /// A percentile lies on or beyond a bound.
    #[error(
        "the percentiles must lie strictly inside the bounds, but p10 = {p10} and p90 = {p90} are not both {range}; widen \
         the bounds or leave them out",
        range = .bounds.in_words()
    )]
    PercentilesOutsideBounds {
        /// The value exceeded with 90 % probability.
        p10: f64,
        /// The value exceeded with 10 % probability.
        p90: f64,
        /// The bounds.
        bounds: Bounds,
    },

    /// No three-term metalog passes through the percentiles.
    #[error(
        "p10 = {p10}, p50 = {p50}, p90 = {p90} are too lopsided for one smooth curve: with this p10 and p90{with}, p50 must lie \
         between {low} and {high}",
        with = if .bounds.is_none() { "" } else { " and these bounds" }
    )]
    PercentilesLopsided {
        /// The value exceeded with 90 % probability.
        p10: f64,
        /// The median.
        p50: f64,
        /// The value exceeded with 10 % probability.
        p90: f64,
        /// The bounds.
        bounds: Bounds,
        /// The smallest p50 that would do, rounded up.
        low: f64,
        /// The largest p50 that would do, rounded down.
        high: f64,
    },

    /// The tail of a one-sided metalog would leave the numbers of the machine.
    #[error(
        "p10 = {p10} and p90 = {p90} are so far apart, seen from the one bound given, that extreme values would be \
         astronomical; give both min and max"
    )]
    PercentilesTooFarApart {
        /// The value exceeded with 90 % probability.
        p10: f64,
        /// The value exceeded with 10 % probability.
        p90: f64,
    },

    /// A list of values is empty.
    #[error("{form} needs at least one value, but the list is empty")]
    NoValues {
        /// `discrete` or `samples`.
        form: &'static str,
    },

    /// A weight is negative.
    #[error("the weight of value {value} is {weight}, but weights must be 0 or more")]
    NegativeWeight {
        /// The value concerned.
        value: f64,
        /// Its weight.
        weight: f64,
    },

    /// All weights are zero.
    #[error("all weights are 0; at least one value needs a weight above 0")]
    NoWeight,

    /// A distribution was to be multiplied by something that is not a positive number.
    #[error(
        "amounts can only be scaled by a factor above 0 (and below 1e50), but the factor is {factor}"
    )]
    FactorNotPositive {
        /// The factor given.
        factor: f64,
    },
}

/// What to write instead of a beta with shapes out of range.
fn instead_of_beta(alpha: f64, beta: f64) -> String {
    if alpha.min(beta) < 0.05 {
        return "use discrete = [[0, weight], [1, weight]] for something that either happens or does not".to_owned();
    }
    let total = alpha + beta;
    let mean = alpha / total;
    let sd = (mean * (beta / total) / (total + 1.0)).sqrt();
    format!(
        "use normal = [{mean:.6}, {sd:.2e}] (the same mean and standard deviation), or the fixed value {}",
        number(mean)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_huge_beta_is_told_the_normal_that_replaces_it() {
        let error = DistributionError::ShapeOutOfRange {
            alpha: 3_000_000.0,
            beta: 5_000_000.0,
        };
        assert_eq!(
            error.to_string(),
            "the shapes of a beta (for observed: successes + 0.5 and failures + 0.5) must lie between 0.05 and 1,000,000, \
             but are 3000000 and 5000000; use normal = [0.375000, \
             1.71e-4] (the same mean and standard deviation), or the fixed value 0.375"
        );
    }

    #[test]
    fn a_misplaced_mode_is_shown_with_its_range() {
        let error = DistributionError::ModeOutsideRange {
            form: "triangular",
            min: 4.0,
            mode: 2.0,
            max: 9.0,
        };
        assert_eq!(
            error.to_string(),
            "a triangular range needs min <= mode <= max, but min = 4, mode = 2, max = 9"
        );
    }
}
