//! The bid pack: what a run found, as one document for every format.
//!
//! Each section is worded in a file of its own, from the same findings that make the tables and
//! `summary.md`. Which sections there are, and in which order, depends on the [`Reader`].

use std::collections::BTreeMap;

use crate::analysis::Driver;
use crate::charts::Chart;
use crate::document::{Block, Document, Section};
use crate::register::TO_BE_REVIEWED;
use crate::report::{Findings, Run};

mod assumptions;
mod assurance;
mod benefits;
mod brought;
mod chain;
mod cover;
mod definitions;
mod drivers;
mod indicators;
mod jobs;
mod ledgers;
mod method;
mod money;
mod own;
mod pictures;
mod promises;
mod provenance;
mod quoted;
mod reader;
mod risks;
mod since;
pub mod statements;
mod summary;
mod training;
mod value;

pub use brought::{Brought, Kind as BroughtKind};
pub use reader::Reader;
pub use since::{Chance as ChanceMoved, Changed, Moved, Since, Step as SinceStep};

/// What a pack is made from.
#[derive(Debug, Clone, Copy)]
pub struct Material<'a> {
    /// What the run found.
    pub findings: Findings<'a>,
    /// The run.
    pub run: &'a Run,
    /// Its charts.
    pub charts: &'a [Chart],
    /// The inputs that the leading figure follows, strongest first: all that stand out of the noise.
    pub impacts: &'a [Driver],
    /// Comparisons and explanations that were handed in.
    pub brought: &'a [Brought],
    /// What changed since an older run, where one was named.
    pub since: Option<&'a Since>,
    /// Where the classes of comparable programmes come from, by the id of their evidence.
    pub classes: &'a BTreeMap<String, String>,
    /// How far the run was checked before the pack was made.
    pub checked: Checked,
    /// Who it is for.
    pub reader: Reader,
    /// The body that publishes it. Empty where none is named.
    pub lead: &'a str,
    /// The command that makes the run again.
    pub command: &'a str,
}

/// How far the run of a pack was checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checked {
    /// It was made for the pack.
    Fresh,
    /// It was made before, simulated again for the pack, and gave the same figures to the last digit.
    Repeated,
}

/// Makes the pack.
#[must_use]
pub fn document(material: &Material<'_>) -> Document {
    let Material { findings, run, .. } = material;
    let sections = material
        .reader
        .sections()
        .iter()
        .filter_map(|part| {
            let blocks = (part.write)(material);
            (!blocks.is_empty()).then(|| Section {
                id: part.id.to_owned(),
                title: part.title.to_owned(),
                blocks,
            })
        })
        .collect();
    Document {
        title: findings.words.programme.title.clone(),
        subtitle: material.reader.subtitle(!findings.targets.is_empty()),
        lead: material.lead.to_owned(),
        facts: cover::facts(material),
        sections,
        quoted: quoted::quoted(findings),
        series: quoted::series(findings),
        data: Some(quoted::data(findings)),
        source: format!(
            "regiocast {}, scenario ‘{}’, seed {}, {} simulated futures",
            run.version,
            run.scenario,
            run.seed,
            crate::tables::figure::count(run.draws)
        ),
    }
}

impl Material<'_> {
    /// The figure of a chart, with its numbers; none where the chart was not drawn.
    fn figure(&self, name: &str) -> Option<Block> {
        let chart = self.charts.iter().find(|chart| chart.name == name)?;
        pictures::figure(chart, &self.findings).map(Block::Figure)
    }
}

/// How many assumptions are defaults that nobody has reviewed yet.
fn to_review(findings: &Findings<'_>) -> usize {
    let all = findings.words.register.assumptions.iter();
    all.filter(|one| one.provenance.note.contains(TO_BE_REVIEWED))
        .count()
}

/// A table without the columns that are empty in every row.
fn without_empty_columns(mut table: crate::tables::Table) -> crate::tables::Table {
    let nothing =
        |cell: Option<&crate::tables::Cell>| cell.is_none_or(|cell| cell.told().trim().is_empty());
    for place in (0..table.columns.len()).rev() {
        if table.rows.iter().all(|row| nothing(row.get(place))) {
            table.columns.remove(place);
            for row in &mut table.rows {
                if place < row.len() {
                    row.remove(place);
                }
            }
        }
    }
    table
}

/// Prose, unless there is none.
fn prose(paragraphs: &[String]) -> Option<Block> {
    (!paragraphs.is_empty()).then(|| Block::Prose(crate::report::page::prose(paragraphs)))
}

/// The errors of P10, P50 and P90 of a row: those of the headline where it is a headline figure, so that it is
/// rounded alike wherever it stands; rough ones for all others.
fn errors(findings: &Findings<'_>, row: &crate::analysis::Row) -> [f64; 3] {
    let line = findings
        .headline
        .find(&row.metric)
        .filter(|line| line.row.year == row.year);
    line.map_or_else(
        || crate::analysis::headline::rough_errors(row),
        |line| line.errors,
    )
}
