//! Amounts stacked by where they come from, year by year, against a promised level.
//!
//! Meant for money spent so far: each bar is the total up to that year, so that the last bar answers whether the
//! promise is reached. The caller adds up the years; the subtitle should say that totals are cumulative.

use super::axis::Axis;
use super::canvas::Point;
use super::check::Check;
use super::number::{beside, financial_year, period, rounded};
use super::page::Page;
use super::plot::Plot;
use super::side::{self, Label};
use super::theme::{AXIS, CATEGORIES, Dash, Stroke, WHITE};
use super::{Caption, Chart, ChartError};

/// Share of a year's slot that its bar fills.
const FILL: f64 = 0.68;
/// The promise.
const LEVEL: Stroke = Stroke::broken(AXIS, 5, Dash::Dashed);

/// A level to be reached.
#[derive(Debug, Clone, PartialEq)]
pub struct Level {
    /// Height, in the axis's unit.
    pub value: f64,
    /// All the words beside it. Example: `Promise: £800m`.
    pub label: String,
}

/// One part of each bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Layer {
    /// What it is. Example: `Private`.
    pub label: String,
    /// Its height in each year.
    pub values: Vec<f64>,
}

/// Stacked bars by year.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Stack {
    /// The words around the chart.
    pub caption: Caption,
    /// What is measured, with its unit. Example: `Investment so far, £ million in 2024/25 prices`.
    pub axis: String,
    /// Financial years, by the years they start in, rising.
    pub years: Vec<i32>,
    /// At most four parts, the lowest first.
    pub layers: Vec<Layer>,
    /// Total in the last year, to be written beside the last bar. (Medians of sources do not add up to the median of
    /// the total: give whichever the text quotes.)
    pub total: Option<f64>,
    /// Promised level, if there is one.
    pub promise: Option<Level>,
}

/// Lower and upper end of each layer in one year.
type Ends = Vec<(f64, f64)>;

impl Stack {
    /// The finished chart.
    ///
    /// # Errors
    ///
    /// If there are no or more than four layers, lists differ in length, or values cannot be drawn.
    pub fn draw(&self) -> Result<Chart, ChartError> {
        self.check()?;
        let bars: Vec<Ends> = (0..self.years.len()).map(|year| self.ends(year)).collect();
        let values = || {
            let level = self.promise.iter().map(|p| p.value);
            let ends = bars.iter().flatten().flat_map(|(low, high)| [*low, *high]);
            ends.chain(level)
        };
        let mut page = Page::new(&self.caption, &self.axis, &[], 560.0);
        let column = side::column(&self.labels(&bars, &|v| (0.0, v), 0.0));
        let axis = self
            .checker()
            .covering(Axis::from_zero(values()), values())?;
        let plot = Plot::new(page.body, axis, &self.years, column).with_bars();
        plot.draw(&mut page.canvas, true);
        let half = (plot.slot() * FILL / 2.0).min(70.0);
        for (year, ends) in self.years.iter().zip(&bars) {
            let x = plot.x(*year);
            for ((low, high), colour) in ends.iter().zip(CATEGORIES) {
                let (top, bottom) = (plot.y(*high), plot.y(*low));
                page.canvas
                    .block((x - half, top), (x + half, bottom), colour);
                let edge = [(x - half, top), (x + half, top)];
                page.canvas.line(&edge, Stroke::solid(WHITE, 3));
            }
        }
        if let Some(promise) = &self.promise {
            let y = plot.y(promise.value);
            let across = [(plot.area.left, y), (plot.area.right, y)];
            page.canvas.cased_line(&across, LEVEL);
        }
        let edge = plot.x(self.years[self.years.len() - 1]) + half;
        let labels = self.labels(&bars, &|v| (edge, plot.y(v)), plot.area.right);
        side::draw(&mut page.canvas, plot.area, &labels);
        page.note_zero(plot.area, bars.iter().flatten().map(|(_, high)| *high));
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
        check.years(&self.years)?;
        check.count("layers", &self.layers, CATEGORIES.len())?;
        for layer in &self.layers {
            check.series(&layer.label, &layer.values, self.years.len())?;
        }
        let total: Vec<f64> = self.total.into_iter().collect();
        check.numbers("total", &total)?;
        let level: Vec<f64> = self.promise.iter().map(|p| p.value).collect();
        check.numbers("promise", &level)
    }

    /// Where the layers of one year begin and end: upwards from zero, or downwards if negative.
    fn ends(&self, year: usize) -> Ends {
        let (mut up, mut down) = (0.0, 0.0);
        self.layers
            .iter()
            .map(|layer| {
                let value = layer.values[year];
                let from = if value < 0.0 { &mut down } else { &mut up };
                let low = *from;
                *from += value;
                (low, *from)
            })
            .collect()
    }

    /// The labels at the right, where `at` puts their values; the promise's line ends at `end`.
    fn labels(&self, bars: &[Ends], at: &dyn Fn(f64) -> Point, end: f64) -> Vec<Label> {
        let last = bars.len() - 1;
        let mut labels: Vec<Label> = self
            .layers
            .iter()
            .zip(&bars[last])
            .map(|(layer, (low, high))| {
                let text = format!("{}: {}", layer.label, self.number(layer.values[last]));
                Label::area(at(f64::midpoint(*low, *high)), text)
            })
            .collect();
        if let Some(total) = self.total {
            let top = bars[last].iter().map(|ends| ends.1).fold(0.0, f64::max);
            let text = format!("total: {}", rounded(total));
            labels.push(Label::line(at(top), text, super::theme::LEADER).strong());
        }
        if let Some(promise) = &self.promise {
            let place = (end, at(promise.value).1);
            labels.push(Label::line(place, promise.label.clone(), LEVEL).strong());
        }
        labels
    }

    /// A part with the same digits as all others; the total is told in two, as in tables and sentences.
    fn number(&self, value: f64) -> String {
        let layers = self.layers.iter().flat_map(|layer| &layer.values);
        let all = layers.chain(&self.total).map(|v| v.abs());
        beside(value, all.fold(0.0, f64::max))
    }

    /// The text alternative.
    fn alt(&self) -> String {
        let last = self.years.len() - 1;
        let parts: Vec<String> = self
            .layers
            .iter()
            .map(|layer| format!("{} {}", layer.label, self.number(layer.values[last])))
            .collect();
        let total = self.total.map_or("the parts are".into(), |total| {
            format!("the total is {}, of which", rounded(total))
        });
        let promise = self.promise.as_ref().map_or(String::new(), |promise| {
            format!(" A line marks the level to reach: {}.", promise.label)
        });
        format!(
            "{}, {}, as stacked bars: in {} {total} {}.{promise}",
            self.axis,
            period(&self.years),
            financial_year(self.years[last]),
            parts.join(", "),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::testing::{assert_legible, caption, path, years};

    fn stack(tops: &[f64]) -> Stack {
        let layers = tops.iter().zip([
            "Central government",
            "Combined authority",
            "Employers",
            "Levy",
        ]);
        Stack {
            caption: caption("stack"),
            axis: "Investment so far, £ million in 2024/25 prices".into(),
            years: years(),
            layers: layers
                .map(|(top, label)| Layer {
                    label: label.into(),
                    values: path(*top),
                })
                .collect(),
            total: Some(tops.iter().sum()),
            promise: Some(Level {
                value: 800.0,
                label: "Promise: £800m".into(),
            }),
        }
    }

    #[test]
    fn the_promise_is_on_the_axis_and_in_the_words() {
        let chart = stack(&[330.0, 182.0]).draw().unwrap();
        assert_legible(&chart);
        assert!(chart.svg.contains("Promise: £800m"));
        assert_eq!(
            chart.alt,
            "Investment so far, £ million in 2024/25 prices, 2024/25 to 2033/34, as stacked bars: in 2033/34 the total \
             is 510, of which Central government 330, Combined authority 182. A line marks the level to reach: \
             Promise: £800m."
        );
    }

    #[test]
    fn thin_negative_and_empty_layers_stay_legible() {
        for tops in [
            vec![790.0, 1.0, 1.0, 1.0],
            vec![300.0, -200.0],
            vec![0.0, 0.0, 0.0, 0.0],
        ] {
            assert_legible(&stack(&tops).draw().unwrap());
        }
        let mut one = stack(&[330.0]);
        one.years = vec![2024];
        one.layers[0].values = vec![0.0];
        one.promise = None;
        let chart = one.draw().unwrap();
        assert_legible(&chart);
        assert!(chart.svg.contains("Every value is zero"));
    }

    #[test]
    fn five_layers_are_too_many() {
        let mut many = stack(&[1.0, 1.0, 1.0, 1.0]);
        many.layers.push(many.layers[0].clone());
        assert!(matches!(many.draw(), Err(ChartError::TooMany { .. })));
        many.layers.clear();
        assert!(matches!(many.draw(), Err(ChartError::Empty { .. })));
    }
}
