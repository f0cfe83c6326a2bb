//! Value: place outputs and UK welfare, two ledgers that are never added up.
//!
//! ```text
//! gva_y      = Σ_b [job-years of net_direct·gva_per_job·(1 + growth)^y
//!              + job-years of knock_on·gva_per_knock_on_job]/1e6
//! earnings_y = Σ_p [Σ_{c≤y} nc_c·gain·(1 − fade)^{y−c} − starts_y·(1 − deadweight)·forgone]/1e6
//! wages_y    = welfare_share·Σ_b net_skilled_b·(1 − TF/F)·wage_premium/1e6
//! ```
//!
//! Money, arrivals and training stop with the programme; cohorts, gains and premiums run on to the
//! appraisal horizon. Discounting leaves year 0 as it is. See `docs/model/value.md`.

use crate::lanes::Lanes;
use crate::model::Trajectory;
use crate::number::Point;
use crate::programme::{Arrivals, Block, Discount, FundKind, Programme, Training};
use crate::units::{JobYears, Jobs, Money, Series, kind};

/// What it is all worth, year by year to the appraisal horizon.
#[derive(Debug, Clone)]
pub struct Value {
    /// Discount factors.
    pub discount: Vec<Lanes>,
    /// Net gross value added.
    pub gva: Series<kind::Money>,
    /// Earnings gained by people trained.
    pub earnings: Series<kind::Money>,
    /// Wage premiums of net skilled jobs.
    pub wages: Series<kind::Money>,
}

impl Value {
    /// Room for a value ledger.
    #[must_use]
    pub fn new(horizon: usize) -> Self {
        Self {
            discount: vec![Lanes::ONE; horizon],
            gva: Series::zero(horizon),
            earnings: Series::zero(horizon),
            wages: Series::zero(horizon),
        }
    }

    /// The present value of a stream.
    #[must_use]
    #[inline(always)]
    pub fn present(&self, stream: impl Iterator<Item = Money>) -> Money {
        stream
            .zip(&self.discount)
            .map(|(money, factor)| money * *factor)
            .sum()
    }
}

/// Works out the value ledgers of a trajectory.
#[inline(always)]
pub fn appraise(programme: &Programme, point: &Point, trajectory: &mut Trajectory) {
    let mut value = std::mem::take(&mut trajectory.value);
    discount(&programme.appraisal.discount, point, &mut value.discount);
    gva(programme, point, trajectory, &mut value.gva);
    value.earnings.clear();
    for (training, learners) in programme.trainings.iter().zip(&trajectory.learners) {
        earnings(training, learners, point, &mut value.earnings);
    }
    wages(programme, point, trajectory, &mut value.wages);
    trajectory.value = value;
}

#[inline(always)]
fn discount(discount: &Discount, point: &Point, factors: &mut [Lanes]) {
    match discount {
        Discount::Schedule { factors: known, .. } => {
            for (factor, known) in factors.iter_mut().zip(known) {
                *factor = Lanes::splat(*known);
            }
        }
        Discount::Flat(rate) => {
            let growth = rate.at(point) + 1.0;
            let mut factor = Lanes::ONE;
            for year in factors {
                *year = factor;
                factor /= growth;
            }
        }
    }
}

/// The job-years of a year: the mean of this and last year's stock; for posts, this year's.
#[must_use]
#[inline(always)]
pub fn job_years(block: &Block, jobs: &Series<kind::Jobs>, year: usize) -> JobYears {
    match block.arrivals {
        Arrivals::Posts { .. } => jobs[year].for_the_year(),
        _ => jobs[year].job_years_since(jobs.before(year)),
    }
}

#[inline(always)]
fn gva(programme: &Programme, point: &Point, t: &Trajectory, gva: &mut Series<kind::Money>) {
    gva.clear();
    let per_knock_on = programme.region.gva_per_knock_on_job.at(point);
    for (place, block) in programme.blocks.iter().enumerate() {
        let Some(sector) = block.sector.map(|id| &programme.sectors[id.0]) else {
            continue;
        };
        if block.safeguarded {
            continue;
        }
        let net = &t.net[place];
        let growth = sector.productivity_growth.at(point) + 1.0;
        let mut per_job = sector.gva_per_job.at(point);
        for year in 0..gva.years() {
            let direct = job_years(block, &net.net_direct, year).lanes() * per_job;
            let knock_on = job_years(block, &net.knock_on, year).lanes() * per_knock_on;
            gva[year] += Money::from_pounds(direct + knock_on);
            per_job *= growth;
        }
    }
}

#[inline(always)]
fn earnings(
    training: &Training,
    learners: &crate::model::training::Learners,
    point: &Point,
    earnings: &mut Series<kind::Money>,
) {
    if training.earnings_gain.is(0.0) && training.forgone.is(0.0) {
        return;
    }
    let gain = training.earnings_gain.at(point);
    let lasts = training.gain_fade.at(point).rest();
    let forgone = training.forgone.at(point) * training.deadweight.at(point).rest();
    let mut gaining = Lanes::ZERO;
    for year in 0..earnings.years() {
        gaining *= lasts;
        let mut given_up = Lanes::ZERO;
        if year < learners.starts.years() {
            gaining += learners.net_completions[year].lanes();
            given_up = learners.starts[year].lanes() * forgone;
        }
        earnings[year] += Money::from_pounds(gaining * gain - given_up);
    }
}

#[inline(always)]
fn wages(programme: &Programme, point: &Point, t: &Trajectory, wages: &mut Series<kind::Money>) {
    wages.clear();
    if programme.appraisal.welfare_share.is(0.0) {
        return;
    }
    let welfare_share = programme.appraisal.welfare_share.at(point);
    for (place, block) in programme.blocks.iter().enumerate() {
        let Some(sector) = block.sector.map(|id| &programme.sectors[id.0]) else {
            continue;
        };
        if block.safeguarded {
            continue;
        }
        let premium = sector.wage_premium.at(point) * welfare_share;
        let net = &t.net[place];
        for year in 0..wages.years() {
            let not_trained_here: Jobs = net.net_skilled[year] * net.trained_share[year].rest();
            wages[year] += Money::from_pounds(not_trained_here.lanes() * premium);
        }
    }
}

/// The two ledgers of the whole period.
#[derive(Debug, Clone, Copy)]
pub struct Ledgers {
    /// Present value of net GVA, £m.
    pub pv_gva: Lanes,
    /// Present value of public cost, £m.
    pub pv_public_cost: Lanes,
    /// Undiscounted public cost, £m.
    pub public_cost: Lanes,
    /// Present value of welfare, £m.
    pub pv_welfare: Lanes,
    /// Present value of social cost, £m.
    pub pv_social_cost: Lanes,
    /// Net jobs in the last year.
    pub net_jobs: Lanes,
    /// Net job-years of the programme.
    pub net_job_years: Lanes,
    /// Money spent on training, £m.
    pub training_cost: Lanes,
    /// Completions.
    pub completions: Lanes,
}

impl Ledgers {
    /// Adds up a trajectory.
    #[must_use]
    #[inline(always)]
    pub fn of(programme: &Programme, t: &Trajectory) -> Self {
        let years = programme.calendar.years;
        let value = &t.value;
        let public = |year: usize| {
            t.spent.kind(FundKind::Public, year) + t.relief_in(year) + t.event_costs_in(year)
        };
        let partners = |year: usize| {
            t.spent.kind(FundKind::University, year) + t.spent.kind(FundKind::Other, year)
        };
        let welfare = value
            .earnings
            .iter()
            .zip(value.wages.iter())
            .map(|(earnings, wages)| earnings + wages);
        let training = t
            .learners
            .iter()
            .map(|learners| learners.meant.total() - learners.unspent.total());
        let completions = t
            .learners
            .iter()
            .map(|learners| learners.completions.total());
        let all = &t.parts[0];
        Self {
            pv_gva: value.present(value.gva.iter()).lanes(),
            pv_public_cost: value.present((0..years).map(public)).lanes(),
            public_cost: (0..years).map(public).sum::<Money>().lanes(),
            pv_welfare: value.present(welfare).lanes(),
            pv_social_cost: value
                .present((0..years).map(|year| public(year) + partners(year)))
                .lanes(),
            net_jobs: all.net_jobs(&t.net, years - 1).lanes(),
            net_job_years: all.all_net_job_years().lanes(),
            training_cost: training.sum::<Money>().lanes(),
            completions: completions.sum::<crate::units::People>().lanes(),
        }
    }
}
