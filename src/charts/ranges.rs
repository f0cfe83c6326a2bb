//! One value for each of several rows: median, range and central case along a common axis.

use super::axis::Axis;
use super::check::Check;
use super::page::{Entry, LABEL, Mark, tick};
use super::rows::{Column, Name, Sheet};
use super::spread::{self, FIGURES, RANGE, Spread};
use super::theme::{NAVY, ORANGE};
use super::{Caption, Chart, ChartError};

/// Most rows on a page.
const MOST: usize = 20;
/// Widest row label.
const ROOM: f64 = 460.0;
/// Width of the column of numbers.
const NUMBERS: f64 = 350.0;
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
        let names = self.rows.iter();
        let names = names.map(|row| Name::new(&row.label, LABEL, ROOM));
        let values = || self.rows.iter().flat_map(|row| row.spread().values());
        let covered = values().chain(self.rows.iter().map(|row| row.central));
        let axis = Axis::from_zero(covered.clone());
        let key = [
            Entry(Mark::Disc(NAVY), "median"),
            Entry(Mark::Line(RANGE), "8 in 10 simulations"),
            Entry(Mark::Tick(ORANGE), "central case"),
        ];
        let sheet = Sheet {
            measure: Some(self.checker().covering(axis, covered.clone())?),
            key: &key,
            columns: vec![Column {
                least: NUMBERS,
                ..spread::column(self.rows.iter().map(Range::spread), FIGURES)
            }],
            even: true,
            ..Sheet::new(&self.caption, &self.axis, names.collect())
        };
        let mut laid = sheet.lay();
        for (place, row) in self.rows.iter().enumerate() {
            let y = laid.rows[place].y;
            row.spread().draw_range(&mut laid, y);
            row.spread().draw_median(&mut laid, y);
            let x = laid.x(row.central);
            tick(&mut laid.page.canvas, (x, y), ORANGE);
        }
        laid.page.note_zero(laid.area, covered);
        laid.finish(self.alt())
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
            row.spread().check(check, &row.label)?;
            check.numbers(&row.label, &[row.central])?;
        }
        Ok(())
    }

    /// The text alternative.
    fn alt(&self) -> String {
        let rows = self.rows.iter();
        let rows = rows.map(|row| format!("{} {}", row.label, row.spread().written(FIGURES)));
        spread::told(&self.axis, rows)
    }
}

impl Range {
    /// Median and range.
    const fn spread(&self) -> Spread {
        Spread {
            p10: self.p10,
            p50: self.p50,
            p90: self.p90,
        }
    }
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
    fn odd_data_is_an_error() {
        assert!(ranges(&[("Odd", f64::NAN)]).draw().is_err());
        assert!(ranges(&[]).draw().is_err());
        assert!(ranges(&[("Many", 1.0); 21]).draw().is_err());
    }
}
