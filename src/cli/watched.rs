//! A task that is watched on the terminal.

use indicatif::ProgressBar;

use super::course::StopSign;
use super::terminal;
use crate::tasks::Watch;

/// A bar that shows how far a task is; it goes when the task is over.
pub struct Watched<'a> {
    bar: ProgressBar,
    stop: Option<&'a StopSign>,
}

impl Watched<'_> {
    /// A bar; hidden where nobody looks. Whoever wants the task no longer stops the program.
    #[must_use]
    pub fn new(quiet: bool) -> Self {
        Self {
            bar: terminal::share(quiet, ""),
            stop: None,
        }
    }
}

impl<'a> Watched<'a> {
    /// A bar that counts futures, until somebody asks to stop.
    #[must_use]
    pub fn until(stop: &'a StopSign, quiet: bool) -> Self {
        Self {
            bar: terminal::progress(0, quiet),
            stop: Some(stop),
        }
    }
}

impl Watch for Watched<'_> {
    fn begin(&self, doing: &'static str, whole: usize) {
        self.bar.set_message(doing);
        self.bar.set_length(whole as u64);
        self.bar.set_position(0);
    }

    fn done(&self, count: usize) {
        self.bar.inc(count as u64);
    }

    fn has_gone(&self) -> bool {
        self.stop.is_some_and(StopSign::is_up)
    }
}

impl Drop for Watched<'_> {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
