//! Scenarios in order of one result: median and range of each along a common axis, with the median of the one they are
//! compared with drawn through all rows.

use super::axis::{Axis, NOT_FROM_ZERO, are_close};
use super::check::Check;
use super::page::{Entry, LABEL, Mark};
use super::rows::{ALL_ZERO, Name, Sheet, remark};
use super::spread::{self, RANGE, Spread};
use super::theme::{Dash, INK, NAVY, Stroke};
use super::{Caption, Chart, ChartError};

/// Most rows on a page.
const MOST: usize = 50;
/// Widest row label.
const ROOM: f64 = 560.0;
/// The median of the reference, through all rows.
const REFERENCE: Stroke = Stroke::broken(INK, 3, Dash::Dashed);

/// One scenario.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Place {
    /// Its name. Example: `Laboratory opens two years later`.
    pub label: String,
    /// One simulation in ten lies below this, in the axis's unit.
    pub p10: f64,
    /// Median.
    pub p50: f64,
    /// One in ten lies above this.
    pub p90: f64,
}

/// Scenarios in order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ranked {
    /// The words around the chart.
    pub caption: Caption,
    /// What is measured along the bottom, with its unit. Example: `Skilled jobs in 2033/34`.
    pub axis: String,
    /// At most fifty scenarios, from top to bottom, in the caller's order.
    pub rows: Vec<Place>,
    /// Which row, from 0, the others are compared with, if there is one.
    pub reference: Option<usize>,
}

impl Ranked {
    /// The finished chart. It grows in height with its rows.
    ///
    /// # Errors
    ///
    /// If there are no or more than fifty rows, values cannot be drawn, percentiles cross, or the reference is not
    /// among the rows.
    pub fn draw(&self) -> Result<Chart, ChartError> {
        let check = Check {
            name: &self.caption.name,
        };
        check.count("rows", &self.rows, MOST)?;
        for row in &self.rows {
            row.spread().check(check, &row.label)?;
        }
        let reference = self.reference(check)?;
        let names = self.rows.iter().enumerate();
        let names = names.map(|(place, row)| {
            let is_reference = self.reference == Some(place);
            let set = if is_reference { LABEL.strong() } else { LABEL };
            Name::new(&row.label, set, ROOM)
        });
        let values = || self.rows.iter().flat_map(|row| row.spread().values());
        let close = are_close(values());
        let axis = if close {
            Axis::around(values())
        } else {
            Axis::from_zero(values())
        };
        let spreads: Vec<Spread> = self.rows.iter().map(Place::spread).collect();
        let figures = spread::figures(&spreads);
        let sheet = Sheet {
            measure: Some(check.covering(axis, values())?),
            key: &self.key(),
            note: remark(values(), ALL_ZERO, if close { NOT_FROM_ZERO } else { "" }),
            columns: vec![spread::column(spreads.iter().copied(), figures)],
            ..Sheet::new(&self.caption, &self.axis, names.collect())
        };
        let mut laid = sheet.lay();
        let heights: Vec<f64> = laid.rows.iter().map(|row| row.y).collect();
        for (row, y) in spreads.iter().zip(&heights) {
            row.draw_range(&mut laid, *y);
        }
        if let Some(row) = reference {
            let x = laid.x(row.p50);
            let upright = [(x, laid.area.top), (x, laid.area.bottom)];
            laid.page.canvas.line(&upright, REFERENCE);
        }
        for (row, y) in spreads.iter().zip(&heights) {
            row.draw_median(&mut laid, *y);
        }
        laid.finish(self.alt(reference, figures))
    }

    /// The row that the others are compared with.
    fn reference(&self, check: Check) -> Result<Option<&Place>, ChartError> {
        let Some(place) = self.reference else {
            return Ok(None);
        };
        match self.rows.get(place) {
            Some(row) => Ok(Some(row)),
            None => check
                .series("rows up to the reference", &[], place + 1)
                .map(|()| None),
        }
    }

    /// The marks there are.
    fn key(&self) -> Vec<Entry<'static>> {
        let mut key = vec![
            Entry(Mark::Disc(NAVY), "median"),
            Entry(Mark::Line(RANGE), "8 in 10 simulations"),
        ];
        if self.reference.is_some() {
            let words = "median of the scenario in bold";
            key.push(Entry(Mark::Line(REFERENCE), words));
        }
        key
    }

    /// The text alternative.
    fn alt(&self, reference: Option<&Place>, figures: i32) -> String {
        let rows = self.rows.iter();
        let rows = rows.map(|row| format!("{} {}", row.label, row.spread().written(figures)));
        let compared = reference.map_or(String::new(), |row| {
            format!(" A line marks the median of {}.", row.label)
        });
        format!("{}{compared}", spread::told(&self.axis, rows))
    }
}

impl Place {
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
mod tests;
