//! The answer without one row, where weights do not bear taking it out.

use std::sync::Arc;

use super::Asked;
use crate::analysis::updated::Headline;
use crate::analysis::updated::influence::answer;
use crate::ensemble::{Engine, Settings};
use crate::outcomes::{Gauge, Outcomes};
use crate::points::{Cloud, Conditioned};
use crate::scenario::Scenario;
use crate::tasks::Watch;
use crate::updating::{self, Futures};

/// Draws from which one row is taken out, where weights do not bear it.
const FEW: usize = 2_048;

/// Takes single rows out again.
pub(super) struct Again<'a> {
    pub scenario: &'a Scenario,
    pub asked: &'a Asked,
    pub futures: &'a Futures<'a>,
    pub cloud: &'a Cloud,
    pub headline: &'a Headline,
    /// Its value in each draw that is left.
    pub values: &'a [f64],
    pub watch: &'a dyn Watch,
}

impl Again<'_> {
    /// The answer without a row; `None` where that cannot be found out either, or nobody waits for it.
    pub fn without(&self, row: usize) -> Option<(f64, f64)> {
        if self.watch.has_gone() {
            return None;
        }
        let found = self.found(row);
        self.watch.done(1);
        found
    }

    fn found(&self, row: usize) -> Option<(f64, f64)> {
        let settings = self.asked.after;
        // The same part of each island: as many in every eight as there are islands.
        let draws = FEW.min(settings.draws / 2);
        let first: Vec<usize> = (0..draws).collect();
        let label = format!("update.without.{row}");
        let target = self.futures.without(row);
        let cloud = self.cloud.picked(&first);
        let cloud = updating::without(&target, cloud, (settings.seed, &label)).ok()?;
        let luck = Arc::new(Conditioned::new(Arc::new(cloud), settings.seed));
        let metric = &self.headline.metric;
        let outcomes = Outcomes::only(&self.scenario.programme, |name| name == metric);
        let settings = Settings { draws, ..settings };
        let engine = Engine::at(self.scenario.case(), outcomes, settings, luck);
        let gauge = Gauge {
            metric: 0,
            ..self.headline.gauge
        };
        let values = engine.first_draws(&[gauge], draws).pop()?;
        let even = vec![1.0; values.len()];
        let bound = self.headline.bound;
        let [without, with] =
            [values.as_slice(), &self.values[..draws]].map(|values| answer(values, &even, bound));
        // Both from the same draws: what these few say otherwise than all is not the row's doing.
        let all = answer(self.values, &vec![1.0; self.values.len()], bound);
        Some((
            without.0 - with.0 + all.0,
            (without.1 - with.1 + all.1).clamp(0.0, 1.0),
        ))
    }
}
