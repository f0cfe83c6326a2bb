//! What one tile says, and its shade.

use super::{Tile, written};
use crate::charts::canvas::{Canvas, Type};
use crate::charts::number::given;
use crate::charts::page::{Area, LABEL, count, lines};
use crate::charts::theme::{
    AXIS, BLUE, Colour, GAP, GRID, INK, LIGHT_BLUE, NAVY, Stroke, TEXT, WHITE,
};

/// Empty edge inside a tile.
const INSIDE: f64 = 12.0;
/// Sizes of the name of a district, of its median and of its range.
const SIZES: [f64; 3] = [36.0, 60.0, 36.0];
/// The same in tiles that have no room for large words.
const SMALL: [f64; 3] = [TEXT, 40.0, TEXT];
/// Narrower tiles have no room for large words.
const NARROW: f64 = 300.0;
/// Edge of a tile in which there is nothing.
const EDGE: Stroke = Stroke::solid(AXIS, 2);

/// The shades of the three steps, from few to many, and the colour of words on them.
pub(super) const SHADES: [(Colour, Colour); 3] = [(LIGHT_BLUE, INK), (BLUE, WHITE), (NAVY, WHITE)];

/// From which medians on the second and the third shade begin.
pub(super) struct Steps([f64; 2]);

impl Steps {
    /// Three steps of about the same length, at round numbers.
    pub(super) fn up_to(most: f64) -> Self {
        Self([most / 3.0, 2.0 * most / 3.0].map(round))
    }

    /// Shade and words of a median.
    pub(super) fn of(&self, median: f64) -> (Colour, Colour) {
        let step = self
            .0
            .iter()
            .filter(|from| **from > 0.0 && median >= **from)
            .count();
        SHADES[step.min(2)]
    }

    pub(super) fn words(&self) -> Vec<String> {
        let [second, third] = self.0.map(given);
        if self.0[0] <= 0.0 {
            return vec!["none, or fewer".to_owned()];
        }
        vec![
            format!("fewer than {second}"),
            format!("{second} to {third}"),
            format!("{third} or more"),
        ]
    }
}

/// To one significant figure, or to a half of it, whichever is nearer.
fn round(value: f64) -> f64 {
    if value <= 0.0 {
        return 0.0;
    }
    let unit = 10_f64.powf(value.log10().floor()) / 2.0;
    ((value / unit).round() * unit).max(0.01)
}

/// What a tile says.
pub(super) struct Face {
    words: Vec<(Vec<String>, f64, bool)>,
}

impl Face {
    pub(super) fn height(&self) -> f64 {
        let words = self.words.iter();
        let each = words.map(|(lines, size, _)| count(lines.len()) * size * 1.2);
        each.sum::<f64>() + 2.0 * INSIDE + 2.0 * GAP
    }
}

pub(super) fn face(tile: &Tile, side: f64) -> Face {
    let room = side - 2.0 * INSIDE;
    let set = |text: &str, size: f64, strong: bool| {
        let set = if strong { LABEL.strong() } else { LABEL };
        (lines(text, Type { size, ..set }, room), size, strong)
    };
    let [name, median, range] = if side < NARROW { SMALL } else { SIZES };
    let mut words = vec![set(&tile.label, name, true)];
    if let Some([p10, p50, p90]) = tile.figure {
        let [low, middle, high] = [p10, p50, p90].map(|value| written(value, p90));
        words.push(set(&middle, median, true));
        words.push(set(&format!("{low} to {high}"), range, false));
    }
    Face { words }
}

pub(super) fn draw_tile(canvas: &mut Canvas, tile: &Tile, area: Area, steps: &Steps) {
    let (shade, colour) = tile
        .figure
        .map_or((GRID, INK), |figure| steps.of(figure[1]));
    canvas.block((area.left, area.top), (area.right, area.bottom), shade);
    if tile.figure.is_none() {
        let corners = [
            (area.left, area.top),
            (area.right, area.top),
            (area.right, area.bottom),
            (area.left, area.bottom),
            (area.left, area.top),
        ];
        canvas.line(&corners, EDGE);
    }
    let face = face(tile, area.width());
    let x = f64::midpoint(area.left, area.right);
    let mut y = f64::midpoint(area.top, area.bottom) - face.height() / 2.0 + INSIDE + GAP;
    for (lines, size, strong) in &face.words {
        let set = if *strong { LABEL.strong() } else { LABEL };
        let set = Type {
            size: *size,
            colour,
            ..set.middle()
        };
        for line in lines {
            canvas.label((x, y + size * 0.6), line, set, false);
            y += size * 1.2;
        }
    }
}
