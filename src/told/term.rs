//! Arithmetic that can be read: a formula with numbers put in, as text and as a number.
//!
//! Numbers are printed in as many digits as it takes for the printed arithmetic to give the result
//! again: six significant ones, more where a difference of large numbers needs them.

use std::ops::{Add, Div, Mul, Sub};

use super::digits::{is_nothing, number, significant};
use crate::special::{binomial_quantile, poisson_quantile};

/// A piece of arithmetic.
#[derive(Debug, Clone, PartialEq)]
pub enum Term {
    /// A number.
    Number(f64),
    /// Things added up.
    Sum(Vec<Term>),
    /// One taken off another.
    Difference(Box<Term>, Box<Term>),
    /// Things multiplied.
    Product(Vec<Term>),
    /// One over another.
    Quotient(Box<Term>, Box<Term>),
    /// One to the power of another.
    Power(Box<Term>, Box<Term>),
    /// A function of some terms.
    Call(Function, Vec<Term>),
}

/// The functions that formulas use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Function {
    /// The smallest.
    Min,
    /// The largest.
    Max,
    /// e to the power.
    Exp,
    /// Natural logarithm.
    Ln,
    /// The whole part.
    Floor,
    /// To the nearest whole number, halves to the even one.
    Round,
    /// `Poisson⁻¹(u, λ)`: the smallest count whose Poisson probability of at most so many reaches u.
    Poisson,
    /// `Binomial⁻¹(u, n, p)`: the same of the binomial distribution.
    Binomial,
}

impl Function {
    const fn word(self) -> &'static str {
        match self {
            Self::Min => "min",
            Self::Max => "max",
            Self::Exp => "exp",
            Self::Ln => "ln",
            Self::Floor => "floor",
            Self::Round => "round",
            Self::Poisson => "Poisson⁻¹",
            Self::Binomial => "Binomial⁻¹",
        }
    }

    fn of(self, values: &[f64]) -> f64 {
        match (self, values) {
            (Self::Min, _) => values.iter().copied().fold(f64::INFINITY, f64::min),
            (Self::Max, _) => values.iter().copied().fold(f64::NEG_INFINITY, f64::max),
            (Self::Exp, [x]) => libm::exp(*x),
            (Self::Ln, [x]) => libm::log(*x),
            (Self::Floor, [x]) => x.floor(),
            (Self::Round, [x]) => x.round_ties_even(),
            (Self::Poisson, [u, rate]) => poisson_quantile(*u, *rate),
            (Self::Binomial, [u, trials, chance]) => binomial_quantile(*u, *trials, *chance),
            _ => f64::NAN,
        }
    }
}

/// A number as a term.
#[must_use]
pub const fn n(value: f64) -> Term {
    Term::Number(value)
}

/// Things added up.
#[must_use]
pub fn total(terms: impl IntoIterator<Item = Term>) -> Term {
    let mut terms: Vec<Term> = terms.into_iter().collect();
    match (terms.pop(), terms.is_empty()) {
        (None, _) => n(0.0),
        (Some(only), true) => only,
        (Some(last), false) => {
            terms.push(last);
            Term::Sum(terms)
        }
    }
}

/// A function of some terms.
#[must_use]
pub fn call(function: Function, terms: impl Into<Vec<Term>>) -> Term {
    Term::Call(function, terms.into())
}

impl Term {
    /// This to the power of another.
    #[must_use]
    pub fn to_the(self, exponent: Self) -> Self {
        Self::Power(Box::new(self), Box::new(exponent))
    }

    /// What is left of a whole after this share: 1 − x.
    #[must_use]
    pub fn rest(self) -> Self {
        n(1.0) - self
    }

    /// The number it comes to, its numbers taken as printed in so many digits.
    #[must_use]
    pub fn value(&self, digits: usize) -> f64 {
        let of = |term: &Self| term.value(digits);
        match self {
            Self::Number(x) => significant(*x, digits),
            Self::Sum(terms) => terms.iter().map(of).sum(),
            Self::Product(terms) => terms.iter().map(of).product(),
            Self::Difference(a, b) => of(a) - of(b),
            Self::Quotient(a, b) => of(a) / of(b),
            Self::Power(a, b) => libm::pow(of(a), of(b)),
            Self::Call(function, terms) => function.of(&terms.iter().map(of).collect::<Vec<f64>>()),
        }
    }

    /// How tightly it holds together: sums least, numbers and functions most.
    const fn strength(&self) -> u8 {
        match self {
            Self::Sum(_) | Self::Difference(..) => 1,
            Self::Product(_) | Self::Quotient(..) => 2,
            Self::Power(..) => 3,
            Self::Number(x) if *x < 0.0 => 1,
            Self::Number(_) | Self::Call(..) => 4,
        }
    }

    /// The arithmetic as text, numbers in so many significant digits.
    #[must_use]
    pub fn text(&self, digits: usize) -> String {
        let inner = |term: &Self, at_least: u8| {
            let text = term.text(digits);
            if term.strength() < at_least {
                format!("({text})")
            } else {
                text
            }
        };
        let joined = |terms: &[Self], sign: &str, at_least: u8| {
            let texts: Vec<String> = terms.iter().map(|term| inner(term, at_least)).collect();
            texts.join(sign)
        };
        match self {
            Self::Number(x) => number(*x, digits),
            Self::Sum(terms) => joined(terms, " + ", 2),
            Self::Difference(a, b) => format!("{} − {}", inner(a, 1), inner(b, 2)),
            Self::Product(terms) => joined(terms, "·", 3),
            Self::Quotient(a, b) => format!("{}/{}", inner(a, 2), inner(b, 3)),
            Self::Power(a, b) => format!("{}^{}", inner(a, 4), inner(b, 4)),
            Self::Call(function, terms) => {
                format!("{}({})", function.word(), joined(terms, ", ", 0))
            }
        }
    }
}

impl Add for Term {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        match self {
            Self::Sum(mut terms) => {
                terms.push(other);
                Self::Sum(terms)
            }
            first => Self::Sum(vec![first, other]),
        }
    }
}

impl Sub for Term {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self::Difference(Box::new(self), Box::new(other))
    }
}

impl Mul for Term {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        match self {
            Self::Product(mut terms) => {
                terms.push(other);
                Self::Product(terms)
            }
            first => Self::Product(vec![first, other]),
        }
    }
}

impl Div for Term {
    type Output = Self;
    fn div(self, other: Self) -> Self {
        Self::Quotient(Box::new(self), Box::new(other))
    }
}

/// Values added up.
pub(super) fn sum(values: &[f64]) -> f64 {
    values.iter().sum()
}

/// Values added up, as arithmetic; nothing is left out.
pub(super) fn added(values: &[f64]) -> Term {
    total(
        values
            .iter()
            .filter(|value| !is_nothing(**value))
            .map(|value| n(*value)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::told::digits::digits_for;

    #[test]
    fn a_formula_reads_as_it_is_written_by_hand() {
        let term = n(26.0) * (n(0.25).rest() * n(0.1) + n(0.25) * n(0.2)) / (n(1.0) + n(0.05));
        assert_eq!(term.text(6), "26·((1 − 0.25)·0.1 + 0.25·0.2)/(1 + 0.05)");
        let term = n(8.0) - (n(3.0) - n(1.0)) - n(2.0) / (n(4.0) * n(0.5));
        assert_eq!(term.text(6), "8 − (3 − 1) − 2/(4·0.5)");
        assert_eq!(term.value(6), 5.0);
        let term = n(1.0) - call(Function::Exp, [n(-0.5) / n(2.0)]);
        assert_eq!(term.text(6), "1 − exp((−0.5)/2)");
    }

    #[test]
    fn a_small_difference_of_large_numbers_gets_the_digits_it_needs() {
        let term = n(1_000.123_456_7) - n(1_000.0);
        assert_eq!(digits_for(&term, 0.123_456_7), 10);
        assert_eq!(digits_for(&(n(1.0 / 3.0) * n(3.0)), 1.0), 6);
    }
}
