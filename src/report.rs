//! The output folder: tables, a page in plain sentences, and what made them.
//!
//! ```text
//! run.toml                version, seed, draws, digest, platform
//! scenario.resolved.toml  the scenario as it was read, standing alone
//! summary.md              the answer on one page
//! tables/*.csv, *.md      the tables
//! draws.parquet           every simulated future, where asked for
//! ```
//!
//! Use it in four steps: [`Folder::begin`] before the run (a target that may not be replaced is
//! found out at once), [`write()`], [`write_draws`] where asked for, [`Folder::publish`]. Charts and
//! other files go in by [`Folder::write`].

pub mod comparison;
mod draws;
mod error;
pub mod explanation;
mod folder;
pub mod page;
pub mod partial;
mod posterior;
mod run;
mod run_folder;
pub mod score;
pub mod updated;

pub use draws::Draws;
pub use error::ReportError;
pub use folder::{Folder, Kind};
pub use posterior::{POSTERIOR, Posterior, digest};
pub use run::{Given, PACK, RUN, Run};
pub use run_folder::{RunFolder, RunFolderError, read_run};

use crate::analysis::headline::Headline;
use crate::analysis::reference::Beside;
use crate::analysis::{Summary, TargetResult, plausibility};
use crate::outcomes::Directory;
use crate::tables::words::Words;
use crate::tables::{self, Published};

/// What a run found.
#[derive(Debug, Clone, Copy)]
pub struct Findings<'a> {
    /// Titles and units: the programme and its register.
    pub words: Words<'a>,
    /// Every metric in every year.
    pub summary: &'a Summary,
    /// The headline figures.
    pub headline: &'a Headline,
    /// How each promise fares.
    pub targets: &'a [TargetResult],
    /// The answer beside published figures.
    pub plausibility: &'a [plausibility::Line],
    /// Titles of the reference and its register, where one is run.
    pub reference: Option<Words<'a>>,
}

impl Findings<'_> {
    /// All tables.
    #[must_use]
    pub fn tables(&self) -> Vec<Published> {
        let Self {
            words,
            summary,
            headline,
            targets,
            plausibility: lines,
            reference,
        } = self;
        let covered_twice = plausibility::covered_twice(words.programme);
        let price_year = words.programme.calendar.price_year;
        let mut all = vec![
            Published {
                data: tables::summary::table(summary, price_year),
                page: None,
            },
            tables::headline::table(headline, targets, words).into(),
            tables::targets::table(targets, words).into(),
            tables::plausibility::table(lines, &covered_twice).into(),
            tables::indicators::table(summary, words),
            tables::walk::table(summary, words),
            tables::assumptions::table(words, reference.as_ref()).into(),
            tables::events::table(summary, words),
        ];
        all.extend(tables::outside::table(targets).map(Published::from));
        let choice = tables::multiplier_choice::table(&headline.under_each, words);
        all.extend(choice.map(Published::from));
        all.extend(tables::districts::table(summary, words));
        all.extend(tables::workforces::table(summary, words));
        all.extend(tables::own_outcomes::table(summary, words).map(Published::from));
        all
    }
}

/// The file of the scenario as it was read.
pub const RESOLVED: &str = "scenario.resolved.toml";

/// Writes everything but draws and charts.
///
/// # Errors
///
/// If a file cannot be written.
pub fn write(
    folder: &Folder,
    findings: &Findings,
    run: &Run,
    resolved: &str,
) -> Result<(), ReportError> {
    write_tables(folder, findings.tables())?;
    folder.write("summary.md", page::text(findings, run).as_bytes())?;
    folder.write(RESOLVED, resolved.as_bytes())?;
    folder.write(RUN, run.to_toml()?.as_bytes())
}

/// Writes the programme beside its reference, where one is run.
///
/// # Errors
///
/// If a file cannot be written.
pub fn write_beside(
    folder: &Folder,
    findings: &Findings,
    beside: &Beside,
) -> Result<(), ReportError> {
    let (words, reference) = (&findings.words, findings.reference);
    let of_reference = reference.as_ref().unwrap_or(words);
    let table = tables::reference::table(beside, words, of_reference);
    write_tables(folder, vec![table])
}

/// Writes the tables of some metrics alone, and what made them.
///
/// # Errors
///
/// If a file cannot be written.
pub fn write_metrics(
    folder: &Folder,
    findings: &Findings,
    run: &Run,
    resolved: &str,
) -> Result<(), ReportError> {
    let price_year = findings.words.programme.calendar.price_year;
    let mut tables: Vec<Published> = vec![Published {
        data: tables::summary::table(findings.summary, price_year),
        page: None,
    }];
    if !findings.targets.is_empty() {
        tables.push(tables::targets::table(findings.targets, &findings.words).into());
    }
    write_tables(folder, tables)?;
    folder.write(RESOLVED, resolved.as_bytes())?;
    folder.write(RUN, run.to_toml()?.as_bytes())
}

fn write_tables(folder: &Folder, tables: Vec<Published>) -> Result<(), ReportError> {
    for Published { data, page } in tables {
        let name = format!("tables/{}.csv", data.name);
        let csv = data.to_csv().map_err(|error| ReportError::Format {
            name: name.clone(),
            reason: error.to_string(),
        })?;
        folder.write(&name, csv.as_bytes())?;
        if let Some(page) = page {
            let name = format!("tables/{}.md", page.name);
            folder.write(&name, page.to_markdown().as_bytes())?;
        }
    }
    Ok(())
}

/// Writes every simulated future as `draws.parquet`.
///
/// # Errors
///
/// If the file cannot be written.
pub fn write_draws(
    folder: &Folder,
    directory: &Directory,
    draws: Draws<'_>,
    run: &Run,
) -> Result<(), ReportError> {
    folder.fill("draws.parquet", |file| {
        draws::write(directory, draws, run, file)
    })
}

#[cfg(test)]
mod tests;
