//! What an older run published.

use std::path::Path;

use crate::cli::Failure;

/// Means and their errors as an older run published them: metric, year, mean, error.
pub(super) type Published = Vec<(String, Option<i32>, f64, f64)>;

pub(super) fn means(summary: &str, path: &Path) -> Result<Published, Failure> {
    let wrong = |what: String| {
        Failure::Input(format!(
            "--since: {}: {what}; run the scenario again",
            path.join("tables/summary.csv").display()
        ))
    };
    let mut reader = csv::Reader::from_reader(summary.as_bytes());
    let headers = reader
        .headers()
        .map_err(|error| wrong(error.to_string()))?
        .clone();
    let column = |name: &str| {
        let place = headers.iter().position(|header| header == name);
        place.ok_or_else(|| wrong(format!("there is no column `{name}`")))
    };
    let (metric, year, mean, error) = (
        column("metric")?,
        column("year")?,
        column("mean")?,
        column("mcse")?,
    );
    reader
        .records()
        .map(|record| {
            let record = record.map_err(|error| wrong(error.to_string()))?;
            let text = |place: usize| record.get(place).unwrap_or_default();
            let number = |place: usize| text(place).parse().unwrap_or(f64::NAN);
            Ok((
                text(metric).to_owned(),
                text(year).parse().ok(),
                number(mean),
                number(error),
            ))
        })
        .collect()
}
