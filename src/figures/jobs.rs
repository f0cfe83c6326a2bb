//! Jobs: fans of skilled and of net jobs, jobs by activity, the walk from gross to net.

use super::{Findings, column, likelihood, stated};
use crate::analysis::walk;
use crate::calendar::financial_year;
use crate::charts::fan::{Fan, Target};
use crate::charts::number::{NOTHING, alike, range};
use crate::charts::ranges::{Range, Ranges};
use crate::charts::waterfall::{Kind, Step, Waterfall};
use crate::charts::{Chart, ChartError};
use crate::outcomes::jobs::WALK;
use crate::programme::Bound;

const UNIT: &str = "full-time equivalent";

/// Skilled jobs filled, gross, year by year.
///
/// # Errors
///
/// If the numbers cannot be drawn.
pub fn skilled(findings: &Findings) -> Result<Option<Chart>, ChartError> {
    let about = About {
        metric: "jobs.skilled",
        name: "skilled_jobs",
        what: "Skilled jobs",
        finding: "Skilled jobs (gross)",
        measure: "Skilled jobs filled, gross (before asking what would have happened anyway)",
    };
    fan(findings, &about)
}

/// Net jobs, year by year.
///
/// # Errors
///
/// If the numbers cannot be drawn.
pub fn net(findings: &Findings) -> Result<Option<Chart>, ChartError> {
    let about = About {
        metric: "jobs.net",
        name: "net_jobs",
        what: "Net additional jobs",
        finding: "Net additional jobs",
        measure: if findings.programme.reference.is_some() {
            "Jobs beyond those of the reference run, knock-on jobs included"
        } else {
            "Jobs that would not have been there anyway, knock-on jobs included"
        },
    };
    fan(findings, &about)
}

struct About {
    metric: &'static str,
    name: &'static str,
    what: &'static str,
    /// What the title calls them.
    finding: &'static str,
    measure: &'static str,
}

fn fan(findings: &Findings, about: &About) -> Result<Option<Chart>, ChartError> {
    let Some(rows) = findings.rows(about.metric) else {
        return Ok(None);
    };
    let last = rows[rows.len() - 1];
    let promise = findings.target_on(about.metric);
    let title = match promise {
        Some(result) => format!(
            "{} are {} to {} {} promised by {}",
            about.finding,
            likelihood(result.probability),
            match result.target.bound {
                Bound::AtLeast(_) => "reach the",
                Bound::AtMost(_) => "stay at or below the",
            },
            stated(result.target.bound.value()),
            financial_year(result.target.by),
        ),
        // The range is the band that is drawn.
        None => format!(
            "{}: {} by {}, in 9 of 10 simulations",
            about.finding,
            range(last.percentiles[0], last.percentiles[6]),
            findings.last_year()
        ),
    };
    let target = promise.map(|result| Target {
        year: result.target.by,
        value: result.target.bound.value(),
        label: format!(
            "Promise: {}{} by {}",
            match result.target.bound {
                Bound::AtLeast(_) => "",
                Bound::AtMost(_) => "at most ",
            },
            stated(result.target.bound.value()),
            financial_year(result.target.by),
        ),
    });
    let chart = Fan {
        caption: findings.caption(about.name, title, about.measure),
        axis: format!("{} ({UNIT})", about.what),
        years: findings.years(),
        p5: column(&rows, |row| row.percentiles[0]),
        p25: column(&rows, |row| row.percentiles[2]),
        p50: column(&rows, |row| row.percentiles[3]),
        p75: column(&rows, |row| row.percentiles[4]),
        p95: column(&rows, |row| row.percentiles[6]),
        central: column(&rows, |row| row.central),
        target,
    };
    chart.draw().map(Some)
}

/// Jobs filled in the last year, by activity.
///
/// # Errors
///
/// If the numbers cannot be drawn.
pub fn by_activity(findings: &Findings) -> Result<Option<Chart>, ChartError> {
    let mut rows: Vec<Range> = findings
        .programme
        .activities
        .iter()
        .filter_map(|activity| {
            let metric = format!("jobs.filled.activity.{}", activity.name.id);
            let years = findings.rows(&metric)?;
            let last = years[years.len() - 1];
            Some(Range {
                label: activity.name.title.clone(),
                p10: last.p10(),
                p50: last.p50(),
                p90: last.p90(),
                central: last.central,
            })
        })
        .filter(|row: &Range| row.p10.abs() >= NOTHING || row.p90.abs() >= NOTHING)
        .collect();
    rows.sort_by(|a, b| b.p50.total_cmp(&a.p50).then(b.p90.total_cmp(&a.p90)));
    // The one activity that brings jobs stands beside nothing.
    let [most, _, ..] = rows.as_slice() else {
        return Ok(None);
    };
    let title = format!(
        "{} has the highest median of gross jobs in {}",
        most.label,
        findings.last_year()
    );
    let measure = "Jobs filled in the last year, gross, by activity";
    let chart = Ranges {
        caption: findings.caption("jobs_by_activity", title, measure),
        axis: format!("Jobs in {} ({UNIT})", findings.last_year()),
        rows,
    };
    chart.draw().map(Some)
}

/// What stands in the place of deadweight where a reference is run.
const IN_THE_REFERENCE: &str = "There without the programme";

/// What the steps of the walk are called here, in its order.
const STEPS: [(&str, Kind); 11] = [
    ("Jobs offered", Kind::Total),
    ("Cannot be filled", Kind::Loss),
    ("Intervention has no effect", Kind::Loss),
    ("Would have happened anyway", Kind::Loss),
    ("Benefit people elsewhere", Kind::Loss),
    ("Lost by other local firms", Kind::Loss),
    ("One worker replaces another", Kind::Loss),
    ("Taken from local employers", Kind::Loss),
    ("Net direct jobs", Kind::Total),
    ("Knock-on jobs", Kind::Gain),
    ("Net additional jobs", Kind::Total),
];

/// The walk from jobs offered to net jobs in the last year, as means, rounded as in the table.
///
/// # Errors
///
/// If the numbers cannot be drawn.
pub fn gross_to_net(findings: &Findings) -> Result<Option<Chart>, ChartError> {
    if findings.rows("jobs.walk.demanded").is_none() {
        return Ok(None);
    }
    let Some(rows) = walk::rows(findings.summary, findings.calendar().last()) else {
        return Ok(None);
    };
    // What is offered and nothing else: one bar up and the same one down.
    if rows
        .last()
        .is_some_and(|net| net.mean == 0.0 && net.sd == 0.0)
    {
        return Ok(None);
    }
    let unit = walk::unit(findings.summary, findings.calendar().all());
    let reference = findings.programme.reference.as_ref();
    let steps: Vec<Step> = STEPS
        .iter()
        .zip(walk::rounded(&rows, unit))
        .zip(WALK)
        .map(|(((label, kind), (_, value)), step)| Step {
            label: match step {
                "deadweight" if reference.is_some() => IN_THE_REFERENCE,
                _ => label,
            }
            .to_owned(),
            value: if *kind == Kind::Loss { -value } else { value },
            kind: *kind,
        })
        .filter(|step| step.kind == Kind::Total || step.value != 0.0)
        .collect();
    let all: Vec<f64> = steps.iter().map(|step| step.value).collect();
    let told = |step: Option<&Step>| alike(step.map_or(0.0, |step| step.value), &all);
    let title = format!(
        "Of {} jobs offered on average, {} are net additional in {}",
        told(steps.first()),
        told(steps.last()),
        findings.last_year(),
    );
    let measure = reference.map_or_else(
        || "From jobs offered to net additional jobs (means of all simulations)".to_owned(),
        |title| format!("From jobs offered to net jobs, net of a reference run: {title} (means)"),
    );
    let chart = Waterfall {
        caption: findings.caption("gross_to_net", title, &measure),
        axis: format!("Jobs in {} ({UNIT})", findings.last_year()),
        steps,
    };
    chart.draw().map(Some)
}
