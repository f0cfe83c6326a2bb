//! The quoted figures as data, for whoever reads the page with a program.

use serde::Serialize;

use crate::document::Quoted;

/// A quoted figure. What is not known is `null`.
#[derive(Serialize)]
pub(super) struct Entry<'a> {
    name: &'a str,
    title: &'a str,
    ledger: &'a str,
    unit: &'a str,
    /// P10, P50 and P90 in full digits.
    values: [f64; 3],
    /// The same as they are told.
    told: &'a [String; 3],
    /// The power of ten to which each was rounded.
    units: [f64; 3],
}

/// The quoted figures in their order.
pub(super) fn entries(quoted: &[Quoted]) -> Vec<Entry<'_>> {
    quoted
        .iter()
        .map(|figure| Entry {
            name: &figure.name,
            title: &figure.title,
            ledger: &figure.ledger,
            unit: &figure.unit,
            values: figure.values,
            told: &figure.told,
            units: figure.units,
        })
        .collect()
}
