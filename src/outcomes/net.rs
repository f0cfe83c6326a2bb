//! Which metrics are net: those from which a reference run is taken off.
//!
//! Gross metrics (jobs filled, learners, money) tell what the programme does, and stay the
//! programme's own. Net metrics tell what it adds, and become a difference. A ratio is worked out
//! anew, from the differences of what stands above and below its line.

use super::value::{HEADLINES, Headline};

/// Metrics of the net ledger, each with its breakdowns.
const NET: [&str; 11] = [
    "jobs.net",
    "jobs.net_uk",
    "jobs.net_direct",
    "jobs.knock_on",
    "jobs.net_skilled",
    "jobs.net_job_years",
    "jobs.net_safeguarded",
    "training.net_completions",
    "gva.net",
    "earnings.gain",
    "wages.premium",
];

/// Levels and steps of the walk that lie behind what would be there anyway.
const WALK: [&str; 3] = [
    "jobs.walk.net_direct",
    "jobs.walk.knock_on",
    "jobs.walk.net",
];

/// Values of the whole period that are sums of what a programme adds or costs.
const VALUE: [&str; 6] = [
    "value.pv_gva",
    "value.pv_public_cost",
    "value.public_cost",
    "value.pv_welfare",
    "value.pv_social_cost",
    "value.npsv",
];

/// The step of the walk that holds what would be there anyway: assumed deadweight, or the net direct
/// jobs of the reference run.
pub const ANYWAY: &str = "jobs.walk.deadweight";

/// What the reference run puts there.
pub const THERE_ANYWAY: &str = "jobs.net_direct";

/// Whether a metric of the programme is told as its difference to the reference run.
#[must_use]
pub fn is_difference(metric: &str) -> bool {
    let is_of = |base: &&str| {
        let rest = metric.strip_prefix(*base);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    NET.iter().any(is_of) || WALK.contains(&metric) || VALUE.contains(&metric)
}

/// The ratios that are worked out anew from differences.
pub fn ratios() -> impl Iterator<Item = &'static Headline> {
    HEADLINES
        .iter()
        .filter(|ratio| is_difference(ratio.above) && is_difference(ratio.below))
}

/// Whether a metric's values come from the reference run as well as from the programme's.
#[must_use]
pub fn is_net(metric: &str) -> bool {
    metric == ANYWAY || is_difference(metric) || ratios().any(|ratio| ratio.name == metric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn net_metrics_are_differences_and_gross_ones_are_not() {
        for net in [
            "jobs.net",
            "jobs.net.activity.park",
            "jobs.net_skilled.sector.labs",
            "training.net_completions.pathway.course",
            "gva.net",
            "value.npsv",
        ] {
            assert!(is_difference(net), "{net}");
        }
        for gross in [
            "jobs.filled",
            "jobs.netted",
            "training.completions",
            "investment.total",
            "value.training_cost",
            "value.cost_per_completion",
            "value.bcr",
            "jobs.walk.demanded",
            "jobs.walk.leakage",
        ] {
            assert!(!is_difference(gross), "{gross}");
        }
    }

    #[test]
    fn four_of_the_five_ratios_are_of_differences() {
        let names: Vec<&str> = ratios().map(|ratio| ratio.name).collect();
        assert_eq!(names.len(), 4);
        assert!(!names.contains(&"value.cost_per_completion"));
    }
}
