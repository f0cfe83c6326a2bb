//! Sums as live formulas, and what is checked about them.
//!
//! Parts and totals hold full digits wherever a cell then shows the number that everybody is told, so that
//! every total is a formula and right to the last digit. Where a cell would show another number (one that is
//! told to tens, say), the cells of its sum hold the told numbers, and the total is a formula only where those
//! add up to it exactly. Every total is checked against the simulated one.

use self::addition::Addition;
use self::ranges::{from_anywhere, ranges, runs};
use super::page::{Digits, Entry, Page};
use crate::document::Sum;
use crate::tables::{Cell, Table};

mod addition;
mod ranges;

/// How many ranges a formula may have.
const MOST_PARTS: usize = 100;

/// A check of one total.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Check {
    /// What is checked: the table, the row and the column.
    pub(super) what: String,
    /// What is compared with what.
    pub(super) compared: Compared,
    /// The sheet of the total, and its cell there.
    pub(super) total: (String, String),
    /// The formula that adds up the parts.
    pub(super) formula: String,
    /// What that results in.
    pub(super) sum: f64,
    /// The total as it was simulated.
    pub(super) simulated: f64,
    /// How far the two may be apart.
    pub(super) tolerance: f64,
}

/// In which digits a sum and its total are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Compared {
    /// Parts in full digits with the simulated total: they are the same.
    Full,
    /// Parts as they are told with the simulated total: they differ by rounding.
    Rounded,
    /// Steps that their table rounded so that they add up: no more than that is seen.
    Steps,
}

/// The cells of a table that may be sums.
#[derive(Debug)]
pub(super) struct Summed<'a> {
    table: &'a Table,
    shown: &'a [usize],
}

/// A total with its parts, by the places of the page.
struct Total {
    at: At,
    parts: Vec<At>,
    addition: Addition,
    what: String,
}

impl Total {
    /// Whether a cell is part of both.
    fn touches(&self, other: &Self) -> bool {
        let own = || self.parts.iter().chain([&self.at]);
        own().any(|at| *at == other.at || other.parts.contains(at))
    }
}

impl<'a> Summed<'a> {
    /// Of a table and the columns of it that are shown.
    pub(super) const fn of(table: &'a Table, shown: &'a [usize]) -> Self {
        Self { table, shown }
    }

    /// Puts formulas into the page, and returns what is checked.
    pub(super) fn write(&self, sums: &[Sum], page: &mut Page) -> Vec<Check> {
        let cells = sums.iter().flat_map(|sum| self.cells(sum));
        let totals: Vec<Total> = cells
            .filter_map(|(total, parts)| self.total(total, &parts, page))
            .collect();
        let compared = compared(&totals);
        for (total, _) in (totals.iter().zip(&compared)).filter(|(_, c)| **c == Compared::Full) {
            self.fill(total, page);
        }
        let mut written = Vec::new();
        let mut checks = Vec::new();
        for (total, compared) in totals.into_iter().zip(compared) {
            let outcome = total.addition.outcome(compared);
            if outcome.is_formula && !written.contains(&total.at) {
                let own = |(row, column): At| page.own(row, column);
                let formula = format!("=SUM({})", ranges(&total.parts, &own));
                let digits = total.addition.digits();
                if let Some(entry) = entry(page, total.at) {
                    *entry = Entry::Formula(formula, outcome.sum, digits);
                }
                written.push(total.at);
            }
            checks.push(Check {
                compared,
                total: (page.name.clone(), page.own(total.at.0, total.at.1)),
                formula: format!("=SUM({})", from_anywhere(&total.parts, page)),
                sum: outcome.sum,
                simulated: total.addition.simulated(),
                tolerance: outcome.tolerance,
                what: total.what,
            });
        }
        checks
    }

    /// A total by its place in the table; `None` where it cannot be told by a formula.
    fn total(&self, at: At, parts: &[At], page: &Page) -> Option<Total> {
        let cells = parts.iter().map(|at| self.cell(*at));
        let addition = Addition::of(&cells.collect::<Option<Vec<_>>>()?, self.cell(at)?)?;
        let place = |(row, column): &At| Some((*row, self.on_page(*column)?));
        let parts: Vec<At> = parts.iter().map(place).collect::<Option<_>>()?;
        // Spreadsheets do not take formulas of any length.
        (runs(&parts).len() <= MOST_PARTS).then_some(Total {
            at: place(&at)?,
            parts,
            addition,
            what: self.what(at, page),
        })
    }

    /// Gives the cells of a sum their full digits behind those that they show.
    fn fill(&self, total: &Total, page: &mut Page) {
        for at in total.parts.iter().chain([&total.at]) {
            let place = self.shown.get(at.1).map(|column| (at.0, *column));
            let exact = place.and_then(|place| self.cell(place)?.exact());
            if let (
                Some(Entry::Number(value, Digits::Decimals(_) | Digits::Percent(_))),
                Some(exact),
            ) = (entry(page, *at), exact)
            {
                *value = exact;
            }
        }
    }

    /// Every total of a sum with its parts, by the places of the table.
    fn cells(&self, sum: &Sum) -> Vec<(At, Vec<At>)> {
        let (own, of) = match sum {
            Sum::Row { row, of } => (row, of),
            Sum::Column { column, of } => (column, of),
        };
        if of.contains(own) || of.is_empty() {
            return Vec::new();
        }
        match sum {
            Sum::Row { row, of } => (0..self.table.columns.len())
                .map(|column| {
                    let parts = of.iter().map(|part| (*part, column));
                    ((*row, column), parts.collect())
                })
                .collect(),
            Sum::Column { column, of } => (0..self.table.rows.len())
                .map(|row| {
                    let parts = of.iter().map(|part| (row, *part));
                    ((row, *column), parts.collect())
                })
                .collect(),
        }
    }

    fn cell(&self, (row, column): At) -> Option<&Cell> {
        self.table.rows.get(row)?.get(column)
    }

    /// Where a column of the table stands on the page.
    fn on_page(&self, column: usize) -> Option<usize> {
        self.shown.iter().position(|shown| *shown == column)
    }

    /// What a total is called: `Money by source: Total, 2024/25, £m`.
    fn what(&self, (row, column): At, page: &Page) -> String {
        let heading = self.table.columns.get(column);
        let heading = heading.map(crate::tables::Column::told).unwrap_or_default();
        let cells = self.table.rows.get(row);
        let words = cells.and_then(|cells| {
            let mut words = cells.iter().filter(|cell| cell.number().is_none());
            words.find_map(|cell| Some(cell.told()).filter(|text| !text.is_empty()))
        });
        let row = words.unwrap_or_else(|| format!("row {}", row + 1));
        format!("{}: {row}, {heading}", page.title)
    }
}

/// In which digits each total is compared. Sums that share a cell hold the same digits.
fn compared(totals: &[Total]) -> Vec<Compared> {
    if totals.iter().all(|total| total.addition.is_of_rounded()) {
        let is_sum = |total: &Total| total.addition.outcome(Compared::Steps).is_formula;
        if totals.iter().all(is_sum) {
            return vec![Compared::Steps; totals.len()];
        }
    }
    let mut full: Vec<bool> = totals
        .iter()
        .map(|total| total.addition.may_be_full())
        .collect();
    loop {
        let apart = (0..totals.len()).find(|one| {
            let touches = |other: usize| !full[other] && totals[*one].touches(&totals[other]);
            full[*one] && (0..totals.len()).any(touches)
        });
        let Some(apart) = apart else { break };
        full[apart] = false;
    }
    let kind = |full| {
        if full {
            Compared::Full
        } else {
            Compared::Rounded
        }
    };
    full.into_iter().map(kind).collect()
}

/// A place in a table: row and column, counted from 0.
type At = (usize, usize);

fn entry(page: &mut Page, (row, column): At) -> Option<&mut Entry> {
    page.grid.rows.get_mut(row)?.get_mut(column)
}
