//! The chance of reaching at least so much (or of staying at or below so much) for several scenarios on one axis.
//!
//! Lines differ in colour, in dash and by a letter that stands on them, and the column at the right says what each
//! letter is: curves that cross or coincide leave no room for names beside them.

mod badge;

pub use super::curve::Side;

use super::axis::Axis;
use super::canvas::{Canvas, Point};
use super::check::Check;
use super::curve::{Frame, check_values};
use super::font::widest;
use super::marker::{self, Marker};
use super::number::{given, in_hundred, range};
use super::page::{Area, LABEL, Page, block, count, lines};
use super::theme::{CATEGORIES, Dash, GAP, GREY, PINK, Stroke, TARGET, TEXT};
use super::{Caption, Chart, ChartError};

/// Most scenarios that stay legible on one axis.
const MOST: usize = 5;
/// Widest name.
const ROOM: f64 = 350.0;
/// Length of a line in the column at the right.
const SAMPLE: f64 = 110.0;
/// Gap between two scenarios in that column, and between the plot and the column.
const BETWEEN: f64 = 26.0;
/// Height above the column at the right that the words of the promise take up.
const ABOVE: f64 = 70.0;
/// Letters on the lines.
const LETTERS: [&str; MOST] = ["A", "B", "C", "D", "E"];

/// One scenario.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scenario {
    /// Its name. Example: `Laboratory opens two years later`.
    pub label: String,
    /// A value in the axis's unit and the share of simulations, from 0 to 1, on the side that counts; values rising.
    pub values: Vec<(f64, f64)>,
}

/// A promise and each scenario's chance of keeping it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Promise {
    /// What was promised, in the axis's unit.
    pub value: f64,
    /// All the words above it. Example: `Promise: 5,000`.
    pub label: String,
    /// Share of simulations that keep it, from 0 to 1, for each scenario in their order.
    pub chances: Vec<f64>,
}

/// Chances of reaching each value, by scenario.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Curves {
    /// The words around the chart.
    pub caption: Caption,
    /// What is measured along the bottom, with its unit. Example: `Skilled jobs in 2033/34`.
    pub axis: String,
    /// Which side of an amount counts.
    pub side: Side,
    /// At most five scenarios.
    pub scenarios: Vec<Scenario>,
    /// The promise, if there is one.
    pub promise: Option<Promise>,
}

/// The line of the scenario at `place`: colours and dashes both differ.
fn stroke(place: usize) -> Stroke {
    let dashes = [
        Dash::Solid,
        Dash::Dashed,
        Dash::Dotted,
        Dash::Long,
        Dash::Sparse,
    ];
    let colour = CATEGORIES.get(place).copied().unwrap_or(GREY);
    Stroke::broken(colour, 6, dashes[place % MOST])
}

impl Curves {
    /// The finished chart.
    ///
    /// # Errors
    ///
    /// If there are no or more than five scenarios, or values cannot be drawn, do not rise, or have a chance that is
    /// not between 0 and 1, or there is not one chance of the promise for each scenario.
    pub fn draw(&self) -> Result<Chart, ChartError> {
        self.check()?;
        let words: Vec<Words> = (0..self.scenarios.len()).map(|i| self.words(i)).collect();
        let tall = |words: &Words| count(words.lines()) * LABEL.leading() + BETWEEN;
        let needed: f64 = words.iter().map(tall).sum::<f64>() + ABOVE;
        let mut page = Page::new(&self.caption, self.side.title(), &[], needed.max(600.0));
        let promise = self.promise.iter();
        let markers: Vec<Marker> = promise
            .map(|promise| Marker {
                value: promise.value,
                text: promise.label.clone(),
                stroke: TARGET,
                colour: PINK,
            })
            .collect();
        let measure = Axis::around(self.values());
        let measure = self.checker().covering(measure, self.values())?;
        let column = words.iter().map(Words::width);
        let column = BETWEEN + SAMPLE + GAP + column.fold(0.0, f64::max);
        let frame = Frame::new(page.body, measure, &markers, column);
        let canvas = &mut page.canvas;
        frame.draw(canvas, &self.axis);
        marker::draw(canvas, frame.area, &measure, &markers);
        let curves: Vec<Vec<Point>> = self.scenarios.iter().map(|s| s.line(&frame)).collect();
        for (place, curve) in curves.iter().enumerate() {
            canvas.line(curve, stroke(place));
        }
        self.mark_promise(canvas, &frame);
        let promised = self.promise.iter();
        let promised = promised.map(|p| [1.0, 0.0].map(|share| frame.place((p.value, share))));
        let promised: Vec<Point> = promised.flatten().collect();
        let places = badge::places(&curves, &promised, frame.area);
        for (place, at) in places.into_iter().enumerate() {
            badge::draw(canvas, at, LETTERS[place], stroke(place).colour);
        }
        write_column(canvas, frame.area, &words);
        let values = self.scenarios.iter().flat_map(|s| &s.values);
        page.note_zero(frame.area, values.map(|pair| pair.0));
        page.finish(self.alt())
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
        check.count("scenarios", &self.scenarios, MOST)?;
        for scenario in &self.scenarios {
            check_values(check, &scenario.label, &scenario.values)?;
        }
        if let Some(promise) = &self.promise {
            check.numbers("promise", &[promise.value])?;
            let expected = self.scenarios.len();
            check.series("chances of the promise", &promise.chances, expected)?;
            check.shares("chances of the promise", &promise.chances)?;
        }
        Ok(())
    }

    /// Everything the axis must cover.
    fn values(&self) -> impl Iterator<Item = f64> {
        let values = self.scenarios.iter().flat_map(|s| &s.values);
        let promise = self.promise.iter().map(|promise| promise.value);
        values.map(|pair| pair.0).chain(promise)
    }

    /// Marks where each curve meets the promise.
    fn mark_promise(&self, canvas: &mut Canvas, frame: &Frame) {
        let Some(promise) = &self.promise else { return };
        for (place, chance) in promise.chances.iter().enumerate() {
            let at = frame.place((promise.value, *chance));
            canvas.disc(at, 10.0, stroke(place).colour);
        }
    }

    /// What is written at the right about the scenario at `place`.
    fn words(&self, place: usize) -> Words {
        Words {
            name: lines(&self.scenarios[place].label, LABEL, ROOM),
            chance: lines(&self.said(place).unwrap_or_default(), LABEL.strong(), ROOM),
        }
    }

    /// The chance of the promise in the scenario at `place`.
    fn said(&self, place: usize) -> Option<String> {
        let promise = self.promise.as_ref()?;
        let [many, one] = self.side.verbs();
        let amount = given(promise.value);
        let chance = promise.chances[place];
        Some(if chance <= 0.0 {
            format!("no simulation {one} {amount}")
        } else if chance >= 1.0 {
            format!("every simulation {one} {amount}")
        } else {
            format!("{} {many} {amount}", in_hundred(chance))
        })
    }

    /// The text alternative.
    fn alt(&self) -> String {
        let told = |(place, scenario): (usize, &Scenario)| {
            let said = self.said(place);
            let said = said.map_or(String::new(), |said| format!(", {said}"));
            let last = scenario.values.len() - 1;
            let (low, high) = (scenario.values[0].0, scenario.values[last].0);
            format!("{} runs from {}{said}", scenario.label, range(low, high))
        };
        let scenarios: Vec<String> = self.scenarios.iter().enumerate().map(told).collect();
        let promise = self.promise.as_ref().map_or(String::new(), |promise| {
            format!(" A line marks the promise: {}.", promise.label)
        });
        format!(
            "{}, by scenario ({}): {}.{promise}",
            self.side.title(),
            self.axis,
            scenarios.join("; ")
        )
    }
}

/// What is written about a scenario, in lines.
#[derive(Debug, Clone, PartialEq)]
struct Words {
    name: Vec<String>,
    /// The chance of the promise; empty if there is none.
    chance: Vec<String>,
}

impl Words {
    /// Number of lines.
    fn lines(&self) -> usize {
        self.name.len() + self.chance.len()
    }

    /// Width of the widest line.
    fn width(&self) -> f64 {
        let name = widest(&self.name, TEXT, LABEL.weight);
        name.max(widest(&self.chance, TEXT, LABEL.strong().weight))
    }
}

impl Scenario {
    /// The curve. If every simulation gives the same, all reach it and none goes beyond: an upright line.
    fn line(&self, frame: &Frame) -> Vec<Point> {
        match self.values.as_slice() {
            [(value, _)] => vec![frame.place((*value, 1.0)), frame.place((*value, 0.0))],
            values => values.iter().map(|pair| frame.place(*pair)).collect(),
        }
    }
}

/// Writes the scenarios in the column at the right, each with its line and letter.
fn write_column(canvas: &mut Canvas, area: Area, words: &[Words]) {
    let left = area.right + BETWEEN;
    let mut top = area.top - TEXT / 2.0;
    for (place, words) in words.iter().enumerate() {
        let y = top + LABEL.leading() / 2.0;
        canvas.line(&[(left, y), (left + SAMPLE, y)], stroke(place));
        let start = (left + SAMPLE * 0.22, y);
        badge::draw(canvas, start, LETTERS[place], stroke(place).colour);
        for (lines, set) in [(&words.name, LABEL), (&words.chance, LABEL.strong())] {
            let height = count(lines.len()) * LABEL.leading();
            let beside = (left + SAMPLE + GAP, top + height / 2.0);
            block(canvas, beside, lines, set);
            top += height;
        }
        top += BETWEEN;
    }
}

#[cfg(test)]
mod tests;
