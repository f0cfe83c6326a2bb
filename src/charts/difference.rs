//! How much more or less one scenario gives than another, year by year, as a fan around a strong line of no difference.
//!
//! The difference is taken within each simulation, both scenarios sharing its luck: it is the caller who must have
//! paired them. The axis reaches a little beyond zero on both sides, so that what each side means can be written there.

use super::axis::Axis;
use super::bands::Bands;
use super::canvas::{Canvas, Point};
use super::check::Check;
use super::font::{Weight, widest};
use super::number::period;
use super::page::{LABEL, Page, count, lines, set_block};
use super::plot::Plot;
use super::side::{self, Label};
use super::theme::{INK, Stroke, TEXT};
use super::{Caption, Chart, ChartError};

/// No difference.
const ZERO: Stroke = Stroke::solid(INK, 6);
/// Share of the largest difference that the axis reaches beyond zero: enough for a line of words.
const BEYOND: f64 = 0.15;
/// Share of the plot's width that the words of a side may take up.
const ROOM: f64 = 0.6;

/// One scenario less another over the years. All lists are as long as `years`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Difference {
    /// The words around the chart.
    pub caption: Caption,
    /// What is measured, with its unit. Example: `Difference in skilled jobs (full-time equivalent)`.
    pub axis: String,
    /// Name of the scenario whose results are taken away: above zero means more than this one.
    pub reference: String,
    /// Name of the scenario that is compared with it.
    pub other: String,
    /// Financial years, by the years they start in, rising.
    pub years: Vec<i32>,
    /// The difference (other less reference) that one simulation in twenty lies below, in the axis's unit.
    pub p5: Vec<f64>,
    /// One in four lies below this.
    pub p25: Vec<f64>,
    /// Median of the differences.
    pub p50: Vec<f64>,
    /// One in four lies above this.
    pub p75: Vec<f64>,
    /// One in twenty lies above this.
    pub p95: Vec<f64>,
}

impl Difference {
    /// The finished chart.
    ///
    /// # Errors
    ///
    /// If lists are empty, differ in length, hold values that cannot be drawn, or the percentiles cross.
    pub fn draw(&self) -> Result<Chart, ChartError> {
        let check = Check {
            name: &self.caption.name,
        };
        let bands = self.bands();
        let last = bands.check(check)?;
        let mut page = Page::new(&self.caption, &self.axis, &[], 560.0);
        let largest = bands.values().fold(0.0, |most: f64, v| most.max(v.abs()));
        let beyond = if largest > 0.0 { BEYOND * largest } else { 1.0 };
        let axis = Axis::from_zero(bands.values().chain([-beyond, beyond]));
        let axis = check.covering(axis, bands.values())?;
        let column = side::column(&labels(&bands, last, 0.0, &|v| (0.0, v)));
        let plot = Plot::new(page.body, axis, &self.years, column);
        let canvas = &mut page.canvas;
        plot.draw(canvas, true);
        bands.draw(canvas, &plot);
        let zero = plot.y(0.0);
        canvas.line(&[(plot.area.left, zero), (plot.area.right, zero)], ZERO);
        bands.draw_median(canvas, &plot);
        for (side, up) in [("more", true), ("less", false)] {
            let words = format!("{side} than ‘{}’", self.reference);
            write_side(canvas, &bands, &plot, &words, up);
        }
        let from = plot.end(&self.years);
        let labels = labels(&bands, last, plot.area.right, &|v| (from, plot.y(v)));
        side::draw(canvas, plot.area, &labels);
        let nothing = "No difference in any year or simulation";
        page.note_nothing(plot.area, bands.values(), nothing);
        page.finish(self.alt(last))
    }

    /// Median and bands.
    fn bands(&self) -> Bands<'_> {
        Bands {
            years: &self.years,
            percentiles: [&self.p5, &self.p25, &self.p50, &self.p75, &self.p95],
            signed: true,
        }
    }

    /// The text alternative.
    fn alt(&self, last: usize) -> String {
        format!(
            "{}, {}, ‘{}’ compared with ‘{}’: {}. A line marks no difference.",
            self.axis,
            period(&self.years),
            self.other,
            self.reference,
            self.bands().told(last),
        )
    }
}

/// The labels at the right; the line of no difference ends at `end`.
fn labels(bands: &Bands, last: usize, end: f64, at: &dyn Fn(f64) -> Point) -> Vec<Label> {
    let mut labels = bands.labels(last, at);
    let zero = Label::line((end, at(0.0).1), "no difference".into(), ZERO);
    labels.push(zero.strong());
    labels
}

/// Writes what lies on one side of the line of no difference, as near to it as the bands leave room, at the left if
/// possible.
fn write_side(canvas: &mut Canvas, bands: &Bands, plot: &Plot, words: &str, up: bool) {
    let set = LABEL.strong();
    let lines = lines(words, set, plot.area.width() * ROOM);
    let (wide, high) = (
        widest(&lines, TEXT, Weight::Semibold),
        count(lines.len()) * set.leading(),
    );
    let zero = plot.y(0.0);
    let away = if up { -1.0 } else { 1.0 };
    let nearest = zero + away * (high / 2.0 + 8.0);
    let left = plot.area.left + TEXT * 0.5;
    let room = (plot.area.width() - wide - TEXT).max(0.0);
    let places = (0..60_u8).flat_map(|row| {
        let y = nearest + away * f64::from(row) * 12.0;
        [0.0, 0.5, 1.0].map(|share| (left + room * share, y))
    });
    let fits = |(x, y): &Point| {
        let (top, bottom) = (y - high / 2.0, y + high / 2.0);
        let inside = plot.area.top - TEXT / 2.0 <= top && bottom <= plot.area.bottom;
        inside && bands.clear(plot, (*x, x + wide), (top, bottom))
    };
    let (x, y) = places.clone().find(fits).unwrap_or((left, nearest));
    set_block(canvas, (x, y), &lines, set, true);
}

#[cfg(test)]
mod tests;
