//! Which inputs go with an outcome: rank correlations.
//!
//! A rank correlation says that an input and an outcome move together, not how much of the spread
//! it explains; inputs that share luck share their correlation. It is a first look.
//!
//! # References
//! Spearman, C. (1904), "The proof and measurement of association between two things", American
//! Journal of Psychology 15(1), 72–101, doi 10.2307/1412159.

use rayon::prelude::*;

use crate::ensemble::Ensemble;
use crate::inputs::{Inputs, Source};
use crate::points::Points;

/// An input and how closely an outcome follows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Driver {
    /// The input's name; `evidence.<id>` where places share all their luck.
    pub name: String,
    /// Spearman's rank correlation with the outcome.
    pub correlation: f64,
}

/// Draws looked at: enough to tell correlations above about 0.05 from nothing.
const ENOUGH: usize = 4096;

/// For each of several outcomes, given by its first random draws
/// ([`Ensemble::random_draws`]), the inputs with the largest rank correlation, largest first.
#[must_use]
pub fn strongest(ensemble: &Ensemble, outcomes: &[Vec<f64>], most: usize) -> Vec<Vec<Driver>> {
    let known = outcomes.iter().map(Vec::len).min();
    let draws = known.unwrap_or(0).min(ENOUGH);
    let outcome_ranks: Vec<Option<Vec<f64>>> = outcomes
        .iter()
        .map(|outcome| {
            let known = outcome.len() >= draws && outcome[..draws].iter().all(|x| !x.is_nan());
            (known && draws > 2).then(|| ranks(&outcome[..draws]))
        })
        .collect();
    // Headline and promises ask for the same ranks.
    let fresh: Vec<(String, Vec<f64>)>;
    let known = ensemble
        .luck_ranks
        .get_or_init(|| luck_ranks(ensemble, draws));
    let inputs = if known.iter().all(|(_, ranks)| ranks.len() == draws) {
        known
    } else {
        fresh = luck_ranks(ensemble, draws);
        &fresh
    };
    let correlations: Vec<(&String, Vec<f64>)> = inputs
        .par_iter()
        .map(|(name, luck)| {
            let with = |outcome: &Option<Vec<f64>>| {
                outcome
                    .as_ref()
                    .map_or(0.0, |ranks| correlation(luck, ranks))
            };
            (name, outcome_ranks.iter().map(with).collect())
        })
        .collect();
    let noise = 3.0 / (draws as f64).sqrt();
    (0..outcomes.len())
        .map(|place| {
            let mut drivers: Vec<Driver> = correlations
                .iter()
                .map(|(name, correlations)| Driver {
                    name: (*name).clone(),
                    correlation: correlations[place],
                })
                .filter(|driver| driver.correlation.abs() > noise)
                .collect();
            drivers.sort_by(|a, b| b.correlation.abs().total_cmp(&a.correlation.abs()));
            drivers.truncate(most);
            drivers
        })
        .collect()
}

/// The ranks of every input's luck in the first random draws.
fn luck_ranks(ensemble: &Ensemble, draws: usize) -> Vec<(String, Vec<f64>)> {
    /// Inputs that a thread takes at a time: what they share is drawn anew for each time.
    const AT_A_TIME: usize = 128;
    let inputs = &ensemble.inputs;
    let coordinates = ensemble.random_coordinates();
    let coordinates = coordinates.as_ref();
    candidates(inputs)
        .into_par_iter()
        .with_min_len(AT_A_TIME)
        .map_init(
            || {
                let mut points = Points::of_luck(inputs, draws);
                points.hold_first(inputs, coordinates);
                points
            },
            |points, (name, source)| {
                let luck = points.luck_of(inputs, coordinates, &source);
                (name, ranks(&luck[..draws]))
            },
        )
        .collect()
}

/// Every source of luck once: assumptions under their own name, shared luck under the evidence's.
#[must_use]
pub fn candidates(inputs: &Inputs) -> Vec<(String, Source)> {
    let mut candidates: Vec<(String, Source)> = Vec::new();
    for input in &inputs.assumptions {
        let name = match &input.source {
            Source::Common(common) => inputs.coordinates[*common].name.clone(),
            _ => input.name.clone(),
        };
        if !candidates.iter().any(|(known, _)| *known == name) {
            candidates.push((name, input.source.clone()));
        }
    }
    for chance in &inputs.chances {
        let name = inputs.coordinates[chance.coordinate].name.clone();
        candidates.push((name, Source::Own(chance.coordinate)));
    }
    candidates
}

/// Ranks from 1, ties sharing their mean rank.
#[must_use]
pub fn ranks(values: &[f64]) -> Vec<f64> {
    // Values travel with their places: sorting places alone would fetch every value from afar.
    let mut order: Vec<(f64, usize)> = values.iter().copied().zip(0..).collect();
    order.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let mut ranks = vec![0.0; values.len()];
    let mut start = 0;
    while start < order.len() {
        let value = order[start].0;
        let end = order[start..]
            .iter()
            .position(|(other, _)| *other != value)
            .map_or(order.len(), |length| start + length);
        let mean = (start + end + 1) as f64 / 2.0;
        for (_, place) in &order[start..end] {
            ranks[*place] = mean;
        }
        start = end;
    }
    ranks
}

/// Pearson's correlation; nothing where one of the two does not vary.
#[must_use]
pub fn correlation(a: &[f64], b: &[f64]) -> f64 {
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let (mean_a, mean_b) = (mean(a), mean(b));
    let (mut ab, mut aa, mut bb) = (0.0, 0.0, 0.0);
    for (a, b) in a.iter().zip(b) {
        let (a, b) = (a - mean_a, b - mean_b);
        ab += a * b;
        aa += a * a;
        bb += b * b;
    }
    if aa == 0.0 || bb == 0.0 {
        0.0
    } else {
        ab / (aa * bb).sqrt()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Case UQ-09 (NAG g02bnf example): first against second and second against third column.
    #[test]
    fn ties_share_their_mean_rank_as_in_uq_09() {
        let x = [1.7, 2.8, 0.6, 1.8, 0.99, 1.4, 1.8, 2.5, 0.99];
        let y = [1.0, 4.0, 6.0, 9.0, 4.0, 2.0, 9.0, 7.0, 5.0];
        let z = [0.5, 3.0, 2.5, 6.0, 2.5, 5.5, 7.5, 0.0, 3.0];
        assert!((correlation(&ranks(&x), &ranks(&y)) - 0.2246).abs() < 5e-5);
        assert!((correlation(&ranks(&x), &ranks(&z)) - 0.1186).abs() < 5e-5);
        assert!((correlation(&ranks(&y), &ranks(&z)) - 0.3814).abs() < 5e-5);
    }
}
