//! A skill group's market, worked out again from the printed formulas: what the trajectory does not
//! keep of it.

use super::account::Item;
use super::future::Future;
use super::term::{Function, Term, call, n};
use crate::programme::SkillGroup;

/// The market of a group, worked out again from the formulas: what the trajectory does not keep.
pub(super) struct Rows {
    pub stay: Vec<f64>,
    pub vacant: Vec<f64>,
    pub wanted: Vec<f64>,
    pub available: Vec<f64>,
    pub all_hires: Vec<f64>,
    pub hires: Vec<f64>,
    pub unhired: Vec<f64>,
    pub trained: Vec<f64>,
    pub trained_unhired: Vec<f64>,
    pub trained_in_post: Vec<f64>,
}

/// The numbers of a group in this future.
pub(super) struct Numbers {
    pub candidates: f64,
    pub supply: f64,
    pub supply_growth: f64,
    pub carry_over: f64,
    pub turnover: f64,
    pub returners: f64,
    pub others: f64,
    pub matching: f64,
}

/// Notes a group's numbers.
pub(super) fn numbers(future: &Future, group: &SkillGroup, item: &mut Item) -> Numbers {
    Numbers {
        candidates: future.give(item, "candidates", group.candidates),
        supply: future.give(item, "supply", group.supply),
        supply_growth: future.give(item, "supply_growth", group.supply_growth),
        carry_over: future.give(item, "carry_over", group.carry_over),
        turnover: future.give(item, "turnover", group.turnover),
        returners: future.give(item, "returners", group.returners),
        others: future.give(item, "other_vacancies", group.other_vacancies),
        matching: future.give(item, "matching", group.matching),
    }
}

/// The value of the year before, nothing before the first.
pub(super) fn before(row: &[f64], year: usize) -> f64 {
    year.checked_sub(1)
        .and_then(|last| row.get(last))
        .copied()
        .unwrap_or(0.0)
}

impl Numbers {
    /// `stay`
    pub fn stay(&self, filled: &[f64], demanded: &[f64], year: usize) -> Term {
        let stays = n(before(filled, year)) * n(self.turnover).rest();
        call(Function::Min, [stays, n(demanded[year])])
    }

    /// `A`
    pub fn available(&self, rows: &Rows, filled: &[f64], joining: f64, year: usize) -> Term {
        let at_hand = match year {
            0 => n(self.candidates),
            _ => n(before(&rows.unhired, year)) * n(self.carry_over),
        };
        let supply = n(self.supply) * (n(1.0) + n(self.supply_growth)).to_the(n(year as f64));
        let returning = n(self.returners) * (n(before(filled, year)) - n(rows.stay[year]));
        at_hand + supply + returning + n(joining)
    }

    /// All hires. The formula of the page would overflow for very large exponents; this is the same
    /// number.
    pub fn all_hires(&self, wanted: f64, available: f64) -> Term {
        if wanted == 0.0 || available == 0.0 {
            return n(0.0);
        }
        let tightness = n(wanted.min(available)) / n(wanted.max(available));
        let friction =
            (n(1.0) + tightness.to_the(n(self.matching))).to_the(n(1.0) / n(self.matching));
        n(wanted.min(available)) / friction
    }

    /// Year by year, as the formulas follow from each other.
    pub fn work_out(&self, filled: &[f64], demanded: &[f64], joining: &[f64]) -> Rows {
        let mut rows = Rows {
            stay: Vec::new(),
            vacant: Vec::new(),
            wanted: Vec::new(),
            available: Vec::new(),
            all_hires: Vec::new(),
            hires: Vec::new(),
            unhired: Vec::new(),
            trained: Vec::new(),
            trained_unhired: Vec::new(),
            trained_in_post: Vec::new(),
        };
        for year in 0..demanded.len() {
            rows.stay.push(self.stay(filled, demanded, year).value(17));
            let vacant = demanded[year] - rows.stay[year];
            let wanted = vacant + self.others;
            let available = self.available(&rows, filled, joining[year], year).value(17);
            let all_hires = self.all_hires(wanted, available).value(17);
            let hires = if wanted == 0.0 {
                0.0
            } else {
                all_hires * vacant / wanted
            };
            let trained = before(&rows.trained_unhired, year) * self.carry_over + joining[year];
            let part = if available == 0.0 {
                0.0
            } else {
                trained / available
            };
            let last = before(filled, year);
            let staying = if last == 0.0 {
                0.0
            } else {
                rows.stay[year] / last
            };
            let in_post = before(&rows.trained_in_post, year) * staying + hires * part;
            rows.vacant.push(vacant);
            rows.wanted.push(wanted);
            rows.available.push(available);
            rows.all_hires.push(all_hires);
            rows.hires.push(hires);
            rows.unhired.push(available - all_hires);
            rows.trained.push(trained);
            rows.trained_unhired.push(trained - all_hires * part);
            rows.trained_in_post.push(in_post);
        }
        rows
    }
}
