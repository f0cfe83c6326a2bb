//! A document for word processors.

use super::{Document, RenderError};

/// The file.
///
/// # Errors
///
/// If the library that writes the format refuses.
pub fn render(_document: &Document) -> Result<Vec<u8>, RenderError> {
    Err(RenderError {
        format: "the document",
        reason: "not written yet".to_owned(),
    })
}
