//! Labels in the column at the right of a plot, kept apart, each with a line to what it names.

use super::canvas::{Canvas, Point};
use super::font::widest;
use super::nudge::apart;
use super::page::{Area, LABEL, count, lines};
use super::theme::{LEADER, Stroke, TEXT};

/// Width of the leaders' column.
const LEADERS: f64 = 64.0;
/// Gap between two labels.
const BETWEEN: f64 = 12.0;
/// Widest label.
const ROOM: f64 = 340.0;

/// One label.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Label {
    /// Right end of what is named.
    pub(crate) at: Point,
    /// The words.
    pub(crate) text: String,
    /// How the line to the label is drawn: like the line it names; `None` for an area, whose leader starts inside it.
    pub(crate) stroke: Option<Stroke>,
    /// Whether the words are heavier.
    pub(crate) strong: bool,
}

impl Label {
    /// A label for a line drawn with `stroke`.
    pub(crate) fn line(at: Point, text: String, stroke: Stroke) -> Self {
        Self {
            at,
            text,
            stroke: Some(stroke),
            strong: false,
        }
    }

    /// A label for an area.
    pub(crate) fn area(at: Point, text: String) -> Self {
        Self {
            at,
            text,
            stroke: None,
            strong: false,
        }
    }

    /// The same, heavier.
    pub(crate) fn strong(self) -> Self {
        Self {
            strong: true,
            ..self
        }
    }

    /// The words in lines.
    fn lines(&self) -> Vec<String> {
        lines(&self.text, self.set(), ROOM)
    }

    /// How the words are set.
    fn set(&self) -> super::canvas::Type {
        if self.strong { LABEL.strong() } else { LABEL }
    }
}

/// Width of the column that `labels` need.
pub(crate) fn column(labels: &[Label]) -> f64 {
    let wide = labels
        .iter()
        .map(|label| widest(&label.lines(), TEXT, label.set().weight));
    LEADERS + wide.fold(0.0, f64::max)
}

/// Draws `labels` right of `area`.
pub(crate) fn draw(canvas: &mut Canvas, area: Area, labels: &[Label]) {
    let blocks: Vec<(f64, f64)> = labels
        .iter()
        .map(|label| {
            let height = count(label.lines().len()) * LABEL.leading() + BETWEEN;
            (label.at.1, height)
        })
        .collect();
    let centres = apart(&blocks, area.top - TEXT, area.bottom + 6.0);
    let x = area.right + LEADERS;
    for (label, centre) in labels.iter().zip(centres) {
        leader(canvas, label.at, (x - 10.0, centre), label.stroke);
        let set = label.set();
        super::page::block(canvas, (x, centre), &label.lines(), set);
    }
}

/// Draws the line from what is named to its label: level, slanted, level.
fn leader(canvas: &mut Canvas, from: Point, to: Point, stroke: Option<Stroke>) {
    let start = match stroke {
        Some(_) => from,
        None => (from.0 - 18.0, from.1),
    };
    let path = [start, (to.0 - 46.0, from.1), (to.0 - 12.0, to.1), to];
    match stroke {
        None => {
            canvas.line(&path, LEADER);
            canvas.disc(start, 6.0, LEADER.colour);
        }
        Some(stroke) => canvas.line(&path, Stroke { width: 4, ..stroke }),
    }
}
