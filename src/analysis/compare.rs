//! Plans side by side: what one brings beyond another, future by future.
//!
//! All plans are drawn with the same luck, so the difference of two of them is taken in each future and
//! has percentiles of its own: they are narrower than the plans' own ranges, and cannot be read off
//! these. Nothing here knows where the draws come from.
//!
//! - [`difference`]: how much more, how sure;
//! - [`dominance`]: whether one plan is better whatever one's taste for risk;
//! - [`rules`]: what each rule of decision would choose, and what it would regret;
//! - [`best`]: which of many plans does best, and which others may be as good.

pub mod best;
pub mod bridge;
pub mod difference;
pub mod dominance;
pub mod lead;
pub mod plans;
pub mod rules;

pub use bridge::Bridge;
pub use difference::Gap;
pub use dominance::Dominance;
pub use plans::{Brought, Comparison, Outcome, Yearly, compare};
pub use rules::Verdict;

/// What is better of an outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Better {
    /// More of it.
    More,
    /// Less of it.
    Less,
}

impl Better {
    /// Which way a metric counts: costs, and what is not filled, spent or had in time, count down.
    #[must_use]
    pub fn of(metric: &str) -> Self {
        const DOWN: [&str; 11] = [
            "cost.",
            "jobs.unfilled",
            "training.unspent",
            "investment.slipped",
            "investment.withheld",
            "investment.unallocated",
            "value.pv_public_cost",
            "value.public_cost",
            "value.pv_social_cost",
            "value.training_cost",
            "value.cost_per",
        ];
        let down = DOWN.iter().any(|beginning| metric.starts_with(beginning));
        if down || metric == "recession" {
            Self::Less
        } else {
            Self::More
        }
    }

    /// A value such that more is better.
    #[must_use]
    pub fn turned(self, value: f64) -> f64 {
        match self {
            Self::More => value,
            Self::Less => -value,
        }
    }
}
