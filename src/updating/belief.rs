//! What was learnt, as a normal distribution: for questions that change one input and leave the others.
//!
//! The draws that are left know how inputs hang together, but not what one of them would be given the
//! others. Where that is asked, the normal scores of the inputs that moved are taken to be normal, with the
//! means and the covariance that they have in the draws; all other inputs stay as they were. It is an
//! approximation: see how far the outcome’s percentiles agree with those of the draws.

use super::informed::{covariance, learnt, moments};
use crate::inputs::{Copula, Inputs, cholesky};
use crate::points::Cloud;

/// At most so many inputs are taken to hang together.
const MOST: usize = 48;

/// An input counts as moved if so many times more was learnt than luck shows in as many draws.
const ABOVE_LUCK: f64 = 24.0;

/// The inputs with what was learnt of them; as they were where nothing was.
#[must_use]
pub fn believing(inputs: &Inputs, cloud: &Cloud) -> Inputs {
    let before = correlated(inputs, cloud);
    let count = inputs.coordinates.len();
    let row = |place: usize| -> Option<&[f64]> {
        let known = before.iter().find(|(member, _)| *member == place);
        match known {
            Some((_, scores)) => Some(scores.as_slice()),
            None => cloud
                .place(&inputs.coordinates[place].name)
                .map(|place| cloud.row(place)),
        }
    };
    let limit = ABOVE_LUCK / cloud.draws as f64;
    let mut moved: Vec<(f64, usize)> = (0..count)
        .filter_map(|place| Some((learnt(moments(row(place)?)), place)))
        .filter(|(learnt, place)| {
            *learnt > limit && !before.iter().any(|(member, _)| member == place)
        })
        .collect();
    moved.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    moved.truncate(MOST);
    let mut members: Vec<usize> = before.iter().map(|(member, _)| *member).collect();
    members.extend(moved.iter().map(|(_, place)| *place));
    members.sort_by(|a, b| {
        inputs.coordinates[*a]
            .name
            .cmp(&inputs.coordinates[*b].name)
    });
    let rows: Vec<&[f64]> = members.iter().filter_map(|place| row(*place)).collect();
    if rows.len() != members.len() || rows.is_empty() {
        return inputs.clone();
    }
    let means: Vec<f64> = rows.iter().map(|row| moments(row).0).collect();
    let Some(factor) = cholesky(&covariance(&rows, &means)) else {
        return inputs.clone();
    };
    Inputs {
        copula: Some(Copula {
            members,
            factor,
            means,
        }),
        ..inputs.clone()
    }
}

/// The scores of the inputs that are correlated already, as they move together. One of which the cloud
/// knows nothing is left out with all others: then nothing is assumed of them.
fn correlated(inputs: &Inputs, cloud: &Cloud) -> Vec<(usize, Vec<f64>)> {
    let Some(copula) = &inputs.copula else {
        return Vec::new();
    };
    let own: Option<Vec<&[f64]>> = copula
        .members
        .iter()
        .map(|place| {
            let name = &inputs.coordinates[*place].name;
            cloud.place(name).map(|place| cloud.row(place))
        })
        .collect();
    let Some(own) = own else {
        return Vec::new();
    };
    copula
        .members
        .iter()
        .enumerate()
        .map(|(member, place)| {
            let mut scores = vec![copula.means[member]; cloud.draws];
            for (weight, row) in copula.factor[member].iter().zip(&own) {
                for (score, drawn) in scores.iter_mut().zip(*row) {
                    *score += weight * drawn;
                }
            }
            (*place, scores)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::inputs::{Coordinate, stream};
    use crate::points::{Conditioned, Points, Seeded};
    use crate::tables::testing::scenario;

    /// A cloud in which one input’s luck was bad: the inputs then have the mean and the spread that it has there.
    #[test]
    fn an_input_that_moved_has_its_new_mean_and_spread() {
        let (_, register) = scenario();
        let inputs = Inputs::of(&register);
        let coordinates: Vec<Coordinate> = inputs.coordinates.clone();
        let name = coordinates[0].name.clone();
        let mut cloud = Cloud::drawn(coordinates, 4_096, &Seeded::new(2));
        for score in &mut cloud.scores[..4_096] {
            *score = -1.0 + 0.5 * *score;
        }
        let believed = believing(&inputs, &cloud);
        let copula = believed.copula.as_ref().unwrap();
        let member = copula
            .members
            .iter()
            .position(|place| believed.coordinates[*place].name == name)
            .unwrap();
        assert!((copula.means[member] + 1.0).abs() < 0.05);
        let mut points = Points::of_luck(&believed, 4_096);
        let seeded = Seeded::new(7);
        points.hold_first(&believed, &seeded);
        let luck = points.luck_of(&believed, &seeded, &crate::inputs::Source::Own(0));
        let scores: Vec<f64> = luck
            .iter()
            .map(|u| crate::special::normal_quantile(*u))
            .collect();
        let (mean, variance) = moments(&scores);
        assert!((mean + 1.0).abs() < 0.05, "{mean}");
        assert!((variance.sqrt() - 0.5).abs() < 0.05, "{variance}");
        // Of what nothing was learnt, nothing changes.
        let untouched = Conditioned::new(
            Arc::new(Cloud {
                coordinates: vec![Coordinate {
                    stream: stream("none"),
                    name: "none".to_owned(),
                }],
                draws: 8,
                scores: vec![0.0; 8],
            }),
            1,
        );
        let same = believing(&inputs, untouched.cloud());
        assert_eq!(same.copula.is_some(), inputs.copula.is_some());
    }
}
