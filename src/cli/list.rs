//! `regiocast list`: the scenarios that come with the program.

use super::terminal;
use crate::scenario::shipped;

/// Prints the names and titles.
pub fn run() {
    let rows: Vec<_> = shipped()
        .into_iter()
        .map(|(name, title)| vec![name, title])
        .collect();
    terminal::say(&terminal::words(&["Scenario", "What it is"], &rows));
    terminal::say("Run one with `regiocast run NAME`, or start your own with `regiocast init`.\n");
}
