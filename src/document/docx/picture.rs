//! A chart as a picture of the size of the text.

use super::failed;
use super::flow::{Picture, Piece};
use super::grid::UPRIGHT;
use super::table::caption;
use super::templates::folded;
use super::writer::References;
use crate::charts;
use crate::document::{Figure, RenderError};

/// English metric units to a twip.
const UNITS: u64 = 635;

/// The greatest height that leaves room for a caption on an upright page, in twips.
const HIGHEST: u64 = 12_700;

/// The caption and the picture.
pub(super) fn pieces(
    figure: &Figure,
    references: &mut References,
) -> Result<Vec<Piece>, RenderError> {
    let png = charts::png(&figure.chart.svg).map_err(|e| failed(&e))?;
    let (across, down) = size(&png)
        .ok_or_else(|| failed(&format!("the chart ‘{}’ has no size", figure.chart.name)))?;
    references.pictures.push(png);
    let number = references.pictures.len();
    let mut width = UPRIGHT as u64 * UNITS;
    let mut height = width * down / across;
    if height > HIGHEST * UNITS {
        height = HIGHEST * UNITS;
        width = (height * across / down).max(1);
    }
    let picture = Picture {
        number,
        alt: folded(&figure.chart.alt),
        width,
        height: height.max(1),
    };
    Ok(vec![
        caption("Figure", number, &figure.chart.title),
        Piece::Picture(picture),
    ])
}

/// Pixels across and down, as the file's first chunk says.
fn size(png: &[u8]) -> Option<(u64, u64)> {
    let number = |place: usize| {
        let bytes = png.get(place..place + 4)?;
        let number = u32::from_be_bytes(bytes.try_into().ok()?);
        (number > 0).then_some(u64::from(number))
    };
    Some((number(16)?, number(20)?))
}
