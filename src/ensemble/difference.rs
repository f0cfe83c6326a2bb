//! What a reference run takes off: net = programme − reference, draw by draw.
//!
//! Both are simulated at the same luck. Then, for every metric of the net ledger (see
//! [`crate::outcomes::net`]), the reference's value is taken off the programme's; a breakdown that
//! the reference lacks is nothing there. A ratio is worked out anew, from the differences of what
//! stands above and below its line, and has no value where there is nothing or less than nothing
//! below. In the walk from gross to net jobs, the reference's net direct jobs stand where assumed
//! deadweight would. See `docs/model/reference.md`.
//!
//! # References
//! Homes and Communities Agency (2014), Additionality Guide, 4th edition: additional impact is the
//! intervention case less the reference case.

mod meeting;

use super::special_case::evaluate_at;
use crate::inputs::Inputs;
use crate::lanes::WIDTH;
use crate::model::{Trajectory, simulate};
use crate::number::{Luck, Point};
use crate::outcomes::Outcomes;
use crate::points::{BLOCK, Coordinates, Middle, Points};
use crate::programme::{Case, Programme};
use crate::register::Register;

use super::room::Room;

/// The reference of a run, and where its values go.
#[derive(Debug)]
pub(super) struct Difference<'a> {
    /// What would happen without the programme.
    pub reference: &'a Programme,
    /// What luck decides in it.
    pub inputs: Inputs,
    /// Its metrics that are taken off.
    outcomes: Outcomes,
    /// What stands above and below the lines of the programme's ratios; `None` where no ratio is
    /// wanted.
    parts: Option<Outcomes>,
    taken_off: Vec<Span>,
    put: Vec<Span>,
    ratios: Vec<Ratio>,
}

/// Columns that stand together, of the programme and of the reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Span {
    of_programme: usize,
    of_reference: usize,
    count: usize,
}

/// A ratio: its column, and its parts among the parts and in the reference.
#[derive(Debug)]
struct Ratio {
    column: usize,
    above: Sum,
    below: Sum,
    scale: f64,
}

/// Columns that add up to one figure of the whole period.
#[derive(Debug)]
struct Sum {
    of_parts: std::ops::Range<usize>,
    of_reference: std::ops::Range<usize>,
}

/// A thread's room for the reference's side of one block.
#[derive(Debug)]
pub(super) struct Side {
    points: Points,
    trajectory: Trajectory,
    columns: Room,
    parts: Room,
}

/// Room for the reference's side of one packet.
#[derive(Debug)]
pub(super) struct Beside {
    trajectory: Trajectory,
    columns: Vec<f64>,
    parts: Vec<f64>,
}

impl Difference<'_> {
    /// Room for a thread's blocks.
    pub fn side(&self) -> Side {
        let parts = self.parts.as_ref();
        let parts = parts.map_or(0, |parts| parts.directory.columns);
        Side {
            points: Points::new(&self.inputs, BLOCK),
            trajectory: Trajectory::new(self.reference),
            columns: Room::new(self.outcomes.directory.columns * BLOCK),
            parts: Room::new(parts * BLOCK),
        }
    }

    /// Notes what the programme's ratios need of one packet of a block.
    pub fn note(
        &self,
        side: &mut Side,
        programme: &Programme,
        trajectory: &Trajectory,
        place: usize,
    ) {
        if let Some(parts) = &self.parts {
            parts.write(programme, trajectory, &mut side.parts, (BLOCK, place));
        }
    }

    /// Simulates the reference's side of a block and takes it off the programme's columns.
    pub fn take_off(
        &self,
        side: &mut Side,
        coordinates: &dyn Coordinates,
        (first, draws): (u64, usize),
        columns: &mut [f64],
    ) {
        side.points.draw(&self.inputs, coordinates, first);
        for place in (0..draws).step_by(WIDTH) {
            let point: Point = side.points.packet(place, Luck::Drawn);
            simulate(self.reference, &point, &mut side.trajectory);
            self.outcomes.write(
                self.reference,
                &side.trajectory,
                &mut side.columns,
                (BLOCK, place),
            );
        }
        let written = draws.next_multiple_of(WIDTH);
        self.apply(columns, &side.parts, &side.columns, (BLOCK, written));
    }

    /// Room for the reference's side of one packet.
    pub fn beside(&self) -> Beside {
        let parts = self.parts.as_ref();
        let parts = parts.map_or(0, |parts| parts.directory.columns);
        Beside {
            trajectory: Trajectory::new(self.reference),
            columns: vec![0.0; self.outcomes.directory.columns * WIDTH],
            parts: vec![0.0; parts * WIDTH],
        }
    }

    /// Simulates the reference at a packet of points and takes it off the programme's columns, each a
    /// packet long.
    pub fn take_off_packet(
        &self,
        beside: &mut Beside,
        (programme, trajectory): (&Programme, &Trajectory),
        point: &Point,
        columns: &mut [f64],
    ) {
        if let Some(parts) = &self.parts {
            parts.write(programme, trajectory, &mut beside.parts, (WIDTH, 0));
        }
        simulate(self.reference, point, &mut beside.trajectory);
        self.outcomes.write(
            self.reference,
            &beside.trajectory,
            &mut beside.columns,
            (WIDTH, 0),
        );
        self.apply(columns, &beside.parts, &beside.columns, (WIDTH, WIDTH));
    }

    /// Takes the reference's central case off a special case of the programme.
    pub fn take_off_central(&self, programme: &Programme, inputs: &Inputs, case: &mut [f64]) {
        let parts = self.parts.as_ref().map_or_else(Vec::new, |parts| {
            evaluate_at(programme, parts, inputs, &Middle, Luck::Central)
        });
        let central = evaluate_at(
            self.reference,
            &self.outcomes,
            &self.inputs,
            &Middle,
            Luck::Central,
        );
        self.apply(case, &parts, &central, (1, 1));
    }

    /// Takes the reference off, in columns that are each `stride` draws long, for the first `draws`.
    fn apply(
        &self,
        columns: &mut [f64],
        parts: &[f64],
        reference: &[f64],
        (stride, draws): (usize, usize),
    ) {
        for span in &self.taken_off {
            for place in 0..span.count {
                let to = (span.of_programme + place) * stride;
                let from = (span.of_reference + place) * stride;
                let pairs = columns[to..to + draws]
                    .iter_mut()
                    .zip(&reference[from..from + draws]);
                for (value, without) in pairs {
                    *value -= without;
                }
            }
        }
        for span in &self.put {
            for place in 0..span.count {
                let to = (span.of_programme + place) * stride;
                let from = (span.of_reference + place) * stride;
                columns[to..to + draws].copy_from_slice(&reference[from..from + draws]);
            }
        }
        for ratio in &self.ratios {
            for draw in 0..draws {
                let above = ratio.above.difference(parts, reference, (stride, draw));
                let below = ratio.below.difference(parts, reference, (stride, draw));
                columns[ratio.column * stride + draw] = if below > 0.0 {
                    above * ratio.scale / below
                } else {
                    f64::NAN
                };
            }
        }
    }
}

impl Sum {
    fn difference(&self, parts: &[f64], reference: &[f64], at: (usize, usize)) -> f64 {
        let (stride, draw) = at;
        let sum = |columns: &[f64], range: &std::ops::Range<usize>| -> f64 {
            let own = range.clone();
            own.map(|column| columns[column * stride + draw]).sum()
        };
        sum(parts, &self.of_parts) - sum(reference, &self.of_reference)
    }
}

/// Everything uncertain in a case: of the programme, and of its reference besides.
pub(super) fn luck(case: Case) -> Inputs {
    Inputs::of_all(case.register, &others(case))
}

/// What the programme is run beside.
pub(super) fn others(case: Case<'_>) -> Vec<&Register> {
    case.reference
        .into_iter()
        .map(|(_, register)| register)
        .collect()
}
