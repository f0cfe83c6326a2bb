//! The regional economy behind a multiplier: what one more job's firm buys in the region.
//!
//! ```text
//! λ      = [log₂(1 + E^r/E^n)]^δ
//! a^r_ij = a_ij·min(λ·q_ij, 1),   q_ij = SLQ_i/SLQ_j off the diagonal, SLQ_i on it
//! v      = e·(I − A^r)⁻¹,   p = w·(I − A^r)⁻¹
//! v_h    = (v·c^r)/(1 − h − p·c^r),   c^r_i = c_i·min(λ·SLQ_i, 1)
//! multiplier_j = v_j/e_j (type I), (v_j + v_h·p_j)/e_j (type II)
//! ```
//!
//! δ is uncertain, so that all of it is worked out anew in each future; where it is known, once. See
//! `docs/model/input_output.md`.
//!
//! # References
//! Miller, R. E. and Blair, P. D. (2009), Input–Output Analysis, 2nd edition, chapters 2, 3 and 6.
//! Flegg, A. T. and Webber, C. D. (1997), "On the appropriate use of location quotients in generating
//! regional input–output tables: reply", Regional Studies 31(8).

pub mod system;

use crate::lanes::Lanes;
use crate::model::sums::{self, PartYears};
use crate::number::{Luck, Number, Point};
use crate::programme::{Closure, FromTable, Households, InputOutput, Programme, Sector};
use crate::units::{Series, kind};
use system::System;

/// The regional economy in one packet, and where its knock-on jobs are.
#[derive(Debug, Clone)]
pub struct Economy {
    /// λ: what is left of a location quotient in a region of this size.
    pub lambda: Lanes,
    /// One where the table is believed, zero where local multipliers are.
    pub used: Lanes,
    /// Jobs for each £ of final demand for an industry's output, along supply chains: e·L.
    pub jobs: Vec<Lanes>,
    /// £ of pay for the same: w·L; empty where households are left out.
    pub pay: Vec<Lanes>,
    /// Jobs for each £ of household income.
    pub jobs_of_income: Lanes,
    /// Total over direct jobs, of each sector.
    pub multipliers: Vec<Lanes>,
    /// Of each sector that takes its multiplier from the table, how its knock-on jobs are spread over
    /// industries; empty for other sectors.
    pub spread: Vec<Vec<Lanes>>,
    /// Knock-on jobs in each industry.
    pub knock_on: Vec<Series<kind::Jobs>>,
    /// Knock-on jobs that come from no table.
    pub elsewhere: Series<kind::Jobs>,
    /// £ of each industry's output that is made, all along, for each £ that households earn from
    /// others: L·c^r/(1 − h − p·c^r).
    made_for_households: Vec<Lanes>,
    column: Vec<Lanes>,
    system: System,
}

impl Economy {
    /// Room for a programme. Where δ is known, all that follows from it is worked out here.
    #[must_use]
    pub fn new(programme: &Programme) -> Self {
        let table = programme.region.input_output.as_ref();
        let industries = table.map_or(0, InputOutput::len);
        let earns = table.is_some_and(|table| table.households.is_some());
        let years = programme.calendar.years;
        let none = || vec![Lanes::ZERO; industries];
        let spread = programme.sectors.iter().map(|sector| match sector.table {
            Some(_) => none(),
            None => Vec::new(),
        });
        let mut economy = Self {
            lambda: Lanes::ONE,
            used: Lanes::ONE,
            jobs: none(),
            pay: if earns { none() } else { Vec::new() },
            jobs_of_income: Lanes::ZERO,
            multipliers: vec![Lanes::ONE; programme.sectors.len()],
            spread: spread.collect(),
            knock_on: vec![Series::zero(years); industries],
            elsewhere: Series::zero(if industries > 0 { years } else { 0 }),
            made_for_households: if earns { none() } else { Vec::new() },
            column: none(),
            system: System::new(industries),
        };
        if let Some(table) = table
            && let Number::Fixed(delta) = table.flq_delta
        {
            economy.solve(table, Lanes::splat(delta));
            economy.spread_over_industries(programme, table);
        }
        economy
    }

    /// Works out the multiplier of each sector.
    #[inline(always)]
    pub fn multiply(&mut self, programme: &Programme, point: &Point) {
        let table = programme.region.input_output.as_ref();
        if let Some(table) = table {
            if let Number::Uncertain(_) = table.flq_delta {
                self.solve(table, table.flq_delta.at(point));
                self.spread_over_industries(programme, table);
            }
            self.used = believed(table, point);
        }
        for (place, sector) in programme.sectors.iter().enumerate() {
            self.multipliers[place] = match (sector.table, table) {
                (Some(from), Some(table)) => {
                    let of_table = self.of_table(table, from);
                    if from.or_local {
                        of_table * self.used + sector.multiplier.at(point) * self.used.rest()
                    } else {
                        of_table
                    }
                }
                _ => sector.multiplier.at(point),
            };
        }
    }

    /// Regional coefficients, and the rows of their inverse that jobs and pay ask for.
    #[inline(always)]
    fn solve(&mut self, table: &InputOutput, delta: Lanes) {
        let lambda = Lanes::splat(table.size).powf(delta);
        self.lambda = lambda;
        self.system.take_apart(|place| {
            (lambda * table.quotients[place]).min(Lanes::ONE) * table.coefficients[place]
        });
        put(&mut self.jobs, &table.jobs);
        self.system.solve_row(&mut self.jobs);
        if let Some(households) = &table.households {
            self.close(households, lambda);
        }
    }

    /// Lets households spend what they earn.
    #[inline(always)]
    fn close(&mut self, households: &Households, lambda: Lanes) {
        put(&mut self.pay, &households.pay);
        self.system.solve_row(&mut self.pay);
        let (mut jobs, mut pay) = (Lanes::ZERO, Lanes::ZERO);
        for place in 0..self.column.len() {
            let bought = bought_by_households(households, lambda, place);
            jobs += self.jobs[place] * bought;
            pay += self.pay[place] * bought;
            self.made_for_households[place] = bought;
        }
        let runs_dry = Lanes::splat(1.0 - households.own) - pay;
        self.jobs_of_income = jobs / runs_dry;
        self.system.solve_column(&mut self.made_for_households);
        for made in &mut self.made_for_households {
            *made /= runs_dry;
        }
    }

    /// A sector's multiplier, from the table.
    #[inline(always)]
    fn of_table(&self, table: &InputOutput, from: FromTable) -> Lanes {
        let industry = from.industry.0;
        let jobs = match from.closure {
            Closure::Type1 => self.jobs[industry],
            Closure::Type2 => self.jobs[industry] + self.jobs_of_income * self.pay[industry],
        };
        jobs / Lanes::splat(table.jobs[industry])
    }

    /// How the knock-on jobs of each sector that uses the table are spread over industries.
    #[inline(always)]
    fn spread_over_industries(&mut self, programme: &Programme, table: &InputOutput) {
        for (sector, spread) in programme.sectors.iter().zip(&mut self.spread) {
            let Some(from) = sector.table else { continue };
            let own = from.industry.0;
            for made in &mut self.column {
                *made = Lanes::ZERO;
            }
            self.column[own] = Lanes::ONE;
            self.system.solve_column(&mut self.column);
            let mut all = Lanes::ZERO;
            for (place, share) in spread.iter_mut().enumerate() {
                let mut made = self.column[place];
                if place == own {
                    made -= Lanes::ONE;
                }
                if from.closure == Closure::Type2 {
                    made += self.made_for_households[place] * self.pay[own];
                }
                *share = made * table.jobs[place];
                all += *share;
            }
            for share in spread {
                *share = share.over_or(all, 0.0);
            }
        }
    }

    /// The share of a sector's knock-on jobs that the table places in industries: all, none, or as it is
    /// believed.
    #[must_use]
    #[inline(always)]
    pub fn placed(&self, sector: &Sector) -> Lanes {
        match sector.table {
            None => Lanes::ZERO,
            Some(from) if from.or_local => self.used,
            Some(_) => Lanes::ONE,
        }
    }

    /// Adds up where knock-on jobs are.
    #[inline(always)]
    pub fn place_knock_on(&mut self, programme: &Programme, parts: &[PartYears]) {
        if self.knock_on.is_empty() {
            return;
        }
        self.knock_on.iter_mut().for_each(Series::clear);
        self.elsewhere.clear();
        let parts = sums::of_sectors(programme, parts);
        for (place, (sector, part)) in programme.sectors.iter().zip(parts).enumerate() {
            let (jobs, placed) = (&part.knock_on, self.placed(sector));
            for year in 0..self.elsewhere.years() {
                self.elsewhere[year] += jobs[year] * placed.rest();
            }
            for (industry, share) in self.knock_on.iter_mut().zip(&self.spread[place]) {
                for year in 0..industry.years() {
                    industry[year] += jobs[year] * (placed * *share);
                }
            }
        }
    }
}

/// £ that households spend in the region on an industry's output for each £ they earn.
#[inline(always)]
fn bought_by_households(households: &Households, lambda: Lanes, place: usize) -> Lanes {
    (lambda * households.quotients[place]).min(Lanes::ONE) * households.spending[place]
}

#[inline(always)]
fn put(row: &mut [Lanes], values: &[f64]) {
    for (entry, value) in row.iter_mut().zip(values) {
        *entry = Lanes::splat(*value);
    }
}

/// Whether the table is believed. In the central case the larger weight decides, and the table where both
/// are alike.
#[inline(always)]
fn believed(table: &InputOutput, point: &Point) -> Lanes {
    match (table.choice, point.luck) {
        (None, _) => Lanes::ONE,
        (Some(choice), Luck::Drawn) => point
            .chance(choice.chance)
            .below(Lanes::splat(choice.weight)),
        (Some(choice), Luck::Central) if choice.weight >= 0.5 => Lanes::ONE,
        (Some(_), Luck::Central) => Lanes::ZERO,
    }
}
