//! Sentences that may be quoted as they stand: uncertainty in words and figures, never gross without net, job-years
//! never as jobs, small chances as frequencies.
//!
//! A sentence gives the range first and the middle in brackets. A reader who remembers one number should remember
//! that there are two.

use std::collections::BTreeMap;

mod cited;
mod jobs;
mod money;
mod own;
mod people;
mod promise;

use super::{Material, errors};
use crate::analysis::headline::{Line, varies};
use crate::analysis::precision::range_units;
use crate::analysis::{Row, TargetResult};
use crate::calendar::financial_year;
use crate::document::{Block, Statement};
use crate::outcomes::Measure;
use crate::programme::Bound;
use crate::programme::promise::CLAIMED;
use crate::report::{Findings, Run};
use crate::tables::figure::{count, frequency, promised, quantity_to, told_to};

pub use cited::{Cited, Printed, cite};

pub(super) fn blocks(material: &Material<'_>) -> Vec<Block> {
    let about = About {
        findings: &material.findings,
        run: material.run,
        classes: Some(material.classes),
    };
    let statements = bank(&about);
    if statements.is_empty() {
        return Vec::new();
    }
    let mut blocks = Vec::new();
    let to_review = super::to_review(&material.findings);
    if to_review > 0 {
        blocks.push(Block::Prose(format!(
            "**Not to be quoted yet**: {} assumptions are defaults that have not been reviewed.",
            count(to_review)
        )));
    }
    blocks.push(Block::Prose(
        "Each sentence stands for itself and may be copied with its footnote. Do not shorten it to its larger \
         number: a range without its middle is honest, a middle without its range is not."
            .to_owned(),
    ));
    blocks.extend(statements.into_iter().map(Block::Statement));
    blocks
}

/// What sentences are made from.
#[derive(Debug, Clone, Copy)]
pub(super) struct About<'a> {
    pub(super) findings: &'a Findings<'a>,
    pub(super) run: &'a Run,
    /// Where classes of comparable programmes come from.
    pub(super) classes: Option<&'a BTreeMap<String, String>>,
}

/// All sentences that this run supports.
fn bank(about: &About<'_>) -> Vec<Statement> {
    let mut all = vec![
        jobs::all(about),
        jobs::skilled(about),
        people::trained(about),
        money::invested(about),
        money::cost(about),
        money::place(about),
        money::welfare(about),
        jobs::building(about),
        jobs::safeguarded(about),
    ];
    all.extend(own::all(about));
    let targets = about.findings.targets.iter();
    all.extend(targets.map(|target| promise::kept(about, target)));
    all.into_iter().flatten().collect()
}

/// A figure as sentences need it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told<'a> {
    row: &'a Row,
    errors: [f64; 3],
    units: [f64; 3],
}

impl<'a> Told<'a> {
    fn of_line(line: &'a Line) -> Self {
        Self {
            row: &line.row,
            errors: line.errors,
            units: line.units,
        }
    }

    fn of_row(findings: &Findings<'a>, row: &'a Row) -> Self {
        let errors = errors(findings, row);
        Self {
            row,
            errors,
            units: range_units([row.p10(), row.p50(), row.p90()], errors),
        }
    }

    fn with_errors(row: &'a Row, errors: [f64; 3]) -> Self {
        Self {
            row,
            errors,
            units: range_units([row.p10(), row.p50(), row.p90()], errors),
        }
    }

    fn at(&self, place: usize, with_unit: bool) -> String {
        let value = [self.row.p10(), self.row.p50(), self.row.p90()][place];
        let (unit, error) = (self.units[place], self.errors[place]);
        let money = matches!(
            self.row.measure,
            Measure::Money
                | Measure::NominalMoney
                | Measure::FundMoney
                | Measure::Pounds
                | Measure::Ratio
                | Measure::Share
        );
        if with_unit || money {
            quantity_to(value, unit, error, self.row.measure)
        } else {
            told_to(value, unit, error)
        }
    }

    /// Whether there is anything to tell: less than half of one thing is nothing.
    fn is_something(&self) -> bool {
        let least = match self.row.measure {
            Measure::Jobs | Measure::JobYears | Measure::People | Measure::Firms => 0.5,
            _ => 0.0,
        };
        self.row.p90() > least
    }

    /// `between 920 and 2,100`, with the noun where it is asked for; one number where all futures agree.
    fn between(&self, noun: &str) -> String {
        let noun = if noun.is_empty() {
            String::new()
        } else {
            format!(" {noun}")
        };
        if varies(&self.row.percentiles) {
            format!(
                "between {} and {}{noun}",
                self.at(0, false),
                self.at(2, false)
            )
        } else {
            format!("{}{noun}", self.at(1, false))
        }
    }

    /// ` (80% range; middle 1,400)`, or that all futures agree.
    fn middle(&self, first: bool) -> String {
        if !varies(&self.row.percentiles) {
            return " (the same in every simulated future)".to_owned();
        }
        let range = if first { "80% range; " } else { "" };
        format!(" ({range}middle {})", self.at(1, false))
    }

    /// Its name: `jobs.net@2033`.
    fn name(&self) -> String {
        match self.row.year {
            Some(year) => format!("{}@{year}", self.row.metric),
            None => self.row.metric.clone(),
        }
    }
}

impl<'a> About<'a> {
    fn line(&self, metric: &str) -> Option<Told<'a>> {
        let line = self.findings.headline.find(metric).map(Told::of_line);
        line.filter(Told::is_something)
    }

    fn row(&self, metric: &str, year: Option<i32>) -> Option<Told<'a>> {
        let row = self.findings.summary.find(metric, year);
        let told = row.map(|row| Told::of_row(self.findings, row));
        told.filter(Told::is_something)
    }

    fn programme(&self) -> &'a str {
        &self.findings.words.programme.title
    }

    fn by(&self) -> String {
        financial_year(self.findings.words.programme.calendar.last())
    }

    /// `; the published ambition of 8,000 by 2033/34 is reached in none of 10,000 simulated futures`, for the
    /// latest promise on a metric.
    fn ambition(&self, metrics: &[&str]) -> String {
        let of_them = self
            .findings
            .targets
            .iter()
            .filter(|result| metrics.contains(&result.target.answered_by().as_str()));
        // A promise for an earlier year stands with that year's figures, in a sentence of its own.
        let last = self.findings.words.programme.calendar.last();
        of_them
            .filter(|result| result.target.by == last)
            .max_by_key(|result| result.target.by)
            .map_or_else(String::new, |result| format!("; {}", self.reached(result)))
    }

    /// How often a promise is kept, in words.
    fn reached(&self, result: &TargetResult) -> String {
        let how_much = promised(result.target.bound.value(), result.measure);
        let by = financial_year(result.target.by);
        let often = frequency(result.probability, self.run.draws);
        let published = if result.target.note.contains(CLAIMED) || result.target.source.is_empty() {
            ""
        } else {
            "published "
        };
        match result.target.bound {
            Bound::AtLeast(_) => {
                format!("the {published}ambition of {how_much} by {by} is reached in {often}")
            }
            Bound::AtMost(_) => {
                format!("the {published}limit of {how_much} by {by} is kept in {often}")
            }
        }
    }

    /// What stands below every sentence.
    fn footnote(&self, what: &str) -> String {
        let run = self.run;
        format!(
            "{what} 80% range: 8 in 10 of {} simulated futures lie in it; the middle is the median. Figures are \
             rounded to what their Monte Carlo error supports and to two significant digits at most. Source: \
             regiocast {}, scenario ‘{}’ (digest {}), seed {}{}.{}{}",
            count(run.draws),
            run.version,
            run.scenario,
            run.digest.get(..12).unwrap_or(&run.digest),
            run.seed,
            // Without this a figure of the forecast before and one of now would have the same footnote.
            run.given.as_ref().map_or_else(String::new, |given| {
                format!(
                    ", given the monitoring return {} to {}",
                    given.monitoring,
                    financial_year(given.as_of)
                )
            }),
            self.doubts(),
            if super::to_review(self.findings) > 0 {
                " Not reviewed: rests on defaults of the evidence library."
            } else {
                ""
            }
        )
    }

    /// Reported figures that the forecast rests on, and that hardly any forecast had.
    fn doubts(&self) -> String {
        let given = self.run.given.as_ref();
        match given.map(|given| given.doubtful.as_slice()) {
            None | Some([]) => String::new(),
            Some(doubtful) => format!(
                " Not to be quoted yet: hardly any forecast had what was reported of {}.",
                doubtful.join("; ")
            ),
        }
    }

    /// Price basis of a measure of money, ready to follow a figure; nothing for other measures.
    fn prices(&self, measure: Measure) -> String {
        let year = financial_year(self.findings.words.programme.calendar.price_year);
        match measure {
            Measure::Money | Measure::Pounds => format!(" in {year} prices"),
            Measure::NominalMoney => " in the money of the day".to_owned(),
            Measure::FundMoney => ", each fund in its own prices".to_owned(),
            _ => String::new(),
        }
    }

    /// What net figures are net of.
    fn net_of(&self) -> String {
        self.findings.words.programme.reference.as_ref().map_or_else(
            || {
                "Net additional: what would have happened anyway, benefits people elsewhere, is lost by other local \
                 firms or hired away from them is taken off, and jobs at suppliers and where people spend are added, \
                 as far as the scenario says so."
                    .to_owned()
            },
            |title| format!("Net additional: beyond a simulated case without the programme (“{title}”)."),
        )
    }
}

/// A sentence that begins with a capital and ends with a full stop.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    format!("{}{}.", first.unwrap_or_default(), letters.as_str())
}

/// A statement with the figures that stand in it.
fn statement(title: &str, text: &str, footnote: String, told: &[Option<&Told<'_>>]) -> Statement {
    Statement {
        title: title.to_owned(),
        sentence: sentence(text),
        footnote,
        figures: told.iter().flatten().map(|one| one.name()).collect(),
    }
}
