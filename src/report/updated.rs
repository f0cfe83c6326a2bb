//! What an updated forecast has beyond a run's folder: the forecast before and after, what was surprising,
//! what was learnt, and the draws that are left.

pub mod charts;
mod page;

use super::error::ReportError;
use super::folder::Folder;
use super::posterior::POSTERIOR;
use super::run::Run;
use super::write_tables;
use crate::tables::updated::{Updating, tables};

pub use page::{doubts, headline, text};

/// Where the return is kept, without its ending.
const RETURN: &str = "monitoring";

/// Writes the tables, the page, the draws and the return itself, which has this ending (`csv` or `xlsx`).
///
/// # Errors
///
/// If a file cannot be written.
pub fn write(
    folder: &Folder,
    updating: &Updating<'_>,
    (posterior, run): (&[u8], &Run),
    (returned, ending): (&[u8], &str),
) -> Result<(), ReportError> {
    write_tables(folder, tables(updating))?;
    folder.write("update.md", text(updating, run).as_bytes())?;
    folder.write(&format!("{RETURN}.{ending}"), returned)?;
    folder.write(POSTERIOR, posterior)
}
