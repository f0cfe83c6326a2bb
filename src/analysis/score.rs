//! How well forecasts did against what was reported.
//!
//! A forecast is its draws; what happened is one figure. [`of`] scores any number of them: how far off
//! each was and how surprising, how many outturns lay in the ranges and whether luck alone explains
//! that, whether forecasts lean to one side, and whether simple forecasts would have done better.
//!
//! The figures of one programme go together: a bad year is bad for jobs, starts and spending alike, so
//! that twelve of them can miss at once by one piece of bad luck. Luck is therefore taken from the
//! forecasts’ own futures, each of which is tried as the outturn of all figures at once ([`luck`]); what
//! it would be for figures that have nothing to do with each other stands beside it.
//!
//! # References
//! Gneiting, T. and Raftery, A. E. (2007), "Strictly proper scoring rules, prediction, and
//! estimation", Journal of the American Statistical Association 102(477), 359–378,
//! doi 10.1198/016214506000001437 (recalled).

pub mod bias;
pub mod coverage;
pub mod crps;
pub mod luck;
pub mod one;
pub mod pit;
pub mod reported;
pub mod simple;
pub mod summary;

pub use bias::Bias;
pub use coverage::{Coverage, Light};
pub use one::Scored;
pub use pit::Uniformity;
pub use simple::{Rival, Skill};
pub use summary::Summary;

/// A forecast of one figure, and what was reported.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Forecast<'a> {
    /// What is forecast, for people.
    pub label: &'a str,
    /// What it is a figure of: figures of one series are in one unit, and the earlier of them are what
    /// simple forecasts are made from. Example: `jobs.skilled`.
    pub series: &'a str,
    /// Whose futures the draws are: draws of one run belong together, the first with the first.
    /// Different runs are taken for independent of each other.
    pub run: &'a str,
    /// The year of the figure, if it has one.
    pub year: Option<i32>,
    /// The figure in every future; NaN where it has no value in it.
    pub draws: &'a [f64],
    /// What was reported.
    pub outturn: f64,
    /// How much of the year is in what was reported, from 0 to 1: the draws and the official figure
    /// are of the same part, and earlier figures are brought to it.
    pub reported_share: f64,
    /// What the prospectus says, if it says anything.
    pub official: Option<f64>,
}

/// What was found out.
#[derive(Debug, Clone, PartialEq)]
pub struct Scores {
    /// Each forecast that has a draw with a value, in the order given.
    pub rows: Vec<Scored>,
    /// Each series, in the order of its first figure.
    pub series: Vec<(String, Summary)>,
    /// All together.
    pub overall: Summary,
}

/// Scores forecasts.
#[must_use]
pub fn of(forecasts: &[Forecast<'_>]) -> Scores {
    let known = |(_, forecast): &(usize, &Forecast<'_>)| forecast.draws.iter().any(|x| !x.is_nan());
    let mut rows: Vec<Scored> = forecasts
        .iter()
        .enumerate()
        .filter(known)
        .map(|(place, forecast)| one::score(place, forecast))
        .collect();
    simple::set_beside(&mut rows, forecasts);
    summary::set_scales(&mut rows, forecasts);
    let mut names: Vec<&str> = Vec::new();
    for row in &rows {
        let name = forecasts[row.forecast].series;
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let series: Vec<(String, Summary)> = names
        .into_iter()
        .map(|name| {
            let own = rows.iter();
            let own: Vec<&Scored> = own
                .filter(|row| forecasts[row.forecast].series == name)
                .collect();
            (name.to_owned(), summary::of(&own, forecasts))
        })
        .collect();
    let all: Vec<&Scored> = rows.iter().collect();
    let overall = summary::of(&all, forecasts);
    Scores {
        rows,
        series,
        overall,
    }
}

#[cfg(test)]
mod tests;
