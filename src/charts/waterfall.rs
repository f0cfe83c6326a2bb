//! From one total to another, step by step: gross to net. Read from top to bottom like a calculation.
//!
//! Bars lie on their sides so that steps can have long names.

use super::axis::Axis;
use super::check::Check;
use super::font::{Weight, widest};
use super::number::beside;
use super::page::{Area, Entry, LABEL, Mark, Page, block, count, lines};
use super::plot::{BELOW, measure};
use super::theme::{
    AXIS, AXIS_LINE, Colour, GAP, LEADING, NAVY, ORANGE, Stroke, TEXT, TURQUOISE,
};
use super::{Caption, Chart, ChartError};

/// Most steps on a page.
const MOST: usize = 14;
/// Widest step label.
const ROOM: f64 = 560.0;
/// Gap between columns.
const GUTTER: f64 = 30.0;
/// Share of a row that its bar fills.
const FILL: f64 = 0.62;
/// How far a total may be from what the steps lead to, as a share of the largest number: room for rounding.
const SLACK: f64 = 0.01;
/// Thin line from one bar's end to the next bar.
const CONNECTOR: Stroke = Stroke::solid(AXIS, 2);

/// What a step does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// States how many there are by now.
    Total,
    /// Takes away.
    Loss,
    /// Adds.
    Gain,
}

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// What it is. Example: `Would have happened anyway`.
    pub label: String,
    /// How many: for losses too a positive number.
    pub value: f64,
    /// What it does.
    pub kind: Kind,
}

/// Steps from one total to another.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Waterfall {
    /// The words around the chart.
    pub caption: Caption,
    /// What is measured along the bottom, with its unit. Example: `Skilled jobs in 2033/34`.
    pub axis: String,
    /// At most fourteen steps, the first one usually a total.
    pub steps: Vec<Step>,
}

/// Where each step's bar begins and ends.
type Spans = Vec<(f64, f64)>;

impl Waterfall {
    /// The finished chart.
    ///
    /// # Errors
    ///
    /// If there are no or more than fourteen steps, values cannot be drawn, or a total is not what the steps before
    /// it lead to (medians of parts do not add up: give the central case or averages).
    pub fn draw(&self) -> Result<Chart, ChartError> {
        let spans = self.spans()?;
        let set = |step: &Step| match step.kind {
            Kind::Total => LABEL.strong(),
            Kind::Loss | Kind::Gain => LABEL,
        };
        let wrapped = |step: &Step| lines(&step.label, set(step), ROOM);
        let labels: Vec<Vec<String>> = self.steps.iter().map(wrapped).collect();
        let tallest = labels.iter().map(Vec::len).max().unwrap_or(1);
        let needed = (count(tallest) * TEXT * LEADING + 12.0) * count(labels.len());
        let mut page = Page::new(&self.caption, "", &self.key(), needed + BELOW + 20.0);
        let axis = Axis::from_zero(spans.iter().flat_map(|(from, to)| [*from, *to]));
        let column = labels.iter().map(|l| widest(l, TEXT, Weight::Semibold));
        let area = Area {
            left: page.body.left + column.fold(0.0, f64::max) + GUTTER,
            top: page.body.top,
            right: page.body.right - self.number_width(),
            bottom: page.body.bottom - BELOW,
        };
        measure(&mut page.canvas, area, &axis, &self.axis);
        let pitch = area.height() / count(self.steps.len());
        let x = |value: f64| axis.place(value, area.left, area.right);
        for (place, (step, label)) in self.steps.iter().zip(&labels).enumerate() {
            let y = area.top + (count(place) + 0.5) * pitch;
            block(&mut page.canvas, (page.body.left, y), label, set(step));
            let (from, to) = spans[place];
            let half = (pitch * FILL / 2.0).min(46.0);
            let bar = ((x(from), y - half), (x(to), y + half));
            page.canvas.block(bar.0, bar.1, colour(step.kind));
            if place + 1 < self.steps.len() {
                let down = [(x(to), y + half), (x(to), y + pitch - half)];
                page.canvas.line(&down, CONNECTOR);
            }
            let end = (x(from.max(to)) + GAP, y);
            page.canvas.label(end, &self.number(step), set(step), true);
        }
        page.canvas.line(&[(x(0.0), area.top), (x(0.0), area.bottom)], AXIS_LINE);
        page.note_zero(area, self.steps.iter().map(|step| step.value));
        page.finish(self.alt())
    }

    /// Checks what was given and says where each bar begins and ends.
    fn spans(&self) -> Result<Spans, ChartError> {
        let check = Check {
            name: &self.caption.name,
        };
        check.count("steps", &self.steps, MOST)?;
        let values: Vec<f64> = self.steps.iter().map(|step| step.value).collect();
        check.numbers("steps", &values)?;
        let mut spans = Spans::new();
        let mut sum: Option<f64> = None;
        for step in &self.steps {
            let before = sum.unwrap_or(0.0);
            let (from, to) = match step.kind {
                Kind::Total => (0.0, step.value),
                Kind::Loss => (before, before - step.value),
                Kind::Gain => (before, before + step.value),
            };
            if step.kind == Kind::Total
                && sum.is_some()
                && (before - to).abs() > SLACK * self.largest()
            {
                return Err(ChartError::DoesNotAddUp {
                    chart: self.caption.name.clone(),
                    step: step.label.clone(),
                    expected: before,
                    found: to,
                });
            }
            spans.push((from, to));
            sum = Some(to);
        }
        Ok(spans)
    }

    /// The largest number shown.
    fn largest(&self) -> f64 {
        let values = self.steps.iter().map(|step| step.value.abs());
        values.fold(0.0, f64::max)
    }

    /// A step's number with its sign.
    fn number(&self, step: &Step) -> String {
        let size = |value| beside(value, self.largest());
        match step.kind {
            Kind::Total => size(step.value),
            Kind::Loss => size(-step.value),
            Kind::Gain if step.value > 0.0 => format!("+{}", size(step.value)),
            Kind::Gain => size(step.value),
        }
    }

    /// Width of the numbers beside the bars.
    fn number_width(&self) -> f64 {
        let numbers: Vec<String> = self.steps.iter().map(|step| self.number(step)).collect();
        widest(&numbers, TEXT, Weight::Semibold) + 2.0 * GAP
    }

    /// The kinds of step there are.
    fn key(&self) -> Vec<Entry<'static>> {
        [
            (Kind::Total, "total"),
            (Kind::Loss, "taken away (−)"),
            (Kind::Gain, "added (+)"),
        ]
        .into_iter()
        .filter(|(kind, _)| self.steps.iter().any(|step| step.kind == *kind))
        .map(|(kind, text)| Entry(Mark::Bar(colour(kind)), text))
        .collect()
    }

    /// The text alternative.
    fn alt(&self) -> String {
        let parts: Vec<String> = self
            .steps
            .iter()
            .map(|step| format!("{} {}", step.label, self.number(step)))
            .collect();
        format!("{}, step by step: {}.", self.axis, parts.join("; "))
    }
}

/// Colour of a bar.
fn colour(kind: Kind) -> Colour {
    match kind {
        Kind::Total => NAVY,
        Kind::Loss => ORANGE,
        Kind::Gain => TURQUOISE,
    }
}
