//! What a scenario implies beside published figures, and what it may count twice.

use crate::analysis::plausibility::covered_twice;
use crate::cli::terminal;
use crate::figures::figure;
use crate::programme::Programme;
use crate::tasks::simulation::Simulation;

pub(super) fn plausibility(simulation: &Simulation) -> String {
    if simulation.plausibility.is_empty() {
        return "PLAUSIBILITY\nThe scenario implies no figure for which a published range is known.\n".to_owned();
    }
    let rows: Vec<Vec<String>> = simulation
        .plausibility
        .iter()
        .map(|line| {
            let flag = line
                .flag
                .as_ref()
                .map_or_else(String::new, |flag| format!("  ← {flag}"));
            vec![
                format!("{}, {}", line.what, line.unit),
                figure(line.value) + &flag,
                line.published.clone(),
            ]
        })
        .collect();
    let mut text = terminal::words(&["What the scenario implies", "here", "published"], &rows);
    text.push_str("Sources: plausibility.csv in the folder of a run.\n");
    format!("PLAUSIBILITY\n{text}")
}

pub(super) fn doubts(programme: &Programme) -> String {
    let doubts = covered_twice(programme);
    if doubts.is_empty() {
        return "RISKS COVERED TWICE\nNone found.\n".to_owned();
    }
    let lines: Vec<String> = doubts.iter().map(|doubt| format!("- {doubt}")).collect();
    format!("RISKS COVERED TWICE?\n{}\n", lines.join("\n"))
}
