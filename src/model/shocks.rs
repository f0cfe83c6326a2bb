//! What can go wrong: recession years and the risk register.
//!
//! ```text
//! in recession if u < enter (from normal) or u < stay (from recession); cycle = 1 − depth in it
//! an event happens if u < probability; then u/probability picks its year evenly in the window;
//! it is on in year y if y_e ≤ y < y_e + years
//! ```
//!
//! See `docs/model/shocks.md`.

use crate::lanes::Lanes;
use crate::model::delay::delayed;
use crate::number::{Luck, Point};
use crate::programme::{Event, EventId, EventTarget, Programme};
use crate::units::{Money, Quantity, Series, kind};

/// The shocks of one packet of draws.
#[derive(Debug, Clone)]
pub struct Shocks {
    /// What is left of private money and landings in each year.
    pub cycle: Vec<Lanes>,
    /// What is left of every block's jobs in each year.
    pub jobs_left: Vec<Lanes>,
    /// One in recession years.
    pub in_recession: Vec<Lanes>,
    /// The risk register, line by line.
    pub events: Vec<Strike>,
}

/// One line of the risk register in one packet of draws.
#[derive(Debug, Clone)]
pub struct Strike {
    /// One where it happens.
    pub happens: Lanes,
    /// The year in which it strikes, counted from 0; infinite where it never does.
    pub year: Lanes,
    /// The first year in which it is over.
    pub over: Lanes,
    factor: Lanes,
    delay: Lanes,
    /// What it costs the public purse.
    pub cost: Series<kind::Money>,
}

impl Strike {
    /// One in the years in which it is on.
    #[must_use]
    #[inline(always)]
    pub fn on(&self, year: usize) -> Lanes {
        let year = count(year);
        year.at_least(self.year) * year.below(self.over)
    }

    /// One from the year in which it strikes on, whether or not it is over by then.
    #[must_use]
    #[inline(always)]
    pub fn has_happened(&self, year: usize) -> Lanes {
        count(year).at_least(self.year)
    }

    /// One where it leaves nothing at all in a year, a whole number that may differ between draws.
    #[must_use]
    #[inline(always)]
    pub fn stops(&self, year: Lanes) -> Lanes {
        let nothing = self.factor.where_true(Lanes::ZERO, |a, b| a <= b);
        year.at_least(self.year) * year.below(self.over) * nothing
    }

    /// Years by which it puts off what would flow from then on.
    #[must_use]
    #[inline(always)]
    pub const fn delay(&self) -> Lanes {
        self.delay
    }

    /// What it leaves of what it strikes in a year.
    #[must_use]
    #[inline(always)]
    pub fn leaves(&self, year: usize) -> Lanes {
        self.on(year) * (self.factor - Lanes::ONE) + Lanes::ONE
    }
}

#[inline(always)]
fn count(year: usize) -> Lanes {
    Lanes::splat(year as f64)
}

impl Shocks {
    /// Room for a programme's shocks.
    #[must_use]
    pub fn new(programme: &Programme) -> Self {
        let years = programme.calendar.years;
        let quiet = Strike {
            happens: Lanes::ZERO,
            year: Lanes::splat(f64::INFINITY),
            over: Lanes::splat(f64::INFINITY),
            factor: Lanes::ONE,
            delay: Lanes::ZERO,
            cost: Series::zero(years),
        };
        Self {
            cycle: vec![Lanes::ONE; years],
            jobs_left: vec![Lanes::ONE; years],
            in_recession: vec![Lanes::ZERO; years],
            events: vec![quiet; programme.events.len()],
        }
    }

    /// Lets luck decide on recession years and events.
    #[inline(always)]
    pub fn strike(&mut self, programme: &Programme, point: &Point) {
        if point.luck == Luck::Central {
            *self = Self::new(programme);
            return;
        }
        self.cycle_through(programme, point);
        for (event, strike) in programme.events.iter().zip(&mut self.events) {
            fall(event, point, strike);
        }
    }

    #[inline(always)]
    fn cycle_through(&mut self, programme: &Programme, point: &Point) {
        let Some(recession) = &programme.recession else {
            return;
        };
        let (enter, stay) = (recession.enter.at(point), recession.stay.at(point));
        let (depth, jobs_depth) = (recession.depth.at(point), recession.jobs_depth.at(point));
        let mut before = Lanes::ZERO;
        for year in 0..self.cycle.len() {
            let threshold = before * stay + before.rest() * enter;
            let now = point
                .chance(recession.chance.in_year(year))
                .below(threshold);
            self.in_recession[year] = now;
            self.cycle[year] = (now * depth).rest();
            self.jobs_left[year] = (now * jobs_depth).rest();
            before = now;
        }
    }

    /// What all events on a place leave of it in a year.
    #[must_use]
    #[inline(always)]
    pub fn leave(&self, programme: &Programme, place: EventTarget, year: usize) -> Lanes {
        programme
            .events_on(place)
            .fold(Lanes::ONE, |left, (event, _)| {
                left * self.of(event).leaves(year)
            })
    }

    #[inline(always)]
    fn of(&self, event: EventId) -> &Strike {
        &self.events[event.0]
    }

    /// Applies the events on a place to a stream of money, in file order, factor before delay.
    #[inline(always)]
    pub fn apply(
        &self,
        programme: &Programme,
        place: EventTarget,
        stream: &mut Series<kind::Money>,
        scratch: &mut [Series<kind::Money>; 2],
    ) -> Losses {
        let mut losses = Losses::default();
        for (event, facts) in programme.events_on(place) {
            let strike = self.of(event);
            for year in 0..stream.years() {
                let left = stream[year] * strike.leaves(year);
                losses.withheld += stream[year] - left;
                stream[year] = left;
            }
            if !facts.delay.is(0.0) {
                losses.slipped += strike.put_off(stream, scratch);
            }
        }
        losses
    }
}

/// What events take from a stream of money.
#[derive(Debug, Clone, Copy, Default)]
pub struct Losses {
    /// Cut.
    pub withheld: Money,
    /// Put off past the horizon.
    pub slipped: Money,
}

impl Strike {
    /// Puts off what would flow from the year it strikes on; returns what passes the horizon.
    #[inline(always)]
    fn put_off(
        &self,
        stream: &mut Series<kind::Money>,
        [after, later]: &mut [Series<kind::Money>; 2],
    ) -> Money {
        for year in 0..stream.years() {
            after[year] = stream[year] * count(year).at_least(self.year);
            stream[year] -= after[year];
        }
        let slipped = delayed(after, self.delay, later);
        for year in 0..stream.years() {
            stream[year] += later[year];
        }
        slipped
    }
}

#[inline(always)]
fn fall(event: &Event, point: &Point, strike: &mut Strike) {
    let probability = event.probability.at(point);
    let luck = point.chance(event.chance);
    let (from, to) = event.window;
    strike.happens = luck.below(probability);
    // u/probability lies in [0, 1) where the event happens.
    let place = (luck.over_or(probability, 0.0) * (count(to - from) + 1.0)).floor();
    let year = count(from) + place.min(count(to - from));
    strike.year = strike.happens.zip(
        year,
        |happens, year| if happens > 0.0 { year } else { f64::INFINITY },
    );
    strike.over = match event.years {
        Some(lasts) => strike.year + lasts.at(point),
        None => Lanes::splat(f64::INFINITY),
    };
    strike.factor = event.factor.at(point);
    strike.delay = event.delay.at(point);
    let cost = event.cost.at(point);
    for year in 0..strike.cost.years() {
        let now = count(year).where_true(strike.year, |a, b| a.to_bits() == b.to_bits());
        strike.cost[year] = Quantity::of(cost * now);
    }
}
