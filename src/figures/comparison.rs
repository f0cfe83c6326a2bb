//! Charts of plans side by side.

use crate::charts::{Chart, ChartError};
use crate::tables::comparison::Compared;

/// Draws every chart of a comparison.
#[must_use]
pub fn draw_all(compared: &Compared<'_>, source: &str) -> Vec<Result<Chart, ChartError>> {
    let _ = (compared, source);
    Vec::new()
}
