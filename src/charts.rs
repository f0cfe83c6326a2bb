//! Charts for council officers: numbers in, one picture out as SVG (or PNG) with a text alternative.
//!
//! One file per figure. Of one scenario: [`fan`], [`stack`], [`lines`], [`ranges`], [`paired`], [`waterfall`],
//! [`curve`], [`chain`], [`tiles`]. Of several scenarios compared: [`difference`], [`curves`], [`ranked`], [`bridge`]. Of what a result
//! hangs on: [`shares`], [`tornado`], [`switching`]. Of how well forecasts did: [`outturns`], [`coverage`]. Colours, sizes and strokes are in `theme`. Nothing here reads or writes files, and nothing is calculated beyond placing values
//! on scales: every printed number was given by the caller and is only rounded.
//!
//! Each figure collects shapes in pixels on a `canvas`, which hands them to plotters in one place. Text is measured
//! with the metrics of the embedded Open Sans, so that labels can be wrapped and kept apart. A value that would lie
//! outside its axis, or a shape outside the picture, is an error, never a clipped drawing.

mod axis;
mod bands;
pub mod bars;
pub mod before_after;
pub mod bridge;
mod canvas;
pub mod chain;
mod check;
pub mod coverage;
pub mod curve;
pub mod curves;
pub mod difference;
pub mod fan;
mod font;
pub mod levels;
pub mod lines;
mod marker;
mod nudge;
pub(crate) mod number;
pub mod outturns;
mod page;
pub mod paired;
mod panels;
mod plot;
pub mod ranges;
pub mod ranked;
mod raster;
mod rows;
pub mod shares;
mod side;
mod spread;
pub mod stack;
mod svg;
pub mod switching;
#[cfg(test)]
mod testing;
mod theme;
pub mod tiles;
pub mod tornado;
pub mod updated;
mod walk;
pub mod waterfall;
mod whisker;

pub use raster::png;

/// A finished chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// File name without its ending.
    pub name: String,
    /// The finding.
    pub title: String,
    /// The picture: 900 × 560 CSS pixels unless the figure needs more height. Its title and `alt` are inside.
    pub svg: String,
    /// Text alternative: one or two sentences with the chart's own numbers.
    pub alt: String,
}

/// The words around a chart.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Caption {
    /// File name without its ending; also makes the ids inside the SVG unique on a page. Example: `skilled_jobs`.
    pub name: String,
    /// The finding, in about ten words.
    pub title: String,
    /// Measure, place and period.
    pub subtitle: String,
    /// Scenario, version, seed and draws.
    pub source: String,
}

/// Why a chart could not be drawn.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ChartError {
    /// There is nothing to draw.
    #[error("chart '{chart}': {what} is empty; give at least one")]
    Empty {
        /// The chart's name.
        chart: String,
        /// The list without entries.
        what: String,
    },
    /// Two lists that belong together differ in length.
    #[error("chart '{chart}': {what} has {found} values; expected {expected}")]
    Lengths {
        /// The chart's name.
        chart: String,
        /// The list of the wrong length.
        what: String,
        /// Values it should have.
        expected: usize,
        /// Values it has.
        found: usize,
    },
    /// More parts than the figure can show legibly.
    #[error("chart '{chart}': {found} {what}; at most {most} stay legible")]
    TooMany {
        /// The chart's name.
        chart: String,
        /// What there are too many of.
        what: String,
        /// The most that fits.
        most: usize,
        /// How many there were.
        found: usize,
    },
    /// A value that is not a number, infinite, or beyond ±10¹².
    #[error(
        "chart '{chart}': {what} has {value} at position {position}; only finite numbers can be drawn"
    )]
    NotDrawable {
        /// The chart's name.
        chart: String,
        /// The list with the value.
        what: String,
        /// Its place in the list, from 1.
        position: usize,
        /// The value as text (`NaN` equals nothing, itself included).
        value: String,
    },
    /// A share that is not between 0 and 1, or a width below zero.
    #[error(
        "chart '{chart}': {what} has {value} at position {position}, which is below zero or too large"
    )]
    OutOfRange {
        /// The chart's name.
        chart: String,
        /// The list with the value.
        what: String,
        /// Its place in the list, from 1.
        position: usize,
        /// The value as text (`NaN` equals nothing, itself included).
        value: String,
    },
    /// Values that must rise from each to the next do not.
    #[error(
        "chart '{chart}': {what} must rise from each value to the next; position {position} does not"
    )]
    Order {
        /// The chart's name.
        chart: String,
        /// What is out of order.
        what: String,
        /// The first place, from 1, that is lower than the one before it.
        position: usize,
    },
    /// The steps of a waterfall do not lead to its total.
    #[error("chart '{chart}': the steps before '{step}' lead to {expected}, but it says {found}")]
    DoesNotAddUp {
        /// The chart's name.
        chart: String,
        /// Label of the total.
        step: String,
        /// What the steps lead to.
        expected: f64,
        /// What the total says.
        found: f64,
    },
    /// An axis does not reach a value: a mistake in this module.
    #[error("chart '{chart}': {value} lies off the axis")]
    OffAxis {
        /// The chart's name.
        chart: String,
        /// The value.
        value: f64,
    },
    /// A shape would lie outside the picture: a mistake in this module.
    #[error("chart '{chart}': {what} lies outside the picture")]
    OffCanvas {
        /// The chart's name.
        chart: String,
        /// The shape.
        what: String,
    },
    /// The SVG could not be written.
    #[error("chart '{chart}': the drawing failed: {cause}")]
    Drawing {
        /// The chart's name.
        chart: String,
        /// The cause, as told by the drawing library.
        cause: String,
    },
    /// The PNG could not be made from the SVG.
    #[error("the picture could not be made from the SVG: {cause}")]
    Raster {
        /// The cause, as told by the raster library.
        cause: String,
    },
}
