//! One outcome year by year, before and after something was reported: the forecast as it is now as a fan, what it was
//! as dashed lines, and the reported figures as marks.

use super::axis::Axis;
use super::bands::Bands;
use super::check::Check;
use super::number::{financial_year, period, rounded};
use super::page::{Entry, Mark, Page};
use super::plot::Plot;
use super::side::{self, Label};
use super::theme::{Dash, GREY, INK, ORANGE, PINK, Stroke, TARGET};
use super::{Caption, Chart, ChartError};

/// The forecast as it was.
const BEFORE: Stroke = Stroke::broken(GREY, 5, Dash::Dashed);
/// How far a reported figure may be off.
const WHISKER: Stroke = Stroke::solid(INK, 4);

/// A reported figure.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reported {
    /// Financial year, by the year it starts in.
    pub year: i32,
    /// The figure.
    pub value: f64,
    /// From where to where it may lie in eight of ten cases, errors of counting and of the model included.
    pub range: [f64; 2],
}

/// One outcome over the years. All lists but `reported` are as long as `years`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Updated {
    /// The words around the chart.
    pub caption: Caption,
    /// What is measured, with its unit. Example: `Skilled jobs (full-time equivalent)`.
    pub axis: String,
    /// Financial years, by the years they start in, rising.
    pub years: Vec<i32>,
    /// P5, P25, P50, P75 and P95 of the forecast as it is now.
    pub now: [Vec<f64>; 5],
    /// P5, P50 and P95 of the forecast as it was.
    pub before: [Vec<f64>; 3],
    /// What was reported.
    pub reported: Vec<Reported>,
    /// The promise, if there is one: its year, value and words.
    pub target: Option<super::fan::Target>,
}

impl Updated {
    /// The finished chart.
    ///
    /// # Errors
    ///
    /// If lists are empty, differ in length, hold values that cannot be drawn, or percentiles cross.
    pub fn draw(&self) -> Result<Chart, ChartError> {
        let check = Check {
            name: &self.caption.name,
        };
        let last = self.bands().check(check)?;
        for (values, name) in self.before.iter().zip(["p5", "p50", "p95"]) {
            check.series(&format!("{name} before"), values, self.years.len())?;
        }
        for one in &self.reported {
            check.numbers("reported", &[one.value, one.range[0], one.range[1]])?;
        }
        let target: Vec<f64> = self.target.iter().map(|target| target.value).collect();
        check.numbers("target", &target)?;
        let mut key = vec![Entry(
            Mark::Line(BEFORE),
            "forecast before: median and 9 in 10",
        )];
        if !self.reported.is_empty() {
            key.push(Entry(Mark::Disc(ORANGE), "reported, with errors (8 in 10)"));
        }
        if let Some(target) = &self.target {
            key.push(Entry(Mark::Line(TARGET), &target.label));
        }
        let mut page = Page::new(&self.caption, &self.axis, &key, 560.0);
        let axis = check.covering(Axis::from_zero(self.values()), self.values())?;
        let column = side::column(&self.labels(last, &|v| (0.0, v)));
        let plot = Plot::new(page.body, axis, &self.years, column);
        let canvas = &mut page.canvas;
        plot.draw(canvas, true);
        self.bands().draw(canvas, &plot);
        for values in &self.before {
            canvas.cased_line(&plot.line(&self.years, values), BEFORE);
        }
        self.bands().draw_median(canvas, &plot);
        if let Some(target) = &self.target {
            let y = plot.y(target.value);
            let first = self.years.first().copied().unwrap_or(target.year);
            let end = plot.x(target.year.clamp(first, self.years[last]));
            canvas.line(&[(plot.area.left, y), (end, y)], TARGET);
            canvas.diamond((end, y), 15.0, PINK);
        }
        for one in &self.reported {
            let x = plot.x(one.year);
            let [low, high] = one.range.map(|value| plot.y(value));
            canvas.line(&[(x, low), (x, high)], WHISKER);
            for y in [low, high] {
                canvas.line(&[(x - 9.0, y), (x + 9.0, y)], WHISKER);
            }
            canvas.disc((x, plot.y(one.value)), 12.0, ORANGE);
        }
        let from = plot.end(&self.years);
        let labels = self.labels(last, &|v| (from, plot.y(v)));
        side::draw(canvas, plot.area, &labels);
        page.note_zero(plot.area, self.values());
        page.finish(self.alt(last))
    }

    fn bands(&self) -> Bands<'_> {
        let [p5, p25, p50, p75, p95] = &self.now;
        Bands {
            years: &self.years,
            percentiles: [p5, p25, p50, p75, p95],
            signed: false,
        }
    }

    /// Everything the axis must cover.
    fn values(&self) -> impl Iterator<Item = f64> {
        let bands: Vec<f64> = self.bands().values().collect();
        let before = self.before.iter().flatten().copied();
        let reported = self.reported.iter();
        let reported = reported.flat_map(|one| [one.value, one.range[0], one.range[1]]);
        let target = self.target.iter().map(|target| target.value);
        bands
            .into_iter()
            .chain(before)
            .chain(reported)
            .chain(target)
    }

    fn labels(&self, last: usize, at: &dyn Fn(f64) -> super::canvas::Point) -> Vec<Label> {
        let before = self.before[1][last];
        let text = format!("median before: {}", rounded(before));
        let mut labels = self.bands().labels(last, at);
        labels.push(Label::line(at(before), text, BEFORE));
        labels
    }

    /// The text alternative.
    fn alt(&self, last: usize) -> String {
        let [p5, p50, p95] = [0, 1, 2].map(|place| rounded(self.before[place][last]));
        let reported: Vec<String> = self
            .reported
            .iter()
            .map(|one| format!("{} in {}", rounded(one.value), financial_year(one.year)))
            .collect();
        let reported = if reported.is_empty() {
            String::new()
        } else {
            format!(" Reported: {}.", reported.join(", "))
        };
        format!(
            "{}, {}, the forecast as it is now: {}. Before, the median was {p50} and 9 in 10 between {p5} and {p95}.{reported}",
            self.axis,
            period(&self.years),
            self.bands().told(last),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::testing::{assert_legible, caption, path, years};

    fn updated() -> Updated {
        Updated {
            caption: caption("updated"),
            axis: "Skilled jobs (full-time equivalent)".into(),
            years: years(),
            now: [1500.0, 2200.0, 2900.0, 3600.0, 4700.0].map(path),
            before: [1900.0, 4300.0, 7200.0].map(path),
            reported: vec![
                Reported {
                    year: 2024,
                    value: 40.0,
                    range: [20.0, 60.0],
                },
                Reported {
                    year: 2026,
                    value: 610.0,
                    range: [520.0, 700.0],
                },
            ],
            target: Some(crate::charts::fan::Target {
                year: 2033,
                value: 8000.0,
                label: "Promise: 8,000 by 2033/34".into(),
            }),
        }
    }

    #[test]
    fn the_text_alternative_tells_before_and_now() {
        let chart = updated().draw().unwrap();
        assert_legible(&chart);
        assert!(chart.alt.contains("the median is 2,900"), "{}", chart.alt);
        assert!(
            chart.alt.contains("Before, the median was 4,300"),
            "{}",
            chart.alt
        );
        assert!(
            chart
                .alt
                .contains("Reported: 40 in 2024/25, 610 in 2026/27."),
            "{}",
            chart.alt
        );
    }

    #[test]
    fn nothing_reported_one_year_and_no_spread_stay_legible() {
        let mut bare = updated();
        bare.reported.clear();
        bare.target = None;
        assert_legible(&bare.draw().unwrap());
        let mut flat = updated();
        flat.now = [0.0; 5].map(path);
        flat.before = [0.0; 3].map(path);
        flat.reported.clear();
        flat.target = None;
        assert_legible(&flat.draw().unwrap());
    }

    #[test]
    fn odd_data_is_an_error_that_says_where() {
        let mut odd = updated();
        odd.before[1].pop();
        assert!(matches!(odd.draw(), Err(ChartError::Lengths { .. })));
        let mut odd = updated();
        odd.reported[0].value = f64::NAN;
        assert!(odd.draw().unwrap_err().to_string().contains("reported"));
    }
}
