//! Money and what it is spent on.

use super::{ActivityId, ActualRule, Actuals, CapabilityGate, DistrictId, FundId, Name};
use crate::number::{ChanceId, Number};

/// A source of money.
#[derive(Debug, Clone, PartialEq)]
pub struct Fund {
    /// Id and title.
    pub name: Name,
    /// Whose money it is.
    pub kind: FundKind,
    /// What it may be spent on, where the scenario says so.
    pub budget: Option<Budget>,
    /// £ million promised.
    pub amount: Number,
    /// Whether the amount is in the money of the day or in price-year prices.
    pub nominal: bool,
    /// Share of the amount in each year; adds up to 1.
    pub profile: Profile,
    /// First and last year with a share above 0, counted from 0.
    pub busy: (usize, usize),
    /// Probability that it comes at all.
    pub arrives: Number,
    /// Whether it comes: it does if this coordinate is below `arrives`.
    pub chance: ChanceId,
    /// Share that ever arrives if it comes.
    pub realised: Number,
    /// Years late.
    pub delay: Number,
    /// £ million received in the years that are over, in the fund's own prices.
    pub actual: Actuals,
    /// What becomes of the difference between that and what was to come in these years.
    pub actual_rule: ActualRule,
}

impl Fund {
    /// Whether it comes in every draw: that is certain, or money of it has been received.
    #[must_use]
    pub fn surely_comes(&self) -> bool {
        self.arrives.is(1.0) || self.actual.has_come()
    }
}

/// Shares of a fund by year, adding up to 1.
pub type Profile = Vec<f64>;

/// Whose money it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FundKind {
    /// Taxpayers'.
    Public,
    /// Firms' and investors'.
    Private,
    /// A university's own.
    University,
    /// Charities' and anyone else's.
    Other,
}

impl FundKind {
    /// All kinds, in the order of reports.
    pub const ALL: [Self; 4] = [Self::Public, Self::University, Self::Private, Self::Other];

    /// The word for it in scenario files and metric names.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Private => "private",
            Self::University => "university",
            Self::Other => "other",
        }
    }
}

/// What money may be spent on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Budget {
    /// Buildings and equipment.
    Capital,
    /// Running costs.
    Revenue,
}

impl Budget {
    /// Both budgets.
    pub const ALL: [Self; 2] = [Self::Capital, Self::Revenue];

    /// The word for it in scenario files and metric names.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Capital => "capital",
            Self::Revenue => "revenue",
        }
    }
}

/// A share of a fund that goes to an activity.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Funding {
    /// Which fund.
    pub fund: FundId,
    /// Which share of what arrives.
    pub share: f64,
}

/// Something money is spent on.
#[derive(Debug, Clone, PartialEq)]
pub struct Activity {
    /// Id and title.
    pub name: Name,
    /// What the district it is in is called; `None` where none is named.
    pub district: Option<String>,
    /// The same among the districts of the scenario; `None` where it names none of them.
    pub placed: Option<DistrictId>,
    /// Who answers for what it brings. Empty where nobody is named.
    pub owner: String,
    /// Where its money comes from; funds with a share of 0 are there for money that is moved to it.
    pub funded_by: Vec<Funding>,
    /// The activities whose completion its spending waits for.
    pub waits_for: Vec<ActivityId>,
    /// Years by which its spending lags behind its funds.
    pub slippage: Number,
    /// Cost overrun: £1 buys 1/(1 + overrun).
    pub overrun: Number,
    /// £ of private money drawn in for each £ of public spend.
    pub leverage: Number,
    /// Years until the drawn money follows.
    pub leverage_lag: Number,
    /// Whether its spending builds the region's standing with investors.
    pub reputation: bool,
    /// The capability that lets it have its whole effect, if it needs one.
    pub gate: Option<CapabilityGate>,
}

impl Activity {
    /// The funds that give it money, and not only bring what is moved to it.
    pub fn given(&self) -> impl Iterator<Item = &Funding> {
        self.funded_by.iter().filter(|funding| funding.share > 0.0)
    }
}

/// Which of an activity's money a block uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Its own and what it draws in.
    All,
    /// Its own funds.
    Own,
    /// Its public funds.
    Public,
}

/// Building work: job-years kept apart from jobs.
#[derive(Debug, Clone, PartialEq)]
pub struct Construction {
    /// The activity.
    pub activity: ActivityId,
    /// Share of the activity's money.
    pub share: f64,
    /// Which money.
    pub basis: Basis,
    /// Job-years for each £ million.
    pub job_years_per_m: Number,
    /// Job-years worked in the years that are over.
    pub actual: Actuals,
}

/// Tax relief for each filled job of an activity: a public cost that buys nothing by itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Relief {
    /// The activity.
    pub activity: ActivityId,
    /// £ a year for each filled job created.
    pub per_job: Number,
    /// Share of these jobs for which it is claimed.
    pub take_up: Number,
    /// Years for which a job earns relief.
    pub years: usize,
    /// £ million at most, over all years.
    pub cap: Number,
}
