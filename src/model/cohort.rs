//! The one cohort primitive: arrivals open, fade and grow.
//!
//! ```text
//! J_y       = Σ_{c≤y} n_c·ξ_c·K_{y−c},   K_k = f_k·S_k·G_k
//! created_y = Σ_{c≤y} n_c·ξ_c·S_{y−c}·max(0, f_k·G_k − f_{k−1}·G_{k−1}),   k = y−c
//! f_k = 1 − e^{−(k+½)/τ},  S_k = (1−h)^k,  G_k = (1+g)^k
//! ```
//!
//! τ is the mean time for posts to open, h the yearly exit, g the yearly growth. Posts are created
//! when they open or grow, whether or not they last. See `docs/model/cohort.md`.

use crate::lanes::Lanes;
use crate::number::Point;
use crate::programme::{Cohort, Exit};
use crate::units::{Jobs, Series, kind};

/// What one job that arrived k years ago is today.
#[derive(Debug, Clone, Default)]
pub struct Ageing {
    /// `K_k`: the jobs that stand.
    pub standing: Vec<Lanes>,
    /// The posts created in the k-th year.
    pub created: Vec<Lanes>,
}

impl Ageing {
    /// Room for `years` years.
    #[must_use]
    pub fn new(years: usize) -> Self {
        Self {
            standing: vec![Lanes::ZERO; years],
            created: vec![Lanes::ZERO; years],
        }
    }

    /// Works out the ages of a cohort.
    #[inline(always)]
    pub fn work_out(&mut self, cohort: &Cohort, point: &Point) {
        let fill_years = cohort.fill_years.at(point);
        let growth = cohort.growth.at(point) + 1.0;
        let mut grown = Lanes::ONE;
        let mut surviving = Lanes::ONE;
        let mut open_before = Lanes::ZERO;
        for age in 0..self.standing.len() {
            if age > 0 {
                grown *= growth;
                surviving = still_there(surviving, &cohort.exit, age, point);
            }
            let open = opened(age, fill_years) * grown;
            self.standing[age] = open * surviving;
            self.created[age] = surviving * (open - open_before).max(Lanes::ZERO);
            open_before = open;
        }
    }

    /// The jobs of a year: those standing, and those created in it.
    #[must_use]
    #[inline(always)]
    pub fn jobs_in(&self, year: usize, arrivals: &Series<kind::Jobs>) -> (Jobs, Jobs) {
        let mut standing = Jobs::ZERO;
        let mut created = Jobs::ZERO;
        for arrival in 0..arrivals.years().min(year + 1) {
            standing += arrivals[arrival] * self.standing[year - arrival];
            created += arrivals[arrival] * self.created[year - arrival];
        }
        (standing, created)
    }
}

/// `f_k`: the share of posts open after so many years.
#[inline(always)]
fn opened(age: usize, fill_years: Lanes) -> Lanes {
    if fill_years == Lanes::ZERO {
        return Lanes::ONE;
    }
    // Where τ = 0 the quotient is infinite and everything is open: 1 − e^{−∞} = 1.
    (-(Lanes::splat(age as f64 + 0.5) / fill_years))
        .exp()
        .rest()
}

/// `S_k` from `S_{k−1}`.
#[inline(always)]
fn still_there(last: Lanes, exit: &Exit, age: usize, point: &Point) -> Lanes {
    match exit {
        Exit::Yearly(share) => last * share.at(point).rest(),
        Exit::Survival(shares) => match shares.get(age - 1) {
            Some(share) => Lanes::splat(*share),
            None => last * Lanes::splat(last_hazard(shares)),
        },
    }
}

/// The share of those alive that lasted the last known year.
#[inline(always)]
fn last_hazard(shares: &[f64]) -> f64 {
    match shares {
        [] => 1.0,
        [only] => *only,
        [.., before, last] => {
            if *before > 0.0 {
                last / before
            } else {
                0.0
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::{Luck, Number};

    const FIXED: Point = Point::new(&[], &[], 8, 0, Luck::Central);

    fn ages(cohort: &Cohort, years: usize) -> (Vec<f64>, Vec<f64>) {
        let mut ageing = Ageing::new(years);
        ageing.work_out(cohort, &FIXED);
        let first = |lanes: &Vec<Lanes>| lanes.iter().map(|lane| lane.0[0]).collect();
        (first(&ageing.standing), first(&ageing.created))
    }

    #[test]
    fn posts_with_a_mean_wait_of_one_year_open_as_an_exponential() {
        let (standing, created) = ages(
            &Cohort {
                fill_years: Number::ONE,
                exit: Exit::Yearly(Number::Fixed(0.1)),
                growth: Number::ZERO,
            },
            3,
        );
        // f_0 = 1 − e^−0.5, f_1 = 1 − e^−1.5; S_1 = 0.9
        assert!((standing[0] - 0.393_469_340_287_366_6).abs() < 1e-12);
        assert!((standing[1] - 0.9 * 0.776_869_839_851_570_2).abs() < 1e-12);
        assert!(
            (created[1] - 0.9 * (0.776_869_839_851_570_2 - 0.393_469_340_287_366_6)).abs() < 1e-12
        );
    }

    #[test]
    fn north_west_firms_born_in_2006_survive_as_published_and_go_on_at_the_last_hazard() {
        // Shares alive after 1 to 5 years: 96.6, 80.1, 65.2, 51.4, 43.0 % (StatsWales, births 2006).
        let published = vec![0.966, 0.801, 0.652, 0.514, 0.430];
        let (standing, _) = ages(
            &Cohort {
                fill_years: Number::ZERO,
                exit: Exit::Survival(published.clone()),
                growth: Number::ZERO,
            },
            8,
        );
        assert_eq!(standing[1..6], published);
        assert!((standing[7] - 0.430 * (0.430_f64 / 0.514) * (0.430 / 0.514)).abs() < 1e-12);
    }

    #[test]
    fn ventures_that_grow_create_posts_after_they_arrive() {
        let (standing, created) = ages(
            &Cohort {
                fill_years: Number::ZERO,
                exit: Exit::Yearly(Number::Fixed(0.5)),
                growth: Number::Fixed(0.2),
            },
            2,
        );
        assert_eq!(standing, vec![1.0, 0.6]);
        // Half of them last, and these grow by a fifth of a job.
        assert!((created[1] - 0.1).abs() < 1e-15);
    }
}
