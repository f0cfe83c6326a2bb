//! The search for the draws that are left, in sight of whoever waits.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::points::Cloud;
use crate::tasks::{Refused, Watch};
use crate::updating::{self, Futures, Likelihoods, Refusal, Reported, Updated};

/// What is said to be done meanwhile, in hundredths.
pub const COUNTING: &str = "Letting the return count";

/// Finds the draws that are left, or why there are none.
///
/// # Errors
///
/// If it is given up: what was left half-way is no answer, whatever it came to.
pub fn update(
    futures: &Futures<'_>,
    prior: Cloud,
    seed: u64,
    watch: &dyn Watch,
) -> Result<Result<Updated, Refusal>, Refused> {
    let steps = Steps {
        watch,
        told: AtomicUsize::new(0),
    };
    let attended = Attended { futures, watch };
    let updated = updating::update(&attended, prior, seed, &|power: f64| {
        steps.reach(power.powf(0.25));
    });
    watch.go_on()?;
    Ok(updated)
}

/// The futures while somebody waits; afterwards none is likely any more, so that the search for the draws
/// that are left comes to its end without simulating.
struct Attended<'a> {
    futures: &'a Futures<'a>,
    watch: &'a dyn Watch,
}

impl Reported for Attended<'_> {
    fn log_likelihoods(&self, cloud: &Arc<Cloud>) -> Likelihoods {
        if self.watch.has_gone() {
            return Likelihoods {
                whole: vec![f64::NEG_INFINITY; cloud.draws],
                more: vec![f64::NEG_INFINITY; cloud.draws],
            };
        }
        self.futures.log_likelihoods(cloud)
    }

    fn signals(&self, cloud: &Arc<Cloud>) -> Vec<Vec<f64>> {
        if self.watch.has_gone() {
            return Vec::new();
        }
        self.futures.signals(cloud)
    }
}

/// Hundredths of a step, told as they are reached.
struct Steps<'a> {
    watch: &'a dyn Watch,
    told: AtomicUsize,
}

impl Steps<'_> {
    fn reach(&self, share: f64) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a percentage"
        )]
        let percent = (100.0 * share.clamp(0.0, 1.0)) as usize;
        let before = self.told.fetch_max(percent, Ordering::Relaxed);
        self.watch.done(percent.saturating_sub(before));
    }
}
