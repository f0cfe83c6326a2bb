//! A document for word processors, as an Office Open XML package (`.docx`).
//!
//! The parts of the package are templates in `docx/parts`, so that what a word processor reads can be
//! read by people too; the module `flow` says what stands in them. Headings, captions, footnotes, lists and
//! tables are real ones, with styles that an author can change in one place. There are no page numbers
//! in the contents: only a word processor can count pages, and a wrong number is worse than none.
//! Updating the field does not lose anything.

mod body;
mod flow;
mod grid;
mod link;
mod package;
mod picture;
mod prose;
mod table;
mod templates;
#[cfg(test)]
mod tests;
mod writer;

use std::fmt::Display;

use super::{Document, RenderError};

/// What the format is called where it cannot be made.
const FORMAT: &str = "the word-processor document";

/// The file. The same document makes the same bytes.
///
/// # Errors
///
/// If a chart is not a picture, or a table has more columns than a word processor takes.
pub fn render(document: &Document) -> Result<Vec<u8>, RenderError> {
    package::zipped(document, &body::written(document)?)
}

/// The error for its `reason`.
fn failed(reason: &dyn Display) -> RenderError {
    RenderError {
        format: FORMAT,
        reason: reason.to_string(),
    }
}
