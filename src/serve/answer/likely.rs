//! What a plan is about beside jobs, people trained and money: outcomes that the scenario defines, and what staff can
//! do. And the one figure that says it in short.

use super::Found;
use crate::analysis::Row;
use crate::analysis::capability::Followed;
use crate::analysis::headline::{Headline, Line, rough_errors, varies};
use crate::calendar::financial_year;
use crate::programme::{Nature, OwnOutcome, Programme};
use crate::serve::wire::{Likely, known};
use crate::tables::figure::{percent, quantity, range};
use crate::tables::own_outcomes::{at_the_end, when};

/// At most so many levels of one workforce.
const LEVELS: usize = 2;

/// The figure that a programme about jobs is judged by.
const JOBS: &str = "jobs.net";

/// The fewest net jobs, in the middle, of a programme about jobs: those of fewer are about something else if they have
/// anything else to tell. A judgement.
const SOME_JOBS: f64 = 10.0;

/// The metrics that are told here.
pub fn metrics(programme: &Programme) -> Vec<String> {
    let own = programme.outcomes.iter().map(OwnOutcome::metric);
    own.chain(capable(programme)).collect()
}

/// Those of them that have a value in each year: outcomes of its own, and what staff can do.
pub fn yearly(programme: &Programme) -> [Vec<String>; 2] {
    let own = programme.outcomes.iter();
    let own = own.filter(|own| own.nature != Nature::Whole);
    [
        own.map(OwnOutcome::metric).collect(),
        capable(programme).collect(),
    ]
}

/// The levels of the first workforce, or of the mean over its areas.
fn capable(programme: &Programme) -> impl Iterator<Item = String> + use<> {
    let first = Followed::all(programme).into_iter().next();
    first.into_iter().flat_map(|first| {
        let levels: Vec<usize> = first.reached().map(|(level, ..)| level).collect();
        let levels = levels.into_iter().take(LEVELS);
        levels
            .map(move |level| first.metric(level))
            .collect::<Vec<_>>()
    })
}

/// What a plan is about beside its promises; where it promises nothing and has nothing of its own, the figure that it
/// is judged by first.
pub(super) fn all(found: &Found<'_>, lines: &[Line]) -> Vec<Likely> {
    let mut likely = own(found);
    likely.extend(capability(found));
    if likely.is_empty() && found.targets.is_empty() {
        likely.extend(judged_by(found, lines));
    }
    likely
}

/// The one figure to be told where there is room for one.
pub(super) fn leading(found: &Found<'_>, lines: &[Line]) -> Option<Likely> {
    let judged_by = judged_by(found, lines);
    let is_about_jobs = judged_by
        .as_ref()
        .is_some_and(|line| line.metric == JOBS && line.varies && line.p50 >= Some(SOME_JOBS));
    let capable = if is_about_jobs {
        Vec::new()
    } else {
        capability(found)
    };
    let mut first = own(found).into_iter().chain(capable);
    first.next().or(judged_by)
}

fn own(found: &Found<'_>) -> Vec<Likely> {
    let outcomes = found.words.programme.outcomes.iter();
    let told = |own: &OwnOutcome| {
        let row = at_the_end(found.summary, own, &found.words)?;
        let title = format!("{}, {}", own.name.title, when(own, &found.words));
        Some(likely(found, &own.metric(), title, row))
    };
    outcomes.filter_map(told).collect()
}

fn capability(found: &Found<'_>) -> Vec<Likely> {
    let programme = found.words.programme;
    let Some(first) = Followed::all(programme).into_iter().next() else {
        return Vec::new();
    };
    let last = programme.calendar.last();
    let told = |(level, name, today): (usize, &str, f64)| {
        let metric = first.metric(level);
        let row = found.summary.find(&metric, Some(last))?;
        let title = format!(
            "{}: share at “{name}” or above, end of {} ({} today)",
            first.title,
            financial_year(last),
            percent(today, f64::NAN)
        );
        let mut told = likely(found, &metric, title, row);
        if row.p50() < today {
            told.sentence.push_str(
                " Less than today, because people leave and what they know fades in these years: set it beside a plan \
                 without the training, not beside today.",
            );
        }
        Some(told)
    };
    first.reached().take(LEVELS).filter_map(told).collect()
}

fn judged_by(found: &Found<'_>, lines: &[Line]) -> Option<Likely> {
    let headline = Headline {
        lines: lines.to_vec(),
        gain: None,
        drivers: Vec::new(),
        under_each: Vec::new(),
    };
    let row = &headline.leading()?.row;
    let metric = row.metric.strip_suffix(".total").unwrap_or(&row.metric);
    Some(likely(found, metric, found.words.metric(&row.metric), row))
}

fn likely(found: &Found<'_>, metric: &str, title: String, row: &Row) -> Likely {
    let [low, middle, high] = rough_errors(row);
    let is_known = row.p50().is_finite();
    let does_vary = is_known && varies(&row.percentiles);
    let sentence = if !is_known {
        "Not known in any simulated future.".to_owned()
    } else if does_vary {
        format!(
            "{} in the middle; 8 in 10 simulated futures bring {}.",
            quantity(row.p50(), middle, row.measure),
            range([row.p10(), row.p90()], [low, high], row.measure)
        )
    } else {
        format!(
            "{} in every simulated future.",
            quantity(row.p50(), middle, row.measure)
        )
    };
    let difference = found
        .beside
        .and_then(|beside| beside.headline(metric, row.measure));
    Likely {
        metric: metric.to_owned(),
        title,
        sentence,
        short: if does_vary {
            range([row.p10(), row.p90()], [low, high], row.measure)
        } else {
            quantity(row.p50(), middle, row.measure)
        },
        p10: known(row.p10()),
        p50: known(row.p50()),
        p90: known(row.p90()),
        varies: does_vary,
        difference,
    }
}
