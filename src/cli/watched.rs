//! A task that is watched on the terminal.

use indicatif::ProgressBar;

use super::terminal;
use crate::tasks::Watch;

/// A bar that shows how far a task is; it goes when the task is over.
pub struct Watched(ProgressBar);

impl Watched {
    /// A bar; hidden where nobody looks.
    #[must_use]
    pub fn new(quiet: bool) -> Self {
        Self(terminal::share(quiet, ""))
    }
}

impl Watch for Watched {
    fn begin(&self, doing: &'static str, whole: usize) {
        self.0.set_message(doing);
        self.0.set_length(whole as u64);
        self.0.set_position(0);
    }

    fn done(&self, count: usize) {
        self.0.inc(count as u64);
    }

    // Whoever wants it no longer stops the program.
    fn has_gone(&self) -> bool {
        false
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
