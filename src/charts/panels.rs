//! Small panels side by side with a common axis: where each goes, and its heading.

use super::axis::Axis;
use super::canvas::{Canvas, Point, Type};
use super::page::{Area, LABEL, count, lines};
use super::plot::{TICK_ROW, left_column};
use super::theme::{GREY, TEXT};

/// Most panels on a page.
pub(super) const MOST: usize = 6;
/// Gap between panels.
const GUTTER: f64 = 56.0;
/// Least height of a panel's plot.
const PLOT: f64 = 250.0;

/// Where panels go.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grid {
    pub(super) columns: usize,
    rows: usize,
    /// Lines kept for each heading.
    heading: usize,
    /// Width of the column of tick labels, once per row.
    ticks: f64,
    /// Width of one panel's plot.
    width: f64,
}

impl Grid {
    /// The grid for panels of these labels, with headings as long as they are.
    pub(super) fn new(labels: &[&str], axis: &Axis, body: Area) -> Self {
        let columns = match labels.len() {
            0..=3 => labels.len().max(1),
            4 => 2,
            _ => 3,
        };
        let ticks = left_column(axis);
        let gaps = GUTTER * (count(columns) - 1.0);
        let width = (body.width() - ticks - gaps) / count(columns);
        let heading = labels
            .iter()
            .map(|label| lines(label, LABEL.strong(), width).len());
        Self {
            columns,
            rows: labels.len().div_ceil(columns),
            heading: heading.max().unwrap_or(1).max(1),
            ticks,
            width,
        }
    }

    /// Height of heading and note above a panel's plot.
    pub(super) fn above(self) -> f64 {
        LABEL.leading() * (count(self.heading) + 1.0) + 6.0
    }

    /// Height that all rows need.
    pub(super) fn height(self) -> f64 {
        (self.above() + PLOT + TICK_ROW + TEXT) * count(self.rows)
    }

    /// The panel at `place`, with its tick labels' column.
    pub(super) fn panel(self, place: usize, body: Area) -> Area {
        let (row, column) = (place / self.columns, place % self.columns);
        let pitch = body.height() / count(self.rows);
        let left = body.left + (self.width + GUTTER) * count(column);
        let top = body.top + pitch * count(row);
        Area {
            left,
            top,
            right: left + self.ticks + self.width,
            bottom: top + pitch - if row + 1 < self.rows { TEXT * 0.7 } else { 0.0 },
        }
    }

    /// Writes a panel's heading, and what is noted below it.
    pub(super) fn draw_heading(
        self,
        canvas: &mut Canvas,
        (label, note): (&str, &str),
        (left, top): Point,
    ) {
        let heading = lines(label, LABEL.strong(), self.width);
        let spare = self.heading.saturating_sub(heading.len());
        let mut y = top + LABEL.leading() * (count(spare) + 0.5);
        for line in heading {
            canvas.label((left, y), &line, LABEL.strong(), false);
            y += LABEL.leading();
        }
        let set = Type {
            colour: GREY,
            ..LABEL
        };
        canvas.label((left, y), note, set, false);
    }
}
