//! The sheet that figures draw on: shapes in pixels, kept in a list until `svg` writes them.
//!
//! Keeping them lets the module refuse shapes outside the picture, and lets tests ask whether words overlap.

use super::font::{self, Weight};
use super::theme::{Colour, Stroke, WHITE, WIDTH};

/// A place on the canvas: pixels from the left and from the top.
pub(crate) type Point = (f64, f64);

/// Which end of the words stands at the given place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    /// Words start here.
    Start,
    /// Words are centred here.
    Middle,
    /// Words end here.
    End,
}

/// How words are set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Type {
    /// Size in pixels.
    pub(crate) size: f64,
    /// Weight.
    pub(crate) weight: Weight,
    /// Colour.
    pub(crate) colour: Colour,
    /// Which end stands at the given place.
    pub(crate) anchor: Anchor,
}

/// One thing on the canvas.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Shape {
    /// A line through points.
    Line(Vec<Point>, Stroke),
    /// A filled outline.
    Area(Vec<Point>, Colour),
    /// A filled rectangle from its upper left to its lower right corner.
    Block(Point, Point, Colour),
    /// A filled circle.
    Disc(Point, f64, Colour),
    /// One line of words; the place is on the baseline.
    Words(Point, String, Type),
}

/// Shapes in the order they are drawn, later ones on top.
#[derive(Debug, Clone)]
pub(crate) struct Canvas {
    /// Height in pixels; the width is always [`WIDTH`].
    pub(crate) height: f64,
    /// What was drawn so far.
    pub(crate) shapes: Vec<Shape>,
}

impl Canvas {
    /// A white canvas.
    pub(crate) fn new(height: f64) -> Self {
        Self {
            height,
            shapes: vec![Shape::Block((0.0, 0.0), (WIDTH, height), WHITE)],
        }
    }

    /// Makes the canvas `height` pixels high.
    pub(crate) fn resize(&mut self, height: f64) {
        self.height = height.round();
        if let Some(Shape::Block(_, corner, _)) = self.shapes.first_mut() {
            corner.1 = self.height;
        }
    }

    /// Draws a line through `points`.
    pub(crate) fn line(&mut self, points: &[Point], stroke: Stroke) {
        match stroke.dash.pattern() {
            None => self.shapes.push(Shape::Line(points.to_vec(), stroke)),
            Some(pattern) => {
                for dash in dashes(points, pattern) {
                    self.shapes.push(Shape::Line(dash, stroke));
                }
            }
        }
    }

    /// Draws a line with a white edge, so that it stands out from what lies behind.
    pub(crate) fn cased_line(&mut self, points: &[Point], stroke: Stroke) {
        self.line(points, Stroke::solid(WHITE, stroke.width + 6));
        self.line(points, stroke);
    }

    /// Fills the outline through `points`.
    pub(crate) fn area(&mut self, points: Vec<Point>, colour: Colour) {
        self.shapes.push(Shape::Area(points, colour));
    }

    /// Fills a rectangle, whichever corners are given.
    pub(crate) fn block(&mut self, a: Point, b: Point, colour: Colour) {
        let upper_left = (a.0.min(b.0), a.1.min(b.1));
        let lower_right = (a.0.max(b.0), a.1.max(b.1));
        self.shapes
            .push(Shape::Block(upper_left, lower_right, colour));
    }

    /// Fills a circle with a white edge.
    pub(crate) fn disc(&mut self, centre: Point, radius: f64, colour: Colour) {
        self.shapes.push(Shape::Disc(centre, radius + 3.0, WHITE));
        self.shapes.push(Shape::Disc(centre, radius, colour));
    }

    /// Fills a diamond with a white edge.
    pub(crate) fn diamond(&mut self, centre: Point, radius: f64, colour: Colour) {
        for (r, colour) in [(radius + 4.0, WHITE), (radius, colour)] {
            let (x, y) = centre;
            self.area(vec![(x, y - r), (x + r, y), (x, y + r), (x - r, y)], colour);
        }
    }

    /// Writes one line; `place` is on the baseline.
    pub(crate) fn words(&mut self, place: Point, text: &str, set: Type) {
        let clean: String = text
            .chars()
            .map(|c| if c.is_whitespace() { ' ' } else { c })
            .filter(|c| !c.is_control())
            .collect();
        self.shapes.push(Shape::Words(place, clean, set));
    }

    /// Writes one line with its middle at the height of `place`, on white if something may lie behind it.
    pub(crate) fn label(&mut self, place: Point, text: &str, set: Type, on_white: bool) {
        let baseline = (place.0, place.1 + set.size * 0.36);
        if on_white {
            let (left, right) = span(baseline.0, text, set);
            let half = set.size * 0.62;
            self.block(
                (left - 6.0, place.1 - half),
                (right + 6.0, place.1 + half),
                WHITE.faint(0.9),
            );
        }
        self.words(baseline, text, set);
    }
}

/// Left and right end of words set at `x`.
pub(crate) fn span(x: f64, text: &str, set: Type) -> (f64, f64) {
    let width = font::width(text, set.size, set.weight);
    match set.anchor {
        Anchor::Start => (x, x + width),
        Anchor::Middle => (x - width / 2.0, x + width / 2.0),
        Anchor::End => (x - width, x),
    }
}

/// Points that bound a shape.
pub(crate) fn corners(shape: &Shape) -> Vec<Point> {
    match shape {
        Shape::Line(points, _) | Shape::Area(points, _) => points.clone(),
        Shape::Block(a, b, _) => vec![*a, *b],
        Shape::Disc((x, y), r, _) => vec![(x - r, y - r), (x + r, y + r)],
        Shape::Words((x, y), text, set) => {
            let (left, right) = span(*x, text, *set);
            vec![(left, y - 0.76 * set.size), (right, y + 0.24 * set.size)]
        }
    }
}

/// Pieces of the line through `points`, alternately drawn and left out.
fn dashes(points: &[Point], (on, off): (f64, f64)) -> Vec<Vec<Point>> {
    let mut done = Vec::new();
    let mut dash: Vec<Point> = points.first().copied().into_iter().collect();
    let (mut drawing, mut left) = (true, on);
    for pair in points.windows(2) {
        let (mut from, to) = (pair[0], pair[1]);
        loop {
            let length = (to.0 - from.0).hypot(to.1 - from.1);
            if length <= left {
                left -= length;
                dash.push(to);
                break;
            }
            let share = left / length;
            from = (
                from.0 + (to.0 - from.0) * share,
                from.1 + (to.1 - from.1) * share,
            );
            dash.push(from);
            let whole = std::mem::replace(&mut dash, vec![from]);
            if drawing {
                done.push(whole);
            }
            drawing = !drawing;
            left = if drawing { on } else { off };
        }
    }
    if drawing && dash.len() > 1 {
        done.push(dash);
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_cover_their_share_of_the_line_and_turn_corners() {
        let pieces = dashes(&[(0.0, 0.0), (10.0, 0.0), (10.0, 20.0)], (6.0, 4.0));
        assert_eq!(
            pieces,
            [
                vec![(0.0, 0.0), (6.0, 0.0)],
                vec![(10.0, 0.0), (10.0, 6.0)],
                vec![(10.0, 10.0), (10.0, 16.0)],
            ]
        );
        assert!(dashes(&[], (6.0, 4.0)).is_empty());
    }
}
