//! Φ(z) of many scores at once.
//!
//! [`normal_cdf`](super::normal_cdf) is right to the last digit and branches; draws that are moved millions of
//! times need less. This is Hart's rational approximation, right to 12 digits within ±4, in a form that a
//! processor works out for several scores at once. Scores farther out, one in 16,000, are left to the other.
//!
//! # References
//! Hart, J. F. et al. (1968), Computer Approximations, Wiley; in the form of West, G. (2005), "Better
//! approximations to cumulative normal functions", Wilmott Magazine, May, 70–76 (recalled; tested against
//! `normal_cdf`).

use pulp::{Simd, WithSimd};

use super::super::exponential::quick_exp;
use super::normal_cdf;
use crate::processor::vectorised;

/// Beyond this the approximation loses relative digits.
const FAR: f64 = 4.0;

const ABOVE: [f64; 7] = [
    3.526_249_659_989_11e-2,
    0.700_383_064_443_688,
    6.373_962_203_531_65,
    33.912_866_078_383,
    112.079_291_497_871,
    221.213_596_169_931,
    220.206_867_912_376,
];

const BELOW: [f64; 8] = [
    8.838_834_764_831_84e-2,
    1.755_667_163_182_64,
    16.064_177_579_207,
    86.780_732_202_946_1,
    296.564_248_779_674,
    637.333_633_378_831,
    793.826_512_519_948,
    440.413_735_824_752,
];

/// The probabilities Φ(z) of all scores, written to `out` (as many as the shorter of the two holds).
///
/// Relative error below 1e-12 in the lower tail. The same bits however the scores are cut into blocks.
pub fn normal_cdfs(z: &[f64], out: &mut [f64]) {
    vectorised(Probabilities { z, out });
    let far = |z: f64| z.abs() > FAR;
    if z.iter().any(|z| far(*z)) {
        for (probability, z) in out.iter_mut().zip(z) {
            if far(*z) {
                *probability = normal_cdf(*z);
            }
        }
    }
}

struct Probabilities<'a> {
    z: &'a [f64],
    out: &'a mut [f64],
}

impl WithSimd for Probabilities<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        for (probability, z) in self.out.iter_mut().zip(self.z) {
            let size = z.abs();
            let above = ABOVE[1..]
                .iter()
                .fold(ABOVE[0], |sum, one| sum * size + one);
            let below = BELOW[1..]
                .iter()
                .fold(BELOW[0], |sum, one| sum * size + one);
            let tail = quick_exp(-0.5 * size * size) * above / below;
            *probability = if *z > 0.0 { 1.0 - tail } else { tail };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_at_once_are_what_one_at_a_time_is() {
        let scores: Vec<f64> = (-9_000..=9_000).map(|i| f64::from(i) * 1e-3).collect();
        let mut found = vec![0.0; scores.len()];
        normal_cdfs(&scores, &mut found);
        for (z, found) in scores.iter().zip(&found) {
            let known = normal_cdf(*z);
            assert!((found / known - 1.0).abs() < 1e-12, "{z}: {found} {known}");
        }
        let mut few = vec![0.0; 5];
        normal_cdfs(&scores[1_234..1_239], &mut few);
        assert_eq!(few, found[1_234..1_239]);
    }
}
