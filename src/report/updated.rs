//! What an updated forecast has beyond a run's folder: the forecast before and after, what was surprising,
//! what was learnt, and the draws that are left.

pub mod charts;
mod page;

use super::error::ReportError;
use super::folder::Folder;
use super::posterior::POSTERIOR;
use super::run::Run;
use super::write_tables;
use crate::analysis::updated::rows::VERY;
use crate::tables::updated::{Updating, tables};

pub use page::{
    Elsewhere, Promise, doubts, headline, parts, promises, ranges, set_against, text, title, unit,
    verdict,
};

/// The figures that hardly any forecast had, in words.
#[must_use]
pub fn doubtful(updating: &Updating<'_>) -> Vec<String> {
    let update = updating.update;
    let rows = update.rows.iter().zip(&update.observations);
    rows.filter(|(row, _)| row.surprise < VERY)
        .map(|(_, one)| {
            let year = one.year.map_or_else(String::new, |year| {
                format!(" ({})", crate::calendar::financial_year(year))
            });
            format!("{}{year}", updating.metric(&one.metric))
        })
        .collect()
}

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
