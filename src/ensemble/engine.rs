//! One block of draws: from its number to the value of every metric in each of its draws.

use std::ops::Range;

use rayon::prelude::*;

use super::kept::Kept;
use super::room::Room;
use crate::inputs::Inputs;
use crate::lanes::WIDTH;
use crate::model::{Trajectory, simulate};
use crate::number::Luck;
use crate::outcomes::Outcomes;
use crate::points::{BLOCK, Coordinates, Middle, Points, Sampler, SamplingError, Seeded};
use crate::programme::Programme;
use crate::register::Register;

/// How a run is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// How many draws.
    pub draws: usize,
    /// The seed.
    pub seed: u64,
    /// How points are chosen.
    pub sampler: Sampler,
}

impl Settings {
    /// Plain random draws.
    #[must_use]
    pub const fn new(draws: usize, seed: u64) -> Self {
        Self {
            draws,
            seed,
            sampler: Sampler::Random,
        }
    }
}

/// Everything that blocks of draws are made from; shared by all threads.
pub struct Engine<'a> {
    /// What is simulated.
    pub programme: &'a Programme,
    /// What the columns are.
    pub outcomes: Outcomes,
    /// What luck decides.
    pub inputs: Inputs,
    /// How.
    pub settings: Settings,
    coordinates: Box<dyn Coordinates>,
}

impl std::fmt::Debug for Engine<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Engine")
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}

/// A thread's room for one block; made once, written over block by block.
#[derive(Debug)]
pub struct Workspace {
    points: Points,
    trajectory: Trajectory,
}

impl<'a> Engine<'a> {
    /// Gets a programme ready.
    ///
    /// # Errors
    ///
    /// If the sampler cannot serve so many draws or inputs.
    pub fn new(
        programme: &'a Programme,
        register: &Register,
        outcomes: Outcomes,
        settings: Settings,
    ) -> Result<Self, SamplingError> {
        let inputs = Inputs::of(register);
        let coordinates = settings.sampler.coordinates(
            settings.seed,
            settings.draws as u64,
            inputs.coordinates.iter().map(|one| one.name.as_str()),
        )?;
        Ok(Self {
            programme,
            outcomes,
            inputs,
            settings,
            coordinates,
        })
    }

    /// The same with plain random draws, so many of them.
    #[must_use]
    pub fn at_random(&self, draws: usize) -> Engine<'a> {
        let settings = Settings::new(draws, self.settings.seed);
        Engine {
            programme: self.programme,
            outcomes: self.outcomes.clone(),
            inputs: self.inputs.clone(),
            settings,
            coordinates: Box::new(Seeded::new(settings.seed)),
        }
    }

    /// Where luck comes from.
    #[must_use]
    pub fn coordinates(&self) -> &dyn Coordinates {
        self.coordinates.as_ref()
    }

    /// Room for a thread's blocks.
    #[must_use]
    pub fn workspace(&self) -> Workspace {
        Workspace {
            points: Points::new(&self.inputs, BLOCK),
            trajectory: Trajectory::new(self.programme),
        }
    }

    /// Room for the columns of a block.
    #[must_use]
    pub fn columns(&self) -> Room {
        Room::new(self.outcomes.directory.columns * BLOCK)
    }

    /// Simulates the `draws` draws from `first` on and writes every column, [`BLOCK`] draws long.
    pub fn block(&self, work: &mut Workspace, first: u64, draws: usize, columns: &mut [f64]) {
        let Workspace { points, trajectory } = work;
        points.draw(&self.inputs, self.coordinates.as_ref(), first);
        for place in (0..draws).step_by(WIDTH) {
            simulate(
                self.programme,
                &points.packet(place, Luck::Drawn),
                trajectory,
            );
            self.outcomes
                .write(self.programme, trajectory, columns, (BLOCK, place));
        }
    }

    /// Keeps the blocks that hold some draws.
    #[must_use]
    pub fn keep(&self, draws: Range<usize>) -> Kept {
        let mut kept = Kept::none(self.settings.draws);
        let blocks = (draws.start / BLOCK) as u64..draws.end.div_ceil(BLOCK) as u64;
        for (number, columns) in self.blocks(blocks, self.settings.draws, &|_| ()) {
            kept.add(number, columns);
        }
        kept
    }

    /// Simulates some blocks of a run of so many draws, in parallel.
    pub(super) fn blocks(
        &self,
        blocks: Range<u64>,
        draws: usize,
        done: &(dyn Fn(usize) + Sync),
    ) -> Vec<(u64, Room)> {
        blocks
            .into_par_iter()
            .map_init(
                || self.workspace(),
                |work, number| {
                    let first = number * BLOCK as u64;
                    let draws = draws_of_block(first, draws);
                    let mut columns = self.columns();
                    self.block(work, first, draws, &mut columns);
                    done(draws);
                    (number, columns)
                },
            )
            .collect()
    }

    /// The central case: every assumption at its median, and no luck.
    #[must_use]
    pub fn central(&self) -> Vec<f64> {
        evaluate_at(
            self.programme,
            &self.outcomes,
            &self.inputs,
            &Middle,
            Luck::Central,
        )
    }

    /// The plan as promised.
    #[must_use]
    pub fn as_promised(&self) -> Vec<f64> {
        let plan = self.programme.as_promised();
        evaluate_at(&plan, &self.outcomes, &self.inputs, &Middle, Luck::Central)
    }
}

/// How many draws of a run the block has that begins at draw `first`.
pub(super) fn draws_of_block(first: u64, draws: usize) -> usize {
    let left = (draws as u64).saturating_sub(first);
    usize::try_from(left).unwrap_or(usize::MAX).min(BLOCK)
}

/// One draw at the given coordinates: one number for each column of the outcomes.
#[must_use]
pub fn evaluate_at(
    programme: &Programme,
    outcomes: &Outcomes,
    inputs: &Inputs,
    coordinates: &dyn Coordinates,
    luck: Luck,
) -> Vec<f64> {
    let mut points = Points::new(inputs, WIDTH);
    points.draw(inputs, coordinates, 0);
    let mut trajectory = Trajectory::new(programme);
    simulate(programme, &points.packet(0, luck), &mut trajectory);
    let mut columns = vec![0.0; outcomes.directory.columns * WIDTH];
    outcomes.write(programme, &trajectory, &mut columns, (WIDTH, 0));
    columns.into_iter().step_by(WIDTH).collect()
}
