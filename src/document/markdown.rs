//! A document as Markdown, for those who paste.

use super::{Document, RenderError};

/// The page.
///
/// # Errors
///
/// If the library that writes the format refuses.
pub fn render(_document: &Document) -> Result<String, RenderError> {
    Err(RenderError {
        format: "the Markdown page",
        reason: "not written yet".to_owned(),
    })
}
