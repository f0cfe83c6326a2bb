//! Which metrics can be observed, and what to report in place of those that cannot.

use super::Kind;
use crate::outcomes::{Measure, Metric, net};
use crate::programme::OwnOutcome;
use crate::sheet::number::{Wrong, wrong};

/// Why nobody can observe a metric, and what to report in its place; `None` where it can be observed.
pub(super) fn refusal(metric: &str) -> Option<Wrong> {
    if metric.starts_with("value.") {
        return Some(wrong(
            "it is worked out by the appraisal and cannot be observed",
            "report what it is worked out from: money spent (investment.public.nominal), jobs (jobs.filled), people (training.completions)",
        ));
    }
    if metric.starts_with(OwnOutcome::BEGINNING) {
        return Some(wrong(
            "it is worked out by a formula of the scenario and cannot be observed",
            "report the metrics that stand in its formula",
        ));
    }
    if let Some(step) = metric.strip_prefix("jobs.walk.") {
        return Some(match step {
            "demanded" | "unfilled" => wrong(
                "it is a step of a sum, not a figure of its own",
                format!("report the same figure as jobs.{step}"),
            ),
            _ => not_counted("jobs.filled"),
        });
    }
    if metric.starts_with("region.") {
        return Some(wrong(
            "it says which of two beliefs a future rests on and cannot be observed",
            "report what was counted: jobs (jobs.filled), money spent (investment.public.nominal)",
        ));
    }
    if metric.starts_with("gate.") {
        return Some(wrong(
            "it is worked out from what a workforce can do and cannot be observed",
            "report the capability itself, workforce.<id>.at_least.<n>, from a survey",
        ));
    }
    net::is_net(metric).then(|| not_counted(instead(metric)))
}

fn not_counted(instead: &str) -> Wrong {
    wrong(
        "net figures cannot be observed: nobody can count what would have happened without the programme",
        format!("report the gross figure that was counted: {instead}"),
    )
}

/// What is counted, where a net figure is told.
fn instead(metric: &str) -> &'static str {
    match metric {
        metric if metric.starts_with("training.") => "training.completions",
        metric if metric.starts_with("jobs.net_skilled") => "jobs.skilled",
        metric if metric.starts_with("jobs.net_safeguarded") => "jobs.safeguarded",
        metric if metric.starts_with("earnings.") => "training.outcomes",
        _ => "jobs.filled",
    }
}

/// The kind of figure that a metric is.
#[must_use]
pub fn kind(metric: &Metric) -> Kind {
    match metric.measure {
        Measure::Money | Measure::NominalMoney | Measure::FundMoney | Measure::Pounds => {
            Kind::Money
        }
        Measure::Share if is_event(&metric.name) => Kind::Event,
        Measure::Share => Kind::Share,
        _ => Kind::Count,
    }
}

/// What monitoring officers count, by the beginning of its name.
const INDICATORS: [&str; 13] = [
    "fund.",
    "investment.public",
    "investment.private",
    "investment.total",
    "investment.activity.",
    "jobs.filled",
    "jobs.skilled",
    "jobs.created",
    "premises.m2",
    "firms.supported",
    "ventures.formed",
    "inward.landings",
    "training.",
];

/// Whether a metric is one that monitoring officers count, in the money of the price year.
#[must_use]
pub fn is_indicator(metric: &Metric) -> bool {
    let name = metric.name.as_str();
    refusal(name).is_none()
        && !name.ends_with(".nominal")
        && !name.starts_with("investment.total_with_relief")
        && INDICATORS.iter().any(|known| name.starts_with(known))
}

/// Whether a metric is 0 or 1 in every simulated future.
fn is_event(name: &str) -> bool {
    let ends = [".comes", ".happens", ".has_happened"];
    name == "recession"
        || (name.starts_with("fund.") || name.starts_with("event."))
            && ends.iter().any(|end| name.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_have_happened_anyway_is_not_observed_and_gross_figures_are() {
        for (metric, instead) in [
            ("jobs.net", "jobs.filled"),
            ("jobs.net_skilled.sector.labs", "jobs.skilled"),
            ("jobs.knock_on", "jobs.filled"),
            ("jobs.walk.leakage", "jobs.filled"),
            ("jobs.walk.unfilled", "jobs.unfilled"),
            ("training.net_completions", "training.completions"),
            ("value.npsv", "investment.public.nominal"),
            ("value.bcr.of_means", "jobs.filled"),
            ("gate.tools", "workforce."),
        ] {
            let refused = refusal(metric).unwrap();
            assert!(refused.help.contains(instead), "{metric}: {}", refused.help);
        }
        for metric in [
            "jobs.filled",
            "training.completions",
            "investment.total",
            "recession",
        ] {
            assert_eq!(refusal(metric), None, "{metric}");
        }
    }
}
