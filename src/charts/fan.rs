//! One outcome year by year as a fan: median, the half of simulations around it, and nine in ten.
//!
//! The central case (every assumption at its best estimate) is a dashed line of its own: it need not be the median.

use super::axis::Axis;
use super::bands::Bands;
use super::canvas::Point;
use super::check::Check;
use super::font::width;
use super::number::{period, rounded};
use super::page::{LABEL, Page};
use super::plot::Plot;
use super::side::{self, Label};
use super::theme::{CENTRAL, PINK, TARGET, TEXT};
use super::{Caption, Chart, ChartError};

/// A value to be reached in a year.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// Financial year, by the year it starts in.
    pub year: i32,
    /// Value to reach, in the axis's unit.
    pub value: f64,
    /// All the words beside it. Example: `Promise: 5,000 by 2031/32`.
    pub label: String,
}

/// One outcome over the years. All lists are as long as `years`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Fan {
    /// The words around the chart.
    pub caption: Caption,
    /// What is measured, with its unit. Example: `Skilled jobs (full-time equivalent)`.
    pub axis: String,
    /// Financial years, by the years they start in, rising.
    pub years: Vec<i32>,
    /// One simulation in twenty lies below this.
    pub p5: Vec<f64>,
    /// One in four lies below this.
    pub p25: Vec<f64>,
    /// Median.
    pub p50: Vec<f64>,
    /// One in four lies above this.
    pub p75: Vec<f64>,
    /// One in twenty lies above this.
    pub p95: Vec<f64>,
    /// Central case.
    pub central: Vec<f64>,
    /// Target, if there is one.
    pub target: Option<Target>,
}

impl Fan {
    /// The finished chart.
    ///
    /// # Errors
    ///
    /// If lists are empty, differ in length, hold values that cannot be drawn, or the percentiles cross.
    pub fn draw(&self) -> Result<Chart, ChartError> {
        let last = self.check()?;
        let mut page = Page::new(&self.caption, &self.axis, &[], 560.0);
        let axis = self
            .checker()
            .covering(Axis::from_zero(self.values()), self.values())?;
        let column = side::column(&self.labels(last, &|v| (0.0, v)));
        let plot = Plot::new(page.body, axis, &self.years, column);
        plot.draw(&mut page.canvas, true);
        let canvas = &mut page.canvas;
        self.bands().draw(canvas, &plot);
        canvas.cased_line(&plot.line(&self.years, &self.central), CENTRAL);
        self.bands().draw_median(canvas, &plot);
        self.draw_target(&mut page, &plot);
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

    /// Median and bands.
    fn bands(&self) -> Bands<'_> {
        Bands {
            years: &self.years,
            percentiles: [&self.p5, &self.p25, &self.p50, &self.p75, &self.p95],
            signed: false,
        }
    }

    /// Checks what was given and returns the place of the last year.
    fn check(&self) -> Result<usize, ChartError> {
        let check = self.checker();
        let last = self.bands().check(check)?;
        check.series("central", &self.central, self.years.len())?;
        let target: Vec<f64> = self.target.iter().map(|t| t.value).collect();
        check.numbers("target", &target)?;
        Ok(last)
    }

    /// Everything the axis must cover.
    fn values(&self) -> impl Iterator<Item = f64> {
        let bands: Vec<f64> = self.bands().values().collect();
        let target = self.target.iter().map(|t| t.value);
        let central = self.central.iter().copied();
        bands.into_iter().chain(central).chain(target)
    }

    /// The labels at the right, where `at` puts their values.
    fn labels(&self, last: usize, at: &dyn Fn(f64) -> Point) -> Vec<Label> {
        let central = self.central[last];
        let case = format!("central case: {}", rounded(central));
        let mut labels = self.bands().labels(last, at);
        labels.insert(1, Label::line(at(central), case, CENTRAL));
        labels
    }

    /// Draws the target: a dotted line up to its year, a mark, and its label where the fan leaves room.
    fn draw_target(&self, page: &mut Page, plot: &Plot) {
        let Some(target) = &self.target else { return };
        let (first, last) = (self.years[0], self.years[self.years.len() - 1]);
        let y = plot.y(target.value);
        let end = if target.year > last {
            plot.area.right
        } else {
            plot.x(target.year.max(first))
        };
        let canvas = &mut page.canvas;
        canvas.line(&[(plot.area.left, y), (end, y)], TARGET);
        if (first..=last).contains(&target.year) {
            canvas.diamond((end, y), 15.0, PINK);
        }
        let set = super::canvas::Type {
            colour: PINK,
            ..LABEL.strong()
        };
        let left = plot.area.left + TEXT * 0.5;
        let right = left + width(&target.label, set.size, set.weight);
        let clear = |height: f64| {
            let (top, bottom) = (height - TEXT * 0.7, height + TEXT * 0.7);
            let on_page = plot.area.top - TEXT <= top && bottom <= plot.area.bottom;
            on_page && self.bands().clear(plot, (left, right), (top, bottom))
        };
        let (above, below) = (y - TEXT * 0.85, y + TEXT * 0.85);
        let below_is_better = !clear(above) && (clear(below) || above < plot.area.top);
        let height = if below_is_better { below } else { above };
        canvas.label((left, height), &target.label, set, true);
    }

    /// The text alternative.
    fn alt(&self, last: usize) -> String {
        let target = self.target.as_ref().map_or(String::new(), |target| {
            format!(" The target is marked: {}.", target.label)
        });
        format!(
            "{}, {}: {}, and the central case is {}.{target}",
            self.axis,
            period(&self.years),
            self.bands().told(last),
            rounded(self.central[last]),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::testing::{assert_legible, caption, path, years};

    fn fan() -> Fan {
        Fan {
            caption: caption("fan"),
            axis: "Skilled jobs (full-time equivalent)".into(),
            years: years(),
            p5: path(1946.0),
            p25: path(3300.0),
            p50: path(4312.0),
            p75: path(5350.0),
            p95: path(7213.0),
            central: path(4720.0),
            target: Some(Target {
                year: 2031,
                value: 6000.0,
                label: "Promise: 6,000 by 2031/32".into(),
            }),
        }
    }

    fn each(fan: &mut Fan, change: impl Fn(&mut Vec<f64>)) {
        let Fan {
            p5,
            p25,
            p50,
            p75,
            p95,
            central,
            ..
        } = fan;
        [p5, p25, p50, p75, p95, central]
            .into_iter()
            .for_each(change);
    }

    #[test]
    fn the_text_alternative_gives_the_last_year() {
        let chart = fan().draw().unwrap();
        assert_legible(&chart);
        assert_eq!(
            chart.alt,
            "Skilled jobs (full-time equivalent), 2024/25 to 2033/34: in 2033/34 the median is 4,300, half of \
             simulations fall between 3,300 and 5,400, 9 in 10 between 1,900 and 7,200, and the central case is \
             4,700. The target is marked: Promise: 6,000 by 2031/32."
        );
        assert_eq!(chart, fan().draw().unwrap(), "the same bytes each time");
    }

    #[test]
    fn one_year_negative_and_narrow_fans_stay_legible() {
        let mut one = fan();
        one.years = vec![2033];
        each(&mut one, |list| *list = vec![list[9]]);
        assert_legible(&one.draw().unwrap());
        let mut negative = fan();
        each(&mut negative, |list| {
            for value in list {
                *value -= 9000.0;
            }
        });
        let chart = negative.draw().unwrap();
        assert!(chart.svg.contains("−10,000") && chart.alt.contains("−4,700"));
        assert_legible(&chart);
        let mut narrow = fan();
        each(&mut narrow, |list| *list = path(4312.0));
        narrow.target = None;
        assert_legible(&narrow.draw().unwrap());
    }

    #[test]
    fn zeros_are_said_to_be_zeros() {
        let mut zero = fan();
        each(&mut zero, |list| list.fill(0.0));
        zero.target = None;
        let chart = zero.draw().unwrap();
        assert_legible(&chart);
        assert!(chart.svg.contains("Every value is zero"));
    }

    #[test]
    fn targets_before_and_after_the_years_are_drawn_as_levels() {
        for year in [2010, 2024, 2033, 2050] {
            let mut fan = fan();
            if let Some(target) = &mut fan.target {
                (target.year, target.value) = (year, 250.0);
            }
            assert_legible(&fan.draw().unwrap());
        }
    }

    #[test]
    fn odd_data_is_an_error_that_says_where() {
        let mut odd = fan();
        odd.p75[3] = f64::NAN;
        let error = odd.draw().unwrap_err().to_string();
        assert!(error.contains("p75 has NaN at position 4"), "{error}");
        let mut crossed = fan();
        crossed.p25[2] = 9999.0;
        assert!(matches!(crossed.draw(), Err(ChartError::Order { .. })));
        let mut short = fan();
        short.central.pop();
        assert!(matches!(short.draw(), Err(ChartError::Lengths { .. })));
        let empty = Fan::default();
        assert!(matches!(empty.draw(), Err(ChartError::Empty { .. })));
    }
}
