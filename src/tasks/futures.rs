//! The futures of some gauges, for whoever may stop on the way.

use super::{Refused, Watch};
use crate::ensemble::{Engine, add_answers};
use crate::outcomes::Gauge;
use crate::points::BLOCK;

/// Blocks between two looks at whether anybody waits: a few for each core.
const WAVE: u64 = 4;

/// The draws of some gauges, in the order of the draws; they do not depend on where one looks up.
///
/// # Errors
///
/// If nobody waits any more.
pub fn futures(
    engine: &Engine<'_>,
    gauges: &[Gauge],
    watch: &dyn Watch,
) -> Result<Vec<Vec<f64>>, Refused> {
    let draws = engine.settings.draws;
    let blocks = draws.div_ceil(BLOCK) as u64;
    let mut found = vec![Vec::with_capacity(draws); gauges.len()];
    let done = |count: usize| watch.done(count);
    let mut first = 0;
    while first < blocks {
        watch.go_on()?;
        let end = (first + WAVE).min(blocks);
        add_answers(engine, (gauges, &mut found), first..end, &done);
        first = end;
    }
    watch.go_on()?;
    Ok(found)
}
