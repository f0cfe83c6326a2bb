//! Rows with a range before and a range after along a common axis, and a mark beside them.

use super::axis::Axis;
use super::check::Check;
use super::page::{Entry, LABEL, Mark};
use super::rows::{Column, Name, Sheet};
use super::theme::{BLUE, Colour, GREY, NAVY, ORANGE, Stroke, TARGET};
use super::{Caption, Chart, ChartError};

/// Most rows on a page.
const MOST: usize = 20;
/// Widest row label.
const ROOM: f64 = 520.0;
/// The range before.
const BEFORE: Stroke = Stroke::solid(GREY.faint(0.45), 12);
/// The range after.
const AFTER: Stroke = Stroke::solid(BLUE, 20);
/// Half the distance between the two.
const APART: f64 = 15.0;

/// One row. Values are in the axis's unit.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Pair {
    /// What it is.
    pub label: String,
    /// P10, P50 and P90 before.
    pub before: [f64; 3],
    /// P10, P50 and P90 after; `None` where there is no such range.
    pub after: Option<[f64; 3]>,
    /// What is marked beside them.
    pub mark: Option<f64>,
    /// The words at the right.
    pub told: String,
}

/// The words of a chart's marks.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Key {
    /// Of the ranges before.
    pub before: String,
    /// Of the ranges after.
    pub after: String,
    /// Of the marks; empty where there are none.
    pub mark: String,
    /// Of the words at the right.
    pub told: String,
}

/// Rows along a common axis.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BeforeAfter {
    /// The words around the chart.
    pub caption: Caption,
    /// What is measured along the bottom, with its unit.
    pub axis: String,
    /// What marks mean.
    pub key: Key,
    /// A value that is marked across all rows, and its words.
    pub line: Option<(f64, String)>,
    /// At most twenty rows, from top to bottom, in the caller's order.
    pub rows: Vec<Pair>,
}

impl BeforeAfter {
    /// The finished chart.
    ///
    /// # Errors
    ///
    /// If there are no or more than twenty rows, values cannot be drawn, or percentiles cross.
    pub fn draw(&self) -> Result<Chart, ChartError> {
        let check = Check {
            name: &self.caption.name,
        };
        check.count("rows", &self.rows, MOST)?;
        for row in &self.rows {
            for range in std::iter::once(row.before).chain(row.after) {
                check.numbers(&row.label, &range)?;
                check.ordered(&row.label, &range[..2], &range[1..])?;
            }
            check.numbers(&row.label, row.mark.as_slice())?;
        }
        let values = || {
            let rows = self.rows.iter();
            let line = self.line.iter().map(|(value, _)| *value);
            rows.flat_map(|row| {
                let after = row.after.into_iter().flatten();
                row.before.into_iter().chain(after).chain(row.mark)
            })
            .chain(line)
        };
        let mut key = vec![
            Entry(Mark::Line(BEFORE), self.key.before.as_str()),
            Entry(Mark::Line(AFTER), self.key.after.as_str()),
        ];
        if self.rows.iter().all(|row| row.after.is_none()) {
            key.pop();
        }
        if !self.key.mark.is_empty() {
            key.push(Entry(Mark::Disc(ORANGE), self.key.mark.as_str()));
        }
        if let Some((_, words)) = &self.line {
            key.push(Entry(Mark::Line(TARGET), words.as_str()));
        }
        let names = self.rows.iter();
        let names = names.map(|row| Name::new(&row.label, LABEL, ROOM));
        let sheet = Sheet {
            measure: Some(check.covering(Axis::from_zero(values()), values())?),
            key: &key,
            least: vec![4.0 * APART; self.rows.len()],
            columns: vec![Column {
                head: self.key.told.clone(),
                cells: self.rows.iter().map(|row| row.told.clone()).collect(),
                least: 180.0,
                ..Column::default()
            }],
            even: true,
            ..Sheet::new(&self.caption, &self.axis, names.collect())
        };
        let mut laid = sheet.lay();
        if let Some((value, _)) = &self.line {
            let x = laid.x(*value);
            let upright = [(x, laid.area.top), (x, laid.area.bottom)];
            laid.page.canvas.line(&upright, TARGET);
        }
        for (place, row) in self.rows.iter().enumerate() {
            let y = laid.rows[place].y;
            let apart = if row.after.is_some() { APART } else { 0.0 };
            let mut range = |range: [f64; 3], y: f64, stroke: Stroke, colour: Colour| {
                let [low, middle, high] = range.map(|value| laid.x(value));
                // A range without length is a point that must be seen.
                laid.page
                    .canvas
                    .line(&[(low - 1.0, y), (high + 1.0, y)], stroke);
                laid.page.canvas.disc((middle, y), 8.0, colour);
            };
            range(row.before, y - apart, BEFORE, GREY);
            if let Some(after) = row.after {
                range(after, y + apart, AFTER, NAVY);
            }
            if let Some(mark) = row.mark {
                let x = laid.x(mark);
                laid.page.canvas.disc((x, y), 12.0, ORANGE);
            }
        }
        laid.page.note_zero(laid.area, values());
        laid.finish(self.alt())
    }

    /// The text alternative.
    fn alt(&self) -> String {
        let rows: Vec<String> = self
            .rows
            .iter()
            .map(|row| format!("{}: {}", row.label, row.told))
            .collect();
        format!("{} ({}): {}.", self.axis, self.key.told, rows.join("; "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::testing::{assert_legible, caption};

    fn rows(labels: &[&str]) -> BeforeAfter {
        BeforeAfter {
            caption: caption("before_after"),
            axis: "Place in the range held possible before".into(),
            line: Some((100.0, "promised".into())),
            key: Key {
                before: "before: 8 in 10".into(),
                after: "now: 8 in 10".into(),
                mark: "reported".into(),
                told: "median: before, now".into(),
            },
            rows: labels
                .iter()
                .map(|label| Pair {
                    label: (*label).into(),
                    before: [10.0, 50.0, 90.0],
                    after: Some([30.0, 72.0, 88.0]),
                    mark: Some(81.0),
                    told: "0.25, 0.31".into(),
                })
                .collect(),
        }
    }

    #[test]
    fn the_text_alternative_names_each_row() {
        let chart = rows(&["Delay of capital spend", "Jobs lost each year"])
            .draw()
            .unwrap();
        assert_legible(&chart);
        assert_eq!(
            chart.alt,
            "Place in the range held possible before (median: before, now): Delay of capital spend: 0.25, 0.31; Jobs \
             lost each year: 0.25, 0.31."
        );
    }

    #[test]
    fn many_long_rows_and_rows_without_an_after_stay_legible() {
        let long = "Share of the firms supported that would have grown without the programme (business support)";
        assert_legible(&rows(&[long; 20]).draw().unwrap());
        let mut one = rows(&["Only"]);
        one.rows[0].after = None;
        one.rows[0].mark = None;
        one.key.mark = String::new();
        assert_legible(&one.draw().unwrap());
    }

    #[test]
    fn crossing_ranges_and_too_many_rows_are_errors() {
        let mut odd = rows(&["Odd"]);
        odd.rows[0].before = [50.0, 10.0, 90.0];
        assert!(matches!(odd.draw(), Err(ChartError::Order { .. })));
        assert!(matches!(
            rows(&["Row"; 21]).draw(),
            Err(ChartError::TooMany { .. })
        ));
    }
}
