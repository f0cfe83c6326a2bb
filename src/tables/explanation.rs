//! Tables of what drives an answer.

use super::words::Words;
use super::{Cell, Column, Published};
use crate::analysis::compare::Outcome;
use crate::analysis::explanation::{Explanation, Question};
use crate::analysis::sensitivity::{Estimate, Nature};
use crate::calendar::financial_year;
use crate::outcomes::{Measure, Nature as Runs};
use crate::register::Rating;

mod answers;
mod inputs;
mod log;
mod worth;

pub use answers::{moved, moved_value, value_of};

/// An explanation and the words for it.
#[derive(Debug, Clone, Copy)]
pub struct Explained<'a> {
    /// Titles and units.
    pub words: Words<'a>,
    /// What was found.
    pub found: &'a Explanation,
}

/// All tables.
#[must_use]
pub fn tables(explained: &Explained<'_>) -> Vec<Published> {
    let mut tables: Vec<Published> = vec![
        inputs::shares(explained).into(),
        inputs::groups(explained).into(),
        inputs::tornado(explained).into(),
        inputs::given(explained).into(),
        log::table(explained).into(),
    ];
    if !explained.found.turns.is_empty() {
        tables.push(answers::turns(explained).into());
    }
    if !explained.found.failing.is_empty() {
        tables.push(answers::failing(explained).into());
    }
    if !explained.found.knowing.is_empty() {
        tables.push(worth::table(explained).into());
    }
    tables
}

/// An outcome in words, with its year.
#[must_use]
pub fn outcome_in_words(words: &Words<'_>, outcome: &Outcome) -> String {
    let title = words.metric(&outcome.metric);
    match (outcome.year, outcome.nature) {
        (Some(year), Runs::Stock) => format!("{title} in {}", financial_year(year)),
        (Some(year), _) => format!("{title} by the end of {}", financial_year(year)),
        (None, _) => title,
    }
}

impl Explained<'_> {
    /// A question in words: the outcome with its year, or the promise.
    #[must_use]
    pub fn question(&self, question: &Question) -> String {
        if let Some((title, _)) = &question.promise {
            return format!("Whether the promise is kept: {title}");
        }
        outcome_in_words(&self.words, &question.outcome)
    }

    /// The unit of a question's answer.
    #[must_use]
    pub fn unit(&self, question: &Question) -> String {
        match question.promise {
            Some(_) => "chance".to_owned(),
            None => self.words.unit(question.outcome.measure),
        }
    }

    /// What the answer counts.
    #[must_use]
    pub const fn measure(&self, question: &Question) -> Measure {
        match question.promise {
            Some(_) => Measure::Share,
            None => question.outcome.measure,
        }
    }

    /// What an input is called.
    #[must_use]
    pub fn input(&self, factor: usize) -> String {
        self.words.input(&self.found.study.factors[factor].name)
    }

    /// `not known` or `luck`.
    #[must_use]
    pub fn nature(&self, factor: usize) -> &'static str {
        match self.found.study.factors[factor].nature {
            Nature::Unknown => "not known",
            Nature::Luck => "luck",
        }
    }

    /// The rating of an input's evidence.
    #[must_use]
    pub fn rating(&self, factor: usize) -> &'static str {
        self.found.about[factor].rating.map_or("", Rating::word)
    }
}

/// The columns of a question.
fn asked() -> Vec<Column> {
    vec![
        Column::text("metric", "Metric").for_machines(),
        Column::text("question", "What is explained"),
        Column::number("year", "Year").for_machines(),
    ]
}

fn asked_cells(explained: &Explained<'_>, question: &Question) -> Vec<Cell> {
    vec![
        Cell::text(&question.outcome.metric),
        Cell::text(explained.question(question)),
        Cell::year(question.outcome.year),
    ]
}

/// A share with its 95% interval, in three cells.
fn interval(estimate: Option<Estimate>) -> [Cell; 3] {
    estimate.map_or([Cell::Empty, Cell::Empty, Cell::Empty], |known| {
        let [low, high] = known.interval();
        [
            Cell::share(known.value, known.error),
            Cell::share(low, known.error),
            Cell::share(high, known.error),
        ]
    })
}
