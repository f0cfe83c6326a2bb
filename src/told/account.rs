//! What is told of one future: sections, things, lines, each number with its formula and unit.

use super::digits::{digits_for, is_nothing, result};
use super::term::{Term, n};
use crate::calendar::{Calendar, financial_year};
use crate::points::Sampler;

/// One future, told in the order of causes.
#[derive(Debug, Clone)]
pub struct Account {
    /// The scenario's title.
    pub title: String,
    /// The draw, counted from 0; `None` where the coordinates were the caller's own.
    pub draw: Option<u64>,
    /// The seed of the run that the draw belongs to, how its points were chosen, and how many it has.
    pub run: Option<(u64, Sampler, usize)>,
    /// The years.
    pub calendar: Calendar,
    /// Its sections, in order.
    pub sections: Vec<Section>,
}

/// A part of the account.
#[derive(Debug, Clone, Default)]
pub struct Section {
    /// Its number, from 1.
    pub number: usize,
    /// A word by which readers may ask for it: `funds`.
    pub id: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// What it says, in a sentence or two.
    pub note: &'static str,
    /// What luck decided.
    pub drawn: Vec<Drawn>,
    /// The things it tells of.
    pub items: Vec<Item>,
}

/// One coordinate and what it decided.
#[derive(Debug, Clone)]
pub struct Drawn {
    /// The input's dotted name.
    pub name: String,
    /// Its name in words.
    pub title: String,
    /// The coordinate, between 0 and 1, correlations and shared luck included.
    pub u: f64,
    /// The value of an assumption, in its unit; `None` for chances.
    pub value: Option<f64>,
    /// The unit.
    pub unit: String,
    /// What it was drawn from, or what it decided, in words.
    pub said: String,
    /// Ids of the things that it concerns.
    pub about: Vec<String>,
}

/// One thing: a fund, an activity, a block of jobs, a skill group.
#[derive(Debug, Clone, Default)]
pub struct Item {
    /// Its id: its place in the scenario.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Ids of other things that it concerns.
    pub about: Vec<String>,
    /// The numbers that its formulas use.
    pub given: Vec<Given>,
    /// Its quantities, in the order in which they follow from each other.
    pub lines: Vec<Line>,
}

/// A number that a formula uses.
#[derive(Debug, Clone)]
pub struct Given {
    /// How formulas call it.
    pub symbol: String,
    /// Its value in this future.
    pub value: f64,
    /// Its unit; empty for shares and the like.
    pub unit: String,
    /// Where it comes from, in words.
    pub from: String,
}

/// What a line's values are counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// One value for the whole period.
    Once,
    /// One a year, the first year of the programme first.
    Year,
    /// One for each year since arrival, from 0.
    Age,
}

/// One quantity.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its name in words.
    pub title: String,
    /// Its symbol in formulas.
    pub symbol: String,
    /// The metric that it is, if it is one.
    pub metric: Option<String>,
    /// The formula.
    pub formula: String,
    /// The unit.
    pub unit: String,
    /// What its values are counted by.
    pub by: By,
    /// Its values.
    pub values: Vec<f64>,
    /// The formula with numbers put in, for each value; empty where a value is read and not worked
    /// out.
    pub workings: Vec<Term>,
    /// How many examples are shown: two where the first year has another form than later ones.
    pub examples: usize,
    /// The value from which examples are looked for: where something happens.
    pub shown_from: usize,
    /// Whether the sum of its values is used further on, and told.
    pub summed: bool,
    /// What a reader should know.
    pub note: String,
}

/// A formula with numbers put in, as shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Which year or age, in words; empty for a single value.
    pub when: String,
    /// The arithmetic.
    pub text: String,
    /// The result.
    pub result: String,
}

impl Line {
    /// A quantity that has one value.
    #[must_use]
    pub fn once(title: &str, symbol: &str, unit: &str, value: f64, working: Term) -> Self {
        Self {
            title: title.to_owned(),
            symbol: symbol.to_owned(),
            metric: None,
            formula: String::new(),
            unit: unit.to_owned(),
            by: By::Once,
            values: vec![value],
            workings: vec![working],
            examples: 1,
            shown_from: 0,
            summed: false,
            note: String::new(),
        }
    }

    /// A quantity that has one value a year.
    #[must_use]
    pub fn yearly(
        title: &str,
        symbol: &str,
        unit: &str,
        values: Vec<f64>,
        working: impl Fn(usize) -> Term,
    ) -> Self {
        Self {
            by: By::Year,
            workings: (0..values.len()).map(working).collect(),
            values,
            ..Self::once(title, symbol, unit, 0.0, n(0.0))
        }
    }

    /// Values that are read and not worked out.
    #[must_use]
    pub fn read(title: &str, symbol: &str, unit: &str, values: Vec<f64>) -> Self {
        Self {
            workings: Vec::new(),
            ..Self::yearly(title, symbol, unit, values, |_| n(0.0))
        }
    }

    /// With its formula.
    #[must_use]
    pub fn formula(mut self, formula: impl Into<String>) -> Self {
        self.formula = formula.into();
        self
    }

    /// With the metric that it is.
    #[must_use]
    pub fn metric(mut self, metric: impl Into<String>) -> Self {
        self.metric = Some(metric.into());
        self
    }

    /// With a remark.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    /// Counted by years since arrival.
    #[must_use]
    pub const fn by_age(mut self) -> Self {
        self.by = By::Age;
        self
    }

    /// With two examples.
    #[must_use]
    pub const fn twice(mut self) -> Self {
        self.examples = 2;
        self
    }

    /// With examples from the first value on for which something holds.
    #[must_use]
    pub fn from_where(mut self, holds: impl Fn(usize) -> bool) -> Self {
        self.shown_from = (0..self.values.len())
            .find(|place| holds(*place))
            .unwrap_or(0);
        self
    }

    /// With the sum of its values.
    #[must_use]
    pub const fn summed(mut self) -> Self {
        self.summed = true;
        self
    }

    /// The examples that are shown: the first values that are not nothing.
    #[must_use]
    pub fn shown(&self, calendar: &Calendar) -> Vec<Example> {
        let places = (self.shown_from..self.workings.len().min(self.values.len()))
            .filter(|place| self.by == By::Once || !is_nothing(self.values[*place]));
        let places = places.take(self.examples);
        places
            .filter_map(|place| self.example(place, calendar))
            .collect()
    }

    /// The formula with the numbers of one value put in.
    #[must_use]
    pub fn example(&self, place: usize, calendar: &Calendar) -> Option<Example> {
        let (term, value) = (self.workings.get(place)?, *self.values.get(place)?);
        let digits = digits_for(term, value);
        Some(Example {
            when: match self.by {
                By::Once => String::new(),
                By::Year => financial_year(calendar.year(place)),
                By::Age => format!("k = {place}"),
            },
            text: term.text(digits),
            result: result(value),
        })
    }

    /// The sum of its values, for flows.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.values.iter().sum()
    }
}

impl Item {
    /// A thing of which nothing is told yet.
    #[must_use]
    pub fn new(id: impl Into<String>, title: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            title: title.into(),
            ..Self::default()
        }
    }
}
