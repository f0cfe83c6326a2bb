//! Sobol' points before they are scrambled.
//!
//! Dimension by dimension, point i is the exclusive or of those direction numbers whose bit is set in
//! the Gray code of i (Sobol' 1967; Antonov and Saleev 1979). From point to point one direction number
//! changes; any point can be entered directly. The numbers are those of Joe and Kuo (2008), who
//! chose them so that pairs of dimensions are even too, the first ones most.
//!
//! # References
//! - Sobol', I. M. (1967), "On the distribution of points in a cube and the approximate evaluation of
//!   integrals". DOI 10.1016/0041-5553(67)90144-9.
//! - Antonov, I. A. and Saleev, V. M. (1979), "An economic method of computing LPτ-sequences". DOI
//!   10.1016/0041-5553(79)90085-5.
//! - Joe, S. and Kuo, F. Y. (2008), "Constructing Sobol sequences with better two-dimensional
//!   projections". DOI 10.1137/070709359.

use super::super::hash::low_half;

/// How many dimensions there are numbers for.
pub const DIMENSIONS: usize = 4_096;

/// Bits of a point.
pub const BITS: usize = 32;

/// The dimensions from the second on, one a line: degree s of a primitive polynomial, its middle
/// coefficients, and the first s direction integers.
const LISTING: &str = include_str!("joe_kuo.txt");

/// The direction numbers of one dimension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directions([u32; BITS]);

impl Directions {
    /// The first dimensions, as many as asked for or as there are.
    #[must_use]
    pub fn first(count: usize) -> Vec<Self> {
        let first = Self::grown(0, 0, &[]);
        let others = LISTING.lines().map(|line| {
            // INVARIANT: the listing holds nothing but numbers below 2^32 (tested).
            let numbers: Vec<u32> = line
                .split(' ')
                .filter_map(|number| number.parse().ok())
                .collect();
            match numbers.as_slice() {
                [degree, middle, starts @ ..] => Self::grown(*degree, *middle, starts),
                _ => first.clone(),
            }
        });
        std::iter::once(first.clone())
            .chain(others)
            .take(count)
            .collect()
    }

    /// All numbers from the first ones, by the recurrence of the polynomial.
    fn grown(degree: u32, middle: u32, starts: &[u32]) -> Self {
        let mut numbers = [1 << (BITS - 1); BITS];
        let known = starts.len();
        for bit in 0..BITS {
            let place = BITS - 1 - bit;
            numbers[bit] = match starts.get(bit) {
                Some(start) => start << place,
                None if known == 0 => 1 << place,
                None => {
                    let oldest = numbers[bit - known];
                    (1..known)
                        .filter(|back| middle >> (degree as usize - 1 - back) & 1 == 1)
                        .fold(oldest ^ (oldest >> degree), |sum, back| {
                            sum ^ numbers[bit - back]
                        })
                }
            };
        }
        Self(numbers)
    }

    /// The point of an index, as 32 bits behind the binary point. After 2³² points they begin anew.
    #[must_use]
    pub fn at(&self, index: u64) -> u32 {
        let index = low_half(index);
        let gray = index ^ (index >> 1);
        self.0
            .iter()
            .enumerate()
            .filter(|(bit, _)| gray >> bit & 1 == 1)
            .fold(0, |point, (_, direction)| point ^ direction)
    }

    /// The point of the next index.
    #[must_use]
    #[inline]
    pub fn after(&self, point: u32, index: u64) -> u32 {
        let changed = low_half(index).trailing_ones() as usize;
        self.0.get(changed).map_or(0, |direction| point ^ direction)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Made with `SciPy` 1.17.1: `qmc.Sobol(4096, scramble=False, bits=32)`, forwarded to each index,
    /// the dimensions 1, 2, 3, 10, 100, 1,000 and 4,096 of its point times 2³². `SciPy` has its own
    /// reading of the same listing.
    const SCIPY: [(u64, [u32; 7]); 8] = [
        (1, [2_147_483_648; 7]),
        (
            2,
            [
                3_221_225_472,
                1_073_741_824,
                1_073_741_824,
                3_221_225_472,
                3_221_225_472,
                3_221_225_472,
                1_073_741_824,
            ],
        ),
        (
            3,
            [
                1_073_741_824,
                3_221_225_472,
                3_221_225_472,
                1_073_741_824,
                1_073_741_824,
                1_073_741_824,
                3_221_225_472,
            ],
        ),
        (
            100,
            [
                1_778_384_896,
                1_107_296_256,
                3_321_888_768,
                2_986_344_448,
                3_791_650_816,
                3_925_868_544,
                100_663_296,
            ],
        ),
        (
            1_023,
            [
                4_194_304,
                3_233_808_384,
                2_629_828_608,
                3_653_238_784,
                2_277_507_072,
                3_678_404_608,
                3_359_637_504,
            ],
        ),
        (
            4_097,
            [
                2_149_056_512,
                4_168_613_888,
                1_442_316_288,
                2_124_939_264,
                3_171_418_112,
                20_447_232,
                3_865_575_424,
            ],
        ),
        (
            65_535,
            [
                65_536,
                4_294_901_760,
                2_421_489_664,
                703_922_176,
                2_030_501_888,
                2_786_656_256,
                537_722_880,
            ],
        ),
        (
            1_000_000,
            [
                113_709_056,
                1_339_682_816,
                3_556_216_832,
                1_092_644_864,
                1_286_787_072,
                1_244_491_776,
                3_706_884_096,
            ],
        ),
    ];

    #[test]
    fn points_of_the_first_and_the_last_dimensions_are_those_of_scipy() {
        let all = Directions::first(DIMENSIONS);
        for (index, expected) in SCIPY {
            let found = [1, 2, 3, 10, 100, 1_000, 4_096].map(|d: usize| all[d - 1].at(index));
            assert_eq!(found, expected, "{index}");
        }
    }

    #[test]
    fn the_next_point_is_the_point_of_the_next_index() {
        for directions in Directions::first(9) {
            for start in [0, 1_000, (1 << 31) - 50, (1 << 32) - 50] {
                let mut point = directions.at(start);
                for index in start..start + 100 {
                    assert_eq!(point, directions.at(index), "{index}");
                    point = directions.after(point, index);
                }
            }
        }
    }

    /// What makes a sequence of it: the k-th direction number has its last bit in the k-th place. A
    /// degree has as many starts, and all of them are odd and below 2^k.
    #[test]
    fn the_listing_is_whole_and_well_formed() {
        assert_eq!(LISTING.lines().count(), DIMENSIONS - 1);
        for line in LISTING.lines() {
            let numbers: Vec<u32> = line.split(' ').map(|word| word.parse().unwrap()).collect();
            let (degree, middle, starts) = (numbers[0], numbers[1], &numbers[2..]);
            assert_eq!(degree as usize, starts.len());
            assert!(middle < 1 << (degree - 1));
            for (k, start) in starts.iter().enumerate() {
                assert!(start % 2 == 1 && *start < 2 << k, "{line}");
            }
        }
        for directions in Directions::first(DIMENSIONS) {
            for (k, number) in directions.0.iter().enumerate() {
                assert_eq!(number.trailing_zeros() as usize, BITS - 1 - k);
            }
        }
    }

    #[test]
    fn no_dimension_is_there_twice_and_there_are_no_more_than_stated() {
        let mut all = Directions::first(DIMENSIONS + 5);
        assert_eq!(all.len(), DIMENSIONS);
        all.sort_by_key(|directions| directions.0);
        all.dedup();
        assert_eq!(all.len(), DIMENSIONS);
    }
}
