//! What was reported beside what was forecast: each figure in a row of its own, as a multiple of the forecast’s median, so
//! that figures of different units share one picture.

use super::axis::Axis;
use super::check::Check;
use super::number::{range, rounded, setting};
use super::page::{Entry, LABEL, Mark};
use super::rows::{Column, Laid, Name, Sheet};
use super::theme::{AXIS, BLUE, Dash, LIGHT_BLUE, NAVY, PINK, Stroke, WHITE};
use super::{Caption, Chart, ChartError};

/// Most rows on a page.
const MOST: usize = 20;
/// Widest row label.
const ROOM: f64 = 560.0;
/// The range of 9 in 10.
const NINE: Stroke = Stroke::solid(LIGHT_BLUE, 8);
/// The range of 8 in 10.
const EIGHT: Stroke = Stroke::solid(BLUE, 20);
/// The range of half.
const HALF: Stroke = Stroke::solid(NAVY, 32);
/// Half the height of the median’s line.
const MEDIAN: f64 = 16.0;
/// Half the height of the head of an arrow at the end of a range.
const HEAD: f64 = 12.0;
/// Radius of the outturn’s mark.
const OUTTURN: f64 = 15.0;
/// What lies further out than so many medians is pointed at: it would press all else together.
const FARTHEST: f64 = 4.0;
/// As forecast.
const AS_FORECAST: Stroke = Stroke::broken(AXIS, 3, Dash::Dashed);
/// Significant figures of what was reported.
const FIGURES: i32 = 4;

/// One figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Outturn {
    /// What it is. Example: `Skilled jobs, 2026/27`.
    pub label: String,
    /// P5, P10, P25, P50, P75, P90 and P95 of the forecast. The median must be above zero.
    pub percentiles: [f64; 7],
    /// What was reported.
    pub reported: f64,
}

/// Figures in their rows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Outturns {
    /// The words around the chart.
    pub caption: Caption,
    /// What else a reader must know, such as how many figures are not shown; may be empty.
    pub note: String,
    /// At most twenty rows, from top to bottom, in the caller's order.
    pub rows: Vec<Outturn>,
}

impl Outturns {
    /// The finished chart.
    ///
    /// # Errors
    ///
    /// If there are no or more than twenty rows, values cannot be drawn, percentiles cross, or a median is not above
    /// zero.
    pub fn draw(&self) -> Result<Chart, ChartError> {
        let check = Check {
            name: &self.caption.name,
        };
        check.count("rows", &self.rows, MOST)?;
        for row in &self.rows {
            row.check(check)?;
        }
        let values = || self.rows.iter().flat_map(Outturn::placed);
        let axis = Axis::from_zero(values().chain([1.0]));
        let key = [
            Entry(Mark::Diamond(PINK), "reported"),
            Entry(Mark::Line(HALF), "half of simulations"),
            Entry(Mark::Line(EIGHT), "8 in 10"),
            Entry(Mark::Line(NINE), "9 in 10"),
        ];
        let names = self.rows.iter();
        let names = names.map(|row| Name::new(&row.label, LABEL, ROOM));
        let column = |head: &str, cell: fn(&Outturn) -> String| Column {
            head: head.into(),
            cells: self.rows.iter().map(cell).collect(),
            ..Column::default()
        };
        let sheet = Sheet {
            measure: Some(check.covering(axis, values())?),
            key: &key,
            note: self.note(),
            columns: vec![
                column("reported", Outturn::reported),
                column("forecast (8\u{a0}in\u{a0}10)", Outturn::forecast),
            ],
            even: true,
            ..Sheet::new(
                &self.caption,
                "Multiple of the forecast’s median",
                names.collect(),
            )
        };
        let mut laid = sheet.lay();
        let x = laid.x(1.0);
        let upright = [(x, laid.area.top), (x, laid.area.bottom)];
        laid.page.canvas.line(&upright, AS_FORECAST);
        for (place, row) in self.rows.iter().enumerate() {
            row.draw(&mut laid, place);
        }
        laid.finish(self.alt())
    }

    /// The remark, with what arrows mean where there are any.
    fn note(&self) -> String {
        let far = self
            .rows
            .iter()
            .flat_map(Outturn::scaled)
            .any(|value| value > FARTHEST);
        let arrows = "An arrow points at what lies further out; its numbers stand at the right.";
        match (far, self.note.is_empty()) {
            (false, _) => self.note.clone(),
            (true, true) => arrows.to_owned(),
            (true, false) => format!("{arrows} {}", self.note),
        }
    }

    /// The text alternative.
    fn alt(&self) -> String {
        let told = |row: &Outturn| {
            format!(
                "{} {} reported, {} forecast",
                row.label,
                row.reported(),
                row.forecast()
            )
        };
        let rows: Vec<String> = self.rows.iter().map(told).collect();
        format!(
            "What was reported beside the range of 8 in 10 simulations: {}.",
            rows.join("; ")
        )
    }
}

impl Outturn {
    fn check(&self, check: Check) -> Result<(), ChartError> {
        check.numbers(&self.label, &self.percentiles)?;
        check.ordered(&self.label, &self.percentiles[..6], &self.percentiles[1..])?;
        check.numbers(&self.label, &[self.reported])?;
        let median = self.percentiles[3];
        if median > 0.0 {
            check.numbers(&self.label, &self.scaled())
        } else {
            Err(ChartError::OutOfRange {
                chart: check.name.into(),
                what: self.label.clone(),
                position: 4,
                value: median.to_string(),
            })
        }
    }

    /// Percentiles and outturn as multiples of the median.
    fn scaled(&self) -> [f64; 8] {
        let median = self.percentiles[3];
        let [p5, p10, p25, p50, p75, p90, p95] = self.percentiles;
        [p5, p10, p25, p50, p75, p90, p95, self.reported].map(|value| value / median)
    }

    /// The same, what lies further out at the end of the scale.
    fn placed(&self) -> [f64; 8] {
        self.scaled().map(|value| value.min(FARTHEST))
    }

    fn reported(&self) -> String {
        setting(self.reported, FIGURES)
    }

    fn forecast(&self) -> String {
        let [_, low, _, _, _, high, _] = self.percentiles;
        if low < high {
            range(low, high)
        } else {
            rounded(low)
        }
    }

    fn draw(&self, laid: &mut Laid, place: usize) {
        let y = laid.rows[place].y;
        let [p5, p10, p25, p50, p75, p90, p95, outturn] = self.placed().map(|value| laid.x(value));
        let [.., far_end, far_out] = self.scaled().map(|value| value > FARTHEST);
        let canvas = &mut laid.page.canvas;
        for (low, high, stroke) in [(p5, p95, NINE), (p10, p90, EIGHT), (p25, p75, HALF)] {
            canvas.line(&[(low, y), (high, y)], stroke);
        }
        let median = [(p50, y - MEDIAN), (p50, y + MEDIAN)];
        canvas.line(&median, Stroke::solid(WHITE, 5));
        let arrow = |tip: f64, half: f64| {
            let back = tip - 1.4 * half;
            vec![(tip, y), (back, y - half), (back, y + half)]
        };
        if far_end {
            canvas.area(arrow(p95, HEAD), BLUE);
        }
        if far_out {
            canvas.area(arrow(outturn + 5.0, OUTTURN + 10.0), WHITE);
            canvas.area(arrow(outturn, OUTTURN + 3.0), PINK);
        } else {
            canvas.diamond((outturn, y), OUTTURN, PINK);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::testing::{assert_legible, caption};

    fn outturns(rows: &[(&str, f64, f64)]) -> Outturns {
        Outturns {
            caption: caption("outturns"),
            note: String::new(),
            rows: rows
                .iter()
                .map(|(label, median, reported)| Outturn {
                    label: (*label).into(),
                    percentiles: [0.5, 0.6, 0.8, 1.0, 1.3, 1.7, 2.1].map(|part| part * median),
                    reported: *reported,
                })
                .collect(),
        }
    }

    #[test]
    fn each_row_has_what_was_reported_and_what_was_forecast() {
        let chart = outturns(&[
            ("Skilled jobs, 2026/27", 400.0, 312.0),
            ("Rail, £m", 21.0, 3.25),
        ])
        .draw()
        .unwrap();
        assert_legible(&chart);
        assert_eq!(
            chart.alt,
            "What was reported beside the range of 8 in 10 simulations: Skilled jobs, 2026/27 312 reported, 240\u{a0}to\u{a0}680 \
             forecast; Rail, £m 3.25 reported, 13\u{a0}to\u{a0}36 forecast."
        );
    }

    #[test]
    fn figures_of_any_size_share_one_picture_and_stay_legible() {
        let long = "People starting training: Professional, scientific and technical services, all years to 2026/27";
        assert_legible(
            &outturns(&[(long, 900_000.0, 1_234_567.0); 20])
                .draw()
                .unwrap(),
        );
        let far = outturns(&[("Landings", 1.0, 9.0), ("Nothing came", 40.0, 0.0)]);
        let chart = far.draw().unwrap();
        assert_legible(&chart);
        assert!(
            chart
                .svg
                .contains("An arrow points at what lies further out")
        );
        let mut sure = outturns(&[("Sure", 5.0, 5.0)]);
        sure.rows[0].percentiles = [5.0; 7];
        sure.note = "One figure of which the forecast’s median is nothing is not shown.".into();
        assert_legible(&sure.draw().unwrap());
    }

    #[test]
    fn odd_data_is_an_error() {
        assert!(outturns(&[]).draw().is_err());
        assert!(outturns(&[("Many", 1.0, 1.0); 21]).draw().is_err());
        assert!(outturns(&[("Odd", 1.0, f64::NAN)]).draw().is_err());
        assert!(outturns(&[("Nothing", 0.0, 1.0)]).draw().is_err());
        let mut crossed = outturns(&[("Crossed", 1.0, 1.0)]);
        crossed.rows[0].percentiles[6] = 0.1;
        assert!(matches!(crossed.draw(), Err(ChartError::Order { .. })));
    }
}
