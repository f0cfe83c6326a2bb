//! One draw of a run, replayed: the values of its inputs and the model's own trajectory.

use super::account::{Given, Item};
use super::digits::{DIGITS, number as printed};
use super::term::{Term, n};
use crate::inputs::{Inputs, Source};
use crate::lanes::{Lanes, WIDTH};
use crate::model::{Trajectory, simulate};
use crate::number::{ChanceId, InputId, Luck, Number};
use crate::points::{Coordinates, Points};
use crate::programme::Programme;
use crate::register::{Assumption, Register};
use crate::tables::words::Words;
use crate::units::Series;

/// One draw, with everything that its account is made from.
pub(super) struct Future<'a> {
    pub programme: &'a Programme,
    pub register: &'a Register,
    pub words: Words<'a>,
    pub inputs: Inputs,
    /// What the model says.
    pub t: Trajectory,
    lane: usize,
    values: Vec<f64>,
    luck: Vec<f64>,
    chances: Vec<f64>,
    chance_luck: Vec<f64>,
}

/// Coordinates from a later draw on.
#[derive(Debug)]
struct From<'a> {
    coordinates: &'a dyn Coordinates,
    draw: u64,
}

impl Coordinates for From<'_> {
    fn fill(&self, coordinate: &crate::inputs::Coordinate, first: u64, out: &mut [f64]) {
        self.coordinates.fill(coordinate, self.draw + first, out);
    }
}

impl<'a> Future<'a> {
    /// Replays one draw, in the packet in which the run has it.
    pub fn replay(
        programme: &'a Programme,
        register: &'a Register,
        coordinates: &dyn Coordinates,
        draw: u64,
    ) -> Self {
        let inputs = Inputs::of(register);
        let first = draw - draw % WIDTH as u64;
        let lane = usize::try_from(draw % WIDTH as u64).unwrap_or(0);
        let from = From {
            coordinates,
            draw: first,
        };
        let mut points = Points::new(&inputs, WIDTH);
        points.draw(&inputs, &from, 0);
        let point = points.packet(0, Luck::Drawn);
        let mut t = Trajectory::new(programme);
        simulate(programme, &point, &mut t);
        let values = (0..inputs.assumptions.len())
            .map(|row| point.assumption(InputId(row)).0[lane])
            .collect();
        let chances = (0..inputs.chances.len())
            .map(|row| point.chance(ChanceId(row)).0[lane])
            .collect();

        let mut points = Points::of_luck(&inputs, WIDTH);
        points.hold_first(&inputs, &from);
        let mut luck_of = |source: &Source| points.luck_of(&inputs, &from, source)[lane];
        let luck = inputs
            .assumptions
            .iter()
            .map(|input| luck_of(&input.source))
            .collect();
        let chance_luck = inputs
            .chances
            .iter()
            .map(|chance| luck_of(&Source::Own(chance.coordinate)))
            .collect();
        Self {
            programme,
            register,
            words: Words {
                programme,
                register,
            },
            inputs,
            t,
            lane,
            values,
            luck,
            chances,
            chance_luck,
        }
    }

    /// Its place in the packet.
    pub const fn lane(&self) -> usize {
        self.lane
    }

    /// How many years money is spent in.
    pub const fn years(&self) -> usize {
        self.programme.calendar.years
    }

    /// How many years are appraised.
    pub const fn horizon(&self) -> usize {
        self.programme.calendar.horizon
    }

    /// A packet's number in this draw.
    pub const fn of(&self, lanes: Lanes) -> f64 {
        lanes.0[self.lane]
    }

    /// A series in this draw.
    pub fn row<K: Copy>(&self, series: &Series<K>) -> Vec<f64> {
        series.iter().map(|year| self.of(year.lanes())).collect()
    }

    /// Yearly packets in this draw.
    pub fn lanes(&self, packets: &[Lanes]) -> Vec<f64> {
        packets.iter().map(|year| self.of(*year)).collect()
    }

    /// A number of the scenario in this draw.
    pub fn value(&self, number: Number) -> f64 {
        match number {
            Number::Fixed(value) => value,
            Number::Uncertain(input) => self.values.get(input.0).copied().unwrap_or(f64::NAN),
        }
    }

    /// The luck of an assumption.
    pub fn luck(&self, input: InputId) -> f64 {
        self.luck.get(input.0).copied().unwrap_or(f64::NAN)
    }

    /// A chance as the model has it: a coordinate or a normal score.
    pub fn chance(&self, chance: ChanceId) -> f64 {
        self.chances.get(chance.0).copied().unwrap_or(f64::NAN)
    }

    /// The luck of a chance.
    pub fn chance_luck(&self, chance: ChanceId) -> f64 {
        self.chance_luck.get(chance.0).copied().unwrap_or(f64::NAN)
    }

    /// The assumption that a number is.
    fn assumption(&self, name: &str, number: Number) -> Option<&Assumption> {
        match number {
            Number::Uncertain(input) => self
                .register
                .uncertain()
                .find(|assumption| assumption.input == Some(input)),
            Number::Fixed(_) => self.register.find(name),
        }
    }

    /// Notes a number that formulas use, and gives its value.
    pub fn give(&self, item: &mut Item, key: &str, number: Number) -> f64 {
        let owner = item.id.clone();
        self.give_as(item, key, (&owner, key), number)
    }

    /// The same, unless it is a number that changes nothing.
    pub fn give_unless(&self, item: &mut Item, key: &str, number: Number, idle: f64) -> f64 {
        if number.is(idle) {
            return idle;
        }
        self.give(item, key, number)
    }

    /// The same for a number that belongs to something else.
    pub fn give_of(&self, item: &mut Item, (owner, key): (&str, &str), number: Number) -> f64 {
        self.give_as(item, key, (owner, key), number)
    }

    /// The same by another symbol.
    pub fn give_as(
        &self,
        item: &mut Item,
        symbol: &str,
        (owner, key): (&str, &str),
        number: Number,
    ) -> f64 {
        let value = self.value(number);
        let name = format!("{owner}.{key}");
        let known = self.assumption(&name, number);
        let mut from = match (number, known) {
            (Number::Uncertain(input), known) => {
                let name = known.map_or(name, |known| known.name.clone());
                format!("{name}, {}", percentile(self.luck(input)))
            }
            (Number::Fixed(_), Some(_)) => format!("{name}, fixed"),
            (Number::Fixed(_), None) => format!("{name}, not given in the scenario"),
        };
        if is_delay(key) {
            let whole = value.floor();
            let part = printed(value - whole, DIGITS);
            from = format!("{from}; k = {whole}, φ = {part}");
        }
        item.given.push(Given {
            symbol: symbol.to_owned(),
            value,
            unit: known.map_or_else(String::new, |known| known.provenance.unit.clone()),
            from,
        });
        value
    }
}

/// Keys of delays: what formulas take apart into whole years and a rest.
fn is_delay(key: &str) -> bool {
    matches!(
        key,
        "delay" | "slippage" | "leverage_lag" | "build_years" | "duration" | "multiplier_lag"
    )
}

/// Notes a number that is plain in the scenario.
pub(super) fn plain(item: &mut Item, symbol: &str, value: f64, unit: &str, from: &str) {
    item.given.push(Given {
        symbol: symbol.to_owned(),
        value,
        unit: unit.to_owned(),
        from: from.to_owned(),
    });
}

/// A coordinate as a percentile, in words: `42nd percentile`.
#[must_use]
pub fn percentile(u: f64) -> String {
    let hundredths = (100.0 * u).round();
    if !(1.0..=99.0).contains(&hundredths) {
        let end = if u < 0.5 {
            "below the 1st"
        } else {
            "above the 99th"
        };
        return format!("{end} percentile");
    }
    let ending = match (hundredths % 100.0, hundredths % 10.0) {
        (teens, _) if (11.0..=13.0).contains(&teens) => "th",
        (_, 1.0) => "st",
        (_, 2.0) => "nd",
        (_, 3.0) => "rd",
        _ => "th",
    };
    format!("{hundredths}{ending} percentile")
}

/// `D(x, δ)`: a stream so many years later.
pub(super) fn later(stream: &[f64], delay: f64) -> Vec<f64> {
    let whole = delay.floor();
    let part = delay - whole;
    let before = |year: usize, lag: f64| {
        let place = year as f64 - lag;
        let mut earlier = stream.iter().enumerate();
        let found = earlier.find(|(source, _)| *source as f64 == place);
        found.map_or(0.0, |(_, value)| *value)
    };
    (0..stream.len())
        .map(|year| (1.0 - part) * before(year, whole) + part * before(year, whole + 1.0))
        .collect()
}

/// The same for one year, as arithmetic; what lies before year 0 is left out.
pub(super) fn later_term(stream: &[f64], delay: f64, year: usize) -> Term {
    let whole = delay.floor();
    let part = delay - whole;
    let before = |lag: f64| {
        let place = year as f64 - lag;
        let mut earlier = stream.iter().enumerate();
        let found = earlier.find(|(source, _)| *source as f64 == place);
        found.map(|(_, value)| n(*value))
    };
    if part == 0.0 {
        return before(whole).unwrap_or(n(0.0));
    }
    match (before(whole), before(whole + 1.0)) {
        (None, _) => n(0.0),
        (Some(now), None) => n(part).rest() * now,
        (Some(now), Some(last)) => n(part).rest() * now + n(part) * last,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_are_percentiles_in_words() {
        let cases = [
            (0.421, "42nd percentile"),
            (0.11, "11th percentile"),
            (0.613, "61st percentile"),
            (0.002, "below the 1st percentile"),
            (0.999, "above the 99th percentile"),
        ];
        for (u, words) in cases {
            assert_eq!(percentile(u), words);
        }
    }

    #[test]
    fn a_stream_comes_later_as_in_the_model() {
        assert_eq!(later(&[8.0, 0.0, 0.0, 4.0], 1.25), [0.0, 6.0, 2.0, 0.0]);
        let term = later_term(&[8.0, 3.0, 0.0, 4.0], 1.25, 2);
        assert_eq!(term.text(6), "(1 − 0.25)·3 + 0.25·8");
        assert_eq!(later_term(&[8.0, 3.0], 5.5, 1).text(6), "0");
    }
}
