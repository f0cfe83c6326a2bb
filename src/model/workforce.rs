//! An existing workforce moves between capability levels.
//!
//! ```text
//! s ← (1 − turnover)·s·drift + turnover·Σs·joiners
//! then completing incumbents·level_up of each pathway move one level up, at most those there
//! ```
//!
//! Headcount is conserved. See `docs/model/workforce.md`.

use crate::lanes::Lanes;
use crate::model::training::Learners;
use crate::number::Point;
use crate::programme::{Programme, WorkforceId};
use crate::units::{People, Series, kind};

/// People at each level, year by year.
#[derive(Debug, Clone)]
pub struct Capability {
    /// One series for each level, low to high.
    pub levels: Vec<Series<kind::People>>,
}

impl Capability {
    /// Room for a workforce of so many levels.
    #[must_use]
    pub fn new(levels: usize, years: usize) -> Self {
        Self {
            levels: vec![Series::zero(years); levels],
        }
    }

    /// Moves the workforce through all years.
    #[inline(always)]
    pub fn develop(
        &mut self,
        programme: &Programme,
        id: WorkforceId,
        point: &Point,
        learners: &[Learners],
    ) {
        let years = self.levels.first().map_or(0, Series::years);
        for year in 0..years {
            self.drift(programme, id, point, year);
            for (training, learners) in programme.trainings.iter().zip(learners) {
                let mut moves = training.upskills.iter();
                let Some(upskills) = moves.find(|up| up.workforce == id) else {
                    continue;
                };
                let ready = learners.upskilled[year] * upskills.level_up.at(point);
                let rising = ready.min(self.levels[upskills.from_level][year]);
                self.levels[upskills.from_level][year] -= rising;
                self.levels[upskills.from_level + 1][year] += rising;
            }
        }
    }

    #[inline(always)]
    fn drift(&mut self, programme: &Programme, id: WorkforceId, point: &Point, year: usize) {
        let workforce = &programme.workforces[id.0];
        let leaving = workforce.turnover.at(point);
        let staff: f64 = workforce.headcount.iter().sum();
        for to in 0..self.levels.len() {
            let mut staying = People::ZERO;
            for (from, moves) in workforce.drift.iter().enumerate() {
                let before = match year.checked_sub(1) {
                    Some(last) => self.levels[from][last],
                    None => People::of(Lanes::splat(workforce.headcount[from])),
                };
                staying += before * moves[to];
            }
            let joining = People::of(leaving * (staff * workforce.joiners[to]));
            self.levels[to][year] = staying * leaving.rest() + joining;
        }
    }

    /// The share of the workforce at a level (from 0) or above.
    #[must_use]
    #[inline(always)]
    pub fn at_least(&self, level: usize, year: usize) -> Lanes {
        let everyone: People = self.levels.iter().map(|people| people[year]).sum();
        let able: People = self.levels[level..].iter().map(|people| people[year]).sum();
        able.share_of(everyone, 0.0)
    }
}
