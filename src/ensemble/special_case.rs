//! Cases that are calculated once: the central case, the plan as promised, one draw at given coordinates.

use super::engine::Engine;
use crate::inputs::Inputs;
use crate::lanes::WIDTH;
use crate::model::{Trajectory, simulate};
use crate::number::Luck;
use crate::outcomes::Outcomes;
use crate::points::{Coordinates, Middle, Points};
use crate::programme::Programme;

impl Engine<'_> {
    /// The central case: every assumption at its median, and no luck.
    #[must_use]
    pub fn central(&self) -> Vec<f64> {
        self.without_luck(self.programme)
    }

    /// The plan as promised; where a reference is run, less its central case.
    #[must_use]
    pub fn as_promised(&self) -> Vec<f64> {
        self.without_luck(&self.programme.as_promised())
    }

    fn without_luck(&self, programme: &Programme) -> Vec<f64> {
        let (outcomes, inputs) = (&self.outcomes, &self.inputs);
        let mut case = evaluate_at(programme, outcomes, inputs, &Middle, Luck::Central);
        if let Some(difference) = &self.difference {
            difference.take_off_central(programme, inputs, &mut case);
            outcomes.work_out(&mut case, (1, 0), 1);
        }
        case
    }
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
