//! One figure, as `regiocast cite` tells it: number, range, sentence, footnote.

use std::fmt::Write as _;

use super::{About, Told, sentence};
use crate::analysis::Row;
use crate::analysis::headline::varies;
use crate::calendar::financial_year;
use crate::document::Statement;
use crate::outcomes::{Measure, Nature};
use crate::programme::OwnOutcome;
use crate::report::{Findings, Run};
use crate::tables::figure::{frequency, percent, quantity};

/// A figure that is cited.
#[derive(Debug, Clone)]
pub struct Cited<'a> {
    /// Its row: a stock in its year, a flow added up to it.
    pub row: &'a Row,
    /// The errors of P10, P50 and P90.
    pub errors: [f64; 3],
    /// The ratio of means, where the figure is a ratio: its headline.
    pub of_means: Option<&'a Row>,
    /// How the metric runs through time.
    pub nature: Nature,
    /// The year that is meant.
    pub year: i32,
    /// The net figure that a gross one does not stand without, or the gross one of a net one, with its errors.
    pub beside: Option<(&'a Row, [f64; 3])>,
}

/// What is printed of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// What it is called.
    pub title: String,
    /// Its middle, with its unit.
    pub middle: String,
    /// Where 8 in 10 simulated futures lie.
    pub range: String,
    /// Sentence and footnote.
    pub statement: Statement,
}

/// Words a figure.
#[must_use]
pub fn cite(findings: &Findings<'_>, run: &Run, cited: &Cited<'_>) -> Printed {
    let about = About {
        findings,
        run,
        classes: None,
    };
    let told = Told::with_errors(cited.row, cited.errors);
    let plain = |metric: &str| metric.strip_suffix(".total").unwrap_or(metric).to_owned();
    let words = |row: &Row| findings.words.metric(&plain(&row.metric));
    let title = words(cited.row);
    let when = when(cited);
    let unit = findings.words.unit(cited.row.measure);
    let (middle, range, told_words) = numbers(cited, &told, run);
    let prices = about.prices(cited.row.measure);
    let verb = if is_chance(cited.row) {
        ""
    } else {
        "projected at "
    };
    let subject = crate::report::page::inside(&title);
    let mut text = format!(
        "{}{when}, {subject}: {verb}{told_words}{prices}",
        about.programme()
    );
    if let Some((row, errors)) = cited.beside {
        let other = Told::with_errors(row, errors);
        let _ = write!(
            text,
            "; {}: {}",
            crate::report::page::inside(&words(row)),
            range_in_words(&other)
        );
    }
    let mut targets = findings.targets.iter();
    let answered = |metric: &str| plain(&cited.row.metric) == metric;
    let target = targets
        .find(|result| answered(&result.target.answered_by()) && result.target.by == cited.year);
    if let Some(result) = target {
        text.push_str("; ");
        text.push_str(&about.reached(result));
    }
    let net = if text.contains("Net additional") || text.contains("net additional") {
        format!(" {}", about.net_of())
    } else {
        String::new()
    };
    let metric = plain(&cited.row.metric);
    let mut outcomes = findings.words.programme.outcomes.iter();
    let own = outcomes.find(|own| own.metric() == metric);
    let evidence = own.map_or_else(String::new, |own| {
        format!(" {}", crate::report::page::own::evidence(findings, own))
    });
    let footnote = about.footnote(&format!(
        "{title}{when}, in {unit} (metric `{metric}`).{net}{evidence}"
    ));
    Printed {
        middle,
        range,
        statement: Statement {
            title: title.clone(),
            sentence: sentence(&text),
            footnote,
            figures: vec![told.name()],
        },
        title: format!("{title}{when}"),
    }
}

/// Whether a figure says whether something happens, so that its mean is a chance and its percentiles say nothing.
fn is_chance(row: &Row) -> bool {
    let is_a_share = ["workforce.", OwnOutcome::BEGINNING];
    row.measure == Measure::Share && !is_a_share.iter().any(|start| row.metric.starts_with(start))
}

/// The middle, the range, and both in words.
fn numbers(cited: &Cited<'_>, told: &Told<'_>, run: &Run) -> (String, String, String) {
    if is_chance(cited.row) {
        let often = frequency(cited.row.mean, run.draws);
        let share = percent(cited.row.mean, cited.row.mcse);
        return (share, format!("in {often}"), format!("in {often}"));
    }
    let spread = if varies(&cited.row.percentiles) {
        format!(
            "8 in 10 simulated futures: {} to {}",
            told.at(0, false),
            told.at(2, true)
        )
    } else {
        "the same in every simulated future".to_owned()
    };
    if let Some(ratio) = cited.of_means.filter(|row| row.mean.is_finite()) {
        let headline = quantity(ratio.mean, ratio.mcse, ratio.measure);
        let words = format!(
            "{headline} (expected value above the line over expected value below it; the ratio of single futures lies \
             between {} and {} in 8 of 10)",
            told.at(0, false),
            told.at(2, true)
        );
        return (headline, spread, words);
    }
    (told.at(1, true), spread, range_in_words(told))
}

fn when(cited: &Cited<'_>) -> String {
    match cited.nature {
        Nature::Stock => format!(" at the end of {}", financial_year(cited.year)),
        Nature::Flow => format!(", all years to the end of {}", financial_year(cited.year)),
        Nature::Whole => String::new(),
    }
}

pub(super) fn range_in_words(told: &Told<'_>) -> String {
    if varies(&told.row.percentiles) {
        format!(
            "between {} and {} (80% range; middle {})",
            told.at(0, false),
            told.at(2, true),
            told.at(1, false)
        )
    } else {
        format!("{} in every simulated future", told.at(1, true))
    }
}
