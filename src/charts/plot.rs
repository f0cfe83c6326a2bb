//! Axes drawn around a plot: years along the bottom, or a measure; values up the side.

use super::axis::Axis;
use super::canvas::{Canvas, Point};
use super::font::{Weight, widest, width};
use super::number::financial_year;
use super::page::{Area, LABEL, count};
use super::theme::{AXIS_LINE, GAP, GRIDLINE, TEXT};

/// Length of a tick mark.
const TICK: f64 = 10.0;
/// Height that tick labels and title of a measure need below the plot.
pub(crate) const BELOW: f64 = TICK_ROW + TEXT * 1.4;
/// Height of a row of tick labels with its gap.
pub(crate) const TICK_ROW: f64 = TICK + TEXT * 1.5;
/// Half the width given to a single year.
const SINGLE: f64 = 60.0;
/// Least gap between two year labels.
const YEAR_GAP: f64 = 14.0;

/// A plot with years along the bottom and values up the side.
#[derive(Debug, Clone)]
pub(crate) struct Plot {
    /// Where values are drawn.
    pub(crate) area: Area,
    /// The axis of values.
    pub(crate) axis: Axis,
    first: i32,
    last: i32,
    bars: bool,
    /// Year labels on two lines.
    stacked: bool,
}

impl Plot {
    /// A plot within `body`, leaving room for tick labels, and `right` pixels for labels at the right.
    pub(crate) fn new(body: Area, axis: Axis, years: &[i32], right: f64) -> Self {
        let first = years.first().copied().unwrap_or(0);
        let plot = Self {
            area: Area {
                left: body.left + left_column(&axis),
                top: body.top + TEXT / 2.0,
                right: body.right - right,
                bottom: body.bottom - TICK_ROW,
            },
            axis,
            first,
            last: years.last().copied().unwrap_or(first),
            bars: false,
            stacked: false,
        };
        plot.stack_if_tight()
    }

    /// The same, with years as slots for bars instead of points on a line.
    pub(crate) fn with_bars(self) -> Self {
        let plot = Self { bars: true, ..self };
        plot.stack_if_tight()
    }

    /// Sets year labels on two lines if they only fit so.
    fn stack_if_tight(mut self) -> Self {
        let (one, two) = (self.every("2024/25"), self.every("2024"));
        if !self.stacked && one > 1 && two == 1 {
            self.stacked = true;
            self.area.bottom -= TEXT * 1.1;
        }
        self
    }

    /// Every how many years a label like `text` fits.
    fn every(&self, text: &str) -> i32 {
        let label = width(text, TEXT, Weight::Regular) + YEAR_GAP;
        let spacing = if self.bars {
            self.slot()
        } else {
            self.area.width() / f64::from((self.last - self.first).max(1))
        };
        (1..60)
            .find(|n| spacing * f64::from(*n) >= label)
            .unwrap_or(60)
    }

    /// Where `value` of `year` is drawn.
    pub(crate) fn point(&self, year: i32, value: f64) -> Point {
        (self.x(year), self.y(value))
    }

    /// Where `year` is.
    pub(crate) fn x(&self, year: i32) -> f64 {
        let done = f64::from(year - self.first);
        if self.bars {
            self.area.left + (done + 0.5) * self.slot()
        } else if self.last == self.first {
            f64::midpoint(self.area.left, self.area.right)
        } else {
            self.area.left + done / f64::from(self.last - self.first) * self.area.width()
        }
    }

    /// Where `value` is.
    pub(crate) fn y(&self, value: f64) -> f64 {
        self.axis.place(value, self.area.bottom, self.area.top)
    }

    /// Width for one year's bar and the gap around it.
    pub(crate) fn slot(&self) -> f64 {
        self.area.width() / f64::from(self.last - self.first + 1)
    }

    /// The line through the values of `years`. A single year is widened, so that there is something to see.
    pub(crate) fn line(&self, years: &[i32], values: &[f64]) -> Vec<Point> {
        if let ([year], [value]) = (years, values) {
            let (x, y) = self.point(*year, *value);
            return vec![(x - SINGLE, y), (x + SINGLE, y)];
        }
        let pairs = years.iter().zip(values);
        pairs.map(|(year, v)| self.point(*year, *v)).collect()
    }

    /// Where the line through `years` ends.
    pub(crate) fn end(&self, years: &[i32]) -> f64 {
        match years {
            [only] => self.x(*only) + SINGLE,
            _ => self.area.right,
        }
    }

    /// The outline between two lines.
    pub(crate) fn band(&self, years: &[i32], lower: &[f64], upper: &[f64]) -> Vec<Point> {
        let mut outline = self.line(years, lower);
        outline.extend(self.line(years, upper).into_iter().rev());
        outline
    }

    /// Draws gridlines, and tick labels and years if `labelled`.
    pub(crate) fn draw(&self, canvas: &mut Canvas, labelled: bool) {
        let Area { left, right, .. } = self.area;
        for tick in self.axis.ticks() {
            let y = self.y(tick);
            let zero = tick.abs() < 1e-9;
            let stroke = if zero { AXIS_LINE } else { GRIDLINE };
            canvas.line(&[(left, y), (right, y)], stroke);
        }
        if labelled {
            self.draw_ticks(canvas);
            self.draw_years(canvas);
        }
    }

    /// Draws the tick labels at the left.
    pub(crate) fn draw_ticks(&self, canvas: &mut Canvas) {
        for tick in self.axis.ticks() {
            let place = (self.area.left - GAP, self.y(tick));
            canvas.label(place, &self.axis.written(tick), LABEL.end(), false);
        }
    }

    /// Draws a tick at each year and as many year labels as fit, the last always among them.
    fn draw_years(&self, canvas: &mut Canvas) {
        let (top, y) = (self.area.bottom, self.area.bottom + TICK + TEXT * 0.7);
        let every = if self.stacked {
            1
        } else {
            self.every("2024/25")
        };
        for year in self.first..=self.last {
            let x = self.x(year);
            canvas.line(&[(x, top), (x, top + TICK)], AXIS_LINE);
            let text = financial_year(year);
            match text.split_once('/') {
                Some((century, short)) if self.stacked => {
                    canvas.label((x, y), century, LABEL.middle(), false);
                    let below = (x, y + TEXT * 1.1);
                    canvas.label(below, &format!("/{short}"), LABEL.middle(), false);
                }
                _ if (self.last - year) % every == 0 => {
                    canvas.label((x, y), &text, LABEL.middle(), false);
                }
                _ => {}
            }
        }
    }

    /// Draws the first year at the left edge and the last at the right edge.
    pub(crate) fn draw_ends(&self, canvas: &mut Canvas) {
        let (top, y) = (self.area.bottom, self.area.bottom + TICK + TEXT * 0.7);
        for year in self.first..=self.last {
            let x = self.x(year);
            canvas.line(&[(x, top), (x, top + TICK)], AXIS_LINE);
        }
        if self.first == self.last {
            let middle = (self.x(self.first), y);
            canvas.label(middle, &financial_year(self.first), LABEL.middle(), false);
            return;
        }
        canvas.label(
            (self.area.left, y),
            &financial_year(self.first),
            LABEL,
            false,
        );
        let end = (self.area.right, y);
        canvas.label(end, &financial_year(self.last), LABEL.end(), false);
    }
}

/// Width left of a plot: tick labels, or half the first year's label if that is wider.
pub(crate) fn left_column(axis: &Axis) -> f64 {
    tick_width(axis).max(width("2024/25", TEXT, Weight::Regular) / 2.0)
}

/// Width of the column of tick labels.
pub(crate) fn tick_width(axis: &Axis) -> f64 {
    let texts: Vec<String> = axis.ticks().into_iter().map(|t| axis.written(t)).collect();
    widest(&texts, TEXT, Weight::Regular) + GAP
}

/// Draws an axis of a measure along the bottom of `area`: gridlines, tick labels, and `title` below them. Labels are
/// thinned out where they would touch.
pub(crate) fn measure(canvas: &mut Canvas, area: Area, axis: &Axis, title: &str) {
    let every = every(area, axis);
    for (place, tick) in axis.ticks().iter().enumerate() {
        let x = axis.place(*tick, area.left, area.right);
        let stroke = if tick.abs() < 1e-9 {
            AXIS_LINE
        } else {
            GRIDLINE
        };
        canvas.line(&[(x, area.top), (x, area.bottom + TICK)], stroke);
        if place.is_multiple_of(every) {
            let y = area.bottom + TICK + TEXT * 0.7;
            canvas.label((x, y), &axis.written(*tick), LABEL.middle(), false);
        }
    }
    let y = area.bottom + TICK_ROW + TEXT * 0.75;
    canvas.label(
        (f64::midpoint(area.left, area.right), y),
        title,
        LABEL.middle(),
        false,
    );
}

/// Writes the tick labels of a measure once more above `area`.
pub(crate) fn ticks_above(canvas: &mut Canvas, area: Area, axis: &Axis) {
    let y = area.top - TICK - TEXT * 0.7;
    for tick in axis.ticks().into_iter().step_by(every(area, axis)) {
        let x = axis.place(tick, area.left, area.right);
        canvas.label((x, y), &axis.written(tick), LABEL.middle(), false);
    }
}

/// Every how many ticks of a measure a label fits.
fn every(area: Area, axis: &Axis) -> usize {
    let room = area.width() / (count(axis.ticks().len()) - 1.0).max(1.0);
    let label = tick_width(axis) + GAP;
    (1..20_usize)
        .find(|n| room * count(*n) >= label)
        .unwrap_or(20)
}
