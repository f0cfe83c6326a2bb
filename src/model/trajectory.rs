//! What becomes of a programme in one packet of draws, and the work space for it.

use crate::lanes::Lanes;
use crate::programme::Programme;
use crate::units::{Series, kind};

use super::additionality::{Factors, NetYears};
use super::funds::FundYears;
use super::input_output::Economy;
use super::jobs::BlockYears;
use super::matching::Market;
use super::moves::Moved;
use super::shocks::Shocks;
use super::spending::Spending;
use super::sums::{self, PartYears, Spent};
use super::timetable::Timetable;
use super::training::Learners;
use super::value::Value;
use super::workforce::Capability;

/// What becomes of a programme in one packet of draws, year by year.
///
/// It is also the model's work space: made once, it is written over packet by packet.
#[derive(Debug, Clone)]
pub struct Trajectory {
    /// Price index over the price year.
    pub prices: Vec<Lanes>,
    /// Recession years and events.
    pub shocks: Shocks,
    /// Each fund.
    pub funds: Vec<FundYears>,
    /// Money moved between activities.
    pub moved: Vec<Moved>,
    /// When activities begin and end.
    pub timetable: Timetable,
    /// Each activity's money.
    pub spending: Vec<Spending>,
    /// Standing with investors, £m.
    pub standing: Series<kind::Money>,
    /// Building work of each activity that has any.
    pub construction: Vec<Series<kind::JobYears>>,
    /// Each training pathway.
    pub learners: Vec<Learners>,
    /// Each workforce.
    pub workforces: Vec<Capability>,
    /// Each job block, gross.
    pub blocks: Vec<BlockYears>,
    /// Each skill group.
    pub markets: Vec<Market>,
    /// Each job block, from filled to net.
    pub net: Vec<NetYears>,
    /// The multiplier of each sector, and where knock-on jobs are.
    pub economy: Economy,
    /// Tax relief of each activity that has any.
    pub reliefs: Vec<Series<kind::Money>>,
    /// What was spent, by source and by activity.
    pub spent: Spent,
    /// Jobs of all of the programme, then of each activity, then of each sector.
    pub parts: Vec<PartYears>,
    /// What it is worth.
    pub value: Value,
    /// What the assumptions are of outcomes that the scenario defines, in file order.
    pub stated: Vec<Lanes>,
    pub(super) scratch: Scratch,
}

/// Room for what a step needs and nobody asks for.
#[derive(Debug, Clone)]
pub(super) struct Scratch {
    pub(super) money: [Series<kind::Money>; 3],
    pub(super) people: Series<kind::People>,
    pub(super) jobs: Series<kind::Jobs>,
    pub(super) supply_growth: Vec<Lanes>,
    pub(super) factors: Vec<Factors>,
}

impl Default for Value {
    #[inline(always)]
    fn default() -> Self {
        Self::new(0)
    }
}

impl Trajectory {
    /// Room for a programme.
    #[must_use]
    pub fn new(programme: &Programme) -> Self {
        let (years, horizon) = (programme.calendar.years, programme.calendar.horizon);
        let spending = programme
            .activities
            .iter()
            .map(|activity| Spending::new(activity, years));
        let workforces = programme
            .workforces
            .iter()
            .map(|workforce| Capability::new(workforce.levels.len(), years));
        let markets = programme
            .skills
            .iter()
            .map(|group| Market::new(years, group.origins.is_some()));
        Self {
            prices: vec![Lanes::ONE; years],
            shocks: Shocks::new(programme),
            funds: vec![FundYears::new(years); programme.funds.len()],
            moved: Moved::all(programme),
            timetable: Timetable::new(programme),
            spending: spending.collect(),
            standing: Series::zero(years),
            construction: vec![Series::zero(years); programme.constructions.len()],
            learners: vec![Learners::new(years); programme.trainings.len()],
            workforces: workforces.collect(),
            blocks: vec![BlockYears::new(years, horizon); programme.blocks.len()],
            markets: markets.collect(),
            net: vec![NetYears::new(horizon); programme.blocks.len()],
            economy: Economy::new(programme),
            reliefs: vec![Series::zero(years); programme.reliefs.len()],
            spent: Spent::new(programme),
            parts: sums::parts(programme)
                .into_iter()
                .map(|part| PartYears::new(part.blocks, years))
                .collect(),
            value: Value::new(horizon),
            stated: programme
                .outcomes
                .iter()
                .flat_map(|outcome| &outcome.assumptions)
                .map(|_| Lanes::ZERO)
                .collect(),
            scratch: Scratch {
                money: [
                    Series::zero(years),
                    Series::zero(years),
                    Series::zero(years),
                ],
                people: Series::zero(years),
                jobs: Series::zero(horizon),
                supply_growth: vec![Lanes::ONE; programme.skills.len()],
                factors: Vec::with_capacity(programme.additionality.len()),
            },
        }
    }
}
