//! What drives an answer: everything that is found out when a scenario is explained.

use super::compare::Outcome;
use super::discovery::Telling;
use super::given::Given;
use super::reading::Moments;
use super::sensitivity::kinds::Mechanism;
use super::sensitivity::tornado::Swing;
use super::sensitivity::{Estimate, Study};
use super::switching::Crossing;
use super::worth::Worth;
use crate::programme::Bound;
use crate::register::Rating;

/// A question whose answer is explained.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// The outcome.
    pub outcome: Outcome,
    /// The title and the bound of the promise, where the question is whether it is kept.
    pub promise: Option<(String, Bound)>,
}

/// How much an assumption matters, as the logs of the `AQuA` Book have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Impact {
    /// Under 2% of the variance.
    Green,
    /// From 2% to 10%.
    Amber,
    /// Over 10%.
    Red,
}

impl Impact {
    /// The impact of a share of the variance.
    #[must_use]
    pub fn of(share: f64) -> Self {
        // The project's own limits, marked as a judgement where they are told.
        match share {
            share if share > 0.10 => Self::Red,
            share if share >= 0.02 => Self::Amber,
            _ => Self::Green,
        }
    }

    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Amber => "amber",
            Self::Red => "red",
        }
    }
}

/// What is known about an input beside its luck.
#[derive(Debug, Clone, PartialEq)]
pub struct About {
    /// What it does.
    pub mechanism: Mechanism,
    /// The id of the one activity it belongs to, if it does.
    pub activity: Option<String>,
    /// How far its evidence can be trusted; `None` for luck, or where nothing is said.
    pub rating: Option<Rating>,
    /// The names of the assumptions that follow it.
    pub assumptions: Vec<String>,
    /// The unit of the first of them; empty where it is not said.
    pub unit: String,
}

/// Inputs put together by something they have in common.
#[derive(Debug, Clone, PartialEq)]
pub struct Grouping {
    /// By what: `kind`, `mechanism`, `activity`, `rating`.
    pub by: &'static str,
    /// Every group: what it is called and what it explains of each question (`None` where the answer
    /// does not vary). The last group holds inputs too small to tell.
    pub groups: Vec<(String, Vec<Option<Estimate>>)>,
}

/// Where one thing would have to move for a promise to be kept more or less often.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn {
    /// The question.
    pub question: usize,
    /// What is moved.
    pub mover: Mover,
    /// The chance aimed at.
    pub level: f64,
    /// The chance with the thing at its lower and upper end.
    pub ends: [f64; 2],
    /// Where it is crossed: for an input its percentile, for a lever its own value.
    pub crossing: Crossing,
    /// The value there, in the thing's own unit; NaN where nothing is crossed.
    pub value: f64,
    /// The share of the input's probability on the side that keeps the promise oftener than the level;
    /// NaN for levers.
    pub beyond: f64,
    /// P5, P50 and P95 of an input; the ends and today's value of a lever.
    pub range: [f64; 3],
}

/// What is moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mover {
    /// An input, by its place among the factors.
    Input(usize),
    /// The budget of an activity, as a multiple of today's, by its id.
    Budget(String),
    /// The delay of an activity's spending in years, by its id.
    Slippage(String),
    /// The delay of a fund in years, by its id.
    Delay(String),
}

/// When a promise is missed, or kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Failing {
    /// The question.
    pub question: usize,
    /// Whether the box is about futures that miss the promise (or keep it).
    pub missed: bool,
    /// The box.
    pub telling: Telling,
    /// The conditions that the box's limits are about, in the order of its columns.
    pub columns: Vec<Told>,
    /// How many futures were looked at, and in how many the promise is missed (or kept).
    pub counted: (usize, usize),
}

/// What a column of conditions is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// The value of an input, by its place among the factors.
    Input(usize),
    /// Whether the money of a fund comes, by its id.
    Comes(String),
    /// Whether an event happens, by its id.
    Happens(String),
    /// Whether a kind of intervention has any effect, by the id of its additionality.
    Works(String),
    /// How many recession years there are.
    Recessions,
    /// How many firms land from elsewhere, by activity.
    Landings(String),
}

/// What knowing is worth before a decision between plans.
#[derive(Debug, Clone, PartialEq)]
pub struct Knowing {
    /// What is to be had as much of as possible: words and unit.
    pub aim: Aim,
    /// The plans' names, and the mean of each.
    pub plans: Vec<(String, f64)>,
    /// The place of the best.
    pub best: usize,
    /// What knowing everything would be worth.
    pub everything: Worth,
    /// What knowing one input, or a group, would be worth, best first.
    pub inputs: Vec<(Known, Worth)>,
    /// What surveys would be worth.
    pub surveys: Vec<(String, u32, Worth)>,
}

/// What a decision aims at.
#[derive(Debug, Clone, PartialEq)]
pub enum Aim {
    /// As much of an outcome as possible.
    Outcome(Outcome),
    /// As little missing from a promise as possible.
    Shortfall(Outcome, f64),
}

/// What would be known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Known {
    /// One input, by its name.
    Input(String),
    /// Several, by what they have in common.
    Group(&'static str, String, usize),
}

/// Everything that was found out.
#[derive(Debug)]
pub struct Explanation {
    /// What was asked; the first leads.
    pub questions: Vec<Question>,
    /// Shares and effects.
    pub study: Study,
    /// What is known of each input.
    pub about: Vec<About>,
    /// Shares by kind.
    pub groupings: Vec<Grouping>,
    /// What the draws at hand say of the leading question, by factor.
    pub given: Vec<(usize, Given)>,
    /// The same of an input that does nothing.
    pub dummy: Option<Given>,
    /// What every question's answer is in the draws at hand: of a promise, the chance that it is kept.
    pub answers: Vec<Moments>,
    /// How many draws were at hand.
    pub draws: usize,
    /// Every question in the middle, and the swing of every input.
    pub tornado: (Vec<f64>, Vec<Swing>),
    /// Switching values.
    pub turns: Vec<Turn>,
    /// When promises are missed or kept.
    pub failing: Vec<Failing>,
    /// What knowing is worth.
    pub knowing: Vec<Knowing>,
}

impl Explanation {
    /// The inputs of a question, those that explain most first; inputs that were put together are left
    /// out.
    #[must_use]
    pub fn ranked(&self, question: usize) -> Vec<(usize, Estimate)> {
        let Some(explained) = &self.study.figures[question] else {
            return Vec::new();
        };
        let shares = explained.shares.iter().enumerate();
        let mut ranked: Vec<(usize, Estimate)> = shares
            .filter_map(|(factor, share)| share.map(|share| (factor, share)))
            .collect();
        ranked.sort_by(|a, b| b.1.value.total_cmp(&a.1.value));
        ranked
    }

    /// For the outcome that leads, or that the leading promise is about: its place among the questions, and the
    /// swings that move it, those that move it most first. `None` where none does.
    #[must_use]
    pub fn swings(&self) -> Option<(usize, Vec<usize>)> {
        let (_, swings) = &self.tornado;
        let values = || {
            let all = self.questions.iter().enumerate();
            all.filter(|(_, one)| one.promise.is_none())
        };
        let lead = &self.questions.first()?.outcome;
        let same = values().find(|(_, one)| one.outcome == *lead);
        let (question, _) = same.or_else(|| values().next())?;
        let size = |place: usize| {
            let [low, high] = swings[place].figures[question];
            (high - low).abs()
        };
        let mut order: Vec<usize> = (0..swings.len()).filter(|one| size(*one) > 0.0).collect();
        order.sort_by(|a, b| size(*b).total_cmp(&size(*a)));
        (!order.is_empty()).then_some((question, order))
    }

    /// The impact on the leading answer of an assumption, by its name: of all inputs that it follows
    /// together. `None` where the answer does not vary, or the assumption is not uncertain.
    #[must_use]
    pub fn impact(&self, assumption: &str) -> Option<(Impact, f64)> {
        let explained = self.study.figures.first()?.as_ref()?;
        let mut of = self
            .about
            .iter()
            .zip(&explained.shares)
            .filter(|(about, _)| about.assumptions.iter().any(|one| one == assumption))
            .peekable();
        of.peek()?;
        let share = of
            .map(|(_, share)| share.map_or(0.0, |share| share.value))
            .sum();
        Some((Impact::of(share), share))
    }

    /// How often a promise must be kept and missed for it to be worth explaining which: one time in a
    /// hundred.
    pub const SELDOM: f64 = 0.01;
}
