//! Is the list counted in £ million? Pounds and thousands of pounds look like numbers too.
//!
//! Numbers that stand in a cell without a unit are looked at together, since one mistake makes all
//! of them wrong, and none of them can be told to be wrong alone. An amount with its unit, “£1,200m”,
//! is taken at its word: so a list that is truly so large can be read.

use std::fmt::Write as _;

use super::amount::MORE_THAN_ANYBODY_HAS;
use super::columns::{Column, Layout};
use crate::problem::Problem;
use crate::sheet::Sheet;
use crate::sheet::problems::Problems;
use crate::sheet::text::{in_words, told};

/// £m of one body for one project in one year that no list of a council, a university or an NHS trust
/// has: a judgement, well above a whole year’s capital of the largest of them. In thousands it is
/// £1m, which is commonplace.
pub(super) const MOST_IN_A_CELL: f64 = 1_000.0;

/// £m that no such list adds up to: a judgement, well above ten years of the largest programmes of a
/// region. In thousands it is £5m.
const MOST_IN_ALL: f64 = 5_000.0;

/// £m that half of the cells of such a list never have: a judgement. There may be one large hospital
/// among projects, and not a list of them. In thousands it is £100,000.
const MOST_IN_HALF: f64 = 100.0;

/// So many cells make a half worth the name.
const FEWEST_CELLS: usize = 3;

/// £m of one cell that are worth a remark.
const WORTH_A_REMARK: f64 = 100.0;

/// How many cells are named in a message.
const NAMED: usize = 5;

/// An amount that stands in a cell without a unit, £m.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Bare {
    row: usize,
    column: Column,
    amount: f64,
}

/// All such amounts of a list.
#[derive(Debug, Default)]
pub(super) struct Scale {
    found: Vec<Bare>,
}

impl Scale {
    /// Takes note of an amount.
    pub fn note(&mut self, row: usize, column: Column, amount: f64) {
        if amount > 0.0 {
            self.found.push(Bare {
                row,
                column,
                amount,
            });
        }
    }

    /// Forgets a row, since it is no project.
    pub fn forget(&mut self, row: usize) {
        self.found.retain(|bare| bare.row != row);
    }

    /// One error where the list looks like pounds or thousands; one remark where it may.
    pub fn check(
        mut self,
        sheet: &Sheet,
        layout: &Layout,
        problems: &mut Problems,
        remarks: &mut Vec<String>,
    ) {
        // The largest first; those of one size in the order of the sheet.
        self.found.sort_by(|a, b| b.amount.total_cmp(&a.amount));
        let Some(largest) = self.found.first().copied() else {
            return;
        };
        let place = layout.name(sheet, largest.row, largest.column);
        let amount = told(largest.amount);
        if let Some(why) = self.why_not_millions() {
            let message = format!(
                "{place}: £{amount} million in one year; the list is hardly counted in £ million, since {why}"
            );
            let mut help = format!(
                "count the whole list in £m. Is it in pounds now? Divide by 1,000,000: for £{amount} write {}. Is it in thousands? Divide by 1,000: for £{amount} thousand write {}",
                told(largest.amount / 1e6),
                told(largest.amount / 1e3),
            );
            if largest.amount <= MORE_THAN_ANYBODY_HAS {
                let _ = write!(
                    help,
                    ". Is it £{amount} million indeed? Write it with its unit, £{amount}m"
                );
            }
            problems.push(Problem::nowhere(message).help(help));
        } else if largest.amount > WORTH_A_REMARK {
            let more = self.above(WORTH_A_REMARK).count() - 1;
            let more = match more {
                0 => String::new(),
                1 => format!(", and 1 more cell has over £{WORTH_A_REMARK}m"),
                more => format!(", and {more} more cells have over £{WORTH_A_REMARK}m"),
            };
            remarks.push(format!(
                "{place}: £{amount}m in one year is a great deal{more}; the list counts in £ million, not in thousands"
            ));
        }
    }

    /// Why the list cannot be counted in £m, if it cannot. The amounts are sorted, the largest first.
    fn why_not_millions(&self) -> Option<String> {
        let large = self.above(MOST_IN_A_CELL).count();
        if large > 0 {
            let mut rows: Vec<usize> = self.above(MOST_IN_A_CELL).map(|bare| bare.row).collect();
            rows.sort_unstable();
            rows.dedup();
            let shown: Vec<String> = rows.iter().take(NAMED).map(ToString::to_string).collect();
            let rows = match rows.len() {
                1 => format!("row {}", shown[0]),
                many if many > NAMED => {
                    format!("rows {} and {} more", shown.join(", "), many - NAMED)
                }
                _ => format!("rows {}", in_words(&shown)),
            };
            let cells = match large {
                1 => "1 cell has".to_owned(),
                many => format!("{many} cells have"),
            };
            return Some(format!(
                "{cells} more than £{} million for one project in one year ({rows})",
                told(MOST_IN_A_CELL)
            ));
        }
        let all: f64 = self.found.iter().map(|bare| bare.amount).sum();
        if all > MOST_IN_ALL {
            return Some(format!("it adds up to £{} million", told(all)));
        }
        let half = self.found.len().div_ceil(2);
        let many = self.found.len() >= FEWEST_CELLS;
        if many && self.above(MOST_IN_HALF).count() >= half {
            return Some(format!(
                "half of its cells or more have over £{MOST_IN_HALF} million in one year"
            ));
        }
        None
    }

    fn above(&self, bound: f64) -> impl Iterator<Item = &Bare> {
        self.found.iter().filter(move |bare| bare.amount > bound)
    }
}
