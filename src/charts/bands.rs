//! Bands of nine in ten and of half of simulations around a median, year by year: what all fans share.

use super::ChartError;
use super::canvas::{Canvas, Point};
use super::check::Check;
use super::number::{ends, financial_year, plus, rounded};
use super::plot::Plot;
use super::side::Label;
use super::theme::{BAND_EDGE, BLUE, LIGHT_BLUE, MEDIAN};

/// What the bands hold.
const OUTER: &str = "9 in 10 simulations fall in the shaded band";
/// What the inner band holds.
const INNER: &str = "half fall in the darker band";

/// Percentiles over the years.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bands<'a> {
    /// Financial years, by the years they start in.
    pub(crate) years: &'a [i32],
    /// Values that 1 in 20, 1 in 4, half, 3 in 4 and 19 in 20 simulations lie below, in each year.
    pub(crate) percentiles: [&'a [f64]; 5],
    /// Whether numbers above zero have a plus sign.
    pub(crate) signed: bool,
}

impl Bands<'_> {
    /// Checks what was given and returns the place of the last year.
    pub(crate) fn check(&self, check: Check) -> Result<usize, ChartError> {
        check.years(self.years)?;
        let names = ["p5", "p25", "p50", "p75", "p95"];
        for (values, name) in self.percentiles.into_iter().zip(names) {
            check.series(name, values, self.years.len())?;
        }
        for pair in self.percentiles.windows(2) {
            check.ordered("percentiles", pair[0], pair[1])?;
        }
        Ok(self.years.len() - 1)
    }

    /// Everything the axis must cover.
    pub(crate) fn values(&self) -> impl Iterator<Item = f64> {
        let [p5, _, p50, _, p95] = self.percentiles;
        [p5, p50, p95].into_iter().flatten().copied()
    }

    /// Draws both bands.
    pub(crate) fn draw(&self, canvas: &mut Canvas, plot: &Plot) {
        let [p5, p25, _, p75, p95] = self.percentiles;
        canvas.area(plot.band(self.years, p5, p95), LIGHT_BLUE.faint(0.55));
        for edge in [p5, p95] {
            canvas.line(&plot.line(self.years, edge), BAND_EDGE);
        }
        canvas.area(plot.band(self.years, p25, p75), BLUE.faint(0.75));
    }

    /// Draws the median, on top of whatever was drawn since the bands.
    pub(crate) fn draw_median(&self, canvas: &mut Canvas, plot: &Plot) {
        canvas.line(&plot.line(self.years, self.percentiles[2]), MEDIAN);
    }

    /// The labels of median and bands in the year at `last`, where `at` puts their values; bands without height have
    /// none.
    pub(crate) fn labels(&self, last: usize, at: &dyn Fn(f64) -> Point) -> Vec<Label> {
        let middle = |a: f64, b: f64| at(f64::midpoint(a, b));
        let [p5, p25, p50, p75, p95] = self.percentiles.map(|list| list[last]);
        let median = format!("median: {}", self.number(p50));
        let mut labels = vec![Label::line(at(p50), median, MEDIAN).strong()];
        if p95 > p5 {
            let text = format!("{OUTER}: {}", self.range(p5, p95));
            labels.push(Label::area(middle(p75, p95), text));
        }
        if p75 > p25 {
            let text = format!("{INNER}: {}", self.range(p25, p75));
            labels.push(Label::area(middle(p25, p50), text));
        }
        labels
    }

    /// Whether the outer band keeps out of the box from left to right and from top to bottom.
    pub(crate) fn clear(&self, plot: &Plot, across: (f64, f64), down: (f64, f64)) -> bool {
        let [p5, _, _, _, p95] = self.percentiles;
        let upper = plot.line(self.years, p95);
        let lower = plot.line(self.years, p5);
        let meets = |(top, bottom): (&[Point], &[Point])| {
            let beside = top[0].0 <= across.1 && top[1].0 >= across.0;
            let highest = top[0].1.min(top[1].1);
            let lowest = bottom[0].1.max(bottom[1].1);
            beside && highest <= down.1 && lowest >= down.0
        };
        !upper.windows(2).zip(lower.windows(2)).any(meets)
    }

    /// The numbers of the year at `last` in words.
    pub(crate) fn told(&self, last: usize) -> String {
        let [p5, p25, p50, p75, p95] = self.percentiles.map(|list| self.number(list[last]));
        let year = financial_year(self.years[last]);
        format!(
            "in {year} the median is {p50}, half of simulations fall between {p25} and {p75}, 9 in 10 between {p5} \
             and {p95}"
        )
    }

    /// One number.
    fn number(&self, value: f64) -> String {
        self.sign(value, rounded(value))
    }

    /// From `low` to `high`.
    fn range(&self, low: f64, high: f64) -> String {
        let (from, to) = ends(low, high);
        let (from, to) = (self.sign(low, from), self.sign(high, to));
        format!("{from}\u{a0}to\u{a0}{to}")
    }

    /// `text`, with its sign if these numbers have one.
    fn sign(&self, value: f64, text: String) -> String {
        if self.signed { plus(value, text) } else { text }
    }
}
