//! What it is worth to know more before deciding: the value of information.
//!
//! A decision is between two or more options whose net benefits are known draw by draw, in jobs or in
//! pounds; every figure here is in that unit. Without more knowledge one takes the option with
//! the largest mean. Whoever knew more would take another in some futures, and gain the difference:
//!
//! ```text
//! perfect information   E max benefit − max E benefit                       (EVPI)
//! of some inputs        E max E[benefit | inputs] − max E benefit           (EVPPI)
//! of a survey           E max E[benefit | what it finds] − max E benefit    (EVSI)
//! ```
//!
//! What is expected given inputs is found by regression on them (Strong, Oakley and Brennan 2014;
//! for surveys, on a statistic that sums up what they find: Strong, Oakley, Brennan and Breeze 2015). The
//! largest of fitted values would be too large, for what is fitted to luck is taken for gain. So the
//! rule by which to decide is fitted to seven eighths of the draws, and its gain is counted in the
//! eighth left out, in benefits as drawn and not as fitted; each eighth in its turn. No information
//! is claimed that does not help in draws that the rule has not seen:
//!
//! - the gain never exceeds that of perfect information in the same draws;
//! - an input that changes nothing gains nothing, as often a little below as above;
//! - if the regression misses how an input matters, the rule is worse than it could be and the figure
//!   too small, never too large but by luck.
//!
//! The standard error is that of a mean of gains, and to first order no larger than for fitted values:
//! a draw's gain by the best rule is the influence of that draw on either. Of even points it is an
//! upper limit. What is the best option on average is taken from the same draws, which makes each
//! figure, also that of perfect information, a little too small where options are equally good.
//!
//! # References
//! - Strong, M., Oakley, J. E. and Brennan, A. (2014), "Estimating multiparameter partial expected
//!   value of perfect information from a probabilistic sensitivity analysis sample", Medical Decision
//!   Making 34(3), doi 10.1177/0272989X13505910 (recalled).
//! - Strong, M., Oakley, J. E., Brennan, A. and Breeze, P. (2015), "Estimating the expected value of
//!   sample information using the probabilistic sensitivity analysis sample", Medical Decision
//!   Making 35(5), doi 10.1177/0272989X15575286 (recalled).

mod basis;
mod rule;
mod survey;

use rayon::prelude::*;

use super::quantiles::mean_and_sd;
use rule::{arranged, gains};

pub use survey::share_found;

/// Why a decision has no value of information.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// Fewer than two options.
    #[error("a decision needs at least two options")]
    NoChoice,
    /// Options or inputs with different numbers of draws.
    #[error("options and inputs have different numbers of draws")]
    Unpaired,
    /// Some draws have no value.
    #[error("some draws have no value")]
    NotANumber,
    /// Too few draws for the regression.
    #[error("{draws} draws are too few: at least {needed} are needed")]
    TooFew {
        /// Draws at hand.
        draws: usize,
        /// Draws needed.
        needed: usize,
    },
    /// The rule loses more than luck explains: the regression does not fit this input.
    #[error(
        "deciding by the fitted rule loses {loss}, give or take {error}: the fit is no use here"
    )]
    Misfit {
        /// What it loses on average, in the unit of the benefits.
        loss: f64,
        /// The standard error of that.
        error: f64,
    },
}

/// What knowing is worth, in the unit of the benefits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Worth {
    /// The gain on average, never below nothing.
    pub value: f64,
    /// Its standard error.
    pub error: f64,
    /// What was found, where luck took it below nothing (by four standard errors at most) and the
    /// value was raised to nothing.
    pub below_nothing: Option<f64>,
}

/// A decision between options, ready for one input after another.
#[derive(Debug, Clone)]
pub struct Decision {
    best: usize,
    /// What each option gains on the best, draw by draw, fold by fold.
    relative: Vec<Vec<f64>>,
}

impl Decision {
    /// A decision from the net benefits of each option, draw by draw: the same draws for all.
    ///
    /// # Errors
    /// If there are fewer than two options or draws, if options differ in their draws, or if a benefit
    /// is not a finite number.
    pub fn new(benefits: &[Vec<f64>]) -> Result<Self, Refusal> {
        let [first, _, ..] = benefits else {
            return Err(Refusal::NoChoice);
        };
        let draws = first.len();
        if benefits.iter().any(|option| option.len() != draws) {
            return Err(Refusal::Unpaired);
        }
        if benefits.iter().flatten().any(|value| !value.is_finite()) {
            return Err(Refusal::NotANumber);
        }
        if draws < 2 {
            return Err(Refusal::TooFew { draws, needed: 2 });
        }
        let mut best = 0;
        for option in 1..benefits.len() {
            // By paired differences: what all options share must not decide by its rounding.
            let pairs = benefits[option].iter().zip(&benefits[best]);
            if pairs.map(|(other, best)| other - best).sum::<f64>() > 0.0 {
                best = option;
            }
        }
        let relative = benefits
            .iter()
            .map(|option| {
                let pairs = option.iter().zip(&benefits[best]);
                let gain: Vec<f64> = pairs.map(|(option, best)| option - best).collect();
                arranged(&gain)
            })
            .collect();
        Ok(Self { best, relative })
    }

    /// The option with the largest mean: what one would decide without knowing more.
    #[must_use]
    pub const fn best(&self) -> usize {
        self.best
    }

    fn draws(&self) -> usize {
        self.relative.first().map_or(0, Vec::len)
    }

    /// The value of knowing everything before deciding (EVPI).
    #[must_use]
    pub fn of_everything(&self) -> Worth {
        let largest = |draw: usize| {
            let options = self.relative.iter().map(|option| option[draw]);
            options.fold(0.0, f64::max)
        };
        let gains: Vec<f64> = (0..self.draws()).map(largest).collect();
        let (value, error) = mean_with_error(&gains);
        Worth {
            value,
            error,
            below_nothing: None,
        }
    }

    /// The value of knowing some inputs together before deciding (EVPPI); of a survey, if the column is
    /// what it would find in each draw (EVSI).
    ///
    /// The regression is on normal scores of ranks. One input: a natural spline of seven knots. Up to six:
    /// of five knots each, and the product of each two. More: of three knots each, and no products, so
    /// that inputs that matter only together may be missed and the value be too small.
    ///
    /// # Errors
    /// If an input has another number of draws or a draw that is not a number, if there are too few
    /// draws for the regression (five for each of its columns), or if the rule loses more than four
    /// standard errors.
    pub fn of_inputs(&self, inputs: &[&[f64]]) -> Result<Worth, Refusal> {
        let draws = self.draws();
        if inputs.iter().any(|input| input.len() != draws) {
            return Err(Refusal::Unpaired);
        }
        if inputs
            .iter()
            .any(|input| input.iter().any(|value| value.is_nan()))
        {
            return Err(Refusal::NotANumber);
        }
        let columns: Vec<Vec<f64>> = basis::columns(inputs, draws)
            .iter()
            .map(|column| arranged(column))
            .collect();
        let needed = rule::DRAWS_PER_COLUMN * columns.len();
        if draws < needed {
            return Err(Refusal::TooFew { draws, needed });
        }
        let gains = gains(&columns, &self.relative).ok_or(Refusal::NotANumber)?;
        let (value, error) = mean_with_error(&gains);
        worth(value, error)
    }

    /// The value of knowing each input by itself, in the order of the inputs.
    #[must_use]
    pub fn of_each(&self, inputs: &[&[f64]]) -> Vec<Result<Worth, Refusal>> {
        let each = inputs.par_iter();
        each.map(|input| self.of_inputs(&[input])).collect()
    }

    /// The value of asking `people` at random, where a share of the population says yes that is
    /// uncertain: `share` in each draw, with luck between 0 and 1 that has no part in anything else.
    ///
    /// # Errors
    /// As [`of_inputs`](Self::of_inputs).
    pub fn of_survey(&self, share: &[f64], luck: &[f64], people: u32) -> Result<Worth, Refusal> {
        if share.len() != luck.len() {
            return Err(Refusal::Unpaired);
        }
        if share.iter().chain(luck).any(|value| value.is_nan()) {
            return Err(Refusal::NotANumber);
        }
        self.of_inputs(&[&share_found(share, luck, people)])
    }
}

/// The value of perfect information on a decision.
///
/// # Errors
/// As [`Decision::new`].
pub fn evpi(benefits: &[Vec<f64>]) -> Result<Worth, Refusal> {
    Ok(Decision::new(benefits)?.of_everything())
}

/// The value of perfect information on some inputs together.
///
/// # Errors
/// As [`Decision::new`] and [`Decision::of_inputs`].
pub fn evppi(benefits: &[Vec<f64>], inputs: &[&[f64]]) -> Result<Worth, Refusal> {
    Decision::new(benefits)?.of_inputs(inputs)
}

fn mean_with_error(gains: &[f64]) -> (f64, f64) {
    let (mean, sd) = mean_and_sd(gains);
    (mean, sd / (gains.len() as f64).sqrt())
}

fn worth(value: f64, error: f64) -> Result<Worth, Refusal> {
    /// Standard errors that luck is allowed: it goes farther once in 30,000.
    const LUCK: f64 = 4.0;
    if value < -LUCK * error {
        return Err(Refusal::Misfit {
            loss: -value,
            error,
        });
    }
    Ok(Worth {
        value: value.max(0.0),
        error,
        below_nothing: (value < 0.0).then_some(value),
    })
}

#[cfg(test)]
mod tests;
