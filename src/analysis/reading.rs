//! What the draws of one gauge say, and how exactly: the same questions whether draws were kept or
//! counted, and whether they are independent or come from replicated points.
//!
//! Independent draws have the errors of the textbook: `sd/√n` for a mean, order statistics for a
//! percentile, `√(p(1−p)/n)` for a share. Latin hypercubes and scrambled Sobol' points are more even
//! than chance, so these would say too much; there the eight replicates, which are independent of
//! each other, are looked at apart, and the error is `sd of the eight/√8`.
//!
//! # References
//! Owen, A. B. (1997), "Scrambled net variance for integrals of smooth functions", Annals of
//! Statistics 25(4), 1541–1562, doi 10.1214/aos/1031594731 (replicates of scrambled nets).

use std::borrow::Cow;

use super::headline::Chance;
use super::precision::{enclosing_ranks, share_error};
use super::quantiles::{mean_and_sd, percentile_of, quantiles};
use crate::ensemble::{Ensemble, Sample, Settings};
use crate::lanes::WIDTH;
use crate::outcomes::Gauge;
use crate::programme::Bound;

/// The draws of one gauge, to be asked.
#[derive(Debug)]
pub struct Reading<'a> {
    sample: Sample<'a>,
    /// The draws that have a value, where some have none.
    known: Option<Vec<f64>>,
    /// How many draws there are, where fewer stand for all: a figure that is nothing in every draw.
    alike: Option<usize>,
    replicated: bool,
}

/// Mean, standard deviation and Monte Carlo error of the mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moments {
    /// The mean.
    pub mean: f64,
    /// The standard deviation (n − 1).
    pub sd: f64,
    /// The standard error of the mean.
    pub error: f64,
}

impl<'a> Reading<'a> {
    /// Reads a gauge of a run.
    #[must_use]
    pub fn of(ensemble: &'a Ensemble, gauge: Gauge) -> Self {
        let Settings { draws, sampler, .. } = ensemble.settings;
        let reading = Self::new(ensemble.sample(gauge), sampler.replicated());
        let alike = ensemble.kept().is_none().then_some(draws);
        Self { alike, ..reading }
    }

    /// Reads draws in their order (NaN where there is no value).
    #[must_use]
    pub fn drawn(values: &'a [f64], replicated: bool) -> Self {
        Self::new(Sample::Drawn(Cow::Borrowed(values)), replicated)
    }

    fn new(sample: Sample<'a>, replicated: bool) -> Self {
        let known = match &sample {
            Sample::Drawn(values) if values.iter().any(|value| value.is_nan()) => {
                let known = values.iter().copied().filter(|value| !value.is_nan());
                Some(known.collect())
            }
            _ => None,
        };
        Self {
            sample,
            known,
            alike: None,
            replicated,
        }
    }

    fn values<'b>(&'b self, drawn: &'b [f64]) -> &'b [f64] {
        self.known.as_deref().unwrap_or(drawn)
    }

    /// How many draws have a value.
    #[must_use]
    pub fn known(&self) -> usize {
        match &self.sample {
            Sample::Drawn(drawn) => self.alike.unwrap_or(self.values(drawn).len()),
            Sample::Counted(counted) => usize::try_from(counted.known).unwrap_or(usize::MAX),
        }
    }

    /// Mean, standard deviation and error of the mean.
    #[must_use]
    pub fn moments(&self) -> Moments {
        let (mean, sd) = match &self.sample {
            Sample::Drawn(drawn) => mean_and_sd(self.values(drawn)),
            Sample::Counted(counted) => counted.mean_and_sd(),
        };
        let error = if self.replicated {
            spread(match &self.sample {
                Sample::Drawn(drawn) => by_lane(drawn, |lane| mean_and_sd(lane).0),
                Sample::Counted(counted) => counted.lane_means(),
            })
        } else {
            sd / (self.known() as f64).sqrt()
        };
        Moments { mean, sd, error }
    }

    /// Percentiles at ascending probabilities between 0 and 1.
    #[must_use]
    pub fn percentiles<const N: usize>(&self, probabilities: [f64; N]) -> [f64; N] {
        match &self.sample {
            Sample::Drawn(drawn) => quantiles(self.values(drawn), probabilities),
            Sample::Counted(counted) => probabilities.map(|p| counted.quantile(p)),
        }
    }

    /// The standard error of a percentile; `None` where there are too few draws to tell.
    #[must_use]
    pub fn percentile_error(&self, probability: f64) -> Option<f64> {
        if !self.replicated {
            return self.order_statistics_error(probability);
        }
        let Some(off) = self.rank_error(probability) else {
            return self.order_statistics_error(probability);
        };
        let around = [(probability - off).max(0.0), (probability + off).min(1.0)];
        let [low, high] = self.percentiles(around);
        let error = (high - low) / 2.0;
        error.is_finite().then_some(error)
    }

    /// The standard error of the share of draws below a percentile, from the shares of the replicates,
    /// and half a rank more, since shares of even points may all be alike; `None` where replicates
    /// were not told apart.
    ///
    /// The replicates' own percentiles would not do: between two of their few draws they say what a
    /// straight line says, which differs less between replicates than the percentile of all does.
    fn rank_error(&self, probability: f64) -> Option<f64> {
        let [value] = self.percentiles([probability]);
        let [below, not_above] = match &self.sample {
            Sample::Drawn(drawn) => {
                let share = |lane: &[f64], test: &dyn Fn(f64) -> bool| {
                    lane.iter().filter(|draw| test(**draw)).count() as f64 / lane.len() as f64
                };
                [
                    by_lane(drawn, |lane| share(lane, &|draw| draw < value)),
                    by_lane(drawn, |lane| share(lane, &|draw| draw <= value)),
                ]
            }
            Sample::Counted(counted) => counted.lane_shares(value)?,
        };
        Some(spread(below).max(spread(not_above)) + 0.5 / self.known() as f64)
    }

    /// Half the width of the central interval at one standard deviation of the rank.
    fn order_statistics_error(&self, probability: f64) -> Option<f64> {
        const ONE_SD: f64 = 0.682_689_492_137_086;
        let known = self.known();
        let (low, high) = enclosing_ranks(known, probability, ONE_SD)?;
        let last = known.checked_sub(1)?.max(1) as f64;
        let at = |rank: usize| (rank - 1) as f64 / last;
        let [low, high] = self.percentiles([at(low), at(high)]);
        Some((high - low) / 2.0)
    }

    /// The share of draws below a value, those at it counted half.
    #[must_use]
    pub fn share_below(&self, value: f64) -> f64 {
        match &self.sample {
            Sample::Drawn(drawn) => percentile_of(self.values(drawn), value),
            Sample::Counted(counted) => {
                let (below, at) = counted.below_and_at(value);
                (below + 0.5 * at) / counted.known as f64
            }
        }
    }

    /// The share of draws that keep a promise.
    #[must_use]
    pub fn meeting(&self, bound: Bound) -> Chance {
        self.share_where(
            bound.value(),
            |draw| bound.is_met_by(draw),
            |below, at, all| match bound {
                Bound::AtLeast(_) => all - below,
                Bound::AtMost(_) => below + at,
            },
        )
    }

    /// The share of draws above a value.
    #[must_use]
    pub fn above(&self, value: f64) -> Chance {
        self.share_where(
            value,
            |draw| draw > value,
            |below, at, all| all - below - at,
        )
    }

    /// A share of draws, by a test of each or by how many lie below and at a value, of how many.
    fn share_where(
        &self,
        value: f64,
        test: impl Fn(f64) -> bool,
        of_counts: impl Fn(f64, f64, f64) -> f64,
    ) -> Chance {
        let known = self.known();
        let share = match &self.sample {
            Sample::Drawn(drawn) => {
                let values = self.values(drawn);
                let met = values.iter().filter(|draw| test(**draw)).count();
                met as f64 / values.len() as f64
            }
            Sample::Counted(counted) => {
                let (below, at) = counted.below_and_at(value);
                of_counts(below, at, known as f64) / known as f64
            }
        };
        let lanes = match &self.sample {
            Sample::Drawn(drawn) => Some(by_lane(drawn, |lane| {
                lane.iter().filter(|draw| test(**draw)).count() as f64 / lane.len() as f64
            })),
            Sample::Counted(counted) => counted.compared(value).map(|[below, at]| {
                let known = counted.lane_known();
                std::array::from_fn(|lane| {
                    let (below, at) = (f64::from(below[lane]), f64::from(at[lane]));
                    of_counts(below, at, known[lane]) / known[lane]
                })
            }),
        };
        let error = match lanes {
            Some(lanes) if self.replicated => spread(lanes),
            _ => share_error(share, known),
        };
        Chance {
            share,
            error,
            draws: known,
        }
    }

    /// The median of what is missing, among the draws that break a promise; `None` where none does.
    #[must_use]
    pub fn shortfall(&self, bound: Bound) -> Option<f64> {
        match &self.sample {
            Sample::Drawn(drawn) => {
                let broken = self.values(drawn).iter().filter(|x| !bound.is_met_by(**x));
                let missing: Vec<f64> = broken.map(|x| (bound.value() - x).abs()).collect();
                (!missing.is_empty()).then(|| quantiles(&missing, [0.5])[0])
            }
            Sample::Counted(counted) => {
                let broken = 1.0 - self.meeting(bound).share;
                let middle = match bound {
                    Bound::AtLeast(_) => broken / 2.0,
                    Bound::AtMost(_) => 1.0 - broken / 2.0,
                };
                let gap = (bound.value() - counted.quantile(middle)).abs();
                (broken > 0.0).then_some(gap)
            }
        }
    }

    /// The first draws in their order, as far as they are at hand.
    #[must_use]
    pub fn first_draws(&self) -> &[f64] {
        match &self.sample {
            Sample::Drawn(drawn) => drawn,
            Sample::Counted(counted) => counted.pilot().unwrap_or_default(),
        }
    }
}

/// A figure of each replicate: draw d belongs to replicate d mod 8. Draws without a value are left
/// out.
fn by_lane(drawn: &[f64], figure: impl Fn(&[f64]) -> f64) -> [f64; WIDTH] {
    let mut lane = Vec::with_capacity(drawn.len() / WIDTH + 1);
    std::array::from_fn(|number| {
        lane.clear();
        let own = drawn.iter().skip(number).step_by(WIDTH);
        lane.extend(own.copied().filter(|value| !value.is_nan()));
        figure(&lane)
    })
}

/// The standard error of the mean of eight replicates.
#[must_use]
pub fn spread(replicates: [f64; WIDTH]) -> f64 {
    mean_and_sd(&replicates).1 / (WIDTH as f64).sqrt()
}
