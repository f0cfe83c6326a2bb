//! Training: places, starts, completions, and who of them joins the labour market.
//!
//! ```text
//! places_y      = min(x_y·1e6/cost_per_start, capacity·(1 + capacity_growth)^y)
//! starts_y      = places_y·take_up
//! unspent_y     = (x_y − starts_y·cost_per_start/1e6)·(1 + overrun)
//! completions_y = Binomial(round(D(starts, duration)_y), completion)
//! ```
//!
//! Completions are net of those who would have trained anyway; incumbents are upskilled and do not
//! join the candidates. See `docs/model/training.md`.

use crate::lanes::Lanes;
use crate::model::delay::delayed;
use crate::model::known::known;
use crate::model::luck;
use crate::model::shocks::Shocks;
use crate::model::spending::Spending;
use crate::number::Point;
use crate::programme::{EventTarget, Programme, Training, TrainingId};
use crate::units::{Money, People, Series, kind};

/// What becomes of one pathway.
#[derive(Debug, Clone)]
pub struct Learners {
    /// People who start.
    pub starts: Series<kind::People>,
    /// People who complete.
    pub completions: Series<kind::People>,
    /// Completions of people who would not have trained anyway.
    pub net_completions: Series<kind::People>,
    /// Completers with a positive outcome of any kind.
    pub outcomes: Series<kind::People>,
    /// Completers who were already employed.
    pub upskilled: Series<kind::People>,
    /// Net completers who stay and look for such work.
    pub joining: Series<kind::People>,
    /// Money that could not be spent.
    pub unspent: Series<kind::Money>,
    /// Money meant for it: x·(1 + overrun), before what could not be spent.
    pub meant: Series<kind::Money>,
}

impl Learners {
    /// Room for one pathway.
    #[must_use]
    pub fn new(years: usize) -> Self {
        Self {
            starts: Series::zero(years),
            completions: Series::zero(years),
            net_completions: Series::zero(years),
            outcomes: Series::zero(years),
            upskilled: Series::zero(years),
            joining: Series::zero(years),
            unspent: Series::zero(years),
            meant: Series::zero(years),
        }
    }

    /// Trains the learners of one pathway and tells the activity what it could not spend.
    #[inline(always)]
    pub fn train(
        &mut self,
        programme: &Programme,
        id: TrainingId,
        point: &Point,
        (shocks, spending): (&Shocks, &mut Spending),
        due: &mut Series<kind::People>,
    ) {
        let training = &programme.trainings[id.0];
        let take_up = training.take_up.at(point);
        let mut growth = Lanes::ONE;
        for year in 0..self.starts.years() {
            let struck = shocks.leave(programme, EventTarget::Training(training.activity), year);
            let share = training.share;
            let money = spending.buying(share.share, share.basis, year) * struck;
            self.starts[year] = places(training, money, growth, point) * take_up;
            let actual = known(&training.actual, year);
            if let Some(started) = actual {
                self.starts[year] = started;
            }
            let spent = self.starts[year].at_cost(training.cost_per_start.cost(point));
            let mut left = money - spent;
            // More may have started than the money buys: somebody else paid for them.
            if actual.is_some() {
                left = left.or_nothing();
            }
            self.unspent[year] = Money::of(left.lanes() / spending.buys);
            self.meant[year] = Money::of(money.lanes() / spending.buys);
            spending.unspent[year] += self.unspent[year];
            growth *= training.capacity_growth.at(point) + 1.0;
        }
        delayed(&self.starts, training.duration.at(point), due);
        self.complete(training, point, due);
    }

    #[inline(always)]
    fn complete(&mut self, training: &Training, point: &Point, due: &Series<kind::People>) {
        let completion = training.completion.at(point);
        let would_not_have = training.deadweight.at(point).rest();
        let employed = training.incumbent_share.at(point);
        let joining = employed.rest() * training.retained.at(point);
        let outcome = training.outcome.at(point);
        for year in 0..due.years() {
            let chance = training.chance.in_year(year);
            let completions = luck::completing(due[year], completion, chance, point);
            self.completions[year] = completions;
            self.net_completions[year] = completions * would_not_have;
            self.outcomes[year] = completions * outcome;
            self.upskilled[year] = completions * employed;
            self.joining[year] = self.net_completions[year] * joining;
        }
    }
}

#[inline(always)]
fn places(training: &Training, money: Money, growth: Lanes, point: &Point) -> People {
    let affordable = money.buys::<kind::People>(training.cost_per_start.cost(point));
    match training.capacity {
        Some(capacity) => affordable.min(People::of(capacity.at(point) * growth)),
        None => affordable,
    }
}
