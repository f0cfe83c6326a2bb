//! Vacancies by why they are there: posts that are new, posts whose holder left, posts left open.
//!
//! ```text
//! expansion   = max(0, D_y − D_{y−1})
//! replacement = min(F_{y−1}·q, V − expansion)
//! left open   = V − expansion − replacement
//! ```
//!
//! The three add up to V. Where posts close, those that nobody held close first, then those whose
//! holder left. See `docs/model/origins.md`.

use crate::lanes::Lanes;
use crate::units::Jobs;

/// The vacancies of a year by why they are there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Openings {
    /// Posts that there were not a year before.
    pub expansion: Jobs,
    /// Posts whose holder left.
    pub replacement: Jobs,
    /// Posts that stood open at the end of the year before.
    pub left_open: Jobs,
}

impl Openings {
    /// Splits the vacancies of a year: `before` are jobs demanded and filled at the end of the year
    /// before, `demanded` those demanded now, `turnover` the share of filled posts that falls vacant.
    #[must_use]
    #[inline(always)]
    pub fn of((before, filled): (Jobs, Jobs), demanded: Jobs, turnover: Lanes) -> Self {
        let staying = (filled * turnover.rest()).min(demanded);
        let vacant = demanded - staying;
        let expansion = (demanded - before).or_nothing();
        let replacement = (filled * turnover).min(vacant - expansion).or_nothing();
        let left_open = (vacant - expansion - replacement).or_nothing();
        Self {
            expansion,
            replacement,
            left_open,
        }
    }

    /// V: all vacancies of the year.
    #[must_use]
    #[inline(always)]
    pub fn all(&self) -> Jobs {
        self.expansion + self.replacement + self.left_open
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jobs(count: f64) -> Jobs {
        Jobs::of(Lanes::splat(count))
    }

    fn one(jobs: Jobs) -> f64 {
        jobs.lanes().0[0]
    }

    fn parts((before, filled): (f64, f64), demanded: f64, turnover: f64) -> [f64; 4] {
        let before = (jobs(before), jobs(filled));
        let openings = Openings::of(before, jobs(demanded), Lanes::splat(turnover));
        let Openings {
            expansion,
            replacement,
            left_open,
        } = openings;
        [expansion, replacement, left_open, openings.all()].map(one)
    }

    /// Case LM-05: 10,000 jobs that grow by 1% a year, 3% of holders leave, ten years: 11,046.221254 jobs, of
    /// the openings 1,046.221254 new and 3,138.663762 to replace leavers, 4,184.885016 together.
    #[test]
    fn ten_years_of_growth_and_turnover_open_as_many_posts_as_in_lm_05() {
        let (mut held, mut new, mut replaced) = (10_000.0, 0.0, 0.0);
        for _ in 0..10 {
            let now = held * 1.01;
            let [expansion, replacement, left_open, _] = parts((held, held), now, 0.03);
            assert!(left_open.abs() < 1e-9, "{left_open}");
            new += expansion;
            replaced += replacement;
            held = now;
        }
        assert!((held - 11_046.221_254).abs() < 1e-6, "{held}");
        assert!((new - 1_046.221_254).abs() < 1e-6, "{new}");
        assert!((replaced - 3_138.663_762).abs() < 1e-6, "{replaced}");
        assert!((new + replaced - 4_184.885_016).abs() < 1e-6);
    }

    #[test]
    fn posts_left_open_are_neither_new_nor_replacements() {
        let [expansion, replacement, left_open, all] = parts((100.0, 80.0), 110.0, 0.1);
        assert!((expansion - 10.0).abs() < 1e-12);
        assert!((replacement - 8.0).abs() < 1e-12);
        assert!((left_open - 20.0).abs() < 1e-12);
        assert!((all - 38.0).abs() < 1e-12);
    }

    #[test]
    fn where_posts_close_open_ones_close_first_and_then_those_of_leavers() {
        // Of 20 open posts 15 close: 5 are left open, and all 8 leavers are replaced.
        let [expansion, replacement, left_open, _] = parts((100.0, 80.0), 85.0, 0.1);
        assert!(expansion.abs() < 1e-12);
        assert!((replacement - 8.0).abs() < 1e-12);
        assert!((left_open - 5.0).abs() < 1e-12);
        // All 20 open posts and 5 of the leavers' close.
        let [_, replacement, left_open, _] = parts((100.0, 80.0), 75.0, 0.1);
        assert!((replacement - 3.0).abs() < 1e-12);
        assert!(left_open.abs() < 1e-12);
        // More posts close than stand empty: nothing is open.
        assert!(parts((100.0, 80.0), 50.0, 0.1)[3].abs() < 1e-12);
    }
}
