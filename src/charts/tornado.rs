//! What one input at a time does to a result: from its low end to its high end, all else at its central value. Beside
//! it stands the input's share of the whole spread, so that nobody takes this local picture for everything.

use super::axis::Axis;
use super::canvas::{Canvas, Point, Type};
use super::check::Check;
use super::font::width;
use super::marker::{self, Marker};
use super::number::{percent, rounded};
use super::page::{Area, Entry, LABEL, Mark};
use super::rows::{Column, Laid, Name, Row, Sheet, remark};
use super::theme::{Colour, GAP, INK, NAVY, ORANGE, Stroke, TEXT};
use super::{Caption, Chart, ChartError};

/// Most rows on a page.
const MOST: usize = 15;
/// Widest row label.
const ROOM: f64 = 470.0;
/// Least width of the column of shares.
const SHARES: f64 = 290.0;
/// Share of a row, or of half a row, that a bar fills.
const FILL: f64 = 0.62;
/// The central result.
const CENTRE: Stroke = Stroke::solid(INK, 4);
/// Bars with the input at its low end.
const LOW: Colour = ORANGE;
/// Bars with the input at its high end.
const HIGH: Colour = NAVY;

/// One end of an input.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct End {
    /// The input's value as it is to be written, with its unit if it has one. Example: `0.25`, `£40m`.
    pub input: String,
    /// The result with the input there, in the axis's unit.
    pub result: f64,
}

/// One input.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Bar {
    /// What it is. Example: `Share of firms that would have come anyway`.
    pub label: String,
    /// With the input at the value that one simulation in ten lies below.
    pub low: End,
    /// With the input at the value that one in ten lies above.
    pub high: End,
    /// Share of the whole spread that would be left if all but this input were known (total effect: what it does alone
    /// and together with others), from 0 to 1; `None` if it was not worked out.
    pub share: Option<f64>,
}

/// Inputs around the central result.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tornado {
    /// The words around the chart. The subtitle says what is held fixed.
    pub caption: Caption,
    /// What is measured along the bottom, with its unit. Example: `Skilled jobs in 2033/34`.
    pub axis: String,
    /// The result with every input at its central value, in the axis's unit.
    pub central: f64,
    /// At most fifteen inputs, from top to bottom, in the caller's order.
    pub rows: Vec<Bar>,
}

impl Tornado {
    /// The finished chart.
    ///
    /// # Errors
    ///
    /// If there are no or more than fifteen rows, results cannot be drawn, or a share is not between 0 and 1.
    pub fn draw(&self) -> Result<Chart, ChartError> {
        self.check()?;
        let names = self.rows.iter();
        let names = names.map(|row| Name::new(&row.label, LABEL, ROOM));
        let results = || {
            let rows = self.rows.iter();
            rows.flat_map(|row| [row.low.result, row.high.result])
        };
        let covered = || results().chain([self.central]);
        let axis = Axis::around(covered());
        let marker = [Marker {
            value: self.central,
            text: format!("central case: {}", rounded(self.central)),
            stroke: CENTRE,
            colour: INK,
        }];
        let differences = results().map(|result| result - self.central);
        let sheet = Sheet {
            measure: Some(self.checker().covering(axis, covered())?),
            key: &[
                Entry(
                    Mark::Bar(LOW),
                    "input at its low end (1 in 10 simulations lower)",
                ),
                Entry(Mark::Bar(HIGH), "at its high end (1 in 10 higher)"),
            ],
            note: remark(differences, "No input moves the result by itself.", ""),
            least: self.least(),
            columns: self.columns(),
            // One marker needs as much whatever the plot's width.
            above: marker::height(&marker, &axis, Area::default()),
            ..Sheet::new(&self.caption, &self.axis, names.collect())
        };
        let beside = self.beside(&sheet, &axis);
        let mut laid = Sheet { beside, ..sheet }.lay();
        for (place, row) in self.rows.iter().enumerate() {
            self.draw_row(&mut laid, place, row);
        }
        marker::draw(&mut laid.page.canvas, laid.area, &axis, &marker);
        laid.finish(self.alt())
    }

    /// Checks in the name of this chart.
    fn checker(&self) -> Check<'_> {
        Check {
            name: &self.caption.name,
        }
    }

    /// Checks what was given.
    fn check(&self) -> Result<(), ChartError> {
        let check = self.checker();
        check.count("rows", &self.rows, MOST)?;
        check.numbers("central", &[self.central])?;
        for row in &self.rows {
            check.numbers(&row.label, &[row.low.result, row.high.result])?;
            let share: Vec<f64> = row.share.into_iter().collect();
            check.shares(&row.label, &share)?;
        }
        Ok(())
    }

    /// Whether both ends of `row` lie on the same side of the central result.
    fn one_sided(&self, row: &Bar) -> bool {
        (row.low.result - self.central) * (row.high.result - self.central) > 0.0
    }

    /// Draws the bars of one row: side by side, or one above the other if both go the same way.
    fn draw_row(&self, laid: &mut Laid, place: usize, row: &Bar) {
        let Row { y, pitch } = laid.rows[place];
        let middle = laid.x(self.central);
        let [low, high] = [&row.low, &row.high].map(|end| laid.x(end.result));
        let canvas = &mut laid.page.canvas;
        let (low_left, high_left) = self.at_left(row);
        let (lanes, room) = if self.one_sided(row) {
            ([y - pitch / 4.0, y + pitch / 4.0], pitch / 2.0)
        } else {
            ([y, y], pitch)
        };
        let half = (room * FILL / 2.0).min(28.0);
        let bars = [
            (&row.low, low, LOW, low_left, lanes[0]),
            (&row.high, high, HIGH, high_left, lanes[1]),
        ];
        for (end, x, colour, left, y) in bars {
            canvas.block((middle, y - half), (x, y + half), colour);
            write_end(canvas, (x, y), &end.input, left);
        }
    }

    /// Least heights of rows: two lines where one bar lies above the other.
    fn least(&self) -> Vec<f64> {
        let two = |row| if self.one_sided(row) { 2.0 } else { 1.0 };
        let rows = self.rows.iter();
        rows.map(|row| two(row) * LABEL.leading()).collect()
    }

    /// Which ends of `row` are written at the left of their bars. An end that moves nothing is written on the side that
    /// the other leaves free.
    fn at_left(&self, row: &Bar) -> (bool, bool) {
        let (low, high) = (
            row.low.result - self.central,
            row.high.result - self.central,
        );
        if self.one_sided(row) {
            (low < 0.0, low < 0.0)
        } else {
            let left = low < 0.0 || (low <= 0.0 && high >= 0.0);
            (left, !left)
        }
    }

    /// Width to keep free left and right of the plot, so that no words beside a bar leave it: first as if the longest
    /// words stood at both edges, then only what the bars there need.
    fn beside(&self, sheet: &Sheet, axis: &Axis) -> (f64, f64) {
        let ends = || {
            self.rows.iter().flat_map(|row| {
                let (low, high) = self.at_left(row);
                [(&row.low, low), (&row.high, high)]
            })
        };
        let words = |end: &End| width(&end.input, TEXT, LABEL.weight) + 2.0 * GAP;
        let widest = ends().map(|(end, _)| words(end)).fold(0.0, f64::max);
        let least = sheet.plot_width() - 2.0 * widest;
        let reach = |left: bool| {
            let there = ends().filter(move |(_, at_left)| *at_left == left);
            let beyond = there.map(|(end, _)| {
                let edges = if left { (0.0, least) } else { (least, 0.0) };
                words(end) - axis.place(end.result, edges.0, edges.1)
            });
            beyond.fold(0.0, f64::max)
        };
        (reach(true), reach(false))
    }

    /// The column of shares, if there are any.
    fn columns(&self) -> Vec<Column> {
        let share = |row: &Bar| row.share.map_or("–".into(), percent);
        let column = Column {
            head: "share of the whole spread, alone and with others".into(),
            cells: self.rows.iter().map(share).collect(),
            least: SHARES,
            ..Column::default()
        };
        let any = self.rows.iter().any(|row| row.share.is_some());
        any.then_some(column).into_iter().collect()
    }

    /// The text alternative.
    fn alt(&self) -> String {
        let told = |row: &Bar| {
            let share = row.share.map_or(String::new(), |share| {
                format!(" ({} of the whole spread)", percent(share))
            });
            format!(
                "{}: {} at {}, {} at {}{share}",
                row.label,
                rounded(row.low.result),
                row.low.input,
                rounded(row.high.result),
                row.high.input,
            )
        };
        let rows: Vec<String> = self.rows.iter().map(told).collect();
        format!(
            "{}, one input at a time, all else in the central case, which gives {}: {}.",
            self.axis,
            rounded(self.central),
            rows.join("; ")
        )
    }
}

/// Writes the input's value beside the end of its bar.
fn write_end(canvas: &mut Canvas, (x, y): Point, words: &str, left: bool) {
    let (x, set): (f64, Type) = if left {
        (x - GAP, LABEL.end())
    } else {
        (x + GAP, LABEL)
    };
    canvas.label((x, y), words, set, true);
}

#[cfg(test)]
mod tests;
