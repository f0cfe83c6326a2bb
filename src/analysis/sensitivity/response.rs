//! What is looked at when inputs are changed: figures of a programme, eight futures at a time.

use crate::ensemble::{Engine, PacketRoom};
use crate::inputs::Inputs;
use crate::lanes::{Lanes, WIDTH};
use crate::number::Point;
use crate::outcomes::Gauge;
use crate::programme::Bound;

/// Something that turns values of inputs into figures, and nothing else.
pub trait Response: Sync {
    /// Room to work in, one for each thread.
    type Room;
    /// All its inputs.
    fn inputs(&self) -> &Inputs;
    /// The inputs of each thing that is simulated, where there are several.
    fn parts(&self) -> Vec<&Inputs> {
        vec![self.inputs()]
    }
    /// Makes room.
    fn room(&self) -> Self::Room;
    /// How many figures there are.
    fn figures(&self) -> usize;
    /// Writes the figures of a packet of points, one for each of the parts.
    fn respond(&self, points: &[Point<'_>], room: &mut Self::Room, figures: &mut [Lanes]);
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

/// Questions put to a case: a programme, less its reference where one is run.
#[derive(Debug)]
pub struct Asked<'a> {
    engine: &'a Engine<'a>,
    questions: Vec<Question>,
}

impl<'a> Asked<'a> {
    /// Puts questions to a case; gauges are those of the engine's outcomes.
    #[must_use]
    pub const fn new(engine: &'a Engine<'a>, questions: Vec<Question>) -> Self {
        Self { engine, questions }
    }
}

impl Response for Asked<'_> {
    type Room = PacketRoom;

    fn inputs(&self) -> &Inputs {
        self.engine.luck()
    }

    fn parts(&self) -> Vec<&Inputs> {
        self.engine.parts()
    }

    fn room(&self) -> PacketRoom {
        self.engine.packet_room()
    }

    fn figures(&self) -> usize {
        self.questions.len()
    }

    fn respond(&self, points: &[Point<'_>], room: &mut PacketRoom, figures: &mut [Lanes]) {
        let columns = self.engine.packet(points, room);
        let directory = &self.engine.outcomes.directory;
        for (question, figure) in self.questions.iter().zip(figures) {
            for (lane, answer) in figure.0.iter_mut().enumerate() {
                let at = |column: usize| columns[column * WIDTH + lane];
                let value = directory.pick(question.gauge(), at);
                *answer = match question {
                    Question::Value(_) => value,
                    Question::Kept(_, bound) => f64::from(u8::from(bound.is_met_by(value))),
                };
            }
        }
    }
}
