//! The draws of some gauges, and nothing else: what comparisons are made from.

use std::ops::Range;

use super::engine::Engine;
use crate::outcomes::Gauge;
use crate::points::BLOCK;

/// Blocks that are worked on before their columns are let go.
const WAVE: usize = 32;

/// The draws of some gauges, in the order of the draws.
///
/// `done` is told after each block how many draws it held; it may be called from several threads.
#[must_use]
pub fn answers(
    engine: &Engine<'_>,
    gauges: &[Gauge],
    done: &(dyn Fn(usize) + Sync),
) -> Vec<Vec<f64>> {
    let draws = engine.settings.draws;
    let blocks = draws.div_ceil(BLOCK) as u64;
    let mut answers = vec![Vec::with_capacity(draws); gauges.len()];
    for first in (0..blocks).step_by(WAVE) {
        let wave = first..(first + WAVE as u64).min(blocks);
        add_answers(engine, (gauges, &mut answers), wave, done);
    }
    answers
}

/// Adds the draws of some blocks, for whoever may stop on the way.
pub fn add_answers(
    engine: &Engine<'_>,
    (gauges, answers): (&[Gauge], &mut [Vec<f64>]),
    blocks: Range<u64>,
    done: &(dyn Fn(usize) + Sync),
) {
    let draws = engine.settings.draws;
    let directory = &engine.outcomes.directory;
    for (number, columns) in engine.blocks(blocks, draws, done) {
        let held = super::engine::draws_of_block(number * BLOCK as u64, draws);
        for (gauge, answers) in gauges.iter().zip(&mut *answers) {
            let columns: &[f64] = &columns;
            answers.extend((0..held).map(|draw| {
                let at = |column: usize| columns[column * BLOCK + draw];
                directory.pick(*gauge, at)
            }));
        }
    }
}
