//! Scrambled Sobol' points.
//!
//! Each coordinate is a dimension of the Sobol' sequence (Sobol' 1967), with the direction numbers
//! of Joe and Kuo (2008), scrambled anew for each of eight replicates (see
//! [`REPLICATES`]). Over a power of two of points each coordinate visits each part
//! of its range equally often, and so do many pairs. Where few inputs matter and the outcome is smooth
//! in them, the error of a mean falls with up to n^−3/2 (Owen 1997). The first point is kept (Owen
//! 2022).
//!
//! The dimensions go to the names in the order of the alphabet. So the luck of an input depends on
//! which other inputs there are: scenarios that are to meet the same luck need the dimensions of all
//! their names together. The scrambling is hash-based nested uniform scrambling; what that is and is
//! not stands in `scramble.rs`.
//!
//! # References
//! - Sobol' (1967), Joe and Kuo (2008): see [`Directions`].
//! - Owen, A. B. (1997), "Scrambled net variance for integrals of smooth functions". DOI
//!   10.1214/aos/1031594731.
//! - Owen, A. B. (2022), "On dropping the first Sobol' point" (abstract read, as arXiv:2008.08051).

mod directions;
mod scramble;

use std::collections::BTreeSet;

use thiserror::Error;

pub use directions::{DIMENSIONS, Directions};
use scramble::Keys;

use super::hash::low_half;
use super::replicates::fill_packets;
use super::stream::{Seeded, generator, keys, open_unit};
use super::{Coordinates, REPLICATES};
use crate::inputs::{Coordinate, stream};

/// More names than dimensions.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error(
    "the scenario needs {needed} dimensions and Sobol' points have {DIMENSIONS}: use --sampler random"
)]
pub struct TooManyDimensions {
    /// How many distinct names there are.
    pub needed: usize,
}

/// Scrambled Sobol' points of a seed, for some names.
#[derive(Debug, Clone)]
pub struct Sobol {
    /// In the order of their streams.
    dimensions: Vec<Dimension>,
    others: Seeded,
}

#[derive(Debug, Clone)]
struct Dimension {
    stream: u64,
    directions: Directions,
    keys: Keys,
}

impl Sobol {
    /// The points of a seed. The dimensions go to the names in the order of the alphabet, each name
    /// once; a name that is not among them is drawn at random.
    ///
    /// # Errors
    /// If there are more names than dimensions.
    pub fn new<'a>(
        seed: u64,
        names: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, TooManyDimensions> {
        let names: BTreeSet<&str> = names.into_iter().collect();
        if names.len() > DIMENSIONS {
            return Err(TooManyDimensions {
                needed: names.len(),
            });
        }
        let generator = generator("regiocast/sobol/1", seed);
        let mut dimensions: Vec<Dimension> = Directions::first(names.len())
            .into_iter()
            .zip(names)
            .map(|(directions, name)| {
                let stream = stream(name);
                Dimension {
                    stream,
                    directions,
                    keys: Keys::new(keys(&generator, stream)),
                }
            })
            .collect();
        dimensions.sort_by_key(|dimension| dimension.stream);
        Ok(Self {
            dimensions,
            others: Seeded::new(seed),
        })
    }
}

impl Coordinates for Sobol {
    fn fill(&self, coordinate: &Coordinate, first: u64, out: &mut [f64]) {
        let found = self
            .dimensions
            .binary_search_by_key(&coordinate.stream, |dimension| dimension.stream);
        match found {
            Ok(place) => self.dimensions[place].fill(first, out),
            Err(_) => self.others.fill(coordinate, first, out),
        }
    }
}

impl Dimension {
    fn fill(&self, first: u64, out: &mut [f64]) {
        let mut point = self.directions.at(first / REPLICATES);
        fill_packets(first, out, |index, packet| {
            let above = self.keys.scramble(point);
            let below = self.keys.below(low_half(index));
            for ((value, above), below) in packet.iter_mut().zip(above).zip(below) {
                *value = open_unit(u64::from(above) << 32 | u64::from(below));
            }
            point = self.directions.after(point, index);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn coordinate(name: &str) -> Coordinate {
        Coordinate {
            name: name.to_owned(),
            stream: stream(name),
        }
    }

    fn names(count: usize) -> Vec<String> {
        (0..count).map(|k| format!("input.{k:04}")).collect()
    }

    fn sobol(seed: u64, names: &[String]) -> Sobol {
        Sobol::new(seed, names.iter().map(String::as_str)).unwrap()
    }

    /// The draws of one replicate.
    fn lane(sobol: &Sobol, name: &str, points: std::ops::Range<u64>, lane: usize) -> Vec<f64> {
        let count = usize::try_from(points.end - points.start).unwrap();
        let mut all = vec![0.0; 8 * count];
        sobol.fill(&coordinate(name), 8 * points.start, &mut all);
        all.into_iter().skip(lane).step_by(8).collect()
    }

    /// The number of a cell among 2^bits of one size.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "coordinates lie between 0 and 1"
    )]
    fn cell(value: f64, bits: u32) -> usize {
        (value * f64::from(1_u32 << bits)) as usize
    }

    /// The first two dimensions are a (0,2)-sequence (Sobol' 1967), and scrambling keeps it one: of
    /// 2^m points that begin at a multiple of 2^m, each box of sides 2^−k and 2^(k−m) holds one.
    #[test]
    fn each_elementary_interval_of_two_dimensions_holds_exactly_one_point() {
        let names = names(2);
        for seed in 1..4 {
            let sobol = sobol(seed, &names);
            for (m, block) in [(0, 5), (1, 0), (4, 7), (7, 0), (7, 3), (10, 0), (10, 1)] {
                let points = block << m..(block + 1) << m;
                for replicate in 0..8 {
                    let x = lane(&sobol, &names[0], points.clone(), replicate);
                    let y = lane(&sobol, &names[1], points.clone(), replicate);
                    for k in 0..=m {
                        let mut held = vec![0; 1 << m];
                        for (x, y) in x.iter().zip(&y) {
                            held[cell(*x, k) << (m - k) | cell(*y, m - k)] += 1;
                        }
                        assert!(held.iter().all(|count| *count == 1), "{seed} {m} {k}");
                    }
                }
            }
        }
    }

    #[test]
    fn each_coordinate_visits_each_part_of_its_range_once() {
        let names = names(400);
        let sobol = sobol(7, &names);
        for name in &names {
            for (m, block) in [(3, 0), (9, 0), (9, 5)] {
                for replicate in [0, 7] {
                    let mut cells: Vec<usize> =
                        lane(&sobol, name, block << m..(block + 1) << m, replicate)
                            .into_iter()
                            .map(|value| cell(value, m))
                            .collect();
                    cells.sort_unstable();
                    assert_eq!(cells, (0..1 << m).collect::<Vec<_>>(), "{name}");
                }
            }
        }
    }

    #[test]
    fn a_draw_is_the_same_from_whichever_side_it_is_entered() {
        let names = names(3);
        let sobol = sobol(3, &names);
        let name = coordinate(&names[2]);
        let mut all = vec![0.0; 1_000];
        sobol.fill(&name, 0, &mut all);
        for first in [0, 1, 7, 8, 9, 500, 995] {
            for count in [1, 3, 8, 13, 300] {
                let mut some = vec![0.0; count.min(1_000 - first)];
                sobol.fill(&name, first as u64, &mut some);
                assert_eq!(some, all[first..first + some.len()], "{first} {count}");
            }
        }
    }

    #[test]
    fn seed_name_replicate_and_draw_each_change_the_luck_and_the_ends_are_never_reached() {
        let names = names(4);
        let mut seen = BTreeMap::new();
        for seed in 0..3 {
            let sobol = sobol(seed, &names);
            for name in &names {
                let mut values = [0.0; 800];
                sobol.fill(&coordinate(name), 0, &mut values);
                for (draw, value) in values.into_iter().enumerate() {
                    assert!(value > 0.0 && value < 1.0);
                    let before = seen.insert(value.to_bits(), (seed, name, draw));
                    assert_eq!(before, None, "{seed} {name} {draw}");
                }
            }
        }
    }

    #[test]
    fn dimensions_go_to_the_names_in_order_whatever_order_they_come_in() {
        let sorted = Sobol::new(1, ["a", "b", "c"]).unwrap();
        let mixed = Sobol::new(1, ["c", "a", "b", "a"]).unwrap();
        let more = Sobol::new(1, ["c", "a", "b", "aa"]).unwrap();
        for name in ["a", "b", "c"] {
            let draws = |sobol| lane(sobol, name, 0..64, 0);
            assert_eq!(draws(&sorted), draws(&mixed));
            // Names before it keep their luck, the others get another dimension.
            assert_eq!(draws(&sorted) == draws(&more), name == "a");
        }
    }

    #[test]
    fn a_name_without_a_dimension_is_drawn_at_random() {
        let (mut drawn, mut random) = ([0.0; 9], [0.0; 9]);
        Sobol::new(1, ["a"])
            .unwrap()
            .fill(&coordinate("b"), 3, &mut drawn);
        Seeded::new(1).fill(&coordinate("b"), 3, &mut random);
        assert_eq!(drawn, random);
    }

    #[test]
    fn more_names_than_dimensions_are_an_error_that_says_what_to_do() {
        let names = names(4_097);
        let error = Sobol::new(1, names.iter().map(String::as_str)).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the scenario needs 4097 dimensions and Sobol' points have 4096: use --sampler random"
        );
        assert!(Sobol::new(1, names[1..].iter().map(String::as_str)).is_ok());
    }

    /// Each draw is uniform over seeds: 16 shares of 8,000 draws; 5 errors are passed once in 100,000.
    #[test]
    fn over_seeds_a_draw_lies_anywhere_equally_often() {
        let names = names(5);
        for point in [0, 1, 77] {
            let mut held = [0.0; 16];
            for seed in 0..1_000 {
                for value in {
                    let mut packet = [0.0; 8];
                    sobol(seed, &names).fill(&coordinate(&names[4]), 8 * point, &mut packet);
                    packet
                } {
                    held[cell(value, 4)] += 1.0;
                }
            }
            let error = (8_000.0_f64 / 16.0 * 15.0 / 16.0).sqrt();
            for count in held {
                assert!((count - 500.0_f64).abs() < 5.0 * error, "{point}: {count}");
            }
        }
    }
}
