//! The files of a pack, in its folder and on the terminal.

use std::fmt::Write as _;
use std::path::Path;

use crate::cli::Failure;
use crate::cli::publish::outside;
use crate::document::Document;
use crate::pack::Reader;
use crate::report::{Folder, RESOLVED, RUN};
use crate::tasks::pack::{self, File, Format, Subject};

/// Writes the pack, the scenario as it was read, and what made the pack.
///
/// # Errors
///
/// If a file cannot be written.
pub fn write(
    folder: &Folder,
    files: &[File],
    subject: &Subject,
    reader: Reader,
) -> Result<(), Failure> {
    let made = pack::provenance(&subject.run, reader)?;
    let files = files.iter().map(|file| (file.name.as_str(), &*file.bytes));
    let beside = [
        (RESOLVED, subject.scenario.resolved.as_bytes()),
        (RUN, made.as_bytes()),
    ];
    for (name, bytes) in files.chain(beside) {
        folder.write(name, bytes).map_err(|error| outside(&error))?;
    }
    Ok(())
}

/// What is said on the terminal.
#[must_use]
pub fn told(pack: &Document, name: &str, formats: &[Format], written: &Path) -> String {
    let mut text = format!("\n{}: {}\n\n", pack.title, pack.subtitle);
    for figure in pack.quoted.iter().filter(|one| one.column == "p50").take(6) {
        let [low, middle, high] = &figure.told;
        let _ = writeln!(
            text,
            "  {}: {middle} ({low} to {high}), {}",
            figure.title, figure.unit
        );
    }
    let _ = write!(text, "\nThe pack is in {}:\n", written.display());
    for format in formats {
        let _ = writeln!(text, "  {name}.{}  {}", format.ending(), format.told());
    }
    text.push_str("Every figure in it is the same in each file, and the same as in tables/summary.csv of the run.\n");
    text
}
