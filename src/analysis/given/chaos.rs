//! Polynomial chaos: shares of the variance of a polynomial fitted to the draws.
//!
//! ```text
//! y ≈ c₀ + Σ cₜ φₜ(u)        φₜ = Π √(2k+1) Pₖ(2uⱼ − 1)        variance = Σ cₜ²
//! ```
//!
//! P are Legendre's polynomials and u the inputs' coordinates, each between 0 and 1 and independent of
//! the others. The normalised products have mean 0 and variance 1 and are uncorrelated, so that
//! squared coefficients add up to the variance, and their shares are Sobol's indices. Correlated
//! coordinates would break this; so would a fit that misses most of the outcome, and so it is
//! refused where it foretells less than nine tenths of the variance of draws left out.
//!
//! Coefficients carry the noise of the fit: a term that is nothing gets a square of about (variance
//! not explained)/n, which a dummy input shows.
//!
//! # References
//! - Sudret, B. (2008), "Global sensitivity analysis using polynomial chaos expansions", Reliability
//!   Engineering and System Safety 93(7), doi 10.1016/j.ress.2007.04.002 (recalled).
//! - Allen, D. M. (1974), "The relationship between variable selection and data augmentation and a
//!   method for prediction", Technometrics 16(1), doi 10.1080/00401706.1974.10489157 (recalled): the
//!   residual of a draw left out.

use super::response::Refusal;
use crate::analysis::least_squares::{Factor, fit, products};

/// Inputs that act together: products of their polynomials are fitted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Together {
    /// Places of two or more inputs, each once.
    pub inputs: Vec<usize>,
    /// The largest sum of the degrees in a product; none is fitted below the number of inputs.
    pub total_degree: usize,
}

/// A term: its inputs, each with its degree, and the place of the group it is from.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Term {
    degrees: Vec<(usize, usize)>,
    group: usize,
}

/// The terms at the draws at hand, ready to be fitted to one outcome after another.
#[derive(Debug, Clone)]
pub struct Expansion {
    inputs: usize,
    groups: usize,
    terms: Vec<Term>,
    /// The mean's ones, then one column for each term.
    columns: Vec<Vec<f64>>,
    factor: Factor,
    leverages: Vec<f64>,
}

/// Shares of the variance of the fitted polynomial.
#[derive(Debug, Clone, PartialEq)]
pub struct Shares {
    /// The share of the outcome's variance that the fit foretells in draws left out, one at a time
    /// (leave-one-out Q²).
    pub foretold: f64,
    /// The mean of the polynomial, in the unit of the outcome.
    pub mean: f64,
    /// The variance of the polynomial, in the square of that unit. Shares are of this.
    pub variance: f64,
    /// The share of each input by itself.
    pub alone: Vec<f64>,
    /// The share of each input with all it acts in.
    pub total: Vec<f64>,
    /// The share of each group beyond what its inputs explain by themselves or in other groups.
    pub together: Vec<f64>,
}

/// The share of the variance in draws left out below which a fit is refused.
pub const LEAST_FORETOLD: f64 = 0.9;

impl Expansion {
    /// The terms up to `degree` in each input by itself, and of the groups that act together, in
    /// which no input goes beyond `degree` either. `coordinates` are one column for each input.
    ///
    /// # Errors
    /// If there are no more draws than terms, if columns differ in length or hold something that is
    /// not a number, or if terms cannot be told apart: a group names an input twice or one that does not
    /// exist, groups overlap in their terms, or coordinates do not vary.
    pub fn new(
        coordinates: &[&[f64]],
        degree: usize,
        together: &[Together],
    ) -> Result<Self, Refusal> {
        let draws = coordinates.first().map_or(0, |column| column.len());
        if coordinates.iter().any(|column| column.len() != draws) {
            return Err(Refusal::Unpaired);
        }
        if coordinates
            .iter()
            .any(|column| column.iter().any(|u| !u.is_finite()))
        {
            return Err(Refusal::NotANumber);
        }
        let terms = terms(coordinates.len(), degree, together)?;
        if draws <= terms.len() + 1 {
            return Err(Refusal::TooFew {
                draws,
                needed: terms.len() + 2,
            });
        }
        let powers: Vec<Vec<Vec<f64>>> = coordinates
            .iter()
            .map(|column| legendre(column, degree))
            .collect();
        let mut columns = vec![vec![1.0; draws]];
        columns.extend(terms.iter().map(|term| {
            let mut product = vec![1.0; draws];
            for (input, degree) in &term.degrees {
                for (product, value) in product.iter_mut().zip(&powers[*input][*degree - 1]) {
                    *product *= value;
                }
            }
            product
        }));
        let factor = Factor::new(products(&columns, &(0..draws))).ok_or(Refusal::Indistinct)?;
        Ok(Self {
            inputs: coordinates.len(),
            groups: together.len(),
            leverages: factor.leverages(&columns),
            terms,
            columns,
            factor,
        })
    }

    /// Fits the terms to an outcome.
    ///
    /// # Errors
    /// If the outcome has another number of draws, a draw that is not a number, or no spread; and if
    /// the fit foretells less than nine tenths of the variance of draws left out.
    pub fn shares(&self, outcome: &[f64]) -> Result<Shares, Refusal> {
        if outcome.len() != self.leverages.len() {
            return Err(Refusal::Unpaired);
        }
        if outcome.iter().any(|value| !value.is_finite()) {
            return Err(Refusal::NotANumber);
        }
        let mean = outcome.iter().sum::<f64>() / outcome.len() as f64;
        let spread: f64 = outcome.iter().map(|y| (y - mean) * (y - mean)).sum();
        if spread == 0.0 {
            return Err(Refusal::NothingVaries);
        }
        let (weights, left) = fit(&self.factor, &self.columns, outcome);
        let missed: f64 = left
            .iter()
            .zip(&self.leverages)
            .map(|(left, leverage)| {
                let left_out = left / (1.0 - leverage);
                left_out * left_out
            })
            .sum();
        let foretold = 1.0 - missed / spread;
        // Also where it is not a number.
        if foretold.is_nan() || foretold < LEAST_FORETOLD {
            return Err(Refusal::PoorFit { foretold });
        }
        let variance: f64 = weights[1..].iter().map(|weight| weight * weight).sum();
        let mut shares = Shares {
            foretold,
            mean: weights[0],
            variance,
            alone: vec![0.0; self.inputs],
            total: vec![0.0; self.inputs],
            together: vec![0.0; self.groups],
        };
        for (term, weight) in self.terms.iter().zip(&weights[1..]) {
            let share = weight * weight / variance;
            for (input, _) in &term.degrees {
                shares.total[*input] += share;
            }
            if let [(input, _)] = term.degrees[..] {
                shares.alone[input] += share;
            } else {
                shares.together[term.group] += share;
            }
        }
        Ok(shares)
    }
}

/// The terms without the mean.
fn terms(inputs: usize, degree: usize, together: &[Together]) -> Result<Vec<Term>, Refusal> {
    let mut terms = Vec::new();
    for input in 0..inputs {
        terms.extend((1..=degree).map(|degree| Term {
            degrees: vec![(input, degree)],
            group: 0,
        }));
    }
    for (group, together) in together.iter().enumerate() {
        let mut sorted = together.inputs.clone();
        sorted.sort_unstable();
        sorted.dedup();
        let exist = sorted.last().is_some_and(|top| *top < inputs);
        if sorted.len() != together.inputs.len() || sorted.len() < 2 || !exist {
            return Err(Refusal::Indistinct);
        }
        let mut open: Vec<Vec<(usize, usize)>> = vec![Vec::new()];
        for input in sorted {
            let longer = |degrees: &Vec<(usize, usize)>| -> Vec<Vec<(usize, usize)>> {
                (1..=degree)
                    .map(|degree| [degrees.as_slice(), &[(input, degree)]].concat())
                    .collect()
            };
            open = open.iter().flat_map(longer).collect();
        }
        open.retain(|degrees| {
            degrees.iter().map(|(_, degree)| degree).sum::<usize>() <= together.total_degree
        });
        terms.extend(open.into_iter().map(|degrees| Term { degrees, group }));
    }
    Ok(terms)
}

/// √(2k+1) Pₖ(2u − 1) for k from 1 to `degree`, by Bonnet's recurrence.
fn legendre(coordinates: &[f64], degree: usize) -> Vec<Vec<f64>> {
    let z: Vec<f64> = coordinates.iter().map(|u| 2.0 * u - 1.0).collect();
    let (mut before, mut last) = (vec![0.0; z.len()], vec![1.0; z.len()]);
    let mut all = Vec::new();
    for k in 1..=degree {
        let order = k as f64;
        let next: Vec<f64> = z
            .iter()
            .zip(last.iter().zip(&before))
            .map(|(z, (last, before))| {
                ((2.0 * order - 1.0) * z * last - (order - 1.0) * before) / order
            })
            .collect();
        let norm = (2.0 * order + 1.0).sqrt();
        all.push(next.iter().map(|value| norm * value).collect());
        before = std::mem::replace(&mut last, next);
    }
    all
}
