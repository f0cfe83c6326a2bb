//! Row by row: what each says, and what is wrong with its cells.

use std::collections::BTreeMap;

use crate::monitoring::cells::{Said, figure, kind, plain, share};
use crate::monitoring::column::Column;
use crate::monitoring::{Kind, Row, Spread, sense};
use crate::sheet::headings::Headings;
use crate::sheet::number::{Wrong, wrong};
use crate::sheet::problems::Problems;
use crate::sheet::text::cleaned;
use crate::sheet::{self, Cell, Sheet, year};

/// Goes through the rows below the headings.
pub(super) struct Reader<'a> {
    pub sheet: &'a Sheet,
    pub headings: &'a Headings<Column>,
    pub problems: &'a mut Problems,
}

impl Reader<'_> {
    /// All rows that report something.
    pub fn rows(&mut self) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut seen: BTreeMap<(String, Option<i32>), usize> = BTreeMap::new();
        let sheet = self.sheet;
        for row in sheet
            .rows
            .iter()
            .filter(|row| row.number > self.headings.row)
        {
            let Some(row) = self.row(row) else { continue };
            let key = (row.metric.clone(), row.year);
            if let Some(first) = seen.get(&key) {
                self.say(
                    row.number,
                    Column::Metric,
                    &wrong(
                        format!("row {first} reports `{}` of the same year already", row.metric),
                        "keep one of the two; what two bodies report of the same metric is added up first",
                    ),
                );
            } else {
                seen.insert(key, row.number);
            }
            rows.push(row);
        }
        rows
    }

    fn say(&mut self, row: usize, column: Column, wrong: &Wrong) {
        let name = self.headings.name(self.sheet, row, column);
        let message = format!("{name}: {}", wrong.message);
        self.problems.of_row(row, message, &wrong.help);
    }

    /// Takes what was read, or says what is wrong with the cell.
    fn taken<T>(
        &mut self,
        row: usize,
        column: Column,
        found: Result<Option<T>, Wrong>,
    ) -> Option<T> {
        found.unwrap_or_else(|wrong| {
            self.say(row, column, &wrong);
            None
        })
    }

    fn row(&mut self, row: &sheet::Row) -> Option<Row> {
        let (headings, number) = (self.headings, row.number);
        let cell = |column: Column| headings.cell(row, column);
        if *cell(Column::Value) == Cell::Empty {
            self.unreported(row);
            return None;
        }
        let before = self.problems.len();
        let said = match figure(cell(Column::Value)) {
            Ok(None) => {
                self.unreported(row);
                return None;
            }
            found => self.taken(number, Column::Value, found),
        };
        let metric = self.metric(row);
        let year = self.taken(number, Column::Year, year::read(cell(Column::Year)));
        let kind = self.taken(number, Column::Kind, kind(cell(Column::Kind)));
        let spread = self.spread(row);
        let of = self.taken(number, Column::Of, plain(cell(Column::Of)));
        let reported = share(cell(Column::ReportedShare));
        let reported = self.taken(number, Column::ReportedShare, reported);
        let discrepancy = share(cell(Column::Discrepancy));
        let discrepancy = self.taken(number, Column::Discrepancy, discrepancy);
        if self.problems.len() > before {
            return None;
        }
        let (said, metric) = (said?, metric?);
        let found = Row {
            number,
            metric,
            year,
            value: said.value,
            spread,
            kind: kind.or(said.kind),
            of: of.map(|of| of.value),
            reported_share: reported.unwrap_or(1.0),
            discrepancy,
            unit: text_of(cell(Column::Unit)),
            source: text_of(cell(Column::Source)),
            note: text_of(cell(Column::Note)),
        };
        self.make_sense(&found, said, kind);
        Some(found)
    }

    /// Nothing was reported; then nothing that goes with it can be there either.
    fn unreported(&mut self, row: &sheet::Row) {
        for column in [Column::Sd, Column::Lower, Column::Upper, Column::Of] {
            if *self.headings.cell(row, column) != Cell::Empty {
                let message = format!(
                    "the value is missing, though there is something in the column “{}”",
                    column.heading()
                );
                let help = "write the figure, or leave the row empty until it is reported";
                return self.say(row.number, Column::Value, &wrong(message, help));
            }
        }
    }

    fn metric(&mut self, row: &sheet::Row) -> Option<String> {
        let help = "write the metric’s dotted name, such as jobs.filled; `regiocast monitor-template SCENARIO` lists those of a scenario";
        let found = match self.headings.cell(row, Column::Metric) {
            Cell::Text(text) => return Some(cleaned(text)),
            Cell::Empty => wrong("there is a value, but no metric", help),
            other => wrong(format!("{} is no metric", other.shown()), help),
        };
        self.say(row.number, Column::Metric, &found);
        None
    }

    fn spread(&mut self, row: &sheet::Row) -> Option<Spread> {
        let number = row.number;
        let mut read = |column: Column| {
            let found = plain(self.headings.cell(row, column));
            let found = self.taken(number, column, found);
            found.map(|said| said.value)
        };
        let (sd, lower, upper) = (read(Column::Sd), read(Column::Lower), read(Column::Upper));
        match (sd, lower, upper) {
            (Some(_), Some(_), _) | (Some(_), _, Some(_)) => {
                let found = wrong(
                    "both a standard error and a range are given",
                    "keep one of the two: the standard error in “SD”, or the 80% range in “Lower” and “Upper”",
                );
                self.say(number, Column::Sd, &found);
                None
            }
            (Some(sd), None, None) => Some(Spread::Sd(sd)),
            (None, Some(lower), Some(upper)) => Some(Spread::Range(lower, upper)),
            (None, None, None) => None,
            (None, lower, _) => {
                let (there, missing) = match lower {
                    Some(_) => (Column::Lower, Column::Upper),
                    None => (Column::Upper, Column::Lower),
                };
                let is_there = *self.headings.cell(row, missing) != Cell::Empty;
                if !is_there {
                    let found = wrong(
                        format!(
                            "“{}” is given, and “{}” is not",
                            there.heading(),
                            missing.heading()
                        ),
                        "write both ends of the 80% range, or leave both empty",
                    );
                    self.say(number, missing, &found);
                }
                None
            }
        }
    }

    fn make_sense(&mut self, row: &Row, said: Said, stated: Option<Kind>) {
        let mut found = sense::of_any_kind(row);
        match (stated, said.kind) {
            (Some(stated), Some(spelt)) if stated != spelt => found.push((
                Column::Kind,
                wrong(
                    format!(
                        "the kind is {}, and the value is {}",
                        stated.word(),
                        spelt.with_article()
                    ),
                    format!("write {} as the kind, or put the value right", spelt.word()),
                ),
            )),
            _ => {}
        }
        if let Some(kind) = row.kind {
            found.extend(sense::of_kind(row, kind));
        }
        for (column, wrong) in found {
            self.say(row.number, column, &wrong);
        }
    }
}

/// The text of a cell, on one line.
fn text_of(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => cleaned(text),
        other => other.shown(),
    }
}
