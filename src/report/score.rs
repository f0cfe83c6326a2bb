//! The folder of scored forecasts: tables, a page in plain sentences, the scenarios, and what made it.

pub mod charts;
mod page;

use super::error::ReportError;
use super::folder::Folder;
use super::run::{RUN, Run};
use super::write_tables;
use crate::tables::scores::{Marked, tables};

pub use page::{hits, leaning, text};

/// Writes everything but charts. Resolved: each scenario’s name and its text.
///
/// # Errors
///
/// If a file cannot be written.
pub fn write(
    folder: &Folder,
    marked: &Marked<'_>,
    run: &Run,
    resolved: &[(String, &str)],
) -> Result<(), ReportError> {
    write_tables(folder, tables(marked))?;
    folder.write("summary.md", text(marked, run).as_bytes())?;
    for (name, text) in resolved {
        folder.write(&format!("scenarios/{name}.toml"), text.as_bytes())?;
    }
    folder.write(RUN, run.to_toml()?.as_bytes())
}
