//! Nested uniform scrambling by hash.
//!
//! Owen (1995) scrambles a coordinate by going down its binary digits and changing each with a coin
//! toss that belongs to the digits before it: halves change places or not, then the halves of each
//! half, and so on. What was evenly spread stays so, and each point becomes uniform. That takes a coin
//! for each of 2³² nodes. Laine and Karras (2011) saw that additions and multiplications of the
//! number read from its last bit to its first do the same kind of thing, as each of their bits
//! depends on lower ones only; Burley (2020) has the method, Vegdahl (2021) better constants.
//!
//! So these coins are hashed, not tossed: a scramble here is one of 2⁶³, not one of all. What that
//! means:
//!
//! - It is always a nested scrambling, so a net stays a net.
//! - With keys s and odd m both uniform, x ↦ (x + s)·m makes each point uniform, and of two points that
//!   differ first in their k-th bit, the difference is 2^k·(a uniform odd number), whatever the
//!   first has become. That is the joint law of two points under Owen's scrambling, and the fixed steps
//!   before and after do not change it. So **the mean and the variance of an average are exactly
//!   those of nested uniform scrambling**, up to the 32nd bit.
//! - Three or more points have only the hash to make their bits independent. That bears on the shape of
//!   the distribution of errors, not on its mean and variance.
//!
//! # References
//! - Owen, A. B. (1995), "Randomly permuted (t,m,s)-nets and (t,s)-sequences" (recalled).
//! - Laine, S. and Karras, T. (2011), "Stratified sampling for stochastic transparency"
//!   (recalled).
//! - Burley, B. (2020), "Practical hash-based Owen scrambling", *Journal of Computer Graphics
//!   Techniques* 9(4) (recalled).
//! - Vegdahl, N. (2021), "Building a better LK hash", psychopath.io (its beginning read; the
//!   constants as Blender and others have them; two keys of 32 bits here in place of one).

use std::array;

use super::super::hash::mixed;
use crate::lanes::WIDTH;

/// The keys of one dimension, one of each for each replicate.
#[derive(Debug, Clone)]
pub(super) struct Keys {
    add: [u32; WIDTH],
    multiply: [u32; WIDTH],
    below: [u32; WIDTH],
}

impl Keys {
    /// From uniform numbers.
    pub(super) fn new([add, multiply, below]: [[u32; WIDTH]; 3]) -> Self {
        Self {
            add,
            multiply: multiply.map(|key| key | 1),
            below,
        }
    }

    /// A point, scrambled for each replicate.
    #[inline]
    pub(super) fn scramble(&self, point: u32) -> [u32; WIDTH] {
        let reversed = point.reverse_bits();
        let start = reversed ^ reversed.wrapping_mul(0x3d20_adea);
        array::from_fn(|lane| {
            let mut x = start.wrapping_add(self.add[lane]);
            x = x.wrapping_mul(self.multiply[lane]);
            x ^= x.wrapping_mul(0x0552_6c56);
            x ^= x.wrapping_mul(0x53a2_2864);
            x.reverse_bits()
        })
    }

    /// The digits of a point below the 32nd: two points that differ above them have nothing in
    /// common there, so that a hash of the index will do.
    #[inline]
    pub(super) fn below(&self, index: u32) -> [u32; WIDTH] {
        self.below.map(|key| mixed(index.wrapping_add(key)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::points::stream::{generator, keys};

    /// Scrambles of a point under many keys.
    fn scrambled(points: [u32; 3], keys_wanted: u64) -> Vec<[u32; 3]> {
        let generator = generator("test", 5);
        (0..keys_wanted)
            .flat_map(|stream| {
                let keys = Keys::new(keys(&generator, stream));
                let [a, b, c] = points.map(|point| keys.scramble(point));
                (0..WIDTH).map(move |lane| [a[lane], b[lane], c[lane]])
            })
            .collect()
    }

    #[test]
    fn two_points_stay_together_exactly_as_long_as_they_were() {
        let mut number = 1_u32;
        for shared in 0..32 {
            number = mixed(number);
            // The same leading digits, then a different one, then anything.
            let differs = (1 << (31 - shared)) | (mixed(number) & ((1 << (31 - shared)) - 1));
            for [a, b, _] in scrambled([number, number ^ differs, 0], 20) {
                assert_eq!((a ^ b).leading_zeros(), shared);
            }
        }
    }

    /// Under nested uniform scrambling a digit of one point, its own digits above and any digit of
    /// another below their first difference say nothing about each other: 1,000 shares over 16,000
    /// keys each, of which one more than 5 errors from a half has a chance of one in 1,700.
    #[test]
    fn beyond_their_first_difference_two_points_have_nothing_in_common() {
        for (a, b) in [
            (0, 1 << 31),
            (0, 1 << 28),
            (0x1234_5678, 0x1284_5678),
            (5, 4),
        ] {
            let pairs = scrambled([a, b, 0], 2_000);
            let apart = (a ^ b).leading_zeros();
            let error = 0.5 / (pairs.len() as f64).sqrt();
            for first in 0..32 {
                for second in apart + 1..(apart + 9).min(32) {
                    let same = pairs
                        .iter()
                        .filter(|[a, b, _]| a >> (31 - first) & 1 == b >> (31 - second) & 1);
                    let share = same.count() as f64 / pairs.len() as f64;
                    assert!(
                        (share - 0.5).abs() < 5.0 * error,
                        "{first} {second}: {share}"
                    );
                }
            }
        }
    }

    /// What the mean and the variance do not need, and the hash should give all the same: the coins of
    /// three points that part early. Their parities over pairs of digits are even.
    #[test]
    fn the_coins_of_three_points_pass_for_independent() {
        for points in [
            [0, 1 << 30, 1 << 31],
            [0, 1 << 29, 3 << 29],
            [1 << 20, 1 << 25, 1 << 30],
        ] {
            let all = scrambled(points, 4_000);
            let error = 0.5 / (all.len() as f64).sqrt();
            for digit in 4..20 {
                let odd = all.iter().filter(|points| {
                    let bits = points.map(|x| x >> (31 - digit) & 1);
                    bits[0] ^ bits[1] ^ bits[2] == 1
                });
                let share = odd.count() as f64 / all.len() as f64;
                assert!(
                    (share - 0.5).abs() < 5.0 * error,
                    "{points:?} {digit}: {share}"
                );
            }
        }
    }

    /// The last 20 bits in use, over 8 replicates of 2,000 points: half of each is set, and neighbours
    /// and replicates agree on half. 5 errors of 0.004.
    #[test]
    fn the_digits_below_the_32nd_pass_for_luck() {
        let keys = Keys::new(keys(&generator("test", 6), 1));
        let rows: Vec<[u32; WIDTH]> = (0..2_000).map(|index| keys.below(index)).collect();
        let draws = (rows.len() * WIDTH) as f64;
        let even = |numbers: &dyn Fn(usize, usize) -> u32| {
            for bit in 12..32 {
                let all = (0..rows.len()).flat_map(|row| (0..WIDTH).map(move |lane| (row, lane)));
                let set = all.filter(|(row, lane)| numbers(*row, *lane) >> bit & 1 == 1);
                let share = set.count() as f64 / draws;
                assert!(
                    (share - 0.5).abs() < 5.0 * 0.5 / draws.sqrt(),
                    "{bit}: {share}"
                );
            }
        };
        even(&|row, lane| rows[row][lane]);
        even(&|row, lane| rows[row][lane] ^ rows[(row + 1) % 2_000][lane]);
        even(&|row, lane| rows[row][lane] ^ rows[row][(lane + 3) % WIDTH]);
    }
}
