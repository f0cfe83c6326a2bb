//! What is looked at when inputs are changed: figures of a programme, eight futures at a time.

use crate::inputs::Inputs;
use crate::lanes::{Lanes, WIDTH};
use crate::model::{Trajectory, simulate};
use crate::number::Point;
use crate::outcomes::{Gauge, Outcomes, When};
use crate::programme::{Bound, Programme};

/// Something that turns values of inputs into figures, and nothing else.
pub trait Response: Sync {
    /// Room to work in, one for each thread.
    type Room;
    /// Its inputs.
    fn inputs(&self) -> &Inputs;
    /// Makes room.
    fn room(&self) -> Self::Room;
    /// How many figures there are.
    fn figures(&self) -> usize;
    /// Writes the figures of a packet.
    fn respond(&self, point: &Point<'_>, room: &mut Self::Room, figures: &mut [Lanes]);
}

/// A question that every future answers with a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Question {
    /// How much?
    Value(Gauge),
    /// Is the promise kept (1) or not (0)?
    Kept(Gauge, Bound),
}

impl Question {
    /// Which figure of a future it is about.
    #[must_use]
    pub const fn gauge(&self) -> Gauge {
        match self {
            Self::Value(gauge) | Self::Kept(gauge, _) => *gauge,
        }
    }
}

/// Questions put to a programme.
#[derive(Debug)]
pub struct Asked<'a> {
    programme: &'a Programme,
    outcomes: &'a Outcomes,
    inputs: &'a Inputs,
    questions: Vec<Question>,
}

impl<'a> Asked<'a> {
    /// Puts questions to a programme; gauges are those of the outcomes' directory.
    #[must_use]
    pub const fn new(
        programme: &'a Programme,
        outcomes: &'a Outcomes,
        inputs: &'a Inputs,
        questions: Vec<Question>,
    ) -> Self {
        Self {
            programme,
            outcomes,
            inputs,
            questions,
        }
    }
}

impl Response for Asked<'_> {
    type Room = (Trajectory, Vec<f64>);

    fn inputs(&self) -> &Inputs {
        self.inputs
    }

    fn room(&self) -> Self::Room {
        let columns = self.outcomes.directory.columns * WIDTH;
        (Trajectory::new(self.programme), vec![0.0; columns])
    }

    fn figures(&self) -> usize {
        self.questions.len()
    }

    fn respond(&self, point: &Point<'_>, room: &mut Self::Room, figures: &mut [Lanes]) {
        let (trajectory, columns) = room;
        simulate(self.programme, point, trajectory);
        self.outcomes
            .write(self.programme, trajectory, columns, (WIDTH, 0));
        for (question, figure) in self.questions.iter().zip(figures) {
            let value = self.value(question.gauge(), columns);
            *figure = match question {
                Question::Value(_) => value,
                Question::Kept(_, bound) => value.map(|x| f64::from(u8::from(bound.is_met_by(x)))),
            };
        }
    }
}

impl Asked<'_> {
    fn value(&self, gauge: Gauge, columns: &[f64]) -> Lanes {
        let Some(first) = self.outcomes.directory.metrics[gauge.metric].column else {
            return Lanes::ZERO;
        };
        let column = |place: usize| Lanes::load(&columns[place * WIDTH..]);
        match gauge.when {
            When::Whole => column(first),
            When::Year(year) => column(first + year),
            When::UpTo(year) => {
                (first..=first + year).fold(Lanes::ZERO, |sum, place| sum + column(place))
            }
        }
    }
}
