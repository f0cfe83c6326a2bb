//! Tables of an updated forecast.

mod before_after;
mod diagnostics;
mod moved;
mod reported;

use super::Published;
use super::words::Words;
use crate::analysis::updated::Update;
use crate::analysis::{Summary, TargetResult};

/// What the tables are made from.
#[derive(Debug, Clone, Copy)]
pub struct Updating<'a> {
    /// Titles and units.
    pub words: Words<'a>,
    /// What the return told.
    pub update: &'a Update,
    /// Every metric in every year, before and after.
    pub summaries: [&'a Summary; 2],
    /// How each promise fares, before and after.
    pub targets: [&'a [TargetResult]; 2],
}

/// All of them.
#[must_use]
pub fn tables(updating: &Updating<'_>) -> Vec<Published> {
    vec![
        before_after::promises(updating).into(),
        before_after::years(updating),
        reported::table(updating).into(),
        moved::inputs(updating),
        moved::next(updating),
        diagnostics::table(updating).into(),
    ]
}

impl Updating<'_> {
    /// The unit of an assumption, or of a piece of evidence that several share; empty where none is said.
    #[must_use]
    pub fn unit(&self, input: &str) -> &str {
        let assumptions = &self.words.register.assumptions;
        let known = assumptions.iter().find(|known| {
            let shared = known.evidence.as_ref();
            known.name == input
                || shared.is_some_and(|link| format!("evidence.{}", link.id) == input)
        });
        known.map_or("", |known| known.provenance.unit.as_str())
    }

    /// A metric, with what its ending means, in words.
    #[must_use]
    pub fn metric(&self, metric: &str) -> String {
        self.words.metric(metric)
    }
}
