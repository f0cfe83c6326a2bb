//! Sums over funds, activities and job blocks that several outcomes ask for, each added up once.
//!
//! See `docs/model/sums.md`.

use crate::model::Trajectory;
use crate::model::additionality::NetYears;
use crate::model::jobs::BlockYears;
use crate::model::spending::Spending;
use crate::model::value::job_years;
use crate::programme::{Block, DistrictId, FundKind, Programme};
use crate::units::{JobYears, Jobs, Money, Series, kind};

/// What was spent, year by year, unspent training money taken off.
#[derive(Debug, Clone)]
pub struct Spent {
    /// Of each fund.
    pub of_fund: Vec<Series<kind::Money>>,
    /// Of the funds of each kind, in the order in which kinds are declared; drawn money not
    /// included.
    pub of_kind: [Series<kind::Money>; 4],
    /// Of the funds of each budget, in the order in which budgets are declared.
    pub of_budget: [Series<kind::Money>; 2],
    /// By each activity, drawn money included.
    pub by_activity: Vec<Series<kind::Money>>,
    /// Private money drawn in by all activities.
    pub drawn: Series<kind::Money>,
}

impl Spent {
    /// Room for a programme.
    #[must_use]
    pub fn new(programme: &Programme) -> Self {
        let none = || Series::zero(programme.calendar.years);
        Self {
            of_fund: vec![none(); programme.funds.len()],
            of_kind: std::array::from_fn(|_| none()),
            of_budget: std::array::from_fn(|_| none()),
            by_activity: vec![none(); programme.activities.len()],
            drawn: none(),
        }
    }

    /// What was spent of the funds of a kind in a year, drawn money not included.
    #[must_use]
    #[inline(always)]
    pub fn kind(&self, kind: FundKind, year: usize) -> Money {
        self.of_kind[kind as usize][year]
    }

    /// Adds up what all activities have spent.
    #[inline(always)]
    pub fn add_up(&mut self, programme: &Programme, spending: &[Spending]) {
        let funds = self.of_fund.iter_mut().chain(&mut self.of_kind);
        for series in funds.chain(&mut self.of_budget) {
            series.clear();
        }
        self.drawn.clear();
        let activities = programme.activities.iter().zip(spending);
        for ((activity, spending), by_activity) in activities.zip(&mut self.by_activity) {
            by_activity.clear();
            for (funding, own) in activity.funded_by.iter().zip(&spending.own) {
                let fund = &programme.funds[funding.fund.0];
                for year in 0..own.years() {
                    let spent = own[year] * spending.kept[year];
                    self.of_fund[funding.fund.0][year] += spent;
                    self.of_kind[fund.kind as usize][year] += spent;
                    if let Some(budget) = fund.budget {
                        self.of_budget[budget as usize][year] += spent;
                    }
                    by_activity[year] += spent;
                }
            }
            for year in 0..self.drawn.years() {
                let drawn = spending.drawn[year] * spending.kept[year];
                self.drawn[year] += drawn;
                by_activity[year] += drawn;
            }
        }
    }
}

/// Jobs of a part of the programme, year by year: of all of it, of an activity, of a
/// sector, of a district.
#[derive(Debug, Clone)]
pub struct PartYears {
    /// Its job blocks that are not safeguarded jobs, as places among the blocks.
    blocks: Vec<usize>,
    /// Jobs on offer.
    pub demanded: Series<kind::Jobs>,
    /// Jobs filled.
    pub filled: Series<kind::Jobs>,
    /// Skilled jobs filled.
    pub skilled: Series<kind::Jobs>,
    /// Posts created, as far as they are filled.
    pub created: Series<kind::Jobs>,
    /// Net direct jobs.
    pub net_direct: Series<kind::Jobs>,
    /// Net direct jobs in the UK as a whole.
    pub net_uk: Series<kind::Jobs>,
    /// Knock-on jobs.
    pub knock_on: Series<kind::Jobs>,
    /// Net skilled jobs.
    pub net_skilled: Series<kind::Jobs>,
    /// Net job-years, direct and knock-on.
    pub net_job_years: Series<kind::JobYears>,
}

impl PartYears {
    /// Room for a part that consists of some blocks.
    #[must_use]
    pub fn new(blocks: Vec<usize>, years: usize) -> Self {
        let none = || Series::zero(years);
        Self {
            blocks,
            demanded: none(),
            filled: none(),
            skilled: none(),
            created: none(),
            net_direct: none(),
            net_uk: none(),
            knock_on: none(),
            net_skilled: none(),
            net_job_years: Series::zero(years),
        }
    }

    /// Adds up the jobs of its blocks.
    #[inline(always)]
    pub fn add_up(&mut self, programme: &Programme, jobs: &[BlockYears], net: &[NetYears]) {
        let stocks = [
            &mut self.demanded,
            &mut self.filled,
            &mut self.skilled,
            &mut self.created,
            &mut self.net_direct,
            &mut self.net_uk,
            &mut self.knock_on,
            &mut self.net_skilled,
        ];
        stocks.into_iter().for_each(Series::clear);
        self.net_job_years.clear();
        for place in &self.blocks {
            let (block, jobs, net) = (&programme.blocks[*place], &jobs[*place], &net[*place]);
            for year in 0..self.demanded.years() {
                self.demanded[year] += jobs.jobs[year];
                self.filled[year] += net.filled[year];
                self.skilled[year] += net.skilled[year];
                self.created[year] += net.created[year];
                self.net_direct[year] += net.net_direct[year];
                self.net_uk[year] += net.net_uk[year];
                self.knock_on[year] += net.knock_on[year];
                self.net_skilled[year] += net.net_skilled[year];
                self.net_job_years[year] +=
                    job_years(block, &net.net_direct, year) + job_years(block, &net.knock_on, year);
            }
        }
    }

    /// Net job-years of all years.
    #[must_use]
    #[inline(always)]
    pub fn all_net_job_years(&self) -> JobYears {
        self.net_job_years.total()
    }

    /// Net jobs in a year, block by block.
    #[must_use]
    #[inline(always)]
    pub fn net_jobs(&self, net: &[NetYears], year: usize) -> Jobs {
        self.blocks
            .iter()
            .map(|place| net[*place].net_direct[year] + net[*place].knock_on[year])
            .sum()
    }
}

/// The blocks of a part, as places among all blocks.
#[derive(Debug, Clone)]
pub struct PartBlocks {
    /// Job blocks that are not safeguarded jobs.
    pub blocks: Vec<usize>,
    /// Blocks of safeguarded jobs.
    pub safeguarded: Vec<usize>,
}

/// The districts of a programme and, where an activity is in none of them, `None`; nothing where it
/// names no districts.
#[inline(always)]
pub fn places(programme: &Programme) -> impl Iterator<Item = Option<DistrictId>> {
    let districts = programme.districts.len();
    let mut activities = programme.activities.iter();
    let nowhere = districts > 0 && activities.any(|activity| activity.placed.is_none());
    (0..districts)
        .map(|place| Some(DistrictId(place)))
        .chain(nowhere.then_some(None))
}

/// The parts by which jobs are told: all of the programme, then each activity, then each sector, then
/// each district and what is in none.
#[must_use]
#[inline(always)]
pub fn parts(programme: &Programme) -> Vec<PartBlocks> {
    let part = |test: &dyn Fn(&Block) -> bool| {
        let (safeguarded, blocks) = (0..programme.blocks.len())
            .filter(|place| test(&programme.blocks[*place]))
            .partition(|place| programme.blocks[*place].safeguarded);
        PartBlocks {
            blocks,
            safeguarded,
        }
    };
    let mut parts = vec![part(&|_| true)];
    for activity in 0..programme.activities.len() {
        parts.push(part(&|block| block.activity.0 == activity));
    }
    for sector in 0..programme.sectors.len() {
        let is_it = |block: &Block| block.sector.is_some_and(|own| own.0 == sector);
        parts.push(part(&is_it));
    }
    for place in places(programme) {
        parts.push(part(&|block| {
            programme.activities[block.activity.0].placed == place
        }));
    }
    parts
}

/// Of the parts, those of the sectors, in the order in which sectors are declared.
#[must_use]
#[inline(always)]
pub fn of_sectors<'a>(programme: &Programme, parts: &'a [PartYears]) -> &'a [PartYears] {
    &parts[1 + programme.activities.len()..][..programme.sectors.len()]
}

impl Trajectory {
    /// Tax relief of all activities in a year.
    #[must_use]
    #[inline(always)]
    pub fn relief_in(&self, year: usize) -> Money {
        self.reliefs.iter().map(|relief| relief[year]).sum()
    }

    /// What events cost the public purse in a year.
    #[must_use]
    #[inline(always)]
    pub fn event_costs_in(&self, year: usize) -> Money {
        self.shocks
            .events
            .iter()
            .map(|event| event.cost[year])
            .sum()
    }
}
