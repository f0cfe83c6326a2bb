//! How many outturns ranges held: what they say, what was found, and what luck alone explains.

use super::axis::Axis;
use super::check::Check;
use super::page::{Entry, LABEL, Mark, tick};
use super::rows::{Column, Laid, Name, Sheet};
use super::theme::{AXIS, GRID, NAVY, ORANGE, Stroke};
use super::{Caption, Chart, ChartError};

/// Most rows on a page.
const MOST: usize = 15;
/// Widest row label.
const ROOM: f64 = 560.0;
/// Half the height of what luck explains.
const HALF: f64 = 20.0;
/// Radius of what was found.
const FOUND: f64 = 13.0;
/// Edge of what luck explains.
const EDGE: Stroke = Stroke::solid(AXIS, 2);

/// One range of one forecast.
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    /// Which. Example: `8 in 10`.
    pub label: String,
    /// The share of outturns that it holds on average, from 0 to 1.
    pub expected: f64,
    /// How many it held.
    pub hits: usize,
    /// Of how many.
    pub of: usize,
    /// The fewest and the most that luck alone explains.
    pub by_luck: [usize; 2],
}

/// Ranges in their rows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Coverage {
    /// The words around the chart.
    pub caption: Caption,
    /// At most fifteen rows, from top to bottom, in the caller's order.
    pub rows: Vec<Held>,
}

impl Coverage {
    /// The finished chart.
    ///
    /// # Errors
    ///
    /// If there are no or more than fifteen rows, or a share is not between 0 and 1.
    pub fn draw(&self) -> Result<Chart, ChartError> {
        let check = Check {
            name: &self.caption.name,
        };
        check.count("rows", &self.rows, MOST)?;
        for row in &self.rows {
            check.shares(&row.label, &row.shares())?;
        }
        let names = self.rows.iter();
        let names = names.map(|row| Name::new(&row.label, LABEL, ROOM));
        let key = [
            Entry(Mark::Disc(NAVY), "found"),
            Entry(Mark::Tick(ORANGE), "expected if the forecast is right"),
            Entry(Mark::Bar(GRID), "luck alone explains this, 9 times in 10"),
        ];
        let sheet = Sheet {
            measure: Some(Axis::shares()),
            key: &key,
            columns: vec![Column {
                head: "held".into(),
                cells: self.rows.iter().map(Held::written).collect(),
                ..Column::default()
            }],
            even: true,
            ..Sheet::new(
                &self.caption,
                "Share of outturns within the range",
                names.collect(),
            )
        };
        let mut laid = sheet.lay();
        for (place, row) in self.rows.iter().enumerate() {
            row.draw(&mut laid, place);
        }
        laid.finish(self.alt())
    }

    /// The text alternative.
    fn alt(&self) -> String {
        let told = |row: &Held| {
            let [fewest, most] = row.by_luck;
            format!(
                "{} held {}, luck alone explains {fewest} to {most}",
                row.label,
                row.written()
            )
        };
        let rows: Vec<String> = self.rows.iter().map(told).collect();
        format!("How many outturns each range held: {}.", rows.join("; "))
    }
}

impl Held {
    /// What was expected, what was found, and the ends of what luck explains, as shares.
    fn shares(&self) -> [f64; 4] {
        let share = |number: usize| number as f64 / self.of as f64;
        let [fewest, most] = self.by_luck;
        [self.expected, share(self.hits), share(fewest), share(most)]
    }

    fn written(&self) -> String {
        format!("{} of {}", self.hits, self.of)
    }

    fn draw(&self, laid: &mut Laid, place: usize) {
        let y = laid.rows[place].y;
        let [expected, found, fewest, most] = self.shares().map(|share| laid.x(share));
        let canvas = &mut laid.page.canvas;
        let (top, bottom) = (y - HALF, y + HALF);
        canvas.block((fewest, top), (most, bottom), GRID);
        for x in [fewest, most] {
            canvas.line(&[(x, top), (x, bottom)], EDGE);
        }
        tick(canvas, (expected, y), ORANGE);
        canvas.disc((found, y), FOUND, NAVY);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::testing::{assert_legible, caption, says};

    fn held(label: &str, hits: usize, of: usize) -> Held {
        Held {
            label: label.into(),
            expected: 0.8,
            hits,
            of,
            by_luck: [of / 2, of],
        }
    }

    fn coverage(rows: Vec<Held>) -> Coverage {
        Coverage {
            caption: caption("coverage"),
            rows,
        }
    }

    #[test]
    fn hits_stand_beside_what_luck_explains() {
        let chart = coverage(vec![held("Half", 5, 12), held("8 in 10", 9, 12)])
            .draw()
            .unwrap();
        assert_legible(&chart);
        assert!(says(&chart, "9 of 12"));
        assert_eq!(
            chart.alt,
            "How many outturns each range held: Half held 5 of 12, luck alone explains 6 to 12; 8 in 10 held 9 of 12, \
             luck alone explains 6 to 12."
        );
    }

    #[test]
    fn many_long_and_single_rows_stay_legible() {
        let long = "9 in 10: Life sciences investment zone with skills first and laboratories later, second revision";
        assert_legible(&coverage(vec![held(long, 0, 1); 15]).draw().unwrap());
        assert_legible(&coverage(vec![held("Half", 1, 1)]).draw().unwrap());
    }

    #[test]
    fn odd_data_is_an_error() {
        assert!(coverage(vec![]).draw().is_err());
        assert!(coverage(vec![held("Many", 1, 2); 16]).draw().is_err());
        assert!(coverage(vec![held("None", 0, 0)]).draw().is_err());
        assert!(coverage(vec![held("More than all", 3, 2)]).draw().is_err());
    }
}
