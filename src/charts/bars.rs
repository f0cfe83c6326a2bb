//! One number for each of several rows, as a bar from zero.

use super::axis::Axis;
use super::check::Check;
use super::page::LABEL;
use super::rows::{ALL_ZERO, Column, Name, Sheet, remark};
use super::theme::{INK, NAVY, ORANGE, Stroke};
use super::{Caption, Chart, ChartError};

/// Most rows on a page.
const MOST: usize = 20;
/// Widest row label.
const ROOM: f64 = 560.0;
/// Share of a row that a bar fills.
const FILL: f64 = 0.55;
/// Zero.
const ZERO: Stroke = Stroke::solid(INK, 4);

/// One row.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Bar {
    /// What it is.
    pub label: String,
    /// Its number, in the axis's unit.
    pub value: f64,
    /// The number as it is to be written.
    pub told: String,
}

/// Bars down a page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Bars {
    /// The words around the chart.
    pub caption: Caption,
    /// What is measured along the bottom, with its unit.
    pub axis: String,
    /// What the numbers at the right are.
    pub told: String,
    /// At most twenty rows, from top to bottom, in the caller's order.
    pub rows: Vec<Bar>,
}

impl Bars {
    /// The finished chart. Bars below zero are orange, those above blue.
    ///
    /// # Errors
    ///
    /// If there are no or more than twenty rows, or values cannot be drawn.
    pub fn draw(&self) -> Result<Chart, ChartError> {
        let check = Check {
            name: &self.caption.name,
        };
        check.count("rows", &self.rows, MOST)?;
        let values: Vec<f64> = self.rows.iter().map(|row| row.value).collect();
        check.numbers("values", &values)?;
        let names = self.rows.iter();
        let names = names.map(|row| Name::new(&row.label, LABEL, ROOM));
        let all = || values.iter().copied();
        let sheet = Sheet {
            measure: Some(check.covering(Axis::from_zero(all()), all())?),
            note: remark(all(), ALL_ZERO, ""),
            columns: vec![Column {
                head: self.told.clone(),
                cells: self.rows.iter().map(|row| row.told.clone()).collect(),
                least: 180.0,
                ..Column::default()
            }],
            ..Sheet::new(&self.caption, &self.axis, names.collect())
        };
        let mut laid = sheet.lay();
        let zero = laid.x(0.0);
        for (place, value) in values.iter().enumerate() {
            let row = laid.rows[place];
            let half = row.pitch.min(90.0) * FILL / 2.0;
            let colour = if *value < 0.0 { ORANGE } else { NAVY };
            let x = laid.x(*value);
            laid.page
                .canvas
                .block((zero, row.y - half), (x, row.y + half), colour);
        }
        let upright = [(zero, laid.area.top), (zero, laid.area.bottom)];
        laid.page.canvas.line(&upright, ZERO);
        laid.finish(self.alt())
    }

    /// The text alternative.
    fn alt(&self) -> String {
        let rows = self.rows.iter();
        let rows: Vec<String> = rows
            .map(|row| format!("{} {}", row.label, row.told))
            .collect();
        format!("{}: {}.", self.axis, rows.join("; "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::testing::{assert_legible, caption};

    fn bars(rows: &[(&str, f64)]) -> Bars {
        Bars {
            caption: caption("bars"),
            axis: "Change of the median, jobs".into(),
            told: "change".into(),
            rows: rows
                .iter()
                .map(|(label, value)| Bar {
                    label: (*label).into(),
                    value: *value,
                    told: format!("{value}"),
                })
                .collect(),
        }
    }

    #[test]
    fn the_text_alternative_names_each_row() {
        let chart = bars(&[("Starts in 2025/26", 120.0), ("Landings", -40.0)])
            .draw()
            .unwrap();
        assert_legible(&chart);
        assert_eq!(
            chart.alt,
            "Change of the median, jobs: Starts in 2025/26 120; Landings -40."
        );
    }

    #[test]
    fn many_and_zero_bars_stay_legible() {
        assert_legible(
            &bars(&[("Completions of courses in data skills, 2025/26", 12.0); 20])
                .draw()
                .unwrap(),
        );
        assert_legible(&bars(&[("Nothing", 0.0)]).draw().unwrap());
        assert!(matches!(bars(&[]).draw(), Err(ChartError::Empty { .. })));
    }
}
