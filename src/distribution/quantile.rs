//! Quantile functions made ready for millions of evaluations.

use pulp::{Simd, WithSimd};

use super::Family;
use super::empirical::{Discrete, Samples};
use super::lognormal::LogNormal;
use super::metalog::Metalog;
use super::normal::Normal;
use super::range::{Triangular, Uniform};
use super::table::Table;
use crate::processor::vectorised;

/// The quantile function of a distribution, ready for a hot loop.
///
/// Made by [`Distribution::compile`](super::Distribution::compile). Values depend on their own coordinate only, so that
/// draws may be cut into blocks at will, and they are the same bits on every platform.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantile {
    kind: Kind,
}

/// The ways of evaluating a quantile.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    Fixed(f64),
    Uniform(Uniform),
    Triangular(Triangular),
    Normal(Normal),
    LogNormal(LogNormal),
    Table(Table),
    Metalog(Metalog),
    Discrete(Discrete),
    Samples(Samples),
}

impl Quantile {
    pub(super) fn new(kind: Kind) -> Self {
        Self { kind }
    }

    /// Whether [`Quantile::fill`] reads the normal scores; if not, callers need not compute them.
    #[must_use]
    pub fn needs_scores(&self) -> bool {
        match &self.kind {
            Kind::Normal(normal) => !normal.is_truncated(),
            Kind::LogNormal(lognormal) => !lognormal.is_truncated(),
            Kind::Table(_) => true,
            Kind::Fixed(_)
            | Kind::Uniform(_)
            | Kind::Triangular(_)
            | Kind::Metalog(_)
            | Kind::Discrete(_)
            | Kind::Samples(_) => false,
        }
    }

    /// Writes the value at each coordinate to `out`.
    ///
    /// `u` holds coordinates in (0, 1), `z` their normal scores Φ⁻¹(u); both are as long as `out`, except that `z` may
    /// be empty where [`Quantile::needs_scores`] says no. (If one is shorter, the rest of `out` stays as it is.)
    ///
    /// Values are in the unit of the quantity, inside its support, and rise with the coordinate, but for the last
    /// digit: where two coordinates are neighbouring machine numbers, rounding may order their values the other way
    /// round. Formulas give the bits of [`Distribution::quantile`](super::Distribution::quantile); beta, PERT and
    /// observed proportions come from a table, right to 1e-9 of the smaller tail's probability.
    pub fn fill(&self, u: &[f64], z: &[f64], out: &mut [f64]) {
        vectorised(Fill {
            kind: &self.kind,
            u,
            z,
            out,
        });
    }
}

/// The values at some coordinates, worked out with the widest vectors that the processor has.
struct Fill<'a> {
    kind: &'a Kind,
    u: &'a [f64],
    z: &'a [f64],
    out: &'a mut [f64],
}

impl WithSimd for Fill<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let Self { kind, u, z, out } = self;
        match kind {
            Kind::Fixed(value) => out.fill(*value),
            Kind::Uniform(uniform) => each(u, out, |u| uniform.quantile(u)),
            Kind::Triangular(triangular) => each(u, out, |u| triangular.quantile(u)),
            Kind::Normal(normal) if normal.is_truncated() => each(u, out, |u| normal.quantile(u)),
            Kind::Normal(normal) => each(z, out, |z| normal.at_score(z)),
            Kind::LogNormal(lognormal) if lognormal.is_truncated() => {
                each(u, out, |u| lognormal.quantile(u));
            }
            Kind::LogNormal(lognormal) => each(z, out, |z| lognormal.at_score(z)),
            Kind::Table(table) => table.fill(z, out),
            Kind::Metalog(metalog) => metalog.fill(u, out),
            Kind::Discrete(discrete) => each(u, out, |u| discrete.quantile(u)),
            Kind::Samples(samples) => each(u, out, |u| samples.quantile(u)),
        }
    }
}

/// Applies `f` to each element.
#[inline(always)]
fn each(from: &[f64], out: &mut [f64], f: impl Fn(f64) -> f64) {
    for (value, &x) in out.iter_mut().zip(from) {
        *value = f(x);
    }
}
