//! Jobs: what each block's money brings, and how it ages.
//!
//! Arrivals by kind of block are the table of `docs/model/jobs.md`; how they open, fade and grow is
//! the cohort primitive. Jobs that sit in a building are counted where they arise:
//!
//! ```text
//! a building's own jobs = max(0, J − Σ J of the housed blocks), its created posts scaled alike
//! ```

mod premises;

use crate::lanes::Lanes;
use crate::model::cohort::Ageing;
use crate::model::known::{known, put};
use crate::model::luck;
use crate::model::shocks::Shocks;
use crate::model::spending::Spending;
use crate::number::Point;
use crate::programme::block::Landings;
use crate::programme::{Arrivals, Block, BlockId, EventTarget, Programme};
use crate::units::{Firms, Jobs, Money, Series, kind};

/// What becomes of one block.
#[derive(Debug, Clone)]
pub struct BlockYears {
    /// Firms supported, ventures formed or landings, by the year they arrive.
    pub firms: Series<kind::Firms>,
    /// Floorspace completed.
    pub floorspace: Series<kind::SquareMetres>,
    /// Floorspace paid for, whether or not it is completed yet.
    paid_for: Series<kind::SquareMetres>,
    /// Jobs that arrive, luck included.
    pub arrivals: Series<kind::Jobs>,
    /// How arrivals age.
    pub ageing: Ageing,
    /// J: jobs demanded, to the appraisal horizon.
    pub jobs: Series<kind::Jobs>,
    /// Posts created, whether or not they last.
    pub created: Series<kind::Jobs>,
}

impl BlockYears {
    /// Room for one block: arrivals for `years`, jobs to the `horizon`.
    #[must_use]
    pub fn new(years: usize, horizon: usize) -> Self {
        Self {
            firms: Series::zero(years),
            floorspace: Series::zero(years),
            paid_for: Series::zero(years),
            arrivals: Series::zero(years),
            ageing: Ageing::new(horizon),
            jobs: Series::zero(horizon),
            created: Series::zero(horizon),
        }
    }

    /// Works out ageing, and arrivals of all years; inward landings come year by year instead,
    /// because last year's shortage of skills puts them off.
    #[inline(always)]
    pub fn prepare(
        &mut self,
        programme: &Programme,
        id: BlockId,
        point: &Point,
        (shocks, spending, ends): (&Shocks, &[Spending], Lanes),
    ) {
        let block = &programme.blocks[id.0];
        if !matches!(block.arrivals, Arrivals::Posts { .. }) {
            self.ageing.work_out(&block.cohort, point);
        }
        if let Arrivals::Premises { .. } = block.arrivals {
            self.build(programme, id, point, (shocks, spending, ends));
            return;
        }
        for year in 0..self.arrivals.years() {
            let money = buying(programme, id, (shocks, spending), year);
            let money = money * brings(programme, id, spending, year);
            self.arrive(block, money, point, year);
        }
        if let Arrivals::Posts { .. } | Arrivals::Jobs { .. } = block.arrivals {
            put(&block.actual, &mut self.arrivals);
        }
    }

    #[inline(always)]
    fn arrive(&mut self, block: &Block, money: Money, point: &Point, year: usize) {
        match &block.arrivals {
            Arrivals::Posts {
                cost_per_post,
                local_share,
            } => {
                let posts: Jobs = money.buys(cost_per_post.cost(point));
                self.arrivals[year] = posts * local_share.at(point);
            }
            Arrivals::Jobs { cost_per_job } => {
                self.arrivals[year] = money.buys(cost_per_job.cost(point));
            }
            Arrivals::Support {
                cost_per_firm,
                jobs_per_firm,
            } => {
                self.firms[year] = match known(&block.actual, year) {
                    Some(firms) => firms,
                    None => money.buys(cost_per_firm.cost(point)),
                };
                self.arrivals[year] = self.firms[year].jobs(jobs_per_firm.at(point));
            }
            Arrivals::Ventures {
                cost_per_venture,
                initial_jobs,
                size_cv,
                number,
                luck: size,
            } => {
                let rate: Firms = money.buys(cost_per_venture.cost(point));
                let formed = match known(&block.actual, year) {
                    Some(formed) => formed,
                    None => luck::firms(rate.lanes(), number.in_year(year), point),
                };
                let size = luck::size(formed, size_cv.at(point), size.in_year(year), point);
                self.firms[year] = formed;
                self.arrivals[year] = formed.jobs(initial_jobs.at(point)) * size;
            }
            Arrivals::Premises { .. } | Arrivals::Inward { .. } => {}
        }
    }

    /// The jobs of a year, `left` of them after recession.
    #[inline(always)]
    pub fn age(&mut self, block: &Block, mut left: Lanes, year: usize) {
        let (standing, created) = if let Arrivals::Posts { .. } = block.arrivals {
            let posts = |year: usize| match self.arrivals.as_slice().get(year) {
                Some(posts) => *posts,
                None => Jobs::ZERO,
            };
            let before = year.checked_sub(1).map_or(Jobs::ZERO, posts);
            // Posts that are known to have been there were there, recession or not.
            if year < block.actual.years() {
                left = Lanes::ONE;
            }
            (posts(year), (posts(year) - before).or_nothing())
        } else {
            self.ageing.jobs_in(year, &self.arrivals)
        };
        self.jobs[year] = standing * left;
        self.created[year] = created * left;
    }
}

/// `x_y` of a block, events on it included.
#[inline(always)]
fn buying(
    programme: &Programme,
    id: BlockId,
    (shocks, spending): (&Shocks, &[Spending]),
    year: usize,
) -> Money {
    let block = &programme.blocks[id.0];
    let money = spending[block.activity.0].buying(block.share.share, block.share.basis, year);
    money * shocks.leave(programme, EventTarget::Block(id), year)
}

/// The share of its effect that a block has in a year: posts are there as they are paid for, anything
/// else as far as its activity has the capability that it needs.
#[inline(always)]
fn brings(programme: &Programme, id: BlockId, spending: &[Spending], year: usize) -> Lanes {
    let block = &programme.blocks[id.0];
    if let Arrivals::Posts { .. } = block.arrivals {
        return Lanes::ONE;
    }
    let effect = spending[block.activity.0].effect.get(year);
    effect.copied().unwrap_or(Lanes::ONE)
}

/// Takes the jobs that sit in a building off the building's own.
#[inline(always)]
pub fn house(programme: &Programme, blocks: &mut [BlockYears], year: usize) {
    for (building, block) in programme.blocks.iter().enumerate() {
        if block.houses.is_empty() {
            continue;
        }
        let housed: Jobs = block.houses.iter().map(|id| blocks[id.0].jobs[year]).sum();
        let all = blocks[building].jobs[year];
        let own = (all - housed).or_nothing();
        let scale = own.share_of(all, 0.0);
        blocks[building].jobs[year] = own;
        blocks[building].created[year] = blocks[building].created[year] * scale;
    }
}

/// What a landing in a year depends on.
#[derive(Debug, Clone, Copy)]
pub struct Appeal {
    /// Standing with investors, £m.
    pub standing: Money,
    /// Share of skilled jobs that stayed unfilled last year.
    pub shortage: Lanes,
}

/// Lets the inward landings of one year arrive.
///
/// ```text
/// rate_c = (base_c·(1 + r_c) + baseline·cycle_c·r_c)·max(0, 1 − shortage_drag·s_{c−1})·(events)
/// r_c    = uplift·R_c/(half + R_c)
/// ```
#[inline(always)]
pub fn land(
    programme: &Programme,
    id: BlockId,
    point: &Point,
    (shocks, spending): (&Shocks, &[Spending]),
    (appeal, year): (Appeal, usize),
    years: &mut BlockYears,
) {
    let block = &programme.blocks[id.0];
    let Arrivals::Inward {
        landings,
        baseline_landings,
        jobs_per_landing,
        size_cv,
        number,
        luck: size,
    } = &block.arrivals
    else {
        return;
    };
    let cycle = shocks.cycle[year];
    let base = match landings {
        Landings::PerCost(cost) => {
            let share = block.share;
            let money = spending[block.activity.0].buying(share.share, share.basis, year);
            money.buys::<kind::Firms>(cost.cost(point)).lanes()
        }
        Landings::PerYear(number) => {
            let place = EventTarget::Activity(block.activity);
            number.at(point) * cycle * shocks.leave(programme, place, year)
        }
    };
    let base = base * brings(programme, id, spending, year);
    let rise = rise(programme, point, appeal.standing);
    let put_off = programme.region.shortage_drag.at(point) * appeal.shortage;
    let rate = (base * (rise + 1.0) + baseline_landings.at(point) * cycle * rise)
        * put_off.rest().max(Lanes::ZERO)
        * shocks.leave(programme, EventTarget::Block(id), year);
    let landed = match known(&block.actual, year) {
        Some(landed) => landed,
        None => luck::firms(rate, number.in_year(year), point),
    };
    let size = luck::size(landed, size_cv.at(point), size.in_year(year), point);
    years.firms[year] = landed;
    years.arrivals[year] = landed.jobs(jobs_per_landing.at(point)) * size;
}

/// `r_c`: the rise in landings that standing brings.
#[inline(always)]
fn rise(programme: &Programme, point: &Point, standing: Money) -> Lanes {
    match &programme.region.reputation {
        None => Lanes::ZERO,
        Some(reputation) => {
            let standing = standing.lanes();
            reputation.uplift.at(point)
                * standing.over_or(reputation.half.at(point) + standing, 0.0)
        }
    }
}
