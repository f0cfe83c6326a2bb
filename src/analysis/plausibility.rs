//! Is it plausible? What a scenario implies, beside what was published of others.

use super::precision::rounded;
use super::{Summary, TargetResult};
use crate::benchmark::{Benchmark, Figure};
use crate::outcomes::Measure;
use crate::programme::{ActivityId, Arrivals, Block, EventTarget, Programme};

/// An implied figure beside its published range.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What is implied, in words.
    pub what: String,
    /// The figure.
    pub value: f64,
    /// Its unit, in words.
    pub unit: String,
    /// The lower end of the published range.
    pub low: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
    /// What was published, in words.
    pub published: String,
    /// Where.
    pub source: String,
    /// What is odd, if the figure lies outside.
    pub flag: Option<String>,
}

/// Puts every figure that a run implies beside its published range; figures that the scenario does
/// not have (no jobs, no target, no private money) are left out.
#[must_use]
pub fn lines(
    programme: &Programme,
    summary: &Summary,
    targets: &[TargetResult],
    benchmarks: &[Benchmark],
) -> Vec<Line> {
    benchmarks
        .iter()
        .filter_map(|benchmark| {
            let (value, what, unit) = implied(programme, summary, targets, benchmark.figure)?;
            Some(line(benchmark, value, what, unit))
        })
        .collect()
}

fn line(benchmark: &Benchmark, value: f64, what: String, unit: &str) -> Line {
    // Told in few digits, such a figure looks like the end that it is past.
    let just = |end: f64| {
        let told = |value: f64| rounded(value, f64::NAN);
        if told(value) == told(end) {
            "just "
        } else {
            ""
        }
    };
    let flag = if value < benchmark.low {
        Some(format!("{}below the published range", just(benchmark.low)))
    } else if value > benchmark.high {
        Some(format!("{}above the published range", just(benchmark.high)))
    } else {
        None
    };
    Line {
        what,
        value,
        unit: unit.to_owned(),
        low: Some(benchmark.low),
        high: Some(benchmark.high),
        published: benchmark.published.clone(),
        source: benchmark.source.clone(),
        flag,
    }
}

/// An implied figure with what it is called and its unit.
type Implied = (f64, String, &'static str);

/// Whether a promise is of jobs in the place, as what was published is.
fn is_of_place(result: &TargetResult) -> bool {
    result.measure == Measure::Jobs && !result.target.metric.starts_with("jobs.net_uk")
}

/// Whether what was published of a figure is of programmes such as this one.
fn can_be_set_beside(programme: &Programme, figure: Figure) -> bool {
    // What was published is of programmes that are to leave jobs behind; posts end with their money.
    let costs_a_job = matches!(
        figure,
        Figure::PublicCostPerGrossJob
            | Figure::PublicCostPerNetJob
            | Figure::PublicCostPerNetJobYear
            | Figure::GrossJobsPerPublicM
    );
    let is_post = |block: &Block| matches!(block.arrivals, Arrivals::Posts { .. });
    let only_posts = programme.blocks.iter().all(is_post);
    // Of a difference to a reference run, these would mix what is net with what is gross.
    let mixes = matches!(
        figure,
        Figure::PublicCostPerGrossJob | Figure::GrossJobsPerPublicM | Figure::Multiplier
    );
    !(costs_a_job && only_posts || mixes && programme.reference.is_some())
}

fn implied(
    programme: &Programme,
    summary: &Summary,
    targets: &[TargetResult],
    figure: Figure,
) -> Option<Implied> {
    let last = Some(programme.calendar.last());
    let mean = |metric: &str, year: Option<i32>| {
        summary
            .find(metric, year)
            .map(|row| row.mean)
            .filter(|mean| mean.is_finite())
    };
    let ratio = |above: Option<f64>, below: Option<f64>| {
        below
            .filter(|below| *below > 0.0)
            .and_then(|below| Some(above? / below))
    };
    let (gross, direct) = (mean("jobs.filled", last), mean("jobs.net_direct", last));
    let public = mean("investment.public.total", None);
    let pounds = "£, mean over mean";
    let plain = "mean over mean";
    let promise = targets
        .iter()
        .filter(|result| is_of_place(result))
        .max_by_key(|result| result.target.by);
    if !can_be_set_beside(programme, figure) {
        return None;
    }
    let (value, what, unit) = match figure {
        Figure::PublicCostPerGrossJob => {
            let cost = mean("value.public_cost", None).map(|m| m * 1e6);
            (
                ratio(cost, gross),
                "Public cost for each gross job in the last year",
                pounds,
            )
        }
        Figure::PublicCostPerNetJob => {
            let value = mean("value.public_cost_per_net_job.of_means", None);
            (
                value,
                "Public cost for each net job in the last year",
                pounds,
            )
        }
        Figure::PublicCostPerNetJobYear => {
            let value = mean("value.public_cost_per_net_job_year.of_means", None);
            (value, "Public cost for each net job-year", pounds)
        }
        Figure::PrivatePerPublicPound => {
            let private = mean("investment.private.total", None);
            (
                ratio(private, public),
                "Private investment for each £1 of public spend",
                "£, mean over mean",
            )
        }
        Figure::GrossJobsPerPublicM => {
            let value = ratio(gross, mean("value.public_cost", None));
            (
                value,
                "Gross jobs in the last year for each £1m of public cost",
                "jobs",
            )
        }
        Figure::Multiplier => (
            ratio(mean("jobs.net", last), direct),
            "Net jobs over net direct jobs (multiplier)",
            plain,
        ),
        Figure::NetDirectOverGross => (ratio(direct, gross), "Net direct over gross jobs", plain),
        Figure::DeliveredOverPromised => {
            let value = promise.and_then(|result| {
                let row = summary.find(&result.target.metric, Some(result.target.by))?;
                Some(row.mean / result.target.bound.value())
            });
            (
                value,
                "Jobs delivered gross (mean) over jobs promised",
                plain,
            )
        }
        Figure::PromisedOverToday => {
            let value = programme
                .region
                .baseline_jobs
                .zip(promise)
                .map(|(today, result)| result.target.bound.value() / today);
            (value, "Jobs promised over jobs the sector has today", plain)
        }
    };
    // Which promise is meant: several may name jobs.
    let what = match (figure, promise) {
        (Figure::DeliveredOverPromised | Figure::PromisedOverToday, Some(result)) => {
            format!("{what} (“{}”)", result.target.title)
        }
        _ => what.to_owned(),
    };
    value
        .filter(|value| *value > 0.0)
        .map(|value| (value, what, unit))
}

/// Risks that a scenario covers twice, each as a sentence.
#[must_use]
pub fn covered_twice(programme: &Programme) -> Vec<String> {
    let mut found = Vec::new();
    for (place, activity) in programme.activities.iter().enumerate() {
        let title = &activity.name.title;
        let events: Vec<_> = programme
            .events_on(EventTarget::Activity(ActivityId(place)))
            .collect();
        if !activity.overrun.is(0.0) {
            for (_, event) in events.iter().filter(|(_, event)| !event.cost.is(0.0)) {
                found.push(format!(
                    "{title}: the cost overrun and the event “{}” both raise its cost; make sure they are two risks, not one",
                    event.name.title
                ));
            }
        }
        if !activity.slippage.is(0.0) {
            for (_, event) in events.iter().filter(|(_, event)| !event.delay.is(0.0)) {
                found.push(format!(
                    "{title}: its slippage and the event “{}” both delay it; make sure they are two risks, not one",
                    event.name.title
                ));
            }
            for funding in &activity.funded_by {
                let source = &programme.funds[funding.fund.0];
                if !source.delay.is(0.0) {
                    found.push(format!(
                        "{title}: its slippage comes on top of the delay of its fund “{}”; make sure they are two delays, not one",
                        source.name.title
                    ));
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flag(value: f64) -> Option<String> {
        let benchmark = Benchmark {
            figure: Figure::PublicCostPerNetJobYear,
            low: 7_500.0,
            high: 30_000.0,
            published: String::new(),
            source: String::new(),
            rating: crate::register::Rating::Amber,
            note: String::new(),
        };
        line(&benchmark, value, String::new(), "£").flag
    }

    #[test]
    fn a_figure_that_is_told_like_the_end_it_is_past_is_said_to_be_just_past_it() {
        assert_eq!(flag(30_000.0), None);
        let told = flag(30_025.0);
        assert_eq!(told.as_deref(), Some("just above the published range"));
        assert_eq!(flag(39_000.0).as_deref(), Some("above the published range"));
        let told = flag(7_499.0);
        assert_eq!(told.as_deref(), Some("just below the published range"));
    }
}
