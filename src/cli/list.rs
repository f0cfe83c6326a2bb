//! `regiocast list`: the scenarios that come with the program.

use super::terminal;
use crate::scenario::{family, shipped, shipped_backtests};

/// Prints the names and titles.
pub fn run() {
    let rows: Vec<_> = shipped()
        .into_iter()
        .map(|(name, title)| vec![name, title])
        .collect();
    terminal::say(&terminal::words(&["Scenario", "What it is"], &rows));
    let rows: Vec<_> = family::shipped()
        .into_iter()
        .map(|(name, title)| vec![name, title])
        .collect();
    if !rows.is_empty() {
        terminal::say(&terminal::words(
            &["Several in one file", "What they are"],
            &rows,
        ));
    }
    let rows: Vec<_> = shipped_backtests()
        .into_iter()
        .map(|(name, title)| vec![name, title])
        .collect();
    terminal::say(&terminal::words(
        &["Finished programmes", "What they are"],
        &rows,
    ));
    terminal::say(
        "Finished programmes are set beside what happened by `regiocast backtest`; each can be run by its name as well.\n\n",
    );
    terminal::say(
        "Run one with `regiocast run NAME`, set several side by side with `regiocast compare NAME NAME` or a file of several, or start your own with `regiocast init`.\n",
    );
}
