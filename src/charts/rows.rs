//! Rows down a page: names at the left, marks along a common measure, columns of words at the right.
//!
//! The page grows with its rows. What the marks are is left to each figure.

use super::axis::Axis;
use super::canvas::Type;
use super::font::widest;
use super::page::{Area, Entry, LABEL, Page, block, count, lines};
use super::plot::{BELOW, TICK_ROW, measure, tick_width, ticks_above};
use super::theme::{GAP, GREY, LEADING, MARGIN, TEXT, WIDTH};
use super::{Caption, Chart, ChartError};

/// Gap between columns.
const GUTTER: f64 = 30.0;
/// Gap between the words of one row and those of the next.
const BETWEEN: f64 = 12.0;
/// The same where names run over several lines, so that one can be told from the next.
const APART: f64 = 26.0;
/// Rows from which on the measure is also written above the plot.
const TALL: usize = 16;

/// What is noted if all values are zero.
pub(crate) const ALL_ZERO: &str = "Every value is zero.";

/// A name at the left of a row.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Name {
    /// The words, in lines.
    pub(crate) lines: Vec<String>,
    /// How they are set.
    pub(crate) set: Type,
}

impl Name {
    /// A name in lines no wider than `room`.
    pub(crate) fn new(text: &str, set: Type, room: f64) -> Self {
        Self {
            lines: lines(text, set, room),
            set,
        }
    }
}

/// A column of words at the right.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Column {
    /// The words above it: in lines as wide as the column.
    pub(crate) head: String,
    /// The words in each row.
    pub(crate) cells: Vec<String>,
    /// Least width.
    pub(crate) least: f64,
    /// Width left free before the words of each row, for a mark.
    pub(crate) mark: f64,
}

impl Column {
    /// Its width.
    fn width(&self) -> f64 {
        let words = widest(&self.cells, TEXT, LABEL.weight);
        let head = widest(
            &self.head.split(' ').collect::<Vec<_>>(),
            TEXT,
            LABEL.weight,
        );
        self.least.max(words + self.mark).max(head)
    }

    /// The head in lines.
    fn head(&self) -> Vec<String> {
        lines(&self.head, LABEL, self.width())
    }
}

/// What stands around the rows.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Sheet<'a> {
    /// The words around the chart.
    pub(crate) caption: &'a Caption,
    /// Title of the measure along the bottom.
    pub(crate) axis: &'a str,
    /// The measure; `None` if each row has its own.
    pub(crate) measure: Option<Axis>,
    /// Marks explained.
    pub(crate) key: &'a [Entry<'a>],
    /// A remark below the key; may be empty.
    pub(crate) note: String,
    /// Names, one for each row.
    pub(crate) names: Vec<Name>,
    /// Least height of each row's marks; empty if they need no more than a line of words.
    pub(crate) least: Vec<f64>,
    /// Columns at the right, from left to right.
    pub(crate) columns: Vec<Column>,
    /// Width kept free left and right of the plot, for words beside marks.
    pub(crate) beside: (f64, f64),
    /// Height kept free above the plot, for marked values.
    pub(crate) above: f64,
    /// Whether all rows are as high as the highest.
    pub(crate) even: bool,
}

/// Where one row is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Row {
    /// Its middle.
    pub(crate) y: f64,
    /// Its height.
    pub(crate) pitch: f64,
}

/// A page with names, measure and columns, on which marks can be drawn.
#[derive(Debug, Clone)]
pub(crate) struct Laid<'a> {
    /// The page.
    pub(crate) page: Page<'a>,
    /// The plot.
    pub(crate) area: Area,
    /// The measure.
    axis: Axis,
    /// The rows.
    pub(crate) rows: Vec<Row>,
    /// Left edge of each column.
    pub(crate) columns: Vec<f64>,
}

impl Laid<'_> {
    /// Where `value` is.
    pub(crate) fn x(&self, value: f64) -> f64 {
        self.axis.place(value, self.area.left, self.area.right)
    }

    /// The finished chart.
    pub(crate) fn finish(self, alt: String) -> Result<Chart, ChartError> {
        self.page.finish(alt)
    }
}

impl<'a> Sheet<'a> {
    /// A sheet with nothing but what every figure has.
    pub(crate) fn new(caption: &'a Caption, axis: &'a str, names: Vec<Name>) -> Self {
        Self {
            caption,
            axis,
            measure: None,
            key: &[],
            note: String::new(),
            names,
            least: Vec::new(),
            columns: Vec::new(),
            beside: (0.0, 0.0),
            above: 0.0,
            even: false,
        }
    }

    /// Writes everything but the marks.
    pub(crate) fn lay(&self) -> Laid<'a> {
        let heights = self.heights();
        let heads: Vec<Vec<String>> = self.columns.iter().map(Column::head).collect();
        let head = LABEL.leading() * count(heads.iter().map(Vec::len).max().unwrap_or(0));
        let above = head.max(self.above) + self.scale_above();
        let below = if self.measure.is_some() { BELOW } else { 0.0 };
        let needed = heights.iter().sum::<f64>() + below + above + GUTTER;
        let note = lines(&self.note, LABEL, Page::room());
        let gap = if note.is_empty() { 0.0 } else { GAP };
        let noted = LABEL.leading() * count(note.len()) + gap;
        let mut page = Page::new(self.caption, "", self.key, needed + noted);
        let grey = Type {
            colour: GREY,
            ..LABEL
        };
        let middle = page.body.top + (noted - gap) / 2.0 - GAP / 2.0;
        block(&mut page.canvas, (page.body.left, middle), &note, grey);
        page.body.top += noted;
        let area = Area {
            left: page.body.left + self.names_width() + GUTTER + self.beside.0,
            top: page.body.top + above,
            right: page.body.right - self.columns_width() - self.right(),
            bottom: page.body.bottom - below,
        };
        let axis = self.measure.unwrap_or_else(Axis::shares);
        if self.measure.is_some() {
            measure(&mut page.canvas, area, &axis, self.axis);
            if self.scale_above() > 0.0 {
                ticks_above(&mut page.canvas, area, &axis);
            }
        }
        let mut laid = Laid {
            page,
            area,
            axis,
            rows: spread(&heights, area),
            columns: Vec::new(),
        };
        self.write(&mut laid, &heads);
        laid
    }

    /// Writes names and columns.
    fn write(&self, laid: &mut Laid, heads: &[Vec<String>]) {
        let canvas = &mut laid.page.canvas;
        for (name, row) in self.names.iter().zip(&laid.rows) {
            let place = (laid.page.body.left, row.y);
            block(canvas, place, &name.lines, name.set);
        }
        let mut right = laid.page.body.right;
        for (column, head) in self.columns.iter().zip(heads).rev() {
            let left = right - column.width();
            let middle =
                laid.page.body.top + TEXT * 0.4 + LABEL.leading() * (count(head.len()) - 1.0) / 2.0;
            // A column with marks reads from its left edge.
            let (x, set) = if column.mark > 0.0 {
                (left, LABEL)
            } else {
                (right, LABEL.end())
            };
            block(canvas, (x, middle), head, set);
            for (cell, row) in column.cells.iter().zip(&laid.rows) {
                canvas.label((x + column.mark, row.y), cell, set, false);
            }
            laid.columns.insert(0, left);
            right = left - GUTTER;
        }
    }

    /// Height that the rows need.
    fn heights(&self) -> Vec<f64> {
        let least = self.least.iter().copied().chain(std::iter::repeat(0.0));
        let needed = self.names.iter().zip(least);
        let own: Vec<f64> = needed
            .map(|(name, least)| {
                let words = count(name.lines.len().max(1)) * TEXT * LEADING;
                let gap = if self.even || name.lines.len() < 2 {
                    BETWEEN
                } else {
                    APART
                };
                words.max(least) + gap
            })
            .collect();
        if self.even {
            let highest = own.iter().copied().fold(0.0, f64::max);
            vec![highest; own.len()]
        } else {
            own
        }
    }

    /// Height of the measure written above the plot of a tall page.
    fn scale_above(&self) -> f64 {
        if self.measure.is_some() && self.names.len() > TALL && !self.even {
            TICK_ROW
        } else {
            0.0
        }
    }

    /// Width kept free right of the plot: at least half a tick label if there is no column.
    fn right(&self) -> f64 {
        let label = match self.measure {
            Some(axis) if self.columns.is_empty() => tick_width(&axis) / 2.0,
            _ => 0.0,
        };
        self.beside.1.max(label)
    }

    /// Width of the plot if nothing is kept free beside it.
    pub(crate) fn plot_width(&self) -> f64 {
        WIDTH - 2.0 * MARGIN - self.names_width() - GUTTER - self.columns_width()
    }

    /// Width of the column of names.
    fn names_width(&self) -> f64 {
        let names = self.names.iter();
        let widths = names.map(|name| widest(&name.lines, TEXT, name.set.weight));
        widths.fold(0.0, f64::max)
    }

    /// Width of all columns at the right with the gaps before them.
    fn columns_width(&self) -> f64 {
        let columns = self.columns.iter();
        columns.map(|column| column.width() + GUTTER).sum()
    }
}

/// `nothing` if all `values` are zero (in the middle of the plot it could lie on a row), otherwise `note`.
pub(crate) fn remark(mut values: impl Iterator<Item = f64>, nothing: &str, note: &str) -> String {
    let words = if values.all(|value| value == 0.0) {
        nothing
    } else {
        note
    };
    words.to_owned()
}

/// Rows of these least heights spread over the plot; what is left over is shared out evenly.
fn spread(heights: &[f64], area: Area) -> Vec<Row> {
    let needed: f64 = heights.iter().sum();
    let spare = (area.height() - needed) / count(heights.len()).max(1.0);
    let mut top = area.top;
    let mut rows = Vec::with_capacity(heights.len());
    for height in heights {
        let pitch = height + spare;
        rows.push(Row {
            y: top + pitch / 2.0,
            pitch,
        });
        top += pitch;
    }
    rows
}

#[cfg(test)]
mod tests;
