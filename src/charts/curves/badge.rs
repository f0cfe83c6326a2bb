//! Letters on lines.

use crate::charts::canvas::{Canvas, Point};
use crate::charts::page::{Area, LABEL, count};
use crate::charts::theme::{Colour, WHITE};

/// Radius of a letter's disc.
const RADIUS: f64 = 24.0;
/// Distance at which a letter is clear of another curve or letter; more is no better.
const CLEAR: f64 = 60.0;
/// Places tried along each curve.
const TRIED: u8 = 80;

/// Draws a letter on a white disc with an edge of this colour.
pub(super) fn draw(canvas: &mut Canvas, at: Point, letter: &str, colour: Colour) {
    canvas.disc(at, RADIUS, colour);
    // A disc has a white edge of 3 pixels of its own, which leaves a ring of 4.
    canvas.disc(at, RADIUS - 7.0, WHITE);
    canvas.label(at, letter, LABEL.strong().middle(), false);
}

/// Where each curve's letter goes: on the curve, as far as possible from other curves and from letters placed before,
/// near a height of its own, and off the line of the promise if there is one.
pub(super) fn places(curves: &[Vec<Point>], promised: &[Point], area: Area) -> Vec<Point> {
    let mut placed: Vec<Point> = Vec::with_capacity(curves.len());
    for (i, curve) in curves.iter().enumerate() {
        let wanted = area.top + area.height() * (count(i) + 0.5) / count(curves.len());
        let score = |at: &Point| {
            let others = curves.iter().enumerate().filter(|(j, _)| *j != i);
            let from_curves = others.map(|(_, other)| from_line(*at, other));
            let from_letters = placed.iter().map(|other| distance(*at, *other));
            let apart = from_letters.fold(CLEAR, f64::min) - 2.0 * RADIUS - 4.0;
            let promise = from_line(*at, promised).min(CLEAR);
            let height = (at.1 - wanted).abs() / area.height();
            // Letters must not overlap; then they keep off other curves; then they spread over the height.
            10.0 * apart.min(0.0) + from_curves.fold(CLEAR, f64::min) + promise - 20.0 * height
        };
        let tried = (0..=TRIED).map(|step| along(curve, f64::from(step) / f64::from(TRIED)));
        let best = tried.max_by(|a, b| score(a).total_cmp(&score(b)));
        placed.push(best.unwrap_or((area.left, area.top)));
    }
    placed
}

/// The place after this share of a line's length.
fn along(line: &[Point], share: f64) -> Point {
    let whole: f64 = line.windows(2).map(|ends| distance(ends[0], ends[1])).sum();
    let mut left = whole * share;
    for ends in line.windows(2) {
        let length = distance(ends[0], ends[1]);
        if length > 0.0 && left <= length {
            let part = left / length;
            return (
                ends[0].0 + (ends[1].0 - ends[0].0) * part,
                ends[0].1 + (ends[1].1 - ends[0].1) * part,
            );
        }
        left -= length;
    }
    line.last().copied().unwrap_or((0.0, 0.0))
}

/// From one place to another.
fn distance(a: Point, b: Point) -> f64 {
    ((a.0 - b.0) * (a.0 - b.0) + (a.1 - b.1) * (a.1 - b.1)).sqrt()
}

/// From a place to the nearest of a line.
fn from_line(at: Point, line: &[Point]) -> f64 {
    let one = |ends: &[Point]| {
        let (from, to) = (ends[0], ends[1]);
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let length = dx * dx + dy * dy;
        let part = if length > 0.0 {
            (((at.0 - from.0) * dx + (at.1 - from.1) * dy) / length).clamp(0.0, 1.0)
        } else {
            0.0
        };
        distance(at, (from.0 + dx * part, from.1 + dy * part))
    };
    line.windows(2).map(one).fold(f64::INFINITY, f64::min)
}

#[cfg(test)]
mod tests {
    use super::*;

    const AREA: Area = Area {
        left: 0.0,
        top: 0.0,
        right: 800.0,
        bottom: 600.0,
    };

    #[test]
    fn letters_keep_apart_even_on_the_same_line() {
        let line = vec![(0.0, 0.0), (400.0, 300.0), (800.0, 600.0)];
        let upright = vec![(50.0, 0.0), (50.0, 600.0)];
        let level = vec![(0.0, 100.0), (800.0, 100.0)];
        for lines in [&line, &upright, &level].map(|line| vec![line.clone(); 5]) {
            let places = places(&lines, &[], AREA);
            for (i, a) in places.iter().enumerate() {
                for b in &places[..i] {
                    assert!(distance(*a, *b) >= 2.0 * RADIUS + 3.0, "{places:?}");
                }
            }
        }
        let far = places(&[line.clone(), vec![(0.0, 600.0), (800.0, 0.0)]], &[], AREA);
        assert!(from_line(far[1], &line) > RADIUS, "{far:?}");
    }

    #[test]
    fn the_middle_of_a_bent_line_is_half_its_length_along() {
        let bent = [(0.0, 0.0), (30.0, 0.0), (30.0, 10.0)];
        assert_eq!(along(&bent, 0.5), (20.0, 0.0));
        assert_eq!(along(&bent, 1.0), (30.0, 10.0));
    }
}
