//! How far an input must move before a target's chance passes the level that is asked for: each input on a strip of its
//! own, over the values thought possible.

use super::canvas::Canvas;
use super::check::Check;
use super::font::widest;
use super::number::{in_hundred, setting};
use super::page::{Entry, LABEL, Mark, tick};
use super::rows::{Column, Laid, Name, Sheet};
use super::theme::{AXIS, Colour, GAP, GRID, NAVY, PINK, Stroke, TEXT, TURQUOISE};
use super::{Caption, Chart, ChartError};

/// Most rows on a page.
const MOST: usize = 12;
/// Widest row label.
const ROOM: f64 = 480.0;
/// Half the height of a strip.
const HALF: f64 = 15.0;
/// Significant figures of an input's values.
const FIGURES: i32 = 3;
/// Where the chance is at least the level.
const ENOUGH: Colour = TURQUOISE;
/// Where it is below.
const SHORT: Colour = GRID;
/// Gap between a strip and the words at its ends: a mark may stand on the end.
const CLEAR: f64 = GAP + 10.0;
/// Edge of strips.
const EDGE: Stroke = Stroke::solid(AXIS, 2);

/// On which side of the switching value the target's chance is at least the level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Enough {
    /// Above it.
    Above,
    /// Below it.
    Below,
}

/// Where the chance passes the level.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Switch {
    /// At a value within the strip.
    At {
        /// The input's value, in its own unit.
        value: f64,
        /// On which side the chance is at least the level.
        enough: Enough,
        /// Share of simulations whose input lies on the better side of the value, where the chance is at least the level,
        /// from 0 to 1.
        better: f64,
    },
    /// Nowhere within the strip.
    Never {
        /// Whether the chance is at least the level everywhere (or else nowhere).
        enough: bool,
    },
}

/// One input.
#[derive(Debug, Clone, PartialEq)]
pub struct Input {
    /// What it is, with its unit. Example: `Share of firms that would have come anyway`.
    pub label: String,
    /// One simulation in twenty lies below this, in the input's own unit.
    pub p5: f64,
    /// Median.
    pub p50: f64,
    /// One in twenty lies above this.
    pub p95: f64,
    /// Where the chance passes the level.
    pub switch: Switch,
}

/// Inputs with their switching values for one target.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Switching {
    /// The words around the chart.
    pub caption: Caption,
    /// The target. Example: `at least 5,000 skilled jobs by 2033/34`.
    pub target: String,
    /// The chance that is asked for, from 0 to 1.
    pub level: f64,
    /// At most twelve inputs, from top to bottom, in the caller's order.
    pub rows: Vec<Input>,
}

impl Switching {
    /// The finished chart.
    ///
    /// # Errors
    ///
    /// If there are no or more than twelve rows, values cannot be drawn, percentiles cross, a switching value lies
    /// outside its strip, or the level or a share is not between 0 and 1.
    pub fn draw(&self) -> Result<Chart, ChartError> {
        self.check()?;
        let names = self.rows.iter();
        let names = names.map(|row| Name::new(&row.label, LABEL, ROOM));
        let ends = |end: fn(&Input) -> f64| {
            let words = self.rows.iter().map(|row| setting(end(row), FIGURES));
            widest(&words.collect::<Vec<_>>(), TEXT, LABEL.weight) + CLEAR
        };
        let asked = in_hundred(self.level);
        let (enough, short) = (
            format!("chance at least {asked}"),
            format!("chance below {asked}"),
        );
        let key = [
            Entry(Mark::Bar(ENOUGH), &enough),
            Entry(Mark::Bar(SHORT), &short),
            Entry(Mark::Tick(NAVY), "median of the input"),
            Entry(Mark::Diamond(PINK), "switches here"),
        ];
        let sheet = Sheet {
            key: &key,
            note: self.note(),
            columns: vec![Column {
                head: "switches at (input\u{a0}on\u{a0}the\u{a0}better\u{a0}side)".into(),
                cells: self.rows.iter().map(Input::written).collect(),
                ..Column::default()
            }],
            beside: (ends(|row| row.p5), ends(|row| row.p95)),
            ..Sheet::new(&self.caption, "", names.collect())
        };
        let mut laid = sheet.lay();
        for (place, row) in self.rows.iter().enumerate() {
            draw_row(&mut laid, place, row);
        }
        laid.finish(self.alt())
    }

    /// Checks what was given.
    fn check(&self) -> Result<(), ChartError> {
        let check = Check {
            name: &self.caption.name,
        };
        check.count("rows", &self.rows, MOST)?;
        check.shares("level", &[self.level])?;
        for row in &self.rows {
            check.numbers(&row.label, &[row.p5, row.p50, row.p95])?;
            check.ordered(&row.label, &[row.p5, row.p50], &[row.p50, row.p95])?;
            if let Switch::At { value, better, .. } = row.switch {
                check.numbers(&row.label, &[value])?;
                check.ordered(&row.label, &[row.p5, value], &[value, row.p95])?;
                check.shares(&row.label, &[better])?;
            }
        }
        Ok(())
    }

    /// What the strips are.
    fn note(&self) -> String {
        format!(
            "Target: {}. Each strip holds 9 in 10 simulated values of its input, from low to high; all else varies as \
             simulated. In brackets: simulations whose input lies on the better side.",
            self.target
        )
    }

    /// The text alternative.
    fn alt(&self) -> String {
        let told = |row: &Input| {
            let [p5, p95] = [row.p5, row.p95].map(|value| setting(value, FIGURES));
            format!("{} ({p5} to {p95}): {}", row.label, row.written())
        };
        let rows: Vec<String> = self.rows.iter().map(told).collect();
        format!(
            "Value of each input at which the chance of {} passes {}: {}.",
            self.target,
            in_hundred(self.level),
            rows.join("; ")
        )
    }
}

impl Input {
    /// The switching value in words.
    fn written(&self) -> String {
        match self.switch {
            Switch::At { value, better, .. } => {
                let better = in_hundred(better);
                format!("{} ({better})", setting(value, FIGURES))
            }
            Switch::Never { .. } => "never within its range".into(),
        }
    }

    /// Where `value` lies from the strip's left end (0) to its right end (1).
    fn place(&self, value: f64) -> f64 {
        if self.p95 > self.p5 {
            ((value - self.p5) / (self.p95 - self.p5)).clamp(0.0, 1.0)
        } else {
            0.5
        }
    }

    /// Colours of the strip left and right of the switching value, which lies at the third number.
    fn halves(&self) -> (Colour, Colour, f64) {
        match self.switch {
            Switch::At { value, enough, .. } => {
                let (left, right) = match enough {
                    Enough::Above => (SHORT, ENOUGH),
                    Enough::Below => (ENOUGH, SHORT),
                };
                (left, right, self.place(value))
            }
            Switch::Never { enough: true } => (ENOUGH, ENOUGH, 1.0),
            Switch::Never { enough: false } => (SHORT, SHORT, 1.0),
        }
    }
}

/// Draws strip, marks and ends of one row.
fn draw_row(laid: &mut Laid, place: usize, row: &Input) {
    let y = laid.rows[place].y;
    let (left, right) = (laid.area.left, laid.area.right);
    let at = |share: f64| left + share * (right - left);
    let (before, after, share) = row.halves();
    let (top, bottom) = (y - HALF, y + HALF);
    let canvas: &mut Canvas = &mut laid.page.canvas;
    canvas.block((left, top), (at(share), bottom), before);
    canvas.block((at(share), top), (right, bottom), after);
    let outline = [
        (left, top),
        (right, top),
        (right, bottom),
        (left, bottom),
        (left, top),
    ];
    canvas.line(&outline, EDGE);
    tick(canvas, (at(row.place(row.p50)), y), NAVY);
    if matches!(row.switch, Switch::At { .. }) {
        canvas.diamond((at(share), y), 16.0, PINK);
    }
    let low = setting(row.p5, FIGURES);
    canvas.label((left - CLEAR, y), &low, LABEL.end(), false);
    let high = setting(row.p95, FIGURES);
    canvas.label((right + CLEAR, y), &high, LABEL, false);
}

#[cfg(test)]
mod tests;
