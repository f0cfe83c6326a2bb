//! Special functions that give the same bits on every platform.
//!
//! Every function here is built from `libm` and from operations that IEEE 754 rounds correctly (`+`, `−`, `×`, `÷`,
//! `sqrt`, `floor`). The standard library's `exp`, `ln` and `powf` call the platform's own mathematics library, whose
//! last digit differs between systems; one different digit is enough to flip a count from 3 to 4 and with it a whole
//! draw. No fused multiply-add is used for the same reason.
//!
//! | function | what it is for | accuracy |
//! |---|---|---|
//! | [`normal_cdf`], [`normal_quantile`] | normal scores, truncation, correlation | about 1e-15, relative, both tails |
//! | [`beta_cdf`], [`beta_complement`], [`beta_quantile`] | shares, PERT, observed proportions | about 1e-13, relative, both tails |
//! | [`poisson_quantile`], [`binomial_quantile`] | counts decided by chance | exact |
//! | [`ln_gamma`] | prefactors | about 1e-15 |

mod beta;
mod binomial;
mod count;
mod exponential;
mod logarithm;
mod normal;
mod packets;
mod poisson;
mod quadrature;
mod saddle_point;

pub(crate) use beta::{BetaPoint, BetaShape};
pub use beta::{beta_cdf, beta_complement, beta_quantile};
pub use binomial::binomial_quantile;
pub(crate) use count::inside_unit_interval;
pub(crate) use exponential::{between, quick_exp, smaller_share};
pub(crate) use logarithm::{quick_ln, quick_pow};
pub use normal::{normal_cdf, normal_cdfs, normal_density, normal_quantile, normal_quantiles};
pub use packets::{binomial_quantiles, poisson_quantiles};
pub use poisson::poisson_quantile;
pub(crate) use quadrature::{gauss_legendre, integrate};

/// The natural logarithm of the gamma function, ln Γ(x), for x > 0.
///
/// ```text
/// Γ(n + 1) = n!
/// ```
#[must_use]
pub fn ln_gamma(x: f64) -> f64 {
    libm::lgamma(x)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ln_gamma_of_11_is_the_logarithm_of_10_factorial() {
        assert!((ln_gamma(11.0) - libm::log(3_628_800.0)).abs() < 1e-14);
    }
}
