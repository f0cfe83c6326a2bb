//! What it is worth to know more before a choice is made.

use std::fmt::Write as _;

use crate::analysis::explanation::{Aim, Known};
use crate::analysis::worth::Worth;
use crate::tables::explanation::Explained;
use crate::tables::figure::{count, quantity};
use crate::tables::markdown::escaped;

/// Of everything, of single inputs, and of surveys.
pub fn worth(explained: &Explained<'_>) -> String {
    let mut text = String::new();
    for knowing in &explained.found.knowing {
        let (Aim::Outcome(outcome) | Aim::Shortfall(outcome, _)) = &knowing.aim;
        let told = |value: f64, error: f64| quantity(value, error, outcome.measure);
        let _ = write!(
            text,
            "**{}**. Best on average: “{}”. Knowing everything beforehand would be worth {} on average.",
            escaped(&explained.aim(&knowing.aim)),
            escaped(&knowing.plans[knowing.best].0),
            told(knowing.everything.value, knowing.everything.error)
        );
        let useful = |worth: &Worth| worth.value > 2.0 * worth.error;
        let inputs: Vec<String> = knowing
            .inputs
            .iter()
            .filter(|(known, worth)| matches!(known, Known::Input(_)) && useful(worth))
            .take(5)
            .map(|(known, worth)| {
                let value = told(worth.value, worth.error);
                format!("{} ({value})", escaped(&explained.known(known)))
            })
            .collect();
        if inputs.is_empty() {
            text.push_str(
                " No single input is worth so much that it could be told from nothing.\n\n",
            );
        } else {
            let _ = write!(text, " Worth knowing most: {}.\n\n", inputs.join("; "));
        }
        for (name, people, worth) in knowing.surveys.iter().filter(|one| useful(&one.2)) {
            let _ = writeln!(
                text,
                "- A survey of {} on “{}” would be worth {}.",
                count(usize::try_from(*people).unwrap_or(usize::MAX)),
                escaped(&explained.words.input(name)),
                told(worth.value, worth.error)
            );
        }
        text.push('\n');
    }
    text
}
