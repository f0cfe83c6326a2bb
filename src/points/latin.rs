//! Latin hypercube sampling without a table.
//!
//! The range of each coordinate is cut into n equal strata, and each of n points gets a stratum of
//! its own: u = (π(i) + v)/n, with a random permutation π for each coordinate and a random place v
//! inside the stratum (`McKay`, Beckman and Conover 1979). What single inputs add to the error of a
//! mean falls with n^−3/2 in place of n^−1/2 (Stein 1987). Eight hypercubes stand side by side, see
//! [`REPLICATES`].
//!
//! The permutation is calculated, not stored, so any draw can be had alone. It is a Feistel network
//! over two digits l < a and r < b with a·b ≥ n (Black and Rogaway 2002): each round adds to one
//! digit a hash of the other and a key. A number that comes out at n or above goes in again until
//! it lies below, which is a permutation of 0..n. Last comes a rotation by a random distance, so that
//! each point is uniform exactly, as far as the keys are. All keys depend on seed, name and
//! replicate. With six rounds the permutations pass for random ones; they are no cipher.
//!
//! # References
//! - `McKay`, M. D., Beckman, R. J. and Conover, W. J. (1979), "A comparison of three methods for
//!   selecting values of input variables in the analysis of output from a computer code".
//! - Stein, M. (1987), "Large sample properties of simulations using Latin hypercube sampling".
//! - Black, J. and Rogaway, P. (2002), "Ciphers with arbitrary finite domains" (abstract read; the
//!   method recalled).

use std::array;

use rand_chacha::ChaCha8Rng;
use thiserror::Error;

use super::hash::{leading_mixed, low_half};
use super::replicates::{REPLICATES, fill_packets};
use super::stream::{Seeded, generator, keys};
use super::{Coordinates, inside};
use crate::inputs::Coordinate;
use crate::lanes::WIDTH;

/// Rounds of the network.
const ROUNDS: usize = 6;

/// The least size of a digit. A network over fewer values mixes badly; a short permutation is taken
/// from a longer one instead.
const LEAST_DIGIT: u64 = 8;

/// Draws that cannot be dealt to eight hypercubes of one size.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error(
    "Latin hypercube sampling works with {REPLICATES} hypercubes side by side, so the number of \
     draws must be a multiple of {REPLICATES}: take {nearest} in place of {draws}"
)]
pub struct UnevenDraws {
    draws: u64,
    nearest: String,
}

impl UnevenDraws {
    fn new(draws: u64) -> Self {
        let below = draws - draws % REPLICATES;
        let above = below.checked_add(REPLICATES);
        let nearest: Vec<String> = [Some(below).filter(|below| *below > 0), above]
            .into_iter()
            .flatten()
            .map(|draws| draws.to_string())
            .collect();
        Self {
            draws,
            nearest: nearest.join(" or "),
        }
    }
}

/// Latin hypercubes of a seed.
#[derive(Debug, Clone)]
pub struct Latin {
    within: Seeded,
    keys: ChaCha8Rng,
    points: u64,
    /// The sizes of the two digits.
    digits: [u32; 2],
}

impl Latin {
    /// The hypercubes of a seed, for a run of `draws` in all.
    ///
    /// # Errors
    /// If the draws are not a multiple of [`REPLICATES`], or none.
    pub fn new(seed: u64, draws: u64) -> Result<Self, UnevenDraws> {
        if draws == 0 || !draws.is_multiple_of(REPLICATES) {
            return Err(UnevenDraws::new(draws));
        }
        let points = draws / REPLICATES;
        let left = (points - 1).isqrt() + 1;
        let left = left.max(LEAST_DIGIT);
        let right = points.div_ceil(left).max(LEAST_DIGIT);
        // INVARIANT: the square root of a 61-bit number fits.
        let digits = [left, right].map(|size| u32::try_from(size).unwrap_or(u32::MAX));
        Ok(Self {
            within: Seeded::new(seed),
            keys: generator("regiocast/latin/1", seed),
            points,
            digits,
        })
    }

    fn permutations(&self, stream: u64) -> Permutations {
        let keys = keys::<{ ROUNDS + 2 }>(&self.keys, stream);
        Permutations {
            count: self.points as f64,
            digits: self.digits,
            rounds: array::from_fn(|round| keys[round]),
            rotation: array::from_fn(|lane| {
                let [high, low] = [keys[ROUNDS][lane], keys[ROUNDS + 1][lane]];
                scaled(u64::from(high) << 32 | u64::from(low), self.points) as f64
            }),
        }
    }
}

impl Coordinates for Latin {
    /// Draws beyond the number the hypercubes were made for meet the same strata again.
    fn fill(&self, coordinate: &Coordinate, first: u64, out: &mut [f64]) {
        self.within.fill(coordinate, first, out);
        let permutations = self.permutations(coordinate.stream);
        fill_packets(first, out, |point, packet| {
            let strata = permutations.at(point % self.points);
            for (value, stratum) in packet.iter_mut().zip(strata) {
                *value = placed(stratum, *value, permutations.count);
            }
        });
    }
}

/// A place inside a stratum, as a part of the whole range. The last place of all would round to 1.
#[inline]
fn placed(stratum: f64, within: f64, count: f64) -> f64 {
    inside((stratum + within) / count)
}

/// A permutation of the strata for each replicate. Places are whole numbers far below 2⁵², held as
/// floats, which are quicker to compare and to convert.
struct Permutations {
    count: f64,
    digits: [u32; 2],
    rounds: [[u32; WIDTH]; ROUNDS],
    rotation: [f64; WIDTH],
}

impl Permutations {
    /// Where each replicate puts a point.
    #[inline]
    fn at(&self, point: u64) -> [f64; WIDTH] {
        let right = u64::from(self.digits[1]);
        // INVARIANT: points lie below the product of the digits' sizes.
        let mut left = [low_half(point / right); WIDTH];
        let mut right = [low_half(point % right); WIDTH];
        let mut places = self.network(&mut left, &mut right);
        if places.iter().any(|place| *place >= self.count) {
            self.walk((&mut left, &mut right), &mut places);
        }
        array::from_fn(|lane| {
            let turned = places[lane] + self.rotation[lane];
            if turned < self.count {
                turned
            } else {
                turned - self.count
            }
        })
    }

    /// Sends the places outside through the network until they lie inside.
    fn walk(
        &self,
        (left, right): (&mut [u32; WIDTH], &mut [u32; WIDTH]),
        places: &mut [f64; WIDTH],
    ) {
        while places.iter().any(|place| *place >= self.count) {
            // Those inside go on with the others, but keep their places.
            let next = self.network(left, right);
            for (place, next) in places.iter_mut().zip(next) {
                if *place >= self.count {
                    *place = next;
                }
            }
        }
    }

    /// One pass: a permutation of all pairs of digits, and the places they stand for.
    #[inline]
    fn network(&self, left: &mut [u32; WIDTH], right: &mut [u32; WIDTH]) -> [f64; WIDTH] {
        let [a, b] = self.digits;
        let (pairs, _) = self.rounds.as_chunks::<2>();
        for [even, odd] in pairs {
            *left = add_hash(*left, *right, even, a);
            *right = add_hash(*right, *left, odd, b);
        }
        array::from_fn(|lane| f64::from(left[lane]) * f64::from(b) + f64::from(right[lane]))
    }
}

/// Adds a hash of the other digit to a digit, modulo its size.
#[inline]
fn add_hash(
    digit: [u32; WIDTH],
    other: [u32; WIDTH],
    keys: &[u32; WIDTH],
    size: u32,
) -> [u32; WIDTH] {
    array::from_fn(|lane| {
        let hash = leading_mixed(other[lane] ^ keys[lane]);
        // The leading bits of the hash, as a number below the size.
        let sum = digit[lane] + low_half((u64::from(hash) * u64::from(size)) >> 32);
        // Below the size, the subtraction wraps to something greater.
        sum.min(sum.wrapping_sub(size))
    })
}

/// A number below `size`, from a key of 64 bits.
fn scaled(key: u64, size: u64) -> u64 {
    // INVARIANT: the upper half of the product lies below the size.
    u64::try_from((u128::from(key) * u128::from(size)) >> 64).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inputs::stream;

    fn coordinate(name: &str) -> Coordinate {
        Coordinate {
            name: name.to_owned(),
            stream: stream(name),
        }
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "strata are whole and coordinates not negative"
    )]
    fn number(value: f64) -> u64 {
        value as u64
    }

    /// The strata of each replicate, point by point.
    fn strata(seed: u64, points: u64, name: &str) -> Vec<[u64; WIDTH]> {
        let permutations = Latin::new(seed, 8 * points)
            .unwrap()
            .permutations(stream(name));
        let whole = |point| permutations.at(point).map(number);
        (0..points).map(whole).collect()
    }

    #[test]
    fn each_stratum_is_visited_exactly_once() {
        for points in [1, 2, 3, 5, 8, 63, 64, 65, 100, 1_000, 1_250, 4_099] {
            for seed in 0..3 {
                let visited = strata(seed, points, "fund.hmg.amount");
                for replicate in 0..WIDTH {
                    let mut one: Vec<u64> = visited.iter().map(|row| row[replicate]).collect();
                    one.sort_unstable();
                    assert_eq!(one, (0..points).collect::<Vec<_>>(), "{points}");
                }
            }
        }
    }

    #[test]
    fn a_draw_lies_in_its_stratum_at_the_place_of_the_random_draw() {
        let latin = Latin::new(4, 8 * 625).unwrap();
        let name = coordinate("skill.biology.supply");
        let (mut drawn, mut random) = (vec![0.0; 5_000], vec![0.0; 5_000]);
        latin.fill(&name, 0, &mut drawn);
        Seeded::new(4).fill(&name, 0, &mut random);
        let strata = strata(4, 625, &name.name).concat();
        for draw in 0..5_000 {
            let place = drawn[draw] * 625.0;
            assert_eq!(number(place), strata[draw]);
            assert!((place - strata[draw] as f64 - random[draw]).abs() < 1e-9);
        }
    }

    #[test]
    fn a_draw_is_the_same_from_whichever_side_it_is_entered() {
        let latin = Latin::new(3, 1_000).unwrap();
        let name = coordinate("a");
        let mut all = vec![0.0; 1_000];
        latin.fill(&name, 0, &mut all);
        for first in [0, 1, 7, 8, 9, 500, 995] {
            for count in [1, 3, 8, 13, 300] {
                let mut some = vec![0.0; count.min(1_000 - first)];
                latin.fill(&name, first as u64, &mut some);
                assert_eq!(some, all[first..first + some.len()], "{first} {count}");
            }
        }
    }

    #[test]
    fn the_last_place_of_the_last_stratum_is_still_below_one() {
        let last = 1.0 - f64::EPSILON / 2.0;
        for count in [1.0, 3.0, 1_250.0, 1e6, 1e12] {
            assert!(placed(count - 1.0, last, count) < 1.0);
            assert!(placed(0.0, f64::EPSILON / 4.0, count) > 0.0);
        }
    }

    #[test]
    fn the_ends_are_never_reached_and_draws_beyond_the_last_are_no_surprise() {
        let latin = Latin::new(1, 8 << 40).unwrap();
        let small = Latin::new(1, 8).unwrap();
        for first in [0, (8 << 40) - 512, 8 << 40, u64::MAX / 2] {
            let mut values = [0.0; 512];
            for latin in [&latin, &small] {
                latin.fill(&coordinate("a"), first, &mut values);
                assert!(values.iter().all(|value| *value > 0.0 && *value < 1.0));
            }
        }
    }

    /// Permutations of n over seeds, each as often as any other: chi-square with n! − 1 degrees of
    /// freedom lies more than 4 of its sd of √(2·df) above its mean for one seed in some 3,000.
    #[test]
    fn short_permutations_come_up_equally_often() {
        for points in [2, 3, 4, 5] {
            let kinds: u64 = (1..=points).product();
            let mut counts = std::collections::BTreeMap::new();
            let seeds = 50 * kinds;
            for seed in 0..seeds {
                let all = strata(seed, points, "a");
                for replicate in 0..WIDTH {
                    let one: Vec<u64> = all.iter().map(|row| row[replicate]).collect();
                    *counts.entry(one).or_insert(0.0) += 1.0;
                }
            }
            let expected = (8 * seeds) as f64 / kinds as f64;
            let missing = kinds as f64 - counts.len() as f64;
            let chi_square = missing * expected
                + counts
                    .values()
                    .map(|count: &f64| (count - expected).powi(2) / expected)
                    .sum::<f64>();
            let freedom = kinds as f64 - 1.0;
            assert!(
                chi_square < freedom + 4.0 * (2.0 * freedom).sqrt(),
                "{points}: {chi_square} with {freedom}"
            );
        }
    }

    /// Where two neighbours go, over seeds: all n(n − 1) pairs of strata equally often. That is what
    /// the error of a mean depends on.
    #[test]
    fn two_points_go_to_any_two_strata_equally_often() {
        for points in [12_u64, 30] {
            let size = usize::try_from(points).unwrap();
            let mut counts = vec![0.0; size * size];
            for seed in 0..20_000 {
                let permutations = Latin::new(seed, 8 * points).unwrap().permutations(1);
                let (one, next) = (permutations.at(3), permutations.at(4));
                for (a, b) in one.into_iter().zip(next) {
                    counts[usize::try_from(number(a) * points + number(b)).unwrap()] += 1.0;
                }
            }
            let freedom = (points * (points - 1)) as f64 - 1.0;
            let expected = 160_000.0 / (freedom + 1.0);
            let chi_square: f64 = (0..size * size)
                .filter(|pair| pair / size != pair % size)
                .map(|pair| (counts[pair] - expected).powi(2) / expected)
                .sum();
            let beyond = (chi_square - freedom) / (2.0 * freedom).sqrt();
            assert!(beyond < 4.0, "{points}: {beyond} sd above the mean");
        }
    }

    /// So that a point is uniform whatever the network does: 24,000 rotations by 0..6, each as often as
    /// any other; 6 degrees of freedom, and one seed in 5,000 beyond 26.
    #[test]
    fn a_permutation_is_turned_by_any_distance_equally_often() {
        let mut counts = [0.0; 7];
        for seed in 0..3_000 {
            let turned = Latin::new(seed, 56).unwrap().permutations(1);
            let mut straight = Latin::new(seed, 56).unwrap().permutations(1);
            straight.rotation = [0.0; WIDTH];
            for (a, b) in turned.at(2).into_iter().zip(straight.at(2)) {
                counts[usize::try_from((number(a) + 7 - number(b)) % 7).unwrap()] += 1.0;
            }
        }
        let expected = 24_000.0 / 7.0;
        let chi_square: f64 = counts
            .iter()
            .map(|count: &f64| (count - expected).powi(2) / expected)
            .sum();
        assert!(chi_square < 26.0, "{chi_square}");
    }

    /// Rank correlations of permutations of n have mean 0 and variance 1/(n − 1).
    #[test]
    fn permutations_of_other_names_replicates_and_seeds_are_uncorrelated() {
        const POINTS: u64 = 1_000;
        let middle = (POINTS - 1) as f64 / 2.0;
        let variance = ((POINTS * POINTS - 1) as f64) / 12.0;
        let names = ["a", "b", "fund.hmg.amount", "fund.hmg.delay"];
        let rows: Vec<Vec<f64>> = names
            .iter()
            .flat_map(|name| [(1, *name), (2, *name)])
            .flat_map(|(seed, name)| {
                let all = strata(seed, POINTS, name);
                [0, 1, 7].map(|replicate| {
                    let scores = all.iter().map(|row| row[replicate] as f64 - middle);
                    scores.collect()
                })
            })
            .collect();
        for (place, a) in rows.iter().enumerate() {
            for b in &rows[..place] {
                let product: f64 = a.iter().zip(b).map(|(a, b)| a * b).sum();
                let r = product / (POINTS as f64 * variance);
                // 276 pairs: one in 60 seeds passes 4 errors somewhere, one in 6,000 passes 5.
                assert!(r.abs() < 5.0 / (POINTS as f64 - 1.0).sqrt(), "{r}");
            }
        }
    }

    #[test]
    fn draws_that_do_not_fit_are_told_the_nearest_that_do() {
        let message = |draws| Latin::new(1, draws).unwrap_err().to_string();
        assert!(message(10_001).ends_with("take 10000 or 10008 in place of 10001"));
        assert!(message(5).ends_with("take 8 in place of 5"));
        assert!(message(0).ends_with("take 8 in place of 0"));
        assert!(message(u64::MAX).contains("take 18446744073709551608 in place"));
        assert!(Latin::new(1, 10_000).is_ok());
    }
}
