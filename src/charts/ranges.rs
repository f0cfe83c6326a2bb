//! One value for each of several rows: median, range and central case along a common axis.

use super::axis::Axis;
use super::check::Check;
use super::font::{Weight, widest};
use super::number::rounded;
use super::page::{Area, Entry, LABEL, Mark, Page, block, count, lines, tick};
use super::plot::{BELOW, measure};
use super::theme::{BLUE, LEADING, NAVY, ORANGE, Stroke, TEXT};
use super::{Caption, Chart, ChartError};

/// Most rows on a page.
const MOST: usize = 20;
/// Widest row label.
const ROOM: f64 = 460.0;
/// Width of the column of numbers.
const NUMBERS: f64 = 350.0;
/// Gap between columns.
const GUTTER: f64 = 30.0;
/// The range.
const RANGE: Stroke = Stroke::solid(BLUE, 26);
/// Radius of the median: smaller than the range is thick, so that it does not hide a short one.
const MEDIAN: f64 = 8.0;

/// One row.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Range {
    /// What it is. Example: `Retrofit and energy efficiency`.
    pub label: String,
    /// One simulation in ten lies below this.
    pub p10: f64,
    /// Median.
    pub p50: f64,
    /// One in ten lies above this.
    pub p90: f64,
    /// Central case.
    pub central: f64,
}

/// Rows along a common axis.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ranges {
    /// The words around the chart.
    pub caption: Caption,
    /// What is measured along the bottom, with its unit. Example: `Skilled jobs in 2033/34`.
    pub axis: String,
    /// At most twenty rows, from top to bottom, in the caller's order.
    pub rows: Vec<Range>,
}

impl Ranges {
    /// The finished chart.
    ///
    /// # Errors
    ///
    /// If there are no or more than twenty rows, or values cannot be drawn, or percentiles cross.
    pub fn draw(&self) -> Result<Chart, ChartError> {
        self.check()?;
        let labels: Vec<Vec<String>> = self
            .rows
            .iter()
            .map(|row| lines(&row.label, LABEL, ROOM))
            .collect();
        let tallest = labels.iter().map(Vec::len).max().unwrap_or(1);
        let needed = (count(tallest) * TEXT * LEADING + 12.0) * count(self.rows.len());
        let key = [
            Entry(Mark::Disc(NAVY), "median"),
            Entry(Mark::Line(RANGE), "8 in 10 simulations"),
            Entry(Mark::Tick(ORANGE), "central case"),
        ];
        let height = needed + BELOW + LABEL.leading() + 30.0;
        let mut page = Page::new(&self.caption, "", &key, height);
        let axis = self
            .checker()
            .covering(Axis::from_zero(self.values()), self.values())?;
        let column = labels.iter().map(|l| widest(l, TEXT, Weight::Regular));
        let area = Area {
            left: page.body.left + column.fold(0.0, f64::max) + GUTTER,
            top: page.body.top + LABEL.leading(),
            right: page.body.right - NUMBERS - GUTTER,
            bottom: page.body.bottom - BELOW,
        };
        measure(&mut page.canvas, area, &axis, &self.axis);
        let head = (page.body.right, page.body.top + TEXT * 0.4);
        page.canvas
            .label(head, "median (8 in 10 range)", LABEL.end(), false);
        let pitch = area.height() / count(self.rows.len());
        for (place, (row, label)) in self.rows.iter().zip(&labels).enumerate() {
            let y = area.top + (count(place) + 0.5) * pitch;
            block(&mut page.canvas, (page.body.left, y), label, LABEL);
            draw_row(&mut page, area, &axis, row, y);
        }
        page.note_zero(area, self.values());
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
        check.count("rows", &self.rows, MOST)?;
        for row in &self.rows {
            check.numbers(&row.label, &[row.p10, row.p50, row.p90, row.central])?;
            check.ordered(&row.label, &[row.p10, row.p50], &[row.p50, row.p90])?;
        }
        Ok(())
    }

    /// Everything the axis must cover.
    fn values(&self) -> impl Iterator<Item = f64> {
        let rows = self.rows.iter();
        rows.flat_map(|row| [row.p10, row.p50, row.p90, row.central])
    }

    /// The text alternative.
    fn alt(&self) -> String {
        let parts: Vec<String> = self
            .rows
            .iter()
            .map(|row| {
                format!(
                    "{} {} ({} to {})",
                    row.label,
                    rounded(row.p50),
                    rounded(row.p10),
                    rounded(row.p90)
                )
            })
            .collect();
        format!(
            "{}, median and the range of 8 in 10 simulations: {}.",
            self.axis,
            parts.join("; ")
        )
    }
}

/// Draws the marks and numbers of one row.
fn draw_row(page: &mut Page, area: Area, axis: &Axis, row: &Range, y: f64) {
    let x = |value: f64| axis.place(value, area.left, area.right);
    let canvas = &mut page.canvas;
    canvas.line(&[(x(row.p10), y), (x(row.p90), y)], RANGE);
    canvas.disc((x(row.p50), y), MEDIAN, NAVY);
    tick(canvas, (x(row.central), y), ORANGE);
    let text = format!(
        "{} ({} to {})",
        rounded(row.p50),
        rounded(row.p10),
        rounded(row.p90)
    );
    canvas.label((page.body.right, y), &text, LABEL.end(), false);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::testing::{assert_legible, caption};

    fn ranges(rows: &[(&str, f64)]) -> Ranges {
        Ranges {
            caption: caption("ranges"),
            axis: "Skilled jobs in 2033/34".into(),
            rows: rows
                .iter()
                .map(|(label, p50)| Range {
                    label: (*label).into(),
                    p10: p50 - p50.abs() * 0.4,
                    p50: *p50,
                    p90: p50 + p50.abs() * 0.6,
                    central: p50 * 1.1,
                })
                .collect(),
        }
    }

    #[test]
    fn the_text_alternative_names_each_row() {
        let chart = ranges(&[("Retrofit", 1400.0), ("Rail", 210.0)])
            .draw()
            .unwrap();
        assert_legible(&chart);
        assert_eq!(
            chart.alt,
            "Skilled jobs in 2033/34, median and the range of 8 in 10 simulations: Retrofit 1,400 (840 to 2,200); \
             Rail 210 (130 to 340)."
        );
    }

    #[test]
    fn many_long_negative_and_empty_rows_stay_legible() {
        let long = "Professional, scientific and technical services including laboratories and their suppliers";
        assert_legible(&ranges(&[(long, 900_000.0); 20]).draw().unwrap());
        assert_legible(
            &ranges(&[("Losing", -300.0), ("Gaining", 20.0)])
                .draw()
                .unwrap(),
        );
        let chart = ranges(&[("Nothing", 0.0)]).draw().unwrap();
        assert!(chart.svg.contains("Every value is zero"));
        assert_legible(&chart);
    }

    #[test]
    fn the_median_is_smaller_than_the_range_is_thick() {
        assert!(2.0 * MEDIAN < f64::from(RANGE.width));
    }

    #[test]
    fn odd_data_is_an_error() {
        assert!(ranges(&[("Odd", f64::NAN)]).draw().is_err());
        assert!(ranges(&[]).draw().is_err());
        assert!(ranges(&[("Many", 1.0); 21]).draw().is_err());
    }
}
