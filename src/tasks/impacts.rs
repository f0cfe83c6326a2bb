//! What hangs on each input: a first look, by rank correlation.

use crate::analysis::headline::Headline;
use crate::analysis::{Driver, drivers};
use crate::ensemble::Ensemble;

/// The inputs that the leading figure follows, strongest first: all that stand out of the noise.
#[must_use]
pub fn impacts(ensemble: &Ensemble, headline: &Headline) -> Vec<Driver> {
    let directory = &ensemble.outcomes.directory;
    let leading = headline.leading().and_then(|line| {
        let name = &line.row.metric;
        let flow = name.strip_suffix(".total");
        flow.and_then(|name| directory.at_the_end(name))
            .or_else(|| directory.at_the_end(name))
    });
    let Some(gauge) = leading else {
        return Vec::new();
    };
    let draws = ensemble.random_draws(gauge);
    drivers::strongest(ensemble, &[draws], usize::MAX)
        .into_iter()
        .next()
        .unwrap_or_default()
}
