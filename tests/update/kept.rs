//! Are the draws that a file keeps the very draws, and do they stand in for no others?

use std::sync::Arc;

use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use regiocast::inputs::{Coordinate, stream};
use regiocast::points::{Cloud, Conditioned, Coordinates, Seeded};
use regiocast::report::Posterior;

fn coordinate(name: &str) -> Coordinate {
    Coordinate {
        name: name.to_owned(),
        stream: stream(name),
    }
}

/// Any cloud of finite scores, as a file keeps them.
fn cloud() -> impl Strategy<Value = Cloud> {
    let names = btree_set("[a-z][a-z_.0-9]{0,12}", 1..6);
    (names, 1..70_usize).prop_flat_map(|(names, draws)| {
        let count = names.len() * draws;
        let scores = vec((-8.0..8.0_f64).prop_map(|score| score), count);
        scores.prop_map(move |scores| {
            let cloud = Cloud {
                coordinates: names.iter().map(|name| coordinate(name)).collect(),
                draws,
                scores,
            };
            cloud.as_kept()
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_file_gives_back_the_very_bits(cloud in cloud(), seed: u64) {
        let posterior = Posterior { cloud, seed };
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), posterior.to_bytes().unwrap()).unwrap();
        let read = Posterior::read(file.path()).unwrap();
        prop_assert_eq!(read.seed, seed);
        prop_assert_eq!(&read.cloud.coordinates, &posterior.cloud.coordinates);
        prop_assert_eq!(read.cloud.draws, posterior.cloud.draws);
        let bits = |cloud: &Cloud| cloud.scores.iter().map(|z| z.to_bits()).collect::<Vec<_>>();
        prop_assert_eq!(bits(&read.cloud), bits(&posterior.cloud));
        prop_assert_eq!(read.to_bytes().unwrap(), posterior.to_bytes().unwrap());
    }

    /// Draw by draw: the cloud's own luck where it has it, the seed's for further draws and for all other
    /// coordinates, wherever a block begins and ends.
    #[test]
    fn beyond_the_draws_that_are_left_there_is_the_luck_of_the_seed(
        cloud in cloud(),
        seed in 0..1_000_u64,
        first in 0..90_u64,
        length in 1..40_usize,
    ) {
        let own = cloud.coordinates[0].clone();
        let (scores, draws) = (cloud.row(0).to_vec(), cloud.draws as u64);
        let conditioned = Conditioned::new(Arc::new(cloud), seed);
        let seeded = Seeded::new(seed);
        for asked in [own.clone(), coordinate("?")] {
            let (mut luck, mut by_seed) = (vec![0.0; length], vec![0.0; length]);
            conditioned.fill(&asked, first, &mut luck);
            seeded.fill(&asked, first, &mut by_seed);
            let (mut again, mut scored) = (vec![0.0; length], vec![0.0; length]);
            conditioned.fill_scored(&asked, first, (&mut again, &mut scored));
            prop_assert_eq!(&again, &luck);
            for (place, draw) in (first..).take(length).enumerate() {
                if asked == own && draw < draws {
                    let score = scores[usize::try_from(draw).unwrap()];
                    let expected = regiocast::special::normal_cdf(score);
                    prop_assert!((luck[place] - expected).abs() < 1e-12, "{} {expected}", luck[place]);
                    prop_assert_eq!(scored[place], score);
                } else {
                    prop_assert_eq!(luck[place], by_seed[place]);
                }
            }
        }
    }
}
