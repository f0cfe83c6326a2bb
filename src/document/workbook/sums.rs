//! Sums as live formulas, and what is checked about them.
//!
//! A total is a formula only where the numbers as they are told add up to it exactly: a formula must
//! not result in another number than the one that everybody is told. Every total is checked, though:
//! whether the told parts make up the simulated total as far as rounding can explain.

use super::exhibit::digits;
use super::page::{Entry, Page, cell};
use crate::document::Sum;
use crate::tables::number::Number;
use crate::tables::{Cell, Table};

/// A check of one total.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Check {
    /// What is checked: the table, the row and the column.
    pub(super) what: String,
    /// The total's address, from anywhere.
    pub(super) total: String,
    /// The formula that adds up the parts.
    pub(super) formula: String,
    /// What that results in.
    pub(super) sum: f64,
    /// The total as it was simulated.
    pub(super) simulated: f64,
    /// The difference that rounding explains.
    pub(super) tolerance: f64,
}

/// The cells of a table that may be sums.
#[derive(Debug)]
pub(super) struct Summed<'a> {
    table: &'a Table,
    shown: &'a [usize],
}

impl<'a> Summed<'a> {
    /// Of a table and the columns of it that are shown.
    pub(super) const fn of(table: &'a Table, shown: &'a [usize]) -> Self {
        Self { table, shown }
    }

    /// Puts formulas into the page, and returns what is checked.
    pub(super) fn write(&self, sums: &[Sum], page: &mut Page) -> Vec<Check> {
        let mut checks = Vec::new();
        let mut written = Vec::new();
        for (total, parts) in sums.iter().flat_map(|sum| self.cells(sum)) {
            let Some(addition) = self.addition(total, &parts) else {
                continue;
            };
            let place = |(row, column): At| Some((row, self.on_page(column)?));
            let Some(at) = place(total) else { continue };
            let Some(parts) = parts.into_iter().map(place).collect::<Option<Vec<At>>>() else {
                continue;
            };
            if addition.is_exact && !written.contains(&at) {
                let own = |(row, column): At| page.own(row, column);
                let formula = format!("=SUM({})", ranges(&parts, &own));
                let number = addition.total;
                if let Some(entry) = entry(page, at) {
                    *entry = Entry::Formula(formula, number.value, digits(number));
                }
                written.push(at);
            }
            checks.push(Check {
                what: self.what(total, page),
                total: page.anywhere(at.0, at.1),
                formula: format!("=SUM({})", from_anywhere(&parts, page)),
                sum: addition.sum,
                simulated: addition.simulated,
                tolerance: addition.tolerance,
            });
        }
        checks
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

    /// The numbers of a total and its parts; `None` where one of them is no number.
    fn addition(&self, total: At, parts: &[At]) -> Option<Addition> {
        let parts: Vec<Part> = parts
            .iter()
            .filter(|at| !matches!(self.cell(**at), Some(Cell::Empty)))
            .map(|at| self.part(*at))
            .collect::<Option<_>>()?;
        let total = self.part(total)?;
        if parts.is_empty() || parts.iter().any(|p| p.told.percent != total.told.percent) {
            return None;
        }
        let all = || parts.iter().chain([&total]);
        let places = all().map(Part::places).max().unwrap_or_default();
        let scale = 10_f64.powi(i32::try_from(places).unwrap_or_default());
        let whole = |number: &Number| (number.value * scale).round();
        let sum: f64 = parts.iter().map(|part| whole(&part.told)).sum();
        Some(Addition {
            total: total.told,
            is_exact: sum == whole(&total.told),
            sum: sum / scale,
            simulated: total.exact,
            // The last digits of binary numbers, which are no difference.
            tolerance: all().map(|part| part.rounding).sum::<f64>()
                + 1e-9 * total.exact.abs().max(1.0),
        })
    }

    fn cell(&self, (row, column): At) -> Option<&Cell> {
        self.table.rows.get(row)?.get(column)
    }

    fn part(&self, at: At) -> Option<Part> {
        let cell = self.cell(at)?;
        let (told, exact) = (cell.number()?, cell.exact()?);
        // A table that rounds by itself may have begun from rounded numbers.
        let own = match cell {
            Cell::Rounded { decimals, .. } => {
                0.5 * 10_f64.powi(-i32::try_from(*decimals).unwrap_or_default())
            }
            _ => 0.0,
        };
        Some(Part {
            told,
            exact,
            rounding: (told.value - exact).abs().max(own),
        })
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

/// A place in a table: row and column, counted from 0.
type At = (usize, usize);

/// A total and the sum of its parts.
struct Addition {
    total: Number,
    is_exact: bool,
    sum: f64,
    simulated: f64,
    tolerance: f64,
}

/// A number that is added up.
struct Part {
    told: Number,
    exact: f64,
    /// How far rounding may have moved it.
    rounding: f64,
}

impl Part {
    /// Digits after the point of its value.
    const fn places(&self) -> usize {
        self.told.decimals + if self.told.percent { 2 } else { 0 }
    }
}

fn entry(page: &mut Page, (row, column): At) -> Option<&mut Entry> {
    page.grid.rows.get_mut(row)?.get_mut(column)
}

/// Cells as the arguments of a sum, those that touch as ranges: `B3:B5,B8`.
fn ranges(parts: &[At], name: &dyn Fn(At) -> String) -> String {
    runs(parts)
        .into_iter()
        .map(|(first, last)| {
            if first == last {
                name(first)
            } else {
                format!("{}:{}", name(first), name(last))
            }
        })
        .collect::<Vec<_>>()
        .join(",")
}

/// The same from another sheet: `'Money'!B3:B5,'Money'!B8`.
fn from_anywhere(parts: &[At], page: &Page) -> String {
    let below = page.header() + 1;
    runs(parts)
        .into_iter()
        .map(|(first, last)| {
            let from = page.anywhere(first.0, first.1);
            if first == last {
                from
            } else {
                format!("{from}:{}", cell(below + last.0, last.1))
            }
        })
        .collect::<Vec<_>>()
        .join(",")
}

/// First and last of the cells that follow each other in a column or a row.
fn runs(parts: &[At]) -> Vec<(At, At)> {
    let mut runs: Vec<(At, At)> = Vec::new();
    for &(row, column) in parts {
        if let Some((first, last)) = runs.last_mut() {
            let down = first.1 == column && last.1 == column && last.0 + 1 == row;
            let right = first.0 == row && last.0 == row && last.1 + 1 == column;
            if down || right {
                *last = (row, column);
                continue;
            }
        }
        runs.push(((row, column), (row, column)));
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_that_touch_are_ranges() {
        let name = |(row, column): At| cell(row, column);
        assert_eq!(ranges(&[(0, 1), (1, 1), (2, 1), (5, 1)], &name), "B1:B3,B6");
        assert_eq!(ranges(&[(0, 1), (0, 2), (1, 2)], &name), "B1:C1,C2");
        assert_eq!(ranges(&[(3, 1), (1, 1)], &name), "B4,B2");
    }
}
