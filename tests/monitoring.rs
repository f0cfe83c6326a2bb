//! Is a monitoring return read as it was meant, and is every mistake in it said by row and column?

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

#[path = "monitoring/command.rs"]
mod command;
#[path = "monitoring/gallery.rs"]
mod gallery;
#[path = "monitoring/observed.rs"]
mod observed;
#[path = "monitoring/reading.rs"]
mod reading;
#[path = "monitoring/template.rs"]
mod template;

use regiocast::monitoring::{Observation, Returns};
use regiocast::outcomes::{Directory, Outcomes};
use regiocast::scenario::Scenario;

/// The metrics of a shipped scenario.
fn directory(scenario: &str) -> Directory {
    let scenario = Scenario::read(scenario).unwrap_or_else(|error| panic!("{error}"));
    Outcomes::of(&scenario.programme).directory
}

/// A return in CSV.
#[track_caller]
fn returns(text: &str) -> Returns {
    Returns::parse("r.csv", text.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

/// What a return in CSV means for the zone.
#[track_caller]
fn observed(text: &str) -> Vec<Observation> {
    let found = returns(text).against(&directory("lsiz"));
    found.unwrap_or_else(|error| panic!("{error}"))
}
