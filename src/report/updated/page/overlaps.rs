//! The same money or the same people reported twice: an update takes rows for separate reports.

use crate::tables::markdown::escaped;
use crate::tables::updated::Updating;

/// A line that names what overlaps; empty where nothing does.
pub(super) fn told(updating: &Updating<'_>) -> String {
    let metrics: Vec<&str> = updating
        .update
        .observations
        .iter()
        .map(|one| one.metric.as_str())
        .collect();
    let mut found: Vec<String> = Vec::new();
    let spent = |metric: &&&str| metric.starts_with("investment.");
    let received = |metric: &&&str| metric.starts_with("fund.") && metric.contains(".received");
    let money = metrics.iter().filter(spent).count();
    if money > 0 && (metrics.iter().filter(received).count() > 0 || is_several(&metrics)) {
        found.push("money received, and spent by kind, fund, activity and in total".to_owned());
    }
    for metric in &metrics {
        if let Some(yearly) = metric.strip_suffix(".total")
            && metrics.contains(&yearly)
        {
            found.push(format!(
                "{} and its running total",
                escaped(&updating.metric(yearly))
            ));
        }
    }
    found.dedup();
    if found.is_empty() {
        return String::new();
    }
    format!(
        "- **Some of it may have been reported twice**: {}. Rows are taken for separate reports, so what stands in two of them counts \
twice and makes the ranges too narrow; leave one out and see whether the answer changes.\n",
        found.join("; ")
    )
}

/// Whether money spent is reported under more than one heading.
fn is_several(metrics: &[&str]) -> bool {
    let mut headings: Vec<&str> = metrics
        .iter()
        .filter(|metric| metric.starts_with("investment."))
        .map(|metric| metric.strip_suffix(".total").unwrap_or(metric))
        .map(|metric| metric.strip_suffix(".nominal").unwrap_or(metric))
        .collect();
    headings.sort_unstable();
    headings.dedup();
    headings.len() > 1
}
