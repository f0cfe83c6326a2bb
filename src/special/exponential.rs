//! The exponential function without branches, for hot loops.
//!
//! ```text
//! eˣ = 2ᵏ eʳ        k = x / ln 2 rounded,  |r| ≤ ½ ln 2
//! ```
//!
//! `libm::exp` chooses between cases by the size of its argument, which a processor cannot foresee when arguments are
//! random. This is the same rational approximation (of Sun's `fdlibm`), always taking the general case, so that the
//! compiler may treat several values at once.
//!
//! # References
//!
//! `e_exp.c` of the Freely Distributable LIBM (<https://www.netlib.org/fdlibm/e_exp.c>), whose notice is:
//!
//! > Copyright (C) 2004 by Sun Microsystems, Inc. All rights reserved. Permission to use, copy, modify, and distribute
//! > this software is freely granted, provided that this notice is preserved.

/// Beyond this 2ᵏ might not be a normal number. No quantile comes near.
const LARGEST: f64 = 700.0;

/// 1.5 × 2⁵²: adding it rounds a number to a whole one, which then stands in the last bits.
const ROUNDER: f64 = 6_755_399_441_055_744.0;

/// ln 2 in two parts, the first with trailing zeros so that its product with `k` is exact.
const LN_2_HIGH: f64 = 6.931_471_803_691_238e-1;
const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;

/// Coefficients of r (eʳ+1)/(eʳ−1) − 2 in powers of r².
const P: [f64; 5] = [
    1.666_666_666_666_660_2e-1,
    -2.777_777_777_701_559_3e-3,
    6.613_756_321_437_934e-5,
    -1.653_390_220_546_525_2e-6,
    4.138_136_797_057_238_5e-8,
];

/// eˣ for |x| ≤ 700, within one unit in the last place of `libm::exp`; beyond, e^±700, so that nothing overflows.
#[expect(
    clippy::many_single_char_names,
    reason = "the letters of the published algorithm"
)]
#[must_use]
#[inline(always)]
pub(crate) fn quick_exp(x: f64) -> f64 {
    let x = x.clamp(-LARGEST, LARGEST);
    let rounded = x * std::f64::consts::LOG2_E + ROUNDER;
    let k = rounded - ROUNDER;
    let high = x - k * LN_2_HIGH;
    let low = k * LN_2_LOW;
    let r = high - low;
    let t = r * r;
    let c = r - t * (P[0] + t * (P[1] + t * (P[2] + t * (P[3] + t * P[4]))));
    let y = 1.0 + (r * c / (2.0 - c) - low + high);
    // The last bits of `rounded` are k; 1023 makes it the exponent field of 2ᵏ, and all bits above fall off.
    y * f64::from_bits(rounded.to_bits().wrapping_add(1023) << 52)
}

/// The share with the given log-odds, 1 / (1 + e⁻ᵗ), or what is left to one if that is smaller.
#[must_use]
#[inline(always)]
pub(crate) fn smaller_share(log_odds: f64) -> f64 {
    let e = quick_exp(-log_odds.abs());
    e / (1.0 + e)
}

/// The value between `low` and `high` whose place in the range has the given log-odds.
///
/// Measured from the nearer end, to keep its digits there. Nothing branches.
#[must_use]
#[inline(always)]
pub(crate) fn between(low: f64, high: f64, log_odds: f64) -> f64 {
    let distance = (high - low) * smaller_share(log_odds);
    let (from_low, from_high) = (low + distance, high - distance);
    if log_odds < 0.0 { from_low } else { from_high }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_within_one_last_digit_of_libm() {
        for i in -74_000..=74_000 {
            let x = f64::from(i) * 0.009_37 + 1e-5;
            let (fast, slow) = (quick_exp(x), libm::exp(x));
            assert!(
                (fast - slow).abs() <= f64::EPSILON * slow || fast.to_bits() == slow.to_bits(),
                "e^{x}: {fast:e}, {slow:e}"
            );
        }
    }

    #[test]
    fn values_between_ends_keep_their_digits_near_either() {
        assert!((between(0.0, 10.0, -50.0) / (10.0 * libm::exp(-50.0)) - 1.0).abs() < 1e-15);
        assert!((between(-10.0, 0.0, 50.0) / (-10.0 * libm::exp(-50.0)) - 1.0).abs() < 1e-15);
        assert!((between(4.0, 9.0, 0.0) - 6.5).abs() <= 0.0);
        assert!((between(4.0, 9.0, -0.0) - 6.5).abs() <= 0.0);
    }

    #[test]
    fn extremes_neither_overflow_nor_vanish() {
        assert!(quick_exp(f64::NAN).is_nan());
        assert!(quick_exp(f64::INFINITY).is_finite());
        assert!(quick_exp(f64::NEG_INFINITY) > 0.0);
        assert!((quick_exp(0.0) - 1.0).abs() <= 0.0);
    }
}
