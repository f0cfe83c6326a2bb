//! What a scenario implies beside published figures, and what it may count twice.

use crate::analysis::plausibility::{Line, covered_twice};
use crate::cli::terminal;
use crate::figures::figure;
use crate::programme::Programme;
use crate::tasks::simulation::Simulation;

/// What lies outside its published range; with `all` everything that the scenario implies.
pub(super) fn plausibility(simulation: &Simulation, all: bool) -> String {
    let lines = &simulation.plausibility;
    if lines.is_empty() {
        return "PLAUSIBILITY\nThe scenario implies no figure for which a published range is known.\n".to_owned();
    }
    let shown: Vec<&Line> = lines
        .iter()
        .filter(|line| all || line.flag.is_some())
        .collect();
    let others = lines.len() - shown.len();
    let mut text = String::from("PLAUSIBILITY\n");
    if !shown.is_empty() {
        let rows: Vec<Vec<String>> = shown.into_iter().map(row).collect();
        text.push_str(&terminal::words(
            &["What the scenario implies", "here", "published"],
            &rows,
        ));
    }
    let more = match others {
        0 => "",
        1 => "1 more implied figure lies within its published range (--all shows it).\n",
        _ => "Other implied figures lie within their published ranges (--all shows them).\n",
    };
    text.push_str(more);
    text.push_str("Sources: plausibility.csv in the folder of a run.\n");
    text
}

fn row(line: &Line) -> Vec<String> {
    let flag = line
        .flag
        .as_ref()
        .map_or_else(String::new, |flag| format!("  ← {flag}"));
    vec![
        format!("{}, {}", line.what, line.unit),
        figure(line.value) + &flag,
        line.published.clone(),
    ]
}

pub(super) fn doubts(programme: &Programme) -> String {
    let doubts = covered_twice(programme);
    if doubts.is_empty() {
        return "RISKS COVERED TWICE\nNone found.\n".to_owned();
    }
    let lines: Vec<String> = doubts.iter().map(|doubt| format!("- {doubt}")).collect();
    format!("RISKS COVERED TWICE?\n{}\n", lines.join("\n"))
}
