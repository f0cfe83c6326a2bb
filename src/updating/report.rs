//! How likely a reported figure is, where the model says what should have been seen.
//!
//! With m what the model says, r how much of the year is in the figure, d the model's discrepancy and s
//! the standard error of the figure, where one is given:
//!
//! | kind | distribution of what is reported |
//! |---|---|
//! | count | negative binomial with mean rm and variance rm + (d·rm)² + s² |
//! | money | lognormal with median rm; variance of the logarithm ln(1 + d²) + ln(1 + (s/y)²) |
//! | share of n | beta-binomial of n with mean m; the share itself has the variance d²·m(1 − m) |
//! | share with s | beta with mean m and variance d²·m(1 − m) + s² |
//! | event | as the model says, but for one report in a million |
//!
//! The discrepancy stands for what the model leaves out. Without it a return of three years would be
//! believed to the last job. Years of one metric share it: the model errs in the same direction in
//! each of them, so that d² counts as often as a metric has rows.
//!
//! Where the model says nothing at all, a hundredth of what it says on average takes its place: a
//! report of something then speaks against such a future, but does not make it impossible.
//!
//! # References
//! Kennedy, M. C. and O'Hagan, A. (2001), "Bayesian calibration of computer models", Journal of the Royal
//! Statistical Society B 63(3), 425–464, doi 10.1111/1467-9868.00294 (why a model needs a discrepancy).
//! Brynjarsdóttir, J. and O'Hagan, A. (2014), "Learning about physical parameters: the importance of
//! model discrepancy", Inverse Problems 30, 114007, doi 10.1088/0266-5611/30/11/114007. (Both recalled.)

mod spread;

use crate::monitoring::Kind;
use crate::special::ln_gamma;
use spread::{Counted, Shared};

/// How often a report of an event is wrong.
const MISREPORTED: f64 = 1e-6;

/// What takes the place of nothing, as a share of what the model says on average.
const NEXT_TO_NOTHING: f64 = 0.01;

/// A figure that was reported, and how exactly it and the model are known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Report {
    /// What sort of figure it is.
    pub kind: Kind,
    /// What was reported.
    pub value: f64,
    /// Its standard error; 0 where none is given.
    pub sd: f64,
    /// Of how many it is a share, where it is one of a number.
    pub of: Option<f64>,
    /// How much of the year is in it.
    pub reported_share: f64,
    /// How far the model may be off, in all: the discrepancy of a row times the root of the rows that
    /// share it.
    pub discrepancy: f64,
    /// What the model says on average before anything is known.
    pub usual: f64,
}

/// The probabilities that a figure below the reported one, and that the reported one is seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tail {
    /// Below.
    pub below: f64,
    /// The very one; 0 for figures that are not counted.
    pub at: f64,
}

impl Report {
    /// What should have been reported, where the model says this.
    fn expected(&self, model: f64) -> f64 {
        let usual = (self.usual * self.reported_share * NEXT_TO_NOTHING).max(f64::MIN_POSITIVE);
        (model * self.reported_share).max(usual)
    }

    fn counted(&self, model: f64) -> Counted {
        let mean = self.expected(model);
        let spread = self.discrepancy * mean;
        Counted::new(mean, spread * spread + self.sd * self.sd)
    }

    fn shared(&self, model: f64) -> Shared {
        Shared::new(model, self.discrepancy, (self.of, self.sd))
    }

    /// A hundredth of what is usual is added to money, so that none is a figure too.
    fn offset(&self) -> f64 {
        (self.usual * self.reported_share * NEXT_TO_NOTHING).max(f64::MIN_POSITIVE)
    }

    /// The standard deviation of the logarithm of money.
    fn log_spread(&self) -> f64 {
        let relative = self.sd / (self.value + self.offset());
        let own = self.discrepancy * self.discrepancy;
        (libm::log1p(own) + libm::log1p(relative * relative)).sqrt()
    }

    /// How many spreads the logarithm of money lies above where the model has it.
    fn log_distance(&self, model: f64, value: f64) -> f64 {
        let offset = self.offset();
        let expected = model.max(0.0) * self.reported_share;
        (libm::log(value + offset) - libm::log(expected + offset)) / self.log_spread()
    }

    /// The logarithm of the likelihood of what was reported, up to a constant that depends on it alone.
    #[must_use]
    pub fn log_likelihood(&self, model: f64) -> f64 {
        match self.kind {
            Kind::Count => self.counted(model).log_probability(self.value),
            Kind::Money => {
                let z = self.log_distance(model, self.value);
                -0.5 * z * z
            }
            Kind::Share => self.shared(model).log_probability(self.value),
            Kind::Event => libm::log(self.as_reported(model)),
        }
    }

    /// The probability of the reported event.
    fn as_reported(&self, model: f64) -> f64 {
        if (model >= 0.5) == (self.value >= 0.5) {
            1.0 - MISREPORTED
        } else {
            MISREPORTED
        }
    }

    /// How probable a lower figure is, and the very one.
    #[must_use]
    pub fn tail(&self, model: f64) -> Tail {
        match self.kind {
            Kind::Count => self.counted(model).tail(self.value),
            Kind::Money => Tail {
                below: crate::special::normal_cdf(self.log_distance(model, self.value)),
                at: 0.0,
            },
            Kind::Share => self.shared(model).tail(self.value),
            Kind::Event => {
                let at = self.as_reported(model);
                let happened = self.value >= 0.5;
                Tail {
                    below: if happened { 1.0 - at } else { 0.0 },
                    at,
                }
            }
        }
    }

    /// The figure that such a report would show, where the model says this and luck is `u`.
    #[must_use]
    pub fn drawn(&self, model: f64, u: f64) -> f64 {
        match self.kind {
            Kind::Count => self.counted(model).quantile(u),
            Kind::Money => {
                let z = crate::special::normal_quantile(u) * self.log_spread();
                let offset = self.offset();
                let expected = model.max(0.0) * self.reported_share;
                ((expected + offset) * libm::exp(z) - offset).max(0.0)
            }
            Kind::Share => self.shared(model).quantile(u),
            Kind::Event => {
                let happened = model >= 0.5;
                let told = if u < MISREPORTED { !happened } else { happened };
                f64::from(told)
            }
        }
    }
}

/// ln B(a, b).
fn ln_beta(a: f64, b: f64) -> f64 {
    ln_gamma(a) + ln_gamma(b) - ln_gamma(a + b)
}

#[cfg(test)]
mod tests;
