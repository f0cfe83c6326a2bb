//! The pack of a run: what its document is made of, and its files.
//!
//! A [`Subject`] is a scenario with what its run found; where the run comes from, a folder or the page, is
//! for whoever asks. [`made`] makes the document, [`files`] writes it in every format.

mod bundle;
mod files;
mod subject;

use std::collections::BTreeMap;

use super::{Refused, Watch};
use crate::analysis::ReferenceClass;
use crate::charts::Chart;
use crate::document::Document;
use crate::pack::{Brought, Material, Reader, Since, document};
use crate::register::Rating;
use crate::report::{PACK, Run};
use crate::scenario::Scenario;

pub use bundle::bundle;
pub use files::{File, Format, files};
pub use subject::{Subject, USUAL, command, fresh};

/// Whom a pack is for, who publishes it, and what is told in it beside the run.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// Whom it is for.
    pub reader: Reader,
    /// The body that publishes it; empty where none is named.
    pub lead: &'a str,
    /// Comparisons and explanations.
    pub brought: &'a [Brought],
    /// What changed since an older run.
    pub since: Option<&'a Since>,
}

/// A pack before it is written in any format.
#[derive(Debug)]
pub struct Pack {
    /// What stands in it.
    pub document: Document,
    /// Charts that the numbers do not allow, and why.
    pub left_out: Vec<String>,
}

/// Makes the pack.
///
/// # Errors
///
/// If it is given up.
pub fn made(subject: &Subject, wanted: Wanted<'_>, watch: &dyn Watch) -> Result<Pack, Refused> {
    watch.go_on()?;
    let (charts, left_out) = charts(subject);
    watch.go_on()?;
    let impacts = subject.impacts();
    let document = document(&Material {
        findings: subject.simulation.findings(&subject.scenario),
        run: &subject.run,
        charts: &charts,
        impacts: &impacts,
        brought: wanted.brought,
        since: wanted.since,
        classes: &classes(&subject.scenario),
        checked: subject.checked,
        reader: wanted.reader,
        lead: wanted.lead.trim(),
        command: &subject.command,
    });
    watch.go_on()?;
    Ok(Pack { document, left_out })
}

/// The charts of the run; those that its numbers do not allow are left out with a remark.
fn charts(subject: &Subject) -> (Vec<Chart>, Vec<String>) {
    let (mut charts, mut left_out) = (Vec::new(), Vec::new());
    for chart in super::pictures::drawn(&subject.scenario, &subject.simulation, &subject.run) {
        match chart {
            Ok(chart) => charts.push(chart),
            Err(error) => left_out.push(format!("left out: {error}")),
        }
    }
    (charts, left_out)
}

/// Where the classes of comparable programmes come from.
fn classes(scenario: &Scenario) -> BTreeMap<String, String> {
    let library = scenario.library.iter();
    library
        .map(|one| {
            let about = &one.provenance;
            let rated = |rating: Rating| format!(", rated {}", rating.word());
            let rating = about.rating.map_or_else(String::new, rated);
            let source = match ReferenceClass::of(one).sources() {
                cases if cases.is_empty() => about.source.clone(),
                cases => cases,
            };
            (one.id.clone(), format!("{source}{rating}"))
        })
        .collect()
}

/// What made a pack, as its `run.toml` says it.
///
/// # Errors
///
/// If it cannot be written down.
pub fn provenance(run: &Run, reader: Reader) -> Result<String, Refused> {
    let options = vec![PACK.to_owned(), format!("--for {}", reader.word())];
    let run = run.clone().asked(options);
    run.to_toml()
        .map_err(|error| Refused::Outside(error.to_string()))
}
