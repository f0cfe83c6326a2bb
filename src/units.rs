//! What the model counts, as types: money, jobs, job-years, people, firms, floorspace.
//!
//! A [`Quantity`] is a packet of draws with a kind. Two quantities of one kind add; a share (plain
//! [`Lanes`]) scales any of them; nothing else compiles, so that a job-year is never added to a job
//! and a price never passes for a cost. Jobs and people are full-time equivalents at the end of a
//! year (stocks), job-years and money flow within it.

use std::marker::PhantomData;
use std::ops::{Add, AddAssign, Index, IndexMut, Mul, Sub, SubAssign};

use crate::lanes::Lanes;

/// The kinds of thing that are counted.
pub mod kind {
    macro_rules! kinds {
        ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
            $($(#[$doc])* #[derive(Debug, Clone, Copy, PartialEq, Default)] pub struct $name;)*
        };
    }
    kinds! {
        /// £ million, at constant prices of the price year unless a name says nominal.
        Money,
        /// Jobs: full-time equivalents at the end of a year (a stock).
        Jobs,
        /// One full-time job for one year (a flow).
        JobYears,
        /// People: learners, candidates, staff.
        People,
        /// Businesses: supported firms, new ventures, inward landings.
        Firms,
        /// Square metres of floorspace.
        SquareMetres,
    }
}

/// A packet of draws of one kind of thing.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Quantity<K> {
    lanes: Lanes,
    kind: PhantomData<K>,
}

/// £ million.
pub type Money = Quantity<kind::Money>;
/// Full-time equivalent jobs, a stock.
pub type Jobs = Quantity<kind::Jobs>;
/// Years of full-time work, a flow.
pub type JobYears = Quantity<kind::JobYears>;
/// People.
pub type People = Quantity<kind::People>;
/// Businesses.
pub type Firms = Quantity<kind::Firms>;
/// Square metres.
pub type SquareMetres = Quantity<kind::SquareMetres>;

impl<K: Copy> Quantity<K> {
    /// None of it, in every draw.
    pub const ZERO: Self = Self::of(Lanes::ZERO);

    /// Names a packet of plain numbers as a quantity of this kind.
    #[must_use]
    #[inline(always)]
    pub const fn of(lanes: Lanes) -> Self {
        Self {
            lanes,
            kind: PhantomData,
        }
    }

    /// The plain numbers.
    #[must_use]
    #[inline(always)]
    pub const fn lanes(self) -> Lanes {
        self.lanes
    }

    /// The smaller of the two, draw by draw.
    #[must_use]
    #[inline(always)]
    pub fn min(self, other: Self) -> Self {
        Self::of(self.lanes.min(other.lanes))
    }

    /// This, or nothing where it is negative.
    #[must_use]
    #[inline(always)]
    pub fn or_nothing(self) -> Self {
        Self::of(self.lanes.max(Lanes::ZERO))
    }

    /// What share this is of a whole; `otherwise` where the whole is nothing.
    #[must_use]
    #[inline(always)]
    pub fn share_of(self, whole: Self, otherwise: f64) -> Lanes {
        self.lanes.over_or(whole.lanes, otherwise)
    }
}

impl Money {
    /// How many things of a unit cost in £ this money buys: £m · 1,000,000 / unit cost.
    #[must_use]
    #[inline(always)]
    pub fn buys<K: Copy>(self, unit_cost: UnitCost<K>) -> Quantity<K> {
        Quantity::of(self.lanes * POUNDS_PER_MILLION / unit_cost.pounds)
    }

    /// What this sum is in £ million: pounds / 1,000,000.
    #[must_use]
    #[inline(always)]
    pub fn from_pounds(pounds: Lanes) -> Self {
        Self::of(pounds / POUNDS_PER_MILLION)
    }
}

impl<K: Copy> Quantity<K> {
    /// What they cost in £ million at a unit cost in £.
    #[must_use]
    #[inline(always)]
    pub fn at_cost(self, unit_cost: UnitCost<K>) -> Money {
        Money::from_pounds(self.lanes * unit_cost.pounds)
    }
}

/// £ in £ million.
pub const POUNDS_PER_MILLION: f64 = 1e6;

/// What one thing of a kind costs, in £.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct UnitCost<K> {
    pounds: Lanes,
    kind: PhantomData<K>,
}

impl<K> UnitCost<K> {
    /// A unit cost of so many pounds.
    #[must_use]
    #[inline(always)]
    pub const fn pounds(pounds: Lanes) -> Self {
        Self {
            pounds,
            kind: PhantomData,
        }
    }
}

impl Jobs {
    /// The job-years of a year in which the stock went from `before` to `self`: their mean.
    #[must_use]
    #[inline(always)]
    pub fn job_years_since(self, before: Self) -> JobYears {
        JobYears::of((self.lanes + before.lanes) * 0.5)
    }

    /// The job-years of posts that are there for just this year.
    #[must_use]
    #[inline(always)]
    pub fn for_the_year(self) -> JobYears {
        JobYears::of(self.lanes)
    }

    /// The people who hold these jobs (full-time equivalents on both sides).
    #[must_use]
    #[inline(always)]
    pub const fn held_by(self) -> People {
        People::of(self.lanes)
    }
}

impl People {
    /// The jobs these people hold.
    #[must_use]
    #[inline(always)]
    pub const fn in_jobs(self) -> Jobs {
        Jobs::of(self.lanes)
    }
}

impl Firms {
    /// The jobs in these firms, at so many each.
    #[must_use]
    #[inline(always)]
    pub fn jobs(self, each: Lanes) -> Jobs {
        Jobs::of(self.lanes * each)
    }
}

impl<K: Copy> Add for Quantity<K> {
    type Output = Self;
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        Self::of(self.lanes + other.lanes)
    }
}

impl<K: Copy> Sub for Quantity<K> {
    type Output = Self;
    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        Self::of(self.lanes - other.lanes)
    }
}

impl<K: Copy> AddAssign for Quantity<K> {
    #[inline(always)]
    fn add_assign(&mut self, other: Self) {
        self.lanes += other.lanes;
    }
}

impl<K: Copy> SubAssign for Quantity<K> {
    #[inline(always)]
    fn sub_assign(&mut self, other: Self) {
        self.lanes -= other.lanes;
    }
}

impl<K: Copy> Mul<Lanes> for Quantity<K> {
    type Output = Self;
    #[inline(always)]
    fn mul(self, share: Lanes) -> Self {
        Self::of(self.lanes * share)
    }
}

impl<K: Copy> Mul<f64> for Quantity<K> {
    type Output = Self;
    #[inline(always)]
    fn mul(self, share: f64) -> Self {
        Self::of(self.lanes * share)
    }
}

impl<K: Copy> std::iter::Sum for Quantity<K> {
    fn sum<I: Iterator<Item = Self>>(quantities: I) -> Self {
        quantities.fold(Self::ZERO, |total, quantity| total + quantity)
    }
}

/// A quantity in each year, year 0 first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Series<K>(Vec<Quantity<K>>);

impl<K: Copy> Series<K> {
    /// Nothing in each of `years` years.
    #[must_use]
    pub fn zero(years: usize) -> Self {
        Self(vec![Quantity::ZERO; years])
    }

    /// How many years there are.
    #[must_use]
    pub fn years(&self) -> usize {
        self.0.len()
    }

    /// The years in order.
    pub fn iter(&self) -> impl Iterator<Item = Quantity<K>> + '_ {
        self.0.iter().copied()
    }

    /// All years together.
    #[must_use]
    pub fn total(&self) -> Quantity<K> {
        self.iter().sum()
    }

    /// The year before `year`, nothing before year 0.
    #[must_use]
    #[inline(always)]
    pub fn before(&self, year: usize) -> Quantity<K> {
        match year.checked_sub(1) {
            Some(last) => self.0[last],
            None => Quantity::ZERO,
        }
    }

    /// Empties every year.
    pub fn clear(&mut self) {
        self.0.fill(Quantity::ZERO);
    }

    /// Takes over another series of the same length.
    pub fn copy_from(&mut self, other: &Self) {
        self.0.copy_from_slice(&other.0);
    }

    /// The years as a slice.
    #[must_use]
    pub fn as_slice(&self) -> &[Quantity<K>] {
        &self.0
    }
}

impl<K> Index<usize> for Series<K> {
    type Output = Quantity<K>;
    #[inline(always)]
    fn index(&self, year: usize) -> &Quantity<K> {
        &self.0[year]
    }
}

impl<K> IndexMut<usize> for Series<K> {
    #[inline(always)]
    fn index_mut(&mut self, year: usize) -> &mut Quantity<K> {
        &mut self.0[year]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_million_pounds_buys_eighty_jobs_at_25_thousand() {
        let jobs = Money::of(Lanes::splat(2.0))
            .buys::<kind::Jobs>(UnitCost::pounds(Lanes::splat(25_000.0)));
        assert_eq!(jobs, Jobs::of(Lanes::splat(80.0)));
    }

    #[test]
    fn a_stock_that_grows_from_10_to_20_works_15_job_years() {
        let years = Jobs::of(Lanes::splat(20.0)).job_years_since(Jobs::of(Lanes::splat(10.0)));
        assert_eq!(years, JobYears::of(Lanes::splat(15.0)));
    }
}
