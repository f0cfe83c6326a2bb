//! Which plan the rules of decision would choose, where they differ, and what they leave out.

use std::fmt::Write as _;

use crate::tables::comparison::{Choice, Compared};
use crate::tables::markdown::escaped;

/// The rules by the first outcome.
pub(super) fn lines(compared: &Compared<'_>) -> String {
    if compared.comparison.outcomes.is_empty() {
        return String::new();
    }
    let choice = Choice::of(compared, 0, escaped);
    let mut text = format!("{}\n\n{}\n", choice.basis, choice.verdict);
    if !choice.rules.is_empty() {
        text.push('\n');
    }
    for rule in &choice.rules {
        let _ = writeln!(text, "- {rule}");
    }
    let _ = writeln!(text, "\n{}", choice.regret);
    for dominance in &choice.dominance {
        let _ = writeln!(text, "\n{dominance}");
    }
    text
}
