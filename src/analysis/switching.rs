//! Switching values: how far one input would have to move, all others as they are, for an answer to turn.
//!
//! The answer is the mean of a figure over the futures: for a promise, the chance that it is kept. The
//! input is held at one value in every future, whatever it goes with; the others keep their own luck, the
//! same for every value tried. Where the answer crosses the level is found by halving, so a crossing is
//! known to the width of the last half and to the Monte Carlo error of the answer.

use rayon::prelude::*;

use super::quantiles::mean_and_sd;
use super::sensitivity::Response;
use crate::lanes::{Lanes, WIDTH};
use crate::number::Luck;
use crate::points::{Blends, Seeded};

/// Percentiles between which an input is moved.
pub const ENDS: [f64; 2] = [0.005, 0.995];

/// How often the range is halved: to a four-hundredth of a percentile.
const HALVINGS: usize = 9;

/// Where a figure's mean crosses a level as one thing is moved.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Crossing {
    /// Between its ends, at this place.
    At(f64),
    /// Nowhere: above the level at both ends.
    Above,
    /// Nowhere: below it at both ends.
    Below,
}

/// The mean of every figure with some coordinates held, each at its luck, over so many random draws.
#[must_use]
pub fn held<R: Response>(
    response: &R,
    places: &[(usize, f64)],
    (seed, draws): (u64, usize),
) -> Vec<f64> {
    let hold = |blend: &mut Blends<'_>| {
        for (coordinate, luck) in places {
            blend.fix(*coordinate, *luck);
        }
    };
    means(response, hold, (seed, draws))
}

/// The mean of every figure, every input as it is.
#[must_use]
pub fn as_it_is<R: Response>(response: &R, settings: (u64, usize)) -> Vec<f64> {
    means(response, |_| (), settings)
}

fn means<R: Response>(
    response: &R,
    hold: impl Fn(&mut Blends<'_>) + Sync,
    (seed, draws): (u64, usize),
) -> Vec<f64> {
    let seeded = Seeded::new(seed);
    let packets: Vec<Vec<Lanes>> = (0..draws.div_ceil(WIDTH))
        .into_par_iter()
        .map_init(
            || {
                (
                    Blends::new(response.inputs(), &response.parts()),
                    response.room(),
                )
            },
            |(blend, room), packet| {
                let mut figures = vec![Lanes::ZERO; response.figures()];
                blend.draw_first(&seeded, (packet * WIDTH) as u64);
                hold(blend);
                response.respond(&blend.packets(Luck::Drawn), room, &mut figures);
                figures
            },
        )
        .collect();
    (0..response.figures())
        .map(|figure| {
            let draws = packets.iter().flat_map(|packet| packet[figure].0);
            mean_and_sd(&draws.collect::<Vec<f64>>()).0
        })
        .collect()
}

/// Where the answer crosses a level as something goes from `ends.0` to `ends.1`; `answers` are those at
/// the ends, and `answer` gives it in between.
///
/// # Errors
///
/// Where `answer` fails.
pub fn crossing<E>(
    (ends, answers): ([f64; 2], [f64; 2]),
    level: f64,
    mut answer: impl FnMut(f64) -> Result<f64, E>,
) -> Result<Crossing, E> {
    let above = answers.map(|one| one >= level);
    if above[0] == above[1] {
        return Ok(if above[0] {
            Crossing::Above
        } else {
            Crossing::Below
        });
    }
    let [mut from, mut to] = ends;
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(from, to);
        if (answer(middle)? >= level) == above[0] {
            from = middle;
        } else {
            to = middle;
        }
    }
    Ok(Crossing::At(f64::midpoint(from, to)))
}
