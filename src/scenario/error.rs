//! Why a scenario cannot be used.

use std::fmt::{self, Write as _};

use crate::problem::{self, Look, Problem};

/// How many problems are shown before the rest is counted.
const SHOWN: usize = 30;

/// Why a scenario cannot be used: all that is wrong with it, in the order of its files and lines.
#[derive(Debug, Clone, thiserror::Error)]
pub struct ScenarioError {
    /// What is wrong; warnings are among it.
    pub problems: Vec<Problem>,
}

impl ScenarioError {
    /// The problems with their lines of the file, at most 30 of them.
    #[must_use]
    pub fn render(&self, look: Look) -> String {
        let mut text = problem::render_all(self.problems.iter().take(SHOWN), look);
        let more = self.problems.len().saturating_sub(SHOWN);
        if more > 0 {
            let _ = write!(text, "\n\nand {more} more");
        }
        text
    }
}

impl fmt::Display for ScenarioError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.render(Look::Plain))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_than_thirty_problems_are_shown() {
        let error = ScenarioError {
            problems: vec![Problem::nowhere("wrong"); 33],
        };
        assert!(error.to_string().ends_with("\n\nand 3 more"));
    }
}
