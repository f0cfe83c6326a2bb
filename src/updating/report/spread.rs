//! The distributions of counts and shares that spread more than luck alone would have them.

use super::{Tail, ln_beta};
use crate::special::{beta_cdf, beta_quantile, ln_gamma};

/// A negative binomial count.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Counted {
    mean: f64,
    /// The size k: the variance is mean + mean²/k.
    size: f64,
}

/// Above this size a count is as good as Poisson, and the formulas of the negative binomial lose digits.
const LARGEST_SIZE: f64 = 1e9;

impl Counted {
    /// A count with this mean, and this variance beside that of luck.
    pub fn new(mean: f64, variance: f64) -> Self {
        let size = mean * mean / variance;
        Self {
            mean,
            size: size.min(LARGEST_SIZE),
        }
    }

    /// The chance of success of which it counts the failures.
    fn success(self) -> f64 {
        self.size / (self.size + self.mean)
    }

    /// Of a count that need not be whole: the formula's own continuation.
    pub fn log_probability(self, value: f64) -> f64 {
        let (k, mean) = (self.size, self.mean);
        ln_gamma(value + k) - ln_gamma(k) - ln_gamma(value + 1.0) - k * libm::log1p(mean / k)
            + value * (libm::log(mean) - libm::log(k + mean))
    }

    /// The probability of at most so many.
    fn up_to(self, value: f64) -> f64 {
        if value < 0.0 {
            return 0.0;
        }
        beta_cdf(self.success(), self.size, value.floor() + 1.0)
    }

    pub fn tail(self, value: f64) -> Tail {
        let below = self.up_to(value.ceil() - 1.0);
        Tail {
            below,
            at: (self.up_to(value) - below).max(0.0),
        }
    }

    /// The first count that luck does not pass, by halving.
    pub fn quantile(self, u: f64) -> f64 {
        let mut high = (self.mean + 1.0).ceil();
        while self.up_to(high) < u && high < 1e15 {
            high *= 2.0;
        }
        let mut low = -1.0;
        while high - low > 1.0 {
            let middle = f64::midpoint(low, high).floor();
            if self.up_to(middle) >= u {
                high = middle;
            } else {
                low = middle;
            }
        }
        high
    }
}

/// A share that varies around its mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Shared {
    alpha: f64,
    beta: f64,
    /// Of how many; none where the share is known with an error of its own.
    of: Option<f64>,
}

/// How near to none and to all a share may come: beyond, a single case decides everything.
const EDGE: f64 = 1e-4;

impl Shared {
    /// A share with this mean and discrepancy, of a number or with an error of its own.
    pub fn new(mean: f64, discrepancy: f64, (of, sd): (Option<f64>, f64)) -> Self {
        let mean = mean.clamp(EDGE, 1.0 - EDGE);
        let spread = mean * (1.0 - mean);
        let variance = discrepancy * discrepancy * spread + sd * sd;
        let both = (spread / variance - 1.0).clamp(EDGE, 1e9);
        Self {
            alpha: mean * both,
            beta: (1.0 - mean) * both,
            of: of.map(f64::round).filter(|of| *of >= 1.0),
        }
    }

    fn cases(value: f64, of: f64) -> f64 {
        (value * of).round().clamp(0.0, of)
    }

    pub fn log_probability(self, value: f64) -> f64 {
        let (a, b) = (self.alpha, self.beta);
        if let Some(of) = self.of {
            return self.log_mass(Self::cases(value, of), of);
        }
        let x = value.clamp(EDGE, 1.0 - EDGE);
        (a - 1.0) * libm::log(x) + (b - 1.0) * libm::log1p(-x) - ln_beta(a, b)
    }

    fn log_mass(self, cases: f64, of: f64) -> f64 {
        let chosen = ln_gamma(of + 1.0) - ln_gamma(cases + 1.0) - ln_gamma(of - cases + 1.0);
        chosen + ln_beta(cases + self.alpha, of - cases + self.beta)
            - ln_beta(self.alpha, self.beta)
    }

    pub fn tail(self, value: f64) -> Tail {
        let Some(of) = self.of else {
            return Tail {
                below: beta_cdf(value, self.alpha, self.beta),
                at: 0.0,
            };
        };
        let cases = Self::cases(value, of);
        let (mut below, mut fewer) = (0.0, 0.0);
        while fewer < cases {
            below += libm::exp(self.log_mass(fewer, of));
            fewer += 1.0;
        }
        Tail {
            below: below.min(1.0),
            at: libm::exp(self.log_mass(cases, of)),
        }
    }

    pub fn quantile(self, u: f64) -> f64 {
        let Some(of) = self.of else {
            return beta_quantile(u, self.alpha, self.beta);
        };
        let (mut heap, mut cases) = (0.0, 0.0);
        while cases < of {
            heap += libm::exp(self.log_mass(cases, of));
            if heap >= u {
                break;
            }
            cases += 1.0;
        }
        cases / of
    }
}
