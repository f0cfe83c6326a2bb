//! A packet of draws: the same quantity in eight futures, worked on at once.
//!
//! Every equation of the model is written once, over [`Lanes`], so that a line of code reads like a
//! line of the method while the compiler turns it into vector instructions. Whatever is needed for
//! speed or for the same bits everywhere happens here, below the equations.
//!
//! The exponential, logarithm and power come from portable implementations (`libm`'s, or ours), never
//! from the system's: the same draw gives the same bits on every platform.

use std::array;
use std::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Neg, Sub, SubAssign};

use crate::special::{quick_exp, quick_ln, quick_pow};

/// How many draws travel in one packet.
pub const WIDTH: usize = 8;

/// The same number in [`WIDTH`] draws.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[repr(align(64))]
pub struct Lanes(pub [f64; WIDTH]);

impl Lanes {
    /// Nothing, in every draw.
    pub const ZERO: Self = Self([0.0; WIDTH]);
    /// One, in every draw.
    pub const ONE: Self = Self([1.0; WIDTH]);

    /// The same number in every draw.
    #[must_use]
    #[inline(always)]
    pub const fn splat(value: f64) -> Self {
        Self([value; WIDTH])
    }

    /// Reads a packet from the start of a slice; what the slice lacks is zero.
    #[must_use]
    #[inline(always)]
    pub fn load(values: &[f64]) -> Self {
        match values.first_chunk::<WIDTH>() {
            Some(full) => Self(*full),
            None => Self(array::from_fn(|lane| {
                values.get(lane).copied().unwrap_or(0.0)
            })),
        }
    }

    /// Applies a function to each draw.
    #[must_use]
    #[inline(always)]
    pub fn map(self, f: impl Fn(f64) -> f64) -> Self {
        let mut mapped = self;
        for value in &mut mapped.0 {
            *value = f(*value);
        }
        mapped
    }

    /// Applies a function to each draw of two packets.
    #[must_use]
    #[inline(always)]
    pub fn zip(self, other: Self, f: impl Fn(f64, f64) -> f64) -> Self {
        let mut zipped = self;
        for (value, other) in zipped.0.iter_mut().zip(other.0) {
            *value = f(*value, other);
        }
        zipped
    }

    /// One where the test holds, zero elsewhere.
    #[must_use]
    #[inline(always)]
    pub fn where_true(self, other: Self, test: impl Fn(f64, f64) -> bool) -> Self {
        self.zip(other, |a, b| if test(a, b) { 1.0 } else { 0.0 })
    }

    /// One where this is below `other`, zero elsewhere.
    #[must_use]
    #[inline(always)]
    pub fn below(self, other: Self) -> Self {
        self.where_true(other, |a, b| a < b)
    }

    /// One where this is at least `other`, zero elsewhere.
    #[must_use]
    #[inline(always)]
    pub fn at_least(self, other: Self) -> Self {
        self.where_true(other, |a, b| a >= b)
    }

    /// The first where this is above zero, the second elsewhere.
    #[must_use]
    #[inline(always)]
    pub fn choose(self, first: Self, second: Self) -> Self {
        let mut chosen = second;
        for ((chosen, test), first) in chosen.0.iter_mut().zip(self.0).zip(first.0) {
            if test > 0.0 {
                *chosen = first;
            }
        }
        chosen
    }

    /// The smaller of the two, draw by draw.
    #[must_use]
    #[inline(always)]
    pub fn min(self, other: Self) -> Self {
        self.zip(other, |a, b| if b < a { b } else { a })
    }

    /// The larger of the two, draw by draw.
    #[must_use]
    #[inline(always)]
    pub fn max(self, other: Self) -> Self {
        self.zip(other, |a, b| if b > a { b } else { a })
    }

    /// The quotient where the divisor is not zero, `otherwise` where it is.
    #[must_use]
    #[inline(always)]
    pub fn over_or(self, divisor: Self, otherwise: f64) -> Self {
        self.zip(divisor, |a, b| if b == 0.0 { otherwise } else { a / b })
    }

    /// What is left of a whole after this share: 1 − x.
    #[must_use]
    #[inline(always)]
    pub fn rest(self) -> Self {
        Self::ONE - self
    }

    /// The whole part below.
    #[must_use]
    #[inline(always)]
    pub fn floor(self) -> Self {
        self.map(f64::floor)
    }

    /// Square root (exactly rounded on every platform).
    #[must_use]
    #[inline(always)]
    pub fn sqrt(self) -> Self {
        self.map(f64::sqrt)
    }

    /// e to this power, between e^−700 and e^700.
    #[must_use]
    #[inline(always)]
    pub fn exp(self) -> Self {
        self.map(quick_exp)
    }

    /// The natural logarithm of ordinary positive numbers.
    #[must_use]
    #[inline(always)]
    pub fn ln(self) -> Self {
        self.map(quick_ln)
    }

    /// This, which is not negative, raised to a power, draw by draw.
    #[must_use]
    #[inline(always)]
    pub fn powf(self, exponent: Self) -> Self {
        self.zip(exponent, quick_pow)
    }

    /// The common value of all draws, if there is one.
    #[must_use]
    #[inline(always)]
    pub fn uniform(self) -> Option<f64> {
        let first = self.0[0];
        self.0.iter().all(|value| *value == first).then_some(first)
    }
}

macro_rules! lanewise {
    ($trait:ident, $method:ident, $assign_trait:ident, $assign:ident, $op:tt) => {
        impl $trait for Lanes {
            type Output = Self;
            #[inline(always)]
            fn $method(self, other: Self) -> Self {
                self.zip(other, |a, b| a $op b)
            }
        }
        impl $trait<f64> for Lanes {
            type Output = Self;
            #[inline(always)]
            fn $method(self, other: f64) -> Self {
                self.map(|a| a $op other)
            }
        }
        impl $assign_trait for Lanes {
            #[inline(always)]
            fn $assign(&mut self, other: Self) {
                for lane in 0..WIDTH {
                    self.0[lane] = self.0[lane] $op other.0[lane];
                }
            }
        }
    };
}

lanewise!(Add, add, AddAssign, add_assign, +);
lanewise!(Sub, sub, SubAssign, sub_assign, -);
lanewise!(Mul, mul, MulAssign, mul_assign, *);
lanewise!(Div, div, DivAssign, div_assign, /);

impl Neg for Lanes {
    type Output = Self;
    #[inline(always)]
    fn neg(self) -> Self {
        self.map(|value| -value)
    }
}

impl std::iter::Sum for Lanes {
    fn sum<I: Iterator<Item = Self>>(packets: I) -> Self {
        packets.fold(Self::ZERO, |total, packet| total + packet)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_slice_fills_the_packet_with_zeros() {
        assert_eq!(Lanes::load(&[1.0, 2.0]).0[..3], [1.0, 2.0, 0.0]);
    }

    #[test]
    fn dividing_by_nothing_gives_what_the_caller_says() {
        let quotient = Lanes::splat(3.0).over_or(Lanes::ZERO, 1.0);
        assert_eq!(quotient, Lanes::ONE);
    }

    #[test]
    fn draws_that_differ_have_no_common_value() {
        let mut mixed = Lanes::ONE;
        assert_eq!(mixed.uniform(), Some(1.0));
        mixed.0[5] = 2.0;
        assert_eq!(mixed.uniform(), None);
    }
}
