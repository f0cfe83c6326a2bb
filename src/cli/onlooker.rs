//! Whoever waits at the terminal: sees a bar, and can stop what is being done.

use std::sync::{Mutex, PoisonError};

use indicatif::ProgressBar;

use super::course::StopSign;
use super::terminal;
use crate::tasks::Watch;

/// Somebody at the terminal.
pub struct Onlooker<'a> {
    quiet: bool,
    stop: Option<&'a StopSign>,
    /// What each step is counted in.
    new: fn(usize, bool) -> ProgressBar,
    bar: Mutex<Option<ProgressBar>>,
}

impl<'a> Onlooker<'a> {
    /// Who is told how many futures are done, and may stop.
    #[must_use]
    pub const fn of_futures(quiet: bool, stop: &'a StopSign) -> Self {
        Self {
            quiet,
            stop: Some(stop),
            new: terminal::progress,
            bar: Mutex::new(None),
        }
    }

    /// Who is told which share of each step is done.
    #[must_use]
    pub const fn of_shares(quiet: bool) -> Self {
        Self {
            quiet,
            stop: None,
            new: |_, quiet| terminal::share(quiet, ""),
            bar: Mutex::new(None),
        }
    }

    fn with_bar(&self, act: impl FnOnce(&mut Option<ProgressBar>)) {
        act(&mut self.bar.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

impl Watch for Onlooker<'_> {
    fn begin(&self, doing: &'static str, whole: usize) {
        self.with_bar(|bar| {
            let bar = bar.get_or_insert_with(|| (self.new)(whole, self.quiet));
            bar.set_message(doing);
            bar.set_length(whole as u64);
            bar.set_position(0);
        });
    }

    fn done(&self, count: usize) {
        self.with_bar(|bar| {
            if let Some(bar) = bar {
                bar.inc(count as u64);
            }
        });
    }

    fn has_gone(&self) -> bool {
        self.stop.is_some_and(StopSign::is_up)
    }
}

impl Drop for Onlooker<'_> {
    fn drop(&mut self) {
        self.with_bar(|bar| {
            if let Some(bar) = bar {
                bar.finish_and_clear();
            }
        });
    }
}
