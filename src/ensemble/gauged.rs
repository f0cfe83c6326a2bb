//! The first draws of some gauges, without room for any other column.

use rayon::prelude::*;

use super::engine::{Engine, draws_of_block};
use crate::outcomes::{Gauge, When};
use crate::points::BLOCK;

impl Engine<'_> {
    /// Simulates the first draws of a run and gives those of some gauges, one list for each; a gauge
    /// of a metric that is nothing in every draw is 0 in each.
    #[must_use]
    pub fn first_draws(&self, gauges: &[Gauge], draws: usize) -> Vec<Vec<f64>> {
        let draws = draws.min(self.settings.draws);
        let blocks = 0..draws.div_ceil(BLOCK) as u64;
        let by_block: Vec<Vec<f64>> = blocks
            .into_par_iter()
            .map_init(
                || (self.workspace(), self.columns()),
                |(work, columns), number| {
                    let first = number * BLOCK as u64;
                    let draws = draws_of_block(first, draws);
                    self.block(work, first, draws, columns);
                    let mut told = Vec::with_capacity(gauges.len() * draws);
                    for gauge in gauges {
                        self.read(columns, *gauge, draws, &mut told);
                    }
                    told
                },
            )
            .collect();
        let mut all = vec![Vec::with_capacity(draws); gauges.len()];
        for told in by_block {
            let own = told.len() / gauges.len().max(1);
            for (values, told) in all.iter_mut().zip(told.chunks(own.max(1))) {
                values.extend_from_slice(told);
            }
        }
        all
    }

    /// Adds the draws of a gauge in a block to what is told.
    fn read(&self, columns: &[f64], gauge: Gauge, draws: usize, told: &mut Vec<f64>) {
        let start = told.len();
        let Some(first) = self.outcomes.directory.metrics[gauge.metric].column else {
            told.resize(start + draws, 0.0);
            return;
        };
        let column = |place: usize| &columns[place * BLOCK..][..draws];
        match gauge.when {
            When::Whole => told.extend_from_slice(column(first)),
            When::Year(year) => told.extend_from_slice(column(first + year)),
            When::UpTo(year) => {
                told.extend_from_slice(column(first));
                for later in 1..=year {
                    for (total, value) in told[start..].iter_mut().zip(column(first + later)) {
                        *total += value;
                    }
                }
            }
        }
    }
}
