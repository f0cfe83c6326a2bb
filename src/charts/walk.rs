//! Bars that lead from one total to another, one below the other, each beginning where the one above ends.
//!
//! Bars lie on their sides so that steps can have long names.

use super::axis::Axis;
use super::canvas::{Canvas, Type};
use super::check::Check;
use super::font::{Weight, widest};
use super::number::plus;
use super::page::{Entry, LABEL};
use super::rows::{ALL_ZERO, Laid, Name, Row, Sheet, remark};
use super::theme::{AXIS, AXIS_LINE, Colour, GAP, Stroke, TEXT};
use super::whisker;
use super::{Caption, Chart, ChartError};

/// Widest step label.
const ROOM: f64 = 560.0;
/// Share of a row that its bar fills.
const FILL: f64 = 0.62;
/// Thin line from one bar's end to the next bar.
const CONNECTOR: Stroke = Stroke::solid(AXIS, 2);
/// Half the thickness of a total drawn as a line.
const MARK: f64 = 5.0;
/// Least length of a bar: one of no length would look like a gap.
const SLIVER: f64 = 3.0;

/// One step.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Leg<'a> {
    /// What it is.
    pub(crate) label: &'a str,
    /// How many by now for a total; how many more (or, below zero, fewer) otherwise.
    pub(crate) value: f64,
    /// Whether it states how many there are by now.
    pub(crate) total: bool,
    /// Half the width of the whisker at its end, if it has one.
    pub(crate) margin: Option<f64>,
    /// Colour of its bar.
    pub(crate) colour: Colour,
}

impl Leg<'_> {
    /// How its words are set.
    fn set(&self) -> Type {
        if self.total { LABEL.strong() } else { LABEL }
    }

    /// Its number with its sign, its size as `written`.
    pub(crate) fn number(&self, written: &dyn Fn(f64) -> String) -> String {
        if self.total {
            written(self.value)
        } else {
            plus(self.value, written(self.value))
        }
    }
}

/// Steps from one total to another.
pub(crate) struct Walk<'a> {
    /// The words around the chart.
    pub(crate) caption: &'a Caption,
    /// Title of the measure.
    pub(crate) axis: &'a str,
    /// The steps.
    pub(crate) legs: Vec<Leg<'a>>,
    /// Marks explained.
    pub(crate) key: Vec<Entry<'a>>,
    /// A remark below the key; may be empty.
    pub(crate) note: &'a str,
    /// How a size is written.
    pub(crate) written: &'a dyn Fn(f64) -> String,
    /// How far a total may be from what the steps lead to, as a share of the largest number.
    pub(crate) slack: f64,
    /// Whether the measure starts at zero. Where it does not, totals are lines: a bar cut short would mislead.
    pub(crate) from_zero: bool,
}

/// Where a step's bar begins and ends.
type Span = (f64, f64);

impl Walk<'_> {
    /// The finished chart.
    pub(crate) fn draw(&self, alt: String) -> Result<Chart, ChartError> {
        let spans = self.spans()?;
        let names = self.legs.iter();
        let names = names.map(|leg| Name::new(leg.label, leg.set(), ROOM));
        let reach = || {
            let legs = self.legs.iter().zip(&spans);
            legs.flat_map(|(leg, (from, to))| {
                let margin = leg.margin.unwrap_or(0.0);
                let from = if leg.total && !self.from_zero {
                    *to
                } else {
                    *from
                };
                [from, *to, to - margin, to + margin]
            })
        };
        let axis = if self.from_zero {
            Axis::from_zero(reach())
        } else {
            Axis::around(reach())
        };
        let check = Check {
            name: &self.caption.name,
        };
        let values = self.legs.iter().map(|leg| leg.value);
        let sheet = Sheet {
            measure: Some(check.covering(axis, reach())?),
            key: &self.key,
            note: remark(values, ALL_ZERO, self.note),
            beside: (0.0, self.number_width()),
            even: true,
            ..Sheet::new(self.caption, self.axis, names.collect())
        };
        let mut laid = sheet.lay();
        for (place, span) in spans.iter().enumerate() {
            self.draw_leg(&mut laid, place, *span);
        }
        if self.from_zero {
            let zero = laid.x(0.0);
            let upright = [(zero, laid.area.top), (zero, laid.area.bottom)];
            laid.page.canvas.line(&upright, AXIS_LINE);
        }
        laid.finish(alt)
    }

    /// Draws the bar of the step at `place`, its whisker and number, and the line down to the next bar.
    fn draw_leg(&self, laid: &mut Laid, place: usize, (from, to): Span) {
        let leg = &self.legs[place];
        let Row { y, pitch } = laid.rows[place];
        let half = (pitch * FILL / 2.0).min(46.0);
        let as_mark = leg.total && !self.from_zero;
        let (start, end) = if as_mark {
            (laid.x(to) - MARK, laid.x(to) + MARK)
        } else {
            (laid.x(from), laid.x(to))
        };
        let below = laid.rows.get(place + 1).map(|next| next.y - half);
        let mut right = start.max(end);
        let margin = leg.margin.map(|margin| (to - margin, to + margin));
        let margin = margin.map(|(low, high)| (laid.x(low), laid.x(high)));
        let canvas: &mut Canvas = &mut laid.page.canvas;
        let drawn = if (end - start).abs() < SLIVER {
            (end - SLIVER / 2.0, end + SLIVER / 2.0)
        } else {
            (start, end)
        };
        canvas.block((drawn.0, y - half), (drawn.1, y + half), leg.colour);
        if let Some(next) = below {
            let x = if as_mark { end - MARK } else { end };
            canvas.line(&[(x, y + half), (x, next)], CONNECTOR);
        }
        if let Some((low, high)) = margin {
            whisker::draw(canvas, (low, high), y);
            right = right.max(high);
        }
        let beside = (right + GAP, y);
        canvas.label(beside, &leg.number(self.written), leg.set(), true);
    }

    /// Checks what was given and says where each bar begins and ends.
    fn spans(&self) -> Result<Vec<Span>, ChartError> {
        let check = Check {
            name: &self.caption.name,
        };
        let values: Vec<f64> = self.legs.iter().map(|leg| leg.value).collect();
        check.numbers("steps", &values)?;
        let largest = values.iter().fold(0.0, |most: f64, v| most.max(v.abs()));
        let mut spans = Vec::with_capacity(values.len());
        let mut sum: Option<f64> = None;
        for leg in &self.legs {
            let before = sum.unwrap_or(0.0);
            let (from, to) = if leg.total {
                (0.0, leg.value)
            } else {
                (before, before + leg.value)
            };
            if leg.total && sum.is_some() && (before - to).abs() > self.slack * largest {
                return Err(ChartError::DoesNotAddUp {
                    chart: self.caption.name.clone(),
                    step: leg.label.into(),
                    expected: before,
                    found: to,
                });
            }
            spans.push((from, to));
            sum = Some(to);
        }
        Ok(spans)
    }

    /// Width of the numbers beside the bars.
    fn number_width(&self) -> f64 {
        let numbers = self.legs.iter().map(|leg| leg.number(self.written));
        widest(&numbers.collect::<Vec<_>>(), TEXT, Weight::Semibold) + 2.0 * GAP
    }
}
