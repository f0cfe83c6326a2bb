//! Which charts a run gets, and what each says: from results to charts.
//!
//! The title of a chart is its finding, made from its own numbers; a chart that would show nothing is
//! left out.

pub mod capability;
pub mod districts;
pub mod jobs;
pub mod money;
pub mod people;
pub mod promises;

use crate::analysis::{Row, Summary, TargetResult};
use crate::calendar::{Calendar, financial_year};
use crate::charts::{Caption, Chart, ChartError};
use crate::programme::Programme;

/// What charts are made from.
#[derive(Debug, Clone, Copy)]
pub struct Findings<'a> {
    /// The programme.
    pub programme: &'a Programme,
    /// The summary of the run.
    pub summary: &'a Summary,
    /// How each promise fares.
    pub targets: &'a [TargetResult],
    /// What each promise is measured by, in words.
    pub measured_by: &'a [String],
    /// Scenario, version, seed and draws, for the source line.
    pub source: &'a str,
}

/// Draws every chart of a run; a chart that its numbers do not allow is an error of its own, and the
/// others are drawn all the same.
#[must_use]
pub fn draw_all(findings: &Findings) -> Vec<Result<Chart, ChartError>> {
    let charts = [
        money::by_source(findings),
        jobs::skilled(findings),
        jobs::net(findings),
        people::training(findings),
        capability::levels(findings),
        jobs::by_activity(findings),
        people::skills(findings),
        jobs::gross_to_net(findings),
        districts::map(findings),
    ];
    let targets = findings.targets.iter().enumerate();
    charts
        .into_iter()
        .filter_map(Result::transpose)
        .chain(targets.map(|(place, target)| promises::curve(findings, place, target)))
        .collect()
}

impl Findings<'_> {
    fn calendar(&self) -> Calendar {
        self.programme.calendar
    }

    fn years(&self) -> Vec<i32> {
        self.calendar().all().collect()
    }

    /// The last year, as people write it.
    fn last_year(&self) -> String {
        financial_year(self.calendar().last())
    }

    /// The period, as people write it.
    fn period(&self) -> String {
        format!(
            "{} to {}",
            financial_year(self.calendar().start),
            self.last_year()
        )
    }

    fn caption(&self, name: &str, title: String, measure: &str) -> Caption {
        Caption {
            name: name.to_owned(),
            title: capitalised(title),
            subtitle: format!("{measure}, {}, {}", self.programme.title, self.period()),
            source: self.source.to_owned(),
        }
    }

    /// The rows of a metric by year; `None` where it is nothing in every year and draw.
    fn rows(&self, metric: &str) -> Option<Vec<&Row>> {
        let rows: Vec<&Row> = self.summary.years(metric).collect();
        let something =
            |row: &&Row| row.percentiles[0] != 0.0 || row.percentiles[6] != 0.0 || row.mean != 0.0;
        (rows.len() == self.calendar().years && rows.iter().any(something)).then_some(rows)
    }

    /// The promise that a metric answers, if there is one in these prices.
    fn target_on(&self, metric: &str) -> Option<&TargetResult> {
        self.targets
            .iter()
            .filter(|result| result.target.answered_by() == metric)
            .max_by_key(|result| result.target.by)
    }
}

/// A title that begins with a capital; names such as `eHealth` stay as they are.
fn capitalised(title: String) -> String {
    let mut letters = title.chars();
    let first = letters.next();
    let is_a_name = letters.clone().next().is_some_and(char::is_uppercase);
    match first.filter(|first| first.is_lowercase() && !is_a_name) {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => title,
    }
}

/// One column of rows, year by year.
fn column(rows: &[&Row], figure: impl Fn(&Row) -> f64) -> Vec<f64> {
    rows.iter().map(|row| figure(row)).collect()
}

/// A chance in words that never claim more than the draws can tell: `about 3 in 100`.
#[must_use]
pub fn chance_in_words(probability: f64, draws: usize) -> String {
    if probability <= 0.0 {
        return format!("in none of {} simulated futures", count(draws as f64));
    }
    if probability >= 1.0 {
        return format!("in all of {} simulated futures", count(draws as f64));
    }
    if probability < 0.01 {
        return "in fewer than 1 in 100 simulated futures".to_owned();
    }
    if probability > 0.99 {
        return "in more than 99 in 100 simulated futures".to_owned();
    }
    format!(
        "in about {:.0} in 100 simulated futures",
        probability * 100.0
    )
}

/// How likely something is, as an adverb phrase with its meaning fixed.
#[must_use]
pub fn likelihood(probability: f64) -> &'static str {
    // Each word has a fixed range, so that it means the same in every report.
    match probability {
        p if p < 0.05 => "very unlikely",
        p if p < 0.225 => "unlikely",
        p if p < 0.40 => "rather unlikely",
        p if p < 0.55 => "about as likely as not",
        p if p < 0.775 => "likely",
        p if p < 0.95 => "very likely",
        _ => "almost certain",
    }
}

/// A count with commas at thousands.
#[must_use]
pub fn count(value: f64) -> String {
    crate::charts::number::thousands(value, 0)
}

/// A simulated figure, to two significant digits.
#[must_use]
pub fn figure(value: f64) -> String {
    crate::charts::number::rounded(value)
}

/// How many people or jobs, in a title: to two significant digits, and never a part of one.
#[must_use]
pub fn how_many(value: f64) -> String {
    if value > 0.0 && value < 1.0 {
        return "fewer than 1".to_owned();
    }
    crate::charts::number::rounded(value)
}

/// A stated figure, as it was given.
#[must_use]
pub fn stated(value: f64) -> String {
    crate::charts::number::given(value)
}
