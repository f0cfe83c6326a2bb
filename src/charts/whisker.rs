//! Thin lines with caps that say how far a value could be off.

use super::canvas::Canvas;
use super::theme::{INK, Stroke, WHITE};

/// The line.
const LINE: Stroke = Stroke::solid(INK, 4);
/// Half the height of a cap.
const CAP: f64 = 11.0;

/// Whiskers shorter than this have no white edge: it would leave nothing of what they stand on.
const SHORT: f64 = 20.0;

/// Draws a whisker between two pixels from the left at the height `y`, with a white edge, so that it stands out from a
/// bar.
pub(crate) fn draw(canvas: &mut Canvas, (from, to): (f64, f64), y: f64) {
    let pieces = [
        [(from, y), (to, y)],
        [(from, y - CAP), (from, y + CAP)],
        [(to, y - CAP), (to, y + CAP)],
    ];
    if to - from > SHORT {
        for piece in &pieces {
            canvas.line(piece, Stroke::solid(WHITE, LINE.width + 4));
        }
    }
    for piece in &pieces {
        canvas.line(piece, LINE);
    }
}
