//! Many futures of one programme: draws in parallel, kept in the order of their numbers.

use std::ops::Range;

use ndarray::Array2;
use rayon::prelude::*;

use crate::inputs::Inputs;
use crate::lanes::WIDTH;
use crate::model::{Trajectory, simulate};
use crate::number::Luck;
use crate::outcomes::{Outcomes, Writer};
use crate::points::{BLOCK, Coordinates, Middle, Points, Seeded};
use crate::programme::Programme;
use crate::register::Register;

/// How a run is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// How many draws.
    pub draws: usize,
    /// The seed.
    pub seed: u64,
}

/// All draws of a run, and the two special cases beside them.
#[derive(Debug)]
pub struct Ensemble {
    /// How it was run.
    pub settings: Settings,
    /// What the columns are.
    pub outcomes: Outcomes,
    /// The inputs it was drawn from.
    pub inputs: Inputs,
    /// The central case: one number for each column.
    pub central: Vec<f64>,
    /// The plan as promised: one number for each column.
    pub as_promised: Vec<f64>,
    blocks: Vec<Array2<f64>>,
}

/// Runs a programme.
///
/// `done` is told after each block how many draws it held; it may be called from several threads.
#[must_use]
pub fn run(
    programme: &Programme,
    register: &Register,
    settings: Settings,
    done: &(dyn Fn(usize) + Sync),
) -> Ensemble {
    let outcomes = Outcomes::of(programme);
    let inputs = Inputs::of(register);
    let seeded = Seeded::new(settings.seed);
    let starts: Vec<usize> = (0..settings.draws).step_by(BLOCK).collect();
    let blocks = starts
        .par_iter()
        .map_init(
            || (Points::new(&inputs, BLOCK), Trajectory::new(programme)),
            |(points, trajectory), start| {
                let draws = BLOCK.min(settings.draws - start);
                points.draw(&inputs, &seeded, *start as u64);
                let columns = evaluate(programme, &outcomes, (points, draws), trajectory);
                done(draws);
                columns
            },
        )
        .collect();
    let central = special_case(programme, &outcomes, &inputs);
    let as_promised = special_case(&programme.as_promised(), &outcomes, &inputs);
    Ensemble {
        settings,
        outcomes,
        inputs,
        central,
        as_promised,
        blocks,
    }
}

/// Evaluates the first `draws` points of a block: one row for each column of the outcomes.
fn evaluate(
    programme: &Programme,
    outcomes: &Outcomes,
    (points, draws): (&Points, usize),
    trajectory: &mut Trajectory,
) -> Array2<f64> {
    let stride = draws.next_multiple_of(WIDTH);
    let mut columns = vec![0.0; outcomes.directory.columns * stride];
    for place in (0..draws).step_by(WIDTH) {
        simulate(programme, &points.packet(place, Luck::Drawn), trajectory);
        let calendar = &programme.calendar;
        let mut writer = Writer::new(&mut columns, stride, place, calendar);
        outcomes.report(programme, trajectory, &mut writer);
    }
    // INVARIANT: the vector was made with exactly this shape.
    Array2::from_shape_vec((outcomes.directory.columns, stride), columns).unwrap_or_default()
}

/// Every assumption at its median, and no luck.
fn special_case(programme: &Programme, outcomes: &Outcomes, inputs: &Inputs) -> Vec<f64> {
    evaluate_at(programme, outcomes, inputs, &Middle, Luck::Central)
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
    let mut writer = Writer::new(&mut columns, WIDTH, 0, &programme.calendar);
    outcomes.report(programme, &trajectory, &mut writer);
    columns.into_iter().step_by(WIDTH).collect()
}

impl Ensemble {
    /// Copies one column over `values`, in the order of the draws.
    pub fn column(&self, column: usize, values: &mut Vec<f64>) {
        values.clear();
        for block in &self.blocks {
            let left = self.settings.draws - values.len();
            // Rows are contiguous, so that this is one copy.
            if let Some(row) = block.row(column).to_slice() {
                values.extend_from_slice(&row[..row.len().min(left)]);
            }
        }
    }

    /// Copies one column of some draws over `values`, in the order of the draws.
    pub fn column_of(&self, column: usize, draws: Range<usize>, values: &mut Vec<f64>) {
        values.clear();
        let end = draws.end.min(self.settings.draws);
        let mut draw = draws.start;
        while draw < end {
            let Some(block) = self.blocks.get(draw / BLOCK) else {
                break;
            };
            let first = draw % BLOCK;
            let count = (BLOCK - first).min(end - draw);
            values.extend(block.row(column).iter().skip(first).take(count));
            draw += count;
        }
    }
}
