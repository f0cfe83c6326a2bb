//! How much of the spread of a result each input accounts for: bars from 0 to 100%, with whiskers for how well the share
//! is known.

use super::axis::Axis;
use super::check::Check;
use super::number::{percent, thousands};
use super::page::{Entry, LABEL, Mark};
use super::rows::{Column, Laid, Name, Row, Sheet, remark};
use super::theme::{AXIS_LINE, Colour, GRID, NAVY, RATED_AMBER, RATED_GREEN, RATED_RED, TURQUOISE};
use super::{Caption, Chart, ChartError, whisker};

/// Most rows on a page.
const MOST: usize = 20;
/// Widest row label.
const ROOM: f64 = 520.0;
/// Share of a row that its bar fills.
const FILL: f64 = 0.62;
/// Side of a rating's square.
const SQUARE: f64 = 24.0;

/// What an input is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// An assumption: not known, but could be learnt.
    Unknown,
    /// Plain luck: chance that nobody can learn beforehand.
    Luck,
    /// All others together.
    Others,
}

/// How good the evidence for an input is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rating {
    /// Good.
    Green,
    /// Middling.
    Amber,
    /// Poor.
    Red,
}

/// One input.
#[derive(Debug, Clone, PartialEq)]
pub struct Share {
    /// What it is. Example: `Share of firms that would have come anyway`.
    pub label: String,
    /// Share of the spread, from 0 to 1.
    pub share: f64,
    /// Lower and upper end of the interval around the share, from 0 to 1, if it is to be drawn. (Estimates may stray
    /// beyond 0 and 1: cut them off there.)
    pub interval: Option<(f64, f64)>,
    /// What it is, for the colour.
    pub source: Source,
    /// Rating of its evidence, if it has one.
    pub rating: Option<Rating>,
}

/// Inputs with their shares.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Shares {
    /// The words around the chart.
    pub caption: Caption,
    /// What is measured along the bottom, with its unit. Example: `Share of the spread in skilled jobs, 2033/34 (%)`.
    pub axis: String,
    /// What whiskers say. Example: `range of the estimate (19 times in 20)`. Needed only if there are intervals.
    pub whisker: String,
    /// Head of the column of ratings. Example: `evidence`. Needed only if there are ratings.
    pub rated: String,
    /// A remark below the key; may be empty.
    pub note: String,
    /// At most twenty inputs, from top to bottom, in the caller's order.
    pub rows: Vec<Share>,
}

impl Shares {
    /// The finished chart.
    ///
    /// # Errors
    ///
    /// If there are no or more than twenty rows, a share or interval is not between 0 and 1, or an interval does not
    /// hold its share.
    pub fn draw(&self) -> Result<Chart, ChartError> {
        self.check()?;
        let names = self.rows.iter();
        let names = names.map(|row| Name::new(&row.label, LABEL, ROOM));
        let values = || {
            let rows = self.rows.iter();
            rows.flat_map(|row| [row.share, row.ends().0, row.ends().1])
                .map(|share| share * 100.0)
        };
        // Above a half the whole is in sight anyway; below, the bars would be needlessly short.
        let whole = values().any(|share| share > 50.0);
        let axis = Axis::from_zero(values().chain(whole.then_some(100.0)));
        let sheet = Sheet {
            measure: Some(self.checker().covering(axis, values())?),
            key: &self.key(),
            note: remark(
                values(),
                "No input accounts for any of the spread.",
                &self.note,
            ),
            columns: self.columns(),
            ..Sheet::new(&self.caption, &self.axis, names.collect())
        };
        let mut laid = sheet.lay();
        for (place, row) in self.rows.iter().enumerate() {
            self.draw_row(&mut laid, place, row);
        }
        let zero = [
            (laid.area.left, laid.area.top),
            (laid.area.left, laid.area.bottom),
        ];
        laid.page.canvas.line(&zero, AXIS_LINE);
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
            let (low, high) = row.ends();
            check.shares(&row.label, &[row.share, low, high])?;
            check.ordered(&row.label, &[low, row.share], &[row.share, high])?;
        }
        Ok(())
    }

    /// Draws bar, whisker and rating of one row.
    fn draw_row(&self, laid: &mut Laid, place: usize, row: &Share) {
        let Row { y, pitch } = laid.rows[place];
        let half = (pitch * FILL / 2.0).min(28.0);
        let [zero, end] = [0.0, row.share].map(|share| laid.x(share * 100.0));
        let interval = row.interval.map(|(low, high)| (low * 100.0, high * 100.0));
        let interval = interval.map(|(low, high)| (laid.x(low), laid.x(high)));
        let rated = self.has_ratings().then(|| laid.columns[0]);
        let canvas = &mut laid.page.canvas;
        canvas.block((zero, y - half), (end, y + half), colour(row.source));
        if row.source == Source::Others {
            // Light grey needs an edge to be seen on white.
            let (top, bottom) = (y - half, y + half);
            let outline = [(zero, top), (end, top), (end, bottom), (zero, bottom)];
            canvas.line(&outline, AXIS_LINE);
        }
        if let Some(ends) = interval {
            whisker::draw(canvas, ends, y);
        }
        if let (Some(left), Some(rating)) = (rated, row.rating) {
            let corner = (left, y - SQUARE / 2.0);
            let opposite = (left + SQUARE, y + SQUARE / 2.0);
            canvas.block(corner, opposite, rating.colour());
        }
    }

    /// Whether any row has a rating.
    fn has_ratings(&self) -> bool {
        self.rows.iter().any(|row| row.rating.is_some())
    }

    /// The columns at the right: ratings, if there are any, and numbers.
    fn columns(&self) -> Vec<Column> {
        let rows = self.rows.iter();
        let rated = rows.map(|row| row.rating.map_or("", Rating::word).to_owned());
        let ratings = Column {
            head: self.rated.clone(),
            cells: rated.collect(),
            mark: SQUARE + 10.0,
            ..Column::default()
        };
        let numbers = Column {
            head: "share".into(),
            cells: self.rows.iter().map(Share::written).collect(),
            ..Column::default()
        };
        let mut columns = vec![numbers];
        if self.has_ratings() {
            columns.insert(0, ratings);
        }
        columns
    }

    /// The marks there are.
    fn key(&self) -> Vec<Entry<'_>> {
        let sources = [
            (Source::Unknown, "not known (could be learnt)"),
            (Source::Luck, "plain luck"),
            (Source::Others, "all others together"),
        ];
        let there = sources.into_iter();
        let there = there.filter(|(source, _)| self.rows.iter().any(|row| row.source == *source));
        let mut key: Vec<Entry> = there
            .map(|(source, words)| match source {
                Source::Others => Entry(Mark::Band(colour(source), AXIS_LINE), words),
                _ => Entry(Mark::Bar(colour(source)), words),
            })
            .collect();
        if self.rows.iter().any(|row| row.interval.is_some()) {
            key.push(Entry(Mark::Whisker, &self.whisker));
        }
        key
    }

    /// The text alternative.
    fn alt(&self) -> String {
        let told = |row: &Share| {
            let rating = row.rating.map_or(String::new(), |rating| {
                format!(", {}: {}", self.rated, rating.word())
            });
            let source = match row.source {
                Source::Luck => ", plain luck",
                Source::Unknown | Source::Others => "",
            };
            format!("{} {}{source}{rating}", row.label, row.written())
        };
        let rows: Vec<String> = self.rows.iter().map(told).collect();
        format!("{}: {}.", self.axis, rows.join("; "))
    }
}

impl Share {
    /// Ends of the interval, or the share itself.
    fn ends(&self) -> (f64, f64) {
        self.interval.unwrap_or((self.share, self.share))
    }

    /// The numbers.
    fn written(&self) -> String {
        let whole = |share: f64| thousands(share * 100.0, 0);
        let interval = self.interval.map_or(String::new(), |(low, high)| {
            format!(" ({} to {})", whole(low), whole(high))
        });
        format!("{}{interval}", percent(self.share))
    }
}

impl Rating {
    /// Its word.
    const fn word(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Amber => "amber",
            Self::Red => "red",
        }
    }

    /// Its colour.
    const fn colour(self) -> Colour {
        match self {
            Self::Green => RATED_GREEN,
            Self::Amber => RATED_AMBER,
            Self::Red => RATED_RED,
        }
    }
}

/// Colour of a bar: dark, middling and light, so that they differ without colour too.
const fn colour(source: Source) -> Colour {
    match source {
        Source::Unknown => NAVY,
        Source::Luck => TURQUOISE,
        Source::Others => GRID,
    }
}

#[cfg(test)]
mod tests;
