//! From one total to another, step by step: gross to net. Read from top to bottom like a calculation.
//!
//! Bars lie on their sides so that steps can have long names.

use super::axis::Axis;
use super::canvas::{Canvas, Type};
use super::check::Check;
use super::font::{Weight, widest};
use super::number::alike;
use super::page::{Area, Entry, LABEL, Mark, Page, block, count, lines};
use super::plot::{BELOW, measure};
use super::theme::{AXIS, AXIS_LINE, Colour, GAP, LEADING, NAVY, ORANGE, Stroke, TEXT, TURQUOISE};
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

/// Where bars go.
#[derive(Debug, Clone, Copy)]
struct Frame {
    axis: Axis,
    area: Area,
    /// Height of a row.
    pitch: f64,
}

impl Frame {
    /// Where `value` is.
    fn x(&self, value: f64) -> f64 {
        self.axis.place(value, self.area.left, self.area.right)
    }

    /// Middle of the row at `place`.
    fn y(&self, place: usize) -> f64 {
        self.area.top + (count(place) + 0.5) * self.pitch
    }
}

impl Waterfall {
    /// The finished chart.
    ///
    /// # Errors
    ///
    /// If there are no or more than fourteen steps, values cannot be drawn, or a total is not what the steps before
    /// it lead to (medians of parts do not add up: give the central case or averages).
    pub fn draw(&self) -> Result<Chart, ChartError> {
        let spans = self.spans()?;
        let wrapped = |step: &Step| lines(&step.label, set(step.kind), ROOM);
        let labels: Vec<Vec<String>> = self.steps.iter().map(wrapped).collect();
        let tallest = labels.iter().map(Vec::len).max().unwrap_or(1);
        let needed = (count(tallest) * TEXT * LEADING + 12.0) * count(labels.len());
        let mut page = Page::new(&self.caption, "", &self.key(), needed + BELOW + 20.0);
        let column = labels.iter().map(|l| widest(l, TEXT, Weight::Semibold));
        let ends = || spans.iter().flat_map(|(from, to)| [*from, *to]);
        let check = Check {
            name: &self.caption.name,
        };
        let frame = Frame {
            axis: check.covering(Axis::from_zero(ends()), ends())?,
            area: Area {
                left: page.body.left + column.fold(0.0, f64::max) + GUTTER,
                top: page.body.top,
                right: page.body.right - self.number_width(),
                bottom: page.body.bottom - BELOW,
            },
            pitch: (page.body.height() - BELOW) / count(self.steps.len()),
        };
        measure(&mut page.canvas, frame.area, &frame.axis, &self.axis);
        for (place, (step, label)) in self.steps.iter().zip(&labels).enumerate() {
            let y = frame.y(place);
            let start = (page.body.left, y);
            block(&mut page.canvas, start, label, set(step.kind));
            self.draw_bar(&mut page.canvas, &frame, place, spans[place]);
        }
        let zero = frame.x(0.0);
        let upright = [(zero, frame.area.top), (zero, frame.area.bottom)];
        page.canvas.line(&upright, AXIS_LINE);
        page.note_zero(frame.area, self.steps.iter().map(|step| step.value));
        page.finish(self.alt())
    }

    /// Draws the bar of the step at `place`, its number, and the line down to the next bar.
    fn draw_bar(&self, canvas: &mut Canvas, frame: &Frame, place: usize, (from, to): (f64, f64)) {
        let step = &self.steps[place];
        let y = frame.y(place);
        let half = (frame.pitch * FILL / 2.0).min(46.0);
        let (start, end) = ((frame.x(from), y - half), (frame.x(to), y + half));
        canvas.block(start, end, colour(step.kind));
        if place + 1 < self.steps.len() {
            let down = [end, (end.0, frame.y(place + 1) - half)];
            canvas.line(&down, CONNECTOR);
        }
        let beside = (frame.x(from.max(to)) + GAP, y);
        canvas.label(beside, &self.number(step), set(step.kind), true);
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

    /// A step's number with its sign; numbers that the caller rounded are written as they are.
    fn number(&self, step: &Step) -> String {
        let all: Vec<f64> = self.steps.iter().map(|step| step.value).collect();
        let size = |value| alike(value, &all);
        match step.kind {
            Kind::Loss => size(-step.value),
            Kind::Gain if step.value > 0.0 => format!("+{}", size(step.value)),
            Kind::Gain | Kind::Total => size(step.value),
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

/// How a step's words are set.
fn set(kind: Kind) -> Type {
    match kind {
        Kind::Total => LABEL.strong(),
        Kind::Loss | Kind::Gain => LABEL,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::testing::{assert_legible, caption};

    fn waterfall(steps: &[(&str, f64, Kind)]) -> Waterfall {
        Waterfall {
            caption: caption("waterfall"),
            axis: "Jobs in 2033/34".into(),
            steps: steps
                .iter()
                .map(|(label, value, kind)| Step {
                    label: (*label).into(),
                    value: *value,
                    kind: *kind,
                })
                .collect(),
        }
    }

    #[test]
    fn the_text_alternative_reads_like_a_calculation() {
        let chart = waterfall(&[
            ("Gross", 9100.0, Kind::Total),
            ("Anyway", 1820.0, Kind::Loss),
            ("Suppliers", 310.0, Kind::Gain),
            ("Net", 7590.0, Kind::Total),
        ]);
        let chart = chart.draw().unwrap();
        assert_legible(&chart);
        assert_eq!(
            chart.alt,
            "Jobs in 2033/34, step by step: Gross 9,100; Anyway −1,820; Suppliers +310; Net 7,590."
        );
    }

    #[test]
    fn totals_must_follow_from_their_steps() {
        let steps = [("Gross", 100.0, Kind::Total), ("Anyway", 30.0, Kind::Loss)];
        let mut wrong = waterfall(&steps);
        wrong.steps.push(Step {
            label: "Net".into(),
            value: 80.0,
            kind: Kind::Total,
        });
        let error = wrong.draw().unwrap_err().to_string();
        assert!(
            error.contains("'Net' lead to 70, but it says 80"),
            "{error}"
        );
        wrong.steps[2].value = 70.4;
        assert!(wrong.draw().is_ok(), "rounding is forgiven");
    }

    #[test]
    fn losses_below_zero_zeros_and_long_steps_stay_legible() {
        let long = "Taken by people who live outside the area and travel in from the neighbouring county by train";
        let sunk = [("Gross", 100.0, Kind::Total), (long, 250.0, Kind::Loss)];
        assert_legible(&waterfall(&sunk).draw().unwrap());
        assert_legible(&waterfall(&[(long, 3.0, Kind::Gain); 14]).draw().unwrap());
        let chart = waterfall(&[("Gross", 0.0, Kind::Total), ("Anyway", 0.0, Kind::Loss)]);
        let chart = chart.draw().unwrap();
        assert_legible(&chart);
        assert!(chart.svg.contains("Every value is zero"));
        assert!(waterfall(&[]).draw().is_err());
        assert!(waterfall(&[("Odd", f64::NAN, Kind::Gain)]).draw().is_err());
    }
}
