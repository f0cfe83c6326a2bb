//! A reported figure set against what a programme can be asked.

use super::{Kind, Returns, Row};
use crate::outcomes::{Directory, Gauge, Measure, Nature, When};

/// A reported figure, with the gauge of the model that it is a report of.
#[derive(Debug, Clone, PartialEq)]
pub struct Observation {
    /// Its place among the rows of the return, from 0.
    pub row: usize,
    /// The metric, as written.
    pub metric: String,
    /// The year; `None` for figures of the whole period.
    pub year: Option<i32>,
    /// The gauge that it reports.
    pub gauge: Gauge,
    /// Where it is a share of another gauge, which: level 3 and above of level 2 and above.
    pub given: Option<Gauge>,
    /// What sort of figure it is.
    pub kind: Kind,
    /// What was reported.
    pub value: f64,
    /// Its standard error, where that is said.
    pub sd: Option<f64>,
    /// Of how many it is a share, where that is said.
    pub of: Option<f64>,
    /// How much of the year is in the figure.
    pub reported_share: f64,
    /// How far the model may be off, where that is said.
    pub discrepancy: Option<f64>,
}

/// Sets a return against the metrics of a programme.
///
/// # Errors
///
/// With each row that means no figure of the programme, and why.
pub fn observations(
    returns: &Returns,
    directory: &Directory,
) -> Result<Vec<Observation>, Vec<(usize, String)>> {
    let mut found = Vec::new();
    let mut wrong = Vec::new();
    for (place, row) in returns.rows.iter().enumerate() {
        match observation(place, row, directory) {
            Ok(observation) => found.push(observation),
            Err(reason) => wrong.push((place, reason)),
        }
    }
    if wrong.is_empty() {
        Ok(found)
    } else {
        Err(wrong)
    }
}

fn observation(place: usize, row: &Row, directory: &Directory) -> Result<Observation, String> {
    let (name, total) = match row.metric.strip_suffix(".total") {
        Some(name) => (name, true),
        None => (row.metric.as_str(), false),
    };
    let metrics = &directory.metrics;
    let metric = metrics
        .iter()
        .position(|known| known.name == name)
        .ok_or_else(|| format!("there is no metric called `{name}` in this scenario"))?;
    let year = |year: i32| {
        let index = directory.calendar.index(year);
        index.ok_or_else(|| format!("{year} is no year of this programme"))
    };
    let when = match (metrics[metric].nature, row.year, total) {
        (Nature::Whole, _, _) => When::Whole,
        (Nature::Stock, _, true) => return Err(format!("`{name}` is a stock and has no total")),
        (_, None, _) => return Err("the year is missing".to_owned()),
        (_, Some(when), true) => When::UpTo(year(when)?),
        (_, Some(when), false) => When::Year(year(when)?),
    };
    let kind = row.kind.unwrap_or(match metrics[metric].measure {
        Measure::Money | Measure::NominalMoney | Measure::Pounds => Kind::Money,
        Measure::Share => Kind::Share,
        _ => Kind::Count,
    });
    Ok(Observation {
        row: place,
        metric: row.metric.clone(),
        year: row.year,
        gauge: Gauge { metric, when },
        given: None,
        kind,
        value: row.value,
        sd: row.spread.map(super::Spread::sd),
        of: row.of,
        reported_share: row.reported_share,
        discrepancy: row.discrepancy,
    })
}
