//! Published ranges beside which implied figures are put. They are data, not code: see
//! `scenarios/benchmarks.toml`.

use serde::Deserialize;

/// A published range of a figure that a scenario implies.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Benchmark {
    /// Which figure.
    pub figure: Figure,
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// What was published, in words.
    pub published: String,
    /// Where.
    pub source: String,
    /// How strong the evidence is.
    pub rating: crate::register::Rating,
    /// What a reader should know.
    pub note: String,
}

/// A figure that a scenario implies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Figure {
    /// £ of public money for each gross job in the last year.
    PublicCostPerGrossJob,
    /// £ of public money for each net job in the last year.
    PublicCostPerNetJob,
    /// £ of public money for each net job-year.
    PublicCostPerNetJobYear,
    /// £ of private money for each £ of public money.
    PrivatePerPublicPound,
    /// Gross jobs for each £ million of public money.
    GrossJobsPerPublicM,
    /// Net jobs over net direct jobs.
    Multiplier,
    /// Net direct jobs over gross jobs.
    NetDirectOverGross,
    /// Mean outcome over the promise.
    DeliveredOverPromised,
    /// Promised jobs over the jobs that the sector has today.
    PromisedOverToday,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    benchmark: Vec<Benchmark>,
}

/// The ranges that come with the program; a test reads them, so that the list is never empty.
#[must_use]
pub fn shipped() -> Vec<Benchmark> {
    let text = include_str!("../scenarios/benchmarks.toml");
    toml::from_str::<File>(text).map_or_else(|_| Vec::new(), |file| file.benchmark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_ranges_are_read_and_in_order() {
        let ranges = shipped();
        assert_eq!(ranges.len(), 9);
        for range in ranges {
            assert!(range.low < range.high, "{:?}", range.figure);
            assert!(!range.source.is_empty());
        }
    }
}
