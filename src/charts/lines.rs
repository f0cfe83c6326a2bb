//! Up to three outcomes year by year, each with a light band.

use super::axis::Axis;
use super::canvas::Point;
use super::check::Check;
use super::number::{financial_year, period, rounded};
use super::page::{Entry, Mark, Page};
use super::plot::Plot;
use super::side::{self, Label};
use super::theme::{CATEGORIES, Colour, Dash, GREY, Stroke};
use super::{Caption, Chart, ChartError};

/// Most series that stay legible with their bands.
const MOST: usize = 3;
/// What the bands hold.
pub(super) const BAND: &str = "shaded: 8 in 10 simulations";
/// What the lines are.
pub(super) const MIDDLE: &str = "lines: medians";

/// One outcome.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Series {
    /// What it is. Example: `Training starts`.
    pub label: String,
    /// One simulation in ten lies below this.
    pub p10: Vec<f64>,
    /// Median.
    pub p50: Vec<f64>,
    /// One in ten lies above this.
    pub p90: Vec<f64>,
}

/// Several outcomes over the years.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lines {
    /// The words around the chart.
    pub caption: Caption,
    /// What is measured, with its unit. Example: `People a year`.
    pub axis: String,
    /// Financial years, by the years they start in, rising.
    pub years: Vec<i32>,
    /// At most three outcomes, the largest first.
    pub series: Vec<Series>,
}

/// The line of the series at `place`: colours and dashes both differ.
pub(super) fn stroke(place: usize) -> Stroke {
    let dashes = [Dash::Solid, Dash::Dashed, Dash::Dotted];
    Stroke::broken(CATEGORIES[place % 4], 6, dashes[place % 3])
}

/// The band around a line, and its edge.
pub(super) fn band(colour: Colour) -> (Colour, Stroke) {
    (colour.faint(0.16), Stroke::solid(colour.faint(0.45), 2))
}

impl Series {
    /// Checks that it has a value for each year, and that percentiles do not cross.
    pub(super) fn check(&self, check: &Check<'_>, years: usize) -> Result<(), ChartError> {
        for values in [&self.p10, &self.p50, &self.p90] {
            check.series(&self.label, values, years)?;
        }
        check.ordered(&self.label, &self.p10, &self.p50)?;
        check.ordered(&self.label, &self.p50, &self.p90)
    }

    /// Everything an axis must cover.
    pub(super) fn values(&self) -> impl Iterator<Item = f64> {
        let lists = [&self.p10, &self.p50, &self.p90];
        lists.into_iter().flatten().copied()
    }
}

impl Lines {
    /// The finished chart.
    ///
    /// # Errors
    ///
    /// If there are no or more than three series, lists differ in length, values cannot be drawn, or percentiles
    /// cross.
    pub fn draw(&self) -> Result<Chart, ChartError> {
        self.check()?;
        let last = self.years.len() - 1;
        let (fill, edge) = band(GREY);
        let key = [
            Entry(Mark::None, MIDDLE),
            Entry(Mark::Band(fill, edge), BAND),
        ];
        let mut page = Page::new(&self.caption, &self.axis, &key, 560.0);
        let axis = self
            .checker()
            .covering(Axis::from_zero(self.values()), self.values())?;
        let column = side::column(&self.labels(last, &|v| (0.0, v)));
        let plot = Plot::new(page.body, axis, &self.years, column);
        plot.draw(&mut page.canvas, true);
        for (place, series) in self.series.iter().enumerate() {
            let (fill, edge) = band(stroke(place).colour);
            let outline = plot.band(&self.years, &series.p10, &series.p90);
            page.canvas.area(outline, fill);
            for values in [&series.p10, &series.p90] {
                page.canvas.line(&plot.line(&self.years, values), edge);
            }
        }
        for (place, series) in self.series.iter().enumerate() {
            let line = plot.line(&self.years, &series.p50);
            page.canvas.cased_line(&line, stroke(place));
        }
        let from = plot.end(&self.years);
        let labels = self.labels(last, &|v| (from, plot.y(v)));
        side::draw(&mut page.canvas, plot.area, &labels);
        page.note_zero(plot.area, self.values());
        page.finish(self.alt(last))
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
        check.count("series", &self.series, MOST)?;
        for series in &self.series {
            series.check(&check, self.years.len())?;
        }
        Ok(())
    }

    /// Everything the axis must cover.
    fn values(&self) -> impl Iterator<Item = f64> {
        self.series.iter().flat_map(Series::values)
    }

    /// The labels at the right, where `at` puts their values.
    fn labels(&self, last: usize, at: &dyn Fn(f64) -> Point) -> Vec<Label> {
        let one = |(place, series): (usize, &Series)| {
            let text = format!("{}: {}", series.label, rounded(series.p50[last]));
            Label::line(at(series.p50[last]), text, stroke(place))
        };
        self.series.iter().enumerate().map(one).collect()
    }

    /// The text alternative.
    fn alt(&self, last: usize) -> String {
        let parts: Vec<String> = self
            .series
            .iter()
            .map(|s| {
                format!(
                    "{} {} (8 in 10 simulations: {} to {})",
                    s.label,
                    rounded(s.p50[last]),
                    rounded(s.p10[last]),
                    rounded(s.p90[last])
                )
            })
            .collect();
        format!(
            "{}, {}: medians in {} are {}.",
            self.axis,
            period(&self.years),
            financial_year(self.years[last]),
            parts.join("; "),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::testing::{assert_legible, caption, path, years};

    fn lines(tops: &[f64]) -> Lines {
        let names = [
            "Training starts",
            "Completions",
            "Entries into skilled jobs",
        ];
        let series = tops.iter().zip(names).map(|(top, label)| Series {
            label: label.into(),
            p10: path(top * 0.8),
            p50: path(*top),
            p90: path(top * 1.3),
        });
        Lines {
            caption: caption("lines"),
            axis: "People a year".into(),
            years: years(),
            series: series.collect(),
        }
    }

    #[test]
    fn the_text_alternative_names_each_series_with_its_range() {
        let chart = lines(&[3900.0, 2000.0]).draw().unwrap();
        assert_legible(&chart);
        assert_eq!(
            chart.alt,
            "People a year, 2024/25 to 2033/34: medians in 2033/34 are Training starts 3,900 (8 in 10 simulations: \
             3,100 to 5,100); Completions 2,000 (8 in 10 simulations: 1,600 to 2,600)."
        );
    }

    #[test]
    fn lines_that_meet_keep_their_labels_apart() {
        assert_legible(&lines(&[2000.0, 2001.0, 1999.0]).draw().unwrap());
        assert_legible(&lines(&[0.0, 0.0, 0.0]).draw().unwrap());
        let mut one = lines(&[7.0]);
        one.years = vec![2024];
        let Series { p10, p50, p90, .. } = &mut one.series[0];
        for list in [p10, p50, p90] {
            list.truncate(1);
        }
        assert_legible(&one.draw().unwrap());
    }

    #[test]
    fn odd_data_is_an_error() {
        let mut odd = lines(&[1.0]);
        odd.series[0].p90[9] = f64::INFINITY;
        assert!(matches!(odd.draw(), Err(ChartError::NotDrawable { .. })));
        assert!(Lines::default().draw().is_err());
    }
}
