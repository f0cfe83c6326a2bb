//! The headline of an updated forecast: each promise, and the figure that the return is asked about.

use std::fmt::Write as _;

use crate::calendar::financial_year;
use crate::outcomes::Measure;
use crate::tables::figure::{chance, promised, quantity, range};
use crate::tables::markdown::escaped;
use crate::tables::updated::Updating;

/// A promise before and after, in words. Plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// What was promised.
    pub title: String,
    /// How much, and by when.
    pub promised: String,
    /// The chance before.
    pub before: String,
    /// The chance now.
    pub now: String,
}

/// Each promise.
#[must_use]
pub fn promises(updating: &Updating<'_>) -> Vec<Promise> {
    let [before, after] = updating.targets;
    let pairs = before.iter().zip(after);
    pairs
        .map(|(before, after)| {
            let target = &after.target;
            Promise {
                title: target.title.clone(),
                promised: format!(
                    "{} by {}",
                    promised(target.bound.value(), after.measure),
                    financial_year(target.by)
                ),
                before: chance(before.probability, before.error, before.draws),
                now: chance(after.probability, after.error, after.draws),
            }
        })
        .collect()
}

/// What the headline counts.
pub(super) fn measure(updating: &Updating<'_>) -> Measure {
    let headline = &updating.update.headline;
    updating.summaries[1]
        .find(&headline.metric, headline.year)
        .map_or(Measure::Jobs, |row| row.measure)
}

/// Its unit, in words.
#[must_use]
pub fn unit(updating: &Updating<'_>) -> String {
    updating.words.unit(measure(updating))
}

/// What the headline is called, with its year. Plain text.
#[must_use]
pub fn title(updating: &Updating<'_>) -> String {
    let headline = &updating.update.headline;
    let when = headline
        .year
        .map_or_else(String::new, |year| format!(" in {}", financial_year(year)));
    format!("{}{when}", updating.metric(&headline.metric))
}

/// The middle and where 8 in 10 futures lie, before and now.
#[must_use]
pub fn ranges(updating: &Updating<'_>) -> [(String, String); 2] {
    let measure = measure(updating);
    updating.update.ranges.map(|[low, middle, high]| {
        (
            quantity(middle, f64::NAN, measure),
            range([low, high], [f64::NAN; 2], measure),
        )
    })
}

/// The headline in a few lines, also for the terminal.
#[must_use]
pub fn headline(updating: &Updating<'_>) -> String {
    let mut text = String::new();
    for one in promises(updating) {
        let _ = writeln!(
            text,
            "- {} ({}): chance {} before, {} now",
            escaped(&one.title),
            one.promised,
            one.before,
            one.now,
        );
    }
    let [then, now] =
        ranges(updating).map(|(middle, range)| format!("{middle} (8 in 10: {range})"));
    let _ = writeln!(
        text,
        "- {}: {then} before, {now} now",
        escaped(&title(updating)),
    );
    text
}
