//! Median and range of simulations in one row.

use super::ChartError;
use super::check::Check;
use super::number::significant;
use super::rows::{Column, Laid};
use super::theme::{BLUE, NAVY, Stroke};

/// Significant figures of results of simulations.
pub(crate) const FIGURES: i32 = 2;
/// The range.
pub(crate) const RANGE: Stroke = Stroke::solid(BLUE, 26);
/// Radius of the median: smaller than the range is thick, so that it does not hide a short one.
const MEDIAN: f64 = 8.0;

/// Median and range.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Spread {
    /// One simulation in ten lies below this.
    pub(crate) p10: f64,
    /// Median.
    pub(crate) p50: f64,
    /// One in ten lies above this.
    pub(crate) p90: f64,
}

impl Spread {
    /// Checks that the numbers of the row called `label` can be drawn and rise.
    pub(crate) fn check(self, check: Check, label: &str) -> Result<(), ChartError> {
        check.numbers(label, &self.values())?;
        check.ordered(label, &[self.p10, self.p50], &[self.p50, self.p90])
    }

    /// Everything the axis must cover.
    pub(crate) const fn values(self) -> [f64; 3] {
        [self.p10, self.p50, self.p90]
    }

    /// Draws the range at the height `y`.
    pub(crate) fn draw_range(self, laid: &mut Laid, y: f64) {
        let [p10, _, p90] = self.values().map(|value| laid.x(value));
        laid.page.canvas.line(&[(p10, y), (p90, y)], RANGE);
    }

    /// Draws the median at the height `y`.
    pub(crate) fn draw_median(self, laid: &mut Laid, y: f64) {
        let x = laid.x(self.p50);
        laid.page.canvas.disc((x, y), MEDIAN, NAVY);
    }

    /// The numbers with so many significant figures.
    pub(crate) fn written(self, figures: i32) -> String {
        let [p10, p50, p90] = self.values().map(|value| significant(value, figures));
        format!("{p50} ({p10} to {p90})")
    }

    /// Whether the ends of a range that has a length are told apart by so many significant figures.
    fn is_told(self, figures: i32) -> bool {
        let [p10, p50, p90] = self.values().map(|value| significant(value, figures));
        (self.p10 >= self.p50 || p10 != p50) && (self.p50 >= self.p90 || p50 != p90)
    }
}

/// As few significant figures as tell the ends of all ranges apart, but at least two, and no more than four: beyond
/// that they would all be noise.
pub(crate) fn figures(rows: &[Spread]) -> i32 {
    let enough = |figures: &i32| rows.iter().all(|row| row.is_told(*figures));
    (2..4).find(enough).unwrap_or(4)
}

/// The column of the numbers of all rows.
pub(crate) fn column(rows: impl Iterator<Item = Spread>, figures: i32) -> Column {
    Column {
        head: "median (8\u{a0}in\u{a0}10\u{a0}range)".into(),
        cells: rows.map(|row| row.written(figures)).collect(),
        ..Column::default()
    }
}

/// The text alternative, with each row in words.
pub(crate) fn told(axis: &str, rows: impl Iterator<Item = String>) -> String {
    let rows: Vec<String> = rows.collect();
    let rows = rows.join("; ");
    format!("{axis}, median and the range of 8 in 10 simulations: {rows}.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn narrow_ranges_are_told_apart_by_more_figures() {
        let spread = |p10, p50, p90| Spread { p10, p50, p90 };
        assert_eq!(figures(&[spread(900.0, 1400.0, 2200.0)]), 2);
        assert_eq!(figures(&[spread(0.0, 0.0, 0.0), spread(5.0, 5.0, 5.0)]), 2);
        assert_eq!(figures(&[spread(5250.0, 5300.0, 5370.0)]), 3);
        assert_eq!(figures(&[spread(5300.0, 5300.1, 5300.2)]), 4);
        assert_eq!(
            spread(5295.0, 5300.0, 5307.0).written(4),
            "5,300 (5,295 to 5,307)"
        );
    }

    #[test]
    fn the_median_is_smaller_than_the_range_is_thick() {
        assert!(2.0 * MEDIAN < f64::from(RANGE.width));
    }
}
