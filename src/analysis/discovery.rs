//! Which conditions go with a result: scenario discovery by PRIM.
//!
//! Some draws are of interest, such as those in which a promise is missed. The patient rule induction
//! method looks for a box, that is a few limits such as "at least 3 years of recession and no anchor
//! investor", in which such draws are common. It starts from all draws and peels off, a little at a
//! time, the end of one column that leaves draws of interest most common among those that remain.
//!
//! ```text
//! coverage = draws of interest in the box / all draws of interest
//! density  = draws of interest in the box / draws in the box
//! mass     = draws in the box / all draws
//! ```
//!
//! What to do with it: [`peel`] gives boxes from the widest to the narrowest, [`choose`] the simplest
//! one that is worth telling, [`paste()`] widens it where that costs nothing, and [`tell`] gives the
//! numbers of the sentence about it. [`quasi_p`] says how easily chance alone would do what a limit
//! does.
//!
//! A box is chosen for looking good on the draws at hand, so that its density is flattered. Whoever
//! quotes numbers should search in some draws and count in others ([`Region::of`], [`tell`]).
//!
//! A box says what goes together, not what causes what: columns that share their luck stand in for
//! each other.
//!
//! # References
//! Friedman, J. H. and Fisher, N. I. (1999), "Bump hunting in high-dimensional data", Statistics and
//! Computing 9(2), 123–143, doi 10.1023/A:1008894516817.
//!
//! Bryant, B. P. and Lempert, R. J. (2010), "Thinking inside the box: a participatory,
//! computer-assisted approach to scenario discovery", Technological Forecasting and Social Change
//! 77(1), 34–49, doi 10.1016/j.techfore.2009.08.002.
//!
//! Kwakkel, J. H. (2017), "The Exploratory Modeling Workbench", Environmental Modelling & Software
//! 96, 239–250, doi 10.1016/j.envsoft.2017.06.054 (the rule of quantiles and the lenient objective).

mod choose;
mod paste;
mod peel;
mod quasi_p;
#[cfg(test)]
mod tests;

pub use choose::{Condition, Telling, choose, tell};
pub use paste::paste;
pub use peel::{Peeling, peel};
pub use quasi_p::{quasi_p, quasi_p_of};

/// What was drawn for one input, or came of one event, in every draw.
#[derive(Debug, Clone, Copy)]
pub struct Column<'a> {
    /// The values, in the order of the draws, in the column's own unit.
    pub values: &'a [f64],
}

/// How boxes are looked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// The share of a box that one peel aims to take off, from 0 to 0.5.
    pub peel_alpha: f64,
    /// The share of a box that one paste aims to add, from 0 to 1.
    pub paste_alpha: f64,
    /// The smallest share of all draws that a box may hold.
    pub least_mass: f64,
    /// How often noise may be told as a condition, at most: the quasi-p that a limit needs is this,
    /// shared out among all limits that could have been found, one at each end of each column.
    pub most_quasi_p: f64,
    /// The most limits that are worth telling.
    pub most_limits: usize,
    /// A simpler box is preferred if its score reaches this share of the best.
    pub good_enough: f64,
}

impl Default for Settings {
    /// The customary shares for peeling, pasting and mass, and the customary 1 in 20 for noise. Four
    /// limits are about what a reader keeps in mind, and nine tenths of the best is a judgement.
    fn default() -> Self {
        Self {
            peel_alpha: 0.05,
            paste_alpha: 0.05,
            least_mass: 0.05,
            most_quasi_p: 0.05,
            most_limits: 4,
            good_enough: 0.9,
        }
    }
}

/// Which end of a column a limit cuts off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// The low end: the values that stay are at least the limit.
    AtLeast,
    /// The high end: the values that stay are at most the limit.
    AtMost,
}

/// One limit of a box.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limit {
    /// The place of the column among those given.
    pub column: usize,
    /// The end that is cut off.
    pub end: End,
    /// The limit, in the column's unit; it belongs to the box. In a column of few or whole values it
    /// is one of them, otherwise it lies midway between two draws.
    pub value: f64,
}

impl Limit {
    /// Whether a draw keeps the limit; a column or draw that is not there does not.
    #[must_use]
    pub fn holds(&self, columns: &[Column], draw: usize) -> bool {
        let value = columns.get(self.column).and_then(|c| c.values.get(draw));
        value.is_some_and(|value| match self.end {
            End::AtLeast => *value >= self.value,
            End::AtMost => *value <= self.value,
        })
    }
}

/// How many draws there are, and how many of them are of interest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Draws.
    pub draws: usize,
    /// Draws of interest among them.
    pub of_interest: usize,
}

impl Tally {
    /// The share of draws that are of interest; not a number where there is no draw.
    #[must_use]
    pub fn density(&self) -> f64 {
        self.of_interest as f64 / self.draws as f64
    }

    fn add(&mut self, of_interest: bool) {
        self.draws += 1;
        self.of_interest += usize::from(of_interest);
    }
}

/// A box, which is a few limits, and what it holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Region {
    /// The limits, by column, the lower before the upper; none in the box that holds everything.
    pub limits: Vec<Limit>,
    /// What lies in the box.
    pub inside: Tally,
    /// What there is in all.
    pub all: Tally,
}

impl Region {
    /// The box of some limits, counted in some draws: those of the search or others.
    #[must_use]
    pub fn of(columns: &[Column], of_interest: &[bool], mut limits: Vec<Limit>) -> Self {
        limits.sort_by_key(|limit| (limit.column, limit.end));
        let (inside, _) = tallies(columns, of_interest, &limits);
        Self {
            limits,
            inside,
            all: tally(of_interest),
        }
    }

    /// The share of the draws of interest that lie in the box.
    #[must_use]
    pub fn coverage(&self) -> f64 {
        self.inside.of_interest as f64 / self.all.of_interest as f64
    }

    /// The share of the box's draws that are of interest.
    #[must_use]
    pub fn density(&self) -> f64 {
        self.inside.density()
    }

    /// The share of all draws that lie in the box.
    #[must_use]
    pub fn mass(&self) -> f64 {
        self.inside.draws as f64 / self.all.draws as f64
    }

    /// How many columns have a limit at one end or both.
    #[must_use]
    pub fn restricted_columns(&self) -> usize {
        restricted_columns(&self.limits)
    }
}

/// Why no box can be looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// There is nothing to explain.
    #[error("no draw is of interest")]
    NothingOfInterest,
    /// A column does not have one value for each draw.
    #[error("column {0} has not as many values as there are draws")]
    Length(usize),
}

/// Columns among sorted limits.
fn restricted_columns(limits: &[Limit]) -> usize {
    limits
        .chunk_by(|one, other| one.column == other.column)
        .count()
}

/// All draws, and those of interest.
fn tally(of_interest: &[bool]) -> Tally {
    Tally {
        draws: of_interest.len(),
        of_interest: of_interest.iter().filter(|case| **case).count(),
    }
}

/// What lies within all limits, and within all but one, for each of them.
fn tallies(columns: &[Column], of_interest: &[bool], limits: &[Limit]) -> (Tally, Vec<Tally>) {
    let mut inside = Tally::default();
    let mut only_outside = vec![Tally::default(); limits.len()];
    for (draw, case) in of_interest.iter().enumerate() {
        let mut missed = limits
            .iter()
            .enumerate()
            .filter(|(_, limit)| !limit.holds(columns, draw));
        match (missed.next(), missed.next()) {
            (None, _) => inside.add(*case),
            (Some((place, _)), None) => only_outside[place].add(*case),
            _ => {}
        }
    }
    let without = only_outside
        .into_iter()
        .map(|outside| Tally {
            draws: inside.draws + outside.draws,
            of_interest: inside.of_interest + outside.of_interest,
        })
        .collect();
    (inside, without)
}

/// Whether one box has draws of interest closer together than another: the rise of density for each
/// draw that comes or goes, compared in whole numbers.
#[derive(Debug, Clone, Copy)]
struct Gain {
    rise: i128,
    below: i128,
}

impl Gain {
    /// From one box to another; `None` where no draw comes or goes, or one of the boxes is empty.
    fn between(from: Tally, to: Tally) -> Option<Self> {
        let whole = |count: usize| i128::try_from(count).ok();
        let (n, k) = (whole(from.draws)?, whole(from.of_interest)?);
        let (m, j) = (whole(to.draws)?, whole(to.of_interest)?);
        (n > 0 && m > 0 && n != m).then(|| Self {
            rise: j * n - k * m,
            below: m * (n - m).abs(),
        })
    }

    /// Which of two gains from the same box is larger.
    fn against(self, other: Self) -> std::cmp::Ordering {
        (self.rise * other.below).cmp(&(other.rise * self.below))
    }
}
