//! A reported figure set against what a programme can be asked.

use super::column::Column;
use super::sense::InColumn;
use super::{Kind, Returns, Row, observable, sense, survey, unit};
use crate::calendar::financial_year;
use crate::outcomes::{Directory, Gauge, Metric, Nature, When};
use crate::problem::{Problem, did_you_mean};
use crate::scenario::ScenarioError;
use crate::sheet::number::{Wrong, wrong};

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

/// A row that means no figure of the programme, and why.
pub(super) struct Refused {
    /// Its place among the rows of the return, from 0.
    pub row: usize,
    /// The column that is wrong.
    pub column: Column,
    /// What is wrong there, and what would be right.
    pub wrong: Wrong,
}

/// Sets a return against the metrics of a programme. Rows of a survey, `workforce.<id>.level.<n>`,
/// become shares: of those at level n − 1 or above, how many are at level n or above.
///
/// # Errors
///
/// With each row that means no figure of the programme, and why.
pub fn observations(
    returns: &Returns,
    directory: &Directory,
) -> Result<Vec<Observation>, Vec<(usize, String)>> {
    all(returns, directory).map_err(|refused| {
        let said = |one: &Refused| format!("{}; {}", one.wrong.message, one.wrong.help);
        refused.iter().map(|one| (one.row, said(one))).collect()
    })
}

impl Returns {
    /// Sets it against the metrics of a programme, as [`observations`] does.
    ///
    /// # Errors
    ///
    /// With all that is wrong, each by file, row and column, and with what would be right.
    pub fn against(&self, directory: &Directory) -> Result<Vec<Observation>, ScenarioError> {
        all(self, directory).map_err(|refused| {
            let problem = |one: &Refused| {
                let row = &self.rows[one.row];
                let year = row
                    .year
                    .map_or_else(String::new, |year| format!(" of {}", financial_year(year)));
                let message = format!(
                    "{}, row {}, column “{}”, `{}`{year}: {}",
                    self.name,
                    row.number,
                    one.column.heading(),
                    row.metric,
                    one.wrong.message
                );
                Problem::nowhere(message).help(one.wrong.help.as_str())
            };
            ScenarioError {
                problems: refused.iter().map(problem).collect(),
            }
        })
    }
}

fn all(returns: &Returns, directory: &Directory) -> Result<Vec<Observation>, Vec<Refused>> {
    let (mut found, mut refused) = (Vec::new(), Vec::new());
    for (place, row) in returns.rows.iter().enumerate() {
        if survey::level(&row.metric).is_some() {
            continue;
        }
        match observation(place, row, directory) {
            Ok(observation) => found.push(observation),
            Err(wrong) => refused.extend(wrong.into_iter().map(|(column, wrong)| Refused {
                row: place,
                column,
                wrong,
            })),
        }
    }
    survey::observations(&returns.rows, directory, &mut found, &mut refused);
    if refused.is_empty() {
        found.sort_by_key(|observation| observation.row);
        return Ok(found);
    }
    refused.sort_by_key(|one| one.row);
    Err(refused)
}

fn observation(
    place: usize,
    row: &Row,
    directory: &Directory,
) -> Result<Observation, Vec<InColumn>> {
    let one = |column: Column, wrong: Wrong| vec![(column, wrong)];
    let (name, total) = match row.metric.strip_suffix(".total") {
        // Two metrics end so themselves: investment.total and its like.
        Some(name) if directory.find(&row.metric).is_none() => (name, true),
        _ => (row.metric.as_str(), false),
    };
    if let Some(refusal) = observable::refusal(name) {
        return Err(one(Column::Metric, refusal));
    }
    let position = directory
        .metrics
        .iter()
        .position(|known| known.name == name);
    let metric = position.ok_or_else(|| one(Column::Metric, unknown(name, directory)))?;
    let facts = &directory.metrics[metric];
    let when = when(row, facts, total, directory);
    let mut wrong = Vec::new();
    let own = observable::kind(facts);
    if let Some(kind) = row.kind
        && kind != own
    {
        wrong.push((Column::Kind, another_kind(kind, own)));
    } else {
        wrong.extend(sense::of_kind(row, own));
    }
    let price_year = directory.calendar.price_year;
    if let Err(found) = unit::check(&row.unit, (facts.measure, own), price_year) {
        wrong.push((Column::Unit, found));
    }
    wrong.extend(premature(row, name, directory).map(|found| (Column::Value, found)));
    match when {
        Ok(when) if wrong.is_empty() => Ok(Observation {
            row: place,
            metric: row.metric.clone(),
            year: row.year,
            gauge: Gauge { metric, when },
            given: None,
            kind: own,
            value: row.value,
            sd: row.spread.map(super::Spread::sd),
            of: row.of,
            reported_share: row.reported_share,
            discrepancy: row.discrepancy,
        }),
        Ok(_) => Err(wrong),
        Err(found) => {
            wrong.insert(0, found);
            Err(wrong)
        }
    }
}

fn unknown(name: &str, directory: &Directory) -> Wrong {
    let levels = survey::names(directory);
    let metrics = directory.metrics.iter().map(|metric| metric.name.as_str());
    let known = metrics
        .filter(|name| observable::refusal(name).is_none())
        .chain(levels.iter().map(String::as_str));
    wrong(
        format!("there is no metric called `{name}` in this scenario"),
        match did_you_mean(name, known) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => {
                "`regiocast monitor-template SCENARIO --everything` lists all that can be reported"
                    .to_owned()
            }
        },
    )
}

fn another_kind(stated: Kind, own: Kind) -> Wrong {
    wrong(
        format!(
            "this is {}, and the metric is {}",
            stated.with_article(),
            own.with_article()
        ),
        match own {
            Kind::Count => "write the number itself, and count as the kind",
            Kind::Money => "write the amount in £m, and money as the kind",
            Kind::Share => "write the value as 0.6 or 60%, and share as the kind",
            Kind::Event => "write yes or no, and event as the kind",
        },
    )
}

/// Which of the metric's values a row reports.
fn when(row: &Row, metric: &Metric, total: bool, directory: &Directory) -> Result<When, InColumn> {
    match (metric.nature, total) {
        (Nature::Stock, true) => Err((
            Column::Metric,
            wrong(
                format!(
                    "`{}` is how much there is at the end of a year, and has no total",
                    metric.name
                ),
                format!("report `{}`, the stock at the end of the year", metric.name),
            ),
        )),
        (Nature::Whole, true) => Err((
            Column::Metric,
            wrong(
                format!(
                    "`{}` is one figure for the whole period, and has no running total",
                    metric.name
                ),
                format!("report `{}`", metric.name),
            ),
        )),
        (Nature::Whole, false) => Ok(When::Whole),
        (Nature::Flow, true) => year_index(row, directory).map(When::UpTo),
        (Nature::Flow | Nature::Stock, false) => year_index(row, directory).map(When::Year),
    }
}

/// The year of a row, counted from the first of the programme.
pub(super) fn year_index(row: &Row, directory: &Directory) -> Result<usize, InColumn> {
    let calendar = directory.calendar;
    let runs = format!(
        "the programme runs from {} to {}",
        financial_year(calendar.start),
        financial_year(calendar.last())
    );
    let Some(year) = row.year else {
        let found = wrong(
            "the year is missing",
            format!("write the financial year; {runs}"),
        );
        return Err((Column::Year, found));
    };
    calendar.index(year).ok_or_else(|| {
        let found = wrong(
            format!("{} is no year of this programme", financial_year(year)),
            format!("{runs}; put the year right, or take the row out"),
        );
        (Column::Year, found)
    })
}

/// Nobody knows before the end that something will never happen.
fn premature(row: &Row, name: &str, directory: &Directory) -> Option<Wrong> {
    let event = name.strip_prefix("event.")?.strip_suffix(".happens")?;
    let so_far = format!("event.{event}.has_happened");
    let is_there = directory.find(&so_far).is_some();
    (row.value == 0.0 && is_there).then(|| {
        wrong(
            "it speaks of the whole period, and nobody knows yet that it will not happen",
            format!("report `{so_far}`, with the year up to which it has not happened"),
        )
    })
}
