//! Addressed random numbers: seed, name, draw → a number between 0 and 1.
//!
//! One `ChaCha8` generator is keyed by the seed; each name has a stream of its own, and the draw is
//! the position in it. The generator gives the same bits on every platform and can be read from any
//! position.
//!
//! # References
//! Bernstein, D. J. (2008), "`ChaCha`, a variant of Salsa20".

use std::array;

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use sha2::Digest;

use super::Coordinates;
use crate::inputs::Coordinate;
use crate::lanes::WIDTH;

/// 32-bit words of the generator that one draw takes.
const WORDS_PER_DRAW: u128 = 2;

/// Coordinates drawn at random from a seed.
#[derive(Debug, Clone)]
pub struct Seeded {
    generator: ChaCha8Rng,
}

impl Seeded {
    /// The coordinates of a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self {
            generator: generator("regiocast/1", seed),
        }
    }
}

/// The generator of a seed for one purpose: different purposes have nothing in common.
pub(super) fn generator(purpose: &str, seed: u64) -> ChaCha8Rng {
    let mut hash = sha2::Sha256::new();
    hash.update(purpose.as_bytes());
    hash.update(seed.to_le_bytes());
    ChaCha8Rng::from_seed(hash.finalize().into())
}

/// As many rows of keys as asked for, one key for each replicate, of a name's stream.
pub(super) fn keys<const ROWS: usize>(generator: &ChaCha8Rng, stream: u64) -> [[u32; WIDTH]; ROWS] {
    let mut generator = generator.clone();
    generator.set_stream(stream);
    generator.set_word_pos(0);
    array::from_fn(|_| array::from_fn(|_| generator.next_u32()))
}

impl Coordinates for Seeded {
    fn fill(&self, coordinate: &Coordinate, first: u64, out: &mut [f64]) {
        let mut generator = self.generator.clone();
        generator.set_stream(coordinate.stream);
        generator.set_word_pos(u128::from(first) * WORDS_PER_DRAW);
        let mut bytes = [0; PIECE * size_of::<u64>()];
        for piece in out.chunks_mut(PIECE) {
            let bytes = &mut bytes[..piece.len() * size_of::<u64>()];
            generator.fill_bytes(bytes);
            let (words, _) = bytes.as_chunks::<{ size_of::<u64>() }>();
            for (value, word) in piece.iter_mut().zip(words) {
                *value = open_unit(u64::from_le_bytes(*word));
            }
        }
    }
}

/// Draws that the generator is asked for at once.
const PIECE: usize = 256;

/// The 52 leading bits as a number strictly between 0 and 1: the middle of one of 2⁵² cells.
#[inline]
pub(super) fn open_unit(bits: u64) -> f64 {
    const CELLS: f64 = (1_u64 << 52) as f64;
    ((bits >> 12) as f64 + 0.5) / CELLS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coordinate(name: &str) -> Coordinate {
        Coordinate {
            name: name.to_owned(),
            stream: crate::inputs::stream(name),
        }
    }

    #[test]
    fn a_run_of_five_is_the_start_of_a_run_of_twenty_and_can_be_entered_anywhere() {
        let seeded = Seeded::new(1);
        let name = coordinate("fund.hmg.amount");
        let (mut all, mut few, mut rest) = ([0.0; 20], [0.0; 5], [0.0; 15]);
        seeded.fill(&name, 0, &mut all);
        seeded.fill(&name, 0, &mut few);
        seeded.fill(&name, 5, &mut rest);
        assert_eq!(all[..5], few);
        assert_eq!(all[5..], rest);
    }

    #[test]
    fn seed_name_and_draw_each_change_the_luck() {
        let mut drawn = [0.0; 4];
        Seeded::new(1).fill(&coordinate("a"), 0, &mut drawn[0..1]);
        Seeded::new(2).fill(&coordinate("a"), 0, &mut drawn[1..2]);
        Seeded::new(1).fill(&coordinate("b"), 0, &mut drawn[2..3]);
        Seeded::new(1).fill(&coordinate("a"), 1, &mut drawn[3..4]);
        for a in 0..4 {
            for b in 0..a {
                assert!((drawn[a] - drawn[b]).abs() > 1e-9);
            }
        }
    }

    #[test]
    fn the_ends_are_never_reached() {
        assert!(open_unit(0) > 0.0);
        assert!(open_unit(u64::MAX) < 1.0);
    }
}
