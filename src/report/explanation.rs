//! The folder of an explanation: tables, a page in plain sentences, the scenario, and what made it.

pub mod charts;
pub mod page;

use super::error::ReportError;
use super::folder::Folder;
use super::run::{RUN, Run};
use super::{RESOLVED, write_tables};
use crate::tables::explanation::{Explained, tables};

pub use page::{failing, nothing_to_explain, text};

/// Writes everything but charts.
///
/// # Errors
///
/// If a file cannot be written.
pub fn write(
    folder: &Folder,
    explained: &Explained<'_>,
    run: &Run,
    resolved: &str,
) -> Result<(), ReportError> {
    write_tables(folder, tables(explained))?;
    folder.write("summary.md", text(explained, run).as_bytes())?;
    folder.write(RESOLVED, resolved.as_bytes())?;
    folder.write(RUN, run.to_toml()?.as_bytes())
}
