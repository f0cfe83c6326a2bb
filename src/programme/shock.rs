//! What can go wrong: the business cycle and the risk register.

use super::{ActivityId, BlockId, FundId, Name};
use crate::number::{ChanceId, Number};

/// The business cycle: normal years and recession years.
#[derive(Debug, Clone, PartialEq)]
pub struct Recession {
    /// Probability that a recession year follows a normal one.
    pub enter: Number,
    /// Probability that a recession year follows another.
    pub stay: Number,
    /// Share of private money and landings lost in a recession year.
    pub depth: Number,
    /// Share of every block's jobs lost in a recession year.
    pub jobs_depth: Number,
    /// Whether each year is one, one coordinate a year.
    pub chance: ChanceId,
}

/// A line of the risk register.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Id and title.
    pub name: Name,
    /// Who owns the risk.
    pub owner: String,
    /// What is done about it.
    pub mitigation: String,
    /// Probability that it happens at all.
    pub probability: Number,
    /// Whether it happens, and then in which year of the window.
    pub chance: ChanceId,
    /// First and last year in which it can strike, counted from 0.
    pub window: (usize, usize),
    /// Years it lasts; `None` is to the end.
    pub years: Option<Number>,
    /// What it strikes; `None` for events that only cost.
    pub on: Option<EventTarget>,
    /// What is left while it lasts.
    pub factor: Number,
    /// Years by which what would flow from then on comes later.
    pub delay: Number,
    /// £ million of public cost in the year it strikes.
    pub cost: Number,
}

/// What an event strikes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventTarget {
    /// A fund's money.
    Fund(FundId),
    /// An activity's own spending.
    Activity(ActivityId),
    /// A job block.
    Block(BlockId),
    /// All training pathways of an activity.
    Training(ActivityId),
    /// The building work of an activity.
    Construction(ActivityId),
    /// Private money drawn in, by every activity.
    Private,
}
