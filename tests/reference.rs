//! What would happen without the programme, run and not assumed.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at the first surprise"
)]

mod common;

#[path = "reference/closed_form.rs"]
mod closed_form;
#[path = "reference/command.rs"]
mod command;
#[path = "reference/draws.rs"]
mod draws;
#[path = "reference/files.rs"]
mod files;
#[path = "reference/table.rs"]
mod table;

use regiocast::ensemble::kept::Kept;
use regiocast::ensemble::{Engine, Settings};
use regiocast::outcomes::{Directory, Outcomes};
use regiocast::points::Sampler;
use regiocast::programme::Case;
use regiocast::scenario::Scenario;

/// A scenario with another one as its reference: `[a.b]` of it becomes `[reference.a.b]`.
fn with_reference(programme: &str, reference: &str) -> String {
    let mut text = format!("{programme}\n[reference]\n");
    for line in reference.lines() {
        if let Some(header) = line.strip_prefix("[[") {
            text.push_str("[[reference.");
            text.push_str(header);
        } else if let Some(header) = line.strip_prefix('[') {
            text.push_str("[reference.");
            text.push_str(header);
        } else {
            text.push_str(line);
        }
        text.push('\n');
    }
    text
}

/// Every draw of a case, and what its columns are.
struct Run {
    directory: Directory,
    kept: Kept,
}

impl Run {
    /// Runs a case among the coordinates of other scenarios.
    fn of(case: Case, settings: Settings, others: &[&Scenario]) -> Self {
        let names: Vec<String> = others
            .iter()
            .flat_map(|other| regiocast::inputs::Inputs::of(&other.register).coordinates)
            .map(|coordinate| coordinate.name)
            .collect();
        let outcomes = Outcomes::of(case.programme);
        let engine = Engine::among(case, outcomes, settings, &names).unwrap();
        Self {
            directory: engine.outcomes.directory.clone(),
            kept: engine.keep(0..settings.draws),
        }
    }

    /// A metric, one list of draws for each year (one alone for a figure of the whole period); `None`
    /// where it is not there or nothing in every draw.
    fn draws(&self, metric: &str) -> Option<Vec<Vec<f64>>> {
        use regiocast::outcomes::Nature;
        let found = self.directory.find(metric)?;
        let first = found.column?;
        let count = match found.nature {
            Nature::Whole => 1,
            _ => self.directory.calendar.years,
        };
        let mut column = Vec::new();
        let columns = (first..first + count).map(|place| {
            self.kept.column(place, &mut column);
            column.clone()
        });
        Some(columns.collect())
    }
}

/// Every sampler, with so many draws.
fn samplers(draws: usize, seed: u64) -> impl Iterator<Item = Settings> {
    Sampler::ALL.into_iter().map(move |sampler| Settings {
        sampler,
        ..Settings::new(draws, seed)
    })
}
