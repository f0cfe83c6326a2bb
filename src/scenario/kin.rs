//! Tables of an overlay that were meant to change one of the base, but are spelt otherwise.

use std::collections::{BTreeMap, BTreeSet};

use crate::problem::{Problem, Severity, did_you_mean};

use super::idle::BUYS_NOTHING;
use super::tree::Table;

/// What a base holds.
#[derive(Debug, Clone, Default)]
pub(super) struct BaseIds {
    /// Its tables, as section and id.
    tables: Vec<(String, String)>,
    /// The shares that its activities take of funds, by dotted name.
    shares: BTreeMap<String, f64>,
}

impl BaseIds {
    /// The tables of a base.
    pub fn of(base: &Table) -> Self {
        let mut ids = Vec::new();
        for section in &base.entries {
            for entry in section.node.table().into_iter().flat_map(|t| &t.entries) {
                if entry.node.table().is_some() {
                    ids.push((section.key.clone(), entry.key.clone()));
                }
            }
        }
        Self {
            tables: ids,
            shares: shares(base),
        }
    }

    /// Whether an overlay writes a share of a fund that its base has not, or has otherwise.
    pub fn changes_share(&self, path: &str, share: f64) -> bool {
        self.shares.get(path) != Some(&share)
    }

    /// Adds the like one of the base to the first problem of every table that the base lacks, where
    /// the table is not whole or does nothing.
    pub fn hint(&self, problems: &mut [Problem]) {
        let mut told: BTreeSet<String> = BTreeSet::new();
        for problem in problems {
            let Some((section, id)) = table_of(&problem.path) else {
                continue;
            };
            let table = format!("{section}.{id}");
            if !is_half_a_table(problem) || told.contains(&table) {
                continue;
            }
            if let Some(meant) = self.like(section, id) {
                let meant = format!("or did you mean `{meant}`, which the base has?");
                problem.help = if problem.help.is_empty() {
                    meant
                } else {
                    format!("{}, {meant}", problem.help)
                };
                told.insert(table);
            }
        }
    }

    fn like(&self, section: &str, id: &str) -> Option<&str> {
        let ids = || {
            let of_section = self.tables.iter().filter(|(base, _)| base == section);
            of_section.map(|(_, id)| id.as_str())
        };
        if ids().any(|known| known == id) {
            return None;
        }
        did_you_mean(id, ids())
    }
}

fn shares(base: &Table) -> BTreeMap<String, f64> {
    let mut shares = BTreeMap::new();
    for activity in base.table("activity").into_iter().flat_map(|t| &t.entries) {
        let funded_by = activity.node.table().and_then(|t| t.table("funded_by"));
        for fund in funded_by.into_iter().flat_map(|t| &t.entries) {
            let path = format!("activity.{}.funded_by.{}", activity.key, fund.key);
            shares.extend(fund.node.number().map(|share| (path, share)));
        }
    }
    shares
}

/// Section and id of the table that a path lies in.
fn table_of(path: &str) -> Option<(&str, &str)> {
    let mut parts = path.split('.');
    Some((parts.next()?, parts.next()?))
}

fn is_half_a_table(problem: &Problem) -> bool {
    let message = problem.message.as_str();
    message == BUYS_NOTHING
        || problem.severity == Severity::Error
            && (message.ends_with(" is missing") || message.ends_with("does nothing"))
}
