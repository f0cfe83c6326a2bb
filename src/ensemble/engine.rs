//! One block of draws: from its number to the value of every metric in each of its draws.

mod otherwise;

use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use super::difference::{self, Beside, Difference, Side};
use super::kept::Kept;
use super::room::Room;
use super::settings::Settings;
use crate::inputs::Inputs;
use crate::lanes::WIDTH;
use crate::model::{Trajectory, simulate};
use crate::number::{Luck, Point};
use crate::outcomes::Outcomes;
use crate::points::{BLOCK, Coordinates, Points, SamplingError};
use crate::programme::{Case, Programme};

/// Everything that blocks of draws are made from; shared by all threads.
pub struct Engine<'a> {
    /// What is simulated.
    pub programme: &'a Programme,
    /// What the columns are.
    pub outcomes: Outcomes,
    /// What luck decides in the programme.
    pub inputs: Inputs,
    /// How.
    pub settings: Settings,
    /// What luck decides in all that is simulated.
    luck: Inputs,
    pub(super) difference: Option<Arc<Difference<'a>>>,
    coordinates: Arc<dyn Coordinates>,
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
    side: Option<Side>,
}

/// A thread's room for single packets.
#[derive(Debug)]
pub struct PacketRoom {
    trajectory: Trajectory,
    beside: Option<Beside>,
    columns: Vec<f64>,
}

impl<'a> Engine<'a> {
    /// Gets a case ready: a programme, and its reference where one is run. The outcomes are the
    /// programme's, all or some; those that are net become differences to the reference.
    ///
    /// # Errors
    ///
    /// If the sampler cannot serve so many draws or inputs.
    pub fn new(
        case: Case<'a>,
        outcomes: Outcomes,
        settings: Settings,
    ) -> Result<Self, SamplingError> {
        Self::among(case, outcomes, settings, [""; 0])
    }

    /// The same among other cases with which it is compared draw by draw: the sampler also serves
    /// their coordinates, so that an input has the same luck in every one of them.
    ///
    /// # Errors
    ///
    /// If the sampler cannot serve so many draws or inputs.
    pub fn among<N: AsRef<str>>(
        case: Case<'a>,
        outcomes: Outcomes,
        settings: Settings,
        names: impl IntoIterator<Item = N>,
    ) -> Result<Self, SamplingError> {
        let own_luck = difference::luck(case);
        let others: Vec<N> = names.into_iter().collect();
        let own = own_luck.coordinates.iter().map(|one| one.name.as_str());
        let coordinates = settings.sampler.coordinates(
            settings.seed,
            settings.draws as u64,
            own.chain(others.iter().map(AsRef::as_ref)),
        )?;
        Ok(Self::at(case, outcomes, settings, coordinates.into()))
    }

    /// The same with luck from a source of its own, whatever sampler the settings name.
    #[must_use]
    pub fn at(
        case: Case<'a>,
        outcomes: Outcomes,
        settings: Settings,
        coordinates: Arc<dyn Coordinates>,
    ) -> Self {
        let (outcomes, difference) = Difference::of(case, outcomes);
        Self {
            programme: case.programme,
            outcomes,
            inputs: Inputs::beside(case.register, &difference::others(case)),
            settings,
            luck: difference::luck(case),
            difference: difference.map(Arc::new),
            coordinates,
        }
    }

    /// Where luck comes from, to be shared.
    #[must_use]
    pub fn shared_coordinates(&self) -> Arc<dyn Coordinates> {
        Arc::clone(&self.coordinates)
    }

    /// Where luck comes from.
    #[must_use]
    pub fn coordinates(&self) -> &dyn Coordinates {
        self.coordinates.as_ref()
    }

    /// What luck decides in all that is simulated: the programme, and the reference besides.
    #[must_use]
    pub const fn luck(&self) -> &Inputs {
        &self.luck
    }

    /// Room for a thread's blocks.
    #[must_use]
    pub fn workspace(&self) -> Workspace {
        Workspace {
            points: Points::new(&self.inputs, BLOCK),
            trajectory: Trajectory::new(self.programme),
            side: self.difference.as_ref().map(|one| one.side()),
        }
    }

    /// Room for the columns of a block.
    #[must_use]
    pub fn columns(&self) -> Room {
        Room::new(self.outcomes.directory.columns * BLOCK)
    }

    /// Simulates the `draws` draws from `first` on and writes every column, [`BLOCK`] draws long.
    pub fn block(&self, work: &mut Workspace, first: u64, draws: usize, columns: &mut [f64]) {
        let Workspace {
            points,
            trajectory,
            side,
        } = work;
        points.draw(&self.inputs, self.coordinates.as_ref(), first);
        for place in (0..draws).step_by(WIDTH) {
            simulate(
                self.programme,
                &points.packet(place, Luck::Drawn),
                trajectory,
            );
            self.outcomes
                .write(self.programme, trajectory, columns, (BLOCK, place));
            if let (Some(difference), Some(side)) = (&self.difference, side.as_mut()) {
                difference.note(side, self.programme, trajectory, place);
            }
        }
        if let (Some(difference), Some(side)) = (&self.difference, side.as_mut()) {
            let coordinates = self.coordinates.as_ref();
            difference.take_off(side, coordinates, (first, draws), columns);
            let written = draws.next_multiple_of(WIDTH);
            self.outcomes.work_out(columns, (BLOCK, 0), written);
        }
    }

    /// The inputs of the programme, and of its reference where one is run.
    #[must_use]
    pub fn parts(&self) -> Vec<&Inputs> {
        let reference = self.difference.as_ref().map(|one| &one.inputs);
        std::iter::once(&self.inputs).chain(reference).collect()
    }

    /// Room for single packets.
    #[must_use]
    pub fn packet_room(&self) -> PacketRoom {
        PacketRoom {
            trajectory: Trajectory::new(self.programme),
            beside: self.difference.as_ref().map(|one| one.beside()),
            columns: vec![0.0; self.outcomes.directory.columns * WIDTH],
        }
    }

    /// Simulates a packet of points, one for each of the [`parts`](Self::parts), and gives every column,
    /// a packet long.
    pub fn packet<'b>(&self, points: &[Point<'_>], room: &'b mut PacketRoom) -> &'b [f64] {
        if let Some(point) = points.first() {
            simulate(self.programme, point, &mut room.trajectory);
            self.outcomes.write(
                self.programme,
                &room.trajectory,
                &mut room.columns,
                (WIDTH, 0),
            );
        }
        if let (Some(difference), Some(beside), Some(point)) =
            (&self.difference, &mut room.beside, points.get(1))
        {
            let programme = (self.programme, &room.trajectory);
            difference.take_off_packet(beside, programme, point, &mut room.columns);
            self.outcomes.work_out(&mut room.columns, (WIDTH, 0), WIDTH);
        }
        &room.columns
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
}

/// How many draws of a run the block has that begins at draw `first`.
pub(super) fn draws_of_block(first: u64, draws: usize) -> usize {
    let left = (draws as u64).saturating_sub(first);
    usize::try_from(left).unwrap_or(usize::MAX).min(BLOCK)
}
