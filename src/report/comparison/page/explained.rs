//! What explains the difference, step by step.

use std::fmt::Write as _;

use crate::tables::comparison::Compared;
use crate::tables::comparison::sentences;
use crate::tables::figure::apart::more;
use crate::tables::markdown::escaped;

/// The bridge to every plan, by the first outcome.
pub(super) fn lines(compared: &Compared<'_>) -> String {
    let Some(outcome) = compared.comparison.outcomes.first() else {
        return String::new();
    };
    let mut text = String::new();
    for plan in compared.others() {
        let Some(explained) = &compared.bridges[plan] else {
            continue;
        };
        let bridge = &explained.bridges[0];
        let _ = writeln!(
            text,
            "**{}** {} One setting at a time:\n",
            escaped(&compared.names[plan].1),
            sentences::explained(compared, (plan, 0), escaped)
        );
        let told = |mean: f64, error: f64| more(mean, error, outcome.measure);
        for (step, found) in explained.steps.iter().zip(&bridge.steps) {
            let words = escaped(&compared.step(plan, step));
            let _ = writeln!(text, "- {words}: {}", told(found.mean, found.error));
        }
        if explained.steps.len() > 1 {
            let together = &bridge.together;
            let _ = writeln!(
                text,
                "- together, beyond the sum of these: {}",
                told(together.mean, together.error)
            );
        }
        text.push('\n');
    }
    text
}
