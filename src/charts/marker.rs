//! Values marked on a measure by upright lines with words above the plot.

use super::axis::Axis;
use super::canvas::{Canvas, Type};
use super::font::{Weight, width};
use super::page::{Area, LABEL};
use super::theme::{Colour, GAP, MARGIN, Stroke, TEXT, WIDTH};

/// Gap between the plot and the words, so that they clear the highest tick label.
const LIFT: f64 = 18.0;

/// One marked value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Marker {
    /// The value.
    pub(crate) value: f64,
    /// The words.
    pub(crate) text: String,
    /// The upright line.
    pub(crate) stroke: Stroke,
    /// Colour of the words.
    pub(crate) colour: Colour,
}

/// Where a marker's words go.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Place {
    /// Middle of the words.
    middle: f64,
    /// Half the width of the words with a gap.
    half: f64,
    /// Row above the plot, from 1.
    row: f64,
}

/// Draws `markers` over the plot in `area`.
pub(crate) fn draw(canvas: &mut Canvas, area: Area, axis: &Axis, markers: &[Marker]) {
    let places = places(markers, axis, area);
    for (marker, place) in markers.iter().zip(&places) {
        let x = axis.place(marker.value, area.left, area.right);
        let top = area.top - (place.row - 0.5) * LABEL.leading() - LIFT + TEXT * 0.6;
        canvas.line(&[(x, top), (x, area.bottom)], marker.stroke);
    }
    for (marker, place) in markers.iter().zip(places) {
        let set = Type {
            colour: marker.colour,
            ..LABEL.strong().middle()
        };
        let y = area.top - (place.row - 0.5) * LABEL.leading() - LIFT;
        canvas.label((place.middle, y), &marker.text, set, true);
    }
}

/// Height that the words of `markers` need above a plot as wide as `area`.
pub(crate) fn height(markers: &[Marker], axis: &Axis, area: Area) -> f64 {
    let rows = places(markers, axis, area).into_iter().map(|p| p.row);
    let rows = rows.fold(0.0, f64::max);
    if rows > 0.0 {
        rows * LABEL.leading() + LIFT
    } else {
        0.0
    }
}

/// The leftmost marker's words end at its line, the rightmost one's begin there, and words in between stand a row
/// higher, so that no line runs through the words of another. If the page is too narrow for that, each gets a row.
fn places(markers: &[Marker], axis: &Axis, area: Area) -> Vec<Place> {
    let mut order: Vec<usize> = (0..markers.len()).collect();
    order.sort_by(|a, b| markers[*a].value.total_cmp(&markers[*b].value));
    let put = |rank: usize, alone: bool| {
        let marker = &markers[order[rank]];
        let half = width(&marker.text, TEXT, Weight::Semibold) / 2.0 + GAP;
        let (shift, row) = match (rank, markers.len() - 1 - rank) {
            _ if alone => (0.0, (1_u8..).map(f64::from).nth(rank).unwrap_or(1.0)),
            (0, 0) => (0.0, 1.0),
            (0, _) => (-half, 1.0),
            (_, 0) => (half, 1.0),
            _ => (0.0, 2.0),
        };
        let x = axis.place(marker.value, area.left, area.right) + shift;
        let middle = x.min(WIDTH - MARGIN - half).max(MARGIN + half);
        Place { middle, half, row }
    };
    let all = |alone| (0..order.len()).map(|rank| put(rank, alone)).collect();
    let mut sorted: Vec<Place> = all(false);
    let meet = |a: &Place, b: &Place| {
        a.row.total_cmp(&b.row).is_eq() && (a.middle - b.middle).abs() < a.half + b.half - 1.0
    };
    let crowded = (0..sorted.len()).any(|b| (0..b).any(|a| meet(&sorted[a], &sorted[b])));
    if crowded {
        sorted = all(true);
    }
    let mut placed = sorted.clone();
    for (place, &i) in sorted.into_iter().zip(&order) {
        placed[i] = place;
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::theme::{INK, LEADER};

    const AREA: Area = Area {
        left: 140.0,
        top: 200.0,
        right: 1700.0,
        bottom: 900.0,
    };

    fn marker(value: f64, text: &str) -> Marker {
        Marker {
            value,
            text: text.into(),
            stroke: LEADER,
            colour: INK,
        }
    }

    #[test]
    fn words_stand_aside_for_each_others_lines() {
        let axis = Axis::from_zero([10.0]);
        let markers = [
            marker(6.0, "six"),
            marker(5.0, "five"),
            marker(7.0, "seven"),
        ];
        let rows: Vec<f64> = places(&markers, &axis, AREA)
            .iter()
            .map(|p| p.row)
            .collect();
        assert_eq!(rows, [2.0, 1.0, 1.0]);
    }

    #[test]
    fn words_pushed_together_at_the_edge_get_rows_of_their_own() {
        let axis = Axis::from_zero([10.0]);
        let long = "words that take up much of the room there is";
        let markers = [marker(9.8, long), marker(9.9, long)];
        let places = places(&markers, &axis, AREA);
        assert!(places[0].row < places[1].row);
        assert!(places.iter().all(|p| p.middle + p.half <= WIDTH - MARGIN));
    }
}
