//! A document as one web page that stands alone.

use super::{Document, RenderError};

/// The page.
///
/// # Errors
///
/// If the library that writes the format refuses.
pub fn render(_document: &Document) -> Result<String, RenderError> {
    Err(RenderError {
        format: "the web page",
        reason: "not written yet".to_owned(),
    })
}
