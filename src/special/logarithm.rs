//! The natural logarithm and powers without branches, for hot loops.
//!
//! ```text
//! x = 2ᵏ m,  √½ ≤ m < √2      ln x = k ln 2 + ln(1 + f),  f = m − 1
//! ln(1 + f) = f − (f²/2 − s (f²/2 + R)),  s = f/(2 + f)
//! xʸ = e^(y ln x)
//! ```
//!
//! `libm::log` and `libm::pow` choose between cases, which a processor cannot foresee when arguments are random. This is
//! the same approximation (of Sun's `fdlibm`), always taking the general case, so that the compiler may treat several
//! values at once.
//!
//! # References
//!
//! `e_log.c` of the Freely Distributable LIBM (<https://www.netlib.org/fdlibm/e_log.c>), whose notice is:
//!
//! > Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Developed at SunPro, a Sun Microsystems, Inc.
//! > business. Permission to use, copy, modify, and distribute this software is freely granted, provided that this
//! > notice is preserved.

use super::exponential::quick_exp;

/// ln 2 in two parts: the upper has so few digits that its product with k is exact.
const LN_2_HIGH: f64 = 6.931_471_803_691_238e-1;
const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;

/// The bits of √½, from which on m is counted.
const ROOT_HALF: u64 = 0x3FE6_A09E_667F_3BCD;

/// Added to the exponent so that it is never negative.
const LIFT: u64 = 2_048;

/// The bits of 2⁵²: with a whole number in the last bits, it is 2⁵² plus that number.
const BITS_OF_2_52: u64 = 0x4330_0000_0000_0000;

/// The coefficients of R in powers of s².
const R: [f64; 7] = [
    6.666_666_666_666_735e-1,
    3.999_999_999_940_942e-1,
    2.857_142_874_366_239e-1,
    2.222_219_843_214_978_4e-1,
    1.818_357_216_161_805e-1,
    1.531_383_769_920_937_3e-1,
    1.479_819_860_511_658_6e-1,
];

/// ln x for ordinary positive numbers (not for 0, infinity, or the subnormal ones below 2e-308).
#[expect(
    clippy::many_single_char_names,
    reason = "the letters of the published algorithm"
)]
#[must_use]
#[inline(always)]
pub(crate) fn quick_ln(x: f64) -> f64 {
    const TWO_52: f64 = (1_u64 << 52) as f64;
    let from_root = x.to_bits().wrapping_sub(ROOT_HALF);
    let lifted = from_root.wrapping_add(LIFT << 52) >> 52;
    let k = f64::from_bits(BITS_OF_2_52 | lifted) - TWO_52 - LIFT as f64;
    let m = f64::from_bits((from_root & 0x000F_FFFF_FFFF_FFFF) + ROOT_HALF);
    let f = m - 1.0;
    let s = f / (2.0 + f);
    let z = s * s;
    let w = z * z;
    let even = w * (R[1] + w * (R[3] + w * R[5]));
    let odd = z * (R[0] + w * (R[2] + w * (R[4] + w * R[6])));
    let half = 0.5 * f * f;
    k * LN_2_HIGH - ((half - (s * (half + odd + even) + k * LN_2_LOW)) - f)
}

/// xʸ for x ≥ 0, right to about 1e-16·(1 + |y ln x|); 0 where x is 0.
#[must_use]
#[inline(always)]
pub(crate) fn quick_pow(x: f64, y: f64) -> f64 {
    let power = quick_exp(y * quick_ln(x));
    if x > 0.0 { power } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_are_within_one_last_digit_of_libm() {
        for i in 1..200_000 {
            let t = f64::from(i) / 200_000.0;
            for x in [t, 1.0 + (t - 0.5) * 1e-3, libm::exp(1_400.0 * (t - 0.5))] {
                let (fast, slow) = (quick_ln(x), libm::log(x));
                let ulp = f64::EPSILON * slow.abs();
                assert!((fast - slow).abs() <= ulp, "ln {x:e}: {fast:e}, {slow:e}");
            }
        }
        assert_eq!(quick_ln(1.0).to_bits(), 0.0_f64.to_bits());
    }

    #[test]
    fn powers_are_right_to_the_digits_that_their_size_allows() {
        for i in 1..20_000 {
            let x = f64::from(i) * 1.7e-4;
            for y in [0.5, 1.0, 3.0, 1.0 / 3.0, -2.0, 40.0] {
                let (fast, slow) = (quick_pow(x, y), libm::pow(x, y));
                let bound = 2.3e-16 * (2.0 + (y * libm::log(x)).abs());
                assert!(
                    (fast - slow).abs() <= bound * slow,
                    "{x}^{y}: {fast:e}, {slow:e}"
                );
            }
        }
        assert_eq!(quick_pow(0.0, 3.0).to_bits(), 0.0_f64.to_bits());
    }
}
